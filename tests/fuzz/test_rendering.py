"""HTML, texts and file names that hypothesis makes up: nothing runs, fetches or hides, no word is lost."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from dev.fuzz import invariants
from inboxes.mail.file_names import MAX_NAME_CHARACTERS, file_name
from inboxes.mail.summary import Attachment
from inboxes.showing import reading, rendering

from .made_up import html, steady, strings

urls = st.sampled_from(
    ["https://shop.example/a?b='c'&d=\"e\"", "www.", "WWW.x", "http://", "https://a@b/", "https://раypal.com).", "<b>"]
)


@steady(100)
@given(html())
def test_any_html_becomes_harmless_and_stays_so(made_up):
    invariants.html(made_up)


@steady(60)
@given(strings())
def test_words_in_html_are_kept(text):
    body = rendering.safe_body(f"<p>before {escape(text)} after</p>")
    shown = invariants.Elements(body).text

    assert shown.startswith("before ") and shown.endswith(" after")
    assert [letter for letter in shown if letter.isalnum()] == [
        letter for letter in f"before{text}after" if letter.isalnum()
    ]


@steady(100)
@given(st.lists(st.one_of(strings(15), urls)).map("".join))
def test_any_text_is_kept_when_its_urls_become_links(text):
    invariants.text(text)


@steady(100)
@given(st.lists(st.one_of(strings(10), urls, st.sampled_from(["Your code is ", "482 913", "Confirm your address\n"]))))
def test_code_and_link_of_any_text_are_a_code_and_a_link(pieces):
    invariants.code("Your code\n" + "".join(pieces))


@steady(100)
@given(strings(), strings())
def test_any_file_name_can_be_offered(name, other):
    offered = file_name(name, "attachment-1")

    assert offered and len(offered) <= MAX_NAME_CHARACTERS + 1
    assert not set(offered) & set('/\\\0\r\n":\u202e') and offered not in (".", "..")
    attachments = [Attachment(n, text, "", 0, False) for n, text in enumerate([name, other, name.upper()], 1)]
    assert len({text.casefold() for text in reading.unique_names(attachments)}) == 3
