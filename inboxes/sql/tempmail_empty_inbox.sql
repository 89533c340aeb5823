-- Delete an inbox's messages before it, while tempmail_count_deleted() finds its domain: the cascade comes after.
CREATE OR REPLACE FUNCTION tempmail_empty_inbox() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    -- With a domain all goes at once, and nothing of it is counted any more.  Purge has emptied it before.
    IF EXISTS (SELECT FROM inboxes_message WHERE inbox_id = OLD.id)
        AND EXISTS (SELECT FROM inboxes_domain WHERE id = OLD.domain_id) THEN
        DELETE FROM inboxes_message WHERE inbox_id = OLD.id;
    END IF;
    RETURN OLD;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_empty_inbox BEFORE DELETE ON inboxes_inbox
    FOR EACH ROW EXECUTE FUNCTION tempmail_empty_inbox();
