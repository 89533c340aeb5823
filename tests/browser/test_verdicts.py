"""Who sent it, in a browser: one verdict in list and message, whole on a small phone, in words as in colours."""

import pytest
from playwright.sync_api import expect

from tests.worlds.open_pages import DESK, PHONE, violations

OURS = "mx.tempmail.test"
INBOX = "inbox/anybody@tempmail.test"
LINK = "https://{}/confirm?token=8f14e45fceea167a"
LONG = "PayPal Security service@paypal.com " + "always at your service " * 8

MAILS = {
    "verified": ("Shop", "no-reply@mail.shop.example", "dmarc=pass header.from=mail.shop.example", "shop.example"),
    "relayed": ("Forum", "bot@forum.example", "dkim=pass header.d=sendgrid.net", "u1.ct.sendgrid.net"),
    "unconfirmed": ("News", "news@news.example", "spf=none smtp.mailfrom=news.example", "app-of-news.example"),
    "denied": ("Bank", "service@bank.example", "dmarc=fail header.from=bank.example", "bank.example"),
    "another": (LONG, "al@evil.example", "dmarc=pass header.from=evil.example", "evil.example"),
    "look-alike": ("Support", "help@xn--ypal-43d9g.com", "dmarc=pass header.from=xn--ypal-43d9g.com", "evil.example"),
    "long": ("L", f"a@{'very-long-name' * 4}.sub.{'long-domain' * 5}.example", "dkim=none", "shop.example"),
}  # fmt: skip
LINES = {
    "verified": "Really from shop.example",
    "relayed": "forum.example, sent through SendGrid",
    "unconfirmed": "news.example, not confirmed",
    "denied": "Not really from bank.example",
    "another": "evil.example, not paypal.com",
    "look-alike": "xn--ypal-43d9g.com imitates paypal.com",
    "long": f"{'long-domain' * 5}.example, not confirmed",
}
HOSTS = {
    "verified": "shop.example",
    "relayed": "through SendGrid: u1.ct.sendgrid.net",
    "unconfirmed": "leads to app-of-news.example",
    "denied": "Its link leads to bank.example",
    "another": "Its link leads to evil.example",
    "look-alike": "Its link leads to evil.example",
    "long": "leads to shop.example",
}
# Whether each line of an element's words is on the screen, and cut off by nothing around it.
IS_WHOLE = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const around = [];
    for (let at = element.parentElement; at; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== "visible") around.push(at.getBoundingClientRect());
    const isWithin = box => around.every(outer => box.left >= outer.left - 1 && box.right <= outer.right + 1);
    const boxes = [...range.getClientRects()];
    return boxes.length > 0 && boxes.every(box => box.left >= 0 && box.right <= innerWidth && isWithin(box));
}"""
CONTRADICTED = ("denied", "another", "look-alike")


def source_of(name, address, result, host):
    return (
        f"Received: from a (a [192.0.2.1])\r\n\tby {OURS} (Postfix) with ESMTP id 4Q1\r\n"
        f"Authentication-Results: {OURS}; {result}\r\n"
        f'From: "{name}" <{address}>\r\nTo: you\r\nSubject: Confirm your address\r\n'
        "Content-Type: text/html\r\n\r\n"
        f'<p>Your code is 482913.</p><p>Or <a href="{LINK.format(host)}">confirm your email address</a></p>'
    ).encode()


@pytest.fixture
def mails(transactional_db, domain, put_mail, settings):
    settings.AUTHSERV_ID = OURS
    return {kind: put_mail("anybody@tempmail.test", source_of(*mail)) for kind, mail in MAILS.items()}


def row_of(page, message):
    return page.locator(".row").filter(has=page.locator(f"#m-{message.pk}"))


def one_line(locator):
    return " ".join(locator.inner_text().split())


@pytest.mark.parametrize(
    "options", [PHONE, DESK, PHONE | {"java_script_enabled": False}], ids=["phone", "desk", "plain"]
)
def test_list_and_message_tell_one_verdict_of_the_sender_and_of_the_link(mails, open_page, options):
    page = open_page(INBOX, **options)
    for kind, message in mails.items():
        row = row_of(page, message)
        assert one_line(row.locator(".sender")) == LINES[kind]
        assert one_line(row.locator(".host")) == HOSTS[kind]
        expect(row.get_by_role("link", name="Open the link")).to_have_count(0 if kind in CONTRADICTED else 1)

    for kind, message in mails.items():
        page.goto(f"{INBOX}/messages/{message.pk}")
        opened = page.locator("article.message")
        assert one_line(opened.locator(".sender")) == LINES[kind]
        assert one_line(opened.locator(".finds .host")) == HOSTS[kind]
        expect(opened.get_by_role("link", name="Open the link")).to_have_count(0 if kind in CONTRADICTED else 1)
        expect(opened.locator(".notice.contradiction")).to_have_count(1 if kind in CONTRADICTED else 0)
        expect(opened.locator(".checks")).to_be_hidden()
        expect(page.frame_locator("iframe.html").get_by_role("link", name="confirm your email address")).to_be_visible()


def test_domain_is_whole_on_a_small_phone_however_long_the_name(mails, open_page):
    page = open_page(INBOX, **PHONE)
    for path in ("", *(f"/messages/{mails[kind].pk}" for kind in ("another", "long"))):
        page.goto(f"{INBOX}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for name in page.locator(".sender b:visible").all():
            whole = name.evaluate(IS_WHOLE)
            assert whole, name.inner_text()


def test_details_are_behind_the_verdict(mails, open_page):
    page = open_page(f"{INBOX}/messages/{mails['verified'].pk}", **DESK)
    details = page.locator("details.from")
    expect(details.locator(".checks")).to_be_hidden()

    details.locator("summary").click()

    expect(details.locator(".checks")).to_contain_text("Not encrypted on its way here")
    expect(details).to_contain_text("Shop <no-reply@mail.shop.example>")


@pytest.mark.parametrize(
    "options",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced"],
)
def test_verdicts_are_told_by_words_and_signs_where_colours_are_not_seen(mails, open_page, options):
    page = open_page(INBOX, **PHONE | options)
    assert violations(page) == []
    for kind, message in mails.items():
        line = row_of(page, message).locator(".sender")
        sign = line.locator("svg use")
        wanted = {"verified": "#check"} | dict.fromkeys(CONTRADICTED, "#warning")
        assert [use.get_attribute("href") for use in sign.all()] == ([wanted[kind]] if kind in wanted else [])
    page.goto(f"{INBOX}/messages/{mails['another'].pk}")
    assert violations(page) == []
