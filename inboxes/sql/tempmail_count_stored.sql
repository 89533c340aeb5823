-- Keep the sums of what messages take, of the site and of each domain, in the transaction that brings them, and
-- count what is stored.  For each row: a transition table would carry each message whole, and write the large ones
-- to files.
CREATE OR REPLACE FUNCTION tempmail_count_stored() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    is_private CONSTANT boolean := NEW.inbox_id IS NOT NULL;
    at_domain CONSTANT bigint := coalesce(
        NEW.domain_id, (SELECT i.domain_id FROM inboxes_inbox i WHERE i.id = NEW.inbox_id));
    own_slot CONSTANT smallint := tempmail_slot();
BEGIN
    INSERT INTO inboxes_storedbytes AS counted (slot, bytes) VALUES (own_slot, NEW.stored_bytes)
    ON CONFLICT (slot) DO UPDATE SET bytes = counted.bytes + excluded.bytes;
    INSERT INTO inboxes_total AS total (slot, domain_id, inboxes, private_messages, public_messages, bytes)
    VALUES (own_slot, at_domain, 0, is_private::integer, (NOT is_private)::integer, NEW.stored_bytes)
    ON CONFLICT (slot, domain_id) DO UPDATE SET bytes = total.bytes + excluded.bytes,
        private_messages = total.private_messages + excluded.private_messages,
        public_messages = total.public_messages + excluded.public_messages;
    PERFORM tempmail_count(CASE WHEN is_private THEN 'stored:private' ELSE 'stored:public' END, at_domain);
    IF NEW.stored_bytes > 0 THEN
        PERFORM tempmail_count('stored_bytes', at_domain, NEW.stored_bytes);
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_stored AFTER INSERT ON inboxes_message
    FOR EACH ROW EXECUTE FUNCTION tempmail_count_stored();
