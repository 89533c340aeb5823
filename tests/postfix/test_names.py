"""Names as people type them to postfix/install: taken, or refused with what would be right."""

import pytest

from postfix.installing import names

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mail.example.org", "mail.example.org"),
        ("Mail.Example.ORG", "mail.example.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("STRASSE.straße.example", "strasse.xn--strae-oqa.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
        ("mx-1.3com.example", "mx-1.3com.example"),
    ],
)
def test_name_is_taken(typed, name):
    assert names.host_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("https://mail.example.org/", "mail.example.org would be one"),
        ("HTTPS://Mail.example.org:8443/inbox?x#y", "mail.example.org would be one"),
        ("mail.example.org:25", "mail.example.org would be one"),
        ("user@example.org", "example.org would be one"),
        ("mailto:user@example.org", "example.org would be one"),
        ("example.org.", "example.org would be one"),
        ("*.example.org", "example.org would be one"),
        (".example.org", "example.org would be one"),
        (" example.org\t", "example.org would be one"),
        ("a_b.example.org", "it has '_' in it"),
        ("a.example.org,b.example.org", "once for each"),
        ("a.example.org b.example.org", "once for each"),
        ("example", "it has no dot in it"),
        ("localhost", "it has no dot in it"),
        ("mx.localdomain", "nobody else finds it"),
        ("192.0.2.1", "this is an address"),
        ("2001:db8::1", "like mail.example.org"),
        ("[192.0.2.1]", "like mail.example.org"),
        ("", "like mail.example.org"),
        ("a..example.org", "a part of it is empty"),
        ("-a.example.org", "inner hyphens"),
        ("a-.example.org", "inner hyphens"),
        ("a" * 64 + ".example.org", "63 at most"),
        ("a." * 126 + "example.org", "63 at most"),
        ("ex\u200bample.org", "like mail.example.org"),
        ("--dry-run", "like mail.example.org"),
    ],
)
def test_what_is_no_name_is_refused_with_what_would_be_right(typed, right):
    with pytest.raises(ValueError, match="is no host name") as refused:
        names.host_name(typed)

    assert right in str(refused.value)


def test_url_that_is_none_is_refused_without_its_password():
    with pytest.raises(ValueError, match="must be like postgresql://") as refused:
        names.database_url("mysql://tempmail:secret@db.example.org/tempmail")

    assert "secret" not in str(refused.value)
