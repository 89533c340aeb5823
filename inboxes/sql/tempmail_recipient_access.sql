-- access(5) for check_recipient_access: OK, or a refusal.  The key comes with the
-- connection (options=-c tempmail.issued_key=HEX), so that no statement log has it.
CREATE OR REPLACE FUNCTION tempmail_recipient_access(address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    resolved record;
    domain text;
    local_part text;
    outcome text;
BEGIN
    address := tempmail_utf8(address);
    domain := split_part(address, '@', -1);
    IF length(domain) = length(address) THEN
        RETURN NULL;  -- a bare domain: access(5) asks for it after the address
    END IF;
    local_part := left(address, -1 - length(domain));
    IF local_part ~ '^".+"$' THEN  -- quoted: RFC 5321 4.1.2, as split_address() has it
        local_part := regexp_replace(substr(local_part, 2, length(local_part) - 2), '\\(.)', '\1', 'g');
    END IF;
    SELECT * INTO resolved FROM tempmail_resolve(
        local_part, domain, decode(current_setting('tempmail.issued_key'), 'hex'), false);
    outcome := CASE
        WHEN resolved.verdict = 'unknown' THEN 'relay_denied'
        WHEN NOT resolved.is_open THEN 'closed'
        WHEN resolved.verdict NOT IN ('private', 'public') THEN resolved.verdict
        WHEN tempmail_is_full() THEN 'full'
        ELSE 'accepted'
    END;
    PERFORM tempmail_count(CASE outcome WHEN 'accepted' THEN '' ELSE 'refused:' END || outcome, resolved.domain_id);
    RETURN CASE outcome
        WHEN 'accepted' THEN 'OK'
        WHEN 'relay_denied' THEN '550 5.7.1 Relay access denied'
        WHEN 'closed' THEN '550 5.2.1 This domain is closed'
        WHEN 'full' THEN '452 4.3.1 Try again later: no room'
        WHEN 'unusable' THEN '550 5.1.3 Bad recipient address'
        ELSE '550 5.1.1 No such address'  -- ended, reserved, unheld
    END;
END
$$;
