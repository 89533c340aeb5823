"""Messages that broke other parsers, small, huge and deep, and real ones."""

import base64
import email
import email.errors
import os
import re
from pathlib import Path

import pytest

from delivery.parsing import charsets
from delivery.parsing.message import Bounds, parse, unparsed
from dev.hostile import FROM, HUGE, MIXED, nested
from tests.worlds.mails import MALFORMED
from tests.worlds.parsed import checked, storable


def test_N33_100k_parts_are_cut_and_said():
    parsed = checked(MIXED + b"--b\r\n\r\nx\r\n" * 100_000 + b"--b--\r\n", "too_many_parts")

    assert parsed.text.startswith("x\n\nx")


def test_attachments_over_the_bound_are_left_out_and_said():
    parts = b"".join(b"--b\r\nContent-Type: image/png\r\n\r\n%d\r\n" % number for number in range(30))
    parsed = checked(MIXED + parts + b"--b--\r\n", "too_many_parts", bounds=Bounds(max_parts=20))

    assert [part.content for part in parsed.attachments] == [b"%d" % number for number in range(20)]


def test_lines_that_look_like_delimiters_are_text():
    text = b"-- a comment of SQL\r\n" * 20_000 + b"the end"
    parsed = checked(MIXED + b"--b\r\n\r\n" + text + b"\r\n--b--\r\n")

    assert parsed.text == text.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("depth", [2, 99, 101, 400])
def test_nested_multiparts_are_read_to_the_innermost(depth):
    parsed = checked(nested(depth))

    assert parsed.text.strip() == "the text"


@pytest.mark.parametrize("depth", [1000, 3000, 100_000])
def test_N34_deeper_nesting_than_a_parser_bears_is_cut_and_said(depth):
    parsed = parse(nested(depth))

    storable(parsed)
    assert "too_deep" in parsed.defects
    assert "unparsed" not in parsed.defects
    assert parsed.subject == "nested"


@pytest.mark.parametrize("depth", [1, 100, 1000, 3000, 100_000])
def test_N34_nested_messages_are_kept_with_all_their_bytes(depth):
    inner = b"Content-Type: message/rfc822\r\n\r\n" * depth + b"the text\r\n"
    parsed = checked(FROM + b"Content-Type: message/rfc822\r\n\r\n" + inner)

    assert (parsed.attachments[0].type, parsed.attachments[0].content) == ("message/rfc822", inner)
    assert sum(len(part.content) for part in parsed.attachments) <= 2 * len(FROM + inner) + 100
    assert "the text" in parsed.text


@pytest.mark.parametrize(("header", "defects"), HUGE.values(), ids=HUGE.keys())
def test_N35_huge_headers_hide_neither_subject_nor_text(header, defects):
    parsed = checked(header.removesuffix(b"\r\n") + b"\r\n\r\nthe text", *defects)

    assert (parsed.text, parsed.subject) == ("the text", "s")
    assert len(parsed.to) <= 100


def test_N35_parameters_of_a_part_are_bounded_too():
    parameters = b";".join(b" x*%d=1" % number for number in range(100_000))
    parsed = checked(MIXED + b"--b\r\nContent-Type: text/plain;" + parameters + b"\r\n\r\nthe text\r\n--b--")

    assert parsed.text == "the text"


def test_text_without_any_header_is_text_however_long():
    parsed = checked(b"a line\r\n" * 100_000, "header_cut")

    assert parsed.text.count("a line") == 100_000


def test_text_over_the_bound_is_cut_and_said():
    parsed = checked(FROM + b"\r\n" + b"x" * 2000, "text_cut", bounds=Bounds(max_text_bytes=1000))

    assert parsed.text == "x" * 1000


@pytest.mark.parametrize(
    "source", [*MALFORMED, *(header for header, _ in HUGE.values())], ids=lambda source: repr(source[:40])
)
def test_main_fields_of_any_header_can_be_read_simply(source):
    storable(unparsed(source, "why"))


@pytest.mark.parametrize("source", MALFORMED, ids=lambda source: repr(source[:40]))
def test_N52_malformed_messages_are_read(source):
    parsed = checked(source)

    body = source.rstrip()[-1:]
    contents = [parsed.text.encode(), parsed.html.encode(), *(part.content for part in parsed.attachments)]
    assert body != b"x" or any(b"x" in content for content in contents)
    assert b"Subject: s\r\n" not in source or parsed.subject == "s" or any(b"Subject: s" in c for c in contents)


def corpus():
    folder = Path(os.environ.get("TEMPMAIL_CORPUS", "/nowhere")) / "messages"
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".tsv")


@pytest.mark.skipif(not corpus(), reason="TEMPMAIL_CORPUS names no folder of collected messages")
def test_no_text_and_no_attachment_of_the_corpus_is_lost():
    """Each leaf that the standard library finds on its own is text, HTML or an attachment."""
    for path in corpus():
        source = path.read_bytes()
        parsed = parse(source)
        storable(parsed)
        assert not {"unparsed", "header"} & set(parsed.defects), path
        within = b"\0".join(part.content for part in parsed.attachments)
        text = parsed.text + "\0" + parsed.html
        shown = letters_of(text)
        tree = email.message_from_bytes(source)
        unwanted = earlier_alternatives(tree)
        for leaf in tree.walk():
            if leaf.is_multipart() or leaf in unwanted:
                continue
            is_cut = any(isinstance(defect, email.errors.MissingHeaderBodySeparatorDefect) for defect in leaf.defects)
            if leaf.get_content_maintype() == "multipart" or leaf.get_boundary() or is_cut:
                # It finds no parts where another boundary is named, and takes a broken header's rest for the body.
                assert parsed.text or parsed.html or parsed.attachments, path
                continue
            content = leaf.get_payload(decode=True)
            if leaf.get_content_type() in ("text/enriched", "text/richtext"):
                content = re.sub(rb"<[^>]*>", b"", content)  # shown without its commands
            received = leaf._payload.encode("ascii", "surrogateescape")
            is_there = (
                content in within
                or received in within  # in an attached message, which is kept as it came
                or as_text(leaf, content) in shown
                or (content == b"".join(received.splitlines()) and as_text(leaf, received) in shown)
                or is_broken_base64_of(received, within)
                or is_broken_base64_of(received, text.encode())
            )
            assert is_there, (path, leaf.get_content_type(), content[:80])


def earlier_alternatives(tree):
    """What another alternative of the same type says better (RFC 2046 5.1.4), or no page can show."""
    multiparts = [part for part in tree.walk() if part.is_multipart()]
    alternatives = [part.get_payload() for part in multiparts if part.get_content_subtype() == "alternative"]
    texts = [[part for part in parts if part.get_content_type() == "text/plain"] for parts in alternatives]
    watches = [part for part in tree.walk() if part.get_content_type() == "text/watch-html"]
    return [*watches, *(part for parts in texts for part in parts[:-1])]


def as_text(leaf, content):
    return letters_of(charsets.decode_bytes(content, leaf.get_content_charset()))


def letters_of(text):
    """What stays of a text whatever becomes of its lines (RFC 3676)."""
    return re.sub(r"[\s>]+", "", text)


def is_broken_base64_of(received, contents):
    """The standard library gives it back as it came, or decodes the lines of words behind it, too."""
    encoded = re.split(rb"=|\n(?=.*[^A-Za-z0-9+/=\s])", received)[0]
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", encoded)
    decoded = base64.b64decode(letters[: len(letters) // 4 * 4])
    return decoded != b"" and decoded in contents
