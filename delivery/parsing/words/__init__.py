"""The words by which codes and links are found: one file for each language, all of them together here.

A language is added by its file: whatever module of this package defines WORDS is one.
kinds.py says what each kind of word is for.
"""

from importlib import import_module
from pkgutil import iter_modules

from .kinds import Words, stems

# By the codes of tests/codes: "zh" is Chinese in both scripts.
LANGUAGES: dict[str, Words] = {
    module.name: import_module(f"{__name__}.{module.name}").WORDS
    for module in iter_modules(__path__)
    if module.name != "kinds"
}
_all = LANGUAGES.values()

CODE = stems(words.code for words in _all)
BEFORE_CODE = stems(words.before_code for words in _all)
ARTICLE = stems(words.article for words in _all)
AFTER_CODE = stems(words.after_code for words in _all)
ENTER = stems(words.enter for words in _all)
ENTER_AFTER = stems(words.enter_after for words in _all)
OTHER = stems(words.other for words in _all)
ELSEWHERE = stems(words.elsewhere for words in _all)
MEETING = stems(words.meeting for words in _all)
HANDING = stems(words.handing for words in _all)
TOPIC = stems(words.topic for words in _all)
VERIFY = stems(words.verify for words in _all)
RESET = stems(words.reset for words in _all)
SIGN_IN = stems(words.sign_in for words in _all)
OBJECT = stems(words.object for words in _all)
REFUSE = stems(words.refuse for words in _all)
UNLESS = stems(words.unless for words in _all)
ALERT = stems(words.alert for words in _all)
PATH_VERIFY = stems(words.path_verify for words in _all)
PATH_OBJECT = stems(words.path_object for words in _all)
PATH_SIGN_IN = stems(words.path_sign_in for words in _all)
UNITS = stems(
    [
        *(words.units for words in _all),
        "%; €; $; £; ¥; ₹; ₽; zł; eur_; usd_; gbp_; jpy_; inr_; cny_; pln_; rub_; brl_; chf_",
        "km_; kg_; gb_; mb_; px_",
    ]
)
