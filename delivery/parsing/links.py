"""Find the link a message wants followed to prove an address, sign in or set a password.

Part of parsing: pure, no Django, no database, no network.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from inboxes.mail import web_links
from inboxes.mail.deception import claimed_host
from inboxes.mail.web_urls import host_of

from . import words
from .finding import Finder, within
from .folding import fold, plain
from .places import BEFORE, MAX_NAME, PROVING, QUOTES, Place
from .shown import MAX_LINKS, Link, Page

THRESHOLD = 4
MAX_URL = 4000
MAX_PATH = 500  # characters of it in which words are looked for

# The subjects of what people write to one another.
REPLY = re.compile(
    r"(?i)\s*(?:\[[^\]]{1,60}\]\s*)*(?:(?:re|aw|sv|vs|antw|odp|ynt|ang|r|回复|回覆|返信|답장)\s*(?:\[\d+\])?\s*[:：]|\[patch)"
)
# A path that says "password" and nothing of what is done to it may be an article's.
_verbs = {stem: own for stem, own in words.IN_PATH["verify"].items() if stem not in words.IN_PATH["object"]}
_finder = Finder(words.IN_PATH | {"verb": _verbs})
# Letters and digits, or letters of both cases without a word's order: "c0ffee1234abcd", "KJhkjhkJHkjhkjhKJH".
_random = re.compile(
    r"(?=[a-z_~.%-]{0,40}[0-9A-Z])(?=[A-Z_~.%-]{0,40}[0-9a-z])(?=[0-9_~.%-]{0,40}[A-Za-z])(?=[A-Za-z]?[a-z]{0,40}[0-9A-Z_~.%-])"
    r"[A-Za-z0-9_~.%-]{12,}"
)
_picture = re.compile(r"(?i)\.(?:gif|png|jpe?g|webp|svg|css|js|ico|bmp|woff2?|mp4|pdf)(?:$|[?#])")
_token_in_query = re.compile(
    r"(?i)[?&;](?:[a-z_]*(?:token|hash|key|code|secret|signature|nonce|ticket|confirm[a-z]*|activat[a-z]*|invit[a-z]*)|[a-hj-z])="
    r"(?:(?=[A-Za-z_~.%-]{0,20}[0-9])[A-Za-z0-9_~.%-]{8,}|[A-Za-z_~.%-]{12,})"
)
# Behind what is done: "/invites/xyTCcJGKzJ".
_short_token = re.compile(
    r"(?<=[a-z]/)(?=[A-Za-z]?[a-z]*[0-9A-Z])(?=[A-Z]*[0-9a-z])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{8,11}/?$"
)
# What everybody may know.
_known = re.compile(r"(?i)(?<=[?&])(?:login_hint|e?mail|user_?name|login|lang|locale|utm_\w{1,20}|client_id)=[^&#]*&?")
_title = re.compile(r"(?<=/)[a-z]+(?:(?:-[a-z]+){2,}(?=[/?#]|$)|(?:-[a-z]+)+/[0-9]{1,8}(?![^/?#]))")
_long_number = re.compile(r"(?<![^/=])[0-9]{12,}(?![^/&#])")
_number_as_token = re.compile(r"[?&](?:token|code|otp)=[0-9]{5,}(?![^&#])")
_after_host = re.compile(r"(?s)[^:]+:[/\\]*[^/\\?#]*(.*)")
# By lot: its letters are no words.
_drawn = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z_~%-]{0,20}[0-9])[A-Za-z0-9_~%.-]{16,}")
# "[text](", "www.shop.example <", "https://shop.example/ ("
_text_before = re.compile(r"(?:\[([^\[\]]{1,200})\]\s?\(|([^\s<>()\[\]]{4,200})\s{0,3}[<(\[])<?\Z")
_camel = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass
class _Topic:
    """What the subject is about."""

    is_verify: bool
    is_sign_in: bool
    is_alert: bool
    is_refused: bool
    is_reset: bool
    is_undone: bool
    code: str
    sender: str

    def carries(self, place: Place) -> bool:
        """Whether the code is in the address, too, or a number that nobody guesses where it is asked for."""
        if self.code and self.code in place.link.url:
            return True
        if _number_as_token.search(place.path) and place.calls(*PROVING):
            return True
        return bool(_long_number.search(place.path)) and (place.is_asked or (self.is_verify and place.is_led_to()))


def _topic(head: Page, code: str, sender: str) -> _Topic:
    is_alert = head.has("alert")
    is_refused = head.has("refuse", "undo", "meeting")
    return _Topic(
        is_verify=(head.has("verify") or (head.has("reset") and not is_alert)) and not is_refused,
        is_sign_in=head.has("sign_in") and not is_alert,
        is_alert=is_alert,
        is_refused=is_refused,
        is_reset=head.has("reset"),
        is_undone=head.has("undo"),
        code=code,
        sender=sender.lower(),
    )


def find_link(head: Page, page: Page, code: str, sender: str) -> Link | None:
    """Return the link the message wants followed, None when no link is.

    code: what was found to type; sender: the From header's domain.
    """
    if not page.links or REPLY.match(head.text):
        return None
    if (head.has("meeting") and not head.has(*PROVING)) or (head.has("undo") and head.has("verify")):
        return None
    if not (head.has(*PROVING) or page.has(*PROVING, "unless") or _tells_any(page.links[:MAX_LINKS])):
        return None
    places, topic = _places(page), _topic(head, code, sender)
    if is_notice(head, page):
        places = [place for place in places if _asks_itself(place, topic.is_verify and not head.has("notice"))]
    best: Link | None = None
    best_score = THRESHOLD - 1
    for place in places:
        score = _link_score(place, topic)
        if score > best_score and host_of(place.link.url):
            best, best_score = place.link, score
    best = best or _unnamed(head, page, places, topic, code)
    return _as_written(page, best) if best else None


def _asks_itself(place: Place, is_clear: bool) -> bool:
    """Whether a link by its own name and address proves something, whatever the rest tells of."""
    says = place.calls("verify", "reset") and (is_clear or place.calls("object"))
    return place.is_named and says and place.path_words["verb"]


def is_notice(*pages: Page) -> bool:
    """Whether this tells what others wrote or did, and nothing was asked for."""
    return any(page.has("notice") for page in pages) and not any(page.has("ignore") for page in pages)


def _tells_any(links: list[Link]) -> bool:
    """Whether an address has a word of what is looked for."""
    joined = fold("\n".join(link.url[:MAX_PATH] for link in links))
    return any(_finder.hits(_finder.search(joined))["verify"])


def _unnamed(head: Page, page: Page, places: list[Place], topic: _Topic, code: str) -> Link | None:
    """Return the one link that can be meant where none says so."""
    if topic.is_refused:
        return None
    if code:  # it is what the message is for; with it in an address, that is, too
        places = [place for place in places if code in place.link.url]
    # "If you did not ask for this, ignore it": something was asked for, in whatever words.
    is_about_another = head.has("other", "elsewhere", "meeting", "refuse", "place")
    is_request = page.has("ignore") and not topic.is_alert and (page.has("unless") or not is_about_another)
    if topic.is_verify or topic.is_sign_in or is_request:
        return _only_one(places, topic, head.has("object") or topic.is_sign_in or is_request)
    if topic.is_alert or is_about_another:
        return None
    # Whatever it is called: the only one with a secret, asked for in its sentence, with nothing else named before.
    others = ("other", "elsewhere", "meeting")
    some = [place for place in places if place.is_secret and not page.has(*others, end=place.end)]
    some = [place for place in some if place.path_words["verb"] or place.has_before(*PROVING)]
    return _only_one(some, topic, True)


def _places(page: Page) -> list[Place]:
    """Return the links that could be followed; one to a site's first page, that carries nothing, proves nothing."""
    found = []
    for link in page.links[:MAX_LINKS]:
        match = _after_host.match(link.url) if len(link.url) <= MAX_URL else None
        if match and match[1].strip("/?#") and not _picture.search(match[1]):
            found.append((link, _known.sub("", unquote(match[1][:MAX_PATH]))))
    # One search for all of them.
    folded = [fold(_camel.sub("-", _drawn.sub("", plain(path)))) for _, path in found]
    joined = "\n".join(folded)
    hits = _finder.hits(_finder.search(joined))
    places, start = [], 0
    for (link, path), text in zip(found, folded, strict=True):
        end = start + len(text)
        words_in = {kind: within(spans, start, end) for kind, spans in hits.items()}
        for kind in ("another", "page"):  # "?ticket=" is a token's name, not a ticket
            words_in[kind] = within(hits[kind], start, start + len(text.partition("?")[0]))
        places.append(Place(page, link, path, words_in))
        start = end + 1
    return places


def _only_one(places: list[Place], topic: _Topic, is_clear: bool) -> Link | None:
    """Return the one link that carries a token, None when there are two, or none.

    Where the subject does not say what is to be proved, the words before the link must ask for it.
    """
    found: dict[str, Link] = {}
    for place in places:
        if not (place.has_token or topic.carries(place)) or not host_of(place.link.url):
            continue
        if (is_clear or place.has_before(*PROVING) or place.calls(*PROVING)) and not _is_refused(place, topic):
            found.setdefault(place.link.url, place.link)
    ways = (lambda place: place.calls(*PROVING), Place.is_led_to, lambda place: place.link.is_button)
    for is_it in ways if len(found) > 1 else ():
        those = {place.link.url: place.link for place in places if place.link.url in found and is_it(place)}
        if len(those) == 1:
            return next(iter(those.values()))
    return next(iter(found.values())) if len(found) == 1 else None


def _link_score(place: Place, topic: _Topic) -> int:
    """What speaks for a link."""
    if _is_refused(place, topic):
        return 0
    path, path_has = place.path, place.path_words
    verifies = place.calls("verify", "reset") and (place.is_named or not place.calls("ignore"))
    signs_in = place.calls("sign_in")
    is_random = bool(_random.search(path)) or place.has_token or topic.carries(place)
    path_verifies = path_has["verify"]
    is_called_so = verifies and path_verifies and "=" in path.partition("?")[2]
    is_page = not place.is_own and (path_has["verb"] or not (verifies or place.has_before("reset")))
    is_page = is_page or bool(_title.search(path)) or place.has_before("alert")
    if not is_random and not is_called_so and (topic.code or not path_verifies or is_page):
        return 0  # a page where the code is typed, everybody signs in, or something is told
    is_request = place.is_asked and (place.page.has("ignore") or not place.page.has("unless"))
    if topic.is_alert and not verifies and not (is_request and path_has["verb"] and place.is_secret):
        return 0
    carries = bool(_random.search(path.partition("?")[0]) or _token_in_query.search(path) or _short_token.search(path))
    tells = path_has["verb"] and path_has["object"] and carries
    is_clear = path_has["verb"] and carries and not topic.is_refused and not place.has_before("refuse")
    if not (verifies or place.is_asked or (topic.is_sign_in and not topic.code) or signs_in or tells or is_clear):
        return 0
    score = _sum(
        (4 if is_random or path_verifies else 3, verifies and len(place.link.text) <= MAX_NAME),
        (3, place.is_asked and (not place.is_named or verifies or not signs_in)),
        (2, path_verifies),
        (1, is_random),
        (1, topic.is_verify or is_clear),
    )
    if not verifies and (signs_in or place.has_before("sign_in")):
        to_sign_in = _sum((1, is_random), (1, path_has["sign_in"]), (1, is_random), (2, topic.is_sign_in))
        score = max(score, to_sign_in) + _sum((2, signs_in and path_verifies))
        is_for_it = place.page.has("ignore") or place.page.has("sign_in", start=place.start, end=place.called[0])
        score += _sum((1, signs_in and is_random and (is_for_it or bool(topic.code)) and not topic.is_alert))
    return score + _sum((2, tells), (-2, topic.is_refused and not path_verifies))


def _sum(*points: tuple[int, bool]) -> int:
    """Return the sum of the points whose condition holds."""
    return sum(number for number, holds in points if holds)


def _is_refused(place: Place, topic: _Topic) -> bool:
    """Return whether a link does something else, or the opposite."""
    if place.calls("undo", "meeting") or place.path_words["undo"]:
        return True
    is_page = place.path_words["page"] and not place.path_words["verb"]
    if (is_page or place.path_words["another"]) and not topic.carries(place):
        return True
    if place.is_named and _letters(place.link.text) in _letters(topic.sender):
        return True  # the sender's name leads to the first page
    verifies = place.calls("verify", "reset")
    speaks = verifies or place.calls("sign_in")
    speaks = speaks or (not place.is_named and place.is_asked) or place.has_before("sign_in")
    is_name = place.is_named or place.called[1] - place.called[0] <= MAX_NAME / 2
    if place.calls("refuse") and (is_name or not verifies):
        return True  # a sentence that leads to a bare address may say "in your browser"
    if not speaks and (place.is_of_place or (place.path_words["refuse"] and not place.path_words["verb"])):
        return True
    if not verifies and (topic.is_undone or _undoes(place, topic)):
        return True
    return _is_exception(place, topic)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _undoes(place: Place, topic: _Topic) -> bool:
    """Whether the sentence that leads to a link without words of its own is about taking back."""
    if place.calls("sign_in"):
        return False
    return place.page.has("undo", start=place.start if topic.is_refused else place.sentence, end=place.until)


def _is_exception(place: Place, topic: _Topic) -> bool:
    """Return whether the link is for the case that it was somebody else."""
    page = place.page
    if topic.is_alert and not topic.is_verify and place.calls("reset"):
        return True
    cases = [at for at, end in page.hits("unless") if place.start <= at and end <= place.until]
    if not cases or (cases[-1] >= place.sentence and page.has("ignore", start=cases[-1], end=place.called[0])):
        return False
    if cases[-1] >= place.sentence or page.lower[cases[-1] : place.called[0]].rstrip(QUOTES).endswith(("?", "؟", "？")):
        return True
    # A sentence of its own: mostly to ignore the mail then, but an alert's says what to do.
    kinds = ["verify", *["reset"][: topic.is_verify and topic.is_reset], *["sign_in"][: topic.is_sign_in]]
    is_meant = place.calls(*kinds) or page.has(*kinds, start=place.sentence, end=place.until)
    if is_meant or page.has("ignore", start=place.start, end=place.sentence):
        return False
    return topic.is_alert or page.has("alert") or page.has("reset", "verify", start=cases[-1], end=place.sentence)


def _as_written(page: Page, link: Link) -> Link:
    """Return a bare link as the pages show it; among brackets and punctuation its end is not easily found."""
    if link.text or link.end == link.start:  # the latter is an element without words: what follows it is not its
        return link
    start = max(0, link.start - BEFORE)
    for found in web_links.find(page.written[start : link.start + MAX_URL]):
        if start + found.start == link.start:
            return replace(link, url=found.url)
    return link


def claim_of(page: Page, link: Link) -> str:
    """Return the host that a link's text shows, "" for words; a bare link's text stands before its brackets."""
    if link.text:
        return claimed_host(link.text)
    before = page.written[max(0, link.start - BEFORE) : link.start].rpartition("\n")[2]
    match = _text_before.search(before)
    return claimed_host(match[1] or match[2]) if match else ""
