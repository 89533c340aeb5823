"""A link to one message: what it opens, for how long, and that it opens nothing else."""

import asyncio
import re
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inboxes import purge
from inboxes.access import message_keys, ways_in
from inboxes.mail import sealing, typed_codes
from inboxes.models import Grant, Inbox, Message
from inboxes.pages.inbox_socket import NOT_FOUND
from tests.access.holding import ADDRESS, secret_of, url
from tests.worlds.api_client import api
from tests.worlds.mails import PLAIN
from tests.worlds.page_sockets import Socket, closed_with, next_of
from tests.worlds.rows import expire
from tests.worlds.threads import answer_while_ending, in_thread
from tests.worlds.visitors import FROM_SCRIPT, cookie_for, cookies_of, every_field, every_url

pytestmark = pytest.mark.usefixtures("high_limits")
WITH_A_FILE = (
    b"Subject: A bill for you\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/html\r\n\r\n<p>Please pay <b>9 coins</b>.</p>\r\n"
    b'--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="bill.txt"\r\n\r\n'
    b"9 coins\r\n--b--\r\n"
)
OTHER = b"From: Bank <a@bank.example>\r\nSubject: Your balance\r\n\r\nIt is low.\r\n"


@pytest.fixture
def message(holder, put_mail):
    put_mail(ADDRESS, OTHER)
    return put_mail(ADDRESS, WITH_A_FILE)


def share(holder, message, minutes="60"):
    """Make a link to a message; return its code."""
    page = holder.post(url("share-message", message.pk), {"minutes": minutes}).content.decode()
    return re.search(r'id="the-link" value="[^"]+/shared#([^"]+)"', page)[1]


def opened(code):
    """A browser that opened what the code stands for."""
    client = Client()
    response = client.post(reverse("shared"), {"code": code})
    assert response.status_code == 302
    client.there = response["Location"]
    return client


def test_link_is_made_of_the_beginnings_alone_however_large_the_message(holder, message):
    with CaptureQueriesContext(connection) as queries:
        share(holder, message)

    whole = [one["sql"] for one in queries if re.search(r'(?<!\()"inboxes_\w+"."(source|content)"', one["sql"])]
    assert not whole


@pytest.fixture
def friend(holder, message):
    return opened(share(holder, message))


def test_link_opens_the_message_with_all_that_belongs_to_it(friend, message):
    assert friend.there == url("message", message.pk)
    page = friend.get(friend.there).content.decode()

    assert "A bill for you" in page and "bill.txt" in page
    assert "Somebody shared this one message with you" in page
    assert b"9 coins" in friend.get(url("html", message.pk)).content
    assert b"9 coins" in friend.get(url("source", message.pk)).content
    assert b"9 coins" in friend.get(url("print", message.pk)).content
    assert friend.get(url("source-eml", message.pk)).content == WITH_A_FILE
    assert friend.get(url("part", message.pk, 1)).content.strip() == b"9 coins"
    assert friend.get(url("report-message", message.pk)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_N60_link_to_one_message_opens_no_other_at_any_url_socket_or_api(friend, holder, message):
    other = Message.objects.exclude(pk=message.pk).get()
    for method, sample in every_url(ADDRESS):
        for pk in (other.pk, message.pk):
            path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", str(pk), sample)
            if pk == message.pk and path.startswith(url("message", pk)) and (method == "get" or path.endswith("/html")):
                continue
            for headers in ({}, FROM_SCRIPT):
                assert getattr(friend, method)(path, every_field(pk), headers=headers).status_code == 404, path
    page = friend.get(friend.there).content.decode()
    for hidden in ("Your balance", 'id="messages"', url("list"), url("delete-message", message.pk)):
        assert hidden not in page
    assert ADDRESS not in friend.get(reverse("home")).content.decode()
    code = share(holder, message)
    assert ways_in.open_token(code) is None
    for path in ("", "/messages", f"/messages/{message.pk}", f"/messages/{other.pk}", "/events"):
        assert api("GET", f"/inboxes/{ADDRESS}{path}", token=code).status_code == 401, path

    async def ask(path):
        socket = Socket(f"/ws{path}", cookies_of(friend))
        assert await socket.is_accepted()
        return await closed_with(socket)

    for path in (url("inbox"), url("message", other.pk)):
        assert asyncio.run(ask(path)) == NOT_FOUND
    assert holder.get(url("message", message.pk)).status_code == 200


def test_N60_keys_of_one_message_open_no_other_row_of_the_database(holder, message):
    """A friend who also has the whole database, and the link's key."""
    key = typed_codes.of_code(share(holder, message))
    box_keys = Grant.objects.of_messages().get().box_keys(key)
    public_key = bytes(holder.inbox.public_key)

    def opens(sealed):
        found = []
        for box_key in [*box_keys.values(), *box_keys, key]:
            with suppress(sealing.SealError):
                found.append(sealing.unseal_by_box_key(sealed, public_key, box_key))
            with suppress(sealing.SealError):
                found.append(sealing.unseal(sealed, box_key))
        return bool(found)

    for one in Message.objects.all():
        is_shared = one.pk == message.pk
        assert [opens(sealed) for sealed in (one.summary, one.body, one.source)] == [is_shared] * 3
    later = sealing.seal(b"what comes later", public_key)
    assert not opens(later) and len(box_keys) == 3 + message.parts.count()
    assert ways_in.open_secret(key) is None


def test_shared_page_is_kept_from_caches_search_engines_and_referers(friend):
    response = friend.get(friend.there)

    assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_reading_by_a_link_is_no_reading_of_the_holders(friend, message):
    Inbox.objects.update(lifetime_mode="read")
    before = Inbox.objects.values().get()

    friend.get(friend.there)

    message.refresh_from_db()
    assert message.seen_at is None and Inbox.objects.values().get() == before


def test_page_that_previews_fetch_tells_nothing_and_opens_nothing(holder, message):
    share(holder, message)
    page = Client().get(reverse("shared"))

    assert page.status_code == 200 and not page.cookies.get(message_keys.name_of(message.pk))
    assert "A bill for you" not in page.content.decode() and ADDRESS not in page.content.decode()


@pytest.mark.parametrize(
    "end",
    [
        lambda holder, message: holder.post(url("stop-sharing", message.pk, Grant.objects.of_messages().get().pk)),
        lambda holder, message: Grant.objects.of_messages().update(expires_at=Now() - timedelta(seconds=1)),
        lambda holder, message: expire(holder.inbox),
        lambda holder, message: holder.post(url("delete-message", message.pk)),
        lambda holder, message: holder.post(url("delete-inbox")),
    ],
    ids=["taken back", "its end", "the inbox's end", "the message deleted", "the inbox deleted"],
)
def test_ended_link_opens_nothing_at_once_and_says_so(holder, message, end):
    code = share(holder, message)
    friend = opened(code)
    assert friend.get(friend.there).status_code == 200

    end(holder, message)

    for name in ("message", "html", "source", "source-eml", "print", "zip"):
        assert friend.get(url(name, message.pk)).status_code == 410, name
    said = friend.get(friend.there).content.decode()
    assert "This link has ended" in said and "the message was deleted" in said
    assert Client().post(reverse("shared"), {"code": code}).status_code == 403
    purge.purge()
    assert not Grant.objects.of_messages().exists()


@pytest.mark.django_db(transaction=True)
def test_message_that_is_deleted_while_it_is_shared_is_missed(holder, message):
    deleted = Message.objects.filter(pk=message.pk)
    assert answer_while_ending(deleted, holder, url("share-message", message.pk), minutes="60") == 404


def test_end_is_never_later_than_the_inboxs(holder, message):
    share(holder, message, "1440")
    Inbox.objects.update(expires_at=Now() + timedelta(minutes=5))

    grant = Grant.objects.of_messages().select_related("inbox").get()

    assert grant.ends_at == grant.inbox.expires_at
    assert opened(share(holder, message)).get(url("message", message.pk)).status_code == 200


def test_messages_page_lists_the_links_and_takes_one_back(holder, message):
    code = share(holder, message)
    (grant,) = Grant.objects.of_messages().all()
    assert url("stop-sharing", message.pk, grant.pk) in holder.get(url("message", message.pk)).content.decode()

    assert holder.post(url("stop-sharing", message.pk, grant.pk))["Location"] == url("message", message.pk)

    assert "Take it back" not in holder.get(url("message", message.pk)).content.decode()
    assert ways_in.open_shared_message(typed_codes.of_code(code)) is None


def test_link_of_another_message_or_inbox_cannot_be_taken_back(holder, message, domain):
    share(holder, message)
    (grant,) = Grant.objects.of_messages().all()
    other = Message.objects.exclude(pk=message.pk).get()
    attacker = Client()
    attacker.cookies.load(cookie_for(Inbox.objects.issue(domain, "other")))

    assert holder.post(url("stop-sharing", other.pk, grant.pk)).status_code == 404
    path = reverse("stop-sharing", args=["other@tempmail.test", message.pk, grant.pk])
    assert attacker.post(path).status_code == 404
    assert Grant.objects.of_messages().exists()


def test_links_of_an_inbox_to_its_messages_are_bounded(holder, message):
    other = Message.objects.exclude(pk=message.pk).get()
    for number in range(20):
        share(holder, message if number % 2 else other)

    refused = holder.post(url("share-message", message.pk), {"minutes": "60"})

    assert refused.status_code == 409 and "the most there can be" in refused.content.decode()
    assert Grant.objects.of_messages().count() == 20
    Grant.objects.of_messages().filter(message=other).update(expires_at=Now() - timedelta(seconds=1))
    assert share(holder, message)


def test_browser_keeps_few_links_and_its_own_inboxes_go_first(holder, message, put_mail):
    messages = [message, *(put_mail(ADDRESS, PLAIN + b"%d" % number) for number in range(4))]
    friend = Client()
    for one in messages:
        friend.post(reverse("shared"), {"code": share(holder, one)})
    assert holder.post(reverse("shared"), {"code": share(holder, message)}).status_code == 302

    def kept(client):
        return {name for name in cookies_of(client) if "inbox-m-" in name}

    assert len(kept(friend)) == message_keys.MOST_KEPT
    assert friend.get(url("message", messages[-1].pk)).status_code == 200
    # Who holds the inbox needs no link, and sees the page with everything.
    assert kept(holder) == set() and b'id="messages"' in holder.get(url("message", message.pk)).content


def test_cookie_of_one_message_under_anothers_name_opens_neither(friend, message):
    other = Message.objects.exclude(pk=message.pk).get()
    value = cookies_of(friend)[message_keys.name_of(message.pk)]
    thief = Client()
    thief.cookies[message_keys.name_of(other.pk)] = value

    assert thief.get(url("message", other.pk)).status_code == 404


def test_code_opens_the_message_where_codes_are_typed_and_no_inbox(holder, message):
    code = typed_codes.grouped(share(holder, message))

    response = Client().post(reverse("add"), {"code": code})

    assert response.status_code == 302 and response["Location"] == url("message", message.pk)
    assert ways_in.open_token(code) is None


def test_stolen_rows_of_a_link_open_nothing(holder, message):
    code = share(holder, message)
    secret = secret_of(holder)
    key = typed_codes.of_code(code)
    box_keys = Grant.objects.of_messages().get().box_keys(key)

    with connection.cursor() as cursor:
        for hidden in (key, secret, sealing.private_key_of(secret), *box_keys.values()):
            cursor.execute("SELECT count(*) FROM inboxes_grant AS r WHERE position(%s IN r::text) > 0", [hidden.hex()])
            assert cursor.fetchone() == (0,)
    grant = Grant.objects.of_messages().get()
    for known in (grant.lookup, bytes(grant.wrapped)[:32], bytes(holder.inbox.public_key)):
        assert grant.box_keys(bytes(known)) is None


def test_row_moved_to_another_message_opens_neither(holder, message):
    code = share(holder, message)
    other = Message.objects.exclude(pk=message.pk).get()
    Grant.objects.of_messages().update(message=other)

    page = opened(code).get(url("message", other.pk)).content.decode()

    assert "Your balance" not in page and "This message can't be read" in page


@pytest.mark.django_db(transaction=True)
def test_open_page_of_a_link_that_is_taken_back_is_told(holder, friend, message, close_threads_connections):
    taking_back = url("stop-sharing", message.pk, Grant.objects.of_messages().get().pk)

    async def play():
        socket = Socket(f"/ws{friend.there}", cookies_of(friend), query=b"answers=yes")
        assert await socket.is_accepted()
        assert (await next_of(socket))["type"] == "beat"
        await in_thread(holder.post, taking_back)
        assert await next_of(socket) == {"type": "ended"}
        await closed_with(socket)

    asyncio.run(play())
