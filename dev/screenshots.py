"""./tempmail screenshots: every page and state at four sizes, light and dark, as PNG files to look at.

A world of its own, real mail over SMTP, Debian's Chromium.  A file's name says
what it shows: inbox-360-dark.png.
"""

import contextlib
import os
import smtplib
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import psycopg
from playwright.sync_api import Browser, Page, Route, expect

from .browser import chromium
from .options import SCHEMES, SIZES, read
from .scratch import scratch_world
from .system import Stop, say
from .world import Service, World

LIMITS = dict.fromkeys(("LIMIT_ISSUE", "LIMIT_CHOOSE", "LIMIT_LOOKUP", "LIMIT_GUESS"), "100000/h")
WAIT_MILLISECONDS = 60_000
FIXED = "display => document.querySelectorAll('.said').forEach((element) => (element.style.display = display))"

MAILS = (
    ("Orbit Books", "hello@orbitbooks.example", "Your order is on its way",
     "Thank you, your parcel left our warehouse this morning and will be with you on Tuesday."),
    ("Nimbus", "no-reply@nimbus.example", "Confirm your mail address",
     "Please confirm your address: https://nimbus.example/confirm?token=8c1f27d09a\nThe link works for one hour."),
    ("Parcel Service", "info@parcel.example", "Please confirm your account",
     "Confirm your account here: https://track-elsewhere.example/confirm?id=77120 within 24 hours."),
    ("مكتبة النيل", "books@nile.example", "أهلا بك في المكتبة", "شكرا لتسجيلك معنا. نتمنى لك قراءة ممتعة."),
    ("Harbor Forum", "bot@harbor.example", "Your sign-in code",
     "Your verification code is 482913.\nUse it within ten minutes. Nobody from our team will ask for it."),
)  # fmt: skip


class Studio:
    """A browser profile of one size and scheme, and the files it makes."""

    def __init__(
        self, world: World, database_url: str, browser: Browser, folder: Path, size: tuple[int, int], scheme: str
    ):
        self.world, self.database_url, self.folder = world, database_url, folder
        self.suffix = f"{size[0]}-{scheme}"
        width, height = size
        self.options: dict[str, Any] = {"viewport": {"width": width, "height": height}, "color_scheme": scheme,
                                        "base_url": world.web_url, "reduced_motion": "reduce",
                                        "is_mobile": width < 600}  # fmt: skip
        self.browser = browser

    @contextlib.contextmanager
    def page(self, path: str = "", **options: Any) -> Iterator[Page]:
        context = self.browser.new_context(**self.options | options)
        context.set_default_timeout(WAIT_MILLISECONDS)
        page = context.new_page()
        page.goto(path)
        yield page
        context.close()

    def take(self, page: Page, name: str, *, full: bool = True) -> None:
        # What is fixed to the window would stand somewhere in the middle of a whole page.
        if full:
            page.evaluate(FIXED, "none")
        page.screenshot(path=self.folder / f"{name}-{self.suffix}.png", full_page=full)
        if full:
            page.evaluate(FIXED, "")

    def send_one(self, page: Page, mail: tuple[str, str, str, str]) -> None:
        self.send(is_live(page), mail)
        page.wait_for_selector(".row")

    def send(self, recipient: str, *mails: tuple[str, str, str, str]) -> None:
        for name, address, subject, text in mails or MAILS:
            message = EmailMessage()
            message["From"] = f"{name} <{address}>"
            message["To"], message["Subject"] = recipient, subject
            message.set_content(text)
            if address.startswith("hello"):
                message.add_alternative(f"<h1>{subject}</h1><p>{text}</p>", subtype="html")
                message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="invoice.pdf")
            with smtplib.SMTP("127.0.0.1", self.world.smtp_port, timeout=30) as smtp:
                smtp.send_message(message)

    def end_in(self, address: str, seconds: int) -> None:
        """Move an inbox's end, and tell its pages."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            moved = connection.execute(
                "UPDATE inboxes_inbox SET expires_at = now() + %s * interval '1 second' WHERE local_part = %s"
                " RETURNING id",
                [seconds, address.partition("@")[0]],
            )
            for (inbox_id,) in moved.fetchall():
                connection.execute("SELECT pg_notify('tempmail', %s)", [f"i:{inbox_id}"])


def is_live(page: Page) -> str:
    """Wait until the page is told of changes; return the inbox's address."""
    page.wait_for_selector('[data-live][data-now="open"]')
    return page.locator("#the-address").get_attribute("data-address") or ""


@contextlib.contextmanager
def with_mail(studio: Studio) -> Iterator[tuple[Page, str]]:
    """Yield the page of an inbox that has all the mails, and its address."""
    with studio.page() as page:
        address = is_live(page)
        studio.send(address)
        page.goto(f"inbox/{address}")
        is_live(page)
        expect(page.locator(".row")).to_have_count(len(MAILS))
        yield page, address


def home(studio: Studio) -> None:
    with studio.page("about") as page:
        unanswered: list[Route] = []
        # Playwright marks what it is given, and a built-in method can't be marked.
        page.route("**/new", lambda route: unanswered.append(route))  # noqa: PLW0108
        page.goto("")
        studio.take(page, "home-making")
        for route in unanswered:
            route.abort()
    with studio.page("about") as page:
        page.route("**/new", lambda route: route.abort())
        page.goto("")
        page.wait_for_selector("[data-arrive=failed]")
        studio.take(page, "home-failed")
    with studio.page(java_script_enabled=False) as page:
        studio.take(page, "home-without-script")
    with studio.page(forced_colors="active") as page:
        is_live(page)
        studio.send_one(page, MAILS[-1])
        studio.take(page, "home-forced-colours", full=False)
    with studio.page() as page:
        is_live(page)
        studio.take(page, "home")
        studio.send_one(page, MAILS[-1])
        studio.take(page, "home-first-mail", full=False)
        page.locator("summary", has_text="Choose a name").click()
        page.locator("#local-part").fill("admin")
        page.wait_for_selector(".refusal")
        studio.take(page, "home-refusal")
        page.locator("#local-part").fill(f"anna-{studio.suffix}")
        page.wait_for_selector(".approval")
        studio.take(page, "home-free")
        page.get_by_role("button", name="Create address").click()
        page.wait_for_selector(f"#the-address[data-address^='anna-{studio.suffix}@']")
        address = is_live(page)
        page.locator(".switcher summary").click()
        studio.take(page, "home-switcher", full=False)
        other = page.locator(f"[data-addresses] li:not([data-address='{address}'])")
        other.locator("[data-label-it]").click()
        page.keyboard.type("Shop")
        studio.take(page, "home-switcher-label", full=False)
        page.keyboard.press("Enter")
        other.locator("[data-remove]").click()
        studio.take(page, "home-switcher-remove", full=False)
        page.locator(".switcher summary").click()
        studio.send(str(other.get_attribute("data-address")))
        page.wait_for_selector("a.elsewhere")
        studio.take(page, "home-mail-elsewhere", full=False)
        page.goto("addresses")
        studio.take(page, "addresses")


def inbox(studio: Studio) -> None:
    with with_mail(studio) as (page, address):
        studio.take(page, "inbox")
        for name in ("Choose a name", "Extend", "More", "English"):
            page.locator("summary:visible", has_text=name).click()
            studio.take(page, f"inbox-{name.split()[0].lower()}", full=False)
            for part in ("Alerts", "Delete") if name == "More" else ():
                page.locator("summary", has_text=part).click()
                studio.take(page, f"inbox-{part.lower()}", full=False)
            page.keyboard.press("Escape")
        in_list(studio, page)
        page.locator(".row-link", has_text="Orbit Books").click()
        page.wait_for_selector(".message")
        studio.take(page, "message")
        page.locator(".message .more-menu > summary").click()
        studio.take(page, "message-more", full=False)
        page.get_by_role("link", name="Source", exact=True).click()
        studio.take(page, "source")
        page.goto(f"inbox/{address}/keep")
        studio.take(page, "keep")
        page.get_by_role("button", name="Show link and QR code").click()
        studio.take(page, "keep-link")
        page.goto(f"ar/inbox/{address}")
        is_live(page)
        studio.take(page, "inbox-arabic")
        page.goto(f"inbox/{address}")
        is_live(page)
        studio.end_in(address, 200)
        page.wait_for_selector("[data-soon]:not([hidden])")
        studio.take(page, "inbox-soon")
        studio.end_in(address, 0)
        page.get_by_role("heading", name="This inbox has ended").wait_for()
        studio.take(page, "ended")


def in_list(studio: Studio, page: Page) -> None:
    page.get_by_role("link", name="Refresh").click()
    page.wait_for_selector("[data-live][data-now=checked]")
    studio.take(page, "inbox-checked", full=False)
    page.get_by_role("searchbox").fill("nowhere")
    studio.take(page, "inbox-no-match")
    page.get_by_role("searchbox").fill("")
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    studio.take(page, "inbox-help", full=False)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Delete “").first.click()
    studio.take(page, "inbox-undo", full=False)
    page.get_by_role("button", name="Undo").click()


def newest(studio: Studio) -> None:
    """The code that came last, out of sight; mail to another address, and a deletion."""
    with studio.page() as page:
        first = is_live(page)
        page.get_by_role("button", name="New address").first.click()
        page.wait_for_selector(f"#the-address:not([data-address='{first}'])")
        address = is_live(page)
        studio.send(address, *MAILS * 3)
        expect(page.locator(".row")).to_have_count(3 * len(MAILS))
        studio.send(address, MAILS[-1])
        expect(page.locator(".row")).to_have_count(3 * len(MAILS) + 1)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_selector(".latest:visible")
        studio.take(page, "newest-code", full=False)
        page.get_by_role("button", name="Delete “Your order is on its way").last.click()
        studio.send(first, MAILS[0])
        page.wait_for_selector("a.elsewhere")
        studio.take(page, "newest-code-and-more", full=False)
        page.locator(".row-link", has_text="Orbit Books").first.click()
        page.wait_for_url("**/messages/*")
        page.wait_for_selector("[data-live][data-now=open]", state="attached")
        studio.send(address, MAILS[-1])
        expect(page.locator(".row-link", has_text="Your sign-in code")).to_have_count(5)
        studio.take(page, "message-newest-code", full=False)


def sharing(studio: Studio) -> None:
    with with_mail(studio) as (page, address):
        page.locator(".more-menu > summary").click()
        page.locator(".more-menu summary", has_text="Pause").click()
        studio.take(page, "inbox-pause", full=False)
        page.get_by_role("button", name="Pause this address").click()
        page.get_by_text("This address is paused.").first.wait_for()
        studio.take(page, "inbox-paused")
        page.locator(".row-link", has_text="Orbit Books").click()
        page.wait_for_url("**/messages/*")
        page.locator(".message .more-menu > summary").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Pin", exact=True).click()
        page.locator(".message .more-menu > summary").click()
        page.get_by_role("button", name="Pinned").wait_for()
        page.locator("summary", has_text="Share this message").click()
        studio.take(page, "message-share")
        page.get_by_role("button", name="Make a link").click()
        link = page.locator("#the-link").input_value()
        studio.take(page, "message-link")
        page.goto(f"inbox/{address}")
        is_live(page)
        studio.take(page, "inbox-pinned")
        with studio.page(link) as shared:
            shared.wait_for_url("**/messages/*")
            studio.take(shared, "shared-message")
        with studio.page(link, java_script_enabled=False) as shared:
            studio.take(shared, "shared-without-script")


def others(studio: Studio) -> None:
    name = f"anybody-{studio.suffix}@tempmail.test"
    with studio.page(f"inbox/{name}") as page:
        is_live(page)
        studio.take(page, "public-empty")
        studio.send(name)
        expect(page.locator(".row")).to_have_count(len(MAILS))
        studio.take(page, "public")
        for path in ("about", "privacy", "terms", "abuse", "offline", "password", "add", "nowhere"):
            page.goto(path)
            studio.take(page, path)


@contextlib.contextmanager
def running() -> Iterator[tuple[World, str]]:
    """Yield a world in which all that pages and mail need runs, and its database's URL; end it afterwards."""
    with scratch_world("screenshots", **LIMITS) as (world, cluster, database):
        world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
        services: list[Service] = []
        try:
            for name in ("postfix", "delivery", "web"):
                services.append(world.start(name))
            world.postfix.set(smtpd_client_event_limit_exceptions="127.0.0.0/8")
            yield world, cluster.reach(database).owner_url
        finally:
            for service in reversed(services):
                service.stop()


def main() -> int:
    options = read("screenshots", sys.argv[1:])
    folder = Path(os.environ["TEMPMAIL_PICTURES"])
    began = time.monotonic()
    expect.set_options(timeout=WAIT_MILLISECONDS)
    try:
        with running() as (world, database_url), chromium() as browser:
            for size in SIZES:
                for scheme in SCHEMES:
                    if options.width in (None, size[0]) and options.scheme in (None, scheme):
                        studio = Studio(world, database_url, browser, folder, size, scheme)
                        say(f"{size[0]} pixels, {scheme}")
                        for walk in (home, inbox, newest, sharing, others):
                            walk(studio)
    except Stop as stop:
        print(f"tempmail: {stop}", file=sys.stderr)
        return 1
    say(f"{len(list(folder.glob('*.png')))} pictures in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
