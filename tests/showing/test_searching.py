"""Searching through what messages say: which are found, where, and within which bounds."""

import time

import pytest

from inboxes.access.ways_in import HeldInbox
from inboxes.mail import sealing
from inboxes.models import Message
from inboxes.showing import reading, searching
from tests.worlds.list_pages import FILLER
from tests.worlds.mails import source_of

ADDRESS = "holder@tempmail.test"


@pytest.fixture
def search(issued):
    def search(query):
        inbox = HeldInbox.of(*issued)
        return searching.find(inbox, reading.read_rows(inbox), searching.words_of(query))

    return search


def subjects(found):
    return [row.summary.subject for row in found.rows]


def marked(row):
    return [text for text, is_match in row.snippet if is_match]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("spaetzle", "Mit SPAETZLE"),
        ("kasespatzle", "Käsespätzle"),
        ("Käse", "kase"),
        ("STRASSE", "Hauptstraße 5"),
        ("lodz", "ŁÓDŹ"),
        ("ｃｏｄｅ", "code"),
        ("verification", "veri\u00adfi\u200bcation"),
        ("認証", "あなたの認証コードは"),
        ("コード", "認証ｺｰﾄﾞ"),
        ("인증", "귀하의 인증번호"),
        ("인증", "귀하의 \u110b\u1175\u11ab\u110c\u1173\u11bc번호"),
        ("شكرا", "شُكْراً لك"),
        ("محمد", "محـــمد"),
        ("ΑΘΗΝΑ", "Αθήνα"),
        ("istanbul", "İSTANBUL"),
    ],
)
def test_case_accents_and_width_do_not_matter(put_mail, search, query, text):
    put_mail(ADDRESS, source_of(f"{FILLER}{text} end"))
    put_mail(ADDRESS, source_of(f"{FILLER} something else"))

    (row,) = search(query).rows

    assert marked(row)


def test_sender_is_found_by_the_domain_as_the_list_shows_it(put_mail, search):
    put_mail(ADDRESS, source_of("x", From="Shop <a@xn--bcher-kva.example>"))

    assert len(search("bücher").rows) == 1


def test_vowels_that_stand_above_a_letter_are_no_accents(put_mail, search):
    put_mail(ADDRESS, source_of(f"{FILLER} की"))

    assert search("कि").rows == []
    assert search("की").rows


def test_all_words_must_be_there_wherever_each_is(put_mail, search):
    put_mail(
        ADDRESS, source_of(f"{FILLER} the blue whale", html=f"<p>{FILLER}</p><p>a green parrot</p>", Subject="One")
    )
    put_mail(ADDRESS, source_of(f"{FILLER} the blue parrot", Subject="Two"))

    assert subjects(search("whale parrot one anna")) == ["One"]
    assert subjects(search("blue")) == ["Two", "One"]
    assert search("whale parrot nowhere").rows == []


def test_names_of_files_are_found_and_words_of_html_as_they_are_read(put_mail, search):
    put_mail(ADDRESS, source_of(attachments=[("Rechnung.pdf", "application/pdf", b"x")], Subject="File"))
    html = f"<style>.secret{{}}</style><p>{FILLER}</p><p>M&uuml;n<b>chen</b> &lt;b&gt;</p>"
    put_mail(ADDRESS, source_of(FILLER, html=html, Subject="Html"))

    assert subjects(search("rechnung")) == ["File"]
    (row,) = search("munchen").rows
    assert marked(row) == ["München"]
    assert search("secret").rows == []
    assert search("strong").rows == []


def test_place_is_around_the_match_and_one_line(put_mail, search):
    put_mail(ADDRESS, source_of(f"{FILLER}\r\n\r\nThe needle lies\r\nhere, another needle too. {FILLER}"))

    (row,) = search("needle").rows

    shown = "".join(text for text, _ in row.snippet)
    assert marked(row) == ["needle", "needle"]
    assert shown.startswith("…") and shown.endswith("…")
    assert "The needle lies here, another" in shown
    assert len(shown) <= searching.SNIPPET_BEFORE + searching.SNIPPET_AFTER + 2


def test_what_the_list_shows_needs_no_place(put_mail, search):
    put_mail(ADDRESS, source_of("short needle"))

    (row,) = search("needle").rows

    assert row.snippet == ()


def test_accents_that_are_written_apart_are_marked_with_their_letter(put_mail, search):
    put_mail(ADDRESS, source_of(f"{FILLER} cafe\u0301 noir"))

    (row,) = search("cafe").rows

    assert marked(row) == ["cafe\u0301"]


def test_N11_place_shows_nothing_that_turns_or_hides_text(put_mail, search):
    put_mail(ADDRESS, source_of(f"{FILLER} \u202eneedle\u202c \u2066x\u2069"))

    (row,) = search("needle").rows

    assert not set("\u202e\u202c\u2066\u2069") & set("".join(text for text, _ in row.snippet))


def test_message_that_can_not_be_read_is_passed_over(put_mail, search):
    put_mail(ADDRESS, source_of(f"{FILLER} needle", Subject="Fine"))
    broken = put_mail(ADDRESS, source_of(f"{FILLER} needle", Subject="Broken"))
    Message.objects.filter(pk=broken.pk).update(body=b"x", summary=b"x")

    assert subjects(search("needle")) == ["Fine"]


def test_what_is_beyond_the_bound_of_bytes_is_counted(put_mail, search, monkeypatch):
    for number in range(5):
        put_mail(ADDRESS, source_of(f"{FILLER} needle", Subject=f"Number {number}"))
    size = len(Message.objects.first().body)
    monkeypatch.setattr(searching, "MAX_BYTES", 3 * size + 100)
    monkeypatch.setattr(searching, "BATCH_BYTES", 2 * size)

    found = search("needle")

    assert subjects(found) == ["Number 4", "Number 3", "Number 2"]
    assert found.unsearched == 2
    # What the list shows is searched in all.
    assert len(search("number").rows) == 5


def test_what_is_beyond_the_bound_of_time_is_counted(put_mail, search, monkeypatch):
    for _ in range(3):
        put_mail(ADDRESS, source_of(f"{FILLER} needle"))
    monkeypatch.setattr(searching, "MAX_SECONDS", 0.0)

    assert search("needle").unsearched == 3
    assert search("needle").rows == []


def test_N52_text_of_accents_alone_takes_no_longer_than_any_other():
    """To normalise it as a whole is quadratic: minutes."""
    hostile = "\u0301\u0327" * 500_000
    began = time.thread_time()

    assert searching.fold(hostile) == ""

    assert time.thread_time() - began < 2


def test_search_that_says_nothing_has_no_words():
    assert searching.words_of(" \u0301 \u200b ") == []
    assert len(searching.words_of("a " * 10_000)) == searching.MAX_CHARACTERS // 2


def test_search_asks_the_database_a_few_times_however_many_messages_there_are(
    put_mail, search, django_assert_max_num_queries
):
    for _ in range(30):
        put_mail(ADDRESS, source_of(f"{FILLER} needle"))

    with django_assert_max_num_queries(5):
        assert len(search("needle").rows) == 30


@pytest.mark.parametrize("kind", ["text", "html", "non-ascii"])
def test_largest_bodies_that_are_kept_are_searched_within_the_bounds(issued, put_mail, search, kind):
    word = {
        "text": "lorem ipsum dolor ",
        "html": "<p>lorem <a href='https://a.example/'>ipsum</a></p>",
        "non-ascii": "äöü ",
    }
    large = word[kind] * (4 * 1024**2 // len(word[kind].encode()))
    body = {"text": "" if kind == "html" else large, "html": large if kind == "html" else ""}
    for _ in range(6):
        message = put_mail(ADDRESS, source_of("x"))
        Message.objects.filter(pk=message.pk).update(body=sealing.seal_json(body, bytes(issued[0].public_key)))
    began = time.thread_time()

    search("nowhere")

    # One message more than the bound, at most.
    assert time.thread_time() - began < searching.MAX_SECONDS + 2
