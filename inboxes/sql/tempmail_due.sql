-- Take the arrivals that were noted: webhooks and browsers of their inboxes have something to be told, one
-- push for all of them. Return whether webhooks, and browsers, are to be claimed now, and whether more was noted.
-- Whoever makes one of both due sets its free_at to now or later; so a look back over a minute finds all that
-- became due since the last look, and none of the dead rows before it, which a long transaction keeps.
-- NULL looks at everything.
CREATE OR REPLACE FUNCTION tempmail_due(look_back interval, OUT webhooks boolean, OUT pushes boolean, OUT more boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    most CONSTANT integer := 1000;
    since timestamptz := coalesce(statement_timestamp() - look_back, '-infinity');
    inboxes bigint[];
BEGIN
    WITH noted AS (
        DELETE FROM inboxes_pusharrival WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_pusharrival WHERE at >= since ORDER BY at LIMIT most FOR UPDATE SKIP LOCKED))
        RETURNING inbox_id)
    SELECT array_agg(DISTINCT inbox_id), count(*) = most INTO inboxes, more FROM noted;
    IF inboxes IS NOT NULL THEN
        UPDATE inboxes_webhook
        SET due_at = statement_timestamp(), free_at = greatest(free_at, statement_timestamp())
        WHERE inbox_id = ANY (inboxes) AND off_reason = '';
        UPDATE inboxes_pushsubscription
        SET due_at = statement_timestamp(), free_at = greatest(free_at, statement_timestamp())
        WHERE inbox_id = ANY (inboxes);
    END IF;
    webhooks := EXISTS (SELECT FROM inboxes_webhook WHERE due_at IS NOT NULL AND NOT is_slow
            AND free_at BETWEEN since AND statement_timestamp())
        OR EXISTS (SELECT FROM inboxes_webhook WHERE due_at IS NOT NULL AND is_slow
            AND free_at BETWEEN since AND statement_timestamp());
    pushes := EXISTS (SELECT FROM inboxes_pushsubscription WHERE due_at IS NOT NULL
        AND free_at BETWEEN since AND statement_timestamp());
END
$$;
