-- Note in the history whenever somebody becomes an admin or a superuser, or is one no more, from
-- whatever place: a shell, the admin, or a stolen connection.
CREATE OR REPLACE FUNCTION tempmail_note_powers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    INSERT INTO inboxes_historyentry (at, who, kind, what, object_id, object_name, said)
    VALUES (statement_timestamp(), 'role ' || session_user, CASE TG_OP WHEN 'INSERT' THEN 'added' ELSE 'changed' END,
        'auth.user', NEW.id::text, NEW.username,
        CASE WHEN NOT NEW.is_active THEN 'May not log in.' WHEN NEW.is_superuser THEN 'Is a superuser.'
             WHEN NEW.is_staff THEN 'May log in to the admin.' ELSE 'Is no admin.' END);
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER tempmail_note_new_powers AFTER INSERT ON auth_user
    FOR EACH ROW WHEN (NEW.is_staff OR NEW.is_superuser) EXECUTE FUNCTION tempmail_note_powers();
CREATE OR REPLACE TRIGGER tempmail_note_powers AFTER UPDATE ON auth_user FOR EACH ROW
    WHEN ((OLD.is_staff, OLD.is_superuser, OLD.is_active) IS DISTINCT FROM (NEW.is_staff, NEW.is_superuser, NEW.is_active))
    EXECUTE FUNCTION tempmail_note_powers();
