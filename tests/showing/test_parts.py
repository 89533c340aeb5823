"""The bytes of parts have one door."""

import base64
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from inboxes.access.ways_in import OpenInbox
from inboxes.mail import places, sealing
from inboxes.mail.summary import Attachment, Summary
from inboxes.models import Part
from inboxes.showing import parts, reading
from inboxes.showing.reading import Row

PNG = b"\x89PNG\r\n\x1a\n"
SOURCE = b"""Content-Type: multipart/mixed; boundary=b

--b
Content-Type: application/zip; name=a.zip

first
--b
Content-Type: image/png; name=b.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--
"""


@pytest.fixture
def public(domain, put_mail):
    """A public message with two attachments: (inbox, message)."""
    message = put_mail("anybody@tempmail.test", SOURCE.replace(b"\n", b"\r\n"))
    return OpenInbox(domain, "anybody", settings.SITE_PRIVATE_KEY), message


def test_a_part_is_opened_by_its_number(public):
    assert [parts.open_part(*public, number) for number in (1, 2)] == [b"first", PNG]


def test_a_part_that_is_not_there_or_no_key_opens_is_none(public):
    inbox, message = public
    assert [parts.open_part(inbox, message, number) for number in (0, 3, -1, 10**30)] == [None] * 4

    Part.objects.filter(number=1).update(content=b"damaged")
    stranger = replace(inbox, private_key=bytes(32))

    assert [parts.open_part(inbox, message, 1), parts.open_part(stranger, message, 2)] == [None, None]


def test_examining_tells_a_picture_by_its_first_bytes(public, monkeypatch):
    inbox, message = public
    row = reading.read_row(inbox, message)

    assert [(found.name, found.view) for found in parts.examine(inbox, row)] == [("a.zip", ""), ("b.png", "image")]

    monkeypatch.setattr(parts, "MAX_EXAMINED_BYTES", 5)
    assert [found.head for found in parts.examine(inbox, row)] == [b"first", None]


@pytest.fixture
def in_source(public):
    """A public message whose first attachment the source alone has: (inbox, message, what it is)."""
    inbox, message = public
    picture = PNG + os.urandom(3000)
    source = b"x: y\r\n\r\n" + base64.encodebytes(picture).replace(b"\n", b"\r\n")
    (place,) = places.find(source, [picture])
    summary = Summary(
        attachments=(Attachment(1, "a.png", bytes=len(picture), place=place), Attachment(2, "b", bytes=9))
    )
    message.summary = sealing.seal_json(summary.to_json(), settings.SITE_PUBLIC_KEY)
    message.source = sealing.seal(source, settings.SITE_PUBLIC_KEY)
    message.save()
    Part.objects.filter(number=1).delete()
    return inbox, message, picture


def test_a_part_that_the_source_has_is_read_from_there(in_source):
    inbox, message, picture = in_source
    row = reading.read_row(inbox, message)

    assert [parts.open_part(inbox, message, number) for number in (1, 2)] == [picture, PNG]
    assert [found.head for found in parts.examine(inbox, row)] == [picture[:1024], PNG]


def test_a_part_of_a_source_that_is_cut_or_damaged_is_none(in_source):
    inbox, message, _ = in_source

    for source in (sealing.seal(b"x: y\r\n\r\niVBOR", settings.SITE_PUBLIC_KEY), b"damaged"):
        message.source = source
        assert parts.open_part(inbox, message, 1) is None
        assert parts.open_part(inbox, message, 2) == PNG


def test_a_row_that_nobody_can_read_has_nothing_to_examine(public):
    inbox, message = public

    assert parts.examine(inbox, Row(message)) == []


def test_nobody_else_asks_for_parts():
    rooms = [path for room in ("showing", "pages", "api", "webhooks") for path in Path("inboxes", room).rglob("*.py")]

    assert [path.name for path in rooms if re.search(r"Part\.objects|\.parts\.", path.read_text())] == ["parts.py"]
