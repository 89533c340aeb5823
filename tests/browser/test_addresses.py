"""Several addresses in one browser: mail to another one, labels, removing, other tabs; with script and without."""

import re

from playwright.sync_api import expect

from dev.system import wait_for
from inboxes.models import Inbox
from tests.browser.holding import has_script_of_several, item_of, open_switcher
from tests.worlds.live import arrived
from tests.worlds.mails import CODE
from tests.worlds.open_pages import LIMIT_MILLISECONDS, address_on, is_live, look_away, on_both
from tests.worlds.rows import expire


@on_both
def test_mail_to_another_address_is_seen_and_is_one_tap_away(holding, send, options):
    page, (here, there) = holding("here", "there", **options)
    is_live(page)

    send(CODE, there)

    toast = page.get_by_role("link", name=f"New mail for {there}")
    expect(toast).to_be_visible(timeout=LIMIT_MILLISECONDS)
    expect(page.locator("[data-announcer]")).to_have_text(f"New mail for {there}")
    expect(page.locator(".switcher summary")).to_contain_text("2 addresses")
    expect(page.locator(".switcher summary")).to_contain_text("1 new")
    expect(page).to_have_title(f"(1) {here}")
    expect(page.locator("link[rel=icon]")).to_have_attribute("href", re.compile("^data:"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".row")).to_have_count(0)

    toast.click()

    page.wait_for_url(f"**/inbox/{there}")
    expect(page.locator(".code b")).to_have_text("482913")
    expect(page).to_have_title(there)


def test_title_counts_the_unseen_of_all_and_less_of_them_when_they_are_read_elsewhere(holding, send):
    page, (here, there) = holding("here", "there")
    is_live(page)
    look_away(page)
    send(CODE, there)
    expect(page).to_have_title(f"(1) {here}", timeout=LIMIT_MILLISECONDS)
    send(CODE, here)
    expect(page).to_have_title(f"(2) {here}", timeout=LIMIT_MILLISECONDS)

    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page).to_have_title(f"(1) {here}")
    page.reload()
    expect(page).to_have_title(f"(1) {here}")  # still unseen
    other_tab = page.context.new_page()
    other_tab.goto(f"inbox/{there}")
    other_tab.locator(".row-link").click()
    other_tab.wait_for_url("**/messages/*")

    expect(page).to_have_title(here, timeout=LIMIT_MILLISECONDS)
    expect(page.locator(".switcher summary")).not_to_contain_text("new")


NOTING = """
    globalThis.shown = [];
    Object.defineProperty(Notification, "permission", { get: () => "granted" });
    globalThis.AudioContext = class { constructor() { shown.push("chime"); throw new Error("silent"); } };
    globalThis.Notification = new Proxy(Notification, {
        construct(_, [title, { body, tag, data }]) {
            shown.push({ title, body, tag, data });
            return new EventTarget();
        },
    });
    localStorage.setItem("notify", "on");
    document.hasFocus = () => false;
"""


def test_notification_names_the_address_or_its_label_and_leads_there(holding, send):
    page, (_, there) = holding("here", "there")
    page.add_init_script(NOTING)
    page.evaluate("address => localStorage.setItem('labels', JSON.stringify({ [address]: 'Bank account' }))", there)
    page.reload()
    is_live(page)

    send(CODE, there)

    expect(page.get_by_role("link", name="New mail for Bank account")).to_be_visible(timeout=LIMIT_MILLISECONDS)
    wait_for(lambda: page.evaluate("shown.length"), 30, "a notification")
    path = f"/inbox/{there}"
    data = {"page": path, "inbox": path}
    assert page.evaluate("shown") == [{"title": "New mail for Bank account", "body": "", "tag": path, "data": data}]


def test_of_several_tabs_one_tells_and_the_one_that_shows_the_inbox_above_all(holding, send):
    page, (here, there, third) = holding("here", "there", "third")
    page.context.add_init_script(NOTING)
    page.reload()
    tabs = [page, *(page.context.new_page() for _ in range(2))]
    tabs[1].goto(f"inbox/{here}")
    tabs[2].goto(f"inbox/{there}")
    for tab in tabs:
        is_live(tab)
        has_script_of_several(tab)

    send(CODE, there)
    for tab in tabs[:2]:
        expect(tab.locator(".switcher summary")).to_contain_text("1 new", timeout=LIMIT_MILLISECONDS)
    wait_for(lambda: tabs[2].evaluate("shown.length"), 30, "the notification of the tab that shows it")
    send(CODE, third)
    for tab in tabs:
        expect(item_of(tab, third)).to_contain_text("1 new", timeout=LIMIT_MILLISECONDS)

    def told():
        return [said for tab in tabs for said in tab.evaluate("shown.map(({ title, body }) => `${title} ${body}`)")]

    wait_for(lambda: len(told()) >= 2, 30, "both notifications")
    assert sorted(told()) == ["New mail for third@tempmail.test ", f"New message from bank.example {there}"]


@on_both
def test_label_stays_in_the_browser_and_is_in_no_request(holding, options):
    page, (_, there) = holding("here", "there", **options)
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    open_switcher(page)

    page.get_by_role("button", name=f"Label {there}").click()
    field = page.get_by_role("textbox", name=re.compile("Your label"))
    field.fill("Zebra <b>shop</b>")
    field.press("Enter")

    expect(item_of(page, there).locator("[data-label]")).to_have_text("Zebra <b>shop</b>")
    expect(page.get_by_role("button", name=f"Label {there}")).to_be_focused()
    page.reload()
    open_switcher(page)
    expect(item_of(page, there).locator("[data-label]")).to_have_text("Zebra <b>shop</b>")
    page.get_by_role("link", name="Zebra").click()
    page.wait_for_url(f"**/inbox/{there}")
    page.locator(".first-actions").get_by_role("button", name="New address").click()
    expect(page.locator("#the-address")).not_to_have_attribute("data-address", there)
    open_switcher(page)
    expect(item_of(page, there).locator("[data-label]")).to_have_text("Zebra <b>shop</b>")
    assert not [request for request in sent if "ebra" in request]
    assert page.context.cookies() and not [cookie for cookie in page.context.cookies() if "ebra" in cookie["value"]]


def test_label_is_left_by_escape_changed_and_taken_away(holding):
    page, (_, there) = holding("here", "there")
    open_switcher(page)
    edit, shown = page.get_by_role("button", name=f"Label {there}"), item_of(page, there).locator("[data-label]")
    field = item_of(page, there).get_by_role("textbox")

    for typed, key, expected in (("One", "Enter", "One"), ("Two", "Escape", "One"), ("Three", "Tab", "Three")):
        edit.click()
        field.fill(typed)
        field.press(key)
        expect(field).to_be_hidden()
        expect(shown).to_have_text(expected)
    expect(page.locator(".switcher")).to_have_attribute("open", "")
    edit.click()
    field.fill(" ")
    field.press("Enter")
    expect(shown).to_be_hidden()


def test_mail_that_comes_while_a_label_is_typed_disturbs_nobody(holding, send):
    page, (_, there) = holding("here", "there")
    is_live(page)
    open_switcher(page)
    page.get_by_role("button", name=f"Label {there}").click()
    page.keyboard.type("Sho")

    with page.expect_event("console", lambda message: message.text == "told"):
        page.evaluate("document.addEventListener('inbox:addresses', () => console.log('told'))")
        send(CODE, there)
    page.keyboard.type("p")
    page.keyboard.press("Enter")

    expect(item_of(page, there).locator("[data-label]")).to_have_text("Shop")
    expect(item_of(page, there)).to_contain_text("1 new")


@on_both
def test_another_one_is_forgotten_and_deleted_in_place(holding, options):
    page, (here, there, third) = holding("here", "there", "third", **options)
    is_live(page)
    page.evaluate("address => localStorage.setItem('labels', JSON.stringify({ [address]: 'x' }))", there)
    open_switcher(page)

    page.get_by_role("button", name=f"Remove {there}").click()
    expect(page.get_by_role("button", name=f"Delete {there}")).to_be_visible()
    page.get_by_role("button", name=f"Forget {there} here").click()
    expect(item_of(page, there)).to_have_count(0)
    assert Inbox.objects.filter(local_part="there").exists()
    page.get_by_role("button", name=f"Remove {third}").click()
    page.get_by_role("button", name=f"Delete {third}").click()
    expect(item_of(page, third)).to_have_count(0)

    assert not Inbox.objects.filter(local_part="third").exists()
    assert address_on(page) == here
    expect(page.locator(".switcher")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('labels')") == "{}"


def test_the_one_that_is_shown_is_deleted_and_the_others_are_offered(holding):
    page, (here, there) = holding("here", "there")
    open_switcher(page)

    page.get_by_role("button", name=f"Remove {here}").click()
    page.get_by_role("button", name=f"Delete {here}").click()

    page.wait_for_url("**/addresses")
    expect(page.locator("[data-addresses] li")).to_have_count(1)
    page.get_by_role("button", name="New address").click()
    page.wait_for_url("**/inbox/*")
    assert address_on(page) not in (here, there)


# --- Other tabs


def test_address_made_in_another_tab_is_told_of_here_and_so_is_its_mail(open_page, send):
    page = open_page()
    first = address_on(page)
    is_live(page)
    expect(page.locator(".switcher")).to_be_hidden()
    other = page.context.new_page()
    other.goto("")
    is_live(other)
    other.locator(".first-actions").get_by_role("button", name="New address").click()
    expect(other.locator("#the-address")).not_to_have_attribute("data-address", first)
    second = address_on(other)
    other.reload()

    expect(page.locator(".switcher summary")).to_contain_text("2 addresses", timeout=LIMIT_MILLISECONDS)
    is_live(page)
    send(CODE, second)

    expect(page.locator(".switcher summary")).to_contain_text("1 new", timeout=LIMIT_MILLISECONDS)
    assert address_on(page) == first


def test_N12_address_forgotten_in_another_tab_is_told_of_no_more(holding, send):
    """The socket was opened with its key."""
    page, (here, there, third) = holding("here", "there", "third")
    is_live(page)
    other = page.context.new_page()
    other.goto(f"inbox/{third}")
    open_switcher(other)

    other.get_by_role("button", name=f"Remove {there}").click()
    with page.expect_websocket():
        other.get_by_role("button", name=f"Forget {there} here").click()
        expect(item_of(page, there)).to_have_count(0, timeout=LIMIT_MILLISECONDS)
    is_live(page)
    send(CODE, there)
    send(CODE, third)

    arrived(2)
    expect(page.locator(".switcher summary")).to_contain_text("1 new", timeout=LIMIT_MILLISECONDS)
    expect(item_of(page, there)).to_have_count(0)
    expect(page).to_have_title(f"(1) {here}")


def test_page_without_a_socket_asks(holding, send):
    page, (_, there) = holding("here", "there")
    page.add_init_script("globalThis.WebSocket = class extends EventTarget { close() {} };")
    page.clock.install()
    page.reload()
    has_script_of_several(page)
    page.clock.run_for(11_000)
    expect(page.locator("[data-live]")).to_have_attribute("data-now", "polling")
    send(CODE, there)
    arrived(1)

    page.clock.run_for(11_000)

    expect(page.locator(".switcher summary")).to_contain_text("1 new")


def test_public_page_tells_of_what_is_held(holding, send):
    page, (here, there) = holding("here", "there", path="inbox/anybody@tempmail.test")
    is_live(page)
    has_script_of_several(page)
    send(CODE, there)
    expect(page.locator(".switcher summary")).to_contain_text("1 new", timeout=LIMIT_MILLISECONDS)
    Inbox.objects.get(local_part="here").delete()

    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(item_of(page, here)).to_have_count(0)
    expect(page.locator(".switcher summary")).to_contain_text("1 address")


# --- The end


@on_both
def test_ended_page_gives_a_new_address_though_others_are_held(holding, options):
    page, (here, there) = holding("here", "there", **options)
    is_live(page)
    expire(Inbox.objects.get(local_part="here"))

    page.evaluate("document.dispatchEvent(new Event('inbox:look'))")

    expect(page.get_by_role("heading", name="This inbox has ended")).to_be_visible()
    expect(page.get_by_role("link", name="Your other addresses")).to_be_visible()
    page.get_by_role("button", name="Get a new address").click()
    page.wait_for_url("**/inbox/*-*")
    assert address_on(page) not in (here, there)
    expect(page.locator(".switcher summary")).to_contain_text("2 addresses")


def test_another_one_that_ends_goes_from_the_switcher(holding):
    page, (_, there, _) = holding("here", "there", "third")
    is_live(page)
    has_script_of_several(page)
    expire(Inbox.objects.get(local_part="there"))

    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(item_of(page, there)).to_have_count(0)
    expect(page.locator(".switcher summary")).to_contain_text("2 addresses")
