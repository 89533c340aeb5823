"""Faults that are planted in a whole host, and how each is taken back; docs/doctor.md has what the doctor says then."""

from dataclasses import dataclass

from tests.docs.hosts import DOMAIN

ENV = "/etc/tempmail"
SITE = "/etc/nginx/sites-available/tempmail.conf"
SERVICE = "/etc/postfix/tempmail-service.conf"
RESTART_POSTFIX = "postfix stop; postfix start"
RESTART_WEB = "systemctl restart tempmail-web"
NGINX = "nginx -s reload"
FAKETIME = "/usr/lib/*/faketime/libfaketimeMT.so.1"
PSQL = "cd /; runuser -u postgres -- psql -qXAt -d tempmail -c"
SELF_SIGNED = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=page "
    "-addext subjectAltName=DNS:{name} -days {days} -keyout /etc/ssl/page.key -out /etc/ssl/page.pem 2>/dev/null; "
    "cat /etc/ssl/page.key /etc/ssl/page.pem > /etc/nginx/tempmail.pem"
)


@dataclass(frozen=True)
class Fault:
    """plant, and back: lines of a shell.  Files of /etc that a fault changed are put back by themselves."""

    name: str
    code: str  # of the finding that must come first
    plant: str
    back: str = ""
    about: str = ""
    with_clock: str = ""  # the doctor itself runs under libfaketime

    def __str__(self) -> str:
        return self.name


def setting(line: str, *files: str) -> str:
    name = line.partition("=")[0]
    return "; ".join(f"sed -i '/^{name}=/d' {ENV}/{file}.env; echo '{line}' >> {ENV}/{file}.env" for file in files)


FAULTS = [
    # --- The page.
    Fault("page name not in ALLOWED_HOSTS", "page-refused",
          setting("ALLOWED_HOSTS=other.example.org", "web") + f"; {RESTART_WEB}", RESTART_WEB, "web"),
    Fault("a scheme in ALLOWED_HOSTS", "settings-refused", setting(f"ALLOWED_HOSTS=https://{DOMAIN}", "web"),
          about="web"),
    Fault("no trusted proxy", "proxy-untrusted", f"sed -i /^TRUSTED_PROXIES/d {ENV}/*.env; {RESTART_WEB}", RESTART_WEB),
    Fault("proxy without X-Forwarded-Proto", "proxy-proto", f"sed -i /X-Forwarded-Proto/d {SITE}; {NGINX}", NGINX),
    Fault("proxy without Upgrade", "websocket-refused",
          f"sed -i '/header Upgrade/d; /header Connection/d' {SITE}; {NGINX}",
          NGINX),
    Fault("proxy without X-Forwarded-For", "client-hidden", f"sed -i /X-Forwarded-For/d {SITE}; {NGINX}", NGINX),
    Fault("proxy without Host", "proxy-host", f"sed -i '/header Host/d' {SITE}; {NGINX}", NGINX),
    Fault("nginx down", "proxy-down",
          "nginx -s stop; while kill -0 $(cat /run/nginx.pid) 2>/dev/null; do sleep 0.1; done", "nginx"),
    Fault("nginx's files broken", "proxy-files", f"echo 'server {{ listen 443 ssl; nonsense; }}' >> {SITE}"),
    Fault("gunicorn at another port", "proxy-elsewhere",
          f"sed -i s/127.0.0.1:8000/127.0.0.1:8010/ /etc/systemd/system/tempmail-web.service; {RESTART_WEB}",
          RESTART_WEB),
    Fault("web down", "process-down", "systemctl stop tempmail-web", "systemctl start tempmail-web", "web"),
    Fault("proxy knows another name", "page-refused", f"sed -i s/{DOMAIN}/www.example.org/ {SITE}; {NGINX}", NGINX),
    Fault("web open to all", "web-wide",
          f"sed -i s/127.0.0.1:8000/0.0.0.0:8000/ /etc/systemd/system/tempmail-web.service; {RESTART_WEB}",
          RESTART_WEB, "web"),
    Fault("IPv6 address without the page", "page-address",
          f"ip -6 addr add 2001:db8::80/128 dev lo; echo '2001:db8::80 {DOMAIN}' >> /etc/hosts; "
          f"sed -i '/listen .::.:443/d' {SITE}; nginx -s stop; sleep 1; nginx",
          "ip -6 addr del 2001:db8::80/128 dev lo; sed -i /2001:db8::80/d /etc/hosts; nginx -s stop; sleep 1; nginx"),
    # --- Processes and rights.
    Fault("two qclusters", "process-twice",
          f"cd /opt/tempmail; ENV_FILE={ENV}/purge.env setpriv --reuid=tempmail-purge --regid=tempmail-purge "
          "--init-groups venv/bin/python -B manage.py qcluster > /dev/null 2>&1 & echo $! > /run/second; sleep 1",
          "kill $(cat /run/second) || :", "qcluster"),
    Fault("no qcluster", "process-down", "systemctl stop tempmail-qcluster", "systemctl start tempmail-qcluster",
          "qcluster"),
    Fault("delivery down", "process-down", "systemctl stop tempmail-delivery", "systemctl start tempmail-delivery",
          "delivery"),
    Fault("delivery down with lmtp", "process-down",
          "postconf -e virtual_transport=lmtp:unix:/run/tempmail/deliver.sock; postfix reload; "
          "systemctl stop tempmail-delivery", "postfix reload; systemctl start tempmail-delivery", "delivery"),
    Fault("Postfix down", "postfix-down", "postfix stop", "postfix start", "postfix"),
    Fault("qmgr stopped", "process-stopped", "pkill -STOP -x qmgr", "pkill -CONT -x qmgr", "postfix"),
    Fault("delivery stopped", "process-stopped", "pkill -STOP -f '[m]anage.py deliver'",
          "pkill -CONT -f '[m]anage.py deliver'", "delivery"),
    Fault("/run/tempmail gone", "run-missing", "rm -r /run/tempmail",
          "install -d -m 2750 -o tempmail-delivery -g postfix /run/tempmail; systemctl restart tempmail-delivery"),
    Fault("socket of another owner", "handover-rights", "chown root: /run/tempmail/deliver.sock",
          "chown tempmail-delivery:postfix /run/tempmail/deliver.sock", "delivery"),
    Fault("unreadable env file", "env-unreadable", f"chmod 600 {ENV}/delivery.env", about="delivery"),
    Fault("env file that all can read", "secret-open", f"chmod 644 {ENV}/web.env", about="web"),
    Fault("unreadable service file", "service-unreadable",
          f"chown root: {SERVICE}; chmod 600 {SERVICE}; {RESTART_POSTFIX}",
          RESTART_POSTFIX, "postfix"),
    Fault("code others can't read", "code-unreadable", "chmod 700 /opt/tempmail/inboxes",
          "chmod 755 /opt/tempmail/inboxes"),
    Fault("pipe program not executable", "pipe-unreadable", "chmod 644 /opt/tempmail/postfix/deliver",
          "chmod 755 /opt/tempmail/postfix/deliver", "delivery"),
    # --- Settings.
    Fault("misspelt setting", "settings-unread", f"echo TRUSTED_PROXYS=127.0.0.1 >> {ENV}/web.env", about="web"),
    Fault("quotes in an env file", "settings-refused", setting('ALLOWED_HOSTS="mail.example.org"', "web"), about="web"),
    Fault("stale copy of an env file", "env-stale", setting("MAX_SITE_BYTES=5000000000", "web", "owner"),
          about="qcluster"),
    Fault("owner.env an old copy", "env-stale", setting("ABUSE_ADDRESS=abuse@another-host.example", "web", "purge"),
          about="owner"),
    Fault("another key in delivery.env", "keys-differ",
          setting("HMAC_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "delivery"), about="delivery"),
    Fault("another key in Postfix's file", "service-key", f"sed -i 's/issued_key=.*/issued_key=00/' {SERVICE}",
          about="postfix"),
    Fault("an env file gone", "env-missing", f"rm {ENV}/purge.env", about="qcluster"),
    Fault("DEBUG on", "debug-on", setting("DEBUG=true", "web", "purge", "owner")),
    Fault("a port in ALLOWED_HOSTS", "settings-refused", setting(f"ALLOWED_HOSTS={DOMAIN}:443", "web"), about="web"),
    Fault("a setting twice", "settings-refused", f"echo ALLOWED_HOSTS={DOMAIN} >> {ENV}/web.env", about="web"),
    Fault("a SECRET_KEY of few letters", "keys-weak", setting("SECRET_KEY=secret", "web", "owner")),
    Fault("a package gone", "package-missing", "cd /opt/tempmail/venv/lib/python3*/site-packages; mv nh3 /mnt/nh3",
          "mv /mnt/nh3 /opt/tempmail/venv/lib/python3*/site-packages/; systemctl restart tempmail-web; "
          "systemctl restart tempmail-delivery"),
    # --- The database.
    Fault("PostgreSQL down", "database-down", "systemctl stop postgresql",
          "systemctl start postgresql; sleep 1; postfix reload"),
    Fault("PostgreSQL stopped", "database-hangs", "pkill -STOP -u postgres -f bin/postgres",
          "pkill -CONT -u postgres postgres"),
    Fault("wrong password in an env file", "database-login",
          f"sed -i 's#tempmail_web:[^@]*@#tempmail_web:wrong@#' {ENV}/web.env", about="web"),
    Fault("a % in a password", "settings-refused",
          f"sed -i 's#tempmail_web:[^@]*@#tempmail_web:100%sure@#' {ENV}/web.env", about="web"),
    Fault("another database in purge.env", "database-another",
          f"sed -i -E '/^DATABASE_URL/s#/tempmail([?].*)?$#/other\\1#' {ENV}/purge.env", about="qcluster"),
    Fault("Postfix's password an old one", "database-login", f"{PSQL} \"ALTER ROLE tempmail_postfix PASSWORD 'x'\"",
          f"{PSQL} \"ALTER ROLE tempmail_postfix PASSWORD '$(sed -n s/^password=//p {SERVICE})'\"", "postfix"),
    Fault("roles without rights", "roles-lack", f"{PSQL} 'REVOKE ALL ON inboxes_message FROM tempmail_web'",
          f"{PSQL} 'GRANT SELECT, UPDATE (seen_at, is_pinned), DELETE ON inboxes_message TO tempmail_web'"),
    Fault("migrations missing", "migrations-missing",
          f"{PSQL} \"DELETE FROM django_migrations WHERE app='inboxes' AND name LIKE '0010%'\"",
          f"{PSQL} \"INSERT INTO django_migrations (app, name, applied) "
          "VALUES ('inboxes', '0010_sums_of_kinds', now())\""),
    Fault("qcluster stopped", "process-stopped",
          f"{PSQL} \"UPDATE inboxes_lastrun SET finished_at = now() - interval '1 day', "
          "worked_at = NULL WHERE name = 'purge'\"; pkill -STOP -f '[m]anage.py qcluster'",
          f"pkill -CONT -f '[m]anage.py qcluster'; {PSQL} 'UPDATE inboxes_lastrun SET finished_at = now()'",
          "qcluster"),
    # --- Domains and admins.
    Fault("domain without MX", "dns-elsewhere",
          f"{PSQL} \"INSERT INTO inboxes_domain SELECT (jsonb_populate_record(d, jsonb_build_object('id', 77, 'name', "
          "'nomx.ours.net', 'unicode_name', 'nomx.ours.net', 'is_default', false))).* FROM inboxes_domain d LIMIT 1\"",
          f"{PSQL} 'DELETE FROM inboxes_domain WHERE id = 77'"),
    Fault("all domains closed", "domains-closed", f"{PSQL} 'UPDATE inboxes_domain SET is_active = false'",
          f"{PSQL} 'UPDATE inboxes_domain SET is_active = true'"),
    Fault("second factor without a device", "admins-factor", setting("ADMIN_SECOND_FACTOR=true", "web", "purge",
          "owner")),
    Fault("no admin", "admins-none", f"{PSQL} 'UPDATE auth_user SET is_active = false'",
          f"{PSQL} 'UPDATE auth_user SET is_active = true'"),
    # --- Certificates.
    Fault("certificate expired", "certificate-expired", f"export LD_PRELOAD=$(ls {FAKETIME}) FAKETIME=-40d; "
          + SELF_SIGNED.format(name=DOMAIN, days=30) + f"; unset LD_PRELOAD; {NGINX}",
          NGINX, "page"),
    Fault("certificate expires soon", "certificate-soon",
          SELF_SIGNED.format(name=DOMAIN,
          days=5) + f"; cat /etc/ssl/page.pem >> /etc/ssl/certs/ca-certificates.crt; {NGINX}",
          NGINX, "page"),
    Fault("certificate for another name", "certificate-name", SELF_SIGNED.format(name="www.example.org",
          days=90) + f"; {NGINX}",
          NGINX, "page"),
    Fault("key last in the file", "key-last",
          "cat /etc/ssl/host.pem /etc/ssl/host.key > /etc/postfix/tls.pem; postfix reload",
          "postfix reload", "postfix"),
    Fault("nginx with the certificate from before", "certificate-unloaded", SELF_SIGNED.format(name=DOMAIN, days=180),
          about="page"),
    Fault("key of another owner", "key-owner", "chown tempmail-web /etc/postfix/tls.pem", about="postfix"),
    # --- Disks.
    Fault("disk short", "disk-short", setting("MIN_FREE_BYTES=900000000000000", "web", "purge", "owner")),
    Fault("disk's path gone", "disk-gone", setting("DATABASE_DISK=/nowhere", "web", "purge", "owner")),
    Fault("queue's disk full", "queue-disk",
          "postfix stop; mkdir -p /mnt/queue; mount --bind /var/spool/postfix /mnt/queue; "
          "mount -t tmpfs -o size=24m full /var/spool/postfix; cp -a /mnt/queue/. /var/spool/postfix; postfix start",
          "postfix stop; umount /var/spool/postfix; umount /mnt/queue; postfix start"),
    Fault("inodes gone", "inodes-gone", "mount -t tmpfs -o nr_inodes=40,mode=1777 full /tmp; for n in $(seq 60); do "
          "touch /tmp/$n 2>/dev/null || :; done", "umount /tmp"),
    # --- Postfix.
    Fault("port 25 on loopback only", "port-loopback", f"postconf -e inet_interfaces=loopback-only; {RESTART_POSTFIX}",
          RESTART_POSTFIX, "postfix"),
    Fault("IPv6 address without a listener", "port-ipv6",
          f"postconf -e inet_protocols=ipv4; ip -6 addr add 2001:db8::25/128 dev lo; {RESTART_POSTFIX}",
          f"ip -6 addr del 2001:db8::25/128 dev lo; {RESTART_POSTFIX}", "postfix"),
    Fault("master.cf without tempmail", "postfix-not-ours",
          "postconf -MX tempmail/unix; postfix reload", "postfix reload", "postfix"),
    Fault("main.cf of Debian", "postfix-not-ours", "postconf -X smtpd_recipient_restrictions; postfix reload",
          "postfix reload", "postfix"),
    Fault("queue stuck", "defer-all", "postconf -e defer_transports=tempmail; postfix reload",
          "postfix reload; postqueue -f",
          "postfix"),
    Fault("smtp commented out in master.cf", "postfix-not-ours",
          f"sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf; {RESTART_POSTFIX}", RESTART_POSTFIX, "postfix"),
    Fault("port 587 in the place of 25", "postfix-not-ours",
          f"sed -i -E 's/^smtp +inet/submission inet/' /etc/postfix/master.cf; {RESTART_POSTFIX}", RESTART_POSTFIX,
          "postfix"),
    Fault("Postfix's question about recipients gone", "postfix-not-ours",
          "rm /etc/postfix/tempmail-recipient.cf; postfix reload", "postfix reload", "postfix"),
    Fault("a table that postmap has not made", "map-missing",
          "echo 'old@example.org new@example.org' > /etc/postfix/virtual; "
          "postconf -e virtual_alias_maps=hash:/etc/postfix/virtual; postfix reload", "postfix reload", "postfix"),
    Fault("filter down", "milter-down", "postconf -e smtpd_milters=inet:127.0.0.1:11332; postfix reload",
          "postfix reload", "postfix"),
    # --- Time.
    Fault("clock off", "clock-off", "", with_clock="+2h"),
]  # fmt: skip

# Those that hide none of the others, planted together: a look takes seconds, whatever it finds.
TOGETHER = [
    ["misspelt setting", "stale copy of an env file", "key last in the file", "second factor without a device",
     "domain without MX", "disk's path gone", "env file that all can read", "proxy without X-Forwarded-For"],
    ["roles without rights", "certificate expires soon", "pipe program not executable", "unreadable service file",
     "no qcluster", "proxy without Upgrade", "owner.env an old copy", "unreadable env file", "no admin"],
    ["/run/tempmail gone", "no trusted proxy", "another key in delivery.env"],
    ["PostgreSQL down", "certificate expired", "disk short"],
    ["code others can't read", "port 25 on loopback only", "certificate for another name"],
    ["delivery down with lmtp", "proxy without X-Forwarded-Proto", "another key in Postfix's file",
     "all domains closed"],
    ["page name not in ALLOWED_HOSTS", "queue stuck", "socket of another owner", "nginx's files broken"],
    ["clock off", "a scheme in ALLOWED_HOSTS", "delivery down", "an env file gone", "nginx down"],
]  # fmt: skip
# With TEMPMAIL_DOCTOR=all.
SELDOM = [
    ["inodes gone", "IPv6 address without a listener", "migrations missing", "qcluster stopped"],
    ["quotes in an env file", "master.cf without tempmail", "delivery stopped"],
    ["wrong password in an env file", "proxy without Host", "qmgr stopped", "DEBUG on"],
    ["PostgreSQL stopped", "proxy knows another name"],
    ["gunicorn at another port", "Postfix down", "Postfix's password an old one"],
    ["web down", "queue's disk full", "main.cf of Debian"],
    ["web open to all", "a table that postmap has not made", "key of another owner", "another database in purge.env"],
    ["a port in ALLOWED_HOSTS", "smtp commented out in master.cf", "nginx with the certificate from before"],
    ["a setting twice", "port 587 in the place of 25", "two qclusters"],
    ["a % in a password", "Postfix's question about recipients gone"],
    ["IPv6 address without the page", "filter down", "a SECRET_KEY of few letters"],
    ["a package gone"],
]  # fmt: skip
