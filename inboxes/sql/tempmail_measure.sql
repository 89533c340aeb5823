-- Add what a process measured since it last told us, and keep what it says of now (measuring.py).
-- In one order for everybody, and without waiting for the disk: processes hold each other up for no time.
CREATE OR REPLACE FUNCTION tempmail_measure(series text[], labels text[], amounts float8[],
                                            source text, gauges text[], readings float8[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    INSERT INTO inboxes_measure AS measured (name, labels, value)
    SELECT * FROM unnest(series, tempmail_measure.labels, amounts) AS told (name, labels, value) ORDER BY 1, 2
    ON CONFLICT (name, labels) DO UPDATE SET value = measured.value + excluded.value;
    INSERT INTO inboxes_gauge (source, name, value, at)
    SELECT tempmail_measure.source, told.name, told.value, statement_timestamp()
    FROM unnest(gauges, readings) AS told (name, value)
    ON CONFLICT (source, name) DO UPDATE SET value = excluded.value, at = excluded.at;
    -- Reading mail is of no domain: who it is for, its parser does not know.
    PERFORM tempmail_count('parse_milliseconds', NULL, (1000 * told.value)::bigint)
    FROM unnest(series, tempmail_measure.labels, amounts) AS told (name, labels, value)
    WHERE (told.name, told.labels) = ('delivery_seconds_sum', 'parse');
    PERFORM tempmail_count('defect:' || told.labels, NULL, told.value::bigint)
    FROM unnest(series, tempmail_measure.labels, amounts) AS told (name, labels, value) WHERE told.name = 'defects';
END
$$;
