"""Passwords of inboxes: what they open, and what guessing them costs."""

import base64
import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dev.system import wait_for
from inboxes import limits
from inboxes.access import passwords
from inboxes.models import ClientCount, Grant, Inbox, grant
from tests.access.holding import ADDRESS, PASSWORD, secret_of, url
from tests.worlds.mails import PLAIN
from tests.worlds.rows import expire

pytestmark = pytest.mark.usefixtures("high_limits")


def unlock(client, address=ADDRESS, password=PASSWORD, **fields):
    return client.post(reverse("open-password"), {"address": address, "password": password, **fields})


def test_address_and_password_open_the_inbox_in_another_browser(holder, stranger, put_mail):
    message = put_mail(ADDRESS, PLAIN)
    assert holder.post(url("set-password"), {"password": PASSWORD}).status_code == 302

    response = unlock(stranger, "Holder+tag@TEMPMAIL.test")

    assert response.status_code == 302
    assert response["Location"] == url("inbox")
    stranger.inbox = holder.inbox
    assert secret_of(stranger) == secret_of(holder)
    assert "482 913" in stranger.get(url("message", message.pk)).content.decode()


def test_what_the_browser_stretched_opens_what_the_server_stretched(holder, stranger):
    holder.post(url("set-password"), {"password": "Ångström ﬁve"})
    stretched = base64.b64encode(passwords.stretch("Ångström five", ADDRESS)).decode()

    assert unlock(stranger, password="", stretched=stretched).status_code == 302


def test_another_password_takes_the_place_of_the_first(holder, stranger):
    holder.post(url("set-password"), {"password": PASSWORD})
    holder.post(url("set-password"), {"password": PASSWORD + "!"})

    assert unlock(stranger).status_code == 403
    assert unlock(stranger, password=PASSWORD + "!").status_code == 302
    assert Grant.objects.count() == 1


def test_a_revoked_password_opens_nothing(holder, stranger):
    holder.post(url("set-password"), {"password": PASSWORD})
    holder.post(url("delete-password"))

    assert unlock(stranger).status_code == 403


@pytest.mark.parametrize(
    "fields",
    [{"password": ""}, {"password": "short"}, {"password": "x" * 1001}, {"stretched": "!"}, {"stretched": "AAAA"}],
    ids=["empty", "short", "long", "no base64", "too few bytes"],
)
def test_a_password_that_is_none_is_refused_with_a_sentence(holder, fields):
    response = holder.post(url("set-password"), {"password": "", **fields})

    assert b'class="refusal"' in response.content
    assert not Grant.objects.exists()


def test_wrong_passwords_ended_inboxes_and_unknown_addresses_answer_the_same(holder, domain):
    """Enumeration: nothing tells whether an address is there, or has a password."""
    holder.post(url("set-password"), {"password": PASSWORD})
    Inbox.objects.issue(domain, "without")
    ended, secret = Inbox.objects.issue(domain, "ended")
    salt = grant.new_salt()
    key = passwords.key_of(passwords.stretch(PASSWORD, ended.address), salt)
    Grant.objects.set_password(ended, secret, salt, key)
    expire(ended)

    answers = {}
    for address, password in (
        (ADDRESS, "a wrong one"),
        ("without@tempmail.test", PASSWORD),
        ("ended@tempmail.test", PASSWORD),
        ("nobody@tempmail.test", PASSWORD),
        ("admin@tempmail.test", PASSWORD),
        ("x@unknown.test", PASSWORD),
    ):
        response = unlock(Client(), address, password)
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        answers[address] = (response.status_code, page.replace(address, "ADDRESS"), headers)

    assert len({str(answer) for answer in answers.values()}) == 1
    assert answers[ADDRESS][0] == 403


def test_an_unknown_address_costs_the_same_work(domain, monkeypatch):
    """Timing: Argon2id runs once whether there is a row or not."""
    tried = []
    key_of = passwords.key_of
    monkeypatch.setattr(passwords, "key_of", lambda *arguments: tried.append(1) or key_of(*arguments))

    unlock(Client(), "nobody@tempmail.test")

    assert len(tried) == 1


def test_guessing_passwords_is_limited_for_a_client(holder, stranger, settings):
    settings.LIMITS = settings.LIMITS | {"guess": (2, 3600)}
    Grant.objects.set_password(holder.inbox, secret_of(holder), bytes(16), bytes(32))

    answers = [unlock(stranger, f"name{n}@tempmail.test").status_code for n in range(3)]

    assert answers == [403, 403, 429]


def test_guessing_one_password_from_many_clients_is_slowed_down(holder):
    holder.post(url("set-password"), {"password": PASSWORD})
    answers = []
    for n in range(12):
        client = Client(REMOTE_ADDR=f"192.0.2.{n}")
        answers.append(unlock(client, password=f"guess {n}"))

    slowed = [answer for answer in answers if answer.status_code == 429]
    assert slowed
    assert int(slowed[-1]["Retry-After"]) >= 1
    guessed = ClientCount.objects.filter(expires_at__gt=timezone.now() + timedelta(days=1), count__gt=1)
    assert guessed.update(count=14) == 1  # a pause longer than this test
    # The right one waits as well: else the pause would tell it.
    assert unlock(Client(REMOTE_ADDR="198.51.100.1")).status_code == 429


def test_guesses_of_others_do_not_keep_out_who_was_right_lately(holder):
    holder.post(url("set-password"), {"password": PASSWORD})
    elsewhere = Client(REMOTE_ADDR="192.0.2.1")
    assert unlock(elsewhere, password="a guess").status_code == 403
    long_tried = ClientCount.objects.filter(expires_at__gt=timezone.now() + timedelta(days=1))
    long_tried.filter(count=1).update(count=14)  # as after 14 of them

    assert unlock(elsewhere).status_code == 429
    assert unlock(Client()).status_code == 302  # from where it was set
    assert unlock(elsewhere).status_code == 429
    long_tried.filter(count=0).update(count=14)  # who guesses from there waits as well
    assert unlock(Client()).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_guesses_that_come_together_are_counted_one_by_one(settings):
    passed = []

    def guess():
        try:
            if limits.pause("password|x@tempmail.test", "192.0.2.1") is None:
                passed.append(1)
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 1 <= len(passed) <= 5


def test_a_flood_of_passwords_waits_or_is_told_to(domain, monkeypatch):
    """Memory: Argon2id takes 64 MiB each, so only so many run at once."""
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0.05)
    for _ in range(passwords.AT_ONCE):
        passwords._slots.acquire()
    try:
        response = unlock(Client())
    finally:
        for _ in range(passwords.AT_ONCE):
            passwords._slots.release()

    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


def test_flood_of_passwords_does_not_wait_in_all_threads(monkeypatch):
    """The API has a handful of them for everybody."""
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 60)
    waiting = threading.Thread(target=passwords.key_of, args=(bytes(32), bytes(16)))
    with passwords._slot(), passwords._slot():
        waiting.start()
        wait_for(lambda: not passwords._line._value, 30, "a try that waits")

        with pytest.raises(passwords.Busy):
            passwords.key_of(bytes(32), bytes(16))
        assert waiting.is_alive()
    waiting.join()
