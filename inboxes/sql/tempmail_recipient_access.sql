-- access(5) for check_recipient_access: OK, or a refusal.  The key comes with the
-- connection (options=-c tempmail.issued_key=HEX), so that no statement log has it.
CREATE OR REPLACE FUNCTION tempmail_recipient_access(address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    outcome text;  -- as it is counted
    resolved record;
    domain text;
    local_part text;
    is_paused boolean;
    is_spent boolean;
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
    IF resolved.verdict = 'private' THEN
        -- Its holder's own rules.  Whoever was told OK before is stored all the same: delivery asks for neither.
        SELECT i.is_paused, i.messages_left IS NOT DISTINCT FROM 0 INTO is_paused, is_spent
        FROM inboxes_inbox i WHERE i.id = resolved.inbox_id;
    END IF;
    IF resolved.verdict IN ('private', 'public', 'report') AND local_part ~ '[@!%]' THEN
        -- Its tag makes it a route, for which Postfix takes no OK (allow_untrusted_routing).
        resolved.verdict := 'unusable';
    END IF;
    outcome := CASE
        WHEN resolved.verdict = 'unknown' THEN 'relay_denied'
        WHEN resolved.verdict <> 'report' AND NOT resolved.is_open
            AND NOT (SELECT d.is_active FROM inboxes_domain d WHERE d.id = resolved.domain_id) THEN 'domain_closed'
        WHEN resolved.verdict NOT IN ('private', 'public', 'report') THEN resolved.verdict
        WHEN is_spent THEN 'spent'
        WHEN resolved.verdict <> 'report' AND NOT resolved.is_open THEN 'paused'
        WHEN is_paused THEN 'address_paused'
        WHEN tempmail_is_full() THEN 'full'
        ELSE 'accepted'
    END;
    PERFORM tempmail_count(CASE outcome WHEN 'accepted' THEN outcome ELSE 'refused:' || outcome END, resolved.domain_id);
    RETURN CASE outcome
        WHEN 'accepted' THEN 'OK'
        WHEN 'full' THEN '452 4.3.1 Try again later: no room'
        WHEN 'paused' THEN '451 4.3.2 This domain is paused: try again later'
        WHEN 'address_paused' THEN '451 4.2.1 This address is paused: try again later'
        WHEN 'relay_denied' THEN '550 5.7.1 Relay access denied'
        WHEN 'domain_closed' THEN '550 5.2.1 This domain is closed'
        WHEN 'closed' THEN '550 5.2.1 This address was closed by whoever runs this site'
        WHEN 'unusable' THEN '550 5.1.3 Bad recipient address'
        ELSE '550 5.1.1 No such address'
    END;
END
$$;
