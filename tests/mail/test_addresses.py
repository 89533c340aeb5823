"""What a mail address is: fold, split, generate, reserve."""

import math
from collections import Counter

import pytest

from inboxes.mail import addresses
from inboxes.mail.addresses import Address


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("Shop@Example.ORG", ("shop", "example.org")),  # N48
        ("straße@example.org", ("strasse", "example.org")),
        ("STRASSE@example.org", ("strasse", "example.org")),
        ("u\u0308ber@example.org", ("über", "example.org")),
        ("İ@example.org", ("i̇", "example.org")),
        ('"a b"@example.org', ("a b", "example.org")),
        ('"a\\"b"@example.org', ('a"b', "example.org")),
        ('"a@b"@example.org', ("a@b", "example.org")),
        ("a@b@example.org", ("a@b", "example.org")),
        ('"@example.org', ('"', "example.org")),
        ("a+b+c@BÜCHER.example", ("a+b+c", "bücher.example")),
    ],
)
def test_address_is_split_and_folded(address, parts):
    assert addresses.split_address(address) == parts


@pytest.mark.parametrize("address", ["", "@", "shop", "shop@", "@example.org", '""@example.org'])
def test_what_is_no_address_is_an_error(address):
    with pytest.raises(ValueError, match="no mail address"):
        addresses.split_address(address)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Shop+News@Example.ORG", ("shop", "news", "example.org")),
        ("shop@example.org", ("shop", None, "example.org")),
        ("shop+@example.org", ("shop", "", "example.org")),
        ("+x@example.org", ("+x", None, "example.org")),
        ('"shop"@BÜCHER.example', ("shop", None, "bücher.example")),
        ("Straße@xn--bcher-kva.example", ("strasse", None, "xn--bcher-kva.example")),
        ("a/b?c#d@example.org", ("a/b?c#d", None, "example.org")),
    ],
)
def test_address_is_read_once_for_all(text, parts):
    assert Address.of(text) == parts
    assert str(Address.of(text)) == f"{parts[0]}@{parts[2]}"


NO_ADDRESSES = ["", "@", "shop", "shop@", "@example.org", '""@example.org', "a b@example.org", "a\0b@example.org",
                "a@exam\0ple.org", "\ud800@example.org", "a@\udcffexample.org", "\u202ea@example.org",
                "x" * 65 + "@example.org", "ß" * 33 + "@example.org"]  # fmt: skip


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_no_table_takes_or_nobody_can_have_is_no_address(text):
    assert Address.of(text) is None
    assert Address.typed(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Shop@Example.ORG ", "shop@example.org"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("anna@BÜCHER。example.", "anna@xn--bcher-kva.example"),
        ("anna@faß.example", "anna@xn--fa-hia.example"),
        ("shop@[127.0.0.1]", None),
        ("shop@localhost", None),
        ("x@" + "y" * 400 + ".example", None),
    ],
)
def test_typed_domain_is_taken_in_every_form_to_a_labels(text, address):
    assert Address.typed(text) == (address and Address.of(address))


def test_folded_domain_has_one_form_in_letters_and_one_in_ascii():
    assert Address.of("anna@BÜCHER.example").in_ascii() == Address.of("anna@xn--bcher-kva.example")
    assert Address.of("anna@tempmail.test").in_ascii() == Address.of("anna@tempmail.test")
    assert Address.of("anna@[127.0.0.1]").in_ascii() is None


def test_folding_twice_changes_nothing():
    # casefold() can undo NFC: GREEK SMALL LETTER ALPHA WITH YPOGEGRAMMENI and its like
    for code in range(0x110000):
        if 0xD800 <= code <= 0xDFFF:
            continue
        once = addresses.fold(chr(code))
        assert addresses.fold(once) == once, hex(code)


@pytest.mark.parametrize(
    ("local_part", "base", "tag"),
    [
        ("shop+news", "shop", "news"),
        ("shop", "shop", ""),
        ("a+b+c", "a", "b+c"),
        ("shop+", "shop", ""),
        ("+x", "+x", ""),
    ],
)
def test_tag_is_cut_at_the_first_plus(local_part, base, tag):
    assert addresses.split_tag(local_part) == (base, tag)


def test_N17_generated_names_have_64_bits_and_no_letters_that_look_alike():
    names = {addresses.generate_local_part() for _ in range(2000)}

    assert len(names) == 2000
    assert all(addresses.is_generated(name) for name in names)
    assert max(map(len, names)) == addresses.MAX_NAME_CHARACTERS == 32
    for name in names:
        *words, digits = name.split("-")
        assert len(words) == addresses.NAME_WORDS
        assert set(words) <= set(addresses.WORDS)
        assert len(digits) == addresses.NAME_DIGITS
        assert not set(digits) & set("01")
    assert bits_of_a_name() >= 64


def bits_of_a_name():
    """All names that are no longer than they may be are as likely."""
    lengths = Counter(map(len, addresses.WORDS))
    ways = Counter({addresses.NAME_WORDS + addresses.NAME_DIGITS: 1})  # hyphens and digits
    for _ in range(addresses.NAME_WORDS):
        longer = Counter()
        for characters, number in ways.items():
            for more, of_words in lengths.items():
                longer[characters + more] += number * of_words
        ways = longer
    short_enough = sum(number for characters, number in ways.items() if characters <= addresses.MAX_NAME_CHARACTERS)
    return math.log2(short_enough) + addresses.NAME_DIGITS * math.log2(len(addresses.DIGITS))


@pytest.mark.parametrize("name", ["acdef-acdef-acdef", "maple-otter-kite-lamp-483729562", "abc-abc-abc-abc-222222222"])
def test_former_and_present_shapes_are_generated_whatever_their_words(name):
    assert addresses.is_generated(name)


@pytest.mark.parametrize(
    "name",
    ["acdef-acdef-acde", "acdef-acdef-acdef-", "acdef.acdef.acdef", "bcdef-acdef-acdef", "",
     "maple-otter-kite-lamp-4837295", "maple-otter-kite-lamp-4837295622", "maple-otter-kite-lamp-483729560",
     "maple-otter-kite-483729562", "maple-otter-kite-lamp", "maple.otter.kite.lamp.483729562",
     "mapleotter-otter-kite-lamp-483729562", "xmaple-otter-kite-lamp-483729562x", "maple-otter-kite-lamp-483729562\n"],
)  # fmt: skip
def test_other_shapes_are_not_generated(name):
    assert not addresses.is_generated(name)


@pytest.mark.parametrize("name", ["admin", "administrator", "webmaster", "hostmaster", "postmaster", "root", "abuse"])
def test_reserved_names_are_reserved_with_any_tag_and_case(name):
    for variant in (name, f"{name}+x", addresses.fold(name.upper())):
        assert addresses.is_reserved(variant)
        assert addresses.chosen_problem(variant) in ("reserved", "characters")


@pytest.mark.parametrize("name", ["a", "a.b", "a-b_c", "jürgen", "用户", "a/b", "a'b", "x#$&*=?^`{|}~", "x" * 64, "+x"])
def test_usable_names(name):
    assert addresses.is_usable(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a b",
        "a\tb",
        "a\nb",
        "a\0b",
        "a\x7fb",
        "a\xa0b",
        "a\u200bb",
        "a\u202eb",
        "\ufeffa",
        "a\u00adb",
        '"',
        "<a>",
        "a,b",
        "a;b",
        "a:b",
        "a@b",
        "a%b",
        "a!b",
        "a\\b",
        "(a)",
        "[a]",
        "x" * 65,
        "ü" * 33,
        "\ud800",
    ],
)
def test_N24_unusable_names(name):
    assert not addresses.is_usable(name)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("shop", None),
        ("a", None),
        ("a.b-c_d9", None),
        ("x" * 64, None),
        ("x" * 65, "length"),
        ("ü" * 33, "length"),
        ("", "characters"),
        (".a", "characters"),
        ("a.", "characters"),
        (".", "characters"),
        ("a..b", "characters"),
        ("a.b..c", "characters"),
        ("a.b.c", None),
        ("a.-b", None),
        ("a--b__c", None),
        ("0", None),
        ("0.0", None),
        ("-a", "characters"),
        ("a b", "characters"),
        ("a+b", "characters"),
        ("jürgen", "characters"),
        ("shop\n", "characters"),
        ("root", "reserved"),
        ("postmaster", "reserved"),
        ("acdef-acdef-acdef", "generated"),
        ("maple-otter-kite-lamp-483729562", "generated"),
        ("maple-otter-kite-lamp-12", None),
    ],
)
def test_chosen_names_are_refused_with_the_reason(name, problem):
    assert addresses.chosen_problem(name) == problem


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("Example.ORG.", "example.org"),
        (" example.org ", "example.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("bu\u0308cher.example", "xn--bcher-kva.example"),
        ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ],
)
def test_domain_is_kept_as_a_labels(domain, name):
    assert addresses.domain_to_ascii(domain) == name


@pytest.mark.parametrize(
    ("name", "unicode"),
    [
        ("example.org", "example.org"),
        ("xn--bcher-kva.example", "bücher.example"),
        ("xn--fa-hia.example", "fass.example"),  # as Postfix folds the ß in a map key
        ("xn--zzzzzz99999.example", "xn--zzzzzz99999.example"),
    ],
)
def test_domain_is_known_by_its_u_labels_as_postfix_folds_them(name, unicode):
    assert addresses.domain_to_unicode(name) == unicode


@pytest.mark.parametrize(
    "domain",
    [
        "",
        ".",
        "localhost",
        "a..b",
        "-a.example",
        "a_b.example",
        "a b.example",
        "a@b.example",
        "x" * 64 + ".example",
        ".".join(["x" * 60] * 5),
        "\u202ea.example",
        "xn--zzzzzz99999.example",
        "a/b.example",
        "ex\0ample.org",
    ],
)
def test_what_is_no_domain_is_refused(domain):
    with pytest.raises(ValueError, match="is no"):
        addresses.domain_to_ascii(domain)
