-- access(5) for check_sender_access: a refusal for a blocked address, whatever its tag, its domain or
-- a domain above that; DUNNO for everybody else, the null sender ("<>") too.
CREATE OR REPLACE FUNCTION tempmail_sender_access(address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    domain text;
    local_part text;
    labels text[];
    candidates text[];
    rules bigint[];
BEGIN
    address := tempmail_utf8(address);
    domain := split_part(address, '@', -1);
    local_part := left(address, -1 - length(domain));
    IF local_part ~ '^".+"$' THEN
        local_part := regexp_replace(substr(local_part, 2, length(local_part) - 2), '\\(.)', '\1', 'g');
    END IF;
    labels := string_to_array(domain, '.');
    candidates := (coalesce(nullif(split_part(local_part, :TAG_DELIMITER:, 1), ''), local_part) || '@' || domain)
        || ARRAY(SELECT array_to_string(labels[i:], '.') FROM generate_series(1, cardinality(labels)) i);
    rules := ARRAY(SELECT b.id FROM inboxes_blockedsender b
                   WHERE (b.sender = ANY (candidates) OR b.unicode_sender = ANY (candidates))
                   AND (b.expires_at IS NULL OR b.expires_at > statement_timestamp()));
    RETURN tempmail_refusal_by(rules, 'refused:sender_blocked', '550 5.7.1 Sender refused');
END
$$;
