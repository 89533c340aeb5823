"""Find the link a message wants followed to prove an address, sign in or set a password.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from contextlib import suppress
from urllib.parse import unquote, urlsplit

import idna

from . import words
from .shown import MAX_LINKS, Link, Page, has, plain
from .words.kinds import pruned

THRESHOLD = 4
MAX_URL = 4000

# A registrable domain has one label more than its suffix: one label, or two such as co.uk, com.br, or.jp.
# Without the public suffix list others are taken as one label, so two customers of one host look alike.
SECOND_LEVEL = frozenset("ac co com edu gen go gob gouv gov gv ltd me mil ne net nic nom or org plc sch".split())

# Without any of these no link is looked at.
HINTS = pruned(words.VERIFY + words.RESET + words.SIGN_IN)

# Shorter words stand in random tokens by chance.
_refuse_in_path = tuple(word for word in words.REFUSE if len(word) >= 5)
_path_verbs = tuple(word for word in words.PATH_VERIFY if not has(word, words.PATH_OBJECT))
_random = re.compile(r"[A-Za-z0-9_~.%-]{12,}")
_control = re.compile(r"[\x00-\x1f\x7f]")
_no_host = re.compile(r"[\x00-\x20\x7f#/<>?@\[\]^|%]")  # WHATWG URL 3.5
_token = re.compile(r"[/=#](?=[A-Za-z_~.%-]{0,30}[0-9])[A-Za-z0-9_~.%-]{8,}(?:[&#?]|$)")


def find_link(head: Page, page: Page) -> Link | None:
    """Return the link the message wants followed, None when no link is."""
    subject = head.lower
    urls = " ".join(link.url.lower() for link in page.links[:MAX_LINKS])
    if not has(subject, HINTS) and not has(page.lower, HINTS) and not has(urls, _path_verbs):
        return None
    is_alert = has(subject, words.ALERT)
    is_sign_in = has(subject, words.SIGN_IN) and not is_alert
    is_verify = has(subject, words.VERIFY + words.RESET) and not has(subject, words.REFUSE)
    best: Link | None = None
    best_score = THRESHOLD - 1
    for link in page.links[:MAX_LINKS]:
        score = _link_score(page, link, is_verify, is_sign_in)
        if score > best_score:
            best, best_score = link, score
    is_about_it = is_verify or is_sign_in
    if best is None and is_about_it and not has(subject, words.REFUSE):
        return _only_one(page, has(subject, words.OBJECT))
    return best


def _only_one(page: Page, is_clear: bool) -> Link | None:
    """Return the one link that carries a token, None when there are two, or none.

    Where the subject does not say what is to be proved, the words before the link must ask for it.
    """
    found: dict[str, Link] = {}
    for link in page.links[:MAX_LINKS]:
        if len(link.url) > MAX_URL or not host_of(link.url) or not _token.search(link.url):
            continue
        called, before = _called(link), _around(page, link)[0]
        is_asked = is_clear or has(f"{before} {called}", words.VERIFY + words.RESET + words.SIGN_IN)
        if is_asked and not _is_refused(called, unquote(link.url).lower(), before):
            found.setdefault(link.url, link)
    return next(iter(found.values())) if len(found) == 1 else None


def _link_score(page: Page, link: Link, is_verify: bool, is_sign_in: bool) -> int:
    """What speaks for a link, with a subject about proving (is_verify) or signing in."""
    if len(link.url) > MAX_URL or not host_of(link.url):
        return 0
    parts = urlsplit(link.url)
    path = unquote(f"{parts.path}?{parts.query}#{parts.fragment}".lower())
    called = _called(link)
    before, after = _around(page, link)
    verifies = has(called, words.VERIFY) or has(called, words.RESET)
    if _is_refused(called, path, before, verifies):
        return 0
    signs_in = has(called, words.SIGN_IN)
    is_asked = _asks(before) or (bool(called) and _asks(after))
    path_verifies, is_random = has(path, words.PATH_VERIFY), bool(_random.search(path))
    tells = has(path, _path_verbs) and has(path, words.PATH_OBJECT) and bool(_random.search(parts.path))
    if not (verifies or is_asked or is_sign_in or signs_in or tells):
        return 0
    score = _sum(
        (4, verifies and len(called) < 80),
        (3, is_asked and (not called or verifies or not signs_in)),
        (2, path_verifies),
        (1, is_random),
        (1, is_verify),
    )
    if not verifies and (signs_in or has(before, words.SIGN_IN)):
        to_sign_in = _sum((1, True), (1, has(path, words.PATH_SIGN_IN)), (1, is_random), (2, is_sign_in))
        score = max(score, to_sign_in) + _sum((2, signs_in and path_verifies))
    return score + _sum((2, tells))


def _sum(*points: tuple[int, bool]) -> int:
    """Return the sum of the points whose condition holds."""
    return sum(number for number, holds in points if holds)


def _called(link: Link) -> str:
    """Return what a link is called, "" where that is an address."""
    is_address = "://" in link.text or (" " not in link.text and "." in link.text.strip("."))
    return "" if is_address else plain(link.text).lower()


def _is_refused(called: str, path: str, before: str, verifies: bool = False) -> bool:
    # Bulk mailers lead every link over /track/click/.
    path = path[:200].replace("track", "") if verifies else path[:200]
    return has(called, words.REFUSE) or has(path, _refuse_in_path) or has(before, words.UNLESS)


def _asks(sentence: str) -> bool:
    return has(sentence, words.VERIFY + words.RESET) and has(sentence, words.OBJECT)


def _around(page: Page, link: Link) -> tuple[str, str]:
    """The line's text before a link, with the line above when there is little; and the line's text after it."""
    after = page.lower[link.end : link.end + 100].partition("\n")[0]
    floor = max(0, link.start - 250)
    lines = page.lower[floor : link.start].rstrip(" \t").split("\n")
    line = lines[-1]
    if len(line.strip()) > 15:
        return line, after
    above = [other for other in lines[:-1] if other.strip()]
    return " ".join([*above[-1:], line]), after


def host_of(url: str) -> str:
    """Return the host a browser would ask, in lower case, an IDN as A-labels; "" for no http(s) URL."""
    with suppress(ValueError):
        parts = urlsplit(url.strip().replace("\\", "/"))
        host = unquote(parts.hostname or "")
        if parts.scheme in ("http", "https") and not _no_host.search(host) and not _control.search(url):
            return _ascii(host)
    return ""


def is_foreign(host: str, from_domain: str) -> bool:
    """Return whether host and the sender's domain belong to different registrable domains."""
    return registrable(host) != registrable(_ascii(from_domain))


def registrable(domain: str) -> str:
    """Return the domain somebody registered, by the rule at SECOND_LEVEL; an IP address is itself."""
    labels = domain.strip(".").split(".")
    if labels[-1].isdigit() or ":" in domain:
        return domain
    has_two = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if has_two else -2 :])


def _ascii(domain: str) -> str:
    domain = domain.strip(" .>").lower()
    if domain.isascii():
        return domain
    with suppress(UnicodeError):
        return idna.encode(domain, uts46=True).decode()
    return domain
