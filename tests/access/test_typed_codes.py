"""A short code that is typed where there is no camera."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from inboxes.access import keyring, passwords
from inboxes.mail import sealing, typed_codes
from inboxes.models import Grant
from tests.access.holding import ADDRESS, code_on, secret_of, url
from tests.worlds.rows import expire
from tests.worlds.visitors import cookies_of

pytestmark = pytest.mark.usefixtures("high_limits")


def typed_on(response):
    """The short code that stands below the QR code."""
    (code,) = re.findall(r'typed-code" dir="ltr" translate="no">([^<]+)<', response.content.decode())
    return code


@pytest.mark.parametrize(("name", "is_share"), [("link-device", False), ("share", True)], ids=["device", "link"])
def test_a_short_code_opens_what_its_link_opens_and_is_in_no_cookie(holder, stranger, name, is_share):
    code = typed_on(holder.post(url(name), {"minutes": "60"}))
    assert re.fullmatch("[0-9A-Z]{5}(-[0-9A-Z]{5}){2}", code)

    shown = stranger.post(reverse("add"), {"code": code.lower().replace("0", "o").replace("-", " ")})
    assert ADDRESS in shown.content.decode()
    assert not keyring.held_keys(cookies_of(stranger))
    (key_in_form,) = re.findall('name="code" value="([^"]+)"', shown.content.decode())
    stranger.post(reverse("add"), {"code": key_in_form, "add": "yes"})

    (key,) = keyring.held_keys(cookies_of(stranger))
    assert key.is_share == is_share
    assert (key.secret == secret_of(holder)) != is_share
    assert stranger.get(url("inbox")).status_code == 200


def test_N17_short_code_has_64_bits_ends_in_minutes_and_is_stretched_under_a_key_that_no_dump_has(
    holder, stranger, settings
):
    code = typed_on(holder.post(url("link-device")))
    row = Grant.objects.codes().get()
    short = typed_codes.of_typed(code)
    assert typed_codes.SHORT_BITS >= 64
    assert row.expires_at - row.created_at == timedelta(minutes=15)
    for guessed in (short, short.ljust(32, b"\0"), passwords.key_of(short, bytes(16))):
        assert bytes(row.lookup) != sealing.lookup_of(guessed)

    settings.TYPED_CODE_KEY = bytes(32)
    assert stranger.post(reverse("add"), {"code": code}).status_code == 403


@pytest.mark.parametrize(
    "end",
    [
        lambda holder: Grant.objects.codes().update(expires_at=Now() - timedelta(seconds=1)),
        lambda holder: Grant.objects.shares().delete(),
        lambda holder: expire(holder.inbox),
    ],
    ids=["its minutes are over", "its link was taken back", "its inbox ended"],
)
def test_a_short_code_opens_nothing_more(holder, stranger, end):
    code = typed_on(holder.post(url("share"), {"minutes": "60"}))
    end(holder)

    assert stranger.post(reverse("add"), {"code": code}).status_code == 403


def test_link_whose_key_is_kept_nowhere_is_shown_when_no_more_codes_are_made(holder, stranger, settings):
    settings.LIMITS = settings.LIMITS | {"guess": (0, 3600)}

    for name in ("link-device", "share"):
        shown = holder.post(url(name), {"minutes": "60"})

        assert shown.status_code == 200 and "typed-code" not in shown.text
        assert stranger.post(reverse("add"), {"code": code_on(shown)}).status_code == 200


def test_N17_short_codes_are_guesses_and_a_link_is_none(holder, stranger, settings):
    link = code_on(holder.post(url("link-device")))
    settings.LIMITS = settings.LIMITS | {"guess": (3, 3600)}
    wrong = [typed_codes.to_short_code(typed_codes.new_short()) for _ in range(4)]

    answers = [stranger.post(reverse("add"), {"code": code}, REMOTE_ADDR="192.0.2.7").status_code for code in wrong]

    assert answers == [403, 403, 403, 429]
    assert stranger.post(reverse("add"), {"code": link}, REMOTE_ADDR="192.0.2.7").status_code == 200
