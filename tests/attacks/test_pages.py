"""Attacks through what a message or a visitor says on pages and in the APIs' answers."""

import ast
import asyncio
import io
import json
import re
import time
import zipfile
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from inboxes.api.compatible import onesecmail
from inboxes.mail.authentication import RESULTS
from inboxes.models import Inbox, Message
from inboxes.showing import pictures
from tests.worlds.api_client import api, token_of
from tests.worlds.asgi_clients import Request, ask
from tests.worlds.mails import PLAIN, PNG, related, source_of
from tests.worlds.message_pages import content_of, url
from tests.worlds.visitors import cookie_for, in_header

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]
PUBLIC = "anybody@tempmail.test"
SCRIPT = b"<script>alert(1)</script>"
# A search or a page that a sender or a visitor could make slow is given this long: each takes a few milliseconds.
LIMIT_SECONDS = 15


def offered(message, number=1, name="x"):
    """Every answer that has the bytes of a public message's part."""
    path = f"/inboxes/{PUBLIC}/messages/{message.pk}/attachments/{number}"
    query = {"action": "download", "login": "anybody", "domain": "tempmail.test", "file": name}
    return [
        Client().get(url("part", message, number, address=PUBLIC)),
        api("GET", path),
        Client().get("/api/v1/", query | {"id": onesecmail.number_of(message.pk)}),
    ]


# --- N3: addresses that are markup


@pytest.mark.parametrize("address", ["o'brien&co@tempmail.test", "a=x`y@tempmail.test", "{{7*7}}@tempmail.test"])
def test_N3_address_is_encoded_in_each_url_that_an_api_gives(put_mail, address):
    put_mail(address, source_of(attachments=[("a.txt", "application/zip", b"x")]))

    (item,) = api("GET", f"/inboxes/{address}/messages").json()["items"]
    message = api("GET", f"/inboxes/{address}/messages/{item['id']}").json()

    for path in (item["attachments"][0]["url"], message["source_url"]):
        assert not re.search(r"['\"<>&`{} ]", path)
        assert api("GET", path).status_code == 200


@pytest.mark.parametrize(
    "address",
    ['"><script>alert(1)</script>@tempmail.test', "x'onclick=alert(1) y@tempmail.test", "<svg>@tempmail.test"],
)
def test_N3_address_that_is_markup_is_repeated_by_no_door(domain, address):
    answers = [
        Client().get(reverse("inbox", args=[address])),
        Client().get(reverse("open"), {"address": address}, follow=True),
        Client().get(reverse("add"), {"code": address}),
        Client().get(reverse("check"), {"local_part": address, "domain": domain.name}),
        api("GET", f"/inboxes/{address.replace('/', '%2F')}/messages"),
        api("POST", "/inboxes", {"local_part": address}),
        Client().get("/api/v1/", {"action": address}),
    ]

    for answer in answers:
        is_page = answer["Content-Type"].startswith("text/html")
        assert answer.status_code < 500
        assert not is_page or not re.search(rb"<script>alert|<svg>|y@tempmail.test\"? *onclick", answer.content)
        # What is no page is never taken for one.
        assert is_page or (answer["X-Content-Type-Options"], answer["Content-Type"][:9]) != ("", "text/html")


# --- N10, N25: attachments

TYPES = {
    "page.html": "text/html", "picture.svg": "image/svg+xml", "feed.xml": "application/xml", "x.mht": "multipart/x",
    "x.xhtml": "application/xhtml+xml", "paper.pdf": "application/pdf", "x.js": "text/javascript",
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_N10_attachment_is_a_download_at_every_door_whatever_its_sender_calls_it(domain, put_mail, name, kind):
    kind = kind if kind != "multipart/x" else "application/x-mht"
    header = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nthe body\r\n--b\r\n"
    header += f'Content-Type: {kind}; name="{name}"\r\nContent-Disposition: inline; filename="{name}"\r\n\r\n'
    message = put_mail(PUBLIC, header.encode() + SCRIPT)

    for answer in offered(message, name=name):
        assert answer.content == SCRIPT
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox;")
        assert "allow-scripts" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["source", "html"])
def test_N10_source_and_html_of_the_api_run_nothing(domain, put_mail, path):
    message = put_mail(PUBLIC, source_of(html=f"<p>x</p>{SCRIPT.decode()}"))

    answer = api("GET", f"/inboxes/{PUBLIC}/messages/{message.pk}/{path}")

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert "allow-scripts" not in answer["Content-Security-Policy"]
    assert path == "source" or b"alert" not in answer.content
    assert path == "html" or answer["Content-Type"] == "message/rfc822"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"../../etc/passwd", "passwd"), (rb"C:\x", "x"), (b"..", "part-1.txt"), (b"", "part-1.txt"),
        (b"x" * 300 + b".pdf", "x" * 146 + ".pdf"), (b"=?utf-8?q?cod=E2=80=AEgpj=2Eexe?=", "codgpj.exe"),
        (b"=?utf-8?q?a=0D=0ASet-Cookie:_x=3D1?=", "a Set-Cookie x=1"), (b"a%0d%0ab.txt", "a0d0ab.txt"),
    ],
)  # fmt: skip
def test_N25_name_of_an_attachment_splits_no_header_at_any_door(domain, put_mail, raw, name):
    header = b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="' + raw + b'"\r\n\r\n'
    message = put_mail(PUBLIC, header + b"content")

    listed = api("GET", f"/inboxes/{PUBLIC}/messages").json()["items"][0]["attachments"][0]["name"]
    named = Client().get(
        "/api/v1/", {"action": "readMessage", "login": "anybody", "domain": "tempmail.test",
                     "id": onesecmail.number_of(message.pk)},
    ).json()["attachments"][0]["filename"]  # fmt: skip

    for answer in offered(message, name=named):
        assert answer.content == b"content"
        assert answer["Content-Disposition"].startswith("attachment; filename")
        assert "\r" not in answer["Content-Disposition"] and "Set-Cookie" not in answer
        assert not re.search(r'filename="[^"]*[/\\]|\.\.', answer["Content-Disposition"])
        assert len(answer["Content-Disposition"]) < 300
    for shown in (listed, named):
        assert not re.search("[/\\\\\r\n\u202e]", shown)
        assert shown not in ("", "..")
    assert named == name


# The installer and the doctor, which know no sender.
OF_ROOT = {
    path for room in ("postfix/installing", "inboxes/doctor") for path in (settings.BASE_DIR / room).rglob("*.py")
}


def test_N26_no_name_of_a_sender_is_ever_a_path_as_nothing_here_writes_files():
    """Delivery removes its own socket, reads from its own pipe and tells the kernel its niceness.

    No other call makes, opens or moves a file.
    """
    writing = "open|fdopen|write_text|write_bytes|mkdir|makedirs|rename|unlink|remove|touch|symlink|symlink_to|link"
    writing = set(writing.split("|")) | {"mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "copyfileobj"}
    calls = set()
    for room in ("inboxes", "delivery", "postfix", "tempmail_site"):
        for path in sorted({*(settings.BASE_DIR / room).rglob("*.py")} - OF_ROOT):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call):
                    *_, name = ast.unparse(node.func).rpartition(".")
                    calls |= {f"{path.name}: {ast.unparse(node.func)}"} if name in writing else set()

    assert calls == {
        "resident.py: path.unlink",
        "deliver.py: path.unlink",
        "logging_in.py: open",  # a pipe
        "once.py: os.fdopen",
        "limiting.py: Path('/proc/self/autogroup').write_text",
    }


def test_N26_content_id_that_is_a_path_is_looked_up_among_the_messages_parts(domain, holder, put_mail):
    evil = "../../../home/node/lib/routes.js"
    html = f"<img src='cid:{evil}'><img src='cid:/etc/passwd'><img src='cid:..%2f..%2fx'>"
    source = related(html, (evil, "image/png", PNG))
    message = put_mail("holder@tempmail.test", source)

    frame = holder.get(url("html", message)).text

    # The others are places for pictures that are not shown.
    assert re.findall(r'<img src="([^"]*)"', frame) == [url("image", message, 1), pictures.LOW, pictures.LOW]
    assert "routes.js" not in frame and "passwd" not in frame


def test_N38_picture_is_given_as_it_came_and_never_unpacked_here(domain, holder, put_mail):
    """A PNG that says it is 65,535 squared: 16 GB for whoever unpacks it."""
    size = (65_535).to_bytes(4)
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + size + b"\x08\x06\0\0\0" + bytes(4)
    message = put_mail("holder@tempmail.test", source_of(html="x", attachments=[("x.png", "image/png", bomb)]))

    started = time.monotonic()
    shown = holder.get(url("image", message, 1))
    assert holder.get(url("message", message)).status_code == 200

    assert (shown.content, shown["Content-Type"]) == (bomb, "image/png")
    assert time.monotonic() - started < LIMIT_SECONDS
    names = re.findall(r"^([\w.-]+)==", (settings.BASE_DIR / "requirements" / "service.txt").read_text(), re.MULTILINE)
    assert not {name.lower() for name in names} & {"pillow", "wand", "opencv-python", "imageio", "pyvips", "cairosvg"}


def test_N40_bombs_are_kept_as_they_came(domain, holder, put_mail):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros", bytes(20_000_000))
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(20))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><x>&l20;</x>'.encode()
    parts = [("bomb.zip", "application/zip", archive.getvalue()), ("bomb.xml", "application/xml", xml),
             ("bomb.svg", "image/svg+xml", xml)]  # fmt: skip
    message = put_mail("holder@tempmail.test", source_of(html="x", attachments=parts))

    started = time.monotonic()
    assert holder.get(url("message", message)).status_code == 200
    packed = b"".join(content_of(holder.get(url("zip", message))))

    assert time.monotonic() - started < LIMIT_SECONDS
    assert [holder.get(url("part", message, n)).content for n in (1, 2, 3)] == [content for _, _, content in parts]
    assert len(packed) < sum(len(content) for _, _, content in parts) + 2000


# --- N19, N23: what browsers send by themselves, and what says too much


def test_N19_stream_of_events_opens_by_no_cookie_whatever_page_asks(transactional_db, issued):
    """The cookie that opens the page opens no stream: a page elsewhere has nothing that does."""
    cookie = in_header(cookie_for(issued))
    for origin in ("https://evil.example", "null", "http://localhost:8000"):
        for path in ("/api/v1/inboxes/holder@tempmail.test/events", "/api/v1/inboxes/holder@tempmail.test/messages"):
            status, headers, _ = ask(path, cookie=cookie, origin=origin)
            assert status == 404
            assert "access-control-allow-credentials" not in headers
        assert ask("/.well-known/mercure?topic=/accounts/1", cookie=cookie, origin=origin)[0] == 401


@pytest.mark.parametrize("path", ["metrics", "metrics/", "prometheus", "debug/vars", "server-status", "__debug__/",
                                  "api/v1/metrics", "mailtm/metrics"])  # fmt: skip
def test_N23_numbers_about_the_service_are_at_no_open_url(domain, issued, path):
    answer = Client().get(f"/{path}")

    assert answer.status_code == 404
    assert b"holder" not in answer.content
    # What is at /metrics, and for whom, is in site/test_metrics.py.


# --- N30: searching


@pytest.mark.parametrize(
    "query",
    ["%%%%", "_", "\\", "a|b", "(a+)+$", ".*", "[", "^", "'; --", "\0", "\ud800", "\u00fc " * 5000, "x" * 10_000],
)
def test_N30_search_is_for_these_very_characters_and_soon_done(holder, put_mail, query):
    for number in range(20):
        put_mail("holder@tempmail.test", source_of(Subject=f"message {number} " + "a" * 200))
    literal = put_mail("holder@tempmail.test", source_of(Subject="literal %%%% _ \\ a|b (a+)+$ .* [ ^ '; --"))
    page = reverse("inbox", args=["holder@tempmail.test"])

    started = time.monotonic()
    answer = holder.get(page, {"q": query.encode("utf-8", "surrogatepass")})

    assert time.monotonic() - started < LIMIT_SECONDS
    assert answer.status_code == 200
    found = [row.message.pk for row in answer.context["rows"]]
    assert found == ([literal.pk] if "x" not in query and "\u00fc" not in query and query.isprintable() else [])


@pytest.mark.django_db(transaction=True)
def test_N30_filter_of_the_api_is_for_these_very_characters(issued, put_mail):
    """An older message that has them is the answer, not a newer one that a pattern would fit."""
    literal = put_mail("holder@tempmail.test", source_of(Subject="literal %%%% _ \\ a|b (a+)+$ .* [ ^ '; --"))
    put_mail("holder@tempmail.test", source_of(Subject="message " + "a" * 200))
    for text in ("%%%%", "_", "\\", "(a+)+$", ".*", "[", "a|b", "'; --"):
        query = urlencode({"timeout": 5, "subject": text})
        path = f"/api/v1/inboxes/holder@tempmail.test/messages/wait?{query}"

        status, _, body = ask(path, authorization=f"Bearer {token_of(issued[1])}")

        assert (status, json.loads(body)["id"]) == (200, str(literal.pk))


# --- N37: bodies that are too long


@pytest.mark.django_db(transaction=True)
def test_N37_million_ids_are_refused_by_every_route_of_the_apis(issued):
    body = json.dumps({"ids": [str(number) for number in range(1_000_000)]}).encode()
    headers = {"authorization": f"Bearer {token_of(issued[1])}", "content_type": "application/json"}
    inbox = "/api/v1/inboxes/holder@tempmail.test"

    for method, path in (
        ("POST", "/api/v1/inboxes"), ("PUT", f"{inbox}/password"), ("PUT", f"{inbox}/webhook"), ("DELETE", inbox),
        ("POST", f"{inbox}/shares"), ("POST", "/mailtm/accounts"), ("POST", "/mailtm/token"),
        ("GET", "/api/v1/domains"),
    ):  # fmt: skip
        started = time.monotonic()
        assert ask(path, body, method=method, **headers)[0] == 413, path
        assert time.monotonic() - started < LIMIT_SECONDS
    assert Inbox.objects.exists()


def test_N37_long_form_with_many_fields_is_refused_by_the_pages(holder):
    many = "&".join(f"ids={number}" for number in range(100_000))
    for path, body in (("new", many), ("new", "local_part=" + "x" * 3_000_000), ("password", many)):
        answer = Client().post(f"/{path}", body, "application/x-www-form-urlencoded")
        assert answer.status_code in (400, 413)
    assert Inbox.objects.count() == 1


def test_N37_endless_body_is_cut_off_by_the_pages_before_it_fills_a_disk(settings):
    async def status_of(path, *sizes):
        request = Request(path, method="POST")
        for size in sizes:
            await request.send_input({"type": "http.request", "body": b"x" * size, "more_body": True})
        status, _ = await request.start()
        return status

    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    for path in ("/new", "/", "/de/nothing"):
        assert asyncio.run(status_of(path, most, 1)) == 413, path
    assert ask("/robots.txt", b"x" * most)[0] == 200


# --- N47: what a check's result means


@pytest.mark.parametrize("result", ["none", "neutral", "softfail", "temperror", "permerror", "policy", "pass", "fail"])
def test_N47_no_result_and_a_neutral_one_are_no_failure_and_none_loses_a_message(holder, put_mail, settings, result):
    settings.AUTHSERV_ID = "mx.example.org"
    source = (
        "Received: from x (unknown [192.0.2.1])\r\n\tby mx.example.org (Postfix) with ESMTP id 4Q1\r\n"
        f"Authentication-Results: mx.example.org; spf={result} smtp.mailfrom=shop.example\r\n\r\nx"
    )
    message = put_mail("holder@tempmail.test", source.encode())

    page = holder.get(url("message", message)).text
    badge = re.search(r'<li class="check([^"]*)"[^>]*>(?:(?!</li>).)*SPF', page, re.DOTALL)[1]

    assert result in RESULTS
    assert badge.split() == {"pass": ["good"]}.get(
        result, ["bad"] if result in ("fail", "softfail", "permerror") else []
    )
    assert Message.objects.filter(inbox=holder.inbox).count() == 1
    assert holder.get(reverse("inbox", args=["holder@tempmail.test"])).context["count"] == 1


# --- N31: nothing is fetched


def test_N31_only_webhooks_and_pushes_have_a_client_for_the_web():
    """What shows and stores mail has no way to fetch what it names: no module of theirs knows how to."""
    rooms = [settings.BASE_DIR / room for room in ("inboxes", "delivery", "tempmail_site", "postfix")]
    clients = r"^\s*(?:import|from) (httpx|httpcore|requests|aiohttp|urllib\.request|http\.client|urllib3|ftplib)"
    using = {
        str(path.relative_to(settings.BASE_DIR))
        for room in rooms
        for path in {*room.rglob("*.py")} - OF_ROOT
        if re.search(clients, path.read_text(), re.MULTILINE)
    }

    # The policy of MTA-STS is asked of our own domains.
    assert using == {"inboxes/outbound.py", "inboxes/dns/policy.py"}
    users = {path for room in rooms for path in room.rglob("*.py") if "outbound.post(" in path.read_text()}
    assert users == {settings.BASE_DIR / f"inboxes/{room}/sending.py" for room in ("webhooks", "webpush")}


def test_plain_text_of_the_tests_above_is_found_by_its_words(holder, put_mail):
    """What N30 calls nothing, a search for words finds."""
    put_mail("holder@tempmail.test", PLAIN)

    assert holder.get(reverse("inbox", args=["holder@tempmail.test"]), {"q": "anna code"}).context["count"] == 1
