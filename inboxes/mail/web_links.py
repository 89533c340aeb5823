"""Where the links are in running text: the one place for it, so that page, API and delivery find the same.

Pure: no Django, no database.  linkify-it knows where a URL ends among brackets and punctuation; what
mail has besides is here: text without blanks between words, markup, brackets around broken lines.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from linkify_it import LinkifyIt

from . import sites

MAX_LINKS = 3000
MAX_TRIES = 20_000  # places that look like a link, so that a hostile text costs no more than it is worth
MAX_URL_CHARACTERS = 4000
MAX_HOST_CHARACTERS = 253

# Where a link may be: a scheme, "www.", an address, the end of a host with a path behind it.
_anchor = re.compile(r"://|\bwww\.(?=\w)|(?<=[\w\"])@(?=\w)|(?<=[a-z]{2})(?::\d{2,5})?/(?=[\w?#])", re.IGNORECASE)
_scheme = re.compile(r"(?<![A-Za-z0-9+.-])https?\Z", re.IGNORECASE)
_bare_host = re.compile(r"(?<![\w@.:/=%&#?~$-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}\Z")
_local_part = re.compile(r"(?<![\w.+%~#$&'*/=?^`{|}-])[\w.+%~#$&'=-]{1,64}\Z")
_domain = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}(?:xn--[a-z0-9-]{1,59}|[^\W\d_]{2,24})", re.IGNORECASE)
_ipv6_host = re.compile(r"(?:[^\s/@\[\]]{1,50}@)?\[[0-9a-f:.]{2,45}\](?::\d{1,5})?(?=[/?#]|[^\w]|\Z)", re.IGNORECASE)
# What no URL in a text goes on behind.
_window_end = re.compile(
    r"[\s<>\"`\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|&(?:gt|lt|quot|nbsp|#39);", re.IGNORECASE
)
# Scripts that put no blank between a URL and the word behind it; and the marks of their sentences.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_HIRAGANA = "\u3041-\u309f"
_MARKS = (
    "\u00ab\u00bb\u060c\u061b\u061f\u2014\u2018-\u201f\u2026\u2039\u203a\u3001-\u3004\u3008-\u3020\u3030\u30fb"
    "\ufe10-\ufe6b\uff01-\uff0c\uff0e-\uff0f\uff1a-\uff20\uff3b-\uff3e\uff40\uff5b-\uff65"
)
_foreign = re.compile(f"[{_MARKS}]|[{_UNSPACED}]+")
_unspaced = re.compile(f"[{_UNSPACED}]")
_hiragana = re.compile(f"[{_HIRAGANA}]")
_host_end = re.compile(r"[/?#]")
_tail = re.compile(r"[*:|]+\Z|[.,;!?]+\Z")
_opened_mark = re.compile(r"(?:\A|[\s(])([_~*]{1,3})(?=\S)")
_in_brackets = re.compile(r"<(?:URL:)?(https?://[^<>\s]{1,2000}(?:[ \t]*\r?\n[ \t]*[^<>\s]{1,2000}){1,8})\s*>", re.I)


class Found(NamedTuple):
    """A link: where it stands in the text, and where it leads."""

    start: int
    end: int
    url: str  # http:, https: or mailto:


def find(text: str) -> list[Found]:
    """Return the links of a text, in their order; what has no scheme gets https: or mailto:."""
    found: list[Found] = []
    position = tries = 0
    # Where blanks are, all that is looked at is no more than the text.
    left = 2 * len(text) + 10 * MAX_URL_CHARACTERS
    while tries < MAX_TRIES and len(found) < MAX_LINKS and left > 0 and (anchor := _anchor.search(text, position)):
        tries += 1
        link = _at(text, anchor, found[-1].end if found else 0)
        following = _window_end.search(text, anchor.end(), anchor.end() + MAX_URL_CHARACTERS)
        left -= following.start() - anchor.start() if following else MAX_URL_CHARACTERS
        if link:
            found.append(link)
        position = max(anchor.end(), link.end if link else 0)
    return found


def _at(text: str, anchor: re.Match[str], floor: int) -> Found | None:
    """Return the link at an anchor; it begins not before floor."""
    place = anchor.start()
    mark = anchor[0].lower()
    before = text[max(floor, place - MAX_HOST_CHARACTERS - 1) : place]
    if mark == "://":
        scheme = _scheme.search(before[-10:])
        return _with_scheme(text, place - len(scheme[0]), anchor.end()) if scheme else None
    if mark == "www.":
        if before[-1:] in ("@", "/", ".", "-", ":", "="):
            return None
        end = _end(text, place, place)
        host = _host_end.split(text[place:end], maxsplit=1)[0]
        return Found(place, end, f"https://{text[place:end]}") if host.count(".") > 1 else None
    if mark == "@":
        local_part, domain = _local_part.search(before[-70:]), _domain.match(text, anchor.end())
        if not local_part or not domain:
            return None
        start = place - len(local_part[0].lstrip("."))
        return Found(start, domain.end(), f"mailto:{text[start : domain.end()]}") if start < place else None
    host = _bare_host.search(before)
    if not host or not sites.has_known_suffix(host[0]):
        return None
    start = place - len(host[0])
    end = _end(text, start, start)
    return Found(start, end, f"https://{text[start:end]}") if end > anchor.end() else None


def _with_scheme(text: str, start: int, after: int) -> Found | None:
    # Within brackets a URL may be broken over lines (RFC 3986, appendix C).
    opening = max(start - 5, 0) + text[max(start - 5, 0) : start].rfind("<")
    if (
        text[opening : opening + 1] == "<"
        and (broken := _in_brackets.match(text, opening))
        and broken.start(1) == start
    ):
        return Found(start, broken.end(1), "".join(broken[1].split()))
    end = _end(text, start, after)
    return Found(start, end, text[start:end]) if end > after else None


def _end(text: str, start: int, host_start: int) -> int:
    """Return the end of the URL that begins at start and has its host at host_start; start where it is none."""
    window_end = _window_end.search(text, host_start, start + MAX_URL_CHARACTERS)
    window = text[host_start : window_end.start() if window_end else start + MAX_URL_CHARACTERS]
    window = window[: _end_of_sentence(window)]
    if ipv6 := _ipv6_host.match(window):
        length = ipv6.end() + _path_length(window, ipv6.end())
    else:
        # The library's own check of what stands behind a scheme; it knows no host with "_" in it, the web does.
        host = _host_end.split(window, maxsplit=1)[0]
        length = _linkify().test_schema_at(f"//{host.replace('_', 'x')}{window[len(host) :]}", "http:", 0) - 2
    if length <= 0:
        return start
    url = window[:length]
    while tail := _tail.search(url):
        url = url[: tail.start()]
    return host_start + len(_without_markup(url, text[max(0, start - 200) : start]))


def _end_of_sentence(window: str) -> int:
    """Return where a script without blanks goes on behind the URL, or its punctuation; the length if nowhere."""
    for match in _foreign.finditer(window):
        start = match.start()
        before = window[:start]
        if len(match[0]) == 1 and not _unspaced.match(match[0]):
            return start
        # A name in letters of its own: a label of the host, a word of the path, but not the sentence behind a slash.
        is_label = "/" not in before and (before[-1:] in ("", ".", "-", "@") or "." not in before)
        has_path = before.count("/") > 1 or "=" in before or "#" in before
        is_word = before[-1:] in ("/", "=", "#", "-", "_", "+", "%") and has_path and not _hiragana.match(match[0])
        follows_word = start > 0 and _unspaced.match(window[start - 1])
        if not (is_label or is_word or follows_word):
            return start
    return len(window)


def _without_markup(url: str, before: str) -> str:
    """Take off the end of a quotation or an emphasis that was opened before the URL: _see https://..._"""
    mark = url[-1:]
    if mark == "'" == before[-1:]:
        return url[:-1]
    if mark not in ("_", "~"):
        return url
    line = before.rpartition("\n")[2]
    if line.endswith(mark) or any(mark in opened[1] for opened in _opened_mark.finditer(line)):
        return url.rstrip(mark)
    return url


def _path_length(window: str, position: int) -> int:
    match = _path().match(window, position)
    return match.end() - position if match else 0


@lru_cache(1)
def _linkify() -> LinkifyIt:
    return LinkifyIt()


@lru_cache(1)
def _path() -> re.Pattern[str]:
    return re.compile(_linkify().re["src_path"], re.IGNORECASE)
