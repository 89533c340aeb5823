-- Bring what was counted (tempmail_count) into the rows of its hour, its day, and ever; return how many
-- rows that were.  One at a time, and what is being counted in waits for the next.  Nobody waits for it either:
-- who counts meanwhile finds these slots taken, and takes another (tempmail_slot).
CREATE OR REPLACE FUNCTION tempmail_fold() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s'
AS $$
DECLARE
    slots smallint[];
    folded bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('tempmail_fold', 0)) THEN
        RETURN 0;
    END IF;
    slots := ARRAY(SELECT there.slot FROM (SELECT DISTINCT slot FROM inboxes_tally) there
                   WHERE pg_try_advisory_xact_lock(hashtext('tempmail_slot'), there.slot));
    WITH taken AS (
        DELETE FROM inboxes_tally WHERE slot = ANY (slots) RETURNING hour, domain_id, what, count
    ), summed AS (
        -- -1: all domains together.
        SELECT hour, coalesce(domain_id, -1) AS domain_id, what, sum(count) AS count FROM taken
        GROUP BY GROUPING SETS ((hour, domain_id, what), (hour, what))
    )
    INSERT INTO inboxes_count AS counted (span, at, domain_id, what, count)
    SELECT span, at, domain_id, spans.what, sum(count)
    FROM summed, LATERAL (VALUES
        ('hour', hour, what), ('day', date_trunc('day', hour, 'UTC'), what), ('ever', 'epoch'::timestamptz, what),
        ('hour:', hour, split_part(what, ':', 1)),
        ('day:', date_trunc('day', hour, 'UTC'), split_part(what, ':', 1))) spans (span, at, what)
    WHERE right(span, 1) <> ':' OR (domain_id >= 0 AND spans.what IN ('accepted', 'refused', 'stored'))
    GROUP BY span, at, domain_id, spans.what
    ORDER BY span, at, domain_id  -- what is read together lies together
    ON CONFLICT (span, at, domain_id, what) DO UPDATE SET count = counted.count + excluded.count;
    GET DIAGNOSTICS folded = ROW_COUNT;

    -- What each domain has now, too, or there would be a row of each domain for each slot.
    slots := ARRAY(SELECT there.slot FROM (SELECT DISTINCT slot FROM inboxes_total WHERE slot >= 0) there
                   WHERE pg_try_advisory_xact_lock(hashtext('tempmail_slot'), there.slot));
    WITH taken AS (
        DELETE FROM inboxes_total WHERE slot = ANY (slots) RETURNING *
    )
    INSERT INTO inboxes_total AS total (slot, domain_id, inboxes, private_messages, public_messages, bytes)
    SELECT -1, domain_id, sum(inboxes), sum(private_messages), sum(public_messages), sum(bytes) FROM taken GROUP BY 2
    ORDER BY 2 ON CONFLICT (slot, domain_id) DO UPDATE SET inboxes = total.inboxes + excluded.inboxes,
        private_messages = total.private_messages + excluded.private_messages,
        public_messages = total.public_messages + excluded.public_messages, bytes = total.bytes + excluded.bytes;

    -- Of domains that are gone the past stays, and nothing that goes on.
    DELETE FROM inboxes_count WHERE span = 'ever' AND domain_id > 0
        AND NOT EXISTS (SELECT FROM inboxes_domain d WHERE d.id = domain_id);
    DELETE FROM inboxes_total t WHERE NOT EXISTS (SELECT FROM inboxes_domain d WHERE d.id = t.domain_id);
    DELETE FROM inboxes_gauge WHERE at < statement_timestamp() - interval '1 day';
    RETURN folded;
END
$$;
