"""How many new addresses a domain takes, of all visitors together."""

import pytest
from django.test import Client
from django.urls import reverse

from inboxes.access import doors
from inboxes.limits import Caller
from inboxes.models import Domain, Inbox, IssueError
from tests.worlds.api_client import api

pytestmark = pytest.mark.usefixtures("high_limits")


@pytest.mark.parametrize("limit", ["max_new_per_hour", "max_new_per_day", "max_inboxes"])
def test_domain_takes_so_many_and_the_next_stands_in_for_the_default(domain, limit):
    other = Domain.objects.create(name="zweite.test")
    Domain.objects.filter(pk=domain.pk).update(**{limit: 2})
    domain.refresh_from_db()
    with pytest.raises(IssueError, match="reserved"):
        doors.issue(Caller("192.0.2.9"), domain, "postmaster")  # what is refused counts for nothing
    for client in ("192.0.2.1", "192.0.2.2"):
        doors.issue(Caller(client), domain)

    with pytest.raises(IssueError, match="full"):
        doors.issue(Caller("192.0.2.3"), domain)

    refused = Client().post(reverse("issue"), {"domain": domain.name})
    assert "takes no new addresses for now" in refused.text
    assert "no room for new addresses" in api("POST", "/inboxes", {"domain": domain.name}).text
    assert api("POST", "/inboxes").json()["address"].endswith(f"@{other.name}")
    Client().post(reverse("issue"))
    assert (domain.inboxes.count(), other.inboxes.count()) == (2, 2)


def test_live_inboxes_that_end_make_room(domain):
    Domain.objects.update(max_inboxes=1)
    domain.refresh_from_db()
    held = doors.issue(Caller("192.0.2.1"), domain)

    doors.close(held)

    assert doors.issue(Caller("192.0.2.1"), domain)


def test_paused_domain_is_not_offered_and_its_inboxes_say_so(domain):
    made = api("POST", "/inboxes").json()
    assert (made["domain_state"], api("GET", "/domains").json()["items"][0]["is_default"]) == ("open", True)

    Domain.objects.update(is_paused=True)

    assert api("GET", "/domains").json()["items"] == []
    shown = api("GET", f"/inboxes/{made['address']}", token=made["token"]).json()
    assert shown["domain_state"] == "paused"
    domain.refresh_from_db()
    with pytest.raises(IssueError, match="paused"):
        Inbox.objects.issue(domain)
