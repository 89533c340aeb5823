-- Keep 1000 reports of abuse of each way in.  Over it goes first what is done or rejected, the oldest
-- first; then, of those that nobody works on, the oldest of the network that sent the most: a flood
-- from one place takes its own.
CREATE OR REPLACE FUNCTION tempmail_bound_reports() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    way text;
    excess integer;
BEGIN
    FOR way IN SELECT DISTINCT came_by FROM added LOOP
        excess := (SELECT count(*) FROM inboxes_abusereport WHERE came_by = way) - 1000;
        CONTINUE WHEN excess <= 0;
        -- Who deletes one already needs no help, and is not waited for.
        DELETE FROM inboxes_abusereport WHERE reference = ANY (ARRAY(
            SELECT r.reference FROM inboxes_abusereport r JOIN (
                SELECT reference FROM (
                    SELECT reference, came_at, state IN ('done', 'rejected') AS is_closed,
                        count(*) OVER (PARTITION BY origin) AS of_origin
                    FROM inboxes_abusereport WHERE came_by = way AND state <> 'work') there
                ORDER BY is_closed DESC, CASE WHEN is_closed THEN 0 ELSE of_origin END DESC, came_at, reference
                LIMIT excess) leaving USING (reference) FOR UPDATE OF r SKIP LOCKED));
    END LOOP;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_bound_reports AFTER INSERT ON inboxes_abusereport
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tempmail_bound_reports();
