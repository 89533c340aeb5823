"""What programs write into mail, read into facts: signatures, invitations, contacts."""

import zlib

import pytest
from asn1crypto import cms

from delivery.parsing.kinds import contacts, invitations, smime
from dev.hostile import MIXED
from tests.worlds.parsed import checked

INNER = b"Content-Type: text/plain\r\n\r\nsigned and read"


def signed(inner):
    wrapped = {"content_type": "data"} | ({"content": inner} if inner else {})
    content = {"version": "v1", "digest_algorithms": [], "encap_content_info": wrapped, "signer_infos": []}
    return cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()


def compressed(inner):
    wrapped = {"content_type": "data", "content": zlib.compress(inner)}
    content = {"version": "v0", "compression_algorithm": {"algorithm": "zlib"}, "encap_content_info": wrapped}
    return cms.ContentInfo({"content_type": "compressed_data", "content": content}).dump()


def encrypted():
    within = {
        "content_type": "data",
        "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": bytes(16)},
        "encrypted_content": bytes(16),
    }
    content = {"version": "v0", "recipient_infos": [], "encrypted_content_info": within}
    return cms.ContentInfo({"content_type": "enveloped_data", "content": content}).dump()


@pytest.mark.parametrize(("wrap", "said"), [(signed, "signed"), (compressed, "compressed")])
def test_what_a_signature_wraps_is_shown_and_said_to_be_signed(wrap, said):
    parsed = checked(b"Content-Type: application/pkcs7-mime\r\n\r\n" + wrap(INNER))

    assert (parsed.text, parsed.attachments) == ("signed and read", [])
    assert [note.kind for note in parsed.notes] == [said]


@pytest.mark.parametrize(("content", "said"), [(encrypted(), "encrypted"), (signed(None), "signed")])
def test_what_cannot_be_opened_is_a_file(content, said):
    parsed = checked(
        MIXED + b"--b\r\n\r\nthe text\r\n--b\r\nContent-Type: application/pkcs7-mime\r\n"
        b"Content-Transfer-Encoding: binary\r\n\r\n" + content + b"\r\n--b--\r\n"
    )

    assert parsed.text == "the text"
    assert [part.content for part in parsed.attachments] == [content]
    assert [note.kind for note in parsed.notes] == [said]


def test_pgp_is_said_to_be_encrypted():
    parsed = checked(
        b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n'
        b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
        b"--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n"
        b"-----BEGIN PGP MESSAGE-----\r\n--b--\r\n"
    )

    assert {note.kind for note in parsed.notes} == {"encrypted"}
    assert any(b"BEGIN PGP" in part.content for part in parsed.attachments)


def test_other_kinds_of_cms_are_refused():
    with pytest.raises(ValueError, match="data"):
        smime.opened(cms.ContentInfo({"content_type": "data", "content": b"x"}).dump())


def event(*lines, method="REQUEST"):
    """The facts of the event with these lines, and what it is."""
    lines = ["BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    ((note,), _) = invitations.read("\r\n".join(lines))
    return [(fact.name, fact.value) for fact in note.facts], note.kind


def test_invitation_says_what_when_where_and_who():
    facts, kind = event(
        "SUMMARY:Lunch", "LOCATION:Room 1", "DTSTART;TZID=Europe/Berlin:20261201T090000", "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY", "ORGANIZER;CN=Anna:mailto:anna@a.example", "URL:https://a.example/1",
        "ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@a.example", "ATTENDEE:MAILTO:eve@a.example",
    )  # fmt: skip

    assert kind == "invitation"
    assert facts == [
        ("what", "Lunch"), ("when", "2026-12-01 09:00 – 10:00 Europe/Berlin"), ("repeats", "weekly"),
        ("where", "Room 1"), ("organizer", "Anna <anna@a.example>"), ("invited", "Bob <bob@a.example>: accepted"),
        ("invited", "eve@a.example"), ("link", "https://a.example/1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        # The end of days is the day after (RFC 5545 3.6.1).
        (["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203"], "2026-12-01 – 2026-12-02"),
        (["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202"], "2026-12-01"),
        (["DTSTART:20261201T090000"], "2026-12-01 09:00"),
        (["DTSTART:20261201T090000Z", "DTEND:20261202T100000Z"], "2026-12-01 09:00 – 2026-12-02 10:00 UTC"),
        (["DTSTART:20261201T090000Z", "DTEND;VALUE=DATE:20261202"], "2026-12-01 09:00 UTC"),
        (["DUE;VALUE=DATE:20261201"], "2026-12-01"),
    ],
)
def test_time_is_said_as_the_sender_has_it(lines, when):
    assert event(*lines)[0] == [("when", when)]


@pytest.mark.parametrize(
    ("lines", "repeats"),
    [
        (["RRULE:FREQ=DAILY"], "daily"),
        (["RRULE:FREQ=DAILY;INTERVAL=2"], "otherwise"),
        (["RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "otherwise"),
        (["RDATE:20261208T090000Z"], "otherwise"),
    ],
)
def test_event_that_comes_again_says_how_often_or_that_it_does(lines, repeats):
    assert ("repeats", repeats) in event("DTSTART:20261201T090000Z", *lines)[0]


def test_what_stands_twice_is_said_once_and_what_is_empty_not_at_all():
    assert event("SUMMARY:a", "SUMMARY:b", "ORGANIZER:", method="CANCEL") == ([("what", "a")], "cancellation")


def test_answer_names_who_answered():
    facts, kind = event("ATTENDEE;PARTSTAT=DECLINED:mailto:bob@a.example", method="REPLY")

    assert (facts, kind) == ([("answer", "bob@a.example: declined")], "answer")


def test_calendar_that_is_too_large_is_no_calendar():
    with pytest.raises(ValueError, match="too large"):
        invitations.read("BEGIN:VCALENDAR" + " " * invitations.MAX_CHARACTERS)


def card(*lines):
    (note,) = contacts.read("\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]))
    return [(fact.name, fact.value) for fact in note.facts]


def test_contact_without_a_full_name_has_the_name_of_its_parts():
    # "TEL;WORK": version 2.1 has parameters without a name.
    found = card(
        "VERSION:2.1", "N:Doe;Jane;;;", "TEL;WORK;VOICE:tel:+49 1", "item1.URL:https://shop.example", "ORG:Shop;Sales"
    )

    assert found == [
        ("name", "Jane Doe"), ("organization", "Shop, Sales"), ("phone", "+49 1"), ("link", "https://shop.example"),
    ]  # fmt: skip


def test_contact_in_quoted_printable_is_decoded_and_has_a_few_numbers_at_most():
    found = card(
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:J=C3=A9r=C3=B4me", "ORG;QUOTED-PRINTABLE:Caf=C3=A9\\, bar",
        *(f"TEL:{number}" for number in range(contacts.MAX_VALUES + 3)),
    )  # fmt: skip

    assert found[:2] == [("name", "Jérôme"), ("organization", "Café, bar")]
    assert len(found) == 2 + contacts.MAX_VALUES


def test_cards_are_so_many_and_no_more():
    many = "BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n" * (contacts.MAX_CONTACTS + 1)

    assert len(contacts.read(many)) == contacts.MAX_CONTACTS
