-- Claim what browsers are to be told, at most so many, for as long as the lease; whoever sends
-- says by due_at, failures and free_at what came of it.  The qcluster's role reads neither inboxes
-- nor grants, only this: nothing of an inbox that has ended, nor by a link that has.
-- What was taken into a look back, tempmail_due() says.
CREATE OR REPLACE FUNCTION tempmail_pushes(most integer, lease interval, look_back interval DEFAULT NULL)
RETURNS TABLE (id bigint, inbox_id bigint, sealed bytea, due_at timestamptz, failures smallint, topic bytea,
               seconds_left integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
    since timestamptz := coalesce(statement_timestamp() - look_back, '-infinity');
BEGIN
    -- Of those, too, whose right has ended: else these would stand at the head of the index until purge.
    RETURN QUERY WITH claimed AS (
        UPDATE inboxes_pushsubscription SET free_at = statement_timestamp() + lease WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_pushsubscription
            WHERE due_at IS NOT NULL AND free_at BETWEEN since AND statement_timestamp()
            ORDER BY free_at LIMIT most FOR UPDATE SKIP LOCKED))
        RETURNING *)
    SELECT s.id, s.inbox_id, s.sealed, s.due_at, s.failures, s.lookup,
        least(ceil(extract(epoch FROM least(i.expires_at, g.expires_at) - statement_timestamp())), 2000000000)::integer
    FROM claimed s JOIN inboxes_inbox i ON i.id = s.inbox_id AND i.expires_at > statement_timestamp()
    LEFT JOIN inboxes_grant g ON g.id = s.grant_id
    WHERE g.expires_at IS NULL OR g.expires_at > statement_timestamp()
    ORDER BY s.due_at;
END
$$;
