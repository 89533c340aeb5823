"""client/: its calls, sync and async, and its pytest plugin against the running service and real SMTP."""

import asyncio
import dataclasses
import subprocess
import sys
import threading
from contextlib import aclosing

import pytest
import tempmail_client
from tempmail_client import AsyncTempMail, TempMail, protocol

from dev.system import base_environment, free_port
from inboxes.models import Inbox
from inboxes.models.api_key import ApiKey
from tests.client.shop import CLIENT, LINK, mail, plain_mail
from tests.worlds.live import arrived


@pytest.fixture
def tempmail(service):
    with TempMail(service) as tempmail:
        yield tempmail


def is_stream(answer):
    """Whether this is the head of a stream of events: whoever has it is told of everything from then on."""
    return answer.request.url.path.endswith("/events")


def pytest_of_client(world, *arguments, **environment):
    """Run the client's own suite with the plugin, as somebody who has only that."""
    environment = base_environment() | {"PYTHONPATH": str(CLIENT), "PYTHONDONTWRITEBYTECODE": "1"} | environment
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider", "-p", "no:playwright",
         "-p", "tempmail_client.pytest_plugin", *arguments],
        cwd=CLIENT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_plugin_serves_a_test_suite_of_its_own(service, world):
    done = pytest_of_client(world, TEMPMAIL_URL=service, TEMPMAIL_SMTP=f"127.0.0.1:{world.smtp_port}")

    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 9 passed" in done.stdout
    assert not Inbox.objects.live().exists()


@pytest.mark.parametrize("place", ["option", "ini"])
def test_plugin_takes_the_url_from_the_option_and_the_ini_file(service, world, place):
    given = [f"--tempmail-url={service}"] if place == "option" else ["-o", f"tempmail_url={service}"]

    done = pytest_of_client(world, *given, "-k", "during_its_test")

    assert " 1 passed" in done.stdout


def test_plugin_without_a_service_says_how_to_name_one(world):
    done = pytest_of_client(world, "-k", "during_its_test")

    assert done.returncode == 1
    assert "No tempmail service is named: give --tempmail-url" in done.stdout


def test_sync_client_makes_every_call(tempmail, send):
    assert [domain.name for domain in tempmail.domains()] == ["tempmail.test"]

    with tempmail.create_inbox("shop", "tempmail.test", 600, "correct horse") as inbox:
        assert inbox.address == "shop@tempmail.test"
        assert tempmail.open_inbox(inbox.address, "correct horse").token == inbox.token
        assert tempmail.inbox("shop+news@tempmail.test", inbox.token).expires_at == inbox.expires_at
        before = inbox.expires_at
        assert inbox.extend(1200).expires_at > before
        assert inbox.expires_at > before

        assert inbox.messages() == []
        send(mail(inbox.address), inbox.address)
        message = inbox.wait_for_message(subject="YOUR CODE", sender="example shop", has=["code", "link", "attachment"])

        assert (message.code, message.link.url, message.links) == ("482913", LINK, (LINK,))
        assert (inbox.code(), inbox.links()) == ("482913", (LINK,))
        assert message.text == f"Your code is 482913.\n{LINK}\n"
        assert "<b>482913</b>" in message.html
        assert ("Subject", "Your code is 482913") in message.headers
        assert message.received_at.tzinfo
        assert [(part.name, part.content()) for part in message.attachments] == [("terms.pdf", b"%PDF-1.7\n")]
        assert b"\r\nSubject: Your code is 482913\r\n" in message.source()
        assert message.mark_seen().seen
        assert not message.mark_seen(False).seen
        assert message.pin().pinned and not message.pin(False).pinned

        link = message.share(600)
        assert "/shared#" in link.url and link.message_id == message.id and link.expires_at < inbox.info.expires_at
        assert [listed.id for listed in message.shares()] == [link.id]
        message.take_back(link)
        assert message.shares() == []

        assert inbox.pause().is_paused and not inbox.resume().is_paused
        assert inbox.end_after(2).messages_left == 2 and inbox.end_after(None).messages_left is None
        with tempmail.create_inbox(ends_after_messages=3) as other:
            assert other.info.messages_left == 3

        [summary] = inbox.messages()
        assert inbox.message(summary).text == inbox.message(summary.id).text == message.text
        assert summary.attachments[0].content() == b"%PDF-1.7\n"
        assert inbox.messages(since=summary) == inbox.messages(since=summary.received_at) == []
        message.delete()
        assert inbox.messages() == []

    assert not Inbox.objects.live().exists()


def test_async_client_makes_every_call(service, send):
    async def scenario():
        async with AsyncTempMail(service) as tempmail:
            assert [domain.name for domain in await tempmail.domains()] == ["tempmail.test"]
            async with await tempmail.create_inbox("shop", password="correct horse") as inbox:
                assert (await tempmail.open_inbox(inbox.address, "correct horse")).token == inbox.token
                assert (await tempmail.inbox(inbox.address, inbox.token)).expires_at == inbox.expires_at
                assert await inbox.extend(86400) == inbox.info
                events, is_watching = inbox.watch(), asyncio.Event()

                async def note(answer):
                    if is_stream(answer):
                        is_watching.set()

                tempmail._http.event_hooks["response"].append(note)
                first = asyncio.ensure_future(anext(events))
                waiting = asyncio.ensure_future(inbox.wait_for_message(has="attachment"))
                await is_watching.wait()
                await asyncio.to_thread(send, mail(inbox.address), inbox.address)

                message, event = await waiting, await first
                assert (event.name, event.message.subject) == ("message", message.subject)
                assert (message.code, message.links) == (await inbox.code(), await inbox.links())
                assert await message.attachments[0].content() == b"%PDF-1.7\n"
                assert b"482913" in await message.source()
                assert (await message.mark_seen()).seen
                assert (await message.pin()).pinned
                link = await message.share()
                assert await message.shares() == [dataclasses.replace(link, url="")]
                await message.take_back(link)
                assert (await inbox.pause()).is_paused and not (await inbox.resume()).is_paused
                assert (await inbox.end_after(2)).messages_left == 2
                event = await anext(events)
                assert (event.name, event.message.seen) == ("seen", True)
                [summary] = await inbox.messages()
                assert (await inbox.message(summary)).seen
                await summary.delete()
                event = await anext(events)
                assert (event.name, event.message_id, event.message) == ("deleted", message.id, None)
                await inbox.delete()
                assert [event async for event in events] == []

    asyncio.run(asyncio.wait_for(scenario(), 120))
    assert not Inbox.objects.live().exists()


def test_wait_longer_than_the_server_allows_goes_on_in_pieces(tempmail, send, monkeypatch):
    monkeypatch.setattr(protocol, "MAX_WAIT_SECONDS", 1)
    with tempmail.create_inbox() as inbox:
        send(plain_mail("first"), inbox.address)
        first = inbox.wait_for_message()
        later = threading.Timer(2.5, send, (plain_mail("second"), inbox.address))
        later.start()

        second = inbox.wait_for_message(since=first, timeout=60)

        later.join()
        assert second.subject == "second"
        with pytest.raises(tempmail_client.NoMessage):
            inbox.wait_for_message(since=second, timeout=2)


def test_no_message_says_what_was_awaited_and_what_was_there(tempmail, send):
    with tempmail.create_inbox() as inbox:
        with pytest.raises(AssertionError, match=r"No message at all came to .* within 0.5 s. The inbox is empty\."):
            inbox.wait_for_message(timeout=0.5)
        send(mail(inbox.address, "=?utf-8?q?Code_482913=07?="), inbox.address)
        there = inbox.wait_for_message()

        with pytest.raises(TimeoutError) as raised:
            inbox.wait_for_message("invoice", "billing", ["code", "attachment"], 1, there)

    assert str(raised.value) == (
        "No message with 'invoice' in its subject, from 'billing', with a code, with an attachment, "
        f"later than {there.id} came to {inbox.address} within 1 s. There instead, newest first:\n"
        f"  {there.received_at:%Y-%m-%d %H:%M:%S}Z  service@shop.example  Code 482913 "
        "(code 482913, link to shop.example, 1 attachment(s))"
    )


def test_watch_comes_back_and_loses_no_arrival(tempmail, send, live):
    with tempmail.create_inbox() as inbox:
        events, sent = inbox.watch(), []

        def send_first(answer):
            if is_stream(answer) and not sent:
                sent.append("one")
                send(plain_mail("one"), inbox.address)

        tempmail._http.event_hooks["response"].append(send_first)
        assert next(events).message.subject == "one"

        live.stop("web")
        send(plain_mail("two"), inbox.address)
        send(plain_mail("three"), inbox.address)
        _, *missed = [str(message.id) for message in arrived(3)]
        live.start("web")

        assert [next(events).message_id for _ in range(2)] == missed
        inbox.delete()
        assert list(events) == []


def test_watch_from_a_message_tells_what_came_since(tempmail, send):
    with tempmail.create_inbox() as inbox:
        send(plain_mail("one"), inbox.address)
        one = inbox.wait_for_message()
        send(plain_mail("two"), inbox.address)
        inbox.wait_for_message(since=one)

        assert next(inbox.watch(since=one)).message.subject == "two"


def test_async_watch_may_be_left_early(service, send):
    async def scenario():
        async with AsyncTempMail(service) as tempmail, await tempmail.create_inbox() as inbox:
            await asyncio.to_thread(send, plain_mail("one"), inbox.address)
            one = await inbox.wait_for_message()
            await asyncio.to_thread(send, plain_mail("two"), inbox.address)
            async with aclosing(inbox.watch(since=one)) as events:
                async for event in events:
                    return event.message.subject

    assert asyncio.run(scenario()) == "two"


def test_refusals_say_what_would_be_right(tempmail):
    with tempmail.create_inbox("taken") as inbox, tempmail.create_inbox("other"):
        for call, status, kind, words in (
            (lambda: tempmail.create_inbox("taken"), 409, "address-taken", "Choose another name"),
            (lambda: tempmail.create_inbox(lifetime=1), 422, "invalid-fields", "lifetime_seconds"),
            (lambda: tempmail.inbox("taken@tempmail.test", "rubbish"), 401, "invalid-token", "53 letters and digits"),
            (lambda: tempmail.inbox("other@tempmail.test", inbox.token), 404, "not-found", "Authorization: Bearer"),
            (lambda: tempmail.open_inbox("taken@tempmail.test", "wrong"), 403, "wrong-password", "password"),
            (lambda: inbox.message("0199f1f0-8f3c-7b7e-9d0a-5c2f6f1f2a31"), 404, "no-such-message", "deleted"),
        ):
            with pytest.raises(tempmail_client.ApiError) as raised:
                call()

            assert (raised.value.status, raised.value.kind) == (status, kind)
            assert words in str(raised.value)
            assert inbox.token not in str(raised.value) + repr(inbox)


def test_limits_are_told_with_their_seconds(service):
    row = ApiKey(name="small", requests_per_minute=1)
    key = row.new_key()
    row.save()
    with TempMail(service, api_key=key) as tempmail:
        tempmail.domains()

        with pytest.raises(tempmail_client.RateLimited) as raised:
            for _ in range(2):  # of three in a row, two are in one minute
                tempmail.create_inbox()

    assert raised.value.status == 429
    assert 0 < raised.value.retry_after <= 60


def test_url_of_something_else_is_told(service, monkeypatch):
    monkeypatch.setattr(protocol, "FIRST_PAUSE_SECONDS", 0.01)
    nobody, elsewhere = TempMail(f"http://127.0.0.1:{free_port()}"), TempMail(f"{service}elsewhere")

    with nobody, pytest.raises(tempmail_client.Unreachable, match=r"No answer from GET domains: .*refused"):
        nobody.domains()
    with elsewhere, pytest.raises(tempmail_client.ApiError, match="404"):
        elsewhere.domains()
