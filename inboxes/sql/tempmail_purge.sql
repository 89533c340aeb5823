-- Delete what has ended, of one kind, at most so many; return how many went, with how many messages, whether more
-- may be left, and until when this one looked: the next looks from there on, and reads nothing of what is gone but
-- may still be seen by an older snapshot (a dump).  Several at once share the work: each passes over rows
-- that another has locked.  Who stole the qcluster's connection deletes nothing that has not ended by it.
-- Who locks a table stops purge, which then fails and is tried again: nothing waits without end.
-- An array is made once; IN (SELECT ... LIMIT) may be run again for each row.  By the indexes of
-- what ends, always: before its first ANALYZE a restored database would read whole tables.
-- No batch waits for the disk: what a crash brings back has ended, and goes again.
CREATE OR REPLACE FUNCTION tempmail_purge(kind text, most integer, since timestamptz DEFAULT '-infinity',
                                          OUT gone integer, OUT messages integer,
                                          OUT is_more boolean, OUT until timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET jit = off SET lock_timeout = '30s'
AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    messages := 0;
    CASE kind
    WHEN 'public messages' THEN
        WITH purged AS (
            DELETE FROM inboxes_message WHERE id = ANY (ARRAY(
                SELECT id FROM inboxes_message
                WHERE inbox_id IS NULL AND expires_at BETWEEN since AND statement_timestamp()
                ORDER BY expires_at LIMIT most FOR UPDATE SKIP LOCKED)) RETURNING expires_at)
        SELECT count(*), count(*), max(expires_at) INTO gone, messages, until FROM purged;
    WHEN 'inboxes' THEN
        SELECT * INTO gone, messages, is_more, until FROM tempmail_purge_inboxes(most, since);
    WHEN 'grants' THEN
        DELETE FROM inboxes_grant WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_grant WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'counts' THEN
        DELETE FROM inboxes_clientcount WHERE key = ANY (ARRAY(
            SELECT key FROM inboxes_clientcount WHERE expires_at <= statement_timestamp()
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'seats' THEN
        -- All at once: no index has when they end, which each renewal moves.
        DELETE FROM inboxes_seat WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inboxes_seat WHERE expires_at <= statement_timestamp() FOR UPDATE SKIP LOCKED));
    WHEN 'sums' THEN
        DELETE FROM inboxes_count WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inboxes_count WHERE (span = 'hour' AND at < statement_timestamp() - interval '8 days')
                OR (span = 'hour:' AND at < statement_timestamp() - interval '2 days')
                OR (span = 'day' AND at < statement_timestamp() - interval '1 year')
                OR (span = 'day:' AND at < statement_timestamp() - interval '32 days')
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'reports' THEN
        DELETE FROM inboxes_abusereport WHERE reference = ANY (ARRAY(
            SELECT reference FROM inboxes_abusereport WHERE expires_at <= statement_timestamp()
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'history' THEN
        DELETE FROM inboxes_historyentry WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_historyentry WHERE at <= statement_timestamp() - interval '2 years'
            LIMIT most FOR UPDATE SKIP LOCKED));
    END CASE;
    IF gone IS NULL THEN
        GET DIAGNOSTICS gone = ROW_COUNT;
    END IF;
    is_more := coalesce(is_more, gone = most);
    until := coalesce(until, since);
    IF messages > 0 THEN
        PERFORM tempmail_count('gone:purged', NULL, messages);
    END IF;
    IF is_more THEN
        UPDATE inboxes_lastrun SET worked_at = clock_timestamp() WHERE name = 'purge';
    END IF;
END
$$;
