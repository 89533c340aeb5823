"""codes.py: what is a code and what is not, which link is meant, and whom it leads to."""

import time
from collections import Counter

import pytest
from django.conf import settings

from delivery.parsing import codes, words
from delivery.parsing.codes import Found, find, is_foreign
from delivery.parsing.limiting import TimeLimitError
from delivery.parsing.message import parse
from dev.bench.codes import figures, messages, parts
from dev.hostile import UNITS, of_unit
from inboxes.mail.web_urls import host_of

SENDER = "no-reply@service.example"


def code_in(text, subject="Your account", html=""):
    return find(subject, text, html, SENDER).code


def link_in(html, subject="Welcome"):
    return find(subject, "", html, SENDER)


def test_the_labelled_set_covers_every_language_with_and_without_codes():
    labelled = messages()
    languages = Counter(message["id"][:2] for message in labelled)

    assert len(labelled) >= 300
    assert set(languages) == {code.partition("-")[0] for code, _ in settings.LANGUAGES} <= set(words.LANGUAGES)
    assert min(languages.values()) >= 25
    assert len({message["id"] for message in labelled}) == len(labelled)
    assert len([message for message in labelled if not message["code"] and not message["link"]]) > 90


def test_codes_and_links_of_the_labelled_set_are_found_and_nothing_else():
    assert {name: value for name, value in figures().items() if value < 0.99} == {}


@pytest.mark.parametrize("part, least", [("tuned", 0.985), ("unseen", 0.955)])
def test_codes_and_links_of_the_unseen_set_are_found_and_nothing_else(part, least):
    assert {name: value for name, value in figures(parts()[part]).items() if value < least} == {}


@pytest.mark.parametrize(
    "written, code",
    [
        ("482913", "482913"),
        ("48 29 13", "482913"),
        ("482 913", "482913"),
        ("482-913", "482-913"),
        ("482\u2013913", "482-913"),
        ("4 8 2 9 1 3", "482913"),
        ("X7K9PQ", "X7K9PQ"),
        ("G-482913", "G-482913"),
        ("ABCD-EFGH", "ABCD-EFGH"),
        ("٤٨٢٩١٣", "482913"),
        ("४८२९१३", "482913"),
        ("４８２９１３", "482913"),
        ("\u2068482913\u2069", "482913"),
    ],
)
def test_a_code_is_returned_as_it_is_typed(written, code):
    assert code_in(f"Your verification code is {written}. It is valid for 10 minutes.") == code
    assert code_in(f"Enter this code to sign in:\n\n  {written}\n\nSee you soon.") == code


@pytest.mark.parametrize(
    "text",
    [
        "Use the code on our page. The price is $4829.13.",
        "Never tell anybody your code. Call us: +1 555 482 9131",
        "We never ask for your PIN. Order number: 482913",
        "Your login code was used on 2026-11-21 at 14:32:10.",
        "Your login code was used from 203.0.113.45.",
        "We write code since 1998.",
        "Our code has 48291 lines.",
        "The login code page is https://service.example/code/482913 for you.",
        "Ask for a new code at code482913@service.example.",
        "Log in to see invoice 482913. You need no code.",
        "The code is valid for 4800 minutes.",
        "Use promo code SAVE2026 at checkout.",
        "The source code of version 482913 is out.",
        "Login code help: Apple Street 12, 10482 Berlin, postal code 48291.",
    ],
)
def test_another_number_is_no_code(text):
    assert code_in(text) == ""


def test_of_two_numbers_the_one_that_is_named_a_code_is_found():
    text = "Order 90045512 was placed on a new device. Confirmation code: 117843. Card ending in 4410."

    assert code_in(text) == "117843"


def test_a_code_in_the_subject_alone_is_found():
    assert code_in("Somebody wants to sign in.", subject="482913 is your code") == "482913"


@pytest.mark.parametrize(
    "text",
    ["Enter 4829 in the app.", "Bitte geben Sie 4829 ein.", "请输入 4829 完成登录。", "4829 を入力してください。"],
)
def test_a_number_to_be_entered_is_a_code_without_being_called_one(text):
    assert code_in(text, subject="Hello") == "4829"
    assert code_in("Epicenter 4829 is on. Come and see.", subject="Hello") == ""


def test_a_code_that_only_the_subject_names_stands_alone_in_the_body():
    assert code_in("", "Your one-time code", html="<p>Type into the app:</p><p><b>9D2F-K7</b></p>") == "9D2F-K7"
    assert code_in("", "Our news", html="<p>New in our shelves:</p><p><b>9D2F-K7</b></p>") == ""


def test_of_several_numbers_named_alike_none_is_the_code():
    assert code_in("Driver, job code 4418 82\nCook, code: 441901\nClerk, code: 441915\n", subject="Jobs") == ""


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Your parcel", "Your driver will ask you for this PIN:\n\n4 7 0 2\n"),
        ("Your code is 4702", "Tell it to the courier to receive your order."),
    ],
)
def test_a_code_told_to_a_courier_is_typed_into_no_page(subject, text):
    assert code_in(text, subject=subject) == ""


def test_groups_of_letters_and_digits_set_apart_are_one_code():
    html = "<p>Your sign-in code:</p><p><b>{}</b></p><p>We sit in Bristol,</p><p>BS1 4DJ</p>"

    assert code_in("", html=html.format("TX4 Q9L")) == "TX4Q9L"
    assert code_in("", html=html.format("xeno-lopida-gadaru")) == "xeno-lopida-gadaru"
    assert code_in("Your sign-in code is not for\nBS1 4DJ\n") == ""


def test_digits_in_boxes_of_a_table_are_one_code():
    cells = "".join(f'<td style="font-size:24px">{digit}</td>' for digit in "482913")

    assert code_in("", html=f"<p>Your verification code</p><table><tr>{cells}</tr></table>") == "482913"


def test_what_html_hides_from_the_reader_is_no_code():
    html = (
        "<title>Your code 111111</title><style>.code-222222{}</style><script>code = 333333</script><!-- code 444444 -->"
    )

    assert code_in("", html=html + "<p>Your code is 482913</p>") == "482913"


def test_the_link_to_click_is_found_among_the_others():
    html = (
        '<a href="https://service.example/"><img src="x.png" alt="Service"></a><p>Confirm your address:</p>'
        '<a href="https://t.relay.example/c/8f14e45fceea167a">Confirm email &rarr;</a>'
        '<a href="https://service.example/unsubscribe?token=8f14e45fceea167a">Unsubscribe</a>'
        '<a href="https://service.example/privacy">Privacy</a><img src="https://service.example/verify/open.gif">'
    )

    assert link_in(html) == Found(
        link="https://t.relay.example/c/8f14e45fceea167a",
        link_host="t.relay.example",
        link_is_foreign=True,
    )


@pytest.mark.parametrize(
    "scheme", ["javascript:", "JavaScript:", " java\tscript:", "data:text/html,", "vbscript:", "ftp://"]
)
def test_a_link_of_another_scheme_is_never_offered(scheme):
    assert link_in(f'<a href="{scheme}//service.example/verify?token=abcdefabcdef1">Confirm email</a>').link == ""


def test_the_only_link_with_a_token_is_the_one_the_subject_means():
    text = "Pick another one here:\nhttps://service.example/p?k=f0e1d2c3b4a59687\n"
    two = text + "https://service.example/q?k=a59687f0e1d2c3b4\n"

    assert find("Reset your password", text, "", SENDER).link == "https://service.example/p?k=f0e1d2c3b4a59687"
    assert find("Reset your password", two, "", SENDER).link == ""
    assert find("Your newsletter", text, "", SENDER).link == ""


@pytest.mark.parametrize(
    "host, expected",
    [
        ("u4410028.ct.sendgrid.example", True),
        ("service.us14.list-manage.example", True),
        ("click.service.example", False),
        ("links.mail.service.example", False),
    ],
)
def test_a_link_over_a_bulk_mailers_host_is_found_and_its_host_told(host, expected):
    url = f"https://{host}/track/click/30512/service?p=eyJzIjoiWm9"

    found = link_in(f'<p>Welcome!</p><a href="{url}">Confirm your email</a>')

    assert (found.link, found.link_host, found.link_is_foreign) == (url, host, expected)


def test_a_page_of_links_about_something_else_costs_little():
    html = "".join(f"<p>Day {day} was fine, <a href='https://a.example/p/{day}'>read on</a>.</p>" for day in range(100))

    def seconds():
        started = time.process_time()
        assert find("Holidays", "", html, SENDER) == Found()
        return time.process_time() - started

    assert min(seconds() for _ in range(20)) < 0.06


def test_a_link_for_the_case_that_it_was_somebody_else_is_not_offered():
    html = (
        '<p>If this wasn\'t you, <a href="https://service.example/reset?t=abcdefabcdef1">reset your password</a>.</p>'
    )

    assert link_in(html, "New sign-in to your account").link == ""


@pytest.mark.parametrize(
    "text",
    [
        "Your mail address is removed when you visit https://service.example/verify.asp?id=8f14e45fceea",
        "Your mail address will not be reactivated: https://service.example/a?id=8f14e45fceea167a",
        "An initiative against identity theft: https://service.example/a?id=8f14e45fceea167a",
        "Log in to your account to see your invoice: https://service.example/login?next=8f14e45fceea167a",
    ],
)
def test_a_link_that_proves_nothing_is_not_offered(text):
    assert find("News", text, "", SENDER).link == ""


def test_the_pin_of_a_call_is_no_code():
    assert code_in("Join by phone\n(EE) +372 555 2028\nPIN: 498100683\n", subject="Invitation: Design review") == ""


@pytest.mark.parametrize(
    "url, host",
    [
        ("https://Service.Example/a", "service.example"),
        ("https://service.example@evil.example/a", "evil.example"),
        ("https://evil.example\\@service.example/a", "evil.example"),
        ("https://service.example:443@evil.example:8443/a", "evil.example"),
        ("https://evil%2eexample/a", "evil.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://ｓervice。example/", "service.example"),
        ("https://раураl.example/", "xn--l-7sba6dbr.example"),
        ("javascript://service.example/%0aalert(1)", ""),
        ("https://[::1", ""),
        ("//service.example/a", ""),
    ],
)
def test_the_host_shown_is_the_one_a_browser_asks(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    "host, sender, expected",
    [
        ("mail.service.example", "service.example", False),
        ("service.example", "bounce.mail.service.example", False),
        ("service.example.evil.example", "service.example", True),
        ("evilservice.example", "service.example", True),
        ("shop.co.uk", "other.co.uk", True),
        ("login.shop.co.uk", "shop.co.uk", False),
        ("xn--bcher-kva.example", "bücher.example", False),
        ("203.0.113.7", "203.0.113.8", True),
        ("service.example", "", True),
    ],
)
def test_a_link_to_another_registrable_domain_is_foreign(host, sender, expected):
    assert is_foreign(host, sender) is expected


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize("unit", UNITS)
def test_the_time_for_hostile_input_is_bounded(kind, unit):
    hostile = of_unit(unit)
    parts = {"text": "", "html": ""} | {kind: hostile}

    started = time.process_time()
    find(hostile[:1000], **parts, from_address=SENDER)

    assert time.process_time() - started < 10


def test_an_ordinary_message_costs_next_to_nothing():
    text = (
        "Dear friend, the weather was fine and in 2026 we walked for 3 hours, until 18:30, near Baker Street 221.\n"
        * 40
    )[:4096]

    def seconds():
        started = time.process_time()
        assert find("Holidays", text, "", SENDER) == Found()
        return time.process_time() - started

    assert min(seconds() for _ in range(200)) < 0.001


@pytest.mark.parametrize("text", ["", "\0", "\ud800 code", "<", "code", "=?utf-8?b?x?=", "code:\n", "İ code 4829"])
def test_nothing_or_nonsense_is_no_error(text):
    assert isinstance(find(text, text, text, text), Found)


def test_parsing_carries_the_code_and_the_link():
    source = (
        b"From: Service <no-reply@service.example>\r\nSubject: Confirm your address\r\n\r\n"
        b"Your code is 482913, or confirm your email address at\r\nhttps://relay.example/confirm?t=8f14e45fceea167a\r\n"
    )

    parsed = parse(source)

    assert (parsed.code, parsed.link) == ("482913", "https://relay.example/confirm?t=8f14e45fceea167a")
    assert (parsed.link_host, parsed.link_is_foreign) == ("relay.example", True)


@pytest.mark.parametrize("failure", [RuntimeError, RecursionError, MemoryError, TimeLimitError])
def test_a_failure_to_find_a_code_costs_the_message_nothing(monkeypatch, failure):
    def fail(*arguments):
        raise failure

    monkeypatch.setattr(codes, "find", fail)

    parsed = parse(b"From: a@service.example\r\nSubject: Your code is 482913\r\n\r\nText\r\n")

    assert (parsed.subject, parsed.text, parsed.code) == ("Your code is 482913", "Text\n", "")
    assert not parsed.defects


REAL, SHOWN = (
    "https://evil.example/confirm?token=8f14e45fceea167a",
    "https://www.bank.example/confirm?token=8f14e45fceea167a",
)


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{REAL}">{SHOWN}</a>',
        f'<a href="{REAL}">{SHOWN}',
        f'<a data-1="href={SHOWN}" href="{REAL}">{SHOWN}</a>',
        f'<a xlink:href="{SHOWN}" href="{REAL}">{SHOWN}</a>',
        f'<a title="href=\'{SHOWN}\'" href="{REAL}">{SHOWN}</a>',
        f'<a style="{" " * 5000}" href="{REAL}">{SHOWN}</a>',
        f'<a href="{REAL}"><map><area href="{SHOWN}"></map>{SHOWN}</a>',
        f'<!--><a href="{REAL}">{SHOWN}</a>',
        f'<!-- --!><a href="{REAL}">{SHOWN}</a>',
        f'<a href="{REAL}">{SHOWN[:24]}<b>{SHOWN[24:]}</b></a>',
        f'<a href="{REAL.replace("//", chr(92) * 2)}">{SHOWN}</a>',
        f'<a href=" ht&#9;tps:/&#47;evil.example/confirm?token=8f14e45fceea167a">{SHOWN}</a>',
        f'<a href="https://www.bank.example@evil.example/confirm?token=8f14e45fceea167a">{SHOWN}</a>',
        f'<iframe><a href="{SHOWN}">Confirm</a></iframe><a href="{REAL}">{SHOWN}</a>',
    ],
)
def test_N11_host_shown_of_a_link_is_that_of_its_address_never_of_its_text(html):
    found = link_in(f"<p>Confirm your email address:</p>{html}", "Confirm your address")

    assert (found.link_host, found.link_claims) == ("evil.example", "www.bank.example")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (f"Confirm your address: [www.bank.example/confirm]({REAL})", "www.bank.example"),
        (f"Confirm your address: www.bank.example <{REAL}>", "www.bank.example"),
        (f"Confirm your address: {SHOWN.partition('?')[0]} ({REAL})", "www.bank.example"),
        (f"Confirm your address: {REAL}", ""),
        (f"Confirm your address <{REAL}>", ""),
        (f"[Confirm your address]({REAL})", ""),
    ],
)
def test_what_the_text_before_a_bare_link_shows_is_kept(text, claims):
    found = find("Confirm your address", text, "", SENDER)

    assert (found.link_host, found.link_claims) == ("evil.example", claims)
