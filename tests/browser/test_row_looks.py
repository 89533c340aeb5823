"""The rows in a browser: a name of its own for each control, room for the code on a phone."""

import pytest
from playwright.sync_api import expect

from tests.worlds.list_pages import FILLER, box, numbered
from tests.worlds.mails import source_of
from tests.worlds.open_pages import DESK, address_on, is_live, on_both, violations


def names(page):
    """What assistive technology calls each control of the rows, as the browser reckons it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    rows = next(node for node in nodes if "rows" in str(node.get("properties")) or _is_rows(session, node))
    found, todo = [], list(rows.get("childIds", []))
    while todo:
        node = by_id.get(todo.pop(), {})
        todo += node.get("childIds", [])
        if node.get("role", {}).get("value") in ("button", "link", "checkbox") and not node.get("ignored"):
            found.append(node["name"]["value"])
    return found


def _is_rows(session, node):
    if node.get("role", {}).get("value") != "list" or "backendDOMNodeId" not in node:
        return False
    described = session.send("DOM.describeNode", {"backendNodeId": node["backendDOMNodeId"]})["node"]
    return "plain rows" in described.get("attributes", [])


def test_each_control_of_the_rows_keeps_a_name_of_its_own_while_mail_comes_and_goes(open_page, put_titled):
    page = open_page(**DESK)
    code = "Your verification code is 482913. Confirm your address: https://shop.example/confirm?t=1"
    put_titled(page, *[("Your code", code)] * 3)
    page.get_by_role("button", name="Delete “Your code”", exact=True).click()
    page.goto(page.url)
    expect(page.locator(".row")).to_have_count(2)
    put_titled(page, *[("Your code", code)] * 2)

    found = [name for name in names(page) if "From" not in name]

    buttons = [name for name in found if name.startswith(("Delete", "Select", "Copy", "Open"))]
    assert len(buttons) == 4 * 5
    assert len(set(buttons)) == len(buttons), sorted(buttons)
    # What is to be read begins what is heard (WCAG 2.5.3).
    for button in page.locator(".row :is(.button, a.button)").all():
        visible = button.evaluate("e => e.querySelector('.label-idle, :scope > span')?.firstChild.data ?? ''")
        assert not visible or any(name.startswith(visible.strip()) for name in buttons)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@on_both
def test_axe_finds_nothing_while_somebody_selects_or_searches(open_page, put_titled, options, scheme):
    page = open_page(color_scheme=scheme, reduced_motion="reduce", **options)
    put_titled(page, *numbered(1, 2), ("Your code", "Your verification code is 482913."))

    page.get_by_role("button", name="Select", exact=True).click()
    box(page, 1).check()
    found = violations(page)
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("searchbox").fill("needle")
    expect(page.locator("mark").first).to_be_visible()
    found += violations(page)

    assert found == []


@pytest.mark.parametrize("width", [360, 390])
def test_code_and_its_button_stand_in_a_row_of_a_phone_without_the_preview(open_page, put_mail, width):
    page = open_page(viewport={"width": width, "height": 664}, is_mobile=True, has_touch=True)
    address = address_on(page)
    put_mail(address, source_of(f"Your verification code is 482913. {FILLER}", From=f"{'Shop ' * 20} <a@shop.example>",
                                Subject="Your code " * 20))  # fmt: skip
    put_mail(address, source_of("Your verification code is 8KX4-92FJ-77QP-M3ZT.", Subject="Long"))
    page.goto(f"inbox/{address}")
    is_live(page)

    for row, code in zip(page.locator(".row").all(), ["8KX4-92FJ-77QP-M3ZT", "482913"], strict=True):
        expect(row.locator(".row-preview")).to_be_hidden()
        expect(row.locator(".code b")).to_have_text(code)
        assert row.bounding_box()["height"] < 180
        for part in (row.locator(".code b"), row.locator(".code button"), row.locator(".row-time")):
            place = part.bounding_box()
            assert place["x"] >= 0 and place["x"] + place["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
