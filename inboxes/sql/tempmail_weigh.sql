-- List what goes next, so many bytes of it, in that order, behind what was listed before.  A message weighs what its inbox, or public
-- name, has from its newest to this one: so the largest inboxes lose first, their oldest first.
-- Spared as long as anything else is left:
--   the newest of each inbox, while all of these together have no more than half of the site;
--   of issued inboxes and of public names, whichever have no more than half, what weighs less than a
--   hundredth: names cost nothing, and who floods thousands of them must not reach the inboxes.
CREATE OR REPLACE FUNCTION tempmail_weigh(bound bigint, wanted bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off
AS $$
BEGIN
    INSERT INTO inboxes_leaving (number, message_id, stored_bytes, made_at)
    WITH weighed AS MATERIALIZED (
        SELECT id, stored_bytes, false AS is_public, row_number() OVER newest = 1 AS is_newest,
            (sum(stored_bytes) OVER newest)::bigint AS weight
        FROM inboxes_message WHERE inbox_id IS NOT NULL
        WINDOW newest AS (PARTITION BY inbox_id ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)
        UNION ALL
        SELECT id, stored_bytes, true, row_number() OVER newest = 1, (sum(stored_bytes) OVER newest)::bigint
        FROM inboxes_message WHERE domain_id IS NOT NULL
        WINDOW newest AS (PARTITION BY domain_id, local_part
                          ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)
    ), totals AS (
        SELECT sum(stored_bytes) FILTER (WHERE is_newest) AS newest, sum(stored_bytes) FILTER (WHERE is_public) AS public,
            sum(stored_bytes) FILTER (WHERE NOT is_public) AS private FROM weighed
    ), heaviest AS (
        -- Of what weighs alike the oldest goes.
        SELECT id, stored_bytes, row_number() OVER (ORDER BY is_spared, weight DESC, id) AS number
        FROM weighed, totals, LATERAL (SELECT is_newest AND newest <= bound / 2 OR weight <= bound / 100
            AND CASE WHEN is_public THEN public ELSE private END <= bound / 2 AS is_spared) judged
        -- What just came is never what goes (arrival_ids.py: ids are in the order of arrival).
        WHERE id <> (SELECT id FROM inboxes_message ORDER BY id DESC LIMIT 1)
        ORDER BY is_spared, weight DESC, id LIMIT 10000
    )
    SELECT (SELECT last_value FROM inboxes_leaving_stopped) + number, id, stored_bytes, statement_timestamp() FROM (
        SELECT number, id, stored_bytes, sum(stored_bytes) OVER (ORDER BY number) - stored_bytes AS before FROM heaviest) running
    WHERE before < wanted;
END
$$;
