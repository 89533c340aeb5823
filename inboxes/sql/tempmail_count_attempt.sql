-- Count the calls of webhooks, by whether the other side took them.
CREATE OR REPLACE FUNCTION tempmail_count_attempt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM tempmail_count(
        CASE WHEN NEW.error = '' AND NEW.status BETWEEN 200 AND 299 THEN 'webhook:sent' ELSE 'webhook:failed' END, NULL);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_attempt AFTER INSERT ON inboxes_webhookattempt
    FOR EACH ROW EXECUTE FUNCTION tempmail_count_attempt();
