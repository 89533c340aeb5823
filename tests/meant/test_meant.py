"""Mail as the world writes it, through real delivery: on its page and in the API it says what its sender meant.

mail/*.eml are the messages, right.toml has for each what must be there: its words
(`says`, in this order; `told`, in any; `hides` has what must be nowhere), code, link, names and files.
"""

import re
import tomllib
from html import unescape
from pathlib import Path

import nh3
from django.urls import reverse

from dev.system import wait_for
from inboxes.access import keyring
from tests.worlds.api_client import api, token_of
from tests.worlds.live import queue_is_empty
from tests.worlds.visitors import cookies_of

FOLDER = Path(__file__).parent
RIGHT = tomllib.loads((FOLDER / "right.toml").read_text())
MAIL = {path.stem: path for path in sorted((FOLDER / "mail").glob("*.eml"))}


def test_every_message_has_its_right_values():
    assert set(RIGHT) == set(MAIL)


def test_every_message_reads_as_its_sender_meant_it(live, world, holder, send, high_limits):
    inbox = holder.inbox
    secret = keyring.held_secrets(cookies_of(holder))[inbox.pk]
    for name, path in MAIL.items():
        source = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        assert send(b"X-Name: " + name.encode() + b"\r\n" + source, inbox.address, options=["BODY=8BITMIME"]) == {}
    queue_is_empty(world, 300)
    wait_for(lambda: inbox.messages.count() == len(MAIL), 60, f"{len(MAIL)} messages")

    wrong = []
    for message in inbox.messages.all():
        found = api("GET", f"/inboxes/{inbox.address}/messages/{message.pk}", token=token_of(secret)).json()
        name = dict(map(tuple, found["headers"]))["X-Name"]
        url = reverse("message", args=[inbox.address, message.pk])
        shown = holder.get(url).content.decode()
        document = holder.get(f"{url}/html").content.decode() if 'name="message-html"' in shown else ""
        wrong += [f"{name}: {fault}" for fault in faults(RIGHT[name], found, shown, document)]

    assert not wrong, "\n".join(wrong)


def faults(right, found, shown, document):
    """Say what of a message is not as it should be, in the API and on its page."""
    for key in ("subject", "code", "preview"):
        if key in right and found[key] != right[key]:
            yield f"{key} is {found[key]!r}, not {right[key]!r}"
    link = found["link"]["url"] if found["link"] else ""
    if link != right.get("link", link):
        yield f"link is {link!r}, not {right['link']!r}"
    senders = [" ".join(filter(None, (one["name"], f"<{one['address']}>"))) for one in found["from"]]
    if senders != right.get("from", senders):
        yield f"from is {senders}, not {right['from']}"
    files = [attachment["name"] for attachment in found["attachments"]]
    if files != right.get("files", files):
        yield f"files are {files}, not {right['files']}"
    if missing := [one for one in right.get("links", []) if one not in found["links"]]:
        yield f"links {missing} are not among {found['links']}"
    if (counted := int((re.findall(r"(\d+) pictures? not loaded", shown) or [0])[0])) != right.get("remote", counted):
        yield f"{counted} remote pictures are counted, not {right['remote']}"
    yield from _faults_of_words(right, words(shown[shown.index("<article") :]) + words(document), "the page")
    yield from _faults_of_words(right, words(found["html"] or "") + "\n" + found["text"], "the API")
    if right.get("html", bool(document)) != bool(document):
        yield f"HTML is shown: {bool(document)}"


def _faults_of_words(right, text, where):
    text, at = " ".join(text.split()), 0
    for word in right.get("says", []):
        at = text.find(word, at)
        if at < 0:
            yield f"{where} does not say {word!r} in its place: {text[-1500:]!r}"
            break
    if missing := [word for word in right.get("told", []) if word not in text]:
        yield f"{where} does not tell {missing}: {text[-1500:]!r}"
    for word in right.get("hides", []):
        if word in text:
            yield f"{where} says {word!r}"


def words(html):
    apart = re.sub(r"(?i)<(?=/?(?:p|div|td|th|dt|dd|li|h[1-6]|br|tr|section|article)\b)", " <", html)
    return unescape(nh3.clean(apart, tags=set(), strip_comments=True))
