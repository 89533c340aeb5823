"""URLs of HTML resolved as a browser would."""

import pytest

from inboxes.mail import web_urls
from inboxes.mail.web_urls import MAX_CHARACTERS, absolute, cleaned

BASE = "https://forum.example/board/"


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("http://a.example/b", "http://a.example/b"),
        (" \nHTTPS://a.example/\tb ", "HTTPS://a.example/b"),
        ("https:\\\\a.example\\b", "https://a.example/b"),
        ("//a.example/b", "https://a.example/b"),
        ("www.a.example", "https://www.a.example"),
        ("index.php?t=1#msg", "https://forum.example/board/index.php?t=1#msg"),
        ("/account/confirm", "https://forum.example/account/confirm"),
        ("../up", "https://forum.example/up"),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.example", ""),
        ("#part", ""),
        ("https://", ""),
        ("", ""),
        ("//[", "https://["),
    ],
)
def test_value_is_resolved_by_the_base(value, url):
    assert absolute(cleaned(value), BASE) == url


def test_value_without_a_host_leads_nowhere_without_a_base():
    assert absolute("index.php") == ""


def test_url_that_is_too_long_or_has_no_base_to_join_leads_nowhere():
    assert absolute("https://a.example/" + "x" * MAX_CHARACTERS) == ""
    assert absolute("page", "https://[::1") == ""


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Shop.Example./x", "shop.example"),
        ("https://user:pass@evil.example:8443/", "evil.example"),
        ("https://www.bank.example%2F@evil.example/", "evil.example"),
        ("https://a@b@evil.example/", "evil.example"),
        (r"https:\\evil.example\www.bank.example", "evil.example"),
        (r"https://evil.example\@www.bank.example/", "evil.example"),
        ("https:///evil.example/", "evil.example"),
        ("https:evil.example", "evil.example"),
        ("ht\ntps://ev\til.exa\rmple/", "evil.example"),
        ("https://evil%2eexample/", "evil.example"),
        ("https://ｅvil。example/", "evil.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://a_b.example/", "a_b.example"),
        ("https://[2001:DB8::1]:443/", "[2001:db8::1]"),
        ("https://0x7f.1/", "127.0.0.1"),
        ("https://2130706433/", "127.0.0.1"),
        ("https://0177.0.0.1/", "127.0.0.1"),
        ("https://www.bank.example%5c.evil.example/", ""),
        ("https://www.bank.example／.evil.example/", ""),
        ("https://www.bank.example＃.evil.example/", ""),
        ("https://www.bank.example：80.evil.example/", ""),
        ("https://a℀b.example/", ""),
        ("https://www.bank.example%23.evil.example/", ""),
        ("https://evil.example:x/", ""),
        ("https://256.1.1.1/", ""),
        (f"https://{'a.' * 150}example/", ""),
        ("https://[::1", ""),
        ("https://", ""),
        ("//evil.example/", ""),
        ("ftp://evil.example/", ""),
    ],
)
def test_host_is_the_one_that_a_browser_asks_for(url, host):
    assert web_urls.host_of(url) == host


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://a.example/?url=https%3A%2F%2Fb.example%2F", ["b.example"]),
        ("https://a.example/?url=https%253A%252F%252Fb.example%252F", ["b.example"]),
        ("https://a.example/L0/https:%2F%2Fb.example%2Fx/1", ["b.example"]),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__my-2Dshop.example_x&d=1", ["my-shop.example"]),
        ("https://urldefense.com/v3/__https://b.example/x__;!!", ["b.example"]),
        ("https://a.example/b.example?q=1", []),
        ("https://a.example/" + "?u=https://b.example" * 5000, ["b.example"]),
    ],
)
def test_hosts_of_urls_within_a_url_are_found(url, hosts):
    assert web_urls.nested_hosts(url) == hosts
