"""Rows of the list in a browser."""

FILLER = "Nothing of interest stands in these first lines of the message. " * 5


def numbered(*numbers):
    return [(f"Number {number}", f"{FILLER} needle {number}") for number in numbers]


def shown(page):
    return page.locator(".row:visible .row-subject").all_inner_texts()


def box(page, number):
    return page.get_by_role("checkbox", name=f"Select “Number {number}”")
