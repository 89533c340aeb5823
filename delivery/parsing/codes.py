"""Find a message's verification code and confirmation link by what stands near them.

Part of parsing: pure, no Django, no database, no network.  All words (words/) are looked
for at once (finding.py), so the time is linear in the first 200,000 characters of the text
and of the HTML; shapes.py has what a code looks like, contexts.py what stands around one,
lone.py what is one without words.
A code is returned as it is written, with ASCII digits and without spaces; a link as its
sender wrote it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from inboxes.mail.sites import registrable
from inboxes.mail.web_urls import host_of

from .contexts import BLANK, FAR, NEAR, Context, Nearest, leads_of
from .finding import within
from .folding import bare, plain
from .links import REPLY, claim_of, find_link, is_notice
from .lone import find_lone
from .places import PROVING
from .shapes import FRAMES, Candidate, candidates, cells, is_like_a_word, is_numeric, shape_score
from .shown import Page, html_page, plain_page, tell_languages

MAX_CHARACTERS = 200_000
MAX_SUBJECT = 1000
MAX_SHORT = 2000  # characters of a message that may bring nothing but a code
THRESHOLD = 5

_LEADING = ("code", "enter", "enter_after")  # words without which a code is found only where it stands out
_frame = f"[{re.escape(FRAMES)}]"
# Directly behind its name, in a sentence: capitals, or letters with digits.
_behind = re.compile(
    r"\w{0,4}[ (\"'«„“「*\[]{1,3}"
    r"(?=(?:[A-Z]{5,10}|[A-Z0-9]{3,5}-[A-Z0-9]{3,5}|(?=[a-z]*[0-9])[A-Za-z0-9]{5,12})(?![\w-]))"
)
_line_of_code = re.compile(rf"(?:\n|[:：]){_frame}*[0-9A-Z][0-9A-Z -]{{4,9}}{_frame}*(?:\n|$)")
_capitals_before = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{4,8}|[a-z]{4,8}) ?$")
_capitals = re.compile(r"(?: |[:：] ?(?=\W?[A-Z]))['\"*«„“]?([A-Z]{4}(?!\w*/)|[a-z]{4,8}(?![A-Za-z0-9/]))")
_token = re.compile(r"(?<![^\s:])[a-z-]{4,20}(?=[\s:])")
_title = re.compile(
    r"(?<=\S )[\"“„«「『][^\"“”„«»「」『』0-9]{6,200}[\"”“»」』]|[「『«“][^「」『』«»“”0-9]{5,200}[」』»”]"
)
_ends_subject = re.compile(r"^[^\n]*[^\W\d](?:[:：]| [-–—|]) ?$")
_sets_apart = re.compile(r"(?: [-–—|]| ?[:：]) (?!.*\n)")


@dataclass(frozen=True)
class Found:
    """What a visitor waits for; "" when there is none."""

    code: str = ""
    link: str = ""
    link_host: str = ""  # IDN as A-labels
    link_is_foreign: bool = False  # another registrable domain than the From header's
    link_claims: str = ""  # the host that its text shows


def find(subject: str, text: str, html: str, from_address: str) -> Found:
    """Return the code to type and the link to follow, as far as the message has them.

    from_address is the From header's, whose domain the link's is compared with.
    """
    head = Page(_without_titles(bare(plain(subject[:MAX_SUBJECT]))), [], [])
    pages = [plain_page(text[:MAX_CHARACTERS])]
    if html:
        pages.insert(0, html_page(html[:MAX_CHARACTERS]))
    if not html and not pages[0].links and not _may_hold_code(head, pages[0]):
        return Found()  # as most mail
    tell_languages([head, *pages])
    sender = from_address.rpartition("@")[2]
    code = _find_code(head, pages, sender.lower())
    for page in pages:
        if link := find_link(head, page, code, sender):
            host = host_of(link.url)
            return Found(code, link.url, host, is_foreign(host, sender), claim_of(page, link))
    return Found(code)


def is_foreign(host: str, from_domain: str) -> bool:
    """Return whether host and the sender's domain belong to different registrable domains."""
    return registrable(host) != registrable(from_domain)


def _without_titles(subject: str) -> str:
    """Return a subject with blanks for what it only quotes: "Ada answered «I forgot my password»"."""
    return _title.sub(
        lambda match: match[0] if match[0].isascii() and " " not in match[0] else " " * len(match[0]), subject
    )


def _may_hold_code(*pages: Page) -> bool:
    """Whether a search is worth its time."""
    return any(page.loud or page.may_have(*_LEADING) or _may_be_lone(page) for page in pages)


def _may_be_lone(page: Page) -> bool:
    return 0 < len(page.text) < MAX_SHORT and bool(_line_of_code.search(page.text))


def _is_typed(page: Page, start: int, end: int) -> bool:
    """Whether a verb directly before or after tells to enter it."""
    text = page.lower
    before = start - len(text[max(0, start - 20) : start]) + len(text[max(0, start - 20) : start].rstrip(BLANK))
    after = end + len(text[end : end + 12]) - len(text[end : end + 12].lstrip(BLANK))
    return any(hit[1] == before for hit in page.hits("enter")) or any(
        hit[0] == after for hit in page.hits("enter_after")
    )


def _find_code(head: Page, pages: list[Page], sender: str) -> str:
    """Return the best code of the subject and the bodies, "" when none is good enough; the sender's name is none."""
    all_pages = (head, *pages)
    if not any(page.loud or page.has(*_LEADING) or _may_be_lone(page) for page in all_pages):
        return ""
    found = [(page, some) for page in all_pages if (some := _candidates(page, sender))]
    bonus = _bonus(head, pages)
    # A subject that names a code and has none speaks of the one that stands alone in the body.
    in_subject = [one for page, some in found if page is head for one in some if not one.is_odd]
    is_announced = not in_subject and head.has("code")
    # A body that tells to type something, and has nothing like it, speaks of the subject's.
    is_typed_from_subject = len(found) == 1 and any(page.has("enter", "enter_after") for page in pages)
    scores: dict[str, float] = {}
    order: list[tuple[str, str]] = []
    for page, some in found:
        seen: dict[str, float] = {}
        is_handed = page is head and any(body.has("handing", end=300) for body in pages)
        is_told = is_typed_from_subject if page is head else is_announced
        is_sole = page is head and len(found) == len(some) == 1
        for value, score in _weigh(page, some, bonus - 4 if is_handed else bonus, is_told, is_sole):
            if score > seen.get(value, 0):
                seen[value] = score
        for value, score in seen.items():
            key = value.replace("-", "").upper()
            if key in scores:
                scores[key] = max(scores[key], score) + 0.5
            else:
                order.append((key, value))
                scores[key] = score
    best = max(order, key=lambda item: scores[item[0]], default=None)
    if best is None or scores[best[0]] < THRESHOLD:
        return find_lone([page for page in pages if page.text.strip()], found)
    # Of several that are named alike, as in a list, none is the one to type.
    equals = [key for key, score in scores.items() if score == scores[best[0]] and len(key) == len(best[0])]
    return best[1] if len(equals) == 1 else ""


def _bonus(head: Page, pages: list[Page]) -> int:
    """What the whole message speaks for or against a code in it."""
    points = 0
    if head.has(*PROVING) or any(
        page.has("topic") or (page.has("unless") and page.has("ignore")) for page in (head, *pages)
    ):
        points += 1
    if REPLY.match(head.text):
        points -= 3  # people talk about it
    if is_notice(head, *pages):
        points -= 5
    is_about_another = head.has("other", "elsewhere", "meeting") and not head.has("code", "topic", *PROVING)
    is_asked_for = any(
        page.has("enter", "enter_after") or (page.has("unless") and page.has("ignore")) for page in pages
    )
    if is_about_another and not is_asked_for:
        points -= 3
    if head.has("alert") and not head.has("code"):
        points -= 1
    return points


def _candidates(page: Page, sender: str) -> list[Candidate]:
    led_to = []
    for _, end in page.hits("code"):
        match = leads_of(page.languages).on.match(page.lower, end, end + NEAR)
        if not match and page.has("enter", "enter_after", start=end - FAR, end=end + FAR):
            match = _behind.match(page.text, end)
        if match:
            led_to.append(match.end())
    for _, end in page.hits("enter"):
        if match := _capitals.match(page.text, end):
            led_to.append(match.start(1))
    for start, _ in page.hits("enter_after"):
        if match := _capitals_before.search(page.text, max(0, start - 12), start):
            led_to.append(match.start(1))
    for match in _token.finditer(page.lower, 0, 2 * NEAR):
        after = leads_of(page.languages).back.match(page.lower, match.end())
        if after and within(page.hits("code"), match.end(), match.end() + NEAR):
            led_to.append(match.start())
    found = candidates(page, cells(page), led_to)
    return [one for one in found if one.code.lower() not in sender and not (one.code.isalpha() and _is_link(page, one))]


def _is_link(page: Page, one: Candidate) -> bool:
    at = bisect_right(page.links, one.start, key=lambda link: link.start) - 1
    return at >= 0 and one.end <= page.links[at].end


class _Setting(NamedTuple):
    """What a message says of all the numbers of one page."""

    bonus: float
    is_announced: bool  # the subject names a code and has none, or the body that of the subject
    is_sole: bool  # the message has no other number
    is_only: bool  # the page has one that stands alone on its line
    is_single: bool  # the page has one


def _weigh(
    page: Page, found: list[Candidate], bonus: float, is_announced: bool, is_sole: bool = False
) -> Iterator[tuple[str, float]]:
    """Yield (code, score) for the candidates that something names."""
    clear = [one for one in found if not one.is_odd]
    is_only = len([one for one in clear if Context(page, one.start, one.end).is_alone]) == 1
    setting = _Setting(bonus, is_announced, is_sole, is_only, len({one.code for one in clear}) == 1)
    for one in found:
        context = Context(page, one.start, one.end)
        name, other = context.name(page.hits("code"), page.hits("other")), context.other(page.hits("other"))
        is_typed = _is_typed(page, one.start, one.end)
        if is_typed and name.characters is None:
            name = name._replace(characters=0)
        if context.is_others(name, other) and not (
            context.is_told_to_enter and not context.is_near(page.hits("elsewhere"))
        ):
            continue
        is_assigned = is_typed or context.is_assigned or context.is_linked_back(page.hits("code"))
        is_assigned = is_assigned or (page.has("verify", "reset") and context.is_bracketed(page.hits("code")))
        is_behind = name.characters is not None and name.characters <= 6 and context.is_asked_for
        if one.is_odd and not (
            is_assigned
            or (is_behind and not is_like_a_word(one.code))
            or context.is_set_apart(name, one.code, is_announced)
        ):
            continue
        if lead := max(_leads(page, one, context, name, is_assigned, setting)):
            yield one.code, lead + bonus + _stands(page, one, context, is_assigned)


def _leads(
    page: Page, one: Candidate, context: Context, name: Nearest, is_assigned: bool, setting: _Setting
) -> Iterator[float]:
    """Yield what each way is worth in which a number can be told to be the code."""
    bonus, is_announced = setting.bonus, setting.is_announced
    is_plain = page.text[one.start : one.end].isdigit()
    yield 0
    if name.characters is not None:
        closeness = 0 if is_assigned or one.is_odd else context.closeness(name.characters)
        yield _name_score(name.characters, name.is_used, is_assigned) + closeness
    if context.is_alone and context.is_asked_for:
        yield 5 if is_assigned else 3.5
    if context.is_alone and setting.is_only and bonus > 0:
        yield 3.5
    if context.is_alone and is_announced:
        yield 2.5
    if context.is_alone and context.is_loud and context.is_near(page.hits("topic")):
        yield 1.5
    # "Use 482913 to finish signing in", where the subject says what it is.
    if is_plain and is_announced and setting.is_single and context.has_near("verify", "sign_in"):
        yield 4.5
    # "482913 - your sign-in": a page without a line's end is a subject.
    if one.start == 0 and bonus > 0 and (is_announced or _sets_apart.match(page.text, one.end)):
        yield 4
    # "Finish signing up: 482913"
    if is_plain and one.end == len(page.text) and _ends_subject.search(page.text[: one.start]) and page.has(*PROVING):
        yield 4
    # "Your OTP 4829"
    if is_plain and setting.is_sole and name.characters == 1:
        yield 5


def _stands(page: Page, one: Candidate, context: Context, is_assigned: bool) -> float:
    """What a number's shape and its place speak for or against it."""
    score = shape_score(one.code, is_assigned or context.is_alone)
    score += (1.5 if context.is_alone else 0) + (1 if context.is_loud else 0)
    if context.is_quoted:
        score -= 3
    is_typical = is_numeric(one.code) or (context.is_alone and "-" in one.code)
    is_elsewhere = context.is_near(page.hits("elsewhere")) and not (context.is_near(page.hits("topic")) and is_typical)
    is_for_pages = not any(context.is_near(page.hits(kind)) for kind in ("meeting", "handing"))
    return score - 4 if is_elsewhere or not is_for_pages else score


def _name_score(characters: int, is_used: bool, is_assigned: bool) -> float:
    """What a name so far away is worth."""
    score = 5.5 if is_assigned else 4.0
    if characters > NEAR:
        score -= 0.5
    if characters > FAR / 2:
        score -= 0.5
    return score - 2 if is_used and not is_assigned else score
