"""Each fault of dev/faults/table.py under a small load: accepted = stored, each once, none bounced."""

import os
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect
from tempmail_client import TempMail

from dev.faults.stage import Load, staged
from dev.faults.table import FAULTS, await_purge
from dev.system import wait_for
from tests.worlds.live import KEYS

MESSAGES = 30


@pytest.fixture(scope="module")
def stage():
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / "faults"
    keys = {key: os.environ[key] for key in KEYS}
    with staged(directory, Path(settings.BASE_DIR), Path(sys.executable), keys) as stage:
        yield stage


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_loses_doubles_and_bounces_nothing(stage, fault):
    count = stage.measure(fault, MESSAGES)

    assert count.accepted >= MESSAGES
    assert count.is_good, (count, stage.log("delivery")[-3000:])


def test_sockets_and_streams_come_back_and_miss_nothing_when_gunicorn_is_killed(stage, browser):
    heard, subjects = [], ["before", "between", "after"]
    with Load(stage.world.smtp_port) as load, TempMail(stage.world.web_url) as tempmail:
        inbox = tempmail.create_inbox()
        name = inbox.address.partition("@")[0]
        assert load.send(name, "first")
        first = inbox.wait_for_message(timeout=60)
        listener = threading.Thread(target=lambda: heard.extend(event.message for event in inbox.watch(first)))
        listener.start()
        page = browser.new_context(base_url=stage.world.web_url).new_page()
        page.goto("inbox/watched@tempmail.test")
        is_open = expect(page.locator("[data-live]"))
        is_open.to_have_attribute("data-now", "open", timeout=30_000)

        for subject in subjects:
            if subject == "between":
                stage.kill("web")
            assert load.send(name, subject)
            assert load.send("watched", subject)
            stage.empty_queue()
            if subject == "between":
                stage.start("web")
                is_open.to_have_attribute("data-now", "open", timeout=90_000)

        expect(page.locator(".row")).to_have_count(3, timeout=30_000)
        page.context.close()
        wait_for(lambda: len(heard) >= 3, 60, "three messages in the stream")
        inbox.delete()
        listener.join(30)
    assert [message.subject for message in heard if message] == subjects


def test_purge_came_back_after_the_qcluster_was_killed(stage):
    """Last, because it may take a minute."""
    await_purge(stage)
