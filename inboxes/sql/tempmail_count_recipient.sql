-- Count what a recipient was answered at RCPT (tempmail_recipient_access): by the answer where that says more
-- than the verdict on the address.
CREATE OR REPLACE FUNCTION tempmail_count_recipient(answer text, verdict text, of_domain bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM tempmail_count(CASE
        WHEN answer = 'OK' THEN 'accepted'
        WHEN answer LIKE '452 %' THEN 'refused:full'
        WHEN answer LIKE '451 %' THEN 'refused:paused'
        WHEN verdict = 'unknown' THEN 'refused:relay_denied'
        WHEN answer LIKE '550 5.2.1 This domain %' THEN 'refused:domain_closed'
        ELSE 'refused:' || verdict
    END, of_domain);
END
$$;
