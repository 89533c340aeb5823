"""The words by which codes and links are found: one file for each language, all of them together here.

A language is added by its file: whatever module of this package defines WORDS is one.
kinds.py says what each kind of word is for.
"""

from importlib import import_module
from pkgutil import iter_modules

from .kinds import Words, stems

# "zh" is Chinese in both scripts, "nb" both of Norway's languages.
LANGUAGES: dict[str, Words] = {
    module.name: import_module(f"{__name__}.{module.name}").WORDS
    for module in iter_modules(__path__)
    if module.name != "kinds"
}


def _all(kind: str) -> tuple[str, ...]:
    return stems((getattr(words, kind) for words in LANGUAGES.values()), kind in ("place", "refuse", "undo"))


# Looked for in subjects and texts; in the paths of links.
IN_TEXT = {
    kind: _all(kind)
    for kind in (
        *("code", "other", "nothing", "elsewhere", "meeting", "handing", "topic", "enter", "enter_after"),
        *("verify", "reset", "sign_in", "object", "place", "refuse", "undo", "unless", "ignore", "alert"),
    )
}
IN_PATH = {
    kind.removeprefix("path_"): _all(kind)
    for kind in ("path_verify", "path_object", "path_sign_in", "path_refuse", "path_undo")
}
BEFORE_CODE = _all("before_code")
ARTICLE = _all("article")
AFTER_CODE = _all("after_code")
ENTER, ENTER_AFTER = IN_TEXT["enter"], IN_TEXT["enter_after"]
# Directly after a number: whole words, and what a word begins with.
_units = [*_all("units"), *stems(["eur_; usd_; gbp_; jpy_; inr_; cny_; pln_; rub_; brl_; chf_; km_; kg_; gb_; mb_; px_"])]
UNIT_WORDS = frozenset(unit.strip(" ") for unit in _units if unit[-1] == " ")
UNIT_STEMS = frozenset(unit.strip(" ") for unit in _units if unit[-1] != " ")
UNIT_SIGNS = frozenset("%€$£¥₹₽₺₴₪₫฿₩৳")
LONGEST_UNIT = max(map(len, UNIT_WORDS | UNIT_STEMS))
