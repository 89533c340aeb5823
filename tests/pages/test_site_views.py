"""Pages about the service, what an admin writes for them, and what crawlers read."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from inboxes.models import Inbox
from inboxes.models.site_text import SiteText
from inboxes.pages.templatetags.site import PUBLIC_PAGES

TEXT_PAGES = [page for page in SiteText.Page.values if page != "notice"]
VECTOR = '<p onclick="a()">Fine</p><script>alert(1)</script><img src=x onerror=a()><a href="javascript:a()">link</a>'


@pytest.mark.parametrize("page", TEXT_PAGES)
def test_page_about_the_service_has_one_heading_and_is_linked_from_the_foot(client, domain, page):
    shown = client.get(reverse(page)).content.decode()

    assert shown.count("<h1>") == 1
    assert f'href="{reverse(page)}"' in client.get(reverse("home")).content.decode()


def test_abuse_page_names_the_address_of_the_settings(client, domain, settings):
    assert "mailto:" not in client.get(reverse("abuse")).content.decode()

    settings.ABUSE_ADDRESS = "abuse@host.example"

    assert 'href="mailto:abuse@host.example"' in client.get(reverse("abuse")).content.decode()


def test_admins_text_takes_the_place_of_ours_in_its_language_alone(client, domain):
    ours = client.get("/about").content
    SiteText.objects.create(page="about", language="de", text="<h2>Unser Haus</h2>")

    assert client.get("/about").content == ours
    assert "<h2>Unser Haus</h2>" in client.get("/de/about").content.decode()


def test_text_for_every_language_gives_way_to_one_of_its_own(client, domain):
    SiteText.objects.create(page="terms", text="<p>for all</p>")
    SiteText.objects.create(page="terms", language="fr", text="<p>pour vous</p>")

    assert "<p>for all</p>" in client.get("/pl/terms").content.decode()
    assert "<p>pour vous</p>" in client.get("/fr/terms").content.decode()


@pytest.mark.parametrize("url", ["/", "/about", "/inbox/anybody@tempmail.test", "/nowhere"])
def test_notice_is_on_every_page(client, domain, url):
    SiteText.objects.create(page="notice", text="<b>Closed</b> on Sunday")

    assert "<b>Closed</b> on Sunday" in client.get(url).content.decode()


@pytest.mark.parametrize("page", SiteText.Page.values)
def test_N6_script_that_an_admin_pastes_is_taken_out(admin_client, domain, page):
    admin_client.post(reverse("admin:inboxes_sitetext_add"), {"page": page, "language": "", "text": VECTOR})

    shown = admin_client.get(reverse("about" if page == "notice" else page)).content.decode()

    assert "<p>Fine</p>" in shown
    for word in ("onclick", "onerror", "javascript:", "<script>", "<img src=x"):
        assert word not in shown


def test_every_page_a_visitor_reaches_sets_no_cookie_but_ours(domain, put_mail):
    """Follow all links and answer all forms of one visit."""
    browser = Client()
    browser.post(reverse("issue"), {"local_part": "holder", "domain": domain.name})
    put_mail("holder@tempmail.test", b"Subject: Hello\r\n\r\nHello\r\n")
    seen, left, cookies = set(), ["/", "/de/", "/nowhere", "/open?address=@"], set(browser.cookies)

    while left:
        seen.add(url := left.pop())
        response = browser.get(url, follow=True)
        cookies |= set(response.cookies)
        if response.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'<(?:a|link|iframe)\b[^>]*?\b(?:href|src)="([^"#]*)"', response.content.decode())
            inside = {urlsplit(link)._replace(scheme="", netloc="").geturl() for link in links if "mailto:" not in link}
            left += [link for link in inside - seen - set(left) if link.startswith("/") and "/static/" not in link]

    assert len(seen) > 100
    key = f"{settings.INBOX_COOKIE_PREFIX}{Inbox.objects.get().pk}"
    assert cookies == {key, settings.CURRENT_COOKIE_NAME, settings.CSRF_COOKIE_NAME}


def test_pages_of_text_need_no_cookie_but_that_of_a_form(domain):
    for page in TEXT_PAGES:
        browser = Client()
        has_form = 'method="post"' in browser.get(reverse(page)).text
        assert set(browser.cookies) == ({settings.CSRF_COOKIE_NAME} if has_form else set()), page
        assert has_form == (page == "abuse")


@pytest.mark.parametrize("page", PUBLIC_PAGES)
def test_public_page_says_what_it_is_and_where_it_is_in_every_language(client, domain, page):
    shown = client.get("/fr" + reverse(page)).content.decode()
    path = reverse(page)

    assert f'<link rel="canonical" href="http://testserver/fr{path}">' in shown
    assert f'hreflang="x-default" href="http://testserver{path}"' in shown
    for code, _ in settings.LANGUAGES:
        assert f'<link rel="alternate" hreflang="{code}" href="http://testserver/{code}{path}">' in shown
    for field in ("og:title", "og:description", "og:image", "og:url"):
        assert re.search(rf'<meta property="{field}" content="[^"]+">', shown)
    assert re.search(r'<meta name="description" content="[^"]{40,}">', shown)
    assert 'name="robots"' not in shown


def test_descriptions_of_public_pages_differ(client, domain):
    pages = [client.get(reverse(page)).content.decode() for page in PUBLIC_PAGES]

    assert len({re.search(r'name="description" content="([^"]+)"', page)[1] for page in pages}) == len(pages)


def test_inbox_pages_are_neither_indexed_nor_kept_nor_named_to_others(holder, put_mail):
    message = put_mail("holder@tempmail.test", b"Subject: Hello\r\n\r\nHello\r\n")
    address = holder.inbox.address

    for name, arguments in [("inbox", []), ("list", []), ("message", [message.pk]), ("source", [message.pk])]:
        response = holder.get(reverse(name, args=[address, *arguments]))
        assert response.status_code == 200
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
    shown = holder.get(reverse("inbox", args=[address])).content.decode()
    assert 'name="robots" content="noindex, nofollow"' in shown
    assert "og:" not in shown and 'rel="canonical"' not in shown


def test_form_on_a_no_referrer_page_passes_the_csrf_check_and_links_outside_name_nothing(open_page, domain):
    """In Chromium: under no-referrer alone a form is sent with "Origin: null", and Django refuses it."""
    page = open_page()
    page.locator("#the-address").wait_for()  # the page's own inbox sets the same cookie
    cookies = page.context.request
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', cookies.get("/").text())[1]
    cookies.post(
        "/new",
        form={"csrfmiddlewaretoken": token, "local_part": "holder"},
        headers={"Origin": page.url.partition("/inbox/")[0]},
    )
    page.goto("/inbox/holder@tempmail.test")
    referers = []
    page.context.route(
        "http://elsewhere.example/*",
        lambda route: (referers.append(route.request.headers.get("referer")), route.fulfill(body="")),
    )

    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action$=\"/delete\"]').requestSubmit()")
    assert not Inbox.objects.filter(local_part="holder").exists()
    page.goto("/inbox/anybody@tempmail.test")
    with page.expect_navigation():
        page.evaluate("location.href = 'http://elsewhere.example/'")

    assert referers == [None]


def test_robots_keep_out_of_inboxes_and_find_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert {"Disallow: /inbox/", "Disallow: /*/inbox/"} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_sitemap_lists_every_public_page_in_every_language_and_each_answers(client, domain):
    namespaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).findall("s:url", namespaces)

    assert len(urls) == len(PUBLIC_PAGES) * (len(settings.LANGUAGES) + 1)
    for url in urls:
        location = url.find("s:loc", namespaces).text
        others = [link.get("href") for link in url.findall("x:link", namespaces)]
        assert location in others and len(others) == len(settings.LANGUAGES) + 1
        assert client.get(urlsplit(location).path).status_code == 200
