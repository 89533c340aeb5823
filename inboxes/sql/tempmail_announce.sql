-- Tell whoever looks at these topics (push.py) that something came; and whoever sends webhooks and pushes, on a
-- channel of its own, where one is to be told of these inboxes: mail to all others wakes no sender.
-- After COMMIT, in a transaction of its own; who calls it knows nothing of webhooks.
CREATE OR REPLACE FUNCTION tempmail_announce(topics text[], inboxes bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
BEGIN
    PERFORM pg_notify('tempmail', topic) FROM unnest(topics) topic;
    IF EXISTS (SELECT FROM inboxes_pusharrival WHERE inbox_id = ANY (inboxes)) THEN
        PERFORM pg_notify('tempmail_due', '');
    END IF;
END
$$;
