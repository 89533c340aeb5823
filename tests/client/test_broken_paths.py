"""client/ over a path that goes silent, and through a proxy that cuts off what lasts; the service itself is real."""

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import tempmail_client
from tempmail_client import AsyncTempMail, TempMail, protocol, streaming

from dev.system import base_environment, wait_for
from tests.client.shop import CLIENT, mail, plain_mail
from tests.worlds.proxies import Proxy

WAIT = b"/messages/wait?"


@pytest.fixture
def relay(service, world):
    with closing(Proxy(world.web_port)) as relay:
        yield relay


@pytest.fixture
def impatient(monkeypatch):
    """The client's seconds, shortened."""
    monkeypatch.setattr(streaming, "SILENCE_SECONDS", 4)
    monkeypatch.setattr(protocol, "MAX_WAIT_SECONDS", 3)
    monkeypatch.setattr(protocol, "SLACK_SECONDS", 2)


@pytest.fixture
def tempmail(relay):
    with TempMail(relay.url) as tempmail:
        yield tempmail


@pytest.fixture
def in_background():
    with ThreadPoolExecutor() as pool:
        yield pool.submit


def send_all(send, inbox, *subjects):
    for subject in subjects:
        send(plain_mail(subject), inbox.address)


def test_watch_over_a_path_that_went_silent_comes_back_and_tells_nothing_twice(tempmail, relay, send, impatient):
    with tempmail.create_inbox() as inbox:
        send_all(send, inbox, "zero")
        events = inbox.watch(inbox.wait_for_message())
        send_all(send, inbox, "one")
        assert next(events).message.subject == "one"

        for subjects in ({"two", "three"}, {"four"}):
            relay.silence()
            send_all(send, inbox, *subjects)
            assert {next(events).message.subject for _ in subjects} == subjects

        inbox.delete()
        assert list(events) == []


def test_async_watch_over_a_path_that_went_silent_comes_back(relay, send, impatient):
    async def scenario():
        async with AsyncTempMail(relay.url) as tempmail, await tempmail.create_inbox() as inbox:
            await asyncio.to_thread(send_all, send, inbox, "zero")
            events = inbox.watch(await inbox.wait_for_message())
            await asyncio.to_thread(send_all, send, inbox, "one")
            assert (await anext(events)).message.subject == "one"

            relay.silence()
            await asyncio.to_thread(send_all, send, inbox, "two", "three")

            assert {(await anext(events)).message.subject for _ in range(2)} == {"two", "three"}
            await inbox.delete()
            assert [event async for event in events] == []

    asyncio.run(asyncio.wait_for(scenario(), 120))


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_wait_over_a_path_that_went_silent_answers_with_what_came_meanwhile(
    tempmail, relay, send, impatient, in_background, kind
):
    async def wait_async(inbox):
        async with AsyncTempMail(relay.url) as other:
            return await (await other.inbox(inbox.address, inbox.token)).wait_for_message(timeout=90)

    with tempmail.create_inbox() as inbox:
        if kind == "sync":
            waiting = in_background(inbox.wait_for_message, timeout=90)
        else:
            waiting = in_background(asyncio.run, wait_async(inbox))
        relay.wait_for_request(WAIT, 2)

        relay.silence()
        send_all(send, inbox, "one", "two")

        first = waiting.result()
        second = inbox.wait_for_message(since=first)
        assert {first.subject, second.subject} == {"one", "two"}


@pytest.mark.parametrize("status", [504, 524])
def test_wait_through_a_proxy_that_cuts_it_off_goes_on(tempmail, relay, send, in_background, status):
    with tempmail.create_inbox() as inbox:
        relay.cut_seconds, relay.status = 2, status
        waiting = in_background(inbox.code, timeout=90)
        wait_for(lambda: relay.cuts >= 2, 60, "two requests that were cut off")

        send(mail(inbox.address), inbox.address)

        assert waiting.result() == "482913"
        with pytest.raises(tempmail_client.NoMessage, match=r"There instead, newest first:\n.*Your code is 482913"):
            inbox.wait_for_message(subject="invoice", timeout=4)


def test_command_waits_through_a_proxy_that_cuts_it_off(tempmail, relay, send, tmp_path):
    with tempmail.create_inbox() as inbox:
        relay.cut_seconds = 2
        (tmp_path / "inbox.json").write_text(json.dumps({"address": inbox.address, "token": inbox.token}))
        arguments = ["wait", "--url", relay.url, "--file", "inbox.json", "--code", "--timeout", "90"]
        argv = [sys.executable, "-B", "-m", "tempmail_client", *arguments]
        environment = base_environment() | {"PYTHONPATH": str(CLIENT)}
        waiting = subprocess.Popen(argv, cwd=tmp_path, env=environment, text=True, stdout=subprocess.PIPE)
        try:
            wait_for(lambda: relay.cuts >= 2, 60, "two requests that were cut off")
            send(mail(inbox.address), inbox.address)
            assert waiting.communicate(timeout=60) == ("482913\n", None)
        finally:
            waiting.kill()
            waiting.wait()


@pytest.mark.parametrize("outage", ["refuse", "silence"])
def test_outage_until_the_time_is_up_is_told_as_one(tempmail, relay, impatient, in_background, outage, monkeypatch):
    with tempmail.create_inbox() as inbox:
        waiting = in_background(inbox.wait_for_message, timeout=12)
        relay.wait_for_request(WAIT, 2)
        relay.close() if outage == "refuse" else relay.silence(with_new=True)

        with pytest.raises(tempmail_client.Unreachable, match=r"came to .* the service does not answer"):
            waiting.result()
        monkeypatch.setattr(inbox, "delete", lambda: None)
