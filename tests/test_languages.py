"""Which language a page speaks."""

import re

import pytest
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.test import Client
from django.urls import get_script_prefix
from django.utils.translation import get_language

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def language_of(response) -> str:
    return re.search(r'<html lang="([^"]+)"', response.content.decode())[1]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        (None, "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("tlh,fr;q=0.5", "fr"),
        ("zh-CN", "zh-hans"),
        ("zh-TW", "zh-hans"),
        ("pt-BR", "pt"),
        ("x" * 5000, "en"),
    ],
)
def test_browser_decides(domain, asked, spoken):
    response = Client(headers={"Accept-Language": asked} if asked else {}).get("/")

    assert language_of(response) == response["Content-Language"] == spoken
    assert "Accept-Language" in response["Vary"]


def test_chosen_language_goes_before_the_browsers_and_stays_in_links_and_redirects(domain):
    browser = Client(headers={"Accept-Language": "de"})

    home = browser.get("/it/")
    issued = browser.post("/it/new", {"local_part": "holder"})
    inbox = browser.get(issued.url)

    assert language_of(home) == language_of(inbox) == "it"
    assert issued.url == "/it/inbox/holder@tempmail.test"
    paths = re.findall(r'<(?:a|form)\b[^>]*?\b(?:href|action)="(/[^"]*)"(?! hreflang)', inbox.content.decode())
    assert paths
    assert [path for path in paths if not path.startswith("/it/")] == []
    assert "/it/" not in "".join(re.findall(r'(?:href|src)="([^"]*/static/[^"]*)"', inbox.content.decode()))


def test_english_can_be_chosen_against_the_browser(domain):
    assert language_of(Client(headers={"Accept-Language": "ja"}).get("/en/about")) == "en"


@pytest.mark.parametrize("url", ["/", "/about", "/inbox/anybody@tempmail.test", "/fr/about", "/nowhere"])
def test_switch_leads_to_the_same_page_in_every_language(client, domain, url):
    page = client.get(url).content.decode()

    rest = url.removeprefix("/fr")
    for code in LANGUAGES:
        assert f'<li><a href="/{code}{rest}" hreflang="{code}" lang="{code}"' in page
    assert "Русский" in page and "العربيّة" in page


def test_switch_on_a_refused_form_leads_to_a_page_that_can_be_opened(client, domain):
    page = client.post("/new", {"local_part": "admin"}).content.decode()

    assert '<a href="/de/" hreflang="de"' in page


def test_hostile_path_stays_inside_the_switch(client, domain):
    page = client.get('/"><script>alert(1)</script>').content.decode()

    assert "<script>alert" not in page


def test_language_ends_with_the_request(client, domain):
    client.get("/ar/about")

    assert (get_language(), get_script_prefix()) == ("en", "/")


def test_choice_sets_no_cookie(domain):
    browser = Client()
    browser.get("/de/about")

    assert not browser.cookies


@pytest.mark.parametrize("code", LANGUAGES)
def test_direction_of_the_page(client, domain, code):
    page = client.get(f"/{code}/").content.decode()

    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in page


def test_catalogue_that_is_not_compiled_is_pointed_out_to_whoever_deploys(settings, tmp_path):
    catalogue = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.touch()
    settings.LOCALE_PATHS = [tmp_path]

    (problem,) = run_checks(tags=[Tags.translation], include_deployment_checks=True)

    assert (problem.id, problem.msg) == ("tempmail.W001", "Not compiled, so shown in English: de.")
