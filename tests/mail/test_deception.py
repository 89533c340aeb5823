"""Names, addresses and links that look like others are found; honest ones are left alone."""

import time

import pytest

from inboxes.mail import deception
from inboxes.mail.deception import Finding, findings


@pytest.mark.parametrize(
    ("name", "address", "shown"),
    [
        ("service@bank.example", "x@evil.example", "service@bank.example"),
        ("Bank <service@bank.example>", "x@evil.example", "service@bank.example"),
        ("service＠bank.example", "x@evil.example", "service@bank.example"),
        ("service\u200b@bank.example", "x@evil.example", "service@bank.example"),
        ("X@Evil.example", "x@evil.example", ""),
        ("Anna from Bank", "x@evil.example", ""),
        ("Meet @ 5", "x@evil.example", ""),
        ("", "x@evil.example", ""),
    ],
)
def test_N11_name_that_shows_another_address_is_found(name, address, shown):
    assert deception.looks_like_another(name, address) == shown


@pytest.mark.parametrize(
    "text",
    [
        "in\u202efdp.exe",
        "\u2066x\u2069",
        "pay\u200bpal",
        "pay\u200dpal",
        "a\u00adb",
        "\ufeffx",
        "x\u2060y",
        "x\U000e0041",
    ],
)
def test_N11_hidden_characters_are_found_and_taken_out(text):
    assert deception.has_hidden_characters(text)
    assert not deception.has_hidden_characters(deception.without_hidden_characters(text))


@pytest.mark.parametrize("text", ["👩\u200d💻 code", "می\u200cخواهم", "क्\u200dष", "שלום\u200f!", "plain", "日本語"])
def test_marks_that_languages_and_emoji_need_stay(text):
    assert not deception.has_hidden_characters(text)
    assert deception.without_hidden_characters(text) == text


@pytest.mark.parametrize("text", ["Раypal", "gооgle team", "αpple", "Аmazon"])
def test_N11_word_of_two_look_alike_scripts_is_found(text):
    assert deception.mixes_scripts(text)


@pytest.mark.parametrize(
    "text", ["Яндекс Mail", "東京Tower株式会社", "카카오Talk", "Ünïcödé", "Ελλάδα 24", "مرحبا abc"]
)
def test_honest_mix_of_scripts_is_no_finding(text):
    assert not deception.mixes_scripts(text)


@pytest.mark.parametrize(
    ("host", "forms"),
    [
        ("shop.example", ("shop.example", "")),
        ("bücher.example", ("bücher.example", "xn--bcher-kva.example")),
        ("XN--bcher-kva.example.", ("bücher.example", "xn--bcher-kva.example")),
        ("xn--a.example", ("xn--a.example", "")),
        ("i❤.example", ("xn--i-7iq.example", "")),
        ("x" * 5000, ("x" * 253, "")),
        ("", ("", "")),
    ],
)
def test_host_is_given_as_people_and_as_machines_read_it(host, forms):
    assert deception.both_forms(host) == forms


def test_N11_look_alike_domain_is_found_by_mixed_script_or_unreadable_label():
    assert deception.is_look_alike("раypal.com")
    assert deception.is_look_alike("xn--ypal-43d9g.com")  # the same as A-label
    assert deception.is_look_alike("xn--a.example")
    assert not deception.is_look_alike("bücher.example")
    assert not deception.is_look_alike("пример.рф")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://bank.example/login", "https://evil.example/bank.example"),
        ("www.bank.example", "http://bank.example.evil.example"),
        ("bank.example", "//evil.example/"),
        ("bank.example", "https://notbank.example/"),
        (" HTTPS://Bank.example ", "https://evil.example"),
        ("service@bank.example", "mailto:thief@evil.example"),
        ("service@bank.example", "mailto:thief%40evil.example"),
        ("service@bank.example", "mailto:?subject=x&to=thief@evil.example"),
        ("http://192.168.0.1/", "http://evil.example/"),
        ("service@paypal.com", "https://evil.example/"),
        ("bank.example", "https://bank.example@evil.example/"),
        ("ba\u200bnk.example", "https://evil.example/"),
        ("ｗｗｗ．bank．example", "https://evil.example/"),
        ("www。bank。example", "https://evil.example/"),
        ("https://bank.intranet/", "https://evil.example/"),
    ],
)
def test_link_whose_text_shows_another_host_leads_elsewhere(text, url):
    assert deception.leads_elsewhere(text, url)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://bank.example/login", "https://bank.example/other"),
        ("bank.example", "https://www.bank.example/"),
        ("www.bank.example", "https://mail.bank.example"),
        ("bücher.example", "https://xn--bcher-kva.example/"),
        ("Click here", "https://evil.example/"),
        ("report.pdf", "https://files.example/1"),
        ("St.Gallen", "https://files.example/1"),
        ("1.2.3.4", "https://files.example/1"),
        ("setup.exe", "https://files.example/1"),
        ("e.g. this", "https://files.example/1"),
        ("service@bank.example", "mailto:service@bank.example?subject=x"),
        ("3.50", "https://shop.example/"),
        ("https://bank.example", "tel:123"),
        ("reader@mail.example", "https://shop.example/account"),
        ("reader@gmail.com", "https://shop.example/account"),
    ],
)
def test_link_that_keeps_its_word_or_gives_none_is_left_alone(text, url):
    assert not deception.leads_elsewhere(text, url)


def test_user_in_front_of_a_host_hides_it():
    assert deception.hides_target("https://bank.example@evil.example/")
    assert deception.target_host("https://bank.example@evil.example:8080/x") == "evil.example"
    assert deception.target_host("https:\\\\evil.example/") == "evil.example"
    assert not deception.hides_target("https://evil.example/@x")


def test_findings_of_a_message_are_each_named_once():
    senders = [("service@bank.example\u202e", "x@раypal.com"), ("service@bank.example", "x@раypal.com")]

    assert findings(senders, "Раypal") == [
        Finding("another-address", "service@bank.example"),
        Finding("look-alike", "раypal.com = xn--ypal-43d9g.com"),
        Finding("hidden"),
    ]
    assert findings([("Anna", "anna@shop.example")], "Hello 👩\u200d💻") == []


def test_marks_of_links_to_hosts_in_many_letters_cost_little_each():
    start = time.process_time()

    for number in range(500):
        deception.mark_of(f"https://{'é' * 50}{number}.{'ж' * 50}.example/", [f"www.{'ü' * 50}{number}.example"])

    assert time.process_time() - start < 1
