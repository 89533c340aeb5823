-- Put the domains' totals right by what is there: reads all of it, in one snapshot, so that what comes and
-- goes meanwhile is neither lost nor counted twice.  After each migration.
CREATE OR REPLACE FUNCTION tempmail_recount() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    INSERT INTO inboxes_total AS total (slot, domain_id, inboxes, private_messages, public_messages, bytes)
    SELECT -1, domain_id, sum(inboxes), sum(private), sum(public), sum(bytes) FROM (
        SELECT domain_id, count(*) AS inboxes, 0 AS private, 0 AS public, 0 AS bytes FROM inboxes_inbox GROUP BY 1
        UNION ALL SELECT i.domain_id, 0, count(*), 0, sum(m.stored_bytes)
        FROM inboxes_message m JOIN inboxes_inbox i ON i.id = m.inbox_id WHERE m.inbox_id IS NOT NULL GROUP BY 1
        UNION ALL SELECT m.domain_id, 0, 0, count(*), sum(m.stored_bytes)
        FROM inboxes_message m WHERE m.inbox_id IS NULL GROUP BY 1
        UNION ALL SELECT t.domain_id, -t.inboxes, -t.private_messages, -t.public_messages, -t.bytes
        FROM inboxes_total t
    ) found GROUP BY domain_id
    HAVING (sum(inboxes), sum(private), sum(public), sum(bytes)) <> (0, 0, 0, 0)
    ON CONFLICT (slot, domain_id) DO UPDATE SET inboxes = total.inboxes + excluded.inboxes,
        private_messages = total.private_messages + excluded.private_messages,
        public_messages = total.public_messages + excluded.public_messages, bytes = total.bytes + excluded.bytes;
END
$$;
