"""Many domains: the picker has the first, any other may be typed, and a page lists them all, some at a time."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inboxes.models import Domain, Inbox
from inboxes.pages.forms import MOST_PICKED
from tests.worlds.api_client import api

MANY = 2001


def fill(many=MANY):
    Domain.objects.create(name="first.test", is_default=True)
    first = Domain.objects.create(name="bücher.example", leads_here=True, position=3, note="Read this.")
    rows = (
        Domain(name=f"d{n}.example", unicode_name=f"d{n}.example", leads_here=n != 7, position=5)
        for n in range(many - 2)
    )
    Domain.objects.bulk_create(rows)
    return first


@pytest.fixture
def many(db, high_limits):
    return fill()


def listed(answer):
    return re.findall(r'dir="ltr" translate="no">@(.*?)</a>', answer.text)


def suggested(answer):
    return re.findall(r'<option value="([^"]+)"></option>', answer.text)


def test_few_domains_are_all_in_the_picker(client, db):
    fill(MOST_PICKED + 1)  # of which one is not offered

    page = client.get("/").text

    assert page.count(">@d") == MOST_PICKED - 2
    assert reverse("domains") not in page and "datalist" not in page


def test_of_many_domains_the_first_are_suggested_and_the_page_stays_small(client, many):
    page = client.get("/")

    assert suggested(page)[:3] == ["first.test", "bücher.example", "d0.example"]
    assert len(suggested(page)) == MOST_PICKED
    assert 'placeholder="first.test"' in page.text and reverse("domains") in page.text
    assert len(page.content) < 40_000


def test_statements_and_bytes_of_pages_do_not_grow_with_domains(client, db):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            pages = [client.get(path) for path in ("/", "/domains", "/addresses")]
        return len(asked), sum(len(page.content) for page in pages)

    Domain.objects.create(name="z.test", is_default=True)
    Domain.objects.bulk_create(
        [Domain(name=f"e{n}.example", unicode_name=f"e{n}.example", leads_here=True) for n in range(MOST_PICKED)]
    )
    few, few_bytes = cost()
    rows = [Domain(name=f"f{n}.example", unicode_name=f"f{n}.example", leads_here=True) for n in range(MANY)]
    Domain.objects.bulk_create(rows)
    statements, all_bytes = cost()

    assert statements == few
    assert all_bytes < few_bytes * 1.1


@pytest.mark.parametrize("typed", ["d1998.example", " @D1998.Example ", "xn--bcher-kva.example", "Bücher.example"])
def test_any_offered_domain_can_be_typed(client, many, typed):
    made = client.post(reverse("issue"), {"local_part": "mary", "domain": typed})

    assert made.status_code == 302
    assert Inbox.objects.get().domain.unicode_name in typed.lower() or Inbox.objects.get().domain.name == typed


@pytest.mark.parametrize("typed", ["d7.example", "nowhere.example", "d1\0", "%", "_"])
def test_domain_that_is_not_offered_is_refused_and_stays_typed(client, many, typed):
    answer = client.post(reverse("issue"), {"domain": typed})

    assert answer.status_code == 200 and not Inbox.objects.exists()
    assert "not offered" in answer.text
    assert typed.replace("\0", "") in answer.text


def test_while_a_domain_is_typed_those_like_it_are_suggested_and_nothing_is_wrong(client, many):
    answer = client.get(reverse("check"), {"domain": "d199"})

    assert suggested(answer)[:3] == ["d199.example", "d1990.example", "d1991.example"]
    assert "refusal" not in answer.text

    answer = client.get(reverse("check"), {"domain": "nothing-like-it"})
    assert not suggested(answer) and "not offered" in answer.text


def test_all_domains_are_listed_a_page_at_a_time_in_their_order(client, many):
    seen, path = [], reverse("domains")
    while path:
        page = client.get(path)
        assert len(listed(page)) <= MOST_PICKED
        seen += listed(page)
        more = re.search(r'href="(/domains\?[^"]*after=[^"]+)"', page.text)
        path = more and more[1].replace("&amp;", "&")

    assert seen == [str(domain) for domain in Domain.objects.offered()]
    assert seen[:2] == ["first.test", "bücher.example"] and len(seen) == MANY - 1


@pytest.mark.parametrize("query", ["BÜCHER", "xn--bcher", "@bücher.ex"])
def test_domains_are_found_by_a_part_of_their_name(client, many, query):
    page = client.get(reverse("domains"), {"q": query})

    assert listed(page) == ["bücher.example"] and "Read this." in page.text


@pytest.mark.parametrize(
    "query", [{"q": "\0"}, {"q": "%"}, {"q": "x" * 999}, {"after": "no"}, {"after": "0-99999-9" + "9" * 17}]
)
def test_nonsense_finds_nothing_and_is_no_error(client, many, query):
    assert client.get(reverse("domains"), query).status_code == 200


def test_link_of_the_list_leads_to_the_picker_with_that_domain(client, many):
    page = client.get("/", {"domain": "d1998.example"}).text

    assert re.search(r'<input id="domain" name="domain" value="d1998.example"', page)
    assert re.search(r'<details class="choose" open>', page) and 'data-arrive="making"' not in page


def test_API_lists_domains_by_a_cursor(many):
    seen, cursor, asked = [], "", 0
    while cursor is not None:
        page = api("GET", f"/domains?cursor={cursor}").json()
        seen, cursor, asked = seen + [one["unicode_name"] for one in page["items"]], page["next_cursor"], asked + 1

    assert seen == [str(domain) for domain in Domain.objects.offered()]
    assert asked == -(-len(seen) // 100)
    assert api("GET", "/domains?limit=1").json()["items"][0]["is_default"]
    assert api("GET", "/domains?cursor=nonsense").status_code == 422


def test_other_services_clients_get_bounded_lists(client, many):
    assert len(client.get("/api/v1/?action=getDomainList").json()) == 100
    assert len(client.get("/mailtm/domains").json()["hydra:member"]) == 30
