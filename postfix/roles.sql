-- The roles of Postfix, delivery, web and qcluster, beside the database's owner, who migrates.  Run it with
-- psql, connected to the service's database as a superuser, before the first migration; again at any time.
--
--   psql -v web_password=... -v purge_password=... -v delivery_password=... -v postfix_password=... \
--        -f postfix/roles.sql tempmail
--
-- inboxes/sql/roles.py says what each may do, and `manage.py migrate` grants it.  A password that is
-- not given stays as it is; other names: -v web_role=... (and the setting WEB_ROLE), and so on.

\set ON_ERROR_STOP on
\if :{?postfix_role} \else \set postfix_role tempmail_postfix \endif
\if :{?delivery_role} \else \set delivery_role tempmail_delivery \endif
\if :{?web_role} \else \set web_role tempmail_web \endif
\if :{?purge_role} \else \set purge_role tempmail_purge \endif

SELECT format('CREATE ROLE %I LOGIN', wanted)
FROM unnest(ARRAY[:'postfix_role', :'delivery_role', :'web_role', :'purge_role']) AS wanted
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) \gexec

\if :{?postfix_password}
ALTER ROLE :"postfix_role" PASSWORD :'postfix_password';
\endif
\if :{?delivery_password}
ALTER ROLE :"delivery_role" PASSWORD :'delivery_password';
\endif
\if :{?web_password}
ALTER ROLE :"web_role" PASSWORD :'web_password';
\endif
\if :{?purge_password}
ALTER ROLE :"purge_role" PASSWORD :'purge_password';
\endif

-- A host that vanished in the middle of a transaction holds no row for long.
ALTER ROLE :"purge_role" SET idle_in_transaction_session_timeout = '60s';

-- Only who is named here, the database's owner and superusers may connect.
SELECT format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO %I, %I, %I, %I', current_database(),
    :'postfix_role', :'delivery_role', :'web_role', :'purge_role') \gexec

-- Statements hold addresses and a key, errors quote values: neither belongs in the server's log.
SELECT format('ALTER DATABASE %I SET %s', current_database(), setting)
FROM unnest(ARRAY['log_min_error_statement = panic', 'log_error_verbosity = terse', 'log_parameter_max_length = 0'])
    AS setting
WHERE current_setting('is_superuser')::boolean \gexec
