-- Delete messages while the site has more than its bytes, the heaviest first, at most so many;
-- return how many went.  One at a time: two would take each other's share twice.
CREATE OR REPLACE FUNCTION tempmail_evict(most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '30s'
AS $$
DECLARE
    bound bigint := (SELECT max_site_bytes FROM inboxes_storage);
    excess bigint := (SELECT sum(bytes) FROM inboxes_storedbytes) - bound;
    evicted integer := 0;
    taken uuid[];
BEGIN
    IF excess IS NULL OR excess <= 0 OR NOT pg_try_advisory_xact_lock(hashtextextended('tempmail_evict', 0)) THEN
        RETURN 0;
    END IF;
    -- Who had the lock before may have done it by now.
    excess := (SELECT sum(bytes) FROM inboxes_storedbytes) - bound;
    FOR attempt IN 1..2 LOOP
        EXIT WHEN excess <= 0;
        -- Weighing reads of all messages a line in an index, so it is done for the next hundredth of
        -- the site at once; a minute later inboxes are others.
        IF attempt = 2 OR NOT EXISTS (
            SELECT FROM inboxes_leaving WHERE made_at > statement_timestamp() - interval '1 minute') THEN
            DELETE FROM inboxes_leaving;
            PERFORM tempmail_weigh(bound, excess + bound / 100);
        END IF;
        taken := ARRAY(
            SELECT id FROM (
                SELECT id, sum(stored_bytes) OVER (ORDER BY number) - stored_bytes AS before FROM (
                    SELECT m.id, m.stored_bytes, l.number FROM inboxes_leaving l
                    JOIN inboxes_message m ON m.id = l.message_id
                    WHERE m.id <> (SELECT id FROM inboxes_message ORDER BY id DESC LIMIT 1)
                    ORDER BY l.number LIMIT most FOR UPDATE OF m SKIP LOCKED) there) running
            WHERE before < excess);
        DELETE FROM inboxes_message WHERE id = ANY (taken);
        GET DIAGNOSTICS evicted = ROW_COUNT;
        EXIT WHEN evicted > 0;
    END LOOP;
    DELETE FROM inboxes_leaving WHERE number <= (
        SELECT max(number) FROM inboxes_leaving WHERE message_id = ANY (taken));
    IF evicted > 0 THEN
        PERFORM tempmail_count('gone:evicted', NULL, evicted);
    END IF;
    RETURN evicted;
END
$$;
