-- Delete messages while the site has more than its bytes, the heaviest first, at most so many;
-- return how many went.  One at a time: two would take each other's share twice.
CREATE OR REPLACE FUNCTION tempmail_evict(most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '30s'
SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off
AS $$
DECLARE
    bound bigint := (SELECT max_site_bytes FROM inboxes_storage);
    excess bigint := (SELECT sum(bytes) FROM inboxes_storedbytes) - bound;
    stopped bigint;
    last bigint;
    made timestamptz;
    listed uuid[];
    went integer;
    freed bigint;
    evicted integer := 0;
    is_weighed boolean := false;
BEGIN
    IF excess IS NULL OR excess <= 0 OR NOT pg_try_advisory_xact_lock(hashtextextended('tempmail_evict', 0)) THEN
        RETURN 0;
    END IF;
    -- Who had the lock before may have done it by now.
    excess := (SELECT sum(bytes) FROM inboxes_storedbytes) - bound;
    -- From behind what went: what is before it may still be there for an older snapshot.  A sequence has no versions.
    SELECT last_value INTO stopped FROM inboxes_leaving_stopped;
    WHILE excess > 0 AND most > 0 LOOP
        SELECT made_at INTO made FROM inboxes_leaving WHERE number > stopped ORDER BY number LIMIT 1;
        IF made IS NULL OR evicted = 0 AND made <= statement_timestamp() - interval '1 minute' THEN
            EXIT WHEN is_weighed OR evicted > 0;
            -- Weighing reads of all messages a line in an index, so it is done for the next hundredth of
            -- the site at once; a minute later inboxes are others.
            last := coalesce((SELECT max(number) FROM inboxes_leaving WHERE number > stopped), stopped);
            DELETE FROM inboxes_leaving WHERE number > stopped AND number <= last;
            stopped := setval('inboxes_leaving_stopped', last);
            PERFORM tempmail_weigh(bound, excess + bound / 100);
            is_weighed := true;
            CONTINUE;
        END IF;
        SELECT max(number), array_agg(message_id) INTO last, listed FROM (
            SELECT number, message_id, sum(stored_bytes) OVER (ORDER BY number) - stored_bytes AS before FROM (
                SELECT * FROM inboxes_leaving WHERE number > stopped ORDER BY number LIMIT most) next) running
        WHERE before < excess;
        WITH gone AS (
            DELETE FROM inboxes_message WHERE id = ANY (ARRAY(
                SELECT id FROM inboxes_message WHERE id = ANY (listed)
                    AND id <> (SELECT id FROM inboxes_message ORDER BY id DESC LIMIT 1) FOR UPDATE SKIP LOCKED))
            RETURNING stored_bytes)
        SELECT count(*), coalesce(sum(stored_bytes), 0) INTO went, freed FROM gone;
        evicted := evicted + went;
        excess := excess - freed;
        most := most - cardinality(listed);
        DELETE FROM inboxes_leaving WHERE number > stopped AND number <= last;
        stopped := setval('inboxes_leaving_stopped', last);
    END LOOP;
    IF evicted > 0 THEN
        PERFORM tempmail_count('gone:evicted', NULL, evicted);
    END IF;
    RETURN evicted;
END
$$;
