"""URLs of HTML resolved as a browser would."""

import pytest

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
