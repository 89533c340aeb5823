"""Fill a database by a version's own code, and dump it, for tests/upgrading to bring to today's.

Run as root, with the Python that has that version's packages, in its code where every user may read it:
    python fill.py FOLDER    writes FOLDER/dump.sql, and FOLDER/told.json, what its visitors and services know
Mail goes by its Postfix and delivery, the rest by its API; an admin's rows by its models.
"""

import gzip
import json
import os
import re
import shutil
import smtplib
import subprocess
import sys
import urllib.request
from email.message import EmailMessage
from functools import partial
from pathlib import Path

sys.path.insert(0, os.getcwd())

from dev.cluster import Cluster, programs
from dev.system import free_port, run_as, wait_for
from dev.world import World

WORK = Path("/var/lib/tempmail-fill")
ADMINS = """
from django.contrib.auth.models import User
from inboxes.models import *
key = ApiKey(name="a tester's", requests_per_minute=1234)
print(key.new_key())
key.save()
User.objects.create_superuser("anna", password="of the last version")
BlockedSender.objects.create(sender="blocked.example")
"""


def ask(world, method, path, token="", body=None):
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(
        f"{world.web_url}api/v1{path}", json.dumps(body).encode() if body is not None else None, headers, method=method
    )
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def send(world, recipient, subject):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Shop <shop@shop.example>", recipient
    message.set_content("Your code is 482916.\n")
    message.add_alternative("<p>Your code is <b>482916</b>.</p>", subtype="html")
    message.add_attachment(b"%PDF-1.4 a bill", maintype="application", subtype="pdf", filename="bill.pdf")
    with smtplib.SMTP("127.0.0.1", world.smtp_port) as smtp:
        smtp.send_message(message)


def fill(world):
    """Return what is known outside the database."""
    private = ask(world, "POST", "/inboxes", body={"local_part": "holder", "password": "correct horse battery"})
    inbox, token = f"/inboxes/{private['address']}", private["token"]
    share = ask(world, "POST", f"{inbox}/shares", token, {})
    webhook = ask(world, "PUT", f"{inbox}/webhook", token, {"url": "https://hook.example/mail"})
    gone = ask(world, "POST", "/inboxes", body={"local_part": "gone"})
    ask(world, "DELETE", f"/inboxes/{gone['address']}", gone["token"])
    for recipient in (private["address"], "hello@tempmail.test"):
        send(world, recipient, f"For {recipient}")
        held = token if recipient == private["address"] else ""
        asked = partial(ask, world, "GET", f"/inboxes/{recipient}/messages", held)
        wait_for(lambda asked=asked: asked()["items"], 30, f"the mail to {recipient}")
    return {"private": private, "share": share, "webhook": webhook, "gone": gone["address"]}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    code, python = Path.cwd(), Path(sys.executable)
    shutil.rmtree(WORK, ignore_errors=True)
    cluster = Cluster(WORK / "postgres")
    cluster.create()
    cluster.start()
    world = World(WORK / "world", code, python, free_port(), free_port())
    services = []
    try:
        made = run_as("nobody", [python, "-B", "manage.py", "makekeys"], cwd=code,
                      env={"ENV_FILE": "/dev/null"}, stdout=subprocess.PIPE).stdout  # fmt: skip
        keys = dict(line.split("=", 1) for line in made.splitlines())
        world.prepare(cluster.database(), keys)
        for command in ("migrate --noinput -v0", "collectstatic --noinput -v0", "adddomain tempmail.test"):
            world.manage(*command.split())
        for name in ("delivery", "postfix", "web"):
            services.append(world.start(name, 120))
        api_key = world.manage("shell", "-v0", "-c", ADMINS, stdout=subprocess.PIPE).stdout.split()[-1]
        told = fill(world) | {"keys": keys, "api_key": api_key}
        # In a test it is always before its end.
        for table in ("inbox", "message"):
            cluster.sql(f"UPDATE inboxes_{table} SET expires_at = '2999-01-01' WHERE expires_at > now()", "tempmail")
    finally:
        for service in reversed(services):
            service.stop()
        dump = run_as(
            "postgres",
            [programs() / "pg_dump", "--no-owner", "--no-privileges", "-h", cluster.directory, "tempmail"],
            stdout=subprocess.PIPE,
        ).stdout
        cluster.stop()
    # Of a psql that is older than this pg_dump.
    dump = re.sub(r"^\\(un)?restrict .*\n", "", dump, flags=re.MULTILINE)
    (folder / "dump.sql.gz").write_bytes(gzip.compress(dump.encode(), mtime=0))
    (folder / "told.json").write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
