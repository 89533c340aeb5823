-- Note what the DNS said of a domain (offering.py).  The qcluster's role writes nothing else there:
-- who stole its connection has a domain offered, and opens none.
CREATE OR REPLACE FUNCTION tempmail_note_dns(of_domain bigint, is_here boolean, said text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    UPDATE inboxes_domain SET leads_here = is_here, dns_said = said, dns_asked_at = statement_timestamp()
    WHERE id = of_domain;
END
$$;
