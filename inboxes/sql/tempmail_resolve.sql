-- What becomes of mail to local_part@domain, both folded.  One row:
--   verdict  private, public, report (abuse@, where its domain takes reports), or why not:
--            unknown (domain), ended (issued, no live inbox), reserved, unusable, unheld
--            (nobody holds it, no wildcard), closed (by an admin, and would be public: of a
--            private one it is ended)
-- With for_delivery it holds off claims of a public name until the transaction ends.
-- "Live" is defined here and in the models; a test compares the two.
CREATE OR REPLACE FUNCTION tempmail_resolve(address_local text, address_domain text, issued_key bytea,
                                            for_delivery boolean)
RETURNS TABLE (verdict text, is_open boolean, domain_id bigint, inbox_id bigint, public_key bytea, base text,
               lifetime_minutes integer, max_messages integer, max_message_bytes integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    mail_domain inboxes_domain;
BEGIN
    -- "shop+news" is the inbox "shop"; "+x" has no base to be a tag of.
    base := coalesce(nullif(split_part(address_local, :TAG_DELIMITER:, 1), ''), address_local);
    SELECT * INTO mail_domain FROM inboxes_domain d WHERE d.name = address_domain OR d.unicode_name = address_domain;
    IF NOT FOUND THEN
        verdict := 'unknown';
        IF for_delivery THEN
            PERFORM tempmail_count('discarded:unknown', NULL);
        END IF;
        RETURN NEXT;
        RETURN;
    END IF;
    is_open := mail_domain.is_active AND NOT mail_domain.is_paused;
    domain_id := mail_domain.id;
    lifetime_minutes := mail_domain.default_lifetime_minutes;
    max_messages := mail_domain.max_messages;
    max_message_bytes := mail_domain.max_message_bytes;
    IF for_delivery THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(base, mail_domain.id));
    END IF;

    SELECT i.id, i.public_key INTO inbox_id, public_key FROM inboxes_inbox i
    WHERE i.domain_id = mail_domain.id AND i.local_part = base AND i.expires_at > statement_timestamp();
    IF FOUND THEN
        verdict := 'private';
    ELSIF base = :ABUSE_MAILBOX: AND mail_domain.takes_reports THEN
        verdict := 'report';
    ELSIF base = ANY (string_to_array(:RESERVED:, ',')) THEN
        verdict := 'reserved';
    ELSIF base ~ ('^(?:' || :GENERATED: || ')$') THEN
        verdict := 'ended';
    ELSIF octet_length(base) NOT BETWEEN 1 AND :MAX_LOCAL_PART_OCTETS:::integer OR base ~ :UNUSABLE: THEN
        verdict := 'unusable';
    ELSE
        -- In one statement: three took a quarter longer.
        SELECT CASE
            WHEN EXISTS (SELECT FROM inboxes_reservedname r
                         WHERE r.local_part = base AND (r.domain_id = mail_domain.id OR r.domain_id IS NULL))
                THEN 'reserved'
            WHEN EXISTS (SELECT FROM inboxes_issuedaddress a WHERE a.digest = hmac(
                             convert_to(base || '@' || mail_domain.name, 'UTF8'), issued_key, 'sha256'))
                OR EXISTS (SELECT FROM inboxes_inbox i WHERE i.domain_id = mail_domain.id AND i.local_part = base)
                THEN 'ended'
            WHEN mail_domain.acceptance <> 'wildcard' THEN 'unheld'
            WHEN EXISTS (SELECT FROM inboxes_closedaddress c WHERE c.address = base || '@' || mail_domain.name
                         AND (c.expires_at IS NULL OR c.expires_at > statement_timestamp())) THEN 'closed'
            ELSE 'public' END
        INTO verdict;
    END IF;
    IF for_delivery AND verdict NOT IN ('private', 'public') THEN
        PERFORM tempmail_count('discarded:' || verdict, domain_id);
    END IF;
    RETURN NEXT;
END
$$;
