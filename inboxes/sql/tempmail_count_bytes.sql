-- Keep the sums of what messages take, of the site and of each domain, in the transaction that brings or
-- deletes them, and count what is stored.
CREATE OR REPLACE FUNCTION tempmail_count_bytes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
    change bigint := (SELECT sum(stored_bytes) FROM changed);
    of_domain record;
    own_slot smallint;
BEGIN
    IF change IS NULL THEN
        RETURN NULL;
    END IF;
    own_slot := tempmail_slot();
    INSERT INTO inboxes_storedbytes AS counted (slot, bytes) VALUES (own_slot, sign * change)
    ON CONFLICT (slot) DO UPDATE SET bytes = counted.bytes + excluded.bytes;
    FOR of_domain IN
        SELECT place.id, count(inbox_id) AS private, count(*) - count(inbox_id) AS public, sum(stored_bytes)::bigint AS bytes
        FROM (SELECT coalesce(c.domain_id, (SELECT i.domain_id FROM inboxes_inbox i WHERE i.id = c.inbox_id)) AS id,
                  inbox_id, stored_bytes FROM changed c) place
        -- Of a domain that is being deleted nothing is kept.
        WHERE EXISTS (SELECT FROM inboxes_domain d WHERE d.id = place.id) GROUP BY place.id
    LOOP
        INSERT INTO inboxes_total AS total (slot, domain_id, inboxes, private_messages, public_messages, bytes)
        VALUES (own_slot, of_domain.id, 0, sign * of_domain.private, sign * of_domain.public, sign * of_domain.bytes)
        ON CONFLICT (slot, domain_id) DO UPDATE SET bytes = total.bytes + excluded.bytes,
            private_messages = total.private_messages + excluded.private_messages,
            public_messages = total.public_messages + excluded.public_messages;
        IF TG_OP = 'INSERT' THEN
            PERFORM tempmail_count(kind, of_domain.id, number) FROM (VALUES ('stored:private', of_domain.private),
                ('stored:public', of_domain.public), ('stored_bytes', of_domain.bytes)) stored (kind, number)
            WHERE number > 0;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_stored AFTER INSERT ON inboxes_message
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_bytes();
CREATE OR REPLACE TRIGGER tempmail_count_deleted AFTER DELETE ON inboxes_message
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_bytes();
