"""Whose a host is: a known owner's with several domains, else whoever registered it; and what looks like a known one's.

Pure: no Django, no database, no network.  known_owners.py and known_services.py are what is known.
"""

import unicodedata
from functools import lru_cache

from . import sites
from .known_owners import OWNERS, PROVIDERS, RUN_BY
from .known_services import SERVICES
from .web_urls import ascii_host, shown_host

# Letters of other scripts that are drawn as these (Unicode UTS 39, "confusables")...
_SAME = {
    "a": "аα", "c": "сϲⅽ", "d": "ԁⅾ", "e": "еҽ", "h": "һ", "i": "іıⅰ", "j": "јϳ", "l": "ӏⅼ", "o": "оοօ", "p": "рρ",
    "q": "ԛ", "s": "ѕꜱ", "u": "ս", "v": "ѵνⅴ", "w": "ԝѡ", "x": "хⅹ", "y": "уγ", "z": "ᴢ",
}  # fmt: skip
# ... and those that are nearly so: words of their own language are full of them.
_NEAR = {
    "a": "ɑ", "b": "ЬƄв", "d": "ɗ", "e": "єɛ", "g": "ɡց", "h": "հн", "i": "ιɩ", "k": "κкҝ", "m": "мⅿ", "n": "ոпη",
    "o": "σ", "q": "գ", "r": "гᴦ", "t": "тτ", "u": "υц", "w": "ω", "x": "χ", "y": "ү",
}  # fmt: skip
_latin_of = {ord(other): latin for kind in (_SAME, _NEAR) for latin, others in kind.items() for other in others}
_same = frozenset("".join(_SAME.values()))
# Where such words are words: the rule of browsers, which show others as A-labels.
_CYRILLIC_PLACES = frozenset("am bg by ge kg kz md me mk mn rs ru su tj ua uz".split())
# "rn" reads as "m"; a digit as a letter.  "l" and "i" are one where a word is long enough to mean nothing else.
_read_alike = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("3", "e"), ("5", "s"))
MIN_LETTERS = 5  # of a name that is imitated: fewer are another's by chance
MIN_FOR_I = 6  # "appie" is a shop, "paypai" is nothing


def owner_of(host: str) -> str:
    """Return what is equal for all hosts of one owner."""
    site = sites.registrable(host)
    return _owners().get(site, site)


def owners_of(host: str) -> set[str]:
    """Return its owner, and who runs it."""
    owner = owner_of(host)
    return {owner, RUN_BY.get(owner, owner)}


def is_known(host: str) -> bool:
    return sites.registrable(host) in _owners()


def has_users(host: str) -> bool:
    """Whether whoever likes has an address there."""
    return owner_of(host) in PROVIDERS


def service_of(host: str) -> str:
    """Return the mail service whose host it is; "" for none that is known."""
    labels = ascii_host(host).split(".")
    names = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_services()[name] for name in names if name in _services()), "")


def imitated_by(host: str) -> str:
    """Return the known owner's domain that a host looks like or begins with, while it is another's; "" for none."""
    if is_known(host) or sites.is_address(host):
        return ""
    shown = shown_host(host)
    site = shown_host(sites.registrable(host))
    label = site.partition(".")[0]
    for form, least in ((_skeleton(label), MIN_LETTERS), (_skeleton(label).replace("i", "l"), MIN_FOR_I)):
        domain = _skeletons(least).get(form, "") if len(form) >= least else ""
        if domain and domain.partition(".")[0] != label:
            return domain
    # paypal.com.evil.example, paypal.com-verify.example
    labels = shown.removesuffix(site).rstrip(".").split(".")
    fronts = [labels[:end] for end in range(2, len(labels) + 1)] + [part.split(".") for part in shown.split("-")[:-1]]
    names = (".".join(front[start:]) for front in fronts for start in range(len(front) - 1))
    return next((name for name in names if name in _owners()), "")


def is_drawn_alike(host: str) -> bool:
    """Whether a label of a host has letters of another script alone, each of which is drawn as a Latin one: "аррӏе"."""
    *labels, place = shown_host(host).split(".")
    if not place.isascii() or place in _CYRILLIC_PLACES:
        return False
    words = (frozenset(filter(str.isalpha, label)) for label in labels)
    return any(word and word <= _same for word in words)


def named_by(word: str) -> str:
    """Return the known owner's name or domain that a word is drawn like in letters of other scripts; "" for none.

    Accents alone make other words: Hermès is no parcel service.
    """
    is_drawn = any(ord(letter) in _latin_of for letter in word.casefold())
    return _names().get(_skeleton(word), "") if is_drawn else ""


def _skeleton(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold().translate(_latin_of))
    text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for written, read in _read_alike:
        text = text.replace(written, read)
    return text


@lru_cache(1)
def _owners() -> dict[str, str]:
    return {
        domain: name for known in (OWNERS, PROVIDERS) for name, domains in known.items() for domain in domains.split()
    }


@lru_cache(1)
def _services() -> dict[str, str]:
    return {host: name for name, hosts in SERVICES.items() for host in hosts.split()}


@lru_cache(2)
def _skeletons(least: int) -> dict[str, str]:
    """What labels of known owners look like, and the domain of each; of two the one that people know."""
    found: dict[str, str] = {}
    for domain in _owners():
        form = _skeleton(domain.partition(".")[0])
        found.setdefault(form.replace("i", "l") if least == MIN_FOR_I else form, domain)
    return found


@lru_cache(1)
def _names() -> dict[str, str]:
    labels = {domain.partition(".")[0]: domain for domain in reversed(_owners())}
    names = labels | {name: name for name in OWNERS}
    return {_skeleton(name): named for name, named in names.items() if name.isalpha() and len(name) >= MIN_LETTERS}
