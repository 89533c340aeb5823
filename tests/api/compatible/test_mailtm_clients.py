"""Two published clients of Mail.tm's API, unmodified, against the running service and real SMTP."""

import json
import os
import subprocess
import time
from email.message import EmailMessage
from pathlib import Path
from threading import Timer

import pytest
from mailtm_client import MailTMClient

from dev.system import wait_for
from inboxes.models import Inbox, Message
from tests.worlds.mailtm_clients import ACCOUNT, DOMAIN, GONE, ITEM, WHOLE

LIMIT_SECONDS = 90
SCRIPT = Path(__file__).parent / "clients" / "mailjs.cjs"


def mail(to):
    message = EmailMessage()
    message["From"] = "Shop <shop@shop.example>"
    message["To"] = to
    message["Subject"] = "Your code is 123456"
    message["Message-ID"] = "<one@shop.example>"
    message.set_content("Your code is 123456.\n")
    message.add_alternative("<p>Your code is <b>123456</b>.</p>", subtype="html")
    message.add_attachment("a bill\n", filename="bill.txt")
    return message.as_bytes()


def plain(keys):
    return {name for name in keys if not name.startswith("@")}


@pytest.fixture
def base(live, world, domain):
    live.start("web")
    return f"{world.web_url}mailtm"


@pytest.fixture
def mailjs(base, world):
    """npm's Mailjs at work; call it with the name of its next step to get what that brought."""
    # The stream at the root of the host: clients have a base of its own for it.
    command = ["node", SCRIPT, os.environ["TEMPMAIL_NODE_MODULES"], base, f"{world.web_url}.well-known/mercure"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    watchdog = Timer(LIMIT_SECONDS, process.kill)
    watchdog.start()

    def step(name):
        line = json.loads(process.stdout.readline() or "{}")
        assert line.get("step") == name
        return line["value"]

    yield step
    watchdog.cancel()
    assert process.wait(60) == 0
    process.stdout.close()


def answered(result, status):
    """Mailjs's own account of an answer; return the data."""
    assert (result["statusCode"], result["status"]) == (status, status < 400)
    return result["data"]


def test_mailjs_does_all_it_can(mailjs, send):
    assert set(answered(mailjs("domains"), 200)[0]) == plain(DOMAIN)
    assert answered(mailjs("domain"), 200)["domain"] == "tempmail.test"
    address = answered(mailjs("created"), 200)["username"]
    me = answered(mailjs("me"), 200)
    assert (set(me), me["address"]) == (plain(ACCOUNT), address)
    assert answered(mailjs("account"), 200) == me
    assert mailjs("wrong password")["message"] == "Invalid credentials."

    assert mailjs("listening") == address
    assert not send(mail(address), address)
    arrived = mailjs("arrived")
    assert (set(arrived), arrived["subject"]) == (ITEM, "Your code is 123456")

    (item,) = answered(mailjs("list"), 200)
    assert item == {name: arrived[name] for name in plain(ITEM)}
    assert answered(mailjs("beyond"), 200) == []
    message = answered(mailjs("message"), 200)
    assert set(message) == plain(WHOLE)
    assert (message["text"].strip(), message["seen"]) == ("Your code is 123456.", False)
    assert "<b>123456</b>" in message["html"][0]
    assert mailjs("attachment").strip() == "a bill"

    assert answered(mailjs("set seen"), 200)["seen"] is True
    assert mailjs("seen")["id"] == item["id"]
    source = answered(mailjs("source"), 200)
    assert source["id"] == item["id"]
    assert "Subject: Your code is 123456" in source["data"]
    answered(mailjs("delete"), 204)
    assert (mailjs("deleted")["id"], Message.objects.exists()) == (item["id"], False)
    assert mailjs("gone")["message"] == "Not Found"

    answered(mailjs("delete me"), 204)
    assert not Inbox.objects.exists()
    assert mailjs("no account")["message"] == GONE


class Events:
    """What a line-reading client of the stream gets."""

    def __init__(self, response):
        assert response.headers["Content-Type"] == "text/event-stream"
        assert response.headers["Transfer-Encoding"] == "chunked"
        # Comments come all the time: the connection's own limit is never reached.
        self.deadline = time.monotonic() + LIMIT_SECONDS
        self.lines = response.iter_lines(chunk_size=1, decode_unicode=True)
        assert next(self.lines) == ":"

    def __next__(self):
        for line in self.lines:
            assert time.monotonic() < self.deadline
            if line.startswith("data: "):
                return json.loads(line[6:])
        raise EOFError("the stream has ended")

    def end(self):
        """Take comments until the server ends the stream."""
        for line in self.lines:
            assert line in ("", ":")
            assert time.monotonic() < self.deadline


def test_mailtm_client_wrapper_does_all_it_can(base, send, live):
    client = MailTMClient(base_url=base)
    address, password = client.generate_random_credentials()
    assert client.create_account(address, password)
    token = client.login(address, password)
    # What it has no method for, over its own session.
    session, account = client.session, client.session.get(f"{base}/me").json()
    assert set(account) == ACCOUNT

    url = f"{base}/.well-known/mercure?topic=/accounts/{account['id']}&authorization={token}"
    with session.get(url, stream=True, timeout=30, headers={"Authorization": None}) as response:
        stream = Events(response)
        assert not send(mail(address), address)
        arrived = next(stream)

        wait_for(client.read_inbox, 30, "a message")
        (item,) = client.read_inbox()
        assert (set(item), item) == (ITEM, arrived)
        message = client.read_message(item["id"])
        assert (set(message), message["subject"]) == (WHOLE, "Your code is 123456")
        bill = session.get(base + message["attachments"][0]["downloadUrl"])
        assert bill.text.strip() == "a bill"

        seen = session.patch(f"{base}/messages/{item['id']}", json={"seen": True})
        assert (seen.status_code, seen.json()["seen"]) == (200, True)
        assert next(stream)["seen"] is True
        source = session.get(base + item["downloadUrl"])
        assert (source.headers["Content-Type"], b"Subject: Your code" in source.content) == ("message/rfc822", True)
        assert session.delete(f"{base}/messages/{item['id']}").status_code == 204
        assert next(stream)["isDeleted"] is True
        assert client.read_inbox() == []

        assert session.delete(f"{base}/accounts/{account['id']}").status_code == 204
        stream.end()
    assert session.get(f"{base}/me").json()["message"] == GONE
    with pytest.raises(Exception, match="401"):
        client.login(address, password)
    assert token not in live.log("web")
    assert "authorization=" not in live.log("web")
