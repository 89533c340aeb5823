-- Count a refusal for each of these blocked senders, in this backend's own row: in a flood of refused
-- mail no RCPT waits for another, and a row is updated in its place.
CREATE OR REPLACE FUNCTION tempmail_note_hits(rules bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    INSERT INTO inboxes_senderhits AS noted (sender_id, slot, hits, last_at)
    SELECT rule, pg_backend_pid() % 32, 1, statement_timestamp() FROM unnest(rules) rule ORDER BY rule
    ON CONFLICT (sender_id, slot) DO UPDATE SET hits = noted.hits + 1, last_at = excluded.last_at;
EXCEPTION WHEN foreign_key_violation THEN
    NULL;  -- the rule was deleted in this moment: it has refused all the same
END
$$;
