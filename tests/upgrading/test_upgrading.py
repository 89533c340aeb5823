"""A former version's database, filled by its own code (fill.py), is migrated, and what was in it is as before."""

import gzip
import json
import os
import smtplib
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from dev.system import free_port
from dev.world import World
from tests.worlds.live import HIGH_LIMITS

HERE = Path(__file__).parent
VERSIONS = sorted(folder.name for folder in HERE.glob("[0-9]*"))
MAIL = b"Subject: After the upgrade\r\n\r\nEnter 135790.\r\n"
IS_ADMIN = (
    "from django.contrib.auth.models import User; print(User.objects.get().check_password('of the last version'))"
)


class Visitor:
    def __init__(self, world):
        self.world = world

    def ask(self, method, path, token="", body=None, **headers):
        """Return (status, answer, its headers)."""
        said = {"Content-Type": "application/json", **headers}
        if token:
            said["Authorization"] = f"Bearer {token}"
        text = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"{self.world.web_url}api/v1{path}", text, said, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or "null"), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, None, error.headers

    def subjects(self, address, token=""):
        _, answer, _ = self.ask("GET", f"/inboxes/{address}/messages", token)
        return [message["subject"] for message in answer["items"]]


@pytest.fixture(params=VERSIONS)
def upgraded(request, cluster):
    """Today's world on a version's database, with its keys; delivery and web run.  And what was known of it."""
    folder, name = HERE / request.param, f"upgraded_{request.param.replace('.', '_')}"
    told = json.loads((folder / "told.json").read_text())
    cluster.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    database = cluster.database(name)
    dump = gzip.decompress((folder / "dump.sql.gz").read_bytes()).decode()
    cluster.sql(f"SET SESSION AUTHORIZATION tempmail;\n{dump}", name)
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / name
    world = World(directory, Path(settings.BASE_DIR), Path(sys.executable), free_port(), free_port())
    services = []
    try:
        world.prepare(database, told["keys"], **HIGH_LIMITS)
        world.manage("migrate", "--noinput", "--verbosity=0")
        world.manage("collectstatic", "--noinput", "--verbosity=0")
        for service in ("delivery", "web"):
            services.append(world.start(service))
        yield world, told
    finally:
        for service in services:
            service.stop()
        cluster.sql(f"DROP DATABASE {name} WITH (FORCE)")


def test_database_of_a_former_version_is_migrated_and_has_all_that_was_in_it(upgraded):
    world, told = upgraded
    visitor, (address, token) = Visitor(world), (told["private"]["address"], told["private"]["token"])
    inbox = f"/inboxes/{address}"

    assert "migrations applied" in world.manage("version", stdout=subprocess.PIPE).stdout
    # What a visitor holds opens what it opened: the secret, a password, a link to read.
    assert visitor.subjects(address, token) == [f"For {address}"]
    opened = visitor.ask("POST", "/inboxes/open", body={"address": address, "password": "correct horse battery"})
    assert opened[1]["token"] == token
    assert visitor.subjects(address, told["share"]["token"]) == [f"For {address}"]
    assert visitor.ask("GET", f"{inbox}/webhook", token)[1]["url"] == "https://hook.example/mail"
    # Its mail, with code and attachment, and public mail.
    (message,) = visitor.ask("GET", f"{inbox}/messages", token)[1]["items"]
    _, shown, _ = visitor.ask("GET", f"{inbox}/messages/{message['id']}", token)
    assert (shown["code"], [part["name"] for part in shown["attachments"]]) == ("482916", ["bill.pdf"])
    assert visitor.subjects("hello@tempmail.test") == ["For hello@tempmail.test"]
    # Programs and admins are known, an address that ended is nobody's, and never issued again.
    _, _, headers = visitor.ask("GET", "/domains", **{"X-API-Key": told["api_key"]})
    assert "1234" in headers["RateLimit-Policy"]
    assert world.manage("shell", "-v0", "-c", IS_ADMIN, stdout=subprocess.PIPE).stdout == "True\n"
    assert visitor.ask("GET", f"/inboxes/{told['gone']}/messages")[0] in (401, 404)
    assert visitor.ask("POST", "/inboxes", body={"local_part": "gone"})[0] == 409
    # New mail comes to both.
    for place, right in ((address, token), ("hello@tempmail.test", "")):
        with smtplib.LMTP(str(world.socket)) as lmtp:
            lmtp.sendmail("shop@shop.example", [place], MAIL)
        assert visitor.subjects(place, right)[:1] == ["After the upgrade"]
