"""client/: several mails at once, each taken once and in order; and what its README shows, as it stands there."""

import asyncio
import json
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import tempmail_client
from tempmail_client import AsyncTempMail, TempMail
from tempmail_client.protocol import START

from dev.system import base_environment
from tests.client.shop import CLIENT, mail, plain_mail
from tests.worlds.live import arrived
from tests.worlds.proxies import Proxy

COUNT = 12


@pytest.fixture
def inbox(service):
    with TempMail(service) as tempmail, tempmail.create_inbox() as inbox:
        yield inbox


@pytest.fixture
def burst(send):
    """Send so many mails at once; return their ids, in order of arrival."""

    def burst(address, count=COUNT):
        with ThreadPoolExecutor(4) as senders:
            list(senders.map(lambda number: send(plain_mail(f"mail {number}"), address), range(count)))
        return [str(message.id) for message in arrived(count)]

    return burst


def follow_sync(service, inbox):
    """Take each as it comes, from before the first."""
    with TempMail(service) as tempmail:
        opened = tempmail.inbox(inbox.address, inbox.token)
        found = [opened.wait_for_message(timeout=60)]
        while len(found) < COUNT:
            found.append(opened.wait_for_message(timeout=60, since=found[-1]))
        return [message.id for message in found]


async def follow_async(service, inbox):
    async with AsyncTempMail(service) as tempmail:
        opened = await tempmail.inbox(inbox.address, inbox.token)
        found = [await opened.wait_for_message(timeout=60)]
        while len(found) < COUNT:
            found.append(await opened.wait_for_message(timeout=60, since=found[-1]))
        return [message.id for message in found]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_each_mail_of_a_burst_is_answered_once_and_in_order(inbox, burst, world, kind):
    follow_by = {"sync": follow_sync, "async": lambda *given: asyncio.run(follow_async(*given))}[kind]
    with closing(Proxy(world.web_port)) as relay, ThreadPoolExecutor(1) as pool:
        following = pool.submit(follow_by, relay.url, inbox)
        relay.wait_for_request(b"since=" + START.encode())  # nothing was there before

        ids = burst(inbox.address)

        assert following.result() == ids


def test_each_mail_that_is_there_is_answered_from_the_beginning(inbox, burst):
    ids = burst(inbox.address)

    found, since = [], inbox.created_at
    for _ in ids:
        since = inbox.wait_for_message(since=since)
        found.append(since.id)
        since.delete()  # its place stays

    assert found == ids
    with pytest.raises(tempmail_client.NoMessage):
        inbox.wait_for_message(since=since, timeout=1)


def test_newest_is_answered_without_since(inbox, send):
    for count, code in enumerate(("111222", "333444"), 1):
        text = f"Your code is {code}.\r\nOr confirm your address: https://shop.example/confirm?c={code}"
        send(f"Subject: Welcome\r\n\r\n{text}\r\n", inbox.address)
        arrived(count)  # Postfix delivers two at once

    assert (inbox.code(), inbox.links()) == ("333444", ("https://shop.example/confirm?c=333444",))
    assert inbox.code(since=inbox.created_at) == "111222"


def test_command_takes_each_in_turn(inbox, burst, service, tmp_path):
    (tmp_path / "inbox.json").write_text(json.dumps({"address": inbox.address, "token": inbox.token}))
    environment = base_environment() | {"PYTHONPATH": str(CLIENT), "TEMPMAIL_URL": service}
    ids = burst(inbox.address, 3)

    def wait(*arguments):
        argv = [sys.executable, "-B", "-m", "tempmail_client", "wait", "--file", "inbox.json", "--json", *arguments]
        done = subprocess.run(argv, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["id"]

    assert wait() == ids[2]
    assert [wait("--since", message_id) for message_id in ids[:2]] == ids[1:]
    assert wait("--since", f"{inbox.created_at:%Y-%m-%dT%H:%M:%S.%fZ}") == ids[0]


def test_readmes_code_runs_with_three_mails_at_once(service, send):
    readme = (CLIENT / "README.md").read_text()
    (code,) = re.findall(r"## In code\n\n```python\n(.*?)```", readme, re.S)
    address, is_watching, shown = [], threading.Event(), []

    def sign_up(to):
        address.append(to)
        with ThreadPoolExecutor(3) as senders:
            list(senders.map(lambda _: send(mail(to), to), range(3)))
        arrived(3)

    def send_until_seen():
        while not is_watching.wait(1):
            send(plain_mail("later"), address[0])

    def print_first(*values):
        """The end of the example's last loop, which has none."""
        shown.append(values)
        is_watching.set()
        raise EndOfExampleError

    later = threading.Thread(target=send_until_seen)
    given = {"sign_up": sign_up, "print": print_first, "start": later.start}
    code = code.replace("https://mail.example.org", service)
    assert "    for event in inbox.watch():" in code
    code = code.replace("    for event in inbox.watch():", "    start()\n    for event in inbox.watch():")
    try:
        with pytest.raises(EndOfExampleError):
            exec(code, given)
    finally:
        is_watching.set()
        if later.ident:
            later.join()

    assert given["code"] == "482913"
    # Stored together they came in the same moment, and their ids are in order.
    first, second = ((one.received_at, one.id) for one in (given["first"], given["second"]))
    assert first < second


class EndOfExampleError(Exception):
    pass
