"""Codes that people type: read as meant, and every slip noticed."""

import os

import pytest

from inboxes.mail import typed_codes
from inboxes.mail.typed_codes import ALPHABET, of_code, of_typed, to_code

KEYS = [bytes(32), b"\xff" * 32, *(os.urandom(32) for _ in range(20))]


@pytest.mark.parametrize("key", KEYS, ids=range(len(KEYS)))
def test_a_key_comes_back_from_its_code_however_it_is_typed(key):
    code = to_code(key)

    assert len(code) == typed_codes.LENGTH
    for typed in (code, code.lower(), typed_codes.grouped(code), f" {code[:20]} {code[20:]}\n",
                  code.replace("0", "o").replace("1", "l"), f"https://mail.example/add#{code}"):  # fmt: skip
        assert of_code(typed) == key


@pytest.mark.parametrize("key", KEYS[:6], ids=range(6))
def test_every_wrong_character_is_noticed(key):
    code = to_code(key)
    for place in range(len(code)):
        for wrong in set(ALPHABET) - {code[place]}:
            with pytest.raises(ValueError, match="wrong"):
                of_code(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize("key", KEYS, ids=range(len(KEYS)))
def test_swapped_neighbours_are_noticed(key):
    code = to_code(key)
    for place in range(len(code) - 2):
        if code[place] != code[place + 1]:
            with pytest.raises(ValueError, match="wrong"):
                of_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize("time", range(5))
def test_what_is_typed_is_a_short_code_or_a_key_and_every_slip_in_it_is_noticed(time):
    short, key = typed_codes.new_short(), KEYS[time]
    code = typed_codes.to_short_code(short)

    assert len(code) == 15
    assert [of_typed(typed_codes.grouped(code).lower()), of_typed(to_code(key))] == [short, key]
    slips = {code[:place] + wrong + code[place + 1 :] for place in range(15) for wrong in ALPHABET}
    slips |= {code[:place] + code[place + 1] + code[place] + code[place + 2 :] for place in range(14)}
    for slip in slips - {code}:
        with pytest.raises(ValueError, match="wrong"):
            of_typed(slip)
    with pytest.raises(ValueError):
        of_code(code)  # no token of the API


@pytest.mark.parametrize("text", ["", "#", "A" * 52, "A" * 54, "U" * 53, "é" * 53, "0" * 52 + "!", "x" * 1000])
def test_what_is_no_code_is_refused(text):
    for read in (of_code, of_typed):
        with pytest.raises(ValueError):
            read(text)
