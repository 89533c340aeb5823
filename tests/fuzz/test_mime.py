"""Messages that hypothesis makes up: each is read, stored and shown; what is whole in them is found."""

import binascii
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from delivery.parsing.message import parse, unparsed
from dev.fuzz import invariants
from inboxes.mail.file_names import stored_name
from inboxes.models import Message
from tests.worlds.parsed import storable

from .made_up import SURROGATES, leaves, messages, multiparts, octets, steady, strings

ADDRESS = "anybody@tempmail.test"
# Without what no writer of headers takes.
words = strings(30, "".join(map(chr, range(32))) + "\x7f\x85\u2028\u2029\ufeff" + SURROGATES)


@steady(100)
@given(messages())
def test_any_message_is_parsed_within_bounds_and_read_again(source):
    invariants.message(source, seconds=120)


@steady(40)
@given(messages())
def test_parsing_again_gives_the_same(source):
    assert parse(source) == parse(source)


@steady(40)
@given(messages())
def test_main_fields_of_any_message_can_be_read_simply(source):
    storable(unparsed(source, "why"))


@steady(40)
@given(words, words.filter(str.strip), st.lists(st.tuples(words, st.binary(max_size=200)), max_size=3))
def test_what_a_clean_writer_wrote_is_found(subject, text, attachments):
    message = EmailMessage(SMTP)
    message["Subject"] = subject
    message.set_content(text)
    for name, content in attachments:
        message.add_attachment(content, "application", "pdf", filename=f"x{name}.pdf")

    parsed = parse(message.as_bytes())

    assert parsed.text.rstrip("\n") == text
    assert parsed.subject.strip() == subject.strip()
    assert [(part.name, part.content) for part in parsed.attachments] == [
        (stored_name(f"x{name}.pdf"), content) for name, content in attachments
    ]


@steady(40)
@given(st.lists(leaves(), max_size=3), st.binary(min_size=1, max_size=100), octets(20))
def test_clean_part_is_found_among_broken_ones(others, content, preamble):
    clean = b"Content-Type: image/png; name=clean.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    clean += binascii.b2a_base64(content)
    source = b"Content-Type: multipart/mixed; boundary=outer\r\n\r\n" + preamble
    source += b"".join(b"\r\n--outer\r\n" + part for part in [*others, clean, *others]) + b"\r\n--outer--\r\n"

    found = [part.content for part in parse(source).attachments if part.name == "clean.png"]

    assert found == [content]


@pytest.mark.usefixtures("high_limits")
def test_any_message_is_listed_and_shown_and_its_source_is_what_came(put_mail, stranger):
    @steady(10)
    @given(st.one_of(messages(), multiparts(leaves())))
    def check(source):
        Message.objects.all().delete()
        message = put_mail(ADDRESS, source)

        assert stranger.get(reverse("inbox", args=[ADDRESS])).status_code == 200
        for page in ("message", "print", "source"):
            assert stranger.get(reverse(page, args=[ADDRESS, message.pk])).status_code == 200
        assert stranger.get(reverse("html", args=[ADDRESS, message.pk])).status_code in (200, 404)
        kept = stranger.get(reverse("source-eml", args=[ADDRESS, message.pk]))
        assert kept.content == source
        for part in message.parts.all():
            download = stranger.get(reverse("part", args=[ADDRESS, message.pk, part.number]))
            assert download.headers["Content-Disposition"].startswith("attachment")

    check()
