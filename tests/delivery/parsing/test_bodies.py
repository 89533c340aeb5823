"""Which parts are the body, and what of the rest is told; whole messages are in tests/meant."""

import struct

import pytest

from delivery.parsing import bodies, mime
from delivery.parsing.message import Bounds, parse
from dev.hostile import FROM, MIXED
from tests.worlds.parsed import checked, storable

PICTURE = b"Content-Type: image/png\r\nContent-Disposition: inline\r\nContent-ID: <p@x>\r\n\r\n\x89PNG\r\n\x1a\n"
HTML = b"Content-Type: text/html\r\n\r\n"


def mixed(*parts):
    return MIXED + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def test_picture_that_the_html_places_is_not_shown_twice():
    parsed = checked(mixed(HTML + b'<p><img src="CID:p@x"></p>', PICTURE))

    assert parsed.html.lower().count("cid:p@x") == 1


def test_picture_among_texts_stands_where_it_is():
    parsed = checked(mixed(b"\r\nbefore", PICTURE, b"\r\nafter"))

    assert parsed.html.index("before") < parsed.html.index("cid:p@x") < parsed.html.index("after")
    assert parsed.text == "before\n\nafter"


def test_links_of_a_text_among_html_are_links():
    parsed = checked(mixed(HTML + b"<p>one</p>", b"\r\nsee https://a.example/?b=1&c=2."))

    assert '<a href="https://a.example/?b=1&amp;c=2">https://a.example/?b=1&amp;c=2</a>.' in parsed.html


def test_picture_that_no_browser_shows_is_a_file_alone():
    parsed = checked(mixed(b"\r\nthe text", PICTURE.replace(b"image/png", b"image/tiff")))

    assert (parsed.html, len(parsed.attachments)) == ("", 1)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (b"text/calendar", b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20_000),
        (
            b"text/calendar",
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99999999T999999Z\r\nRRULE:FREQ=X\r\nEND:VEVENT",
        ),
        (b"text/vcard", b"BEGIN:VCARD\r\n" + b"FN;=;:;\r\n" * 5_000 + b"END:VCARD"),
        (b"application/pkcs7-mime", b"\x30\x84\x7f\xff\xff\xff" + b"\x30\x80" * 50_000),
        (b"application/ms-tnef", b"\x78\x9f\x3e\x22\x01\x00" + (b"\x01" + b"\0" * 10) * 400_000),
        (b"application/ms-tnef", b"\x78\x9f\x3e\x22\x01\x00" + struct.pack("<BHHI", 2, 0x8010, 1, 2**32 - 1)),
        (b"message/delivery-status", b"A: b\r\n\r\n" * 100_000),
        (b"message/rfc822", b"Content-Type: multipart/mixed; boundary=c\r\n\r\n" + b"--c\r\n\r\nx\r\n" * 900),
    ],
)
def test_what_programs_did_not_write_is_a_file(kind, content):
    parsed = parse(mixed(b"\r\nthe text", b"Content-Type: " + kind + b"\r\n\r\n" + content), Bounds(seconds=5))

    storable(parsed)
    assert parsed.text.startswith("the text")
    assert parsed.attachments[0].content == content
    assert parsed.defects in ([], ["too_many_parts"])


def test_message_whose_parts_take_too_long_is_read_without_them():
    event = b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n"
    event += b"END:VEVENT\r\nEND:VCALENDAR"
    forwarded = b"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner text"
    tree = mime.parse_tree(mixed(b"\r\nthe text", event, forwarded))

    wholly, plainly = (bodies.read(tree, 10, 10_000, 10_000, is_plain) for is_plain in (False, True))

    assert (len(wholly.notes), "inner text" in wholly.text) == (1, True)
    assert (plainly.notes, plainly.text, len(plainly.attachments)) == ([], "the text", 2)


def test_messages_within_messages_end_at_a_bound():
    inner = b"the innermost"
    for depth in range(10):
        inner = b"Subject: level %d\r\nContent-Type: message/rfc822\r\n\r\n" % depth + inner
    parsed = checked(FROM + b"Content-Type: message/rfc822\r\n\r\n" + inner)

    assert "level 9" in parsed.text
    assert "level 5" not in parsed.text


@pytest.mark.parametrize(
    ("html", "preview"),
    [
        ("<p hidden>no</p><p>yes</p>", "yes"),
        ('<div style="opacity:0">no<div>no</div></div>yes', "yes"),
        ('<span style="font-size:0px">no</span>yes', "yes"),
        ('<span style="font-size:10px;opacity:0.9">yes</span>', "yes"),
        ("<style>@media print{.a{display:none}} .b,.c{display:none}</style><p class=a>yes<p class='x c'>no</p>", "yes"),
        ("a<br>b<b>c</b>", "a bc"),
        ("1 < 2 &amp; 3", "1 < 2 & 3"),
        ("<!-- a > b --><p>yes", "yes"),
        ("&zwnj;&nbsp;&#847; <p>yes", "yes"),
        ("yes<" + "a" * 5, "yes"),
        ("<p>" * 100_000 + "yes", "yes"),
        ("<a " * 100_000, ""),
    ],
)
def test_preview_is_what_shows_first(html, preview):
    assert checked(FROM + HTML + html.encode()).preview == preview
