-- Count down what an inbox was to take, in the transaction that stores a message: of two deliveries at once each
-- counts, and both are stored, as both were accepted.  Whether more is taken, tempmail_recipient_access() says.
CREATE OR REPLACE FUNCTION tempmail_count_down() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    UPDATE inboxes_inbox SET messages_left = messages_left - 1 WHERE id = NEW.inbox_id AND messages_left > 0;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_down AFTER INSERT ON inboxes_message
    FOR EACH ROW WHEN (NEW.inbox_id IS NOT NULL) EXECUTE FUNCTION tempmail_count_down();
