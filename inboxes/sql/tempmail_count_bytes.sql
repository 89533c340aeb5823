-- Keep the sum of what messages take, in the transaction that brings or deletes them.
-- Each backend counts in a row of its own, or nearly: none waits for another's commit.
CREATE OR REPLACE FUNCTION tempmail_count_bytes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    change bigint;
BEGIN
    SELECT sum(stored_bytes) INTO change FROM changed;
    IF change <> 0 THEN
        IF TG_OP = 'DELETE' THEN
            change := -change;
        END IF;
        INSERT INTO inboxes_storedbytes AS counted (slot, bytes) VALUES (pg_backend_pid() % 256, change)
        ON CONFLICT (slot) DO UPDATE SET bytes = counted.bytes + excluded.bytes;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_stored AFTER INSERT ON inboxes_message
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_bytes();
CREATE OR REPLACE TRIGGER tempmail_count_deleted AFTER DELETE ON inboxes_message
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_bytes();
