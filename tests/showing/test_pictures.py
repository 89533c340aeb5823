"""The places of pictures that are not shown; what a browser makes of them: tests/browser/test_message_pictures.py."""

import time

import pytest

from inboxes.showing.pictures import MAX_PLACES, placed
from inboxes.showing.quotes import NOTHING
from inboxes.showing.rendering import count_remote, make_safe, safe_body, safe_document


def body_of(html, with_remote=False):
    return make_safe(html, {}, with_remote, NOTHING).body


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="https://t.example/a.png" width="600" height="200" alt="The sale">',
        '<img src="http://t.example/a.png" style="width:600px;height:200px" alt="The sale">',
        '<img src="cid:missing" width="600" alt="The sale">',
        '<img src="https://t.example/a.png" width="100%" alt="The sale">',
        '<img srcset="https://t.example/a.png 2x" alt="The sale" width="600" height="20">',
        '<picture><source srcset="https://t.example/a.png"><img alt="The sale"></picture>',
        '<img src="https://t.example/a.png" alt="The sale">',
        '<img alt="The sale">',
    ],
)
def test_picture_that_is_not_shown_has_a_place_with_its_words(picture):
    body = body_of(f"<p>{picture}</p>")

    assert body.count('<span class="ours-picture') == 1
    assert '<img alt="" ' in body or 'alt=""' in body  # read out once
    assert ">The sale</span></span>" in body
    assert "t.example" not in body
    assert 'src="data:image/png;base64,' in body


@pytest.mark.parametrize(
    "sizes", ['width="1" height="1"', 'style="width:1px;height:1px"', "width=0 height=0", "height=1 width=2"]
)
@pytest.mark.parametrize("source", ["https://t.example/p", "//t.example/p", "http://t.example/p"])
def test_picture_of_a_pixel_takes_no_place_and_is_never_asked_for(sizes, source):
    html = f'<p>words</p><img src="{source}" {sizes} alt="pixel">'

    assert "<img" not in body_of(html) and "pixel" not in body_of(html)
    assert "<img" not in body_of(html, with_remote=True)
    assert count_remote(html) == (0, 0)


@pytest.mark.parametrize(
    ("picture", "has_words"),
    [
        ('width="600" height="4" alt="line"', False),
        ('width="20" height="100" alt="narrow"', False),
        ('width="300" height="12" alt="low"', False),
        ('style="display:none" width="300" height="200" alt="unseen"', False),
        ('width="300" height="200" alt="  "', False),
        ('width="300" height="200" alt="shown"', True),
    ],
)
def test_words_stand_only_where_they_fit(picture, has_words):
    assert ("ours-alt" in body_of(f'<img src="https://t.example/a" {picture}>')) == has_words


def test_words_keep_the_colour_that_a_sender_gave_them_and_bring_no_markup():
    picture = '<img src="https://t.example/a" width="300" height="99" alt="&lt;b&gt; &quot;x&quot;" style="color:#fff">'

    assert '<span class="ours-alt" style="color:#fff;">&lt;b&gt; &quot;x&quot;</span>' in body_of(picture)


@pytest.mark.parametrize(
    "source",
    [
        "http://192.0.2.1/a.png",
        "http://[2001:db8::1]/a.png",
        "http://t.example:8080/a.png",
        "http://0x7f.1/a.png",
        "ftp:",
    ],
)
def test_picture_that_no_browser_would_load_is_told_apart_and_not_asked_for(source):
    html = f'<img src="{source}" alt="x"><img src="https://t.example/a.png">'

    assert count_remote(html) == (1, source != "ftp:")
    assert body_of(html, with_remote=True).count("https://") == 1


def test_picture_over_http_is_asked_for_over_https_as_a_browser_does():
    assert count_remote('<img src="http://t.example:80/a"><img src="http://t.example./b">') == (2, 0)


def test_pictures_that_are_shown_and_print_views_are_left_alone():
    loaded = body_of('<img src="https://t.example/a" width="300" height="200" alt="x">', with_remote=True)

    assert "ours-picture" not in loaded
    assert "ours-picture" not in safe_body('<img src="https://t.example/a" width="300" height="200" alt="x">')
    assert ".ours-picture" in safe_document("x")


def test_senders_class_takes_no_look_of_ours():
    assert "ours" not in body_of('<span class="ours-picture ours-alt mine">x</span>')


def test_places_are_bounded_and_cost_little():
    html = '<img width="300" height="200" alt="x">' * 20_000
    start = time.process_time()

    found = placed(html)

    assert found.count("ours-picture") == MAX_PLACES
    assert found.count("<img ") == 20_000
    assert time.process_time() - start < 1
