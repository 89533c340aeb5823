-- Rows by filling.py, in one transaction: names in colons are its values.
-- By no trigger: each would look at every row.  What they keep is put right at the end.
DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        SET LOCAL session_replication_role = replica;
        SET LOCAL maintenance_work_mem = '512MB';
    ELSE
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE inboxes_domain DISABLE TRIGGER USER;
        ALTER TABLE inboxes_inbox DISABLE TRIGGER USER;
        ALTER TABLE inboxes_message DISABLE TRIGGER USER;
        ALTER TABLE inboxes_grant DISABLE TRIGGER USER;
        ALTER TABLE inboxes_webhook DISABLE TRIGGER USER;
        ALTER TABLE inboxes_abusereport DISABLE TRIGGER USER;
    END IF;
    PERFORM setseed(0.37);
END
$$;
SET LOCAL work_mem = '256MB';
SET LOCAL synchronous_commit = off;
SET LOCAL statement_timeout = 0;

CREATE TEMP TABLE filling_index ON COMMIT DROP AS
SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
WHERE indrelid IN ('inboxes_message'::regclass, 'inboxes_inbox'::regclass) AND NOT :with_indexes:
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid);
DO $$
DECLARE
    of_index record;
BEGIN
    FOR of_index IN SELECT name FROM filling_index LOOP
        EXECUTE 'DROP INDEX ' || of_index.name;
    END LOOP;
END
$$;

CREATE TEMP TABLE filling_content (
    whose integer, number integer, summary bytea, body bytea, source bytea, part bytea, source_bytes integer,
    public_key bytea, PRIMARY KEY (whose, number)
) ON COMMIT DROP;
INSERT INTO filling_content VALUES :contents:;
ANALYZE filling_content;

-- They have no DNS, and lead here as names for tests do.
INSERT INTO inboxes_domain (
    name, unicode_name, is_active, is_paused, is_listed, is_default, position, offered_anyway, leads_here, dns_said,
    acceptance, default_lifetime_minutes, max_lifetime_minutes, max_message_bytes, max_messages, note, notes)
SELECT name, name, true, false, true, false, 0, false, true, '', 'wildcard', 7 * 1440, 7 * 1440, 26214400,
    greatest(200, :heavy:), '', '{}'
FROM generate_series(:first_domain:, :first_domain: + :domains: - 1) number, LATERAL (SELECT 'd' || number || '.:domain:') d (name);
CREATE TEMP TABLE filling_domain ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY id) - 1 AS number, id FROM inboxes_domain
WHERE id >= :first_domain: AND name LIKE '%.:domain:';

-- A place is an inbox or, behind them all, a public name.  Two thirds have half the mean to all of it, a third
-- that to twice the mean; so they have the mean, and with a mean of ten each has 5 to 20.
CREATE TEMP TABLE filling_place ON COMMIT DROP AS
WITH place AS (
    SELECT place, place <= :inboxes: AS is_private,
        (CASE WHEN place <= :inboxes: THEN place ELSE place - :inboxes: END) AS number,
        CASE WHEN random() < 2 / 3.0 THEN 0.5 + random() / 2 ELSE 1 + random() END AS weight,
        random() * 100 < :ended_percent: AND place > :opened: AS is_ended, random() AS early
    FROM generate_series(1, :inboxes: + :public_names:) place
), heavies AS (
    SELECT count(*) AS count, least(:heavy:, :messages: / 10 / greatest(count(*), 1)) AS each
    FROM place WHERE number % :heavy_every: = 1
), summed AS (
    SELECT *, number % :heavy_every: = 1 AS is_heavy,
        sum(CASE WHEN number % :heavy_every: = 1 THEN 0 ELSE weight END) OVER (ORDER BY place) AS upto,
        sum(CASE WHEN number % :heavy_every: = 1 THEN 0 ELSE weight END) OVER () AS total
    FROM place
)
SELECT place, is_private, number, is_ended, :first_inbox: + number - 1 AS id, number % :domains: AS domain,
    CASE WHEN is_ended THEN statement_timestamp() - interval '7 days 1 hour' - early * interval '1 day'
        ELSE statement_timestamp() - early * interval '3 days' END AS since,
    CASE WHEN is_heavy THEN each ELSE floor(coalesce(upto / nullif(total, 0), 0) * (:messages: - count * each))
        - floor(coalesce((upto - weight) / nullif(total, 0), 0) * (:messages: - count * each)) END::integer AS arrivals
FROM summed, heavies;
-- What the floors left over.
UPDATE filling_place SET arrivals = arrivals + :messages: - (SELECT sum(arrivals) FROM filling_place) WHERE place = 1;
ANALYZE filling_place;

INSERT INTO inboxes_inbox (id, domain_id, local_part, public_key, created_at, expires_at)
SELECT place.id, domain.id, words[1 + (hashint4(place.number) & 2147483647) % cardinality(words)] || '-'
    || words[1 + (hashint4(place.number + 1) & 2147483647) % cardinality(words)] || '-'
    || words[1 + (hashint4(place.number + 2) & 2147483647) % cardinality(words)] || '-'
    || words[1 + (hashint4(place.number + 3) & 2147483647) % cardinality(words)] || '-' || translate(digits, '01234567', ':letters:'),
    coalesce(public_key, sha256(int8send(place.id))), since, since + interval '7 days'
FROM filling_place place JOIN filling_domain domain ON domain.number = place.domain
LEFT JOIN filling_content content ON content.whose = place.place AND content.number = 0,
LATERAL (SELECT string_to_array(':words:', ',') AS words) w, LATERAL (SELECT concat(:digits:) AS digits) d
WHERE is_private;
SELECT setval(pg_get_serial_sequence('inboxes_inbox', 'id'), greatest(:first_inbox: + :inboxes: - 1, 1));

-- In the order of their arrival, as delivery brings them: one inbox's lie far from each other.
CREATE TEMP TABLE filling_arrival ON COMMIT DROP AS
-- Version 7 (RFC 9562 5.7), as arrival_ids.py makes them.
SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
        || lpad(to_hex(floor(extract(epoch FROM at) * 4096000)::bigint & 4095), 3, '0')
        || '8' || substr(md5(place::text || at || chance), 1, 15))::uuid AS id,
    place, at, chance,
    CASE WHEN NOT is_private THEN -1 WHEN number <= :opened: THEN number ELSE 0 END AS whose,
    floor(variant * CASE WHEN is_private AND number > :opened: THEN :of_noise: ELSE :of_reader: END)::integer AS content
FROM (
    SELECT place, is_private, number, random() AS chance, random() AS variant,
        since + random() * CASE WHEN is_ended THEN interval '1 hour' ELSE statement_timestamp() - since END AS at
    FROM filling_place, generate_series(1, arrivals) ORDER BY at
) arrived;
ANALYZE filling_arrival;

INSERT INTO inboxes_message (
    id, inbox_id, domain_id, local_part, received_at, expires_at, source_bytes, stored_bytes, fingerprint, seen_at,
    is_pinned, summary, body, source)
SELECT arrival.id, CASE WHEN is_private THEN place.id END, CASE WHEN NOT is_private THEN domain.id END,
    CASE WHEN is_private THEN '' ELSE 'public.' || place.number END, at,
    CASE WHEN NOT is_private THEN at + interval '7 days' END, source_bytes,
    length(summary) + length(body) + length(source) + coalesce(length(part), 0), sha256(uuid_send(arrival.id)),
    CASE WHEN is_private AND chance < 0.5 THEN at + interval '10 minutes' END, is_private AND chance < 0.002,
    summary, body, source
FROM filling_arrival arrival JOIN filling_place place USING (place)
JOIN filling_domain domain ON domain.number = place.domain
JOIN filling_content content ON content.whose = arrival.whose AND content.number = arrival.content;
INSERT INTO inboxes_part (message_id, number, content)
SELECT arrival.id, 1, part FROM filling_arrival arrival
JOIN filling_content content ON content.whose = arrival.whose AND content.number = arrival.content
WHERE part IS NOT NULL;

INSERT INTO inboxes_grant (inbox_id, kind, scope, lookup, salt, wrapped)
SELECT :first_inbox: + number % :inboxes:, 'share', 'read', sha256(int8send(number + :first_inbox: * 100)), '',
    sha512(int8send(number)) || '\x0000000000000000'
FROM generate_series(1, :grants:) number;
INSERT INTO inboxes_webhook (inbox_id, sealed, off_reason, failures)
SELECT id, sealed, '', 0 FROM (VALUES :webhooks_sealed:) sealed (id, sealed) WHERE id IS NOT NULL;
INSERT INTO inboxes_issuedaddress (digest)
SELECT sha256(int8send(number + :first_inbox: * 100)) FROM generate_series(1, :issued:) number ON CONFLICT DO NOTHING;

-- Reports: a tenth is to do, what is done goes after 90 days.
INSERT INTO inboxes_abusereport (reference, came_at, came_by, kind, state, expires_at, origin, content, is_indexed)
SELECT substr(letters, 1, 4) || '-' || substr(letters, 5, 4) || '-' || substr(letters, 9, 4),
    statement_timestamp() - number * interval '5 minutes', CASE number % 2 WHEN 0 THEN 'form' ELSE 'mail' END,
    (ARRAY['phishing', 'spam', 'signup', 'illegal', 'other'])[1 + number % 5], CASE number % 10 WHEN 0 THEN 'new' ELSE 'done' END,
    CASE WHEN number % 10 <> 0 THEN statement_timestamp() + interval '90 days' END, sha256(int8send(number % 1000)),
    :report:, true
FROM generate_series(1, :reports:) number, LATERAL (
    SELECT translate(substr(md5(number::text || ':first_inbox:'), 1, 12), '0123456789abcdef', ':report_letters:') AS letters) l
ON CONFLICT DO NOTHING;

-- Counts as tempmail_fold() leaves them; -1 is all domains together.
INSERT INTO inboxes_count AS counted (span, at, domain_id, what, count)
SELECT span, at, domain_id, what, sum(count) FROM (
    SELECT span, at, of_domain.id AS domain_id, what, 1 + floor(random() * 1000)::bigint AS count
    FROM (
        SELECT 'hour' AS span, date_trunc('hour', now(), 'UTC') - hours * interval '1 hour' AS at
        FROM generate_series(1, least(:days_of_counts:, 8) * 24) hours
        UNION ALL SELECT 'day', date_trunc('day', now(), 'UTC') - days * interval '1 day'
        FROM generate_series(1, :days_of_counts:) days
        UNION ALL SELECT 'ever', 'epoch'::timestamptz WHERE :days_of_counts: > 0
    ) spans, (SELECT id FROM filling_domain UNION ALL VALUES (-1)) of_domain,
    unnest('{accepted,stored:private,stored:public,stored_bytes,refused:ended,inboxes:generated}'::text[]) what
    UNION ALL SELECT span, at, of_domain.id, what, 1 + floor(random() * 1000)::bigint
    FROM (
        SELECT 'hour:' AS span, date_trunc('hour', now(), 'UTC') - hours * interval '1 hour' AS at
        FROM generate_series(1, least(:days_of_counts:, 2) * 24) hours
        UNION ALL SELECT 'day:', date_trunc('day', now(), 'UTC') - days * interval '1 day'
        FROM generate_series(1, least(:days_of_counts:, 32)) days
    ) spans, filling_domain of_domain, unnest('{accepted,refused,stored}'::text[]) what
) made GROUP BY span, at, domain_id, what ORDER BY span, at, domain_id
ON CONFLICT (span, at, domain_id, what) DO UPDATE SET count = counted.count + excluded.count;

DO $$
DECLARE
    of_index record;
BEGIN
    FOR of_index IN SELECT definition FROM filling_index LOOP
        EXECUTE of_index.definition;
    END LOOP;
    PERFORM tempmail_recount();
    -- Beside the slots of backends, as tempmail_recount() has its own.
    INSERT INTO inboxes_storedbytes AS counted (slot, bytes)
    SELECT -1, (SELECT sum(bytes) FROM inboxes_total) - (SELECT coalesce(sum(bytes), 0) FROM inboxes_storedbytes)
    ON CONFLICT (slot) DO UPDATE SET bytes = counted.bytes + excluded.bytes;
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE inboxes_domain ENABLE TRIGGER USER;
        ALTER TABLE inboxes_inbox ENABLE TRIGGER USER;
        ALTER TABLE inboxes_message ENABLE TRIGGER USER;
        ALTER TABLE inboxes_grant ENABLE TRIGGER USER;
        ALTER TABLE inboxes_webhook ENABLE TRIGGER USER;
        ALTER TABLE inboxes_abusereport ENABLE TRIGGER USER;
        SET CONSTRAINTS ALL DEFERRED;
    END IF;
END
$$;
DROP TABLE filling_arrival, filling_place, filling_domain, filling_content, filling_index;
