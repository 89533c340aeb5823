"""Which language a page speaks, and that every catalogue is complete."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.test import Client
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, override, to_locale

from inboxes.pages.templatetags.tempmail import duration

LANGUAGES = [code for code, _ in settings.LANGUAGES]
OTHERS = [code for code in LANGUAGES if code != "en"]
ROOT = Path(settings.BASE_DIR)


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


def test_dates_and_numbers_are_written_as_the_language_does(holder, put_mail):
    put_mail("holder@tempmail.test", b"Subject: Hello\r\n\r\n" + b"x" * 2000)

    page = holder.get("/de" + reverse("inbox", args=["holder@tempmail.test"])).content.decode()

    assert "2,0\xa0KB" in page
    assert re.search(r"<time [^>]*>\d{1,2}\. \w+ \d{4} ", page)


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_no_language_cuts_a_word_below_the_address(open_page, width):
    page = open_page(viewport={"width": width, "height": 740})
    page.locator(".tools").wait_for()

    for code in LANGUAGES:
        page.goto(f"/{code}/")
        page.locator(".tools").wait_for()
        tools = page.locator(".tools > .button, .tools > .menu > .button").all()
        cut = [tool.inner_text() for tool in tools if tool.evaluate("e => e.scrollWidth > e.clientWidth")]
        assert (code, cut) == (code, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("code", "minutes", "words"),
    [
        ("ar", 60, "ساعة واحدة"),
        ("ar", 120, "ساعتين"),
        ("ar", 180, "3 ساعات"),
        ("ar", 720, "12 ساعة"),
        ("pl", 1440, "1 dzień"),
        ("pl", 7200, "5 dni"),
        ("ru", 1260, "21 час"),
        ("ru", 2, "2 минуты"),
        ("ja", 10080, "1 週間"),
    ],
)
def test_a_time_is_counted_as_the_language_does(set_up, code, minutes, words):
    with override(code):
        assert duration(minutes) == words


# --- The catalogues.


def test_catalogue_that_is_not_compiled_is_pointed_out_to_whoever_deploys(settings, tmp_path):
    catalogue = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.touch()
    settings.LOCALE_PATHS = [tmp_path]

    (problem,) = run_checks(tags=[Tags.translation], include_deployment_checks=True)

    assert (problem.id, problem.msg) == ("tempmail.W001", "Not compiled, so shown in English: de.")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The catalogues after the strings of the code were collected anew."""
    code = tmp_path_factory.mktemp("code")
    for name in ("inboxes", "delivery", "tempmail_site", "templates"):
        shutil.copytree(ROOT / name, code / name)
    shutil.copy(ROOT / "manage.py", code)
    options = ["--all", "--no-location", "--no-wrap", "--no-obsolete"]
    command = [sys.executable, "-B", "manage.py", "makemessages", "-v0", *options]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tempmail_site.settings", "ENV_FILE": os.devnull}
    subprocess.run(command, cwd=code, env=environment, check=True)
    return code / "inboxes" / "locale"


def entries(path: Path) -> list[dict]:
    """Return the keywords of each entry with their strings, and its flags; the header is left out."""
    found = []
    for block in re.split(r"\n\n+", path.read_text())[1:]:
        entry, keyword = {"flags": ""}, None
        for line in block.strip().splitlines():
            if line.startswith("#,"):
                entry["flags"] += line
            elif match := re.match(r'(msg[\w\[\]]+) (".*")$', line):
                keyword = match[1]
                entry[keyword] = ast.literal_eval(match[2])
            elif line.startswith('"'):
                entry[keyword] += ast.literal_eval(line)
        if entry.get("msgid"):
            found.append(entry)
    return found


def translations(entry: dict) -> list[str]:
    return [value for key, value in entry.items() if key.startswith("msgstr")]


def marks(text: str) -> list[str]:
    """Placeholders and tags, which a translation must keep."""
    return sorted(re.findall(r"%\(\w+\)[sd]|%[sd]|%%|</?\w[^>]*>", text))


@pytest.mark.parametrize("code", OTHERS)
def test_every_string_is_translated(fresh, code):
    found = entries(fresh / to_locale(code) / "LC_MESSAGES" / "django.po")

    assert len(found) > 200
    assert [entry["msgid"] for entry in found if "fuzzy" in entry["flags"] or not all(translations(entry))] == []


@pytest.mark.parametrize("code", OTHERS)
def test_translations_keep_placeholders_and_tags(code):
    for entry in entries(ROOT / "inboxes" / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"):
        general = entry.get("msgid_plural", entry["msgid"])
        *special, last = translations(entry)

        assert marks(last) == marks(general), entry["msgid"]
        for text in special:  # "one message" may leave the number out
            assert set(marks(text)) <= set(marks(general)), entry["msgid"]


@pytest.mark.parametrize("code", OTHERS)
def test_pages_are_shown_in_the_language(client, domain, code):
    """The catalogues are compiled, and found."""
    heading = re.compile(r"<h1>(.+?)</h1>")

    english = heading.search(client.get("/en/terms").content.decode())[1]

    assert heading.search(client.get(f"/{code}/terms").content.decode())[1] != english


def test_french_signs_that_stand_apart_stay_on_the_line():
    """A space before them must not break: French sets ":" and its like apart."""
    found = entries(ROOT / "inboxes" / "locale" / "fr" / "LC_MESSAGES" / "django.po")

    texts = [text for entry in found for text in translations(entry)]
    assert [text for text in texts if re.search(r"(?<=\S) [:;?!»](?:\s|$|<)|« ", text)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_ends_as_its_string_does(code):
    """A sentence ends as one, a label does not, in whatever script."""
    for entry in entries(ROOT / "inboxes" / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"):
        # An item of a list that goes on with ";" may be a sentence elsewhere.
        if not entry["msgid"].endswith(";"):
            for text in translations(entry):
                assert text.endswith((".", "。", "।")) == entry["msgid"].endswith("."), entry["msgid"]
