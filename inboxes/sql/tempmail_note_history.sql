-- Copy each entry of the admin's log into the history, in the transaction that makes it, however it is
-- made (one by one, in bulk, by a package's own page).  The log's goes with its user, the history's stays.
CREATE OR REPLACE FUNCTION tempmail_note_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    INSERT INTO inboxes_historyentry (at, who, kind, what, object_id, object_name, said)
    SELECT NEW.action_time, u.username,
        CASE NEW.action_flag WHEN 1 THEN 'added' WHEN 2 THEN 'changed' ELSE 'deleted' END,
        coalesce(t.app_label || '.' || t.model, ''), left(coalesce(NEW.object_id, ''), 200),
        left(NEW.object_repr, 200), NEW.change_message
    FROM auth_user u LEFT JOIN django_content_type t ON t.id = NEW.content_type_id WHERE u.id = NEW.user_id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER tempmail_note_history AFTER INSERT ON django_admin_log
    FOR EACH ROW EXECUTE FUNCTION tempmail_note_history();
