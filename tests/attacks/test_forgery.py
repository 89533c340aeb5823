"""Forms: those of our own pages go through with any token, those from elsewhere never do."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from inboxes.models import Inbox

OURS = "http://testserver"


@pytest.fixture
def browser(domain):
    """A browser whose csrf cookie is another tab's."""
    client = Client(enforce_csrf_checks=True)
    client.get("/")
    return client


def token_of(client):
    return {"csrfmiddlewaretoken": str(client.get("/").context["csrf_token"])}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": OURS},
        {"Origin": OURS, "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin"},
    ],
)
@pytest.mark.parametrize("token", ["", "x" * 64, "garbage"])
def test_form_of_our_own_page_goes_through_with_another_tabs_token(browser, headers, token):
    response = browser.post(reverse("issue"), {"csrfmiddlewaretoken": token}, headers=headers)

    assert response.status_code == 302
    assert Inbox.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "none"},
        {"Origin": ""},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:8443"},
        {"Origin": "http://sub.testserver", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver@evil.example"},
        {"Origin": "http://TESTSERVER"},
        {"Origin": f"{OURS}/"},
        {"Origin": f"{OURS}, https://evil.example"},
        {"Origin": OURS, "Sec-Fetch-Site": "cross-site"},
        {"Origin": OURS, "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Referer": f"{OURS}/"},
    ],
)
def test_N19_form_from_elsewhere_is_refused_whatever_token_it_guesses(browser, headers):
    """Another site, port or scheme, a subdomain, a sandboxed frame, a message's own document."""
    for name, data in (("issue", {"local_part": "slipped-in"}), ("add", {"code": "x", "add": "yes"})):
        assert browser.post(reverse(name), data, headers=headers).status_code == 403
        assert browser.post(reverse(name), data | {"csrfmiddlewaretoken": "x" * 64}, headers=headers).status_code == 403
    assert not Inbox.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"Origin": OURS}, {"Sec-Fetch-Site": "none"}])
def test_browser_that_says_nothing_of_its_page_goes_by_the_token(browser, headers):
    assert browser.post(reverse("issue"), token_of(browser), headers=headers).status_code == 302


def test_behind_https_only_https_is_our_own(browser):
    for origin, status in (("https://testserver", 302), ("http://testserver", 403)):
        response = browser.post(reverse("issue"), headers={"Origin": origin}, secure=True)
        assert response.status_code == status


def test_browser_without_the_cookie_is_refused_and_given_it_for_the_next_try(domain):
    """It may keep none: then the key of what it is given would be lost."""
    client = Client(enforce_csrf_checks=True)

    first, second = (client.post(reverse("issue"), headers={"Origin": OURS}) for _ in range(2))

    assert first.status_code == 403
    assert b"keeps cookies away" in first.content
    assert settings.CSRF_COOKIE_NAME in first.cookies
    assert second.status_code == 302


def test_admins_forms_need_their_token_all_the_same(admin_user, domain):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    client.get(reverse("admin:inboxes_domain_changelist"))
    headers = {"Origin": OURS, "Sec-Fetch-Site": "same-origin"}

    for url in (reverse("admin:inboxes_domain_delete", args=[domain.pk]), reverse("admin:inboxes_closedaddress_add")):
        assert client.post(url, {"post": "yes"}, headers=headers).status_code == 403
