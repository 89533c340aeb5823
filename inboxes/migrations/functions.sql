-- The questions that Postfix, delivery and the qcluster ask.  Names in colons are filled in by
-- the migration from addresses.py and the settings.
--
-- "Live" is defined here and in models.py; a test compares the two.

-- What becomes of mail to local_part@domain, both folded.  One row:
--   verdict  private, public, or why not: unknown (domain), ended (issued, no live
--            inbox), reserved, unusable, unheld (nobody holds it, no wildcard)
-- With for_delivery it holds off claims of a public name until the transaction ends.
CREATE OR REPLACE FUNCTION tempmail_resolve(address_local text, address_domain text, issued_key bytea,
                                            for_delivery boolean)
RETURNS TABLE (verdict text, is_open boolean, domain_id bigint, inbox_id bigint, public_key bytea, base text,
               lifetime_minutes integer, max_messages integer, max_message_bytes integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    mail_domain inboxes_domain;
BEGIN
    -- "shop+news" is the inbox "shop"; "+x" has no base to be a tag of.
    base := coalesce(nullif(split_part(address_local, :TAG_DELIMITER:, 1), ''), address_local);
    SELECT * INTO mail_domain FROM inboxes_domain d WHERE d.name = address_domain OR d.unicode_name = address_domain;
    IF NOT FOUND THEN
        verdict := 'unknown';
        RETURN NEXT;
        RETURN;
    END IF;
    is_open := mail_domain.is_active;
    domain_id := mail_domain.id;
    lifetime_minutes := mail_domain.default_lifetime_minutes;
    max_messages := mail_domain.max_messages;
    max_message_bytes := mail_domain.max_message_bytes;
    IF for_delivery THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(base, mail_domain.id));
    END IF;

    SELECT i.id, i.public_key INTO inbox_id, public_key FROM inboxes_inbox i
    WHERE i.domain_id = mail_domain.id AND i.local_part = base AND i.expires_at > statement_timestamp();
    IF FOUND THEN
        verdict := 'private';
    ELSIF base = ANY (string_to_array(:RESERVED:, ',')) THEN
        verdict := 'reserved';
    ELSIF base ~ ('^(?:' || :GENERATED: || ')$') THEN
        verdict := 'ended';
    ELSIF octet_length(base) NOT BETWEEN 1 AND :MAX_LOCAL_PART_OCTETS:::integer OR base ~ :UNUSABLE: THEN
        verdict := 'unusable';
    ELSIF EXISTS (SELECT FROM inboxes_issuedaddress a
                  WHERE a.digest = hmac(convert_to(base || '@' || mail_domain.name, 'UTF8'), issued_key, 'sha256'))
          OR EXISTS (SELECT FROM inboxes_inbox i WHERE i.domain_id = mail_domain.id AND i.local_part = base) THEN
        verdict := 'ended';
    ELSIF mail_domain.acceptance <> 'wildcard' THEN
        verdict := 'unheld';
    ELSE
        verdict := 'public';
    END IF;
    RETURN NEXT;
END
$$;

-- access(5) for check_recipient_access: OK, or a refusal.  The key comes with the
-- connection (options=-c tempmail.issued_key=HEX), so that no statement log has it.
CREATE OR REPLACE FUNCTION tempmail_recipient_access(address text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    resolved record;
    domain text;
    local_part text;
BEGIN
    address := tempmail_utf8(address);
    domain := split_part(address, '@', -1);
    IF length(domain) = length(address) THEN
        RETURN NULL;  -- a bare domain: access(5) asks for it after the address
    END IF;
    local_part := left(address, -1 - length(domain));
    IF local_part ~ '^".+"$' THEN  -- quoted: RFC 5321 4.1.2, as split_address() has it
        local_part := regexp_replace(substr(local_part, 2, length(local_part) - 2), '\\(.)', '\1', 'g');
    END IF;
    SELECT * INTO resolved FROM tempmail_resolve(
        local_part, domain, decode(current_setting('tempmail.issued_key'), 'hex'), false);
    RETURN CASE
        WHEN resolved.verdict = 'unknown' THEN '550 5.7.1 Relay access denied'
        WHEN NOT resolved.is_open THEN '550 5.2.1 This domain is closed'
        WHEN resolved.verdict IN ('private', 'public') AND tempmail_is_full() THEN '452 4.3.1 Try again later: no room'
        WHEN resolved.verdict IN ('private', 'public') THEN 'OK'
        WHEN resolved.verdict = 'unusable' THEN '550 5.1.3 Bad recipient address'
        ELSE '550 5.1.1 No such address'
    END;
END
$$;

-- access(5) for check_sender_access: a refusal for a blocked address, its domain or
-- a domain above that; DUNNO for everybody else, the null sender ("<>") too.
CREATE OR REPLACE FUNCTION tempmail_sender_access(address text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    labels text[];
    candidates text[];
BEGIN
    address := tempmail_utf8(address);
    labels := string_to_array(split_part(address, '@', -1), '.');
    candidates := address || ARRAY(SELECT array_to_string(labels[i:], '.') FROM generate_series(1, cardinality(labels)) i);
    IF EXISTS (SELECT FROM inboxes_blockedsender b
               WHERE (b.sender = ANY (candidates) OR b.unicode_sender = ANY (candidates))
               AND (b.expires_at IS NULL OR b.expires_at > statement_timestamp())) THEN
        RETURN '550 5.7.1 Sender refused';
    END IF;
    RETURN 'DUNNO';
END
$$;

-- Postfix before 3.8 sends UTF-8 over a connection that it declared to be LATIN1.
-- It folds its keys; NFC is what it leaves to us.
CREATE OR REPLACE FUNCTION tempmail_utf8(address text) RETURNS text
LANGUAGE sql STABLE
AS $$
    SELECT normalize(CASE WHEN pg_client_encoding() = 'LATIN1'
                          THEN convert_from(convert_to(address, 'LATIN1'), 'UTF8') ELSE address END, NFC)
$$;

-- Whether nothing more may be stored: the database's disk is full, or so much came at
-- once that the oldest could not go as fast (storage.py).
CREATE OR REPLACE FUNCTION tempmail_is_full() RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM inboxes_storage s WHERE s.full_because <> ''
                   OR s.max_site_bytes * 1.1 < (SELECT sum(bytes) FROM inboxes_storedbytes));
END
$$;

-- Delete the oldest messages of the site while it has more than its bytes, at most so
-- many; return how many went.  One at a time: two would take each other's share twice.
CREATE OR REPLACE FUNCTION tempmail_evict(most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    excess bigint;
    evicted integer := 0;
BEGIN
    SELECT sum(bytes) - (SELECT max_site_bytes FROM inboxes_storage) INTO excess FROM inboxes_storedbytes;
    IF excess > 0 AND pg_try_advisory_xact_lock(hashtextextended('tempmail_evict', 0)) THEN
        -- Who had the lock before may have done it by now.
        SELECT sum(bytes) - (SELECT max_site_bytes FROM inboxes_storage) INTO excess FROM inboxes_storedbytes;
        -- Ids are in the order of arrival.  The newest stays.
        DELETE FROM inboxes_message WHERE id IN (
            SELECT id FROM (
                SELECT id, sum(stored_bytes) OVER (ORDER BY id) - stored_bytes AS before FROM (
                    SELECT id, stored_bytes FROM inboxes_message
                    WHERE id <> (SELECT id FROM inboxes_message ORDER BY id DESC LIMIT 1)
                    ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED) oldest) running
            WHERE before < excess);
        GET DIAGNOSTICS evicted = ROW_COUNT;
    END IF;
    RETURN evicted;
END
$$;

-- Delete what is over the caps of one inbox or one public name, in messages and in
-- bytes, oldest first and never the newest; then what the site has too much.
CREATE OR REPLACE FUNCTION tempmail_trim(of_inbox bigint, of_domain bigint, of_local_part text, keep integer)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    max_bytes bigint := (SELECT max_inbox_bytes FROM inboxes_storage);
BEGIN
    -- Never below what its domain allows: who stole delivery's connection empties no inbox.
    keep := greatest(keep, (SELECT max_messages FROM inboxes_domain WHERE id = coalesce(
        (SELECT domain_id FROM inboxes_inbox WHERE id = of_inbox), of_domain)));
    -- What is locked already, somebody else is deleting: waiting for it could be a deadlock.
    IF of_inbox IS NOT NULL THEN
        DELETE FROM inboxes_message WHERE id IN (
            SELECT id FROM inboxes_message WHERE id IN (
                SELECT id FROM (
                    SELECT id, row_number() OVER newest AS place, sum(stored_bytes) OVER newest AS bytes
                    FROM inboxes_message WHERE inbox_id = of_inbox
                    WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) counted
                WHERE place > keep OR place > 1 AND bytes > max_bytes)
            FOR UPDATE SKIP LOCKED);
    ELSE
        DELETE FROM inboxes_message WHERE id IN (
            SELECT id FROM inboxes_message WHERE id IN (
                SELECT id FROM (
                    SELECT id, row_number() OVER newest AS place, sum(stored_bytes) OVER newest AS bytes
                    FROM inboxes_message
                    WHERE inbox_id IS NULL AND domain_id = of_domain AND local_part = of_local_part
                    WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) counted
                WHERE place > keep OR place > 1 AND bytes > max_bytes)
            FOR UPDATE SKIP LOCKED);
    END IF;
    PERFORM tempmail_evict(100);
END
$$;

-- Delete what has ended, of one kind, at most so many; return how many went.  Several at once
-- share the work: each passes over rows that another has locked.  Who stole the qcluster's
-- connection deletes nothing that has not ended by it.
-- An array is made once; IN (SELECT ... LIMIT) may be run again for each row.
CREATE OR REPLACE FUNCTION tempmail_purge(kind text, most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    purged integer;
BEGIN
    CASE kind
    WHEN 'public messages' THEN
        DELETE FROM inboxes_message WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_message WHERE inbox_id IS NULL AND expires_at <= statement_timestamp()
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'private messages' THEN
        DELETE FROM inboxes_message WHERE id = ANY (ARRAY(
            SELECT m.id FROM inboxes_message m JOIN inboxes_inbox i ON i.id = m.inbox_id
            WHERE i.expires_at <= statement_timestamp() LIMIT most FOR UPDATE OF m SKIP LOCKED));
    WHEN 'inboxes' THEN
        DELETE FROM inboxes_inbox WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_inbox WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'grants' THEN
        DELETE FROM inboxes_grant WHERE id = ANY (ARRAY(
            SELECT id FROM inboxes_grant WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'counts' THEN
        DELETE FROM inboxes_clientcount WHERE key = ANY (ARRAY(
            SELECT key FROM inboxes_clientcount WHERE expires_at <= statement_timestamp()
            LIMIT most FOR UPDATE SKIP LOCKED));
    WHEN 'seats' THEN
        DELETE FROM inboxes_seat WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inboxes_seat WHERE expires_at <= statement_timestamp() LIMIT most FOR UPDATE SKIP LOCKED));
    END CASE;
    GET DIAGNOSTICS purged = ROW_COUNT;
    RETURN purged;
END
$$;

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

REVOKE ALL ON FUNCTION tempmail_resolve(text, text, bytea, boolean), tempmail_recipient_access(text),
    tempmail_sender_access(text), tempmail_utf8(text), tempmail_trim(bigint, bigint, text, integer), tempmail_is_full(),
    tempmail_evict(integer), tempmail_purge(text, integer), tempmail_parcel(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tempmail_recipient_access(text), tempmail_sender_access(text) TO :POSTFIX_ROLE:;
GRANT EXECUTE ON FUNCTION tempmail_resolve(text, text, bytea, boolean), tempmail_trim(bigint, bigint, text, integer)
    TO :DELIVERY_ROLE:;
GRANT EXECUTE ON FUNCTION tempmail_purge(text, integer), tempmail_evict(integer), tempmail_parcel(uuid)
    TO :PURGE_ROLE:;
GRANT INSERT ON inboxes_message, inboxes_part TO :DELIVERY_ROLE:;
GRANT SELECT (id) ON inboxes_message TO :DELIVERY_ROLE:;
GRANT USAGE ON SEQUENCE inboxes_part_id_seq TO :DELIVERY_ROLE:;
