-- Delete the oldest messages of the site while it has more than its bytes, at most so
-- many; return how many went.  One at a time: two would take each other's share twice.
CREATE OR REPLACE FUNCTION tempmail_evict(most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '30s'
AS $$
DECLARE
    excess bigint;
    evicted integer := 0;
BEGIN
    SELECT sum(bytes) - (SELECT max_site_bytes FROM inboxes_storage) INTO excess FROM inboxes_storedbytes;
    IF excess > 0 AND pg_try_advisory_xact_lock(hashtextextended('tempmail_evict', 0)) THEN
        -- Who had the lock before may have done it by now.
        SELECT sum(bytes) - (SELECT max_site_bytes FROM inboxes_storage) INTO excess FROM inboxes_storedbytes;
        -- Ids are in the order of arrival as far as the clocks of delivery's hosts agree
        -- (arrival_ids.py): near enough for what is oldest.  The one with the last id stays.
        DELETE FROM inboxes_message WHERE id IN (
            SELECT id FROM (
                SELECT id, sum(stored_bytes) OVER (ORDER BY id) - stored_bytes AS before FROM (
                    SELECT id, stored_bytes FROM inboxes_message
                    WHERE id <> (SELECT id FROM inboxes_message ORDER BY id DESC LIMIT 1)
                    ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED) oldest) running
            WHERE before < excess);
        GET DIAGNOSTICS evicted = ROW_COUNT;
    END IF;
    RETURN evicted;
END
$$;
