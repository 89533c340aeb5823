"""Mail.tm's stream of events, through the whole ASGI application."""

import json
import os
from datetime import timedelta

import pytest
from django.utils import timezone

from inboxes import push
from inboxes.api import events
from inboxes.mail import sealing, typed_codes
from inboxes.models import Inbox, Message
from tests.worlds.asgi_clients import LIMIT_SECONDS, Request, ask
from tests.worlds.mailtm_clients import ACCOUNT, GONE, ITEM, account_id_of, token_of
from tests.worlds.threads import in_thread, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("close_threads_connections")]
PATHS = ["/mailtm/.well-known/mercure", "/.well-known/mercure"]


@pytest.fixture
def account(issued):
    """What a client knows of its account, and what happens to it."""
    return Account(*issued)


class Account:
    def __init__(self, inbox, secret):
        self.inbox = inbox
        self.id, self.token = account_id_of((inbox, secret)), token_of((inbox, secret))
        self.bearer = {"authorization": f"Bearer {self.token}"}

    def arrive(self, subject):
        public_key = bytes(self.inbox.public_key)
        summary = sealing.seal_json({"from": [["", "a@b.example"]], "subject": subject}, public_key)
        message = Message.objects.create(
            inbox=self.inbox, source_bytes=7, fingerprint=os.urandom(32), summary=summary
        )  # fmt: skip
        self.announce()
        return message

    def announce(self):
        push.announce(push.topic_of_inbox(self.inbox.pk))

    def mark_seen(self, message):
        Message.objects.mark_seen(message.pk)
        self.announce()

    def delete(self, message):
        Message.objects.filter(pk=message.pk).delete()
        self.announce()


class Stream(Request):
    """A client that listens."""

    async def begin(self):
        """Take the head and the first comment; return the head."""
        await self.send_input({"type": "http.request", "body": b""})
        start = await self.receive_output(LIMIT_SECONDS)
        assert (await self.receive_output(LIMIT_SECONDS))["body"] == b":\n\n"
        return {name.decode().lower(): value.decode() for name, value in start["headers"]}

    async def next(self):
        """Return (id, value) of the next event, which comes in one piece."""
        piece = (await self.receive_output(LIMIT_SECONDS))["body"].decode()
        head, data, *rest = piece.split("\n")
        assert (head[:13], data[:6], rest) == ("id: urn:uuid:", "data: ", ["", ""])
        return head[4:], json.loads(data[6:])

    async def end(self):
        """Take comments until the server ends the stream."""
        while (piece := await self.receive_output(LIMIT_SECONDS)).get("more_body"):
            assert piece["body"] == b":\n\n"
        await self.wait(LIMIT_SECONDS)


async def listening(url, **headers):
    stream = Stream(url, **headers)
    await stream.begin()
    return stream


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("is_in_query", [True, False])
def test_stream_tells_arrivals_marks_and_deletions_as_messages(account, path, is_in_query):
    async def scenario():
        url, headers = f"{path}?topic=/accounts/{account.id}", account.bearer
        if is_in_query:
            url, headers = f"{url}&authorization={account.token}", {}
        stream = Stream(url, **headers)
        head = await stream.begin()
        row = await in_thread(account.arrive, "first")

        event_id, arrived = await stream.next()
        await in_thread(account.mark_seen, row)
        _, seen = await stream.next()
        await in_thread(account.delete, row)
        last_id, deleted = await stream.next()

        assert (head["content-type"], head["access-control-allow-origin"]) == ("text/event-stream", "*")
        assert event_id == last_id == row.pk.urn
        for value in (arrived, seen, deleted):
            assert set(value) == ITEM
            assert None not in value.values()
            assert value["id"] == row.pk.hex[:24]
        assert (arrived["subject"], arrived["seen"], arrived["isDeleted"]) == ("first", False, False)
        assert (seen["seen"], seen["isDeleted"], deleted["isDeleted"]) == (True, False, True)
        assert deleted["createdAt"] == arrived["createdAt"]
        await stream.leave()

    run(scenario)


@pytest.mark.parametrize("way", ["header", "lastEventID", "lastEventId", "Last-Event-ID"])
def test_stream_that_comes_back_is_told_what_it_missed(account, way):
    async def scenario():
        known = await in_thread(account.arrive, "known")
        await in_thread(account.arrive, "missed")
        url, headers = f"{PATHS[0]}?topic=/accounts/{account.id}", account.bearer
        if way == "header":
            headers = headers | {"last_event_id": known.pk.urn}
        else:
            url += f"&{way}={known.pk.urn}"

        stream = Stream(url, **headers)
        await stream.begin()

        assert (await stream.next())[1]["subject"] == "missed"
        await stream.leave()

    run(scenario)


def test_stream_ends_with_its_account_which_is_then_gone(account):
    async def scenario():
        url = f"{PATHS[0]}?topic=/accounts/{account.id}"
        stream = await listening(url, **account.bearer)
        deletion = Request(f"/mailtm/accounts/{account.id}", method="DELETE", **account.bearer)
        assert (await deletion.answer())[0] == 204

        await stream.end()
        status, _, body = await Request(url, **account.bearer).answer()
        assert (status, json.loads(body)) == (401, {"code": 401, "message": GONE})

    run(scenario)


def test_stream_ends_when_the_time_is_up(account):
    def shorten():
        Inbox.objects.filter(pk=account.inbox.pk).update(expires_at=timezone.now() + timedelta(seconds=2))
        account.announce()

    async def scenario():
        stream = await listening(f"{PATHS[0]}?topic=/accounts/{account.id}", **account.bearer)
        await in_thread(shorten)
        await stream.end()

    run(scenario)


def test_account_follows_its_message_where_the_setting_says_so(account, settings):
    settings.MAILTM_ACCOUNT_EVENTS = True

    async def scenario():
        stream = await listening(f"{PATHS[0]}?topic=/accounts/{account.id}", **account.bearer)
        await in_thread(account.arrive, "first")

        assert (await stream.next())[1]["@type"] == "Message"
        _, told = await stream.next()
        assert (set(told), told["@type"], told["used"], told["isDeleted"]) == (ACCOUNT, "Account", 7, False)
        await in_thread(Inbox.objects.filter(pk=account.inbox.pk).delete)
        await in_thread(account.announce)
        assert (await stream.next())[1]["isDeleted"] is True
        await stream.wait(LIMIT_SECONDS)

    run(scenario)


def test_quiet_stream_is_kept_alive_by_comments(account, monkeypatch):
    monkeypatch.setattr(events, "KEEP_ALIVE_SECONDS", 0.2)

    async def scenario():
        stream = await listening(f"{PATHS[0]}?topic=/accounts/{account.id}", **account.bearer)
        assert (await stream.receive_output(LIMIT_SECONDS))["body"] == b":\n\n"
        await stream.leave()

    run(scenario)


@pytest.mark.parametrize("path", PATHS)
def test_N12_topic_of_another_account_is_403(account, domain, path):
    other = Inbox.objects.issue(domain, "other")
    own = f"topic=/accounts/{account.id}"

    for query in (
        f"topic=/accounts/{account_id_of(other)}",
        f"{own}&topic=/accounts/{account_id_of(other)}",
        "topic=*",
    ):
        assert ask(f"{path}?{query}", **account.bearer)[0] == 403
    # A hub says 403, not 404; it says the same of an account that never was.
    theirs, nobodys = (
        ask(f"{path}?topic=/accounts/{key}", **account.bearer) for key in (account_id_of(other), "0" * 24)
    )
    assert (theirs[0], theirs[2]) == (nobodys[0], nobodys[2])
    assert ask(path, **account.bearer)[0] == 400
    assert ask(f"{path}?{own}", method="POST", **account.bearer)[0] == 405


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "JWT Token not found"), ("&authorization=garbage", "Invalid JWT Token"),
        ("&authorization=", "Invalid JWT Token"), (f"&authorization={typed_codes.to_code(bytes(32))}", GONE),
    ],
)  # fmt: skip
def test_N20_stream_without_a_good_token_is_401(account, query, message):
    status, _, body = ask(f"{PATHS[0]}?topic=/accounts/{account.id}{query}")

    assert (status, json.loads(body)) == (401, {"code": 401, "message": message})


def test_token_in_the_query_opens_nothing_but_the_stream(account):
    for path in ("me", "messages", f"accounts/{account.id}"):
        assert ask(f"/mailtm/{path}?authorization={account.token}")[0] == 401
    assert Inbox.objects.exists()


def test_one_client_has_so_many_streams_and_no_more(account, settings):
    settings.MAX_WAITING = 1

    async def scenario():
        url = f"{PATHS[0]}?topic=/accounts/{account.id}"
        stream = await listening(url, **account.bearer)

        status, headers, body = await Request(url, **account.bearer).answer()

        assert (status, body, headers["retry-after"]) == (429, b"", "10")
        await stream.leave()
        await (await listening(url, **account.bearer)).leave()

    run(scenario)
