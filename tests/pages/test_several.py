"""Several messages at once, and the search through what they say: the forms of the list, without script."""

import re
from functools import partial
from html import unescape

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from inboxes import push
from inboxes.models import Domain, Inbox, Message
from inboxes.showing import searching
from tests.worlds.list_pages import FILLER
from tests.worlds.mails import source_of
from tests.worlds.visitors import FROM_SCRIPT

pytestmark = pytest.mark.usefixtures("high_limits")
ADDRESS = "holder@tempmail.test"


@pytest.fixture
def told(monkeypatch):
    """The topics that are announced."""
    topics = []
    monkeypatch.setattr(push, "announce", topics.append)
    return topics


def post(client, name, address=ADDRESS, **fields):
    return client.post(reverse(name, args=[address]), fields)


def mails(put_mail, count, address=ADDRESS, **headers):
    return [put_mail(address, source_of(FILLER, Subject=f"Number {n}", **headers)).pk for n in range(count)]


# --- Deleting and marking


def test_selected_messages_are_deleted_with_their_parts_and_told_once(holder, put_mail, told):
    ids = mails(put_mail, 3)
    ids.append(put_mail(ADDRESS, source_of(attachments=[("a.txt", "text/plain", b"x")])).pk)

    answer = post(holder, "delete-messages", message=[ids[0], ids[1], ids[3]])

    assert answer.headers["Location"] == reverse("inbox", args=[ADDRESS])
    assert [message.pk for message in Message.objects.all()] == [ids[2]]
    assert told == [push.topic_of_inbox(holder.inbox.pk)]


def test_nothing_selected_deletes_nothing_and_tells_nobody(holder, put_mail, told):
    mails(put_mail, 2)

    for ids in ([], ["", "x", "m-1", "00000000-0000-0000-0000-000000000000", "'; --", "\0"]):
        assert post(holder, "delete-messages", message=ids).status_code == 302

    assert Message.objects.count() == 2
    assert told == []


def test_selected_messages_are_marked_read_and_unread(holder, put_mail, told):
    first, second, third = mails(put_mail, 3)

    post(holder, "mark-messages", message=[first, second], seen="yes")
    assert set(Message.objects.filter(seen_at=None).values_list("pk", flat=True)) == {third}
    post(holder, "mark-messages", message=[first, third], seen="no")
    assert set(Message.objects.filter(seen_at=None).values_list("pk", flat=True)) == {first, third}

    assert len(told) == 2


def test_as_many_as_an_inbox_may_have_go_at_once(holder, put_mail):
    one = put_mail(ADDRESS, source_of("x"))
    copies = [Message(inbox=one.inbox, source_bytes=1, fingerprint=bytes([n]) * 32, summary=b"", body=b"", source=b"")
              for n in range(200)]  # fmt: skip
    Message.objects.bulk_create(copies)

    post(holder, "delete-messages", message=[one.pk, *(copy.pk for copy in copies)])

    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["delete-messages", "mark-messages"])
def test_N12_messages_of_another_inbox_are_neither_deleted_nor_marked(holder, put_mail, domain, name):
    own = mails(put_mail, 1)
    Inbox.objects.issue(domain, "other")
    others = mails(put_mail, 2, "other@tempmail.test") + mails(put_mail, 1, "anybody@tempmail.test")

    post(holder, name, message=others, seen="yes")

    assert Message.objects.filter(seen_at=None).count() == 4
    post(holder, name, message=[*others, *own], seen="yes")
    assert set(Message.objects.filter(seen_at=None).values_list("pk", flat=True)) == set(others)


@pytest.mark.parametrize("name", ["delete-messages", "mark-messages"])
def test_N12_who_only_reads_deletes_and_marks_nothing(holder, stranger, put_mail, domain, name):
    domain.acceptance = domain.Acceptance.WILDCARD
    domain.save()
    public, private = mails(put_mail, 1, "anybody@tempmail.test"), mails(put_mail, 1)

    assert post(stranger, name, "anybody@tempmail.test", message=public, seen="yes").status_code == 404
    assert post(stranger, name, message=private, seen="yes").status_code == 404
    assert holder.get(reverse(name, args=[ADDRESS])).status_code == 405

    assert Message.objects.filter(seen_at=None).count() == 2


def test_list_of_who_only_reads_offers_no_boxes(stranger, put_mail, domain):
    domain.acceptance = domain.Acceptance.WILDCARD
    domain.save()
    mails(put_mail, 1, "anybody@tempmail.test")

    page = stranger.get(reverse("inbox", args=["anybody@tempmail.test"])).content.decode()

    assert "Number 0" in page
    assert 'name="message"' not in page and "data-select" not in page


def test_messages_of_an_inbox_that_has_ended_stay_for_purge(holder, put_mail):
    ids = mails(put_mail, 1)
    Inbox.objects.update(expires_at=Now())

    assert post(holder, "delete-messages", message=ids).status_code == 410


# --- Names


def names(page):
    """What assistive technology calls each control of the rows."""
    rows = page.partition('class="plain rows"')[2].partition("</ul>")[0]
    labels = re.findall(r'<(?:a|button|input)[^>]* aria-label="([^"]+)"', rows)
    texts = re.findall(r"(?:<span class=\"label-idle\">|<span>)([^<]+<span class=\"hidden-text\">[^<]+)", rows)
    return [unescape(label) for label in labels] + [unescape(re.sub("<[^>]+>", "", text)) for text in texts]


def test_each_control_of_the_rows_has_a_name_of_its_own(holder, put_mail):
    code = "Your verification code is 482913. Confirm your address: https://shop.example/confirm?t=1"
    for _ in range(5):
        put_mail(ADDRESS, source_of(code, Subject="Your code"))
        put_mail(ADDRESS, source_of(code, Subject=""))
        put_mail(ADDRESS, source_of(code, Subject="long " * 50))

    found = names(holder.get(reverse("inbox", args=[ADDRESS])).content.decode())

    assert len(found) == 15 * 6  # select, pin, delete, copy the code, open and copy the link
    assert len(set(found)) == len(found)
    assert {"Delete “Your code”", "Delete “Your code” (5)", "Delete (no subject), Anna (2)"} <= set(found)
    assert "Copy the code: 482913, “Your code” (3)" in found
    assert all(len(name) < 110 for name in found)


def test_numbers_of_equal_titles_begin_with_the_oldest(holder, put_mail):
    first, second = (put_mail(ADDRESS, source_of(Subject="Twin")).pk for _ in range(2))

    rows = holder.get(reverse("inbox", args=[ADDRESS])).context["rows"]

    assert [(row.message.pk, row.twin) for row in rows] == [(second, 2), (first, 0)]


# --- Search


def test_search_without_script_finds_what_messages_say_and_marks_the_place(holder, put_mail):
    put_mail(ADDRESS, source_of(f"{FILLER} The secret ingredient is <b>Käse</b>.", Subject="Recipe"))
    mails(put_mail, 2)

    page = holder.get(reverse("inbox", args=[ADDRESS]), {"q": "kase INGREDIENT"}).content.decode()

    assert "1 message" in page and "Recipe" in page and "Number" not in page
    assert "The secret <mark>ingredient</mark> is &lt;b&gt;<mark>Käse</mark>&lt;/b&gt;." in page


def test_script_is_told_which_rows_and_where(holder, put_mail):
    hidden = put_mail(ADDRESS, source_of(f"{FILLER} needle"))
    shown = put_mail(ADDRESS, source_of(FILLER, Subject="needle"))
    mails(put_mail, 2)

    answer = holder.post(reverse("search", args=[ADDRESS]), {"q": "needle"}, headers=FROM_SCRIPT)

    html = answer.content.decode()
    assert re.findall(r'data-row="m-([^"]+)"', html) == [str(shown.pk), str(hidden.pk)]
    assert html.count("<mark>needle</mark>") == 1
    assert "no-store" in answer["Cache-Control"]


def test_what_was_not_searched_is_said(holder, put_mail, monkeypatch):
    mails(put_mail, 3)
    monkeypatch.setattr(searching, "MAX_BYTES", 0)

    page = holder.get(reverse("inbox", args=[ADDRESS]), {"q": "needle"}).content.decode()
    piece = holder.post(reverse("search", args=[ADDRESS]), {"q": "needle"}, headers=FROM_SCRIPT).content.decode()

    assert "Of 3 older messages only what the list shows was searched" in page
    assert "Of 3 older messages only what the list shows was searched" in piece


def test_search_is_limited_and_the_list_is_not(holder, put_mail, settings):
    mails(put_mail, 1)
    settings.LIMITS = settings.LIMITS | {"search": (2, 60)}
    page, search = reverse("inbox", args=[ADDRESS]), reverse("search", args=[ADDRESS])

    assert holder.get(page, {"q": "x"}).status_code == 200
    assert holder.post(search, {"q": "x"}, headers=FROM_SCRIPT).status_code == 200
    refused = holder.get(page, {"q": "x"})
    assert (refused.status_code, holder.post(search, {"q": "x"}, headers=FROM_SCRIPT).status_code) == (429, 429)
    assert int(refused["Retry-After"]) > 0
    assert holder.get(page).status_code == 200
    assert holder.get(page, {"q": " \u0301 "}).status_code == 200


def test_reader_of_a_public_name_that_takes_no_mail_searches_with_the_token_of_its_page(put_mail, domain):
    """Where no form of the page brings the cookie along."""
    domain.acceptance = domain.Acceptance.WILDCARD
    domain.save()
    put_mail("anybody@tempmail.test", source_of(f"{FILLER} needle"))
    Domain.objects.update(is_active=False)
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(reverse("inbox", args=["anybody@tempmail.test"])).content.decode()
    (token,) = re.findall(r'data-token="(\w+)"', page)

    search = partial(browser.post, reverse("search", args=["anybody@tempmail.test"]), {"q": "needle"})
    answer = search(headers=FROM_SCRIPT | {"X-CSRFToken": token})

    assert "csrfmiddlewaretoken" not in page
    assert answer.status_code == 200
    assert b"<mark>needle</mark>" in answer.content
    assert search(headers=FROM_SCRIPT).status_code == 403


def test_N12_search_in_a_private_inbox_is_not_found_by_others(holder, stranger, put_mail):
    put_mail(ADDRESS, source_of(f"{FILLER} needle"))

    answer = stranger.post(reverse("search", args=[ADDRESS]), {"q": "needle"}, headers=FROM_SCRIPT)

    assert answer.status_code == 404
    assert b"needle" not in answer.content


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_N19_search_that_another_site_asks_for_is_not_made(holder, put_mail, site):
    """Its time, or the length of what is compressed, would tell what the mail says, a guess after the other."""
    put_mail(ADDRESS, source_of(f"{FILLER} needle"))
    mails(put_mail, 1)
    from_there = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}

    page = holder.get(reverse("inbox", args=[ADDRESS]), {"q": "needle"}, headers=from_there)

    assert len(page.context["rows"]) == 2
    assert b"needle" not in page.content
    assert holder.post(reverse("search", args=[ADDRESS]), {"q": "needle"}, headers=from_there).status_code == 404


def test_N30_search_of_ten_thousand_characters_is_cut(holder, put_mail):
    put_mail(ADDRESS, source_of(f"{FILLER} {'x' * searching.MAX_CHARACTERS}"))

    answer = holder.post(reverse("search", args=[ADDRESS]), {"q": "x" * 10_000}, headers=FROM_SCRIPT)

    assert b"data-row" in answer.content
