"""Passwords, device links and read-only links: what they open, and for whom they don't."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import resolve, reverse

from inboxes import purge
from inboxes.access import keyring, ways_in
from inboxes.mail import sealing, typed_codes
from inboxes.mail.addresses import Address
from inboxes.models import Domain, Grant, Inbox, Message
from inboxes.models import grant as grant_module
from tests.access.holding import ADDRESS, PASSWORD, code_on, link_on, secret_of, url
from tests.worlds.mails import PLAIN
from tests.worlds.rows import expire
from tests.worlds.threads import answer_while_ending
from tests.worlds.visitors import FROM_SCRIPT, cookie_for, cookies_of, every_field, every_url, open_address

pytestmark = pytest.mark.usefixtures("high_limits")


def share(holder, minutes="60"):
    """Make a read-only link; return its code."""
    return code_on(holder.post(url("share"), {"minutes": minutes}))


def added(code):
    """A browser that added what the code opens."""
    client = Client()
    response = client.post(reverse("add"), {"code": code, "add": "yes"})
    assert response.status_code == 302
    return client


@pytest.fixture
def reader(holder):
    return added(share(holder))


# --- Stolen rows


def test_stolen_rows_open_nothing(holder):
    """A thief of the database has every column of every row, and no key."""
    holder.post(url("set-password"), {"password": PASSWORD})
    code = share(holder)
    secret = secret_of(holder)
    private_key = sealing.private_key_of(secret)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            for hidden in (secret, private_key, typed_codes.of_code(code), PASSWORD.encode()):
                cursor.execute(f'SELECT count(*) FROM "{table}" AS r WHERE position(%s IN r::text) > 0', [hidden.hex()])
                assert cursor.fetchone() == (0,), table
    for grant in Grant.objects.exclude(kind=Grant.Kind.CODE):
        for known in (grant.lookup, grant.salt, grant.wrapped[:32], holder.inbox.public_key):
            key = bytes(known or b"").ljust(32, b"\0")[:32]
            assert grant.unwrap(key) is None


def test_a_row_moved_to_another_inbox_opens_neither(holder, domain):
    """A thief who may write puts their own grant at the victim's inbox."""
    victim, _ = Inbox.objects.issue(domain, "victim")
    code = share(holder)
    Grant.objects.update(inbox=victim)

    assert ways_in.open_share(typed_codes.of_code(code)) is None


def test_a_read_only_row_does_not_hold_the_secret(holder):
    code = share(holder)

    opened = Grant.objects.shares().get().unwrap(typed_codes.of_code(code))

    assert opened == sealing.private_key_of(secret_of(holder))
    assert opened != secret_of(holder)


def test_grants_go_with_their_inbox_and_at_their_end(holder, domain):
    share(holder)
    share(holder, "")
    other, secret = Inbox.objects.issue(domain, "other")
    Grant.objects.set_password(other, secret, bytes(16), bytes(32))
    Grant.objects.filter(expires_at__isnull=False).update(expires_at=Now() - timedelta(seconds=1))

    assert purge.purge()["grants"] == 3  # a link's, and the codes of both
    assert Grant.objects.count() == 2

    holder.inbox.delete()
    assert Grant.objects.get().inbox == other


# --- Another device


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("view", ["set-password", "link-device", "share"])
def test_inbox_that_is_deleted_while_something_is_to_open_it_is_missed(holder, view):
    ended = Inbox.objects.filter(pk=holder.inbox.pk)
    assert answer_while_ending(ended, holder, url(view), password=PASSWORD, minutes="60") == 404


def test_a_device_link_shows_who_reads_and_adds_on_the_second_post_only(holder, stranger):
    page = holder.post(url("link-device"))
    assert "<svg" in page.content.decode()
    assert urlsplit(link_on(page)).path == reverse("add")
    assert link_on(holder.post("/de" + url("link-device"))) == link_on(page)

    shown = stranger.post(reverse("add"), {"code": code_on(page)})
    assert ADDRESS in shown.content.decode()
    assert b"Whoever made this link or code can read everything" in shown.content
    assert not keyring.held_keys(cookies_of(stranger))

    response = stranger.post(reverse("add"), {"code": code_on(page), "add": "yes"})
    assert response["Location"] == url("inbox")
    assert keyring.held_secrets(cookies_of(stranger)) == {holder.inbox.pk: secret_of(holder)}


def test_login_csrf_by_an_attackers_link_adds_nothing(holder):
    """An attacker makes the victim's browser come by: by link, image, frame or a form of theirs."""
    code = code_on(holder.post(url("link-device")))
    victim = Client(enforce_csrf_checks=True)

    for response in (
        victim.get(reverse("add"), {"code": code, "add": "yes"}),
        victim.post(reverse("add"), {"code": code, "add": "yes"}),
        victim.post(reverse("open-password"), {"address": ADDRESS, "password": PASSWORD}),
    ):
        assert not keyring.held_keys(cookies_of(victim))
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert ADDRESS not in response.content.decode()


@pytest.mark.parametrize("code", ["", "nonsense", "0" * 53, "x" * 1001])
def test_a_code_that_opens_nothing_says_so(stranger, domain, code):
    response = stranger.post(reverse("add"), {"code": code})

    assert b'class="refusal"' in response.content
    assert not keyring.held_keys(cookies_of(stranger))


def test_a_mistyped_code_stays_in_its_field(stranger, domain):
    typed = "QTV24-3WBEZ-<ZVP8H"

    page = stranger.post(reverse("add"), {"code": typed}).content.decode()

    assert 'value="QTV24-3WBEZ-&lt;ZVP8H"' in page
    assert "This code or link has a typo, or a part of it is missing." in page


def test_the_code_of_an_ended_inbox_opens_nothing(holder, stranger):
    code = code_on(holder.post(url("link-device")))
    expire(holder.inbox)

    assert stranger.post(reverse("add"), {"code": code}).status_code == 403


def test_keys_stand_in_no_url(holder, stranger):
    """Logs, history and Referer see paths and queries: the key is in the fragment, and in bodies."""
    answers = [
        holder.post(url("link-device")),
        holder.post(url("share"), {"minutes": "60"}),
        stranger.post(reverse("add"), {"code": share(holder)}),
    ]
    codes = [code_on(answer) for answer in answers[:2]]

    for answer in answers:
        for found in re.findall(r'(?:href|src|action)="([^"]+)"', answer.content.decode()):
            assert not any(code in found for code in codes)
        assert "no-store" in answer["Cache-Control"]
    for code, answer in zip(codes, answers, strict=False):
        parts = urlsplit(link_on(answer))
        assert parts.fragment == code
        assert not parts.query


# --- Read-only links


def test_a_reader_reads_the_list_and_the_messages(reader, put_mail):
    message = put_mail(ADDRESS, PLAIN)

    assert "Your code" in reader.get(url("inbox")).content.decode()
    assert "482 913" in reader.get(url("message", message.pk)).content.decode()
    assert b"482 913" in b"".join(reader.get(url("source-eml", message.pk)))


# Remote pictures, what is in the mail, alerts of it, and leaving it: a POST that changes nothing of the holder's.
READING = {"html", "search", "push", "forget"}


def test_a_reader_searches(reader, put_mail):
    put_mail(ADDRESS, PLAIN)

    assert b"data-row" in reader.post(url("search"), {"q": "code"}, headers=FROM_SCRIPT).content


def test_a_reader_can_write_by_no_url(reader, holder, put_mail):
    message = put_mail(ADDRESS, PLAIN)

    def rows():
        return [list(model.objects.order_by("pk").values()) for model in (Inbox, Grant, Message)]

    before = rows()
    grant_id, tried = Grant.objects.shares().get().pk, 0
    for method, sample in every_url(ADDRESS):
        path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", str(message.pk), sample).replace("share/1/", f"share/{grant_id}/")
        if method == "post" and resolve(path).url_name not in READING:
            for headers in ({}, FROM_SCRIPT):
                tried += 1
                response = reader.post(path, every_field(message.pk), headers=headers)
                assert response.status_code == 404, path
    assert tried >= 2 * 15
    assert rows() == before
    assert holder.get(url("message", message.pk)).status_code == 200


@pytest.mark.parametrize("mode", ["idle", "close", "read"])
def test_a_reader_moves_no_end(holder, reader, put_mail, mode):
    message = put_mail(ADDRESS, PLAIN)
    Inbox.objects.update(lifetime_mode=mode, idle_minutes=60, expires_at=Now() + timedelta(minutes=3))
    ends = Inbox.objects.get().expires_at

    for path in (url("inbox"), url("list"), url("message", message.pk)):
        assert reader.get(path).status_code == 200

    assert Inbox.objects.get().expires_at == ends


@pytest.mark.parametrize(
    "end",
    [
        lambda holder: holder.post(url("revoke", Grant.objects.shares().get().pk)),
        lambda holder: Grant.objects.update(expires_at=Now() - timedelta(seconds=1)),
        lambda holder: expire(holder.inbox),
    ],
    ids=["revoked", "its end", "the inbox's end"],
)
def test_an_ended_link_opens_nothing_at_once(holder, stranger, end):
    code = share(holder)
    reader = added(code)
    assert reader.get(url("inbox")).status_code == 200

    end(holder)

    for method, path in every_url(ADDRESS):
        assert getattr(reader, method)(path).status_code == 410, path
    assert b"This link has ended" in reader.get(url("inbox")).content
    assert stranger.post(reverse("add"), {"code": code}).status_code == 403


def test_N12_another_inboxs_grant_opens_nothing(reader, domain):
    """A reader of one inbox is a stranger to all others, whatever id is written into the cookie."""
    victim, _ = Inbox.objects.issue(domain, "victim")
    (key,) = keyring.held_keys(cookies_of(reader))

    assert open_address({}, victim.address, {victim.pk: key.secret}) is None
    assert open_address({victim.pk: key.secret}, victim.address) is None


def test_another_inboxs_grant_cannot_be_revoked(holder, domain):
    share(holder)
    other = Inbox.objects.issue(domain, "other")
    attacker = Client()
    attacker.cookies.load(cookie_for(other))

    response = attacker.post(reverse("revoke", args=["other@tempmail.test", Grant.objects.shares().get().pk]))

    assert response.status_code == 404
    assert Grant.objects.shares().count() == 1


def test_a_readers_key_is_no_secret(reader, holder):
    """Privilege escalation: the read-only key, or the private key it opens, in the place of the secret."""
    key = keyring.held_keys(cookies_of(reader))[0].secret
    private_key = sealing.private_key_of(secret_of(holder))

    for secret in (key, private_key):
        assert ways_in.open_secret(secret) is None
        assert open_address({holder.inbox.pk: secret}, ADDRESS) is None


def test_the_holder_who_opens_a_link_of_their_own_stays_the_holder(holder):
    code = share(holder)

    holder.post(reverse("add"), {"code": code, "add": "yes"})

    assert secret_of(holder)


def test_a_readers_own_addresses_stand_beside_the_shared_one(reader, domain):
    reader.post(reverse("issue"), {"local_part": "own", "domain": domain.name})

    page = reader.get(reverse("inbox", args=["own@tempmail.test"])).content.decode()

    assert f'href="{url("inbox")}"' in page
    assert "read-only" in page


def test_there_are_as_many_links_as_a_page_shows(holder, monkeypatch):
    monkeypatch.setattr(grant_module, "MAX_SHARES", 2)
    share(holder)
    share(holder)

    response = holder.post(url("share"), {"minutes": "60"})

    assert b"Take one back first" in response.content
    assert Grant.objects.shares().count() == 2


def test_a_links_end_is_never_after_its_inboxs(holder):
    Inbox.objects.update(expires_at=Now() + timedelta(minutes=5))
    reader = added(share(holder, "1440"))

    opened = keyring.open_by_cookie(cookies_of(reader), Address.of(ADDRESS))

    assert opened.expires_at == Inbox.objects.get().expires_at


def test_a_readers_pages_offer_nothing_to_change(reader, put_mail):
    message = put_mail(ADDRESS, PLAIN)
    for path in (url("inbox"), url("list"), url("message", message.pk), url("keep")):
        page = reader.get(path).content.decode()
        for name, arguments in (("extend", []), ("delete-inbox", []), ("delete-message", [message.pk]), ("share", []),
                                ("set-password", []), ("link-device", [])):  # fmt: skip
            assert f'"{url(name, *arguments)}"' not in page, (path, name)


# --- Forgetting


def test_forgetting_takes_the_inbox_out_of_this_browser_only(holder):
    code = code_on(holder.post(url("link-device")))
    elsewhere = added(code)

    assert holder.post(url("forget")).status_code == 302

    assert holder.get(url("inbox")).status_code == 404
    assert elsewhere.get(url("inbox")).status_code == 200


def test_a_public_name_cannot_be_forgotten(stranger, domain):
    assert stranger.post(reverse("forget", args=["anybody@tempmail.test"])).status_code == 404


# --- Claiming


def test_a_public_name_without_mail_becomes_private_with_one_button(stranger, domain, put_mail):
    stranger.post(reverse("issue"), {"local_part": "free", "domain": "tempmail.test"})
    assert stranger.get(reverse("inbox", args=["free@tempmail.test"])).status_code == 200
    assert Client().get(reverse("inbox", args=["free@tempmail.test"])).status_code == 404

    put_mail("taken@tempmail.test", PLAIN)
    response = stranger.post(reverse("issue"), {"local_part": "taken", "domain": "tempmail.test"})
    assert b"public mail at this name" in response.content
    assert Domain.objects.get().inboxes.count() == 1
