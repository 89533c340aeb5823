-- Whether nothing more may be stored: the database's disk is full, or so much came at
-- once that the oldest could not go as fast (storage.py).
CREATE OR REPLACE FUNCTION tempmail_is_full() RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM inboxes_storage s WHERE s.full_because <> ''
                   OR s.max_site_bytes * 1.1 < (SELECT sum(bytes) FROM inboxes_storedbytes));
END
$$;
