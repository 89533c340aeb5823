"""Whatever a message is, parse() answers: text and attachments are there, nothing is raised."""

import pytest

from delivery.parsing.message import Bounds, ParsedMessage, queue_id_of, unparsed
from dev.hostile import FROM
from tests.worlds.parsed import checked


def test_ordinary_message_is_read():
    parsed = checked(
        b"Received: from mx.shop.example by mx (Postfix) with ESMTP id 4XyZ12\r\n\tfor <a@tempmail.test>\r\n"
        b"From: =?utf-8?q?Sh=C3=B6p?= <shop@shop.example>\r\nTo: A <a@tempmail.test>, b@tempmail.test\r\n"
        b"Subject: Your code\r\nDate: Mon, 1 Jan 2024 12:00:00 +0200\r\nMessage-ID: <1@shop.example>\r\n"
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nThe code is 123.\r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>The code is <b>123</b>.</p>\r\n--b--\r\n"
    )

    assert parsed.from_ == [("Shöp", "shop@shop.example")]
    assert parsed.from_header == "Shöp <shop@shop.example>"
    assert parsed.to == [("A", "a@tempmail.test"), ("", "b@tempmail.test")]
    assert (parsed.subject, parsed.message_id) == ("Your code", "<1@shop.example>")
    assert parsed.date == "2024-01-01T10:00:00+00:00"
    assert parsed.text == parsed.preview == "The code is 123."
    assert parsed.html == "<p>The code is <b>123</b>.</p>"
    assert [name for name, _ in parsed.headers][:2] == ["Received", "From"]


CRASHES = {
    "an outer multipart never closed, an inner one that never starts": (
        b"From: a@b.c\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n"
        b"Content-Type: multipart/mixed; boundary=inner\n\nthe text\n"
    ),
    "a broken multipart in message/rfc822": (
        b"From: a@b.c\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: message/rfc822\n\n"
        b"Content-Type: multipart/mixed\n\nthe text\n--o--\n"
    ),
    "a broken multipart in message/rfc822 at the top": (
        b"From: a@b.c\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=x\n\nthe text\n"
    ),
    "a multipart without a boundary": b"From: a@b.c\nContent-Type: multipart/mixed\n\nthe text\n",
    "a charset with NUL": b'From: a@b.c\nContent-Type: text/plain; charset="a\0b"\n\nthe text \xe9\n',
    "an encoded charset": b"From: a@b.c\nContent-Type: text/plain; charset*=utf-8''x%00\n\nthe text \xe9\n",
    "a multipart sent in base64": (
        b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n"
        b"LS1iDQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW4NCg0KdGhlIHRleHQNCi0tYi0tDQo=\n"
    ),
}


@pytest.mark.parametrize("source", CRASHES.values(), ids=CRASHES.keys())
def test_trees_that_break_mail_parser_are_read(source):
    parsed = checked(source)

    assert "the text" in parsed.text
    assert parsed.from_ == [("", "a@b.c")]


def test_N50_nul_is_dropped_from_all_strings_and_kept_in_bytes():
    parsed = checked(
        b"From: a\0 <a@b.c>\r\nSubject: a\0b =?utf-8?q?c=00d?= =?utf-8?b?ZQBm?=\r\nMessage-ID: <1\0@x>\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nbo\0dy\r\n"
        b'--b\r\nContent-Type: application/pdf; name="=?utf-8?q?a=00.pdf?="\r\nContent-ID: <c\0d>\r\n\r\n'
        b"a\0b\r\n--b--\r\n"
    )

    assert (parsed.subject, parsed.message_id, parsed.text) == ("ab cdef", "<1@x>", "body")
    assert parsed.from_ == [("a", "a@b.c")]
    (pdf,) = parsed.attachments
    assert (pdf.name, pdf.content_id, pdf.content) == ("a.pdf", "cd", b"a\0b")


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        (b"", "für".encode("latin-1"), "für"),
        (b"", "für".encode(), "für"),
        (b"us-ascii", "für".encode("latin-1"), "für"),
        (b"utf-8", "für".encode("latin-1"), "für"),
        (b"utf-8", "Grüße, Ölmühle\xff".encode() + b"\xff", "Grüße, Ölmühle\xff\ufffd"),
        (b"utf-8", b"\xef\xbb\xbfwith BOM", "with BOM"),
        (b"gb2312", "镕用户".encode("gbk"), "镕用户"),
        (b"gbk", "用户".encode("gbk") + b"\xff", "用户\ufffd"),
        (b"shift_jis", "こんにちは①".encode("cp932"), "こんにちは①"),
        (b"iso-2022-jp", "こんにちは".encode("iso-2022-jp"), "こんにちは"),
        (b"iso-8859-1", b"\x80 5", "€ 5"),
        (b"utf-7", b"+ZeVnLA-", "日本"),
        (b"utf-16", b"\xff\xfeh\0i\0", "hi"),
        (b"utf-16", b"\xff\xfe\x00\xd8", "\ufffd"),
        (b"no-such-charset", "für".encode(), "für"),
        (b'"utf-8"', "für".encode(), "für"),
        (b"x" * 5000, b"hi", "hi"),
        *[
            (name, b"a\\x41-b", "a\\x41-b")
            for name in (b"zlib", b"idna", b"punycode", b"unicode_escape", b"Unicode Escape", b"raw-unicode-escape")
        ],
        *[(name, b"hi", "hi") for name in (b"rot13", b"hex", b"undefined", b"mbcs", b"base64_codec", b"os", b"a.b")],
    ],
)
def test_N51_text_in_any_charset_and_none(charset, body, text):
    parsed = checked(FROM + b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\n" + body)

    assert parsed.text == text


@pytest.mark.parametrize("charset", ["latin-1", "gbk", "shift_jis", "utf-8"])
def test_N51_raw_8_bit_in_headers_is_never_lost(charset):
    value = ("こんにちは" if charset in ("gbk", "shift_jis") else "Grüße").encode(charset)
    parsed = checked(b"From: " + value + b" <a@b.c>\r\nSubject: " + value + b"\r\nX-Odd: " + value + b"\r\n\r\nhi")

    assert len(parsed.subject) >= 5
    assert parsed.from_[0][1] == "a@b.c"
    if charset in ("latin-1", "utf-8"):
        assert parsed.subject == parsed.from_[0][0] == dict(parsed.headers)["X-Odd"] == "Grüße"


def test_lone_surrogates_are_replaced():
    parsed = checked(b"Subject: =?utf-16-be?q?=D8=00?= \xed\xa0\x80\r\n\r\n\xed\xa0\x80\r\n")

    assert "\ufffd" in parsed.subject


def test_repeated_headers_count_once_and_are_all_listed():
    parsed = checked(b"Subject: one\r\nSubject: two\r\nFrom: a@b.c\r\nFrom: d@e.f\r\nDate: x\r\nDate: y\r\n\r\nhi")

    assert (parsed.subject, parsed.from_, parsed.date) == ("one", [("", "a@b.c")], "")
    assert [value for name, value in parsed.headers if name == "Subject"] == ["one", "two"]


def test_date_that_breaks_mail_parser_is_left_out_and_said(monkeypatch):
    # No message is known to do it any more; the guard is for the next one.
    monkeypatch.setattr("mailparser.utils.parse_mail_date", lambda date: date.no_such_thing)
    parsed = checked(FROM + b"Date: x\r\n\r\nhi", "header", "AttributeError")

    assert (parsed.from_, parsed.date, parsed.text) == ([("Shop", "shop@shop.example")], "", "hi")


def test_message_that_takes_too_long_keeps_its_main_fields():
    source = FROM + b"\r\n" + b"\n" * 25_000_000
    parsed = checked(source, "unparsed", "TimeLimitError", bounds=Bounds(seconds=0.05))

    assert (parsed.subject, parsed.from_) == ("s", [("Shop", "shop@shop.example")])


def test_unparsed_reads_the_main_fields_of_any_header():
    parsed = unparsed(b"Subject: one\n two\r\nsubject: other\r\nFrom: a@b.c\r\nTo: b@c.d\r\n\r\nx", "why")
    assert (parsed.subject, parsed.from_, parsed.to) == ("one two", [("", "a@b.c")], [("", "b@c.d")])
    assert parsed.defects == ["unparsed", "why"]


@pytest.mark.parametrize(
    ("text", "html", "preview"),
    [
        ("", "", ""),
        ("  one\n\n two\t three ", "", "one two three"),
        ("in the text", "<p>what the page shows</p>", "what the page shows"),
        (" " * 10_000 + "late", "", "late"),
        ("x" * 500, "", "x" * 140),
        ("", "<style>p {}</style><script>x</script><p>One&nbsp;&amp; two</p><!-- no -->", "One & two"),
        (" \n", "<p>shown</p>", "shown"),
        ("", "<H1>Wel<b>come</b></H1><p>Your code<br>is<td>4711</td></p>", "Welcome Your code is 4711"),
        ("", "<" * 100_000, "<" * 140),
        ("", '<p>First</p></b x=">" dropped </b x=">" too', "First"),
    ],
)
def test_preview_is_the_first_words(text, html, preview):
    assert ParsedMessage(text=text, html=html).preview == preview


@pytest.mark.parametrize(
    ("source", "queue_id"),
    [
        (
            b"Received: from a (b [1.2.3.4])\r\n\tby mx (Postfix) with ESMTPS id 4XyZ12abc\r\n\tfor <a@b.c>; x",
            "4XyZ12abc",
        ),
        (b"Received: from a\n\tby mx (Postfix) with SMTP id 4Q1\n", "4Q1"),
        (b"Received: from id (id [1.2.3.4])\r\n\tby mx (Postfix) with SMTP id 4Q1\r\n", "4Q1"),
        (b"Received: by mx\r\nX: id forged\r\n", ""),
        (b"Subject: id forged\r\nReceived: id 4Q1\r\n", ""),
        (b"Received: " + b" " * 5000 + b"id 4Q1", ""),
        (b"", ""),
    ],
)
def test_queue_id_is_that_of_the_first_received_line(source, queue_id):
    assert queue_id_of(source) == queue_id
