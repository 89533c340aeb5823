-- What a webhook is told of one delivery; no row when it is off or its inbox has ended.  The
-- qcluster's role reads neither inboxes nor messages nor grants, only this: of a message that waits
-- to be sent its time and size, and its content, sealed, where the holder agreed.
CREATE OR REPLACE FUNCTION tempmail_parcel(of_delivery uuid)
RETURNS TABLE (local_part text, domain text, public_key bytea, wrapped bytea, message_id uuid, received_at timestamptz,
               source_bytes integer, seen_at timestamptz, summary bytea, body bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT i.local_part::text, n.name::text, i.public_key, g.wrapped, m.id, m.received_at, m.source_bytes,
        m.seen_at, CASE WHEN g.id IS NOT NULL THEN m.summary END, CASE WHEN g.id IS NOT NULL THEN m.body END
    FROM inboxes_webhookdelivery d
    JOIN inboxes_webhook w ON w.id = d.webhook_id AND w.off_reason = ''
    JOIN inboxes_inbox i ON i.id = w.inbox_id AND i.expires_at > statement_timestamp()
    JOIN inboxes_domain n ON n.id = i.domain_id
    LEFT JOIN inboxes_message m ON m.id = d.message_id AND m.inbox_id = i.id
    LEFT JOIN inboxes_grant g ON g.inbox_id = i.id AND g.kind = 'webhook' AND m.id IS NOT NULL
    WHERE d.id = of_delivery;
END
$$;
