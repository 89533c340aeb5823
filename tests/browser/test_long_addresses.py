"""The longest address that is generated, on a narrow phone: one line, and its domain in another."""

import pytest

from inboxes.mail import addresses
from inboxes.models import Inbox
from tests.worlds.open_pages import PHONE, address_on

LONGEST = "foyer-cabin-scarf-port-639633838"


@pytest.mark.parametrize("path", ["", "de/", "ar/"])
def test_longest_generated_address_takes_two_lines_of_360_pixels(open_page, domain, path):
    assert len(LONGEST) == addresses.MAX_NAME_CHARACTERS
    assert addresses.is_generated(LONGEST)
    page = open_page("", **PHONE)
    address_on(page)
    Inbox.objects.update(local_part=LONGEST)

    page.goto(path)

    assert address_on(page) == f"{LONGEST}@tempmail.test"
    lines = """(selector) => {
        const part = document.querySelector(`#the-address ${selector}`);
        const range = document.createRange();
        range.selectNodeContents(part);
        return new Set([...range.getClientRects()].map((line) => line.top)).size;
    }"""
    assert [page.evaluate(lines, selector) for selector in (".local", ".at")] == [1, 1]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
