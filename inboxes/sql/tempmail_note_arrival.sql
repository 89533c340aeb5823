-- Note each arrival in an inbox that has a webhook, or of which browsers are told, in the
-- transaction that stores the message: delivery knows nothing of either, and calls nobody.
CREATE OR REPLACE FUNCTION tempmail_note_arrival() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    -- While the webhook rests, so does what arrives.
    INSERT INTO inboxes_webhookdelivery (id, webhook_id, message_id, due_at)
    SELECT gen_random_uuid(), w.id, NEW.id, statement_timestamp()
    FROM inboxes_webhook w WHERE w.inbox_id = NEW.inbox_id AND w.off_reason = '';
    IF FOUND OR EXISTS (SELECT FROM inboxes_pushsubscription p WHERE p.inbox_id = NEW.inbox_id) THEN
        INSERT INTO inboxes_pusharrival (inbox_id, at) VALUES (NEW.inbox_id, statement_timestamp());
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_note_arrival AFTER INSERT ON inboxes_message
    FOR EACH ROW WHEN (NEW.inbox_id IS NOT NULL) EXECUTE FUNCTION tempmail_note_arrival();
