"""Times in the page's words, by the region that the browser is set to; and what is left of them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models.functions import Now
from playwright.sync_api import expect

from inboxes.mail import sealing
from inboxes.models import Grant, Inbox

AT = datetime(2031, 3, 4, 15, 5, tzinfo=UTC)
ADDRESS = "holder@tempmail.test"
LEFT = [
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
]


@pytest.mark.parametrize(
    ("region", "shown"),
    [
        ("en-US", {"en": "Mar 4, 2031, 4:05 PM", "de": "4. März 2031, 4:05 PM", "ja": "2031年3月4日 午後4:05"}),
        ("en-GB", {"en": "4 Mar 2031, 16:05"}),
        ("de-AT", {"en": "4 Mar 2031, 16:05", "de": "4. März 2031, 16:05"}),
        ("pt-BR", {"en": "4 Mar 2031, 16:05"}),
        ("ja-JP", {"en": "4 Mar 2031, 16:05", "ja": "2031年3月4日 16:05"}),
        ("ar-SA", {"ar": "4 مارس 2031، 4:05 م"}),
        ("de", {"de": "4. März 2031, 16:05"}),
    ],
)
def test_region_of_the_browser_decides_24_hours_and_the_order_of_dates(open_with, issued, region, shown):
    inbox, secret = issued
    Inbox.objects.update(expires_at=AT + timedelta(days=1))
    Grant.objects.share(inbox, sealing.private_key_of(secret), None)
    Grant.objects.update(expires_at=AT)

    page = open_with([issued], "about:blank", locale=region, timezone_id="Europe/Vienna")
    for language, told in shown.items():
        page.goto(f"{language}/inbox/{ADDRESS}/keep")

        # Its spaces, of several widths between digits and PM, are taken for one.
        expect(page.locator(".shares dd").last).to_have_text(told)


def test_what_is_left_is_in_the_plural_of_the_language_within_its_sentence(open_with, issued):
    page = open_with([issued], "about:blank", locale="en-US")
    for language, left, shown in LEFT:
        Inbox.objects.update(expires_at=Now() + timedelta(**left) + timedelta(seconds=45))

        page.goto(f"{language}/inbox/{ADDRESS}")

        countdown = page.locator(".time-left [data-countdown]")
        sentence = countdown.get_attribute("data-words")
        assert "{time}" in sentence
        expect(countdown).to_have_text(sentence.replace("{time}", shown))
