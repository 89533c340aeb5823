"""Whom an admin means, and what would be right where nobody can be meant."""

import pytest

from inboxes.mail import senders
from inboxes.mail.senders import Kind


@pytest.mark.parametrize(
    ("text", "kind", "meant"),
    [
        ("mailto:<Shop+sale@Shop.Example>", Kind.ADDRESS, "shop@shop.example"),
        (".bücher.example", Kind.DOMAIN, "xn--bcher-kva.example"),
        ("[IPv6:2001:db8::7]", Kind.NETWORK, "2001:db8::7"),
        ("192.0.2.9/24", Kind.NETWORK, "192.0.2.0/24"),
        ("::ffff:192.0.2.1", Kind.NETWORK, "192.0.2.1"),  # as Postfix knows it
    ],
)
def test_sender_is_read_in_any_way_of_writing_it(text, kind, meant):
    assert senders.read(text)[:2] == (kind, meant)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", "Name an address"),
        ("https://shop.example/x", "its domain alone would be shop.example"),
        ("*.shop.example", "no \\* is needed"),
        ("fe80::1%eth0", "leave out what follows the %"),
        ("10.0.0.0/4", "take /8 or longer"),
        ("10.0.0.0/99", "is no network"),
        ("@shop.example", "leave out the @: shop.example"),
        ("shop@", "lacks a domain"),
        ("a b@shop.example", "like shop@example.org"),
        ("shop.5", "none ends with a number"),
        ("co.uk", "Everybody below co.uk would be refused"),
    ],
)
def test_what_means_nobody_or_too_many_is_refused(text, right):
    with pytest.raises(ValueError, match=right):
        senders.read(text)
