"""The words of generated addresses: heard right, typed right, and rude in no language of the pages."""

import pytest

from dev import words
from inboxes.mail.addresses import WORDS


@pytest.fixture(scope="module")
def offensive():
    return words.read_offensive()


def test_words_are_short_and_of_plain_letters_and_each_stands_once():
    assert len(WORDS) == len(set(WORDS))
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 6 for word in WORDS)


def test_no_word_is_anothers_beginning_or_plural_or_one_slip_away_from_it():
    assert words.confusing(WORDS) == []


def test_no_word_is_rude_or_sounds_so(offensive):
    assert [(word, rude) for word in WORDS if (rude := words.rude_word(word, offensive))] == []


def test_no_two_words_side_by_side_are_rude_or_sound_so(offensive):
    assert words.rude_pairs(WORDS, offensive) == []


@pytest.mark.parametrize(
    ("added", "like"), [("maples", "maple"), ("kita", "kite"), ("kiet", "kite"), ("kit", "kite"), ("klite", "kite")]
)
def test_a_word_that_would_be_confused_is_noticed(added, like):
    assert words.confusing([like, added]) == [tuple(sorted((added, like)))]


@pytest.mark.parametrize("word", ["canal", "grape", "cement", "pipe", "phucker"])
def test_a_word_that_is_rude_or_sounds_so_is_noticed(offensive, word):
    assert words.rude_word(word, offensive)


@pytest.mark.parametrize(("first", "second"), [("cabana", "lady"), ("bamboo", "boots"), ("acorn", "oboe")])
def test_two_words_that_are_rude_together_are_noticed(offensive, first, second):
    assert (first, second) in [pair[:2] for pair in words.rude_pairs([first, second], offensive)]
