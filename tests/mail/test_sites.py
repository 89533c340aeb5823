"""Which hosts have one owner."""

import pytest

from inboxes.mail.sites import has_known_suffix, registrable


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.shop.example", "shop.example"),
        ("a.b.shop.co.uk", "shop.co.uk"),
        ("shop.com.br", "shop.com.br"),
        ("a.city.kawasaki.jp", "city.kawasaki.jp"),
        ("anna.github.io", "anna.github.io"),
        ("www.anna.github.io", "anna.github.io"),
        ("bert.blogspot.com", "bert.blogspot.com"),
        ("github.io", "github.io"),
        ("co.uk", "co.uk"),
        ("WWW.Shop.Example.", "shop.example"),
        ("www.bücher.example", "xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("192.0.2.1", "192.0.2.1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("localhost", "localhost"),
        ("", ""),
        ("a..b", "a..b"),
        ("x" * 300, "x" * 300),
    ],
)
def test_registrable_domain(host, domain):
    assert registrable(host) == domain


@pytest.mark.parametrize(
    ("host", "is_known"),
    [("a.com", True), ("a.рф", True), ("a.example", True), ("index.php", False), ("", False)],
)
def test_top_level_domains_are_known(host, is_known):
    assert has_known_suffix(host) is is_known
