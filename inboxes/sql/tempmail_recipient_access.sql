-- access(5) for check_recipient_access: OK, or a refusal.  The key comes with the
-- connection (options=-c tempmail.issued_key=HEX), so that no statement log has it.
CREATE OR REPLACE FUNCTION tempmail_recipient_access(address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    answer text;
    resolved record;
    domain text;
    local_part text;
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
    IF resolved.verdict IN ('private', 'public', 'report') AND local_part ~ '[@!%]' THEN
        -- Its tag makes it a route, for which Postfix takes no OK (allow_untrusted_routing).
        resolved.verdict := 'unusable';
    END IF;
    answer := CASE
        WHEN resolved.verdict = 'unknown' THEN '550 5.7.1 Relay access denied'
        WHEN resolved.verdict = 'report' AND tempmail_is_full() THEN '452 4.3.1 Try again later: no room'
        WHEN resolved.verdict = 'report' THEN 'OK'
        WHEN NOT resolved.is_open AND NOT (SELECT d.is_active FROM inboxes_domain d WHERE d.id = resolved.domain_id)
            THEN '550 5.2.1 This domain is closed'
        WHEN NOT resolved.is_open AND resolved.verdict IN ('private', 'public')
            THEN '451 4.3.2 This domain is paused: try again later'
        WHEN resolved.verdict IN ('private', 'public') AND tempmail_is_full() THEN '452 4.3.1 Try again later: no room'
        WHEN resolved.verdict IN ('private', 'public') THEN 'OK'
        WHEN resolved.verdict = 'closed' THEN '550 5.2.1 This address was closed by whoever runs this site'
        WHEN resolved.verdict = 'unusable' THEN '550 5.1.3 Bad recipient address'
        ELSE '550 5.1.1 No such address'
    END;
    PERFORM tempmail_count_recipient(answer, resolved.verdict, resolved.domain_id);
    RETURN answer;
END
$$;
