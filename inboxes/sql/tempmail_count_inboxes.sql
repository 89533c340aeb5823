-- Keep how many inboxes each domain has, and count those that are issued and that end.
CREATE OR REPLACE FUNCTION tempmail_count_inboxes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
    of_domain record;
BEGIN
    FOR of_domain IN
        SELECT c.domain_id AS id, count(*) AS number, count(*) FILTER (WHERE c.local_part ~ ('^(?:' || :GENERATED: || ')$'))
            AS generated FROM changed c WHERE EXISTS (SELECT FROM inboxes_domain d WHERE d.id = c.domain_id) GROUP BY 1
    LOOP
        INSERT INTO inboxes_total AS total (slot, domain_id, inboxes, private_messages, public_messages, bytes)
        VALUES (tempmail_slot(), of_domain.id, sign * of_domain.number, 0, 0, 0)
        ON CONFLICT (slot, domain_id) DO UPDATE SET inboxes = total.inboxes + excluded.inboxes;
        IF TG_OP = 'DELETE' THEN
            PERFORM tempmail_count('inboxes:ended', of_domain.id, of_domain.number);
        ELSE
            PERFORM tempmail_count(kind, of_domain.id, number) FROM (VALUES ('inboxes:generated', of_domain.generated),
                ('inboxes:chosen', of_domain.number - of_domain.generated)) issued (kind, number) WHERE number > 0;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_count_issued AFTER INSERT ON inboxes_inbox
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_inboxes();
CREATE OR REPLACE TRIGGER tempmail_count_ended AFTER DELETE ON inboxes_inbox
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tempmail_count_inboxes();
