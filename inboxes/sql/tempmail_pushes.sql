-- Claim what browsers are to be told, at most so many, for as long as the lease; whoever sends
-- says by due_at, failures and free_at what came of it.  First the arrivals that were noted are
-- taken: one push tells of all of them.  The qcluster's role reads neither inboxes nor grants, only
-- this: nothing of an inbox that has ended, nor by a link that has.
CREATE OR REPLACE FUNCTION tempmail_pushes(most integer, lease interval)
RETURNS TABLE (id bigint, inbox_id bigint, sealed bytea, due_at timestamptz, failures smallint, topic bytea,
               seconds_left integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
    WITH noted AS (
        DELETE FROM inboxes_pusharrival WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_pusharrival ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED)) RETURNING inbox_id)
    UPDATE inboxes_pushsubscription SET due_at = statement_timestamp()
    WHERE inbox_id = ANY (ARRAY(SELECT DISTINCT inbox_id FROM noted));

    RETURN QUERY UPDATE inboxes_pushsubscription s SET free_at = statement_timestamp() + lease
    FROM inboxes_inbox i WHERE i.id = s.inbox_id AND s.id = ANY (ARRAY(
        SELECT p.id FROM inboxes_pushsubscription p
        JOIN inboxes_inbox live ON live.id = p.inbox_id AND live.expires_at > statement_timestamp()
        LEFT JOIN inboxes_grant g ON g.id = p.grant_id
        WHERE p.due_at IS NOT NULL AND p.free_at <= statement_timestamp()
            AND (g.expires_at IS NULL OR g.expires_at > statement_timestamp())
        ORDER BY p.due_at LIMIT most FOR UPDATE OF p SKIP LOCKED))
    RETURNING s.id, s.inbox_id, s.sealed, s.due_at, s.failures, s.lookup,
        least(ceil(extract(epoch FROM least(i.expires_at, (SELECT g.expires_at FROM inboxes_grant g
            WHERE g.id = s.grant_id)) - statement_timestamp())), 2000000000)::integer;
END
$$;
