"""Home in a browser: an address on arrival, copied, changed, and what happens where there is no script."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from dev.system import wait_for
from inboxes import limits
from inboxes.mail import sealing, typed_codes
from inboxes.models import ClientCount, Grant, Inbox, IssuedAddress, Message
from tests.worlds.open_pages import (
    CLIPBOARD,
    LIMIT_MILLISECONDS,
    MESSAGE,
    address_on,
    clipboard,
    is_live,
    on_both,
)


@on_both
def test_address_is_there_on_arrival_and_mail_for_it_appears(open_page, send, options):
    page = open_page(**options)
    address = address_on(page)
    is_live(page)

    send(MESSAGE, address)

    row = page.locator(".row", has_text="Your code is 4711")
    expect(row).to_be_visible(timeout=LIMIT_MILLISECONDS)
    expect(page.locator("[data-announcer]")).to_have_text("New message from shop.example")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_returning_visitor_sees_the_inbox_they_have(open_page):
    page = open_page()
    address = address_on(page)

    page.reload()

    assert address_on(page) == address
    assert Inbox.objects.count() == 1


def test_page_that_nobody_looks_at_makes_no_address(open_page):
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})")
    page.goto("")
    expect(page.locator("[data-arrive=making]")).to_be_visible()
    assert not Inbox.objects.exists()

    page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))")

    assert address_on(page) == Inbox.objects.get().address


@on_both
def test_one_click_copies_and_says_so(still_page, options):
    page = still_page(**options, **CLIPBOARD)
    address = address_on(page)

    page.get_by_role("button", name="Copy the address").click()

    expect(page.locator("[data-copy-key]")).to_have_text("Copied", use_inner_text=True)
    expect(page.locator("[data-announcer]")).to_have_text("Copied")
    assert clipboard(page) == address


def test_one_key_copies(open_page):
    page = open_page(**CLIPBOARD)
    address = address_on(page)

    page.keyboard.press("c")

    wait_for(lambda: clipboard(page) == address, 30, "the address in the clipboard")


@on_both
def test_refusal_stands_beside_the_field_while_typing_and_nothing_is_claimed(open_page, domain, options):
    Inbox.objects.issue(domain, "taken")
    page = open_page(**options)
    address_on(page)
    page.locator("summary", has_text="Choose a name").click()
    name, verdict = page.locator("#local-part"), page.locator("#refusal-local-part")

    for typed, sentence in (
        ("admin", "This name is reserved"),
        ("taken", "none is given out twice"),
        ("no spaces", "Use the letters a to z"),
    ):
        name.fill(typed)
        expect(verdict).to_contain_text(sentence)
        expect(name).to_have_attribute("aria-invalid", "true")
    name.fill("Free.Name")
    expect(verdict).to_have_text("free.name is free.")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    assert IssuedAddress.objects.count() == 1


@on_both
def test_name_lifetime_and_end_are_changed_in_place(open_page, options):
    page = open_page(**options)
    first = address_on(page)
    page.locator("summary", has_text="Choose a name").click()

    page.locator("#local-part").fill("my.name")
    page.locator("#lifetime").select_option("360")
    page.locator("#mode").select_option("read")
    page.get_by_role("button", name="Create address").click()

    expect(page.locator("#the-address")).to_have_text("my.name@tempmail.test")
    expect(page.locator(".time-left")).to_contain_text("5 hours")
    is_live(page)
    assert Inbox.objects.get(local_part="my.name").lifetime_mode == "read"
    page.locator(".switcher summary").click()
    page.get_by_role("link", name=first).click()
    expect(page.locator("#the-address")).to_have_attribute("data-address", first)


def test_name_that_was_taken_meanwhile_is_refused_in_place(open_page, domain):
    page = open_page()
    first = address_on(page)
    page.locator("summary", has_text="Choose a name").click()
    page.locator("#local-part").fill("quick")
    expect(page.locator("#refusal-local-part")).to_have_text("quick is free.")
    Inbox.objects.issue(domain, "quick")

    page.get_by_role("button", name="Create address").click()

    expect(page.locator("#refusal-local-part")).to_contain_text("none is given out twice")
    assert address_on(page) == first


def test_form_goes_the_browsers_way_when_the_script_gets_no_answer(open_page, world):
    page = open_page()
    address_on(page)
    page.route(
        "**/extend", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )

    page.get_by_role("button", name="Keep it for 1 week").click()

    expect(page).to_have_url(f"{world.web_url}inbox/{Inbox.objects.get().address}")
    expect(page.locator(".time-left")).to_contain_text("6 days")


def test_page_says_so_when_no_address_can_be_made(open_page):
    page = open_page("about:blank")
    page.route("**/new", lambda route: route.abort())

    page.goto("")

    expect(page.get_by_role("alert")).to_contain_text("No address could be made")
    page.unroute("**/new")
    page.get_by_role("button", name="Get a new address").click()
    assert address_on(page) == Inbox.objects.get().address


def use_up(limit_name):
    """Count what the browser may do up to its limit."""
    limits.hit(limit_name, "127.0.0.1")
    ClientCount.objects.update(count=1_000_000)


def test_page_says_how_long_to_wait_when_too_many_addresses_were_made(open_page):
    page = open_page("about:blank")
    use_up("issue")

    page.goto("")

    expect(page.get_by_role("alert")).to_contain_text("There were many requests from your network. Try again in")
    page.get_by_role("link", name="Open a public address").click()
    expect(page).to_have_url(re.compile("#public$"))


def test_too_many_chosen_names_are_refused_in_place(open_page):
    page = open_page()
    first = address_on(page)
    use_up("choose")
    page.locator("summary", has_text="Choose a name").click()
    page.locator("#local-part").fill("mine")

    page.get_by_role("button", name="Create address").click()

    expect(page.locator("#refusal-wait")).to_contain_text("Try again in")
    assert page.locator("#local-part").input_value() == "mine"
    assert address_on(page) == first


def test_without_script_a_reader_finds_the_shared_inbox_on_home(open_page, domain):
    inbox, secret = Inbox.objects.issue(domain, "shared")
    _, key = Grant.objects.share(inbox, sealing.private_key_of(secret), None)
    page = open_page("add", java_script_enabled=False)
    page.get_by_label("Link or code").fill(typed_codes.to_code(key))
    page.get_by_role("button", name="See whose inbox it is").click()
    page.locator("[name=add]").click()
    page.wait_for_url("**/inbox/*")

    page.goto("")
    page.locator(".switcher summary").click()
    page.get_by_role("link", name="shared@tempmail.test").click()

    expect(page.get_by_role("heading", name="Address shared with you, to read")).to_be_visible()


@on_both
def test_without_script_there_is_a_button_and_a_form(open_page, options):
    page = open_page(java_script_enabled=False, **options)
    assert not Inbox.objects.exists()

    page.locator("summary", has_text="Choose your own name").click()
    page.locator("#local-part").fill("admin")
    page.get_by_role("button", name="Create address").click()
    expect(page.locator("#refusal-local-part")).to_contain_text("This name is reserved")
    assert page.locator("#local-part").input_value() == "admin"

    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*")
    address = Inbox.objects.get().address
    expect(page.locator("#the-address")).to_have_text(address)
    page.goto("")
    expect(page.locator("#the-address")).to_have_text(address)


def test_scheme_chosen_by_the_switch_stands_on_the_next_page_and_sets_no_cookie(open_page):
    page = open_page("about", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)

    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate(ground)
    page.reload()

    assert dark != light
    assert page.evaluate(ground) == dark
    assert page.context.cookies() == []
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("localStorage.length") == 0


def test_language_chosen_by_the_switch_stands_when_the_bare_site_is_opened_again(open_page):
    page = open_page(locale="en-US")
    address = address_on(page)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")

    page.goto("about")
    expect(page.locator("html")).to_have_attribute("lang", "en")  # an address without a language, sent by somebody
    page.goto("")

    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page).to_have_url(re.compile("/de/inbox/"))
    assert address_on(page) == address
    assert {cookie["name"] for cookie in page.context.cookies()} == {
        "csrf",
        "current",
        f"inbox-{Inbox.objects.get().pk}",
    }


# --- What the script asks for, without a browser


def test_checking_a_name_claims_nothing(client, domain):
    response = client.get(reverse("check"), {"local_part": "Mine", "domain": domain.name})

    assert b"<bdi>mine</bdi> is free." in response.content
    assert not IssuedAddress.objects.exists()
    assert Inbox.objects.issue(domain, "mine")


def test_checking_a_name_tells_no_more_than_issuing_it_would(client, domain, put_mail):
    Inbox.objects.issue(domain, "gone")[0].delete()
    put_mail("read@tempmail.test", b"Subject: x\r\n\r\nx")

    for name, sentence in (("gone", b"none is given out twice"), ("read", b"public mail at this name")):
        assert sentence in client.get(reverse("check"), {"local_part": name}).content
        assert sentence in client.post(reverse("issue"), {"local_part": name}).content
    assert Message.objects.count() == 1


def test_names_cannot_be_tried_without_limit(client, domain, settings):
    settings.LIMITS = settings.LIMITS | {"lookup": (2, 3600)}

    statuses = [client.get(reverse("check"), {"local_part": f"name{n}"}).status_code for n in range(3)]

    assert statuses == [200, 200, 429]


def test_both_ways_to_the_dark_say_the_same():
    with open("inboxes/pages/static/inboxes/style.css") as file:
        style = file.read()
    by_preference = style.split(':root:not([data-theme="light"]) {', 1)[1].split("}", 1)[0]
    by_choice = style.split('\n:root[data-theme="dark"] {', 1)[1].split("}", 1)[0]

    assert by_preference.split() == by_choice.split()
