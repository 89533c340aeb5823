"""Times in the page's words, by the region that the browser is set to; and what is left of them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models.functions import Now
from playwright.sync_api import expect

from inboxes.mail import sealing
from inboxes.models import Grant, Inbox
from tests.worlds.visitors import cookie_for

AT = datetime(2031, 3, 4, 15, 5, tzinfo=UTC)
ADDRESS = "holder@tempmail.test"


@pytest.fixture
def held(open_page, issued, world):
    def held(path, **options):
        page = open_page("add", **options)
        cookies = cookie_for(issued).items()
        page.context.add_cookies([{"name": name, "value": value, "url": world.web_url} for name, value in cookies])
        page.goto(path)
        return page

    return held


@pytest.mark.parametrize(
    ("region", "language", "shown"),
    [
        ("en-US", "en", "Mar 4, 2031, 4:05 PM"),
        ("en-GB", "en", "4 Mar 2031, 16:05"),
        ("de-AT", "en", "4 Mar 2031, 16:05"),
        ("pt-BR", "en", "4 Mar 2031, 16:05"),
        ("ja-JP", "en", "4 Mar 2031, 16:05"),
        ("en-US", "de", "4. März 2031, 4:05 PM"),
        ("de-AT", "de", "4. März 2031, 16:05"),
        ("ja-JP", "ja", "2031年3月4日 16:05"),
        ("en-US", "ja", "2031年3月4日 午後4:05"),
        ("ar-SA", "ar", "4 مارس 2031، 4:05 م"),
        ("de", "de", "4. März 2031, 16:05"),
    ],
)
def test_region_of_the_browser_decides_24_hours_and_the_order_of_dates(held, issued, region, language, shown):
    inbox, secret = issued
    Inbox.objects.update(expires_at=AT + timedelta(days=1))
    Grant.objects.share(inbox, sealing.private_key_of(secret), None)
    Grant.objects.update(expires_at=AT)

    page = held(f"{language}/inbox/{ADDRESS}/keep", locale=region, timezone_id="Europe/Vienna")

    told = page.locator(".shares dd").last
    expect(told).not_to_contain_text("UTC")
    # Browsers put spaces of several widths between digits and PM.
    assert " ".join(told.inner_text().split()) == shown


@pytest.mark.parametrize(
    ("language", "left", "shown"),
    [
        ("en", {"days": 1, "hours": 3}, "1 day, 3 hours"),
        ("en", {"hours": 1}, "1 hour"),
        ("en", {"minutes": 59}, "59 minutes"),
        ("en", {"minutes": 61}, "1 hour, 1 minute"),
        ("de", {"days": 2}, "2 Tage"),
        ("es", {"minutes": 59}, "59 minutos"),
        ("fr", {"minutes": 59}, "59 minutes"),
        ("it", {"minutes": 59}, "59 minuti"),
        ("pt", {"hours": 3, "minutes": 21}, "3 horas e 21 minutos"),
        ("pl", {"minutes": 22}, "22 minuty"),
        ("pl", {"minutes": 25}, "25 minut"),
        ("ru", {"minutes": 21}, "21 минута"),
        ("ru", {"minutes": 22}, "22 минуты"),
        ("ru", {"minutes": 25}, "25 минут"),
        ("ar", {"minutes": 22}, "22 دقيقة"),
        ("ar", {"hours": 3}, "3 ساعات"),
        ("hi", {"minutes": 59}, "59 मिनट"),
        ("ja", {"days": 1, "hours": 3}, "1 日 3 時間"),
        ("zh-hans", {"minutes": 59}, "59分钟"),
    ],
)
def test_what_is_left_is_in_the_plural_of_the_language_within_its_sentence(held, language, left, shown):
    Inbox.objects.update(expires_at=Now() + timedelta(**left) + timedelta(seconds=45))

    page = held(f"{language}/inbox/{ADDRESS}", locale="en-US")

    countdown = page.locator(".time-left [data-countdown]")
    sentence = countdown.get_attribute("data-words")
    assert "{time}" in sentence
    expect(countdown).to_have_text(sentence.replace("{time}", shown))
