-- access(5) for check_sender_access: a refusal for a blocked address, its domain or
-- a domain above that; DUNNO for everybody else, the null sender ("<>") too.
CREATE OR REPLACE FUNCTION tempmail_sender_access(address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    labels text[];
    candidates text[];
BEGIN
    address := tempmail_utf8(address);
    labels := string_to_array(split_part(address, '@', -1), '.');
    candidates := address || ARRAY(SELECT array_to_string(labels[i:], '.') FROM generate_series(1, cardinality(labels)) i);
    IF EXISTS (SELECT FROM inboxes_blockedsender b
               WHERE (b.sender = ANY (candidates) OR b.unicode_sender = ANY (candidates))
               AND (b.expires_at IS NULL OR b.expires_at > statement_timestamp())) THEN
        PERFORM tempmail_count('refused:sender_blocked', NULL);
        RETURN '550 5.7.1 Sender refused';
    END IF;
    RETURN 'DUNNO';
END
$$;
