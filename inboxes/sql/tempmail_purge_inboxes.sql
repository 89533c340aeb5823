-- The kind "inboxes" of tempmail_purge: a hundred that have ended, and their messages with them, so many and so
-- many bytes at most; an inbox that has more than that goes with the last of them.  In one go, since whoever
-- looked for the messages of all ended inboxes would look again into each that it has emptied.
CREATE OR REPLACE FUNCTION tempmail_purge_inboxes(most integer, since timestamptz,
                                                  OUT gone integer, OUT messages integer,
                                                  OUT is_more boolean, OUT until timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    most_inboxes CONSTANT integer := least(most, 100);
    most_bytes CONSTANT bigint := 64 * 1024 ^ 2;
    ended bigint[];
    of_them uuid[];
    found integer;
BEGIN
    SELECT array_agg(id), max(expires_at) INTO ended, until FROM (
        SELECT id, expires_at FROM inboxes_inbox WHERE expires_at BETWEEN since AND statement_timestamp()
        ORDER BY expires_at LIMIT most_inboxes FOR UPDATE SKIP LOCKED) locked;
    SELECT array_agg(id) FILTER (WHERE number = 1 OR number <= most AND bytes <= most_bytes), count(*)
    INTO of_them, found FROM (
        SELECT id, row_number() OVER running AS number, sum(stored_bytes) OVER running AS bytes FROM (
            SELECT m.id, m.stored_bytes, inbox.place FROM unnest(ended) WITH ORDINALITY inbox (id, place),
                LATERAL (SELECT id, stored_bytes FROM inboxes_message WHERE inbox_id = inbox.id LIMIT most + 1) m
            LIMIT most + 1) there
        WINDOW running AS (ORDER BY place ROWS UNBOUNDED PRECEDING)) counted;
    -- What somebody else has locked is being deleted there, or goes with the next run, and its inbox then.
    of_them := ARRAY(SELECT id FROM inboxes_message WHERE id = ANY (of_them) FOR UPDATE SKIP LOCKED);
    DELETE FROM inboxes_part WHERE message_id = ANY (of_them);
    DELETE FROM inboxes_message WHERE id = ANY (of_them);
    GET DIAGNOSTICS messages = ROW_COUNT;
    DELETE FROM inboxes_inbox i WHERE id = ANY (ended)
        AND NOT EXISTS (SELECT FROM inboxes_message m WHERE m.inbox_id = i.id);
    GET DIAGNOSTICS gone = ROW_COUNT;
    -- What was left is looked at again, as long as anything goes: never round in circles.
    until := coalesce((SELECT min(expires_at) FROM inboxes_inbox WHERE id = ANY (ended)), until);
    is_more := gone + messages > 0 AND (cardinality(ended) = most_inboxes OR messages < found);
END
$$;
