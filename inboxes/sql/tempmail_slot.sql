-- A row's number that is this transaction's alone until it ends: what is counted in rows of that number
-- makes nobody wait, and no two transactions can lock each other out, in whichever order they count.
CREATE OR REPLACE FUNCTION tempmail_slot() RETURNS smallint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    slots CONSTANT integer := 256;
    slot integer := pg_backend_pid() % slots;
BEGIN
    FOR attempt IN 1..slots LOOP
        IF pg_try_advisory_xact_lock(hashtext('tempmail_slot'), slot) THEN
            RETURN slot;
        END IF;
        slot := (slot + 1) % slots;
    END LOOP;
    PERFORM pg_advisory_xact_lock(hashtext('tempmail_slot'), slot);
    RETURN slot;
END
$$;
