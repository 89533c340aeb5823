-- Note what the DNS said of a domain's records (inboxes/dns/refreshing.py), unless the domain has gone meanwhile.
CREATE OR REPLACE FUNCTION tempmail_note_records(of_domain bigint, said jsonb, number_to_mend smallint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    INSERT INTO inboxes_domainrecords (domain_id, findings, to_mend, asked_at)
    SELECT id, said, number_to_mend, statement_timestamp() FROM inboxes_domain WHERE id = of_domain FOR KEY SHARE
    ON CONFLICT (domain_id) DO UPDATE SET findings = excluded.findings, to_mend = excluded.to_mend,
        asked_at = excluded.asked_at;
END
$$;
