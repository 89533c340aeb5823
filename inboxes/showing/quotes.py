"""What a reply quotes of the mail before it, to be folded away: never all that there is, never a word lost, and
never the code or the link that was found in it.

Pure, and linear: docs/decisions/quotes-by-a-library.md.  A quote is folded where words of the sender's own come
before it and nothing but a signature after it: replies below a quote, and between its lines, stay with it.
"""

import re
from html import unescape
from typing import NamedTuple, Self

from inboxes.mail.summary import Summary

LONGEST_LINE, MOST_LINES = 400, 3  # of the line that says who wrote when
FEWEST_LINES = 3  # quoted, where no line says who wrote
LONGEST_HEAD = 1_500  # of a quoted header, in characters of HTML

_wrote = re.compile(
    r"wrote|schrieb|geschrieben|a écrit|escribió|escreveu|ha scritto|schreef|geschreven|napisał|pisze"
    r"|писал|пишет|बजे|लिखा"
    r"|写道|寫道|写了|の?メール|書きました"
    r"|書いた|كتب|skrev|kirjoitti|napsal|yazdı|작성|כתב"
    r"|έγραψε|írta|đã viết|menulis|a scris",
    re.IGNORECASE,
)
_says_when = re.compile(r"[\d@<]")
_original = re.compile(
    r"[ \t]*-{2,20} ?(?:original message|ursprüngliche nachricht|message d.origine|mensaje original"
    r"|mensagem original|messaggio originale|oorspronkelijk bericht|wiadomość oryginalna"
    r"|исходное сообщение"
    r"|मूल संदेश|原始邮件|原始郵件"
    r"|邮件原件|元のメッセージ"
    r"|الرسالة الأصلية) ?-{2,20}[ \t]*",
    re.IGNORECASE,
)
_author = re.compile(
    r"[ \t*]{0,4}(?:from|von|de|da|od|от|प्रेषक|发件人"
    r"|寄件者|差出人|من|van)\*? ?[:\uff1a]",
    re.IGNORECASE,
)
_sent = re.compile(
    r"[ \t*]{0,4}(?:sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|fecha|data|inviato|wysłano"
    r"|отправлено|дата"
    r"|दिनांक|भेजा गया"
    r"|发送时间|日期|寄件日期|送信日時|日付"
    r"|تاريخ(?: الإرسال)?|التاريخ"
    r"|verzonden)\*? ?[:\uff1a]",
    re.IGNORECASE,
)
_forward = re.compile(
    r"\s*(?:\[[^\]]{1,60}\]\s*)*(?:fwd?|wg|tr|rv|enc|i|pd|vs|转发|轉寄|転送|пересл|إعادة توجيه)"
    r" ?[:\uff1a]",
    re.IGNORECASE,
)
_letter = re.compile(r"\w")
_no_letters = re.compile(r"[\W_]+")
_signature = re.compile(r"\s*[-_]{2}")
_line_end = re.compile(r"(?<=\n)")


class Part(NamedTuple):
    text: str
    is_quoted: bool = False


class Known(NamedTuple):
    """What is known of a message before its quote is looked for."""

    is_forward: bool = False  # which is about what it quotes
    code: str = ""
    link: str = ""

    @classmethod
    def of(cls, summary: Summary) -> Self:
        return cls(_forward.match(summary.subject) is not None, summary.code, summary.link)

    def is_in(self, html: str) -> bool:
        """Whether what was found stands there, as far as that can be told."""
        if self.link and self.link not in unescape(html):
            return False
        return not self.code or _no_letters.sub("", self.code) in _no_letters.sub("", _any_tag.sub("", html))


NOTHING = Known()


def parts(text: str, known: Known = NOTHING) -> list[Part]:
    """Return the parts of a plain text, which together are all of it."""
    lines = _line_end.split(text)
    found = _quoted_lines(lines, known.is_forward)
    if found is None:
        return [Part(text)]
    start, end = found
    own, quoted, rest = "".join(lines[:start]), "".join(lines[start:end]), "".join(lines[end:])
    if not known.is_in(own):
        return [Part(text)]
    found_parts = (Part(own.rstrip()), Part(quoted.rstrip(), is_quoted=True), Part(rest.strip()))
    return [part for part in found_parts if part.text]


def _quoted_lines(lines: list[str], forwards: bool) -> tuple[int, int] | None:
    """Return the first line of the quote and the one behind it; None for no quote to fold."""
    start = end = len(lines)
    for number, line in enumerate(lines):
        if line.startswith(">"):
            start, end = number, _end_of_quote(lines, number)
            introduction = _introduction(lines, number)
            if introduction == number and end - start < FEWEST_LINES:
                return None
            start = introduction
            break
        if not forwards and (_original.fullmatch(line.rstrip("\r\n")) or _is_header(lines, number)):
            start = number
            break
    is_own = any(_letter.search(line) for line in lines[:start])
    rest = "".join(lines[end:])
    return (start, end) if start < end and is_own and (not rest.strip() or _signature.match(rest)) else None


def _end_of_quote(lines: list[str], start: int) -> int:
    """Behind the last line of a run of quoted ones; blank ones, and one that was broken, may stand between them."""
    end = start + 1
    while end < len(lines):
        ahead = end
        while ahead < len(lines) and ahead < end + MOST_LINES and not lines[ahead].strip():
            ahead += 1
        if ahead >= len(lines) or not lines[ahead].startswith(">"):
            break
        end = ahead + 1
    return end


def _introduction(lines: list[str], start: int) -> int:
    """Return where the line begins that says who wrote, maybe broken; `start` where none does."""
    at = start
    while at and not lines[at - 1].strip() and start - at < 2:
        at -= 1
    if not at or not lines[at - 1].rstrip().endswith((":", "\uff1a")):
        return start
    first = at
    while first and at - first < MOST_LINES and lines[first - 1].strip() and not lines[first - 1].startswith(">"):
        first -= 1
        if _says_who("".join(lines[first:at])):
            return first
    return start


def _says_who(text: str) -> bool:
    text = text.strip()
    return len(text) <= LONGEST_LINE and bool(_wrote.search(text)) and bool(_says_when.search(text))


def _is_header(lines: list[str], number: int) -> bool:
    """Whether a quoted header begins there, as Outlook writes it."""
    if not _author.match(lines[number]):
        return False
    return any(_sent.match(line) for line in lines[number + 1 : number + 4])


# --- In HTML, as nh3 puts it out

_tag = re.compile(r"<(/?)([a-z0-9-]+)([^>]*)>")
_marks = (
    "<blockquote",
    "divRplyFwdMsg",
    "appendonsend",
    "border-top:solid",
    "OutlookMessageHeader",
    "yahoo_quoted",
    "protonmail_quote",
)
_cited = re.compile(r' type="cite"| class="[^"]*(?:quote|cite)', re.IGNORECASE)
_held = re.compile(r' class="[^"]*(?:yahoo_quoted|protonmail_quote)')
_announces = re.compile(r' class="[^"]*(?:gmail_attr|moz-cite-prefix)')
_heads = re.compile(
    r' id="[^"]*(?:divRplyFwdMsg|appendonsend)"| class="[^"]*OutlookMessageHeader'
    r"|border:none;border-top:solid #[0-9a-f]{3,6} 1\.0pt;padding:3\.0pt",
    re.IGNORECASE,
)
# Where an element of ours may stand.
_holders = frozenset("article blockquote center div li main section td x-font span".split())
_void = frozenset("area br col hr img wbr".split())
_any_tag = re.compile(r"<[^>]*>")


def folded(html: str, label: str, known: Known = NOTHING) -> str:
    """Put the quote of a reply behind a label."""
    if known.is_forward or not any(mark in html for mark in _marks):
        return html
    found = _quoted_range(html)
    if found is None:
        return html
    start, end = found
    own = _any_tag.sub(" ", html[:start])
    rest = _any_tag.sub(" ", html[end:])
    if not _letter.search(own) or (_letter.search(rest) and not _signature.match(rest)):
        return html
    if _says_who(own[-LONGEST_LINE:]) and len(own.strip()) < LONGEST_LINE:
        return html
    if not known.is_in(html[:start]):
        return html
    quote = f'<details class="ours-quote"><summary>{label}</summary>{html[start:end]}</details>'
    return html[:start] + quote + html[end:]


def _quoted_range(html: str) -> tuple[int, int] | None:
    """Return where the first quote begins and ends, with the element that announces it."""
    search = _Search(html)
    at = 0
    for tag in _tag.finditer(html):
        search.words += _letter.search(html, at, tag.start()) is not None
        at = tag.end()
        if tag[2] in _void:
            continue
        if not tag[1]:
            search.enter(tag)
        elif search.stack and search.leave():
            return search.start, at if search.is_cited else tag.start()
    return None if search.start < 0 else (search.start, len(html))


class _Search:
    """The walk to the first quote of one document."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.stack: list[tuple[str, int, int]] = []  # of open elements: name, start, runs of words before it
        self.words = 0
        self.announced = (0, -1)  # (start, depth) of an element that says who wrote
        self.start = self.depth = -1  # of the quote, and how many elements it stands in
        self.is_cited = False  # it is one element, and not all that follows

    def enter(self, tag: re.Match[str]) -> None:
        start, name, attributes = tag.start(), tag[2], tag[3]
        if self.start < 0:
            if _announces.search(attributes):
                self.announced = start, len(self.stack)
            elif _is_quote(name, attributes):
                self._cite(start)
            elif _heads.search(attributes):
                self._head(start)
        self.stack.append((name, start, self.words))

    def leave(self) -> bool:
        """Return whether the quote ends here."""
        self.stack.pop()
        return self.start >= 0 and len(self.stack) == self.depth - (not self.is_cited)

    def _cite(self, start: int) -> None:
        if not self._may_stand(depth := len(self.stack)):
            return
        self.start, self.depth, self.is_cited = start, depth, True
        if self.announced[1] == depth:
            between = _any_tag.sub("", _after(self.html, self.announced[0], start))
            self.start = start if _letter.search(between) else self.announced[0]

    def _head(self, start: int) -> None:
        """Outlook puts what it quotes beside the elements around its header."""
        depth = len(self.stack)
        while depth and self.stack[depth - 1][0] == "div" and self.stack[depth - 1][2] == self.words:
            depth -= 1
            start = self.stack[depth][1]
        if self._may_stand(depth):
            self.start, self.depth = start, depth

    def _may_stand(self, depth: int) -> bool:
        return not depth or self.stack[depth - 1][0] in _holders


def _is_quote(name: str, attributes: str) -> bool:
    return _cited.search(attributes) is not None if name == "blockquote" else _held.search(attributes) is not None


def _after(html: str, start: int, end: int) -> str:
    """What stands between the end of the element that begins there, which holds no other of its name, and a place."""
    close = html.find("</div>", start, end)
    return html[close:end] if close >= 0 else html[start:end]
