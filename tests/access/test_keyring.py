"""A visitor's keys: one cookie for each inbox, so that answers at once lose nothing, and the one cookie before."""

import random
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.urls import reverse

from inboxes.access import key_cookies, keyring
from inboxes.access.held import HeldKeys
from inboxes.access.key_cookies import Key
from inboxes.mail.addresses import Address
from inboxes.models import Inbox
from tests.worlds.rows import expire
from tests.worlds.visitors import after, cookie_for, cookies_of, in_header, key_cookie, request_with

NGINX_BYTES = 8192  # large_client_header_buffers


def held(cookies):
    return set(keyring.held_secrets(cookies))


def answer(act, cookies, *arguments):
    response = HttpResponse()
    act(request_with(cookies), response, *arguments)
    return response


def former_cookie(*issued):
    """The one cookie of a former version, with the keys of these (inbox, secret)."""
    value = key_cookies.former_value(Key.of(inbox, secret) for inbox, secret in issued)
    return {settings.INBOXES_COOKIE_NAME: value}


def test_a_cookie_is_for_this_site_and_this_browser_only(issued):
    cookie = answer(keyring.hold, {}, Key.of(*issued)).cookies[key_cookie(issued[0])]

    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_cookies_are_sent_over_https_only_where_the_site_has_it(issued, settings):
    settings.HTTPS = True

    response = answer(keyring.hold, {}, Key.of(*issued))

    assert response.cookies[key_cookie(issued[0])]["secure"] is True


def test_a_cookie_outlives_what_any_device_can_make_of_its_inbox_and_can_still_say_ended(issued):
    inbox, _ = issued
    cookie = answer(keyring.hold, {}, Key.of(*issued)).cookies[key_cookie(inbox)]

    longest = (inbox.longest_end - inbox.created_at).total_seconds() + key_cookies.KEPT_SECONDS
    assert abs(cookie["max-age"] - longest) < 30


def test_cookies_hold_the_secrets_and_name_no_address(domain):
    inboxes = [Inbox.objects.issue(domain, name) for name in ("one", "two", "three")]

    cookies = cookie_for(*inboxes)

    assert keyring.held_secrets(cookies) == {inbox.pk: secret for inbox, secret in inboxes}
    assert {one.inbox for one in HeldKeys.of(cookies).look()} == {inbox for inbox, _ in inboxes}
    assert set(cookies) == {f"inbox-{inbox.pk}" for inbox, _ in inboxes}


def test_answers_at_once_lose_none_of_each_others_keys(domain):
    """The old cookie was written by each answer as its own request had it: one in four was lost."""
    inboxes = [Inbox.objects.issue(domain) for _ in range(8)]
    responses = [answer(keyring.hold, {}, Key.of(*issued)) for issued in inboxes]
    random.shuffle(responses)

    assert held(after({}, *responses)) == {inbox.pk for inbox, _ in inboxes}


def test_an_extension_in_one_tab_and_an_address_in_another_keep_both(holder):
    cookies, others = cookies_of(holder), [Inbox.objects.issue(holder.inbox.domain) for _ in range(2)]
    holder.inbox.extend(1440)

    opening = holder.get(reverse("inbox", args=[holder.inbox.address]))
    issuing = [answer(keyring.hold, cookies, Key.of(*issued)) for issued in others]

    for responses in ((opening, *issuing), (*issuing, opening)):
        keys = {key.inbox_id: key for key in keyring.held_keys(after(cookies, *responses))}
        assert keys.keys() == {holder.inbox.pk, *(inbox.pk for inbox, _ in others)}
        assert keys[holder.inbox.pk].expires_at == int(holder.inbox.expires_at.timestamp())


def test_a_key_that_is_forgotten_in_one_tab_does_not_come_back_by_another(domain):
    kept, gone, new = (Inbox.objects.issue(domain) for _ in range(3))
    cookies = cookie_for(kept, gone)

    forgetting = answer(keyring.forget, cookies, gone[0])
    issuing = answer(keyring.hold, cookies, Key.of(*new))

    for responses in ((forgetting, issuing), (issuing, forgetting)):
        assert held(after(cookies, *responses)) == {kept[0].pk, new[0].pk}


def test_whoever_holds_too_many_loses_what_ends_first_and_never_the_new_one(domain, settings):
    settings.MAX_INBOXES_HELD = 3
    inboxes = [Inbox.objects.issue(domain, lifetime=timedelta(minutes=minutes)) for minutes in (60, 20, 90, 10)]

    assert held(cookie_for(*inboxes)) == {inboxes[0][0].pk, inboxes[2][0].pk, inboxes[3][0].pk}


def test_tabs_at_once_may_exceed_the_limit_and_the_next_answer_takes_back_the_surplus(domain, settings):
    settings.MAX_INBOXES_HELD = 3
    inboxes = [Inbox.objects.issue(domain, lifetime=timedelta(minutes=minutes)) for minutes in (60, 20, 90, 10, 70)]
    cookies = after({}, *(answer(keyring.hold, {}, Key.of(*issued)) for issued in inboxes))
    assert len(held(cookies)) == 5

    assert held(after(cookies, answer(keyring.tidy, cookies))) == {inboxes[n][0].pk for n in (0, 2, 4)}


def test_as_many_as_there_may_be_fit_well_into_what_a_proxy_takes(domain):
    inbox, secret = Inbox.objects.issue(domain)
    cookies = {settings.CSRF_COOKIE_NAME: "x" * 32}
    for number in range(2**62, 2**62 + settings.MAX_INBOXES_HELD):
        inbox.pk = number
        cookies = after(cookies, answer(keyring.hold, {}, Key.of(inbox, secret)))

    assert len(held(cookies)) == settings.MAX_INBOXES_HELD
    assert len(in_header(cookies)) < NGINX_BYTES / 2


def test_a_key_leaves_a_day_after_its_inbox_has_ended(domain):
    ended, alive = Inbox.objects.issue(domain), Inbox.objects.issue(domain)
    cookies = cookie_for(ended, alive)
    expire(ended[0])
    assert held(after(cookies, answer(keyring.tidy, cookies))) == {ended[0].pk, alive[0].pk}

    ended[0].expires_at -= timedelta(days=2)
    cookies = after(cookies, answer(keyring.hold, cookies, Key.of(*ended)))

    assert held(after(cookies, answer(keyring.tidy, cookies))) == {alive[0].pk}


def test_forgetting_an_inbox_leaves_the_others(domain):
    first, second = Inbox.objects.issue(domain), Inbox.objects.issue(domain)
    cookies = cookie_for(first, second)

    assert held(after(cookies, answer(keyring.forget, cookies, first[0]))) == {second[0].pk}


def test_who_held_an_ended_inbox_is_known_by_the_cookie_alone(issued):
    cookies = cookie_for(issued)
    issued[0].delete()

    assert keyring.key_once_held(cookies, Address.of("Holder+x@TEMPMAIL.test"))
    assert not keyring.key_once_held(cookies, Address.of("other@tempmail.test"))
    assert not keyring.key_once_held({}, Address.of("holder@tempmail.test"))


GARBAGE = ["", "garbage", "a:b", ":", "é", "\ud800", "x" * 5000, signing.Signer(salt="inboxes cookie").sign("AAAA"),
           signing.Signer(salt="inboxes cookie").sign("é"), signing.Signer(salt="inbox cookie").sign("AAAA"),
           signing.Signer(salt="other").sign("")]  # fmt: skip


@pytest.mark.parametrize("name", ["inboxes", "inbox-9876543210"])
@pytest.mark.parametrize("value", GARBAGE)
def test_N20_a_garbage_cookie_holds_nothing_and_is_cleared(db, issued, name, value):
    cookies = {**cookie_for(issued), name: value}

    response = answer(keyring.clear_garbage, cookies)

    assert held(cookies) == {issued[0].pk}
    assert response.cookies[name].value == ""
    assert set(response.cookies) == {name}


def test_a_key_takes_the_place_of_garbage_under_its_name(issued):
    cookies = {key_cookie(issued[0]): "garbage"}

    assert held(after(cookies, answer(keyring.hold, cookies, Key.of(*issued)))) == {issued[0].pk}
    cookies |= former_cookie(issued)
    assert held(after(cookies, answer(keyring.tidy, cookies))) == {issued[0].pk}


def test_a_changed_cookie_holds_nothing(issued):
    ((name, value),) = cookie_for(issued).items()
    position = len(value) // 3

    changed = value[:position] + ("A" if value[position] != "A" else "B") + value[position + 1 :]

    assert held({name: value})
    assert not held({name: changed})


def test_a_cookie_speaks_under_its_own_name_only(domain):
    first, second = Inbox.objects.issue(domain), Inbox.objects.issue(domain)

    assert not held({key_cookie(second[0]): cookie_for(first)[key_cookie(first[0])]})


@pytest.mark.parametrize("name", ["inbox-", "inbox-0", "inbox-01", "inbox-x", "inbox-1x", "inbox-\u0661", "xinbox-1"])
def test_a_cookie_of_another_name_is_left_alone(db, name):
    assert not answer(keyring.tidy, {name: "garbage"}).cookies


def test_good_cookies_are_left_alone(domain):
    cookies = cookie_for(*(Inbox.objects.issue(domain) for _ in range(3)))

    assert not answer(keyring.tidy, cookies).cookies


def test_a_wrong_secret_key_for_a_minute_costs_nobody_a_key(holder, monkeypatch):
    """A host that came up with another SECRET_KEY must not take back what the right one signed."""
    monkeypatch.setattr(key_cookies, "_signer", signing.Signer(key="another", salt="inbox cookie"))
    url = reverse("inbox", args=[holder.inbox.address])
    assert holder.get(url).status_code == 404
    assert holder.get("/").status_code == 200

    monkeypatch.undo()

    assert holder.get(url).status_code == 200


def test_what_another_secret_key_signed_gives_way_first(domain, settings, monkeypatch):
    settings.MAX_INBOXES_HELD = 2
    with monkeypatch.context() as patched:
        patched.setattr(key_cookies, "_signer", signing.Signer(key="another", salt="inbox cookie"))
        strange = cookie_for(*(Inbox.objects.issue(domain) for _ in range(2)))
    inboxes = [Inbox.objects.issue(domain) for _ in range(2)]

    cookies = strange
    for issued in inboxes:
        cookies = after(cookies, answer(keyring.hold, cookies, Key.of(*issued)))

    assert set(cookies) == {key_cookie(inbox) for inbox, _ in inboxes}


# --- The one cookie of a former version


def test_what_a_former_version_gave_opens_and_is_split(client, domain):
    inboxes = [Inbox.objects.issue(domain) for _ in range(settings.MAX_INBOXES_HELD)]
    client.cookies.load(former_cookie(*inboxes))

    for inbox, _ in inboxes:
        assert client.get(reverse("inbox", args=[inbox.address])).status_code == 200

    cookies = cookies_of(client)
    assert settings.INBOXES_COOKIE_NAME not in cookies
    assert set(cookies) >= {key_cookie(inbox) for inbox, _ in inboxes}
    assert keyring.held_secrets(cookies) == {inbox.pk: secret for inbox, secret in inboxes}


def test_splitting_sends_no_more_than_a_proxy_bears(client, domain):
    client.cookies.load(former_cookie(*(Inbox.objects.issue(domain) for _ in range(20))))

    response = client.get("/")

    lines = [f"{name}: {value}" for name, value in response.items()] + response.cookies.output().split("\r\n")
    assert len("\r\n".join(lines)) < 4096  # nginx: proxy_buffer_size


def test_splitting_in_several_tabs_at_once_loses_nothing(domain):
    inboxes = [Inbox.objects.issue(domain) for _ in range(20)]
    first = former_cookie(*inboxes)
    late = answer(keyring.tidy, first)
    cookies = after(first, answer(keyring.tidy, first))
    cookies = after(cookies, answer(keyring.tidy, cookies))

    cookies = after(cookies, late)
    for _ in range(4):
        assert held(cookies) == {inbox.pk for inbox, _ in inboxes}
        cookies = after(cookies, answer(keyring.tidy, cookies))

    assert settings.INBOXES_COOKIE_NAME not in cookies


def test_what_is_forgotten_leaves_the_former_cookie_too(client, domain):
    inboxes = [Inbox.objects.issue(domain) for _ in range(3)]
    client.cookies.load(former_cookie(*inboxes))

    client.post(reverse("forget", args=[inboxes[1][0].address]))

    assert held(cookies_of(client)) == {inboxes[0][0].pk, inboxes[2][0].pk}
