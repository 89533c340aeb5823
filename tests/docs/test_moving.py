"""Backup, restore and move of docs/operate.md: its lines, run on hosts in trees, with mail that must be there after."""

import re
import shutil

import pytest

from dev.system import wait_for
from tests.worlds.targets import certificate

from .hosts import DOMAIN, Host, chapter_of
from .reading import text_of

BACKUPS = ("tempmail.dump", "tempmail-keys.tar.gz", "tempmail-queue.tar")
PDF = b"%PDF-1.4 a bill"
URL = "https://hooks.example.com/mail"
MAKE_KEY = """
from inboxes.models import ApiKey
row = ApiKey(name="ci")
print(row.new_key())
row.save()
"""


@pytest.fixture(scope="module")
def make_host(tmp_path_factory):
    hosts = []

    def make(name, number=1, **options):
        hosts.append(Host(tmp_path_factory.mktemp("hosts") / name, number, options.pop("within", None)))
        hosts[-1].set_up(**options)
        hosts[-1].spare_doctor()
        return hosts[-1]

    yield make
    for host in hosts:
        host.end()


class Visitors:
    """Who came to a host, and what each of them kept."""

    def __init__(self, host):
        made = host.api("POST", "/inboxes", json={"local_part": "anna", "password": "correct horse 17"})
        self.address, self.token = made["address"], made["token"]
        self.share = host.api("POST", f"/inboxes/{self.address}/shares", self.token)["token"]
        host.api("PUT", f"/inboxes/{self.address}/webhook", self.token, json={"url": URL})
        self.cookie, self.of_cookie = self._take_inbox(host)
        self.api_key = host.manage('shell -v0 -c "$1"', MAKE_KEY).strip()

    @staticmethod
    def _take_inbox(host):
        page = host.ask("GET", "/")
        csrf = page.headers["set-cookie"].partition(";")[0]
        (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[:1])
        form = {"csrfmiddlewaretoken": token, "local_part": "berta", "domain": DOMAIN, "lifetime": "60"}
        taken = host.ask("POST", "/new", {"Cookie": csrf, "Origin": f"https://{DOMAIN}"}, data=form)
        kept = re.findall(r"__Host-inbox-[0-9]+=[^;]+", ", ".join(taken.headers.get_list("set-cookie")))
        assert taken.status_code == 302 and kept, taken.text
        return kept[0], taken.headers["location"]

    def write(self, host):
        host.send(self.address, "Your bill", PDF)
        host.send(f"berta@{DOMAIN}", "Hello Berta")
        host.send(f"anybody@{DOMAIN}", "For anybody")

    def find_all(self, host, subjects=("Your bill",)):
        """By token, password, link, cookie and name, with what is sealed to each."""
        path = f"/inboxes/{self.address}"
        by_password = host.api("POST", "/inboxes/open", json={"address": self.address, "password": "correct horse 17"})
        assert by_password["token"] == self.token
        for token in (self.token, self.share):
            assert sorted(host.subjects(self.address, token)) == sorted(subjects)
        messages = host.api("GET", f"{path}/messages", self.token)["items"]
        (bill,) = [message["id"] for message in messages if message["subject"] == "Your bill"]
        assert host.api("GET", f"{path}/messages/{bill}/attachments/1", self.token) == PDF
        assert "Hello Berta" in host.ask("GET", self.of_cookie, {"Cookie": self.cookie}).text
        assert host.subjects(f"anybody@{DOMAIN}") == ["For anybody"]
        assert host.api("GET", f"{path}/webhook", self.token)["url"] == URL
        assert host.ask("GET", "/api/v1/domains", {"X-API-Key": self.api_key}).status_code == 200
        taken = host.ask("POST", "/api/v1/inboxes", json={"local_part": "anna"})
        assert taken.status_code == 409


def bring_over(old, new):
    for name in BACKUPS:
        if old.path(f"/var/backups/{name}").exists():
            shutil.copy(old.path(f"/var/backups/{name}"), new.path(f"/var/backups/{name}"))


def queue_managers(host):
    return set(host.run("pgrep -x qmgr || :").stdout.split())


def hold_back(host, visitors, *subjects):
    """Have mail queued that is not delivered."""
    before = queue_managers(host)
    host.run("postconf -e defer_transports=tempmail && postfix reload")
    # The command ends before master(8) has read its signal.
    wait_for(lambda: not before & queue_managers(host), 60, "the end of the queue manager from before")
    for subject in subjects:
        host.send(visitors.address, subject)
    wait_for(lambda: host.queued("deferred") == len(subjects), 60, "deferred mail")


def test_database_on_another_host(make_host, tmp_path):
    there = make_host("database")
    certificate_file, key = certificate(tmp_path, "db.example.org")
    make, make_roles = chapter_of("docs/host.md", "Database")
    there.run(make, input="a password\na password\n")
    for name, path in (("server.crt", certificate_file), ("server.key", key)):
        shutil.copy(path, there.path(f"/etc/postgresql/{name}"))
    there.run("""
        cd /etc/postgresql
        chown postgres: server.*
        chmod 600 server.key
        cd */main/conf.d
        printf '%s\n' "ssl_cert_file = '/etc/postgresql/server.crt'" "ssl_key_file = '/etc/postgresql/server.key'" \\
            'ssl = on' > tls.conf
        systemctl restart postgresql
    """)
    here = make_host("here", 3, within=there, has_server=False)
    here.run("echo 127.0.0.1 db.example.org >> /etc/hosts; install -d /etc/tempmail")
    shutil.copy(certificate_file, here.path("/etc/ssl/certs/db.pem"))
    here.path("/etc/ssl/certs/db.pem").chmod(0o644)
    (line,) = re.findall(r"^postgresql://.*verify-full.*\n", text_of("docs/host.md"), re.MULTILINE)
    line = line.replace("PASSWORD", "a%20password").replace("ca-certificates.crt", "db.pem")

    mistyped = here.install("--database-url", "-", check=False, input=line.replace("a%20password", "mistyped"))
    assert not here.path("/etc/tempmail/owner.env").exists()
    stopped = here.install("--database-url", "-", check=False, input=line)
    shutil.copy(here.path("/etc/tempmail/roles.sql"), there.path("/mnt/roles.sql"))
    there.run(make_roles)
    here.install_again()
    updated = here.install_again()
    there.sql("ALTER ROLE tempmail_web PASSWORD 'another'")
    lost = here.install_again(check=False)

    assert 'password authentication failed for user "tempmail"' in mistyped
    assert "Run /etc/tempmail/roles.sql there as a superuser" in stopped
    assert "Done." in updated and not here.path("/etc/tempmail/roles.sql.old").exists()
    assert "sslmode=verify-full" in here.path("/etc/postfix/tempmail-service.conf").read_text()
    assert "web.env" in lost and "purge.env:" not in lost and here.path("/etc/tempmail/roles.sql").exists()


@pytest.fixture(scope="module")
def moved(make_host):
    """A new host as the chapters make it of an old one; and the old one's visitors."""
    old = make_host("old")
    old.run(chapter_of("docs/host.md", "Install")[0])
    old.wait_until_served()
    visitors = Visitors(old)
    visitors.write(old)
    # One that is stored, and was not taken out of the queue before the end; two that nobody stored.
    hold_back(old, visitors, "Stored and queued")
    old.run("cp -a /var/spool/postfix/deferred /mnt")
    old.run("postconf -X defer_transports && postfix reload && postqueue -f")
    wait_for(lambda: old.stored() == 4, 60, "four stored messages")
    hold_back(old, visitors, "Queued", "Held")
    old.run("postsuper -h $(postqueue -j | tail -n 1 | cut -d '\"' -f 8)")
    old.run("cp -a /mnt/deferred /var/spool/postfix && postconf -X defer_transports")

    leave, bring_queue = chapter_of("docs/operate.md", "Move")
    old.run(leave)
    new = make_host("new", 7)
    bring_over(old, new)
    old.end()
    new.run(chapter_of("docs/operate.md", "Restore")[0])
    new.run(bring_queue)
    assert new.queued("hold") == 1
    new.wait_until_served()
    return new, visitors


def test_all_moves_with_the_queue(moved):
    new, visitors = moved
    new.run("postsuper -H ALL && postqueue -f")

    wait_for(lambda: not new.queued(), 90, "an empty queue")
    visitors.find_all(new, ["Your bill", "Stored and queued", "Queued", "Held"])
    assert new.run("postconf -h myhostname").stdout == "mx.example.org\n"
    counted = "(SELECT sum(bytes) FROM inboxes_storedbytes) = (SELECT sum(stored_bytes) FROM inboxes_message)"
    assert new.sql(f"SELECT {counted}") == "t"


def test_host_goes_back_to_its_backup(moved):
    host, visitors = moved
    host.run(chapter_of("docs/operate.md", "Backups")[0])
    backed_up = host.stored()
    messages = sorted(host.subjects(visitors.address, visitors.token))
    host.send(visitors.address, "Since then")
    wait_for(lambda: host.stored() == backed_up + 1, 60, "one more message")
    host.run("chmod 600 /var/backups/tempmail.dump && [ $(stat -c %a /var/backups/tempmail-keys.tar.gz) = 600 ]")

    host.run(chapter_of("docs/operate.md", "Restore")[1])
    host.wait_until_served()

    visitors.find_all(host, messages)
    assert host.sql("SELECT count(*) FROM inboxes_message", "before_restore") == str(backed_up + 1)
