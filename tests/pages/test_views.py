"""The pages of addresses and inboxes, as a browser without JavaScript uses them."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inboxes.access import keyring
from inboxes.mail import addresses
from inboxes.models import Domain, Inbox, IssuedAddress, Message
from tests.worlds.mails import PLAIN
from tests.worlds.rows import expire
from tests.worlds.visitors import cookies_of

pytestmark = pytest.mark.usefixtures("high_limits")


# --- Home


def test_one_click_issues_an_address_and_opens_it(client, domain):
    assert b"Get a new address" in client.get("/").content

    response = client.post(reverse("issue"), follow=True)

    inbox = Inbox.objects.get()
    assert response.status_code == 200
    assert response.redirect_chain == [(reverse("inbox", args=[inbox.address]), 302)]
    assert addresses.is_generated(inbox.local_part)
    assert f'data-address="{inbox.address}"' in response.content.decode()


def test_a_visitor_chooses_name_domain_and_lifetime(client, domain):
    Domain.objects.create(name="other.test")

    client.post(reverse("issue"), {"local_part": " Shop.42 ", "domain": "other.test", "lifetime": "360"})

    inbox = Inbox.objects.get()
    assert inbox.address == "shop.42@other.test"
    assert timedelta(minutes=359) < inbox.expires_at - timezone.now() <= timedelta(minutes=360)


def test_looking_at_pages_creates_nothing(client, domain):
    for url in ("/", reverse("inbox", args=["anybody@tempmail.test"]), reverse("open") + "?address=anybody"):
        client.get(url)

    assert not Inbox.objects.exists()
    assert not IssuedAddress.objects.exists()


@pytest.mark.parametrize(
    ("local_part", "sentence"),
    [
        ("no spaces", "Use the letters a to z"),
        ("-x", "Use the letters a to z"),
        ("mary..ann", "no two dots side by side"),
        ("<script>alert(1)</script>", "Use the letters a to z"),
        ("x" * 65, "at most 64 characters"),
        ("Admin", "This name is reserved"),
        ("acdef-acdef-acdef", "only made at random"),
        ("taken", "none is given out twice"),
        ("gone", "none is given out twice"),
        ("read", "public mail at this name"),
    ],
)
def test_a_refusal_stands_beside_the_field_and_nothing_typed_is_lost(client, domain, put_mail, local_part, sentence):
    Inbox.objects.issue(domain, "taken")
    Inbox.objects.issue(domain, "gone")[0].delete()
    put_mail("read@tempmail.test", PLAIN)

    response = client.post(reverse("issue"), {"local_part": local_part, "domain": domain.name, "lifetime": "1440"})

    page = response.content.decode()
    assert sentence in page
    assert response.context["issue_form"]["local_part"].value() == local_part
    assert '<option value="1440" selected>' in page
    assert 'aria-describedby="hint-local-part refusal-local-part" autofocus aria-invalid="true"' in page
    assert "<script>alert" not in page
    assert Inbox.objects.count() == 1


def test_a_lifetime_beyond_the_domains_longest_is_refused(client, domain):
    Domain.objects.create(name="short.test", default_lifetime_minutes=10, max_lifetime_minutes=10)

    response = client.post(reverse("issue"), {"local_part": "x", "domain": "short.test", "lifetime": "60"})

    assert b"Addresses at this domain cannot last that long" in response.content
    assert not Inbox.objects.exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_listed": False}])
def test_a_domain_that_is_not_offered_is_refused(client, domain, change):
    Domain.objects.create(name="hidden.test", **change)

    response = client.post(reverse("issue"), {"domain": "hidden.test"})

    assert b"not offered any more" in response.content
    assert not Inbox.objects.exists()


def test_without_an_open_domain_the_page_says_so(client, db):
    assert b"No domain is open" in client.get("/").content
    assert b"No domain is open" in client.post(reverse("issue")).content


def test_home_lists_the_visitors_live_inboxes_only(holder, domain):
    Inbox.objects.issue(domain, "strangers")
    holder.post(reverse("issue"), {"local_part": "second"})
    holder.post(reverse("issue"), {"local_part": "ended"})
    expire(Inbox.objects.get(local_part="ended"))

    page = holder.get("/").content.decode()

    assert "holder@tempmail.test" in page
    assert "second@tempmail.test" in page
    assert "ended@" not in page
    assert "strangers@" not in page


def test_a_full_cookie_is_announced(holder, settings):
    settings.MAX_INBOXES_HELD = 1

    assert b"the most it can" in holder.get("/").content


@pytest.mark.parametrize(("typed", "address"), [("shop", "shop@tempmail.test"), (" A@Other.test ", "a@other.test")])
def test_a_typed_name_leads_to_its_address(client, domain, typed, address):
    response = client.get(reverse("open"), {"address": typed})

    assert response.status_code == 302
    assert response.url == reverse("inbox", args=[address])


@pytest.mark.parametrize("typed", ["", "a@", "a b@tempmail.test", "a@b/c", "a\nb@tempmail.test", "x@" + "y" * 400, '"'])
def test_what_is_no_address_is_refused_beside_the_field(client, domain, typed):
    response = client.get(reverse("open"), {"address": typed})

    assert response.status_code == 200
    assert 'aria-describedby="refusal-address"' in response.content.decode()


# --- The inbox


def test_the_list_shows_sender_subject_time_size_and_attachments(holder, put_mail):
    message = put_mail(
        "holder+news@tempmail.test",
        b'From: Anna <anna@shop.example>\r\nSubject: Two files\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\n\r\nhello there\r\n--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\na\r\n"
        b"--b\r\nContent-Disposition: attachment; filename=b.txt\r\n\r\nb\r\n--b--\r\n",
    )

    page = holder.get(reverse("inbox", args=["holder@tempmail.test"])).content.decode()

    assert "Anna" in page
    assert "anna@shop.example" in page
    assert "Two files" in page
    assert "hello there" in page
    assert "+news" in page
    assert "2 attachments" in page
    assert message.received_at.strftime("%H:%M") in page
    assert reverse("message", args=["holder@tempmail.test", message.pk]) in page


def test_newest_mail_stands_first_and_no_more_than_the_domain_keeps(holder, put_mail, domain):
    for number in range(4):
        row = put_mail("holder@tempmail.test", f"Subject: number {number}\r\n\r\n{number}".encode())
        Message.objects.filter(pk=row.pk).update(received_at=Now() + timedelta(seconds=number))
    Domain.objects.update(max_messages=3)

    page = holder.get(reverse("inbox", args=["holder@tempmail.test"])).content.decode()

    positions = [page.find(f"number {number}") for number in (3, 2, 1)]
    assert positions == sorted(positions)
    assert -1 not in positions
    assert "number 0" not in page


def test_a_note_of_the_domain_is_shown(holder, domain):
    Domain.objects.update(note="Closed on <Sundays>.")

    assert "Closed on &lt;Sundays&gt;." in holder.get(reverse("inbox", args=["holder@tempmail.test"])).content.decode()


@pytest.mark.parametrize("written", ["Holder@Tempmail.TEST", "holder+news@tempmail.test"])
def test_other_ways_to_write_an_address_lead_to_the_one(holder, written):
    response = holder.get(reverse("inbox", args=[written]))

    assert response.status_code == 302
    assert response.url == reverse("inbox", args=["holder@tempmail.test"])


def test_a_public_inbox_says_that_everybody_can_read_it(stranger, put_mail):
    put_mail("anybody@tempmail.test", PLAIN)

    page = stranger.get(reverse("inbox", args=["anybody@tempmail.test"])).content.decode()

    assert "Everybody who knows this name can read this." in page
    assert "Your code" in page
    forms = re.findall(r'<form[^>]*method="post"[^>]*>', page)
    assert forms and all(f' action="{reverse("issue")}"' in form for form in forms), forms  # of an address of one's own
    assert "formaction" not in page


@pytest.mark.parametrize("name", ["extend", "delete-inbox"])
def test_a_public_inbox_is_not_for_visitors_to_change(stranger, put_mail, name):
    put_mail("anybody@tempmail.test", PLAIN)

    response = stranger.post(reverse(name, args=["anybody@tempmail.test"]), {"minutes": "600"})

    assert response.status_code == 404
    assert Message.objects.exists()


def test_public_mail_is_not_for_visitors_to_delete(stranger, put_mail):
    message = put_mail("anybody@tempmail.test", PLAIN)

    response = stranger.post(reverse("delete-message", args=["anybody@tempmail.test", message.pk]))

    assert response.status_code == 404
    assert Message.objects.exists()


def test_public_mail_past_its_end_is_not_shown(stranger, put_mail):
    put_mail("anybody@tempmail.test", PLAIN)
    Message.objects.update(expires_at=Now() - timedelta(seconds=1))

    assert b"Your code" not in stranger.get(reverse("inbox", args=["anybody@tempmail.test"])).content


@pytest.mark.parametrize("address", ["o'brien&co{2f@tempmail.test", "a/b?c#d@tempmail.test", "{{7*7}}}@tempmail.test"])
def test_N3_an_address_with_special_characters_stays_text_everywhere(stranger, put_mail, address):
    """Quotes, ampersands and slashes of an address in every URL and attribute."""
    message = put_mail(address, PLAIN)

    page = stranger.get(reverse("inbox", args=[address])).content.decode()
    opened = stranger.get(reverse("message", args=[address, message.pk]))

    assert (
        f'href="{reverse("message", args=[address, message.pk])}"'.replace("'", "&#x27;").replace("&c", "&amp;c")
        in page
    )
    assert opened.status_code == 200
    assert "o'brien" not in page
    page = re.sub(r'(value|data-token)="\w{64}"', "", page)  # the tokens of forms have any digits
    assert "49" not in page.split("<main", 1)[1].split("data-version")[0]


@pytest.mark.parametrize("address", ['"><script>alert(1)</script>@tempmail.test', "x'onclick=alert(1) y@tempmail.test"])
def test_N3_an_address_with_markup_is_not_found_and_not_repeated(stranger, domain, address):
    response = stranger.get(reverse("inbox", args=[address]))

    assert response.status_code == 404
    assert b"alert(1)" not in response.content


def test_extending_moves_the_end_and_the_cookies_too(holder):
    response = holder.post(reverse("extend", args=["holder@tempmail.test"]), {"minutes": "1440"}, follow=True)

    inbox = Inbox.objects.get()
    assert response.status_code == 200
    assert timedelta(minutes=1439) < inbox.expires_at - timezone.now() <= timedelta(minutes=1440)
    (key,) = keyring.held_keys(cookies_of(holder))
    assert key.expires_at == int(inbox.expires_at.timestamp())


def test_extending_ends_at_the_domains_longest_lifetime(holder, domain):
    holder.post(reverse("extend", args=["holder@tempmail.test"]), {"minutes": "999999999999999"})

    inbox = Inbox.objects.get()
    assert inbox.expires_at == inbox.created_at + timedelta(minutes=domain.max_lifetime_minutes)
    assert b"It already stays as long" in holder.get(reverse("inbox", args=["holder@tempmail.test"])).content


@pytest.mark.parametrize("minutes", ["", "-5", "0", "x", "1e9", "9" * 5000])
def test_a_senseless_extension_changes_nothing(holder, minutes):
    holder.post(reverse("extend", args=["holder@tempmail.test"]), {"minutes": minutes})

    assert Inbox.objects.get().expires_at == holder.inbox.expires_at


def test_deleting_an_inbox_takes_its_mail_and_its_key(holder, put_mail):
    put_mail("holder@tempmail.test", PLAIN)

    response = holder.post(reverse("delete-inbox", args=["holder@tempmail.test"]), follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert not Inbox.objects.exists()
    assert not Message.objects.exists()
    assert not keyring.held_keys(cookies_of(holder))
    assert holder.get(reverse("inbox", args=["holder@tempmail.test"])).status_code == 404


def test_forms_need_their_token(domain):
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("issue"))

    assert response.status_code == 403
    assert b"did not go through" in response.content
    assert not Inbox.objects.exists()


def test_a_browsers_form_goes_through(domain):
    """A page's policy must let its own forms send an Origin; "null" would be refused."""
    client = Client(enforce_csrf_checks=True)
    page = client.get("/")
    token = page.context["csrf_token"]

    response = client.post(
        reverse("issue"), {"csrfmiddlewaretoken": str(token)}, headers={"origin": "http://testserver"}
    )

    assert page.headers["Referrer-Policy"] == "same-origin"
    assert response.status_code == 302


# --- The list alone


def test_the_list_is_the_very_part_of_the_page(holder, put_mail):
    put_mail("holder@tempmail.test", PLAIN)

    fragment = holder.get(reverse("list", args=["holder@tempmail.test"]))
    page = holder.get(reverse("inbox", args=["holder@tempmail.test"]))

    assert "inboxes/_message_list.html" in [template.name for template in page.templates]
    assert fragment.templates[0].name == "inboxes/_message_list.html"
    assert fragment.content.startswith(b'<section id="messages"')


def test_an_unchanged_list_is_304(holder, put_mail):
    url = reverse("list", args=["holder@tempmail.test"])
    put_mail("holder@tempmail.test", PLAIN)
    version = holder.get(url)["ETag"]

    assert version.strip('"') in holder.get(reverse("inbox", args=["holder@tempmail.test"])).content.decode()
    unchanged = holder.get(url, headers={"if-none-match": version})
    assert unchanged.status_code == 304
    assert unchanged.content == b""


def test_reading_changes_the_list_of_the_holder_and_of_nobody_else(holder, stranger, put_mail):
    message, public = put_mail("holder@tempmail.test", PLAIN), put_mail("anybody@tempmail.test", PLAIN)
    page = reverse("inbox", args=["holder@tempmail.test"])
    before = holder.get(page)
    holder.get(reverse("message", args=["holder@tempmail.test", message.pk]))
    stranger.get(reverse("message", args=["anybody@tempmail.test", public.pk]))

    after = holder.get(page)

    assert 'class="row unread"' in before.content.decode()
    assert 'class="row read"' in after.content.decode()
    assert before.context["version"] != after.context["version"]
    assert 'class="row"' in stranger.get(reverse("inbox", args=["anybody@tempmail.test"])).content.decode()


@pytest.mark.parametrize("change", ["arrival", "deletion", "extension"])
def test_a_changed_list_is_sent_again(holder, put_mail, change):
    url = reverse("list", args=["holder@tempmail.test"])
    message = put_mail("holder@tempmail.test", PLAIN)
    version = holder.get(url)["ETag"]

    if change == "arrival":
        put_mail("holder@tempmail.test", PLAIN + b"again")
    elif change == "deletion":
        message.delete()
    else:
        holder.inbox.extend(600)

    assert holder.get(url, headers={"if-none-match": version}).status_code == 200


def test_a_poll_that_finds_nothing_new_unseals_nothing(holder, put_mail, django_assert_max_num_queries):
    put_mail("holder@tempmail.test", PLAIN)
    url = reverse("list", args=["holder@tempmail.test"])
    version = holder.get(url)["ETag"]

    with django_assert_max_num_queries(3) as captured:
        holder.get(url, headers={"if-none-match": version})

    assert not any('"summary"' in query["sql"] for query in captured.captured_queries)


def test_page_that_is_not_found_names_the_other_ways_to_an_inbox(client, domain):
    page = client.get("/nowhere").content.decode()

    assert f'href="{reverse("open-password")}"' in page
    assert f'href="{reverse("add")}"' in page
