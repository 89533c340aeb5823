"""The site as an app: manifest, icons, and a service worker that keeps no mail."""

import json
import re
import struct
from contextlib import closing

import pytest
from django.conf import settings
from django.test import Client

from inboxes.models import Inbox

PNG = b"\x89PNG\r\n\x1a\n"
MAIL = b"From: Shop <shop@shop.example>\r\nSubject: Zwetschgenknoedel\r\n\r\nQuittengelee\r\n"


def fetch(client, path):
    with closing(client.get(path)) as response:
        return response, response.getvalue()


@pytest.mark.parametrize(
    ("code", "start", "direction"), [("en", "/", "ltr"), ("de", "/de/", "ltr"), ("ar", "/ar/", "rtl")]
)
def test_manifest_starts_the_app_in_the_chosen_language(client, code, start, direction):
    response = client.get(f"{start}manifest.webmanifest")
    manifest = json.loads(response.content)

    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["lang"], manifest["start_url"], manifest["dir"]) == (code, start, direction)
    assert (manifest["scope"], manifest["display"]) == ("/", "standalone")


def test_pages_shared_with_the_app_open_it_with_an_address_and_nothing_of_them_is_read(domain):
    target = json.loads(Client().get("/de/manifest.webmanifest").content)["share_target"]
    strict = Client(enforce_csrf_checks=True)
    assert (target["method"], target["enctype"]) == ("POST", "application/x-www-form-urlencoded")

    response = strict.post(target["action"], {"url": "https://shop.example/sign-up?token=secret"})

    assert (response.status_code, response["Location"]) == (302, "/de/")
    assert response.wsgi_request._read_started is False  # nor could it be logged: it is no URL's
    assert not Inbox.objects.exists()
    assert strict.get(target["action"])["Location"] == "/de/"


def test_icons_of_the_manifest_are_there_in_the_size_they_claim(client, db):
    icons = json.loads(client.get("/manifest.webmanifest").content)["icons"]

    for icon in icons:
        response, content = fetch(client, icon["src"])
        assert (response.status_code, response["Content-Type"]) == (200, icon["type"])
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", content[16:24])
            assert content.startswith(PNG)
            assert icon["sizes"] == f"{width}x{height}"
    assert {icon["sizes"] for icon in icons} == {"any", "192x192", "512x512"}
    assert "maskable" in [icon.get("purpose") for icon in icons]


def test_favicon_ico_holds_three_sizes(client, db):
    response = client.get("/favicon.ico")
    _, content = fetch(client, response.url)

    assert response.status_code == 301
    assert struct.unpack("<HHH", content[:6]) == (0, 1, 3)
    for number, side in enumerate((16, 32, 48)):
        width, *_, length, offset = struct.unpack("<BBBBHHII", content[6 + 16 * number : 22 + 16 * number])
        assert width == side
        assert content[offset:].startswith(PNG)
        assert offset + length <= len(content)


def test_every_page_names_manifest_and_icons(client, domain):
    page = client.get("/fr/about").content.decode()

    assert '<link rel="manifest" href="/fr/manifest.webmanifest">' in page
    assert 'rel="apple-touch-icon"' in page
    assert 'rel="icon"' in page


def test_worker_keeps_static_files_and_the_page_for_no_connection_alone(client):
    response = client.get("/service-worker.js")
    script = response.content.decode()
    kept = [line.strip(' ",') for line in script.splitlines() if line.startswith('  "')]

    assert response["Content-Type"] == "text/javascript"
    assert len(kept) > 3
    assert all(path.encode().decode("unicode_escape").startswith(settings.STATIC_URL) for path in kept)
    assert script.count(".addAll(") == 1
    assert ".put(" not in script and ".add(" not in script


def test_page_for_no_connection_belongs_to_nobody(holder):
    page = holder.get("/offline").content.decode()

    assert "holder@" not in page
    assert "csrfmiddlewaretoken" not in page


def test_app_without_a_connection_shows_its_own_page_and_has_kept_no_mail(open_page, send, domain):
    """In Chromium: hold an inbox, read a mail, look into every cache, cut the network."""
    page = open_page("about", service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/open?address=anybody")
    send(MAIL, "anybody@tempmail.test")
    page.get_by_text("Zwetschgenknoedel").first.click()
    page.wait_for_url("**/messages/*")
    page.get_by_text("Quittengelee").first.wait_for()
    page.reload()

    kept = page.evaluate(
        """async () => {
          const kept = {};
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys())
              kept[new URL(request.url).pathname] = await (await caches.match(request)).text();
          return kept;
        }"""
    )
    page.context.set_offline(True)
    page.goto("/inbox/anybody@tempmail.test")

    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert page.locator("h1").inner_text() == "No connection"
    assert "anybody" not in page.content()
    assert "/offline" in kept and len(kept) > 3
    assert [path for path in kept if path != "/offline" and not path.startswith(settings.STATIC_URL)] == []
    assert not any(word in text for text in kept.values() for word in ("Zwetschgenknoedel", "Quittengelee", "anybody"))


def test_colours_of_the_browsers_frame_are_the_pages(client, domain):
    style = (settings.BASE_DIR / "inboxes/pages/static/inboxes/style.css").read_text()
    light, dark = re.findall(r"--ground: (#\w+)", style)[:2]
    page = client.get("/about").content.decode()

    assert f'<meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)">' in page
    assert f'<meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)">' in page
    assert json.loads(client.get("/manifest.webmanifest").content)["background_color"] == light
