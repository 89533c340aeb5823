"""What visitors hold and ask for: their cookie, every URL below an address, and addresses that are none."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from inboxes.access import doors, keyring, ways_in
from inboxes.mail import sealing
from inboxes.mail.addresses import Address
from inboxes.models import Grant

STRANGE_ADDRESSES = [
    "", "@", "a@", "@tempmail.test", "no at sign", "a\0b@tempmail.test", "a@tempmail\0.test", "\ud800@tempmail.test",
    "a@\udcfftempmail.test", "a b@tempmail.test", 'a"b@tempmail.test', "a@b@tempmail.test", "<script>@tempmail.test",
    "x" * 65 + "@tempmail.test", "x" * 100_000 + "@tempmail.test", "x@" + "y" * 100_000, "\u202ecod@tempmail.test",
    "a@evil-tempmail.test", "a@tempmail.test.evil", "a@sub.tempmail.test", "a@tempmail.test.", "a@.tempmail.test",
    "a@[127.0.0.1]", "\n@tempmail.test", "+@", "\u00df" * 33 + "@tempmail.test",
]  # fmt: skip


# As our script asks for a piece of a page.
FROM_SCRIPT = {"X-Requested-With": "fetch"}


def request_with(cookies=()):
    request = HttpRequest()
    request.COOKIES.update(cookies)
    return request


def cookie_for(*held):
    """The cookies, {name: value}, of a visitor who got these (inbox, secret) one after the other."""
    cookies = {}
    for inbox, secret in held:
        response = HttpResponse()
        keyring.hold(request_with(cookies), response, keyring.Key.of(inbox, secret))
        cookies = after(cookies, response)
    return cookies


def reader_of(issued, cookies=()):
    """(cookies, grant) of a visitor with these cookies who comes by a read-only link."""
    inbox, secret = issued
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))
    response = HttpResponse()
    keyring.hold(request_with(cookies), response, keyring.Key.of(inbox, key, is_share=True))
    return after(cookies, response), grant


def after(cookies, *responses):
    """A browser's cookies, {name: value}, when these answers have come."""
    cookies = dict(cookies)
    for name, cookie in ((name, cookie) for response in responses for name, cookie in response.cookies.items()):
        cookies[name] = cookie.value
        if cookie["max-age"] == 0:
            del cookies[name]
    return cookies


def cookies_of(client):
    """The cookies of a test client, {name: value}."""
    return {name: cookie.value for name, cookie in client.cookies.items() if cookie["max-age"] != 0}


def in_header(cookies):
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def key_cookie(inbox):
    """The name of the cookie that holds an inbox's key."""
    return f"{settings.INBOX_COOKIE_PREFIX}{inbox.pk}"


def open_address(secrets, typed, shares=()):
    """Open an address as doors do for who holds these keys, each by its inbox's id; counts nothing."""
    address = Address.of(typed)
    held = address and ways_in.open_held(address, secrets, dict(shares))
    return doors.still_open(address, held)


def every_url(address):
    """Every URL below an address, as (method, URL): by each method that it reads or changes something for."""
    message_id = uuid4()
    return [
        ("get", reverse("inbox", args=[address])),
        ("get", reverse("list", args=[address])),
        ("get", reverse("address-qr", args=[address])),
        ("post", reverse("extend", args=[address])),
        ("post", reverse("delete-inbox", args=[address])),
        ("post", reverse("search", args=[address])),
        ("post", reverse("delete-messages", args=[address])),
        ("post", reverse("mark-messages", args=[address])),
        ("get", reverse("message", args=[address, message_id])),
        ("get", reverse("html", args=[address, message_id])),
        ("post", reverse("html", args=[address, message_id])),
        ("get", reverse("source", args=[address, message_id])),
        ("get", reverse("source-eml", args=[address, message_id])),
        ("get", reverse("part", args=[address, message_id, 1])),
        ("get", reverse("image", args=[address, message_id, 1])),
        ("get", reverse("text", args=[address, message_id, 1])),
        ("get", reverse("pdf", args=[address, message_id, 1])),
        ("get", reverse("zip", args=[address, message_id])),
        ("get", reverse("print", args=[address, message_id])),
        ("get", reverse("print-view", args=[address, message_id])),
        ("get", reverse("report-message", args=[address, message_id])),
        ("post", reverse("delete-message", args=[address, message_id])),
        ("post", reverse("share-message", args=[address, message_id])),
        ("post", reverse("stop-sharing", args=[address, message_id, 1])),
        ("post", reverse("pause", args=[address])),
        ("post", reverse("end-after", args=[address])),
        ("post", reverse("pin", args=[address])),
        ("get", reverse("push", args=[address])),
        ("post", reverse("push", args=[address])),
        ("get", reverse("keep", args=[address])),
        ("post", reverse("set-password", args=[address])),
        ("post", reverse("delete-password", args=[address])),
        ("post", reverse("link-device", args=[address])),
        ("post", reverse("share", args=[address])),
        ("post", reverse("revoke", args=[address, 1])),
        ("post", reverse("forget", args=[address])),
    ]


def every_field(message_id):
    """What the forms of these URLs send, all of it at once."""
    chosen = {"message": message_id, "pin": message_id, "seen": "yes", "messages": "1"}
    return chosen | {"minutes": "1440", "password": "correct horse battery", "q": "code"}
