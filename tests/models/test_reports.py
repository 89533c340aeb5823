"""Reports are bounded, found again, and end when they were dealt with."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db.models.functions import Now

from inboxes import purge
from inboxes.mail.abuse import Reported
from inboxes.models import AbuseReport


def keep(client="192.0.2.1", **said):
    return AbuseReport.objects.keep("spam", Reported(**{"address": "thief@tempmail.test"} | said), client)


def fill(count, state="new", client="192.0.2.1"):
    rows = [
        AbuseReport(kind="spam", came_by="form", state=state, origin=client.encode(), content=b"", is_indexed=True)
        for _ in range(count)
    ]
    AbuseReport.objects.bulk_create(rows)
    return {row.pk for row in rows}


def test_over_the_bound_what_is_done_goes_first(domain):
    done = fill(2, "done")
    fill(998)
    kept = keep()

    assert AbuseReport.objects.count() == 1000
    assert AbuseReport.objects.filter(pk__in=done).count() == 1
    assert AbuseReport.objects.filter(pk=kept.pk).exists()


def test_flood_of_one_network_takes_its_own_and_never_what_is_in_work(domain):
    others = {keep(f"198.51.100.{number}").pk for number in range(5)}
    work = fill(10, "work", "flood")
    fill(985, client="flood")

    fill(500, client="flood")

    assert AbuseReport.objects.count() == 1000
    assert AbuseReport.objects.filter(pk__in=others | work).count() == 15


def test_report_that_was_dealt_with_ends_and_one_that_is_opened_again_does_not(domain):
    report, other = keep(), keep()
    AbuseReport.objects.set_state("done")
    report.refresh_from_db()
    days = (report.expires_at - report.changed_at).days
    assert days == settings.REPORT_DAYS

    AbuseReport.objects.filter(pk=report.pk).set_state("work")
    AbuseReport.objects.filter(expires_at__isnull=False).update(expires_at=Now() - timedelta(seconds=1))
    assert purge.purge()["reports"] == 1

    assert list(AbuseReport.objects.all()) == [report] != [other]


def test_others_about_the_same_address_and_senders_domain_are_counted(domain):
    first = keep(sender="a@spam.example")
    keep(sender="b@spam.example")
    keep(address="other@tempmail.test", sender="c@SPAM.example")

    assert first.others() == (1, 2)


def test_words_are_found_in_what_is_sealed(domain):
    report = keep(text="Forty accounts in an hour")
    keep(text="something else")

    assert AbuseReport.objects.named("ACCOUNTS thief@") == [report.pk]
    assert AbuseReport.objects.named(report.reference) == [report.pk]
    assert AbuseReport.objects.named("nowhere") == []


def test_report_under_another_key_is_empty_and_no_error(domain, settings):
    report = keep()
    settings.SITE_PRIVATE_KEY = bytes(32)

    assert AbuseReport.objects.get(pk=report.pk).reported == Reported()


@pytest.mark.parametrize(
    "mentioned", [("abuse@tempmail.test", "x@else.example", "Thief+t@tempmail.test"), ("thief@tempmail.test",)]
)
def test_report_by_mail_is_about_the_first_address_of_ours_that_it_names(domain, mentioned):
    report = keep(address="", mentioned=mentioned)

    assert str(report.address) == "thief@tempmail.test"
