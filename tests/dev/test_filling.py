"""Rows that ./tempmail fill makes: as many as asked for, with exact sums, and messages that open."""

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count, Sum

from dev.fill import must_be_ours
from dev.filling import Filling, fill, of_cluster, of_connection
from dev.options import read
from dev.system import Stop
from inboxes.models import AbuseReport, Domain, Inbox, IssuedAddress, Message, Part, StoredBytes, Total, Webhook
from inboxes.models import Count as Counted
from inboxes.models.grant import Grant
from tests.worlds.api_client import api

MANY = Filling(
    messages=3_000, inboxes=300, domains=3, public_names=20, grants=40, webhooks=7, issued=50, days_of_counts=3,
    reports=20, bytes=600, heavy=100, ended_percent=10, opened=5,
)  # fmt: skip

CONTENT = """length(summary) + length(body) + length(source) + coalesce(
    (SELECT sum(length(p.content)) FROM inboxes_part p WHERE p.message_id = inboxes_message.id), 0)"""


def keys():
    return {"SITE_PUBLIC_KEY": settings.SITE_PUBLIC_KEY, "WEBHOOK_KEY": settings.WEBHOOK_KEY}


@pytest.fixture
def filled(domain, put_mail):
    put_mail("anybody@tempmail.test", b"Subject: There before\r\n\r\n.")
    return fill(of_connection(connection), MANY, keys(), finish=False)


def test_there_are_as_many_rows_as_asked_for(filled):
    assert Message.objects.count() == MANY.messages + 1
    assert Inbox.objects.count() == MANY.inboxes
    assert Domain.objects.filter(name__endswith=".filled.test").count() == MANY.domains
    names = Message.objects.filter(inbox=None, local_part__startswith="public.")
    assert names.values("domain", "local_part").distinct().count() == MANY.public_names
    assert [Grant.objects.count(), Webhook.objects.count(), IssuedAddress.objects.count()] == [40, 7, 50]
    assert AbuseReport.objects.count() == MANY.reports
    assert Counted.objects.filter(span="day").exists()


def test_inboxes_have_few_messages_but_the_heavy_one(filled):
    counts = list(
        Message.objects.exclude(inbox=None).values("inbox").annotate(n=Count("*")).values_list("n", flat=True)
    )
    mean = MANY.messages / (MANY.inboxes + MANY.public_names)

    assert MANY.heavy <= max(counts) < MANY.heavy + MANY.inboxes
    assert sorted(counts)[-2] <= 2 * mean + 1
    assert 0.05 < Inbox.objects.expired().count() / MANY.inboxes < 0.2


def test_kept_sums_are_those_of_the_rows(filled):
    sums = Total.objects.aggregate(
        inboxes=Sum("inboxes"), private=Sum("private_messages"), public=Sum("public_messages"), bytes=Sum("bytes")
    )
    bytes_of = Message.objects.filter(inbox__isnull=False).aggregate(sum=Sum("stored_bytes"))["sum"]
    names_bytes = Message.objects.filter(inbox=None).aggregate(sum=Sum("stored_bytes"))["sum"]

    assert sums == {
        "inboxes": MANY.inboxes,
        "private": Message.objects.exclude(inbox=None).count(),
        "public": Message.objects.filter(inbox=None).count(),
        "bytes": bytes_of + names_bytes,
    }
    assert StoredBytes.objects.aggregate(sum=Sum("bytes"))["sum"] == bytes_of + names_bytes
    assert not Message.objects.exclude(local_part="anybody").extra(where=[f"stored_bytes <> {CONTENT}"]).exists()


def test_message_of_an_opened_inbox_and_of_a_public_name_opens(filled):
    for address, token in ((filled.opened[1].address, filled.opened[1].token), (filled.public[0], None)):
        listed = api("GET", f"/inboxes/{address}/messages", token=token).json()["items"]
        message = api("GET", f"/inboxes/{address}/messages/{listed[0]['id']}", token=token).json()

        assert message["subject"].startswith("Filled message")
        assert "It came in with many others" in message["text"]
    assert Part.objects.exists()


def test_ids_are_in_the_order_of_arrival(filled):
    by_id = list(Message.objects.order_by("id").values_list("received_at", flat=True))

    assert by_id == sorted(by_id)


@pytest.mark.django_db(transaction=True)
def test_superuser_fills_without_locking_out_triggers_and_twice(cluster):
    sql = of_cluster(cluster, connection.settings_dict["NAME"])
    few = Filling(messages=200, inboxes=20, domains=1, public_names=2, opened=1)

    for _ in range(2):
        fill(sql, few, keys())
    Message.objects.exclude(inbox=None)[:1].get().delete()

    assert Message.objects.count() == 399
    assert Total.objects.aggregate(sum=Sum("private_messages") + Sum("public_messages"))["sum"] == 399


def test_database_of_a_real_domain_is_refused_unless_told(domain):
    sql = of_connection(connection)
    must_be_ours(sql, beside=False)
    Domain.objects.create(name="mail.real-domain.org")

    with pytest.raises(Stop, match=r"mail\.real-domain\.org"):
        must_be_ours(sql, beside=False)
    must_be_ours(sql, beside=True)


def test_database_of_something_else_is_refused():
    with pytest.raises(Stop, match="none of this service's"):
        must_be_ours(lambda script: "f", beside=False)


def test_options_are_those_of_a_filling():
    assert Filling(**{k: v for k, v in vars(read("fill", [])).items() if k != "beside"}) == Filling()
