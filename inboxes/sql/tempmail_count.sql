-- Count what happened, at one of our domains or at none (NULL): the one place where events are counted.
-- Words before a colon are of a kind that metrics and the admin's first page know (counting.py):
-- "accepted", "refused:REASON", "discarded:REASON", "stored:private", ...
CREATE OR REPLACE FUNCTION tempmail_count(happened text, of_domain bigint, amount bigint DEFAULT 1) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    INSERT INTO inboxes_tally AS counted (slot, hour, domain_id, what, count)
    VALUES (tempmail_slot(), date_trunc('hour', statement_timestamp(), 'UTC'), coalesce(of_domain, 0), happened, amount)
    ON CONFLICT (slot, hour, domain_id, what) DO UPDATE SET count = counted.count + excluded.count;
END
$$;
