"""What each page of the admin says of values."""

import pytest
from django import forms

from inboxes.admin import own_pages


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (26214400, "25 MiB"), (5 * 1024**4, "5120 GiB")],
)
def test_size_is_in_the_largest_unit_that_fits(size, words):
    assert own_pages.size_in_words(size) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), ("", ""), (True, "yes"), (False, "no"), ([1, True, None], "1, yes, "), ("x" * 9000, "x" * 4000)],
)
def test_history_shows_a_value_as_a_person_reads_it(value, shown):
    assert own_pages._shown(forms.CharField(), value) == shown
