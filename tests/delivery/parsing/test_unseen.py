"""The unseen set: what it covers, that its labels are right, and what of it is held out."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from delivery.parsing import words
from dev.bench.codes import figures, group_figures, messages, part_of

OTHER_LANGUAGES = "nl da sv nb fi cs uk tr el he ro hu ko vi th id fa bn zh-hant".split()
SHAPES = (
    "digits-4 digits-5 digits-6 digits-7 digits-8 digits-in-blocks letters-in-blocks spaced spaced-single dashed"
    " lower-alnum mixed-alnum hex ten-characters ends-in-000 six-letters six-letters-lower four-letters two-groups"
    " two-groups-dashed letter-groups year-like native-digits"
    " tracker token-ends-underscore path-token query-token fragment bare-url"
).split()
KINDS = (
    "verify signup change-address reset set-password sign-in-code magic-link two-factor device newsletter invitation"
    " reactivate order invoice shipping pickup coupon booking meeting receipt alert password-changed welcome statement"
    " ticket survey chat backup-codes product delete"
).split()
_digits = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯０１２３４５６７８９", "0123456789" * 5)


class Visible(HTMLParser):
    """The text a reader sees, without blanks, and the links."""

    def __init__(self, source):
        super().__init__()
        self.text, self.links, self.hidden = "", [], 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "title")
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data):
        self.text += "" if self.hidden else re.sub(r"\s", "", data).translate(_digits)


@pytest.fixture(scope="module")
def unseen():
    return messages("unseen")


@pytest.fixture(scope="module")
def pages(unseen):
    return {message["id"]: Visible(message["html"]) for message in unseen}


def is_positive(message):
    return bool(message["code"] or message["link"])


def test_the_unseen_set_has_every_language_kind_and_shape_with_and_without_code_and_link(unseen):
    positive = Counter(message["language"] for message in unseen if is_positive(message))
    negative = Counter(message["language"] for message in unseen if not is_positive(message))

    assert set(positive) == {*words.LANGUAGES, *OTHER_LANGUAGES}
    assert min(positive.values()) >= 12
    assert min(negative.values()) >= 12
    assert len({message["id"] for message in [*unseen, *messages()]}) == len(unseen) + len(messages())
    assert set(KINDS) <= {message["kind"] for message in unseen}
    assert set(SHAPES) <= {message["shape"] for message in unseen}


def test_codes_and_links_of_the_unseen_set_stand_where_a_reader_finds_them(unseen, pages):
    for message in unseen:
        page = pages[message["id"]]
        if message["code"]:
            written = "".join(message["subject"].split()) + ("".join(message["text"].split())).translate(_digits)
            assert message["code"] in (page.text or written) + message["subject"], message["id"]
        if message["link"]:
            assert message["link"] in (page.links or message["text"]), message["id"]


def test_messages_of_the_unseen_set_with_neither_code_nor_link_are_tempting(unseen, pages):
    for message in filter(lambda message: not is_positive(message), unseen):
        page = pages[message["id"]]
        written = message["subject"] + message["text"] + page.text
        assert page.links or re.search(r"\d{3}|[A-Z0-9]{6}|https://", written), message["id"]


def test_what_is_held_out_has_nearly_every_language(unseen):
    held_out = Counter(message["language"] for message in unseen if part_of(message) == "unseen")

    assert held_out.total() > 1000
    assert set(held_out) >= {*words.LANGUAGES} - {"bg", "ca", "hr", "sk"}  # few mails, all of them read
    assert min(held_out.values()) >= 8


def test_figures_are_told_by_part_language_kind_and_shape(unseen):
    korean = [message for message in unseen if message["language"] == "ko"]

    names = set(group_figures({"tuned": korean}))

    assert {"code_recall_tuned_language_ko", "link_recall_tuned_kind_reset", "link_recall_tuned_shape_tracker"} <= names


def test_a_figure_of_nothing_is_left_out():
    message = dict.fromkeys(("id", "subject", "html", "code", "link"), "") | {"from": "a@b.example", "text": "Rain."}

    assert figures([message]) == {}
    assert figures([message | {"text": "Your code is 482913."}]) == {"code_precision": 0}
