-- access(5) for check_client_access: a refusal for a client in a blocked network.  Postfix asks for its
-- name, the domains above that, its address, and what is left of that cut from the right, which may look
-- like another address: DUNNO for the whole one ends its questions.
CREATE OR REPLACE FUNCTION tempmail_client_access(client text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    rules bigint[];
BEGIN
    IF client !~ '^\d+(\.\d+){3}$' AND strpos(client, ':') = 0 THEN
        RETURN NULL;
    END IF;
    rules := ARRAY(SELECT b.id FROM inboxes_blockedsender b WHERE b.network >>= split_part(client, '%', 1)::inet
                   AND (b.expires_at IS NULL OR b.expires_at > statement_timestamp()));
    RETURN tempmail_refusal_by(rules, 'refused:network_blocked', '550 5.7.1 Client refused');
END
$$;
