"""Text never loses its ground and keeps its colour."""

import pytest

from inboxes.showing import styles
from inboxes.showing.rendering import make_safe


def styled(style, with_picture=False):
    url = "https://t.example/a" if with_picture else ""
    return str(styles.declared(styles.split(style), lambda _: url))


@pytest.mark.parametrize(
    "style",
    [
        "background-image:linear-gradient(135deg,#4338ca,#7c3aed)",
        "background:linear-gradient(to right,navy 0%,rgba(1,2,3,.5) 100%) no-repeat",
        "background:radial-gradient(circle at top, hsl(120deg 50% 50%), color-mix(in srgb, red, blue))",
        "background-color:rgb(67 56 202 / 1)",
        "background:var(--brand,#4338ca)",
        "background:NAVY",
        "background:#123 !important",
        "background:transparent",
    ],
)
def test_ground_of_colours_stays_as_it_is(style):
    assert styled(style) == style


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("background:navy url(https://t.example/x.png) no-repeat", "background-color:navy"),
        ("background:url(https://t.example/x.png) top/cover navy !important", "background-color:navy !important"),
        ("background:#111 url('https://t.example/x;y.png')", "background-color:#111"),
        ("background:url(https://t.example/x),linear-gradient(red,blue)", "background:none ,linear-gradient(red,blue)"),
        ("background:-webkit-gradient(linear,left top,left bottom,from(#f00),to(blue))", "background-color:#f00"),
        ("background:repeat-x", "background:repeat-x"),
    ],
)
def test_of_a_ground_that_can_not_be_kept_its_colour_stays(style, kept):
    assert styled(style) == kept


def test_picture_of_a_ground_keeps_its_place():
    assert styled("background:navy url(x) center/cover no-repeat", with_picture=True) == (
        "background:navy url('https://t.example/a') center/cover no-repeat"
    )


@pytest.mark.parametrize(
    ("html", "ground"),
    [
        ("<div style='background:url(https://t.example/x);color:#fff'>x</div>", styles.BELOW_LIGHT),
        (
            "<div style='background-image:url(https://t.example/x)'><p style='color:white'>x</p></div>",
            styles.BELOW_BOTH,
        ),
        ("<table background=https://t.example/x><td><font color=#ffffff>x</table>", styles.BELOW_BOTH),
        ("<table><td background='https://t.example/x' style='color:#eee'>x</table>", styles.BELOW_LIGHT),
        (
            "<style>.w{color:#fff}</style><div style='background:url(https://t.example/x)'><p class=w>x",
            styles.BELOW_BOTH,
        ),
        ("<style>.w{color:#fff;background:url(https://t.example/x)}</style><p class=w>x", styles.BELOW_LIGHT),
        ("<body background=https://t.example/x text=white>x", styles.BELOW_LIGHT),
        ("<body background=https://t.example/x><p style='color:hsl(0,0%,95%)'>x", styles.BELOW_BOTH),
        ("<div style='background:url(https://t.example/x);color:#333'>x</div>", ""),
        ("<div style='background:url(https://t.example/x)'>x</div><p style='color:#fff;background:navy'>y", ""),
        ("<table bgcolor=navy background=https://t.example/x><td><font color=white>x</table>", ""),
        ("<div style='background:url(https://t.example/x)'><p style='background:navy;color:#fff'>x", ""),
        ("<p style='color:#fff'>x", ""),
    ],
)
def test_light_words_on_a_picture_stand_on_a_colour_too(html, ground):
    safe = make_safe(html, {})
    shown = safe.body + safe.body_attributes + safe.css()

    assert [colour for colour in (styles.BELOW_LIGHT, styles.BELOW_BOTH) if colour in shown] == [ground][: bool(ground)]
    assert "lost" not in shown


@pytest.mark.parametrize(
    ("colour", "is_light"),
    [
        ("white", True),
        ("#EEE !important", True),
        ("rgb(255 255 255)", True),
        ("rgba(250 250 250 / 1)", True),
        ("black", False),
        ("rgb(250 250)", False),
        ("transparent", False),
        ("currentColor", False),
        ("nothing" * 20, False),
    ],
)
def test_colour_that_cannot_be_read_on_white_is_known(colour, is_light):
    assert styles.is_light(colour) == is_light
