-- Delete what has ended, of one kind, at most so many; return how many went.  Several at once
-- share the work: each passes over rows that another has locked.  Who stole the qcluster's
-- connection deletes nothing that has not ended by it.
-- Who locks a table stops purge, which then fails and is tried again: nothing waits without end.
-- An array is made once; IN (SELECT ... LIMIT) may be run again for each row.  By the indexes of
-- what ends, always: before its first ANALYZE a restored database would read whole tables.
CREATE OR REPLACE FUNCTION tempmail_purge(kind text, most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET lock_timeout = '30s'
AS $$
DECLARE
    purged integer;
BEGIN
    CASE kind
    WHEN 'public messages' THEN
        DELETE FROM inboxes_message WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_message WHERE inbox_id IS NULL AND expires_at <= statement_timestamp()
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'private messages' THEN
        DELETE FROM inboxes_message WHERE id = ANY (ARRAY(
            SELECT m.id FROM inboxes_message m JOIN inboxes_inbox i ON i.id = m.inbox_id
            WHERE i.expires_at <= statement_timestamp() LIMIT most FOR UPDATE OF m SKIP LOCKED));
    WHEN 'inboxes' THEN
        DELETE FROM inboxes_inbox WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_inbox WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'grants' THEN
        DELETE FROM inboxes_grant WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_grant WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'counts' THEN
        DELETE FROM inboxes_clientcount WHERE key = ANY (ARRAY(
            SELECT key FROM inboxes_clientcount WHERE expires_at <= statement_timestamp()
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'seats' THEN
        DELETE FROM inboxes_seat WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inboxes_seat WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
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
    GET DIAGNOSTICS purged = ROW_COUNT;
    IF purged > 0 AND kind LIKE '%messages' THEN
        PERFORM tempmail_count('gone:purged', NULL, purged);
    END IF;
    IF purged = most THEN
        UPDATE inboxes_lastrun SET worked_at = clock_timestamp() WHERE name = 'purge';
    END IF;
    RETURN purged;
END
$$;
