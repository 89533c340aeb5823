"""Whom an address is closed to: strangers learn nothing, and do not learn it fast."""

import re
from itertools import product
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import resolve, reverse

from inboxes.mail import addresses
from inboxes.models import ClientCount, Domain, Inbox
from inboxes.pages.page_urls import urlpatterns
from tests.worlds.mails import PLAIN
from tests.worlds.rows import expire
from tests.worlds.visitors import FROM_SCRIPT, STRANGE_ADDRESSES, every_field, every_url, key_cookie

pytestmark = pytest.mark.usefixtures("high_limits")


def test_every_url_below_an_address_is_in_the_list():
    names = {pattern.name for pattern in urlpatterns if ":address>" in str(pattern.pattern)}

    assert {resolve(url).url_name for _, url in every_url("a@tempmail.test")} == names


@pytest.fixture
def closed_addresses(domain):
    """Addresses that a stranger must not tell apart."""
    live, _ = Inbox.objects.issue(domain)
    chosen, _ = Inbox.objects.issue(domain, "live")
    ended, _ = Inbox.objects.issue(domain, "ended")
    expire(ended)
    gone, _ = Inbox.objects.issue(domain, "gone")
    gone.delete()
    return [
        live.address, chosen.address, "live+tag@tempmail.test", ended.address, gone.address,
        f"{addresses.generate_local_part()}@tempmail.test", "admin@tempmail.test", "root+x@tempmail.test",
        "anybody@unknown.test", "a@evil-tempmail.test", "x" * 65 + "@tempmail.test", "a b@tempmail.test",
        "\u202ea@tempmail.test", "not\0here@tempmail.test",
    ]  # fmt: skip


@pytest.mark.parametrize("headers", [{}, FROM_SCRIPT], ids=["", "script"])
def test_closed_addresses_answer_the_same_404_for_every_url(stranger, closed_addresses, put_mail, headers):
    message = put_mail(closed_addresses[0], PLAIN)
    answers = {}
    for address in closed_addresses:
        for method, sample in every_url(address):
            url = re.sub("[0-9a-f]{8}-[0-9a-f-]{27}", str(message.pk), sample)
            response = getattr(stranger, method)(url, every_field(message.pk), headers=headers)
            answer = (response.status_code, response.content, tuple(response.items()), response.cookies.output())
            answers.setdefault(answer, []).append(url)

    assert len(answers) == 1, [(answer[0], urls) for answer, urls in answers.items()]
    (answer,) = answers
    assert answer[0] == 404
    assert answer[3] == ""


def test_N12_the_holder_of_one_inbox_is_a_stranger_to_all_others(holder, stranger, closed_addresses):
    for address in closed_addresses:
        for method, url in every_url(address):
            theirs, nobodys = getattr(holder, method)(url), getattr(stranger, method)(url)
            assert (theirs.status_code, theirs.content) == (404, nobodys.content), url


@pytest.mark.parametrize(
    "address",
    [
        address
        for address in STRANGE_ADDRESSES
        if address.isascii() or address.encode(errors="ignore").decode() == address
    ],
)
def test_N21_N27_a_strange_address_in_a_url_is_404(stranger, domain, address):
    for suffix in ("", "/list", f"/messages/{uuid4()}"):
        assert stranger.get(f"/inbox/{address}{suffix}").status_code == 404


@pytest.mark.parametrize(
    "path", ["%FF@tempmail.test", "%ED%A0%80@tempmail.test", "a%00@tempmail.test", "%0A@x", "%2e%2e%2f@"]
)
def test_broken_bytes_in_a_url_never_fail(stranger, domain, path):
    assert stranger.get(f"/inbox/{path}").status_code in (302, 404)


@pytest.mark.parametrize("identifier", ["1", "../x", "00000000-0000-0000-0000-00000000000g", "%00", "0" * 400, "-1"])
def test_N27_an_identifier_that_is_no_uuid_is_404(holder, identifier):
    for suffix in ("", "/html", "/source", "/source.eml", "/parts/1"):
        assert holder.get(f"/inbox/holder@tempmail.test/messages/{identifier}{suffix}").status_code == 404


@pytest.mark.parametrize("value", ["garbage", "a:b:c", "AAAA:BBBB", "\x7f", "x" * 5000])
def test_N20_a_garbage_cookie_is_cleared_and_public_pages_still_work(client, domain, issued, value):
    for name, (url, status) in product(
        (settings.INBOXES_COOKIE_NAME, key_cookie(issued[0])),
        (
            ("/", 200),
            (reverse("inbox", args=["anybody@tempmail.test"]), 200),
            (reverse("inbox", args=["holder@tempmail.test"]), 404),
            ("/no-such-page", 404),
        ),
    ):
        # As a header: http.cookies itself refuses some of these values.
        response = client.get(url, headers={"Cookie": f"{name}={value}"})

        assert response.status_code == status
        assert response.cookies[name].value == ""
        assert response.cookies[name]["max-age"] == 0


@pytest.mark.parametrize("end", [expire, Inbox.delete], ids=["expired", "deleted elsewhere"])
def test_the_former_holder_is_told_that_the_inbox_has_ended(holder, stranger, end):
    end(holder.inbox)

    for method, url in every_url("holder@tempmail.test"):
        response = getattr(holder, method)(url)
        assert response.status_code == 410
        assert b"This inbox has ended" in response.content
        assert getattr(stranger, method)(url).status_code == 404


def test_nothing_of_an_inbox_is_cached_or_indexed(holder, stranger, put_mail):
    message = put_mail("holder@tempmail.test", PLAIN)
    urls = [url.replace(url.split("/messages/")[1][:36], str(message.pk)) if "/messages/" in url else url
            for method, url in every_url("holder@tempmail.test") if method == "get"]  # fmt: skip

    for client in (holder, stranger):
        for url in urls:
            response = client.get(url)
            assert "no-store" in response["Cache-Control"], url
            assert response["X-Robots-Tag"] == "noindex, nofollow", url


# --- Limits


def test_the_address_made_too_often_is_429(client, domain, settings):
    settings.LIMITS = settings.LIMITS | {"issue": (2, 3600)}
    client.post(reverse("issue"))
    client.post(reverse("issue"), {"local_part": "admin"})

    response = client.post(reverse("issue"))

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert b"A little slower" in response.content
    assert Inbox.objects.count() == 1


def test_chosen_names_have_a_limit_of_their_own(client, domain, settings):
    settings.LIMITS = settings.LIMITS | {"choose": (1, 3600)}
    client.post(reverse("issue"), {"local_part": "first"})

    assert client.post(reverse("issue"), {"local_part": "second"}).status_code == 429
    assert client.post(reverse("issue")).status_code == 302
    assert not Inbox.objects.filter(local_part="second").exists()


def test_guessing_names_ends_in_429_for_hits_and_misses_alike(stranger, issued, settings):
    """Past the limit a hit tells no more than a miss."""
    settings.LIMITS = settings.LIMITS | {"guess": (3, 3600)}
    for _ in range(3):
        assert stranger.get(reverse("inbox", args=["holder@tempmail.test"])).status_code == 404

    for address in ("holder@tempmail.test", "anybody@tempmail.test", "a@unknown.test"):
        for method, url in every_url(address):
            response = getattr(stranger, method)(url)
            assert response.status_code == 429
            assert int(response["Retry-After"]) > 0


def test_looking_up_names_is_limited(stranger, domain, settings):
    settings.LIMITS = settings.LIMITS | {"lookup": (2, 3600)}
    answers = [stranger.get(reverse("inbox", args=[f"name{n}@tempmail.test"])).status_code for n in range(3)]

    assert answers == [200, 200, 429]


def test_the_holder_is_never_limited_in_the_own_inbox(holder, put_mail, settings):
    settings.LIMITS = settings.LIMITS | {"lookup": (1, 3600), "guess": (1, 3600)}
    put_mail("holder@tempmail.test", PLAIN)

    for _ in range(5):
        assert holder.get(reverse("list", args=["holder@tempmail.test"])).status_code == 200
        assert holder.get(reverse("message", args=["holder@tempmail.test", uuid4()])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_guess_is_counted_although_it_was_a_404(stranger):
    Domain.objects.create(name="tempmail.test")

    stranger.get(reverse("inbox", args=["admin@tempmail.test"]))

    assert sorted(ClientCount.objects.values_list("count", flat=True)) == [1, 1]
