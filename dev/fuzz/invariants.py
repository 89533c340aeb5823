"""What holds whatever a stranger sends: asked of inputs that ./tempmail fuzz and the tests make up.

Each function takes one input and raises AssertionError, or what the code raised,
where a rule is broken.  Each is one of targets.py.
"""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import tinycss2
from bleach._vendor import html5lib
from django.conf import settings

from delivery.delivering import bounds
from delivery.parsing import codes
from delivery.parsing.message import ParsedMessage, parse
from delivery.sealed import Envelope, body_of, summary_of
from inboxes.access.ways_in import OpenInbox
from inboxes.mail import dangers, sealing
from inboxes.mail.file_names import MAX_STORED_CHARACTERS, file_name
from inboxes.mail.summary import Body, Summary
from inboxes.models import Domain, Message
from inboxes.pages.templatetags.tempmail import link_urls
from inboxes.showing import allowlist, quotes, rendering, styles
from inboxes.showing.reading import Row, read_row, unique_names

ELEMENTS = {name.removeprefix(allowlist.FORMATTING_PREFIX) for name in allowlist.TAGS + allowlist.OURS}
ATTRIBUTES = {name for names in allowlist.NAMES.values() for name in names} | set(allowlist.LINK)
# Whatever the list comes to allow.
ACTIVE = set("script style link meta base iframe frame object embed form input button svg math template".split())
ASKING = {"srcset", "action", "formaction", "poster", "data", "srcdoc"}
FUNCTIONS = set(
    "calc clamp color color-mix fit-content hsl hsla hwb lab lch light-dark max min minmax oklab oklch repeat rgb rgba"
    " url var".split()
)
COVERING = {"position", "z-index", "inset", "top", "left", "content", "cursor", "behavior", "filter"}
PATHS_AND_MARKS = set("/\\\0\r\n\x1b\u202e\u2066\ufeff")
RECIPIENT, TAG = "anybody+shop@tempmail.test", "shop"

_code = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_token = re.compile(r"[a-z0-9.+_-]+/[a-z0-9.+_-]+")
_control = re.compile(r"[\x00-\x1f\x7f]")
_nul = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # as JSON writes it
_function = re.compile(r"([\w-]*)\(")
_our_picture = re.compile(r""" src="/inbox/[^"]*"|url\(['"]/inbox/[^'"]*['"]\)""")
_text_mark = re.compile(r' <mark class="elsewhere">⚠ [^<]*</mark>')
_mark = re.compile(r' <mark class="ours-elsewhere">\u26a0 [^<]*</mark>')


def message(source: bytes, seconds: float | None = None) -> ParsedMessage:
    """A message of any bytes is parsed within its bounds, can be sealed, and is read again as it was."""
    limits = bounds()
    parsed = parse(source, replace(limits, seconds=seconds or limits.seconds))
    assert "unparsed" not in parsed.defects, f"not parsed: {parsed.defects}"
    parts = parsed.attachments
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert len(parts) <= limits.max_parts
    # Nothing is unpacked: decoding makes less of what came.  A message within is offered, and what lies in it, too.
    assert sum(len(part.content) for part in parts) <= 2 * len(source)
    assert max(len(parsed.text), len(parsed.html)) <= limits.max_text_bytes
    assert all(_token.fullmatch(part.type) for part in parts)
    assert all(0 < len(part.name) <= MAX_STORED_CHARACTERS and not set(part.name) & PATHS_AND_MARKS for part in parts)
    values = [parsed.subject, parsed.from_header, parsed.message_id, *(value for _, value in parsed.headers)]
    assert not set("\r\n") & set("".join(values)), "a line end in a header"
    _check_found(parsed.code, parsed.link, parsed.link_host)

    envelope = Envelope("sender@shop.example", [RECIPIENT], source)
    summary = summary_of(parsed, envelope, "4Q1", RECIPIENT, TAG, True)
    row = _read_again(summary, body_of(parsed))
    assert row.safe_link == parsed.link
    assert all(file_name(attachment.name, "") == attachment.name for attachment in row.attachments)
    assert not set("".join(unique_names(row.attachments))) & {*PATHS_AND_MARKS, '"'}
    for attachment, part in zip(row.attachments, parts, strict=True):
        dangers.danger_of(attachment.name, attachment.type, part.content[: dangers.HEAD_BYTES])
    return parsed


def _read_again(summary: Summary, body: Body) -> Row:
    """What delivery stores is JSON without NUL and lone surrogates, and the page reads it."""
    key = settings.SITE_PUBLIC_KEY
    stored = summary.to_json(), body.to_json()
    assert not _nul.search(json.dumps(stored))
    sealed = Message(summary=sealing.seal_json(stored[0], key), body=sealing.seal_json(stored[1], key))
    inbox = OpenInbox(Domain(name="tempmail.test"), "anybody", settings.SITE_PRIVATE_KEY)
    row = read_row(inbox, sealed)
    assert row.claimed_date is None or row.claimed_date.utcoffset() is not None
    assert all(isinstance(text, str) for sender in row.senders for text in sender)
    assert row.names_other_recipients
    opened = [sealing.unseal_json(bytes(column), inbox.private_key) for column in (sealed.summary, sealed.body)]
    assert (Summary.from_json(opened[0]), Body.from_json(opened[1])) == (summary, body)
    return row


def code(text: str) -> codes.Found:
    """What is found in a subject (the first line) and a body is a code, and a link of the web."""
    subject, _, body = text.partition("\n")
    found = codes.find(subject, body, body, "no-reply@shop.example")
    _check_found(found.code, found.link, found.link_host)
    return found


def _check_found(found_code: str, link: str, host: str) -> None:
    assert not found_code or _code.fullmatch(found_code), f"no code: {found_code!r}"
    assert not link or re.match(r"https?://", link, re.IGNORECASE), f"no link: {link!r}"
    assert bool(link) == bool(host)
    assert not _control.search(link + host), f"no link: {link!r}"


def html(text: str) -> None:
    """HTML of any kind becomes what a browser neither runs, submits nor fetches, and again the same."""
    for with_remote in (False, True):
        try:
            safe = rendering.make_safe(text, {"logo": "/inbox/a@b.example/1/images/1"}, with_remote)
        except rendering.TooComplex:
            continue
        body = safe.body
        check_harmless(body, with_remote)
        # With places of pictures, and quotes folded.
        alone = rendering.make_safe(text, {"logo": "/inbox/a@b.example/1/images/1"}, with_remote, quotes.NOTHING)
        check_harmless(alone.body, with_remote)
        check_sheet(safe.css(), with_remote)
        check_sheet(safe.css("ours"), with_remote)
        try:
            again = rendering.make_safe(_mark.sub("", body), {}, with_remote).body
        except rendering.TooComplex:
            continue
        first, second = Elements(_our_picture.sub("", _mark.sub("", body))), Elements(_mark.sub("", again))
        # A byte order mark at the very beginning is none of the text.
        texts = {elements.text.lstrip("\ufeff") for elements in (first, second)}
        assert first.found == second.found and len(texts) == 1, "sanitizing twice differs"
    rendering.count_remote(text)
    check_harmless(rendering.safe_words(text))


def check_sheet(css: str, with_remote: bool = False) -> None:
    """The parser of the CSS standard sees nothing in a sheet that is not allowed."""
    assert not set(css) & set("<\0"), f"markup in {css!r}"
    _check_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), with_remote)


def _check_rules(rules: list[Any], with_remote: bool) -> None:
    for rule in rules:
        assert rule.type in ("qualified-rule", "at-rule"), f"{rule.type} in a sheet"
        if rule.type == "at-rule":
            assert rule.lower_at_keyword in ("media", "layer"), rule.at_keyword
            inner = tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True)
            _check_rules(inner, with_remote)
            continue
        for declaration in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
            assert declaration.type == "declaration", f"{declaration.type} in a rule"
            assert declaration.name.startswith("--") or declaration.lower_name in allowlist.STYLES, declaration.name
            _check_value(tinycss2.serialize(declaration.value), with_remote)


def _check_value(value: str, with_remote: bool) -> None:
    assert allowlist.is_style(value, with_remote), f"style={value!r}"
    called = {name for name in _function.findall(value.lower()) if not name.endswith("gradient")}
    assert called <= FUNCTIONS, f"style={value!r}"


def check_harmless(body: str, with_remote: bool = False) -> None:
    """Two parsers, of Python and of the HTML standard, see nothing in it that is not allowed."""
    seen = Elements(body)
    assert not seen.others, f"no element: {seen.others[:3]}"
    elements = [(element.tag, element.attrib) for element in html5lib.parse(body, namespaceHTMLElements=False).iter()]
    assert all(isinstance(name, str) for name, _ in elements), "a comment or the like"
    for name, attributes in [*seen.found, *(found for found in elements if found[0] not in ("html", "head", "body"))]:
        assert name in ELEMENTS - ACTIVE, f"<{name}>"
        assert set(attributes) <= ATTRIBUTES - ASKING, f"<{name}> with {attributes}"
        assert not any(attribute.startswith("on") for attribute in attributes), f"<{name}> with {attributes}"
        _check_addresses(attributes, with_remote)


def _check_addresses(attributes: dict[str, str], with_remote: bool) -> None:
    remote = r"|https://\S+" if with_remote else ""
    link = attributes.get("href", "tel:").strip()
    assert re.match(r"(https?:|mailto:|tel:|#)", link, re.IGNORECASE), f"href={link!r}"
    picture = attributes.get("src", "/inbox/")
    assert re.fullmatch(rf"data:image/(?!svg)[^,]*,.*|/inbox/.*{remote}", picture, re.I | re.S), f"src={picture!r}"
    background = attributes.get("background", "/inbox/")
    assert allowlist.is_picture(background, with_remote), f"background={background!r}"
    style = attributes.get("style", "")
    declarations = [declaration.partition(":") for declaration in styles.split(style)]
    names = {name.strip() for name, _, _ in declarations}
    assert names <= {*allowlist.STYLES, ""} - COVERING, f"style={style!r}"
    for _, _, value in declarations:
        _check_value(value, with_remote)
    assert not set(style) & set("\\@<{}"), f"style={style!r}"


class Elements(HTMLParser):
    """All start tags of a document as (name, {attribute: value}), its text, and what is neither."""

    def __init__(self, document: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.others: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def text(plain: str) -> None:
    """Plain text keeps every character when its URLs become links, and nothing but links."""
    linked = Elements(_text_mark.sub("", link_urls(plain)))
    assert linked.text == plain, "linking changes the text"
    assert not linked.others
    for name, attributes in linked.found:
        assert name == "a" and set(attributes) == {"href", "target", "rel"}
        assert re.match(r"https?://|mailto:", attributes["href"], re.IGNORECASE)
