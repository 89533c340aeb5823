"""What makes a name, an address or a link look like another: found, never hidden.

Pure: no Django, no database.  It judges what a sender wrote; whether the sender
is who they say, authentication.py reads from what our own host verified.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from . import owners, sites, web_urls

# Scripts whose letters stand for each other (Unicode UTS 39, "confusables"): a
# word needs one of them.  Han with kana or Latin is ordinary Japanese.
LOOK_ALIKE_SCRIPTS = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"))

# Embeddings, overrides and isolates: they turn the order of what is read.
_bidi = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Seen by no reader in any script; but three flags are written in tags (Unicode UTS 51, ED-14a).
_flags = "|".join(
    f"\U0001f3f4{''.join(chr(0xE0000 + ord(letter)) for letter in place)}\U000e007f"
    for place in ("gbeng", "gbsct", "gbwls")
)
_invisible = re.compile(
    f"({_flags})|"
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]+"
)
# Turned text, and what no text of mail has.
_harmful = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]")
# Joiners belong to emoji and to scripts that join letters, not between these.
_joiner = re.compile(r"(?<=[\u0021-\u024f\u0370-\u04ff])[\u200c\u200d]+(?=[\u0021-\u024f\u0370-\u04ff])")
_word = re.compile(r"[^\W\d_]+")
_address = re.compile(r"[^\s<>()\[\]\"',;:@]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
# Overrides, which turn letters that have a direction of their own: no language needs them.
_override = re.compile("[\u202d\u202e]")
# "service @ bank.example", "service(at)bank.example"
_spaced_at = re.compile(
    r"(?<=[\w.-])(?:\s{1,5}@\s{0,5}|\s{0,5}@\s{1,5}|\s{0,5}[(\[]\s?at\s?[)\]]\s{0,5})(?=\w)", re.IGNORECASE
)
_web_host = re.compile(
    r"(?:https?://|(?<![\w.@-])(?=www\.))((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?![\w-])", re.IGNORECASE
)
_bare_host = re.compile(r"(?<![\w.@/-])((?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24})(?![\w@-])")
# Who passes on what another wrote says so: "anna@shop.example via Sign". A known name is not believed so.
_passed_on = re.compile(
    r"(?i)\b(?:via|über|vía|tramite|par|door|przez|through|on behalf of|im auftrag von)\b|経由|代表|через"
)
_mail_target = re.compile(r"\s*mailto:(?:[^?@]*@|\?(?:[^@]*&)?to=[^@&]*@)([^?&,;]*)", re.IGNORECASE)
# Text that reads as an address on the web: with a scheme, with www., or a bare name that ends in letters.
_web_text = re.compile(
    r"\s*(?:https?://|//)?(?:[^\s/@]*@)?((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}|(?:\d{1,3}\.){3}\d{1,3})(?::\d+)?(?:[/?#]\S*)?\s*",
    re.IGNORECASE,
)
_ideographic_dot = re.compile("(?<=[A-Za-z0-9])\u3002(?=[A-Za-z0-9])")
_file_endings = frozenset("doc docx gif htm html jpeg jpg js md pdf php png py sh txt xls xlsx xml zip".split())


def has_hidden_characters(text: str) -> bool:
    """Whether text holds characters that turn its direction or that nobody sees."""
    if text.isascii():
        return False
    is_hidden = any(match[1] is None for match in _invisible.finditer(text))
    return is_hidden or bool(_bidi.search(text) or _joiner.search(text))


def without_hidden_characters(text: str) -> str:
    return text if text.isascii() else without_loose_joiners(_invisible.sub(r"\1", _bidi.sub("", text)))


def with_hidden_shown(text: str) -> str:
    """Return text with each character that nobody sees, or that turns others, written out: ⟨U+202E⟩."""
    if text.isprintable() and text.isascii():
        return text
    for hidden in (_invisible, _bidi, _harmful, _joiner):
        text = hidden.sub(_written_out, text)
    return text


def _written_out(match: re.Match[str]) -> str:
    is_flag = match.re is _invisible and match[1]
    return match[0] if is_flag else "".join(f"⟨U+{ord(character):04X}⟩" for character in match[0])


def without_loose_joiners(text: str) -> str:
    """Return text without the joiners that join nothing; emoji, and scripts that need them, keep theirs."""
    return _joiner.sub("", text)


def harmless_text(text: str) -> str:
    """Return a body's text without controls and without what turns it."""
    return _harmful.sub("", text)


def mixes_scripts(text: str) -> bool:
    """Whether one word of text has letters of two scripts that look alike: Latin "a" beside Cyrillic "а"."""
    return any(len(_scripts(word) & LOOK_ALIKE_SCRIPTS) > 1 for word in _word.findall(text[:1000]))


def _as_read(text: str, length: int = 1000) -> str:
    """Return text as a host in it is read: what is wide or hidden makes no other one."""
    text = without_hidden_characters(unicodedata.normalize("NFKC", text[:length])[:length])
    return text if text.isascii() else _ideographic_dot.sub(".", text)


def looks_like_another(name: str, address: str) -> str:
    """Return the address that a From name, or a local part, shows where the real one is another's; "" for none."""
    local_part = address.rpartition("@")[0]
    text = _as_read(f"{name} {local_part}" if "@" in local_part else name)
    for match in _address.finditer(text):
        if _is_anothers(match[1], address, text) and not _stands_in(match[0], address):
            return match[0]
    for match in _address.finditer(_spaced_at.sub("@", text)):
        if owners.is_known(match[1]) and _is_anothers(match[1], address, text):
            return match[0]
    return ""


def names_another_site(name: str, address: str) -> str:
    """Return the host that a From name shows where the address is another owner's; "" for none.

    Without "www." or a scheme it must be a known one: "Node.js" and "St.Gallen" are names.
    """
    text = _as_read(name)
    hosts = [match[1] for match in _web_host.finditer(text)]
    hosts += [match[1] for match in _bare_host.finditer(text) if owners.is_known(match[1])]
    return next((host.lower() for host in hosts if _is_anothers(host, address, text)), "")


def _is_anothers(host: str, address: str, name: str) -> bool:
    if not sites.has_known_suffix(host) or owners.owner_of(domain_of(address)) in owners.owners_of(host):
        return False
    may_be_passed_on = not owners.is_known(host) or owners.has_users(host)
    return not (may_be_passed_on and _passed_on.search(name))


def _stands_in(shown: str, address: str) -> bool:
    """Whether an address is written into the local part of another, as services do: anna=shop.example@lists.example."""
    if shown.casefold() in address.casefold():
        return False
    local_part, _, domain = shown.casefold().rpartition("@")
    place = address.casefold().rpartition("@")[0].find(domain)
    return place > 0 and local_part in address.casefold()[:place]


def imitated_name(name: str, address: str) -> str:
    """Return the known owner whose name is written in letters of another script, while the address is another's."""
    words = _word.findall(name[:1000])
    found = next(filter(None, map(owners.named_by, words)), "")
    return found if found and owners.owner_of(domain_of(address)) not in (found, owners.owner_of(found)) else ""


def turns_letters(text: str) -> bool:
    """Whether text turns letters of any script, and may be an address when it is read so."""
    return bool(_override.search(text)) and any(mark in text for mark in ".@")


def domain_of(address: str) -> str:
    return address.rpartition("@")[2] if "@" in address else ""


def both_forms(host: str) -> tuple[str, str]:
    """Return a host (as people read it, as A-labels); the second is "" where they are the same."""
    host = host[: web_urls.MAX_HOST_CHARACTERS]
    unicode_form, ascii_form = without_hidden_characters(web_urls.shown_host(host)), web_urls.ascii_host(host)
    return unicode_form, ascii_form if ascii_form != unicode_form else ""


def is_look_alike(host: str) -> bool:
    """Whether a host is drawn like another, has a label of mixed scripts, or one that cannot be read."""
    shown, _ = both_forms(host)
    return (
        mixes_scripts(shown)
        or bool(owners.imitated_by(host))
        or owners.is_drawn_alike(host)
        or has_hidden_characters(host)
        or any(label.startswith("xn--") for label in shown.split("."))
    )


def _is_mail(url: str) -> bool:
    return url.lstrip()[:7].lower() == "mailto:"


def target_host(url: str) -> str:
    """Return the host that a link leads to (the domain, for mailto), without user and port; "" for none."""
    if _is_mail(url):
        mail = _mail_target.match(unquote(url))
        return mail[1].strip().lower() if mail else ""
    cleaned = web_urls.cleaned(url)
    return web_urls.host_of(f"https:{cleaned}" if cleaned[:1] in ("/", "\\") else cleaned)


def hides_target(url: str) -> bool:
    """Whether a URL has what reads like a host before its host: https://bank.example@evil.example/."""
    return web_urls.has_login(url)


def claimed_host(text: str, is_to_mail: bool = False) -> str:
    """Return the host that a link's text shows: an address on the web, alone or among words; "" for words.

    An address of mail says where a link to the web leads only if it is a known owner's: most are the reader's own.
    """
    text = _as_read(text, 2000)
    if (mail := _address.fullmatch(text.strip())) is not None:
        is_claim = is_to_mail or (owners.is_known(mail[1]) and not owners.has_users(mail[1]))
        return mail[1].lower() if is_claim else ""
    match = _web_text.fullmatch(text)
    if match is None:
        among = _web_host.search(text)
        known = (found for found in _bare_host.finditer(text) if owners.is_known(found[1]))
        found = among or next(known, None)
        return found[1].lower() if found else ""
    has_scheme = "//" in text or text.strip().lower().startswith("www.")
    host = match[1].lower()
    # "report.pdf" is the name of a file, "click.here" no host at all.
    is_host = sites.has_known_suffix(host) and host.rpartition(".")[2] not in _file_endings
    return host if has_scheme or is_host else ""


def leads_elsewhere(text: str, url: str) -> bool:
    """Whether a link's text shows a host of another owner than it leads to."""
    claimed, real = claimed_host(text, _is_mail(url)), target_host(url)
    return bool(claimed and real) and owners.owner_of(real) not in owners.owners_of(claimed)


def mark_of(url: str, texts: Sequence[str] = ()) -> Literal["", "through", "elsewhere"]:
    """Return how a link is to be marked: its address hides where it leads, or one of its texts shows another host.

    "through": a mail service's tracker stands before it, as before half of all links.
    """
    if hides_target(url) or is_look_alike(host := target_host(url)):
        return "elsewhere"
    denied_by = [text for text in texts if leads_elsewhere(text, url)]
    is_expected = owners.service_of(host) and not any(owners.is_known(claimed_host(text)) for text in denied_by)
    return ("through" if is_expected else "elsewhere") if denied_by else ""


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in word}


@dataclass(frozen=True)
class Finding:
    """One warning, and what it is about."""

    kind: Literal[
        "another-address",
        "another-site",
        "imitated-name",
        "look-alike",
        "turned",
        "denied",
        "two-senders",
        "mixed",
        "hidden",
    ]
    about: str = ""

    @property
    def is_contradiction(self) -> bool:
        """Whether it says another sender than the real one; the others are told, and may be honest."""
        return self.kind not in ("mixed", "hidden")


def findings(senders: Sequence[tuple[str, str]], subject: str) -> list[Finding]:
    """Return what in From and Subject may deceive.  `senders` are (name, address)."""
    found = []
    for name, address in senders:
        if other := looks_like_another(name, address):
            found.append(Finding("another-address", other))
        elif site := names_another_site(name, address):
            found.append(Finding("another-site", site))
        if owner := imitated_name(name, address):
            found.append(Finding("imitated-name", owner))
        if mixes_scripts(name):
            found.append(Finding("mixed", without_hidden_characters(name)))
        if is_look_alike(domain_of(address)):
            found.append(Finding("look-alike", " = ".join(filter(None, both_forms(domain_of(address))))))
    if has_hidden_characters(" ".join([subject, *(f"{name} {address}" for name, address in senders)])):
        found.append(Finding("hidden"))
    return list(dict.fromkeys(found))
