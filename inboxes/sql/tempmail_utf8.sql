-- Postfix before 3.8 sends UTF-8 over a connection that it declared to be LATIN1.
-- It folds its keys; NFC is what it leaves to us.
CREATE OR REPLACE FUNCTION tempmail_utf8(address text) RETURNS text
LANGUAGE sql STABLE
AS $$
    SELECT normalize(CASE WHEN pg_client_encoding() = 'LATIN1'
                          THEN convert_from(convert_to(address, 'LATIN1'), 'UTF8') ELSE address END, NFC)
$$;
