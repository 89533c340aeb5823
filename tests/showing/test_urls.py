"""URLs of a message lead where a browser would take them, and to its own parts by whatever name."""

import pytest

from inboxes.showing.urls import Named, Places, inline_parts, remote_picture

BASE = "https://forum.sender.example/board/"
PARTS = inline_parts(
    [
        Named("Blue@x.example", "", "blue.png", "/1"),
        Named("", "red.png", "attachment-2", "/2"),
        Named("", "http://pictures.example/d/green.png", "green", "/3"),
        Named("", "", "plan.png", "/4"),
        Named("", "b\u00fcro 1.png", "", "/5"),
    ]
)


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("index.php?t=view&goto=4711#msg", f"{BASE}index.php?t=view&goto=4711#msg"),
        ("/account/confirm?t=1", "https://forum.sender.example/account/confirm?t=1"),
        ("../terms", "https://forum.sender.example/terms"),
        ("?page=2", f"{BASE}?page=2"),
        ("//cdn.example/terms", "https://cdn.example/terms"),
        ("www.shop.example/offers", "https://www.shop.example/offers"),
        ("WWW.shop.example", "https://WWW.shop.example"),
        (" \n https://shop.example/a\r\n b\tc ", "https://shop.example/a%20bc"),
        ("http:\\\\shop.example\\a", "http://shop.example/a"),
        ("https:///shop.example/x", "https://shop.example/x"),
        ("http:shop.example", "http://shop.example"),
        ('https://shop.example/"><b>', "https://shop.example/%22%3E%3Cb%3E"),
        ("mailto:a b@shop.example", "mailto:a%20b@shop.example"),
        ("tel:+49 30", "tel:+49%2030"),
        ("#part two", "#part%20two"),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("https://", ""),
        ("https:///", ""),
        ("//e<img src=x>.example/", ""),
        ("https://a%20b.example/", ""),
    ],
)
def test_links_lead_where_a_browser_would_take_them(href, leads_to):
    assert Places({}, BASE).leads_to(href) == leads_to


@pytest.mark.parametrize("href", ["index.php", "/account", "?x", "", "x:y", "shop.example/x"])
@pytest.mark.parametrize("base", ["", "javascript:alert(1)//", "/", "ftp://x.example/"])
def test_without_a_base_that_is_of_the_web_relative_links_lead_nowhere(href, base):
    assert Places({}, base).leads_to(href) == ""


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("cid:Blue@x.example", "/1"), ("CID: <blue%40X.example> ", "/1"), ("blue@x.example", "/1"),
        ("red.png", "/2"), ("RED.PNG", "/2"), ("http://pictures.example/d/green.png", "/3"), ("green.png", "/3"),
        ("plan.png", "/4"), ("b%C3%BCro%201.png", "/5"), ("b\u00fcro 1.png", "/5"),
        ("cid:other", ""), ("other.png", ""), ("/inbox/x", ""), ("file:///C:/x.png", ""),
    ],
)  # fmt: skip
def test_parts_are_found_by_id_location_and_name(source, url):
    assert Places(PARTS).picture(source) == (url, False)


def test_part_that_lies_where_a_base_says_is_found_before_a_remote_picture():
    places = Places(PARTS, "http://pictures.example/d/")

    assert places.picture("green.png") == ("/3", False)
    assert places.picture("yellow.png") == ("https://pictures.example/d/yellow.png", True)


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("https://p.example/my logo.png", "https://p.example/my%20logo.png"),
        ("https://p.example/logo(1).png", "https://p.example/logo(1).png"),
        ("https://p.example/i;s=12/l.png?a=1&b=[2]", "https://p.example/i;s=12/l.png?a=1&b=[2]"),
        ("https://p.example/gr\u00fc\u00dfe.png", "https://p.example/gr%C3%BC%C3%9Fe.png"),
        ("HTTPS://P.EXAMPLE/UP.PNG", "https://p.example/UP.PNG"),
        ("https://p.example/o'neill.png", "https://p.example/o'neill.png"),
        ("https://p.example/?n=o'neill", "https://p.example/?n=o%27neill"),
        ("https://p.example/{guid}/x.png", "https://p.example/%7Bguid%7D/x.png"),
        ("https://p.example/long/\r\n path/x.png", "https://p.example/long/%20path/x.png"),
        ("https://b\u00fccher.example/x.png", "https://xn--bcher-kva.example/x.png"),
        ("http:\\\\p.example\\a\\b.png", "https://p.example/a/b.png"),
        ("http://p.example:80/x", "https://p.example/x"),
        ("https://user:word@p.example/x#y", "https://p.example/x"),
        ("https://p.example/%zz%20", "https://p.example/%zz%20"),
        ("https://p.example", "https://p.example/"),
        ("https://[::1]/x", "https://[::1]/x"),
    ],
)
def test_remote_picture_is_asked_for_as_a_browser_asks(source, asked):
    assert Places({}).picture(source) == (asked, True)
    assert remote_picture(asked) == asked


@pytest.mark.parametrize(
    "source", ["https://a b/x", "https://a'b/x", 'https://a"/x', "https://(x)/", "https://\u2028/"]
)
def test_host_that_is_none_is_asked_for_nothing(source):
    assert Places({}).picture(source).url == ""


@pytest.mark.parametrize("url", ["ftp://a.example/1", "https://", "https://\u2603\0.example/", "https://a b.example/"])
def test_picture_without_a_host_that_may_be_asked_is_none(url):
    assert remote_picture(url) == ""
