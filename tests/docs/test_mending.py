"""What a tired administrator does to a host, and what postfix/install says and makes of it."""

import contextlib

import pytest

from .hosts import DOMAIN, Host

pytestmark = pytest.mark.usefixtures("set_up")
ENV = "/etc/tempmail"
HBA = "/etc/postgresql/*/main/pg_hba.conf"


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    host = Host(tmp_path_factory.mktemp("hosts") / "host", 1)
    host.set_up()
    host.spare_doctor()
    host.install()
    yield host
    host.end()


@contextlib.contextmanager
def broken(host, script):
    """A host that works, in between broken by this."""
    host.run(f"cp -a {ENV} /mnt/tempmail; cp -a /etc/postfix/tempmail-service.conf /mnt; {script}")
    try:
        yield
    finally:
        host.run(f"rm -rf {ENV}; mv /mnt/tempmail {ENV}; mv /mnt/tempmail-service.conf /etc/postfix")


def files(host):
    names = f"{ENV} {ENV}/*.env /etc/postfix/tempmail-service.conf"
    return host.run(f"stat -c '%n %U:%G %a' {names}").stdout.splitlines()


def logins(host):
    """Which services log in, as the real programs do: web, qcluster, delivery by psql, Postfix by its own map."""
    asked = host.run(
        f"PGSERVICEFILE=/etc/postfix/tempmail-service.conf postmap -q anybody@{DOMAIN} "
        "pgsql:/etc/postfix/tempmail-recipient.cf",
        check=False,
    ).stdout
    urls = {
        name: host.run(f"sed -n s/^DATABASE_URL=//p {ENV}/{name}.env").stdout for name in ("web", "purge", "delivery")
    }
    said = {
        name: host.run('psql -qXAt "$1" -c "SELECT current_user"', url.strip(), check=False).stdout.strip()
        for name, url in urls.items()
    }
    return [*said.values(), asked.strip()]


ALL = ["tempmail_web", "tempmail_purge", "tempmail_delivery", "OK"]


def test_what_was_broken_is_mended_and_said(host):
    good = files(host)
    host.run(f"""
        chmod 644 {ENV}/delivery.env
        chown tempmail-web: {ENV}/purge.env
        chmod 700 {ENV}
        sed -i 's/^HMAC_KEY=.*/HMAC_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' {ENV}/delivery.env
        sed -i 's/issued_key=.*/issued_key=00/' /etc/postfix/tempmail-service.conf
        grep ^SITE_PRIVATE_KEY= {ENV}/web.env >> {ENV}/purge.env
        rm {ENV}/web.env
    """)
    host.sql("ALTER ROLE tempmail_purge PASSWORD 'another'")
    host.sql("DROP OWNED BY tempmail_delivery")
    host.sql("DROP ROLE tempmail_delivery")
    host.sql("REVOKE ALL ON inboxes_message FROM tempmail_web")
    host.sql("ALTER TABLE inboxes_inbox OWNER TO postgres")

    said = host.install_again()

    assert files(host) == good
    assert logins(host) == ALL
    assert host.sql("SELECT has_table_privilege('tempmail_web', 'inboxes_message', 'SELECT')") == "t"
    assert host.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'inboxes_inbox'") == "tempmail"
    (hmac_key,) = set(host.run(f"grep -h ^HMAC_KEY= {ENV}/*.env").stdout.split())
    assert "AAAAA" not in hmac_key
    assert "SITE_PRIVATE_KEY" not in host.run(f"cat {ENV}/purge.env").stdout
    for sentence in (
        f"{ENV} was root:root 700",
        f"{ENV}/delivery.env was root:tempmail-delivery 644",
        f"{ENV}/purge.env was tempmail-web:tempmail-web 640",
        f"{ENV}/web.env was not there; it is made anew from {ENV}/owner.env",
        "1 tables and functions were not owned by the role tempmail",
        f'{ENV}/purge.env: FATAL:  password authentication failed for user "tempmail_purge"',
        f'{ENV}/delivery.env: FATAL:  password authentication failed for user "tempmail_delivery"',
        f"{ENV}/delivery.env had other keys",
        f"{ENV}/purge.env had other keys",
        "tempmail-service.conf had another key",
    ):
        assert sentence in said
    # What works is left alone.
    before = host.run(f"cat {ENV}/*.env /etc/postfix/tempmail-service.conf").stdout
    assert "Nothing to change." in host.install_again()
    assert host.run(f"cat {ENV}/*.env /etc/postfix/tempmail-service.conf").stdout == before
    # New keys are taken when they are meant.
    host.run(f"sed -i 's/^HMAC_KEY=.*/HMAC_KEY=BBBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' {ENV}/web.env")
    host.install_again("--new-keys")
    assert len(set(host.run(f"grep -h ^HMAC_KEY= {ENV}/*.env").stdout.split())) == 1
    assert logins(host) == ALL


UNMENDABLE = [
    (f"rm {ENV}/web.env {ENV}/owner.env", "web.env is not: bring it back"),
    (f"rm -r {ENV} /etc/postfix/tempmail-service.conf", "there is a database tempmail, and"),
    (f"sed -i /^HMAC_KEY=/d {ENV}/web.env", "web.env lacks HMAC_KEY: bring it back"),
    (
        f"sed -i 's/^HMAC_KEY=.*/HMAC_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' {ENV}/web.env",
        "The database was filled under other keys: HMAC_KEY.",
    ),
    (f"sed -i s/tempmail_web:/tempmail_purge:/ {ENV}/web.env", "has the login of tempmail_purge, not of tempmail_"),
    (f"sed -i 's/@127.0.0.1:5432/@127.0.0.1:5999/' {ENV}/purge.env", "port 5999 failed: Connection refused"),
    (f"sed -i s/@127.0.0.1/@db.example.org/ {ENV}/web.env; rm {ENV}/owner.env", "names a database on another host"),
]


def test_what_cannot_be_mended_is_named_and_a_full_disk_changes_nothing(host):
    for script, sentence in UNMENDABLE:
        with broken(host, script):
            said = host.install(check=False)

        assert sentence in said.replace("\n", " "), script
        assert "Traceback" not in said and "Done." not in said, script

    try:
        host.run(f"sed -i '1i host all tempmail_web all reject' {HBA}; systemctl reload postgresql")
        refused = host.install_again(check=False)
        host.run(f"sed -i 1d {HBA}; systemctl stop postgresql; mv /usr/bin/systemctl /mnt; mv /usr/sbin/service /mnt")
        down = host.install_again(check=False)
    finally:
        host.run("mv /mnt/systemctl /usr/bin; mv /mnt/service /usr/sbin; systemctl start postgresql")
    host.run(f"""
        sed -i /^HMAC_KEY=/d {ENV}/delivery.env
        cp -a {ENV} /mnt/tempmail
        mount -t tmpfs -o size=48k full {ENV}
        cp -a /mnt/tempmail/. {ENV}
        cat /dev/zero > {ENV}/rest || :
    """)
    full = host.install_again(check=False)
    unchanged = host.run(f"cat {ENV}/*.env").stdout
    host.run(f"umount {ENV}")

    assert "look at pg_hba.conf" in refused and "pg_hba.conf rejects connection" in refused
    assert "PostgreSQL does not answer its user postgres: start it" in down
    assert "No space left on device" in full and "run it again" in full
    assert unchanged == host.run("cat /mnt/tempmail/*.env").stdout
