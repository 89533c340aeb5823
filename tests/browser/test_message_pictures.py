"""Newsletters whose pictures are not loaded, in a real browser: each has its place, and the words stay large."""

import pytest
from playwright.sync_api import expect

from tests.worlds.open_pages import LIMIT_MILLISECONDS, NO_SCRIPT, PHONE, SMALL_PHONE
from tests.worlds.opened_messages import message_of

WORDS = "Welcome to our autumn letter, in which we tell what is new in the shop. " * 3
PHONES = pytest.mark.parametrize(
    "options",
    [phone | more for phone in (PHONE, SMALL_PHONE) for more in ({}, NO_SCRIPT)],
    ids=["360", "360 without script", "390", "390 without script"],
)


def picture(name, rest):
    return f'<img src="https://pictures.example/{name}.png" alt="Picture {name}" {rest}>'


LETTERS = {
    "one column": f'<table width="600"><tr><td>{picture("head", "width=600 height=200")}</td></tr><tr><td '
    f'style="font-size:14px">{WORDS}</td></tr></table>',
    "columns": f'<table width="640"><tr><td>{picture("a", "width=300 height=300")}<p style="font-size:13px">{WORDS}</p>'
    f"</td><td>{picture('b', 'width=300 height=300')}<p style='font-size:13px'>{WORDS}</p></td></tr></table>",
    "slices": "<table width=700><tr>"
    + "".join(f"<td>{picture(n, 'width=175 height=120 style=display:block')}</td>" for n in range(4))
    + f"</tr></table><p>{WORDS}</p>",
    "least widths": f'<center><table width="640" style="width:640px;min-width:640px"><tr><td>'
    f"{picture('x', 'width=640 style=min-width:640px;display:block')}<div style='width:640px'>{WORDS}</div></table>",
    "width alone": f"<table><tr><td>{picture('w', 'width=800')}</td></tr><tr><td>{WORDS}</td></tr></table>",
    "part that is missing": f'<table><tr><td><img src="cid:no" width="650" height="90"></table>{WORDS}',
    "long words": f'<table><tr><td><img src="https://p.example/a" width="600" height="60" alt="{WORDS}">'
    f"</table><p>{WORDS}</p>",
}
# The letters that are drawn smallest, and what stands beyond the screen or out of its box.
SEEN = """frame => {
  const inside = frame.contentDocument, root = inside.documentElement;
  const texts = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT), sizes = [];
  while (texts.nextNode())
    if (texts.currentNode.data.includes("autumn letter") && !texts.currentNode.parentElement.closest(".ours-alt"))
      sizes.push(parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize));
  const places = [...inside.querySelectorAll(".ours-picture")].map((place) => place.getBoundingClientRect());
  return {
    pixels: Math.min(...sizes) * (parseFloat(inside.body.style.zoom) || 1),
    tooWide: root.scrollWidth - root.clientWidth,
    places: places.map((box) => [box.width, box.height, box.right - root.clientWidth]),
  };
}"""


@PHONES
def test_words_of_a_letter_stay_large_where_its_pictures_are_not_loaded(open_message, options):
    page = None
    for name, letter in LETTERS.items():
        page = open_message(message_of(letter), page, **options)
        if options.get("java_script_enabled", True):
            expect(page.locator("iframe.ready")).to_be_visible()
        expect(page.frame_locator("iframe.html").get_by_text("autumn letter").last).to_be_visible()

        seen = page.locator("iframe.html").evaluate(SEEN)

        assert seen["pixels"] >= 11.9, name
        assert seen["tooWide"] <= 0, name
        assert seen["places"] and all(width > 40 and height > 10 for width, height, _ in seen["places"]), name
        assert all(beyond <= 0 for _width, _height, beyond in seen["places"]), name


def test_place_of_a_picture_has_the_shape_of_the_picture(open_message):
    page = open_message(message_of(LETTERS["one column"]), **SMALL_PHONE)
    expect(page.locator("iframe.ready")).to_be_visible()

    box = page.frame_locator("iframe.html").locator(".ours-picture").bounding_box()

    assert abs(box["width"] / box["height"] - 3) < 0.1
    expect(page.frame_locator("iframe.html").get_by_text("Picture head")).to_be_visible()


def test_pictures_that_do_not_come_are_told_and_make_nothing_small(open_message):
    page = open_message(message_of(LETTERS["columns"]), **SMALL_PHONE)
    page.context.route("https://pictures.example/**", lambda route: route.abort())
    expect(page.locator("iframe.ready")).to_be_visible()

    page.get_by_role("button", name="Load pictures").click()

    expect(page.get_by_text("Pictures that did not come: 2")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    seen = page.locator("iframe.html").evaluate(SEEN)
    assert seen["pixels"] >= 11.9 and seen["tooWide"] <= 0


def test_only_pictures_that_would_load_are_offered_and_the_others_are_told(open_message):
    html = '<img src="http://192.0.2.7/a.png"><img src="//t.example/a.png"><img src="//t.example/p" width=1 height=1>'
    page = open_message(message_of(html))

    expect(page.get_by_text("1 picture not loaded")).to_be_visible()
    expect(page.get_by_text("1 picture can't be loaded")).to_be_visible()
    page.get_by_role("button", name="Load pictures").click()

    page.frame_locator("iframe.html").locator("img[src^='https:']").wait_for(state="attached")
    assert [request.url for request in page.elsewhere] == ["https://t.example/a.png"]
