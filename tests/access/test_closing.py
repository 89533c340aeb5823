"""An admin closes an address: at once and in every door, and of private ones strangers learn nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inboxes.access import ways_in
from inboxes.mail.addresses import Address
from inboxes.models import ClosedAddress, Domain, Inbox, IssueError, Message
from tests.worlds.api_client import api
from tests.worlds.resolving import GENERATED, recipient_access, resolve
from tests.worlds.rows import private_message, public_message

CLOSED = "550 5.2.1 This address was closed by whoever runs this site"
NONE = "550 5.1.1 No such address"


def close(address, **fields):
    return ClosedAddress.objects.close(address, **fields)


@pytest.mark.parametrize("typed", ["Anybody@tempmail.test", " anybody+shop@TEMPMAIL.test. ", "<anybody@tempmail.test>"])
def test_public_name_is_emptied_and_refused_with_all_its_tags(domain, typed):
    public_message(domain, timedelta(hours=1))

    closed = close(typed, reason="phishing")

    assert (closed.address, closed.deleted_messages, closed.ended_inbox) == ("anybody@tempmail.test", 1, False)
    assert not Message.objects.exists()
    for address in ("anybody@tempmail.test", "ANYBODY+x@tempmail.test"):
        assert recipient_access(address) == CLOSED
        assert resolve(address, for_delivery=True)[0] == "closed"
    assert recipient_access("somebody@tempmail.test") == "OK"


def test_name_in_letters_is_closed_in_every_form_of_it(db):
    Domain.objects.create(name="bücher.example")

    close("Jürgen@BÜCHER.example")

    for address in ("jürgen@bücher.example", "ju\u0308rgen+a@bu\u0308cher.example", "jürgen@xn--bcher-kva.example"):
        assert recipient_access(address) == CLOSED


def test_private_inbox_ends_and_its_address_looks_like_any_other_that_ended(domain):
    chosen, _ = Inbox.objects.issue(domain, "holder")
    generated, _ = Inbox.objects.issue(domain)
    for inbox in (chosen, generated):
        private_message(inbox)
        assert close(inbox.address).ended_inbox

    assert not Inbox.objects.live().exists() and not Message.objects.live().exists()
    for inbox in (chosen, generated):
        assert recipient_access(inbox.address) == NONE
        assert resolve(inbox.address, for_delivery=True)[0] == "ended"
        assert not ways_in.is_closed_name(Address.of(inbox.address))


@pytest.mark.parametrize("name", ["nobody.yet", "holder", "postmaster", "a b", GENERATED])
def test_closed_name_is_nobodys_to_have(domain, name):
    Inbox.objects.issue(domain, "holder")
    if name == "a b":
        with pytest.raises(ValidationError, match="no address"):
            close(f"{name}@tempmail.test")
        return
    close(f"{name}@tempmail.test")

    with pytest.raises(IssueError) as refused:
        Inbox.objects.issue(domain, name)

    assert refused.value.reason == Inbox.objects.refusal(domain, name)
    assert refused.value.reason == {"nobody.yet": "closed_name", "holder": "issued"}.get(
        name, "reserved" if name == "postmaster" else "generated"
    )


def test_time_of_a_closed_name_runs_out_and_a_private_one_stays_ended(domain):
    Inbox.objects.issue(domain, "holder")
    for name in ("holder", "anybody"):
        close(f"{name}@tempmail.test", until=timezone.now() + timedelta(hours=1))
    assert recipient_access("anybody@tempmail.test") == CLOSED

    ClosedAddress.objects.update(expires_at=Now() - timedelta(seconds=1))

    assert recipient_access("anybody@tempmail.test") == "OK"
    assert recipient_access("holder@tempmail.test") == NONE


def test_reopened_name_is_public_again_can_be_claimed_and_closed_anew(domain):
    close("anybody@tempmail.test")

    assert ClosedAddress.objects.reopen() == 1
    assert recipient_access("anybody@tempmail.test") == "OK"
    close("anybody@tempmail.test", reason="again")
    assert ClosedAddress.objects.get().reason == "again"
    ClosedAddress.objects.reopen()
    Inbox.objects.issue(domain, "anybody")
    assert recipient_access("anybody@tempmail.test") == "OK"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "no address"), ("@", "no address"), ("anybody", "no address"), ("a@other.test", "other.test is no domain"),
     ("a@b@tempmail.test", "no address"), ("http://tempmail.test/inbox/a@tempmail.test", "no address")],
)  # fmt: skip
def test_what_is_no_address_here_is_refused_with_what_would_be_right(domain, typed, said):
    with pytest.raises(ValidationError, match=said):
        close(typed)


def test_domain_that_comes_back_finds_its_closed_addresses_closed(domain):
    close("anybody@tempmail.test")

    domain.delete()
    Domain.objects.create(name="tempmail.test")

    assert recipient_access("anybody@tempmail.test") == CLOSED


def test_every_door_is_closed_and_only_a_public_name_says_so(domain, high_limits):
    holder = Client()
    holder.post(reverse("issue"), {"local_part": "holder", "domain": domain.name})
    public_message(domain, timedelta(hours=1))
    for name in ("holder", "anybody"):
        close(f"{name}@tempmail.test")

    stranger = Client()
    for url, here in (("inbox", "anybody@tempmail.test"), ("list", "anybody@tempmail.test")):
        page = stranger.get(reverse(url, args=[here]))
        assert (page.status_code, "This address was closed" in page.text) == (410, True)
    private = stranger.get(reverse("inbox", args=["holder@tempmail.test"]))
    assert private.status_code == 404 and "closed" not in private.text
    assert "This inbox was closed" in holder.get(reverse("inbox", args=["holder@tempmail.test"])).text
    Inbox.objects.all().delete()  # purged: it is still known
    assert "This inbox was closed" in holder.get(reverse("inbox", args=["holder@tempmail.test"])).text

    for name in ("holder", "anybody"):
        assert api("GET", f"/inboxes/{name}@tempmail.test").status_code == 404
        assert api("POST", "/inboxes", {"local_part": name}).status_code == 409
        assert stranger.get(f"/api/v1/?action=getMessages&login={name}&domain=tempmail.test").json() == []
        account = {"address": f"{name}@tempmail.test", "password": "correct horse"}
        assert stranger.post("/mailtm/accounts", account, "application/json").status_code == 422
    claimed = stranger.post(reverse("issue"), {"local_part": "anybody", "domain": domain.name})
    assert "has closed this name" in claimed.text
