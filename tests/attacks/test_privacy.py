"""What a thief of the database, its backup or a log would read: nothing of the mail."""

import re
import subprocess

from django.db import connections
from django.test import Client
from django.urls import reverse

from inboxes.models import Inbox
from tests.worlds.live import arrived

WORDS = ["Zwetschgenknoedel", "Quittengelee", "Holunderbeere", "Brombeerschnaps", "Mirabelle"]
MESSAGE = (
    "From: {0} <{0}@shop.example>\r\nTo: {3}\r\nSubject: {1}\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{2}\r\n"
    "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename={4}.txt\r\n\r\n{2}\r\n--b--\r\n"
).format(*WORDS)


def test_dump_and_logs_hold_no_word_of_private_or_public_mail_and_no_secret(live, world, cluster, domain, send):
    live.start("web")
    issued, secret = Inbox.objects.issue(domain, "holder")
    send(MESSAGE.encode(), issued.address, "anybody@tempmail.test")
    arrived(2)
    Client().get(reverse("inbox", args=["anybody@tempmail.test"]))

    name = connections["default"].settings_dict["NAME"]
    dump = subprocess.run(
        ["pg_dump", "--dbname", cluster.url("tempmail", name)], capture_output=True, check=True
    ).stdout.lower()

    # bytea is dumped as hex: the words are looked for in that form too.
    for word in WORDS:
        assert word.lower().encode() not in dump
        assert word.encode().hex().encode() not in dump
    assert secret.hex().encode() not in dump
    assert b"anybody" in dump  # the search itself finds what is there
    keys = [world.web_env.read_text(), (world.postfix.conf / "tempmail-service.conf").read_text()]
    secrets = re.findall(r"(?:KEY|password|issued_key)=(.+)", "\n".join(keys))
    assert len(secrets) == 7
    logs = "".join(live.log(service) for service in ("postfix", "delivery", "web")) + cluster.log.read_text()
    for hidden in [*WORDS[1:3], WORDS[4], *secrets, secret.hex()]:
        assert hidden not in logs
