"""Attacks on time, memory and space, against the running service: what is hostile is kept, and harms nobody else."""

import re
import smtplib
import statistics
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from dev.bench.flood import bytes_of
from dev.hostile import HEADERS, PARTS, REFUSED_HTML, TAKEN_HTML, TREES, text_message
from dev.system import descendants
from inboxes import purge
from inboxes.models import Inbox, Message, Part
from tests.worlds.live import after_received, arrived, opened, queue_is_empty
from tests.worlds.mails import MALFORMED
from tests.worlds.rows import private_message, public_message
from tests.worlds.threads import in_threads

HOSTILE = TREES | HEADERS  # N33, N34, N35: each cost another service all of its time
ODD = [  # N50, N51: each cost another service the message
    b"From: a\0b <a@b.example>\r\nSubject: nul \0 in it\r\nContent-Type: multipart/mixed; boundary=b\r\nX-Nul: \0\r\n"
    b"\r\n--b\r\n\r\nbody \0 with nul\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>nul \0</p>\r\n"
    b'--b\r\nContent-Type: application/pdf; name="=?utf-8?q?a=00b.pdf?="\r\n\r\n\0\0\r\n--b--\r\n',
    *(
        b"From: " + text + b" <a@b.example>\r\nSubject: " + text + b"\r\n" + header + b"\r\n" + text + b"\r\n"
        for text, header in (
            ("Grüße".encode("latin-1"), b""),
            ("用户".encode("gbk"), b""),
            ("こんにちは".encode("shift_jis"), b"Content-Type: text/plain\r\n"),
            (b"\xff\xfe\xed\xa0\x80", b"Content-Type: text/plain; charset=utf-8\r\n"),
            (b"x \xe9", b"Content-Type: text/plain; charset=no-such-charset\r\n"),
            (b"+ZeVnLA- +2AA-", b"Content-Type: text/plain; charset=utf-7\r\n"),
            (b"\xef\xbb\xbfBOM", b"Content-Type: text/plain; charset=utf-8\r\n"),
        )
    ),
]
SHOWN = {"list": 1, "page": 200, "api": 200}
BURST, SESSIONS = 2000, 20
PAGE_SECONDS = 3  # for the slowest pages of the burst, on a machine that has all of the suite's services on two cores


def send_all(world, sources):
    """Send each to a name of its own; return the names that were accepted, and the replies to the others."""
    accepted, refused = [], {}
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=120) as smtp:
        for name, source in sources.items():
            try:
                smtp.sendmail("sender@shop.example", [f"{name}@tempmail.test"], source)
                accepted.append(name)
            except smtplib.SMTPDataError as error:
                refused[name] = (error.smtp_code, error.smtp_error)
    return accepted, refused


def shown(message):
    """Return what becomes of a public message in its list, on its page and in the API."""
    address, client = f"{message.local_part}@tempmail.test", Client()
    api = f"/api/v1/inboxes/{address}/messages"
    return {
        "list": client.get(reverse("inbox", args=[address])).context["count"],
        "page": client.get(reverse("message", args=[address, message.pk])).status_code,
        "api": client.get(f"{api}/{message.pk}").status_code,
    }


def test_N33_N34_N35_hostile_trees_and_headers_are_kept_shown_and_delay_nobody(live, world, domain, high_limits):
    sources = {f"hostile{number}": source for number, source in enumerate(HOSTILE.values())} | {"last": b"\r\n\r\nlast"}

    accepted, refused = send_all(world, sources)
    queue_is_empty(world, 120)

    # Deeper than mime_nesting_limit, a message is refused before it is ours.
    assert [name for name, (code, _) in refused.items() if code // 100 != 5] == []
    assert {list(HOSTILE)[int(name.removeprefix("hostile"))] for name in refused} <= {"nested 3,000", "nested 100,000"}
    messages = arrived(len(accepted))
    assert sorted(message.local_part for message in messages) == sorted(accepted)
    for message in messages:
        summary, _, source = opened(message)
        assert after_received(source).rstrip() == sources[message.local_part].rstrip()
        assert shown(message) == SHOWN, summary["subject"]
        assert "killed_parser" not in summary["defects"]
    assert "status=bounced" not in live.log("postfix")


def test_N33_N36_flood_is_stored_whole_by_workers_that_outlive_it_within_their_memory(live, world, domain):
    """`./tempmail bench --only hostile` sends 100 MB of the kind, and looks how the pages fare."""
    supervisor = live.start("delivery").pid
    workers = set(descendants(supervisor))
    sources = {**PARTS, **{f"html {n}": text_message(html, "html") for n, html in enumerate(REFUSED_HTML + TAKEN_HTML)}}
    sources = {f"flood{number}": source for number, source in enumerate(sources.values())}

    with ThreadPoolExecutor(4) as pool:
        quarters = [dict(list(sources.items())[n::4]) for n in range(4)]
        sent = list(pool.map(lambda quarter: send_all(world, quarter), quarters))
    queue_is_empty(world, 120)

    assert [refused for _, refused in sent if refused] == []
    assert sorted(Message.objects.values_list("local_part", flat=True)) == sorted(sources)
    assert set(descendants(supervisor)) == workers
    assert 0 < max(bytes_of(pid, "status", "VmHWM") for pid in workers) < settings.WORKER_MEMORY_BYTES


def test_N50_N51_N52_malformed_mail_is_each_stored_listed_and_viewable(live, world, domain, high_limits):
    sources = {f"odd{number}": source for number, source in enumerate([*MALFORMED, *ODD])}

    accepted, refused = send_all(world, sources)
    queue_is_empty(world)

    assert refused == {}
    messages = arrived(len(sources))
    assert sorted(message.local_part for message in messages) == sorted(accepted) == sorted(sources)
    for message in messages:
        assert shown(message) == SHOWN, sources[message.local_part][:80]
    nul = next(message for message in messages if message.local_part == f"odd{len(MALFORMED)}")
    summary, body, source = opened(nul)
    assert b"body \0 with nul" in source  # of a header Postfix keeps what is before it
    assert "\0" not in str([summary, body]) and "nul" in summary["subject"] and "with nul" in body["text"]
    assert [attachment["name"] for attachment in summary["attachments"]] == ["ab.pdf"]


def test_N41_burst_is_stored_whole_while_pages_answer(live, world, domain):
    live.start("web")
    log, accepted, times, is_over = len(live.log("postfix")), [], [], threading.Event()
    page = f"{world.web_url}inbox/anybody@tempmail.test"

    def send_some(session):
        with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=120) as smtp:
            for number in range(BURST // SESSIONS):
                name = f"b{session}x{number}"
                smtp.sendmail("sender@shop.example", [f"{name}@tempmail.test"], b"Subject: s\r\n\r\n%b" % name.encode())
                accepted.append(name)

    def look():
        while not is_over.is_set():
            started = time.monotonic()
            with urllib.request.urlopen(page, timeout=60) as answer:
                assert answer.status == 200
            times.append(time.monotonic() - started)
            is_over.wait(0.1)

    looking = threading.Thread(target=look)
    looking.start()
    sending = [threading.Thread(target=send_some, args=[session]) for session in range(SESSIONS)]
    for thread in sending:
        thread.start()
    for thread in sending:
        thread.join(300)
    queue_is_empty(world, 120)
    is_over.set()
    looking.join(60)

    assert len(accepted) == BURST
    assert sorted(Message.objects.values_list("local_part", flat=True)) == sorted(accepted)
    assert not re.search(r"status=(bounced|deferred|expired)", live.log("postfix")[log:])
    assert len(times) > 10
    assert statistics.quantiles(times, n=20)[-1] < PAGE_SECONDS


# --- N56: what ends is the end's alone


def test_N56_private_message_has_no_end_of_its_own_and_goes_with_its_inbox(domain):
    """NULL is never, not now."""
    live, _ = Inbox.objects.issue(domain, "live", timedelta(minutes=1))
    ended, _ = Inbox.objects.issue(domain, "ended", timedelta(seconds=-1))
    kept, gone = private_message(live), private_message(ended, 1)
    assert (kept.expires_at, gone.expires_at) == (None, None)

    purge.purge()

    assert list(Message.objects.all()) == [kept]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"])
def test_N56_hour_that_comes_twice_or_never_ends_nothing_early_or_late(domain, zone):
    """Ends are moments, not what a clock on a wall shows: none moves when the clocks are changed."""
    for change in ("2026-03-29 01:00+00", "2026-10-25 01:00+00", "2026-03-08 07:00+00", "2026-11-01 06:00+00"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('timezone', %s, true)", [zone])
            cursor.execute(
                "SELECT extract(epoch FROM end_ - %s::timestamptz) FROM (SELECT %s::timestamptz + "
                "make_interval(mins => 60) AS end_) ends",
                [change, change],
            )
            assert cursor.fetchone()[0] == 3600
    kept, _ = Inbox.objects.issue(domain, "kept", timedelta(seconds=30))
    Inbox.objects.issue(domain, "gone", timedelta(seconds=-1))

    purge.purge()

    assert list(Inbox.objects.all()) == [kept]


@pytest.mark.django_db(transaction=True)
def test_N56_many_rows_go_in_short_steps_with_their_bytes_while_mail_comes_in(domain):
    """50,000 rows are 50 steps; a million are 1,000 of the same kind, and no lock lasts longer than one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO inboxes_message (id, domain_id, local_part, expires_at, source_bytes, fingerprint, summary, "
            "body, source) SELECT gen_random_uuid(), %s, 'anybody', statement_timestamp() - interval '1 second', 1, "
            "decode(lpad(to_hex(n), 64, '0'), 'hex'), '', '', '' FROM generate_series(1, 50000) n",
            [domain.pk],
        )
        cursor.execute("INSERT INTO inboxes_part (message_id, number, content) SELECT id, 1, 'x' FROM inboxes_message")
    kept, waits, is_over = [], [], threading.Event()

    def purge_all():
        try:
            return purge.purge()["public messages"]
        finally:
            is_over.set()

    def deliver():
        number = 200_000
        while not is_over.is_set():
            started = time.monotonic()
            kept.append(public_message(domain, timedelta(minutes=5), number := number + 1).pk)
            Inbox.objects.filter(local_part="nobody").update(expires_at=Now())
            waits.append(time.monotonic() - started)
            time.sleep(0.01)
        connections.close_all()

    results = in_threads(purge_all, deliver)

    assert 50_000 in results
    assert set(Message.objects.values_list("pk", flat=True)) == set(kept)
    assert len(kept) > 5
    assert not Part.objects.exists()
    assert purge.BATCH_ROWS <= 1000
    assert max(waits) < 30
