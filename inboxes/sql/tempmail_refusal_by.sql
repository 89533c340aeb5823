-- The answer to a client or sender that these blocked senders refuse, or DUNNO where there is none.  Each one's
-- hit is noted in a row of this transaction's own: in a flood of refused mail no RCPT waits for another.
CREATE OR REPLACE FUNCTION tempmail_refusal_by(rules bigint[], happened text, answer text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF rules = '{}' THEN
        RETURN 'DUNNO';
    END IF;
    PERFORM tempmail_count(happened, NULL);
    BEGIN
        INSERT INTO inboxes_senderhits AS noted (sender_id, slot, hits, last_at)
        SELECT rule, tempmail_slot(), 1, statement_timestamp() FROM unnest(rules) rule ORDER BY rule
        ON CONFLICT (sender_id, slot) DO UPDATE SET hits = noted.hits + 1, last_at = excluded.last_at;
    EXCEPTION WHEN foreign_key_violation THEN
        NULL;  -- the rule was deleted in this moment: it has refused all the same
    END;
    RETURN answer;
END
$$;
