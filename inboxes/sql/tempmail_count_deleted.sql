-- Take what is deleted out of the sums of what messages take, of the site and of each domain.  Once for all that go
-- together: of a row that is there already a transition table has what is large by reference alone.
CREATE OR REPLACE FUNCTION tempmail_count_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    gone bigint;
    of_domain record;
    own_slot smallint;
BEGIN
    FOR of_domain IN
        SELECT coalesce(c.domain_id, (SELECT i.domain_id FROM inboxes_inbox i WHERE i.id = c.inbox_id)) AS id,
            count(inbox_id) AS private, count(*) - count(inbox_id) AS public, sum(stored_bytes)::bigint AS bytes
        FROM changed c GROUP BY 1
    LOOP
        gone := coalesce(gone, 0) + of_domain.bytes;
        own_slot := coalesce(own_slot, tempmail_slot());
        -- Of a domain that is being deleted nothing is kept.
        IF EXISTS (SELECT FROM inboxes_domain d WHERE d.id = of_domain.id) THEN
            INSERT INTO inboxes_total AS total (slot, domain_id, inboxes, private_messages, public_messages, bytes)
            VALUES (own_slot, of_domain.id, 0, -of_domain.private, -of_domain.public, -of_domain.bytes)
            ON CONFLICT (slot, domain_id) DO UPDATE SET bytes = total.bytes + excluded.bytes,
                private_messages = total.private_messages + excluded.private_messages,
                public_messages = total.public_messages + excluded.public_messages;
        END IF;
    END LOOP;
    IF gone IS NOT NULL THEN
        INSERT INTO inboxes_storedbytes AS counted (slot, bytes) VALUES (own_slot, -gone)
        ON CONFLICT (slot) DO UPDATE SET bytes = counted.bytes + excluded.bytes;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_deleted AFTER DELETE ON inboxes_message
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_deleted();
