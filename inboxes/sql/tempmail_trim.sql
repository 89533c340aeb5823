-- Delete what is over the caps of one inbox or one public name, in messages and in
-- bytes, oldest first and never the newest; then what the site has too much.  What its
-- holder has pinned (half of both at most, models/inbox.py) stays, and counts.
CREATE OR REPLACE FUNCTION tempmail_trim(of_inbox bigint, of_domain bigint, of_local_part text, keep integer)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    max_bytes bigint := (SELECT max_inbox_bytes FROM inboxes_storage);
    pinned record;
    trimmed integer;
BEGIN
    -- Never below what its domain allows: who stole delivery's connection empties no inbox.
    keep := greatest(keep, (SELECT max_messages FROM inboxes_domain WHERE id = coalesce(
        (SELECT domain_id FROM inboxes_inbox WHERE id = of_inbox), of_domain)));
    SELECT count(*) AS messages, coalesce(sum(stored_bytes), 0) AS bytes INTO pinned
    FROM inboxes_message WHERE inbox_id = of_inbox AND is_pinned;
    keep := greatest(1, keep - pinned.messages);
    max_bytes := max_bytes - pinned.bytes;
    -- What is locked already, somebody else is deleting: waiting for it could be a deadlock.  What was pinned
    -- meanwhile is found out under the lock.
    IF of_inbox IS NOT NULL THEN
        DELETE FROM inboxes_message WHERE id IN (
            SELECT id FROM inboxes_message WHERE NOT is_pinned AND id IN (
                SELECT id FROM (
                    SELECT id, row_number() OVER newest AS place, sum(stored_bytes) OVER newest AS bytes
                    FROM inboxes_message WHERE inbox_id = of_inbox
                        AND id NOT IN (SELECT id FROM inboxes_message WHERE inbox_id = of_inbox AND is_pinned)
                    WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) counted
                WHERE place > keep OR place > 1 AND bytes > max_bytes)
            FOR UPDATE SKIP LOCKED);
    ELSE
        DELETE FROM inboxes_message WHERE id IN (
            SELECT id FROM inboxes_message WHERE id IN (
                SELECT id FROM (
                    SELECT id, row_number() OVER newest AS place, sum(stored_bytes) OVER newest AS bytes
                    FROM inboxes_message
                    -- A message at a domain has no inbox: that the index does not have, and would be read of each row.
                    WHERE domain_id = of_domain AND local_part = of_local_part
                    WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) counted
                WHERE place > keep OR place > 1 AND bytes > max_bytes)
            FOR UPDATE SKIP LOCKED);
    END IF;
    GET DIAGNOSTICS trimmed = ROW_COUNT;
    IF trimmed > 0 THEN
        PERFORM tempmail_count('gone:trimmed', of_domain, trimmed);
    END IF;
    PERFORM tempmail_evict(100);
END
$$;
