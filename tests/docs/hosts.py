"""Hosts that the documents' lines are run on, in trees; and visitors of theirs, who come by HTTP and SMTP."""

import re
import smtplib
import socket
import sys
from email.message import EmailMessage
from pathlib import Path

import httpx

from dev.system import wait_for
from dev.world import greets
from tests.worlds.trees import Tree

from .reading import ROOT, text_of

# Stand-ins for systemd, which does not run in a tree.
PROGRAMS = [Path(__file__).with_name(name) for name in ("systemctl", "sandboxed")]
DOMAIN = "mail.example.org"
NAMED = ("--hostname", "mx.example.org", "--page", DOMAIN, "--domain", DOMAIN)
# Packages and code are there.
NOT_HERE = re.compile(r"^(apt-get|git|python3 -m venv|\S*/pip) .*\n", re.MULTILINE)


def chapter_of(document, chapter):
    """Return what each of its shell fences has the reader run."""
    (text,) = re.findall(rf"^## {chapter}\n(.*?)(?=^## |\Z)", text_of(document), re.MULTILINE | re.DOTALL)
    return [NOT_HERE.sub("", lines) for lines in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]


class Host(Tree):
    """A tree with PostgreSQL's package set up, as Debian does it, and the code; nothing of ours is installed yet."""

    def set_up(self, has_server=True):
        self.run(f"cp -a {ROOT} /opt/tempmail && ln -s {sys.prefix} /opt/tempmail/venv")
        if has_server:
            self.run("""
                version=$(ls /usr/lib/postgresql | sort -n | tail -n 1)
                pg_createcluster --start "$version" main -- --no-sync
                echo fsync=off >> "/etc/postgresql/$version/main/conf.d/test.conf"
            """)
        self.path("/run/systemd/system").mkdir(parents=True)
        for program in PROGRAMS:
            self.path(f"/usr/local/bin/{program.name}").write_text(program.read_text())
            self.path(f"/usr/local/bin/{program.name}").chmod(0o755)
        self.run("ln -sf /usr/local/bin/systemctl /usr/bin/systemctl")

    def spare_doctor(self, code="/opt/tempmail"):
        """Have the installer end with findings of nobody's: those of doctor take a third of its time."""
        self.path(f"{code}/postfix/doctor").write_text("#!/bin/sh\necho FAULT nothing: None.\nexit 1\n")

    def install(self, *options, check=True, input=""):
        """Run the installer for the first time; return what it says."""
        return self.install_again(*NAMED, *options, check=check, input=input)

    def install_again(self, *options, check=True, input=""):
        """Run it with what it noted."""
        return self.run(f"/opt/tempmail/postfix/install {' '.join(options)}", check=check, input=input).stdout

    def wait_until_served(self):
        wait_for(lambda: self.is_answered() and self.socket_greets(), 60, "delivery, Postfix and web")

    def socket_greets(self):
        with self.network():
            return greets(socket.AF_INET, ("127.0.0.1", 25)) and self.path("/run/tempmail/deliver.sock").exists()

    def is_answered(self):
        try:
            return self.ask("GET", "/").status_code == 200
        except httpx.TransportError:
            return False

    def ask(self, method, path, headers=None, **options):
        """Ask as the proxy does for a visitor."""
        said = {"Host": DOMAIN, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.9", **(headers or {})}
        with self.network(), httpx.Client(base_url="http://127.0.0.1:8000", timeout=30) as client:
            return client.request(method, path, headers=said, **options)

    def api(self, method, path, token=None, **options):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = self.ask(method, f"/api/v1{path}", headers, **options)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content and "json" in answer.headers["content-type"] else answer.content

    def send(self, recipient, subject, attachment=b""):
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = subject, "shop@shop.example", recipient
        message.set_content(f"{subject}.\n")
        if attachment:
            message.add_attachment(attachment, maintype="application", subtype="pdf", filename="bill.pdf")
        with self.network(), smtplib.SMTP("127.0.0.1", 25, timeout=30) as smtp:
            smtp.send_message(message, "shop@shop.example", [recipient])

    def subjects(self, address, token=None):
        return [message["subject"] for message in self.api("GET", f"/inboxes/{address}/messages", token)["items"]]

    def queued(self, state=""):
        return self.run("postqueue -j").stdout.count(f'"queue_name": "{state}')

    def stored(self):
        return int(self.sql("SELECT count(*) FROM inboxes_message"))

    def manage(self, command, *arguments):
        environment = "PATH=/usr/bin:/bin ENV_FILE=/etc/tempmail/owner.env"
        return self.run(
            f"cd /opt/tempmail; runuser -u tempmail -- env -i {environment} venv/bin/python -B manage.py {command}",
            *arguments,
        ).stdout

    def sql(self, statement, database="tempmail"):
        return self.run(f'cd /; runuser -u postgres -- psql -qXAt -d {database} -c "$1"', statement).stdout.strip()
