"""The words by which codes and links are found: one file for each language, all of them together here.

A language is added by its file: whatever module of this package defines WORDS is one.
kinds.py says what each kind of word is for.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from .kinds import Words, stems

# "zh" is Chinese in both scripts, "nb" both of Norway's languages.
LANGUAGES: dict[str, Words] = {
    module.name: import_module(f"{__name__}.{module.name}").WORDS
    for module in iter_modules(__path__)
    if module.name != "kinds"
}
# What speaks against something has to be meant: "order" is not in "border".
_START_WORDS = frozenset(
    "change enter other nothing elsewhere meeting notice handing place refuse undo unless ignore alert"
    " path_refuse path_another path_page path_undo".split()
)

StemsOfKind = dict[str, frozenset[str]]  # each stem, and the languages that have it


def _all(kind: str) -> StemsOfKind:
    found: dict[str, set[str]] = {}
    for language, words in LANGUAGES.items():
        for stem in stems([getattr(words, kind)], kind in _START_WORDS):
            found.setdefault(stem, set()).add(language)
    return {stem: frozenset(languages) for stem, languages in found.items()}


# Looked for in subjects and texts; in the paths of links.
IN_TEXT = {
    kind: _all(kind)
    for kind in (
        *("code", "other", "nothing", "elsewhere", "meeting", "notice", "handing", "topic", "enter", "enter_after"),
        *("verify", "reset", "password", "change", "sign_in", "object"),
        *("place", "refuse", "undo", "unless", "ignore", "alert"),
    )
}
IN_PATH = {
    kind.removeprefix("path_"): {
        stem if len(stem) > 4 else f" {stem.lstrip(' ')}": own for stem, own in _all(kind).items()
    }
    for kind in ("path_verify", "path_object", "path_sign_in", "path_refuse", "path_another", "path_page", "path_undo")
}
_EVERYWHERE = "eur_; usd_; gbp_; jpy_; inr_; cny_; pln_; rub_; brl_; chf_; km_; kg_; gb_; mb_; px_"
UNIT_SIGNS = frozenset("%€$£¥₹₽₺₴₪₫฿₩৳")


@lru_cache(maxsize=1000)
def of(kind: str, languages: frozenset[str]) -> tuple[str, ...]:
    """Return the stems of a kind in some languages."""
    return stems(getattr(LANGUAGES[language], kind) for language in sorted(languages))


@lru_cache(maxsize=1000)
def units(languages: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what stands behind an amount: whole words, and what words begin with."""
    found: Iterable[str] = [*of("units", languages), *stems([_EVERYWHERE])]
    return (
        frozenset(unit.strip(" ") for unit in found if unit[-1] == " "),
        frozenset(unit.strip(" ") for unit in found if unit[-1] != " "),
    )
