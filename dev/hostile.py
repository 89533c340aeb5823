"""Messages that cost others all of their time, memory or space: for tests, and for `./tempmail bench --only hostile`.

Each is built as large as it is worst here, up to a megabyte; what is larger is in LARGE.
"""

import base64
import itertools
from collections.abc import Iterator

from inboxes.showing.rendering import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_ENTITIES,
    MAX_LINKS,
    MAX_SOURCE_TAGS,
    MAX_TAGS,
)
from inboxes.showing.sheets import MAX_SHEET_CHARACTERS

FROM = b"From: Shop <shop@shop.example>\r\nTo: a@tempmail.test\r\nSubject: s\r\n"
MIXED = FROM + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"


def nested(depth: int) -> bytes:
    """A multipart in a multipart, and so on; the text lies in the innermost."""
    levels = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return b"Subject: nested\r\n" + b"".join(levels) + b"\r\nthe text\r\n"


ADDRESSES = b",\r\n ".join(b"u%d@shop.example" % number for number in range(20_000))
# Each: a header, and the defects that parsing names.
HUGE = {
    "20,000 recipients": (FROM.replace(b"a@tempmail.test", ADDRESSES), ("header_cut",)),
    "10,000 parameters": (FROM + b"Content-Type: text/plain" + b"; p=1" * 10_000, ()),
    "200,000 semicolons": (FROM + b"Content-Type: text/plain" + b";" * 200_000, ()),
    "20,000 pieces of a parameter": (
        FROM + b"Content-Type: text/plain" + b"".join(b"; x*%d*=%%41" % number for number in range(20_000)),
        ("header_cut",),
    ),
    "a header of 1 MB": (FROM + b"X-Big: " + b"x" * 1_000_000, ("header_cut",)),
    "50,000 headers": (FROM + b"".join(b"X-%d: y\r\n" % number for number in range(50_000)), ("header_cut",)),
    "1 MB of < in From": (FROM.replace(b"From: ", b"From: " + b"<" * 1_000_000), ("header_cut",)),
    "200 KB of ( in From": (FROM.replace(b"From: ", b"From: " + b"(" * 200_000), ()),
    "200 KB of quotes in To": (FROM.replace(b"To: ", b"To: " + b'"a' * 100_000), ()),
    "1 MB of encoded words": (FROM + b"X: " + b"=?utf-8?q?x?= " * 80_000, ("header_cut",)),
    "encoded words that never end": (FROM + b"X: " + b"=?a?q?" * 30_000, ()),
    "80,000 folds": (FROM + b"X: y" + b"\r\n " * 80_000 + b"z", ()),
}
TREES = {  # N33, N34
    "100,000 parts": MIXED + b"--b\r\n\r\nx\r\n" * 100_000 + b"--b--\r\n",
    "100,000 empty parts": MIXED + b"--b\r\n\r\n" * 100_000,
    "nested 1,000": nested(999),
    "nested 3,000": nested(3000),
    "nested 100,000": nested(100_000),
    "messages in messages": b"Subject: s\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"x\r\n",
}
# Many seconds for the standard library's parser: it holds each line against each boundary.
LEVELS = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(100))
HEAVY = b"Subject: heavy\r\n" + LEVELS + b"\r\n" + b"x\r\n" * 400_000
# N35
HEADERS = {name: header.removesuffix(b"\r\n") + b"\r\n\r\nthe text\r\n" for name, (header, _) in HUGE.items()}


def part(header: bytes, content: bytes = b"x") -> bytes:
    return b"--b\r\nContent-Type: " + header + b"\r\n\r\n" + content + b"\r\n"


PARTS = {  # N33, N35: within parts, and parts that are kept
    "1,000 attachments": MIXED + b"".join(part(b"image/png; name=%d.png" % number) for number in range(1000)),
    "10,000 attachments": MIXED + b"".join(part(b"image/png; name=%d.png" % number) for number in range(10_000)),
    "names in 900 pieces": MIXED
    + part(b"image/png" + b"".join(b"; name*%d*=%%41" % number for number in range(900))) * 100,
    "names of 900 encoded words": MIXED + part(b'image/png; name="' + b"=?utf-8?b?QQ==?= " * 900 + b'"') * 60,
    "1,600 headers of each part": MIXED + (b"--b\r\n" + b"X: y\r\n" * 1600 + b"\r\n\r\n") * 100,
    "boundary of 16 KB": FROM
    + b"Content-Type: multipart/mixed; boundary="
    + b"b" * 16_000
    + b"\r\n\r\n"
    + (b"--" + b"b" * 16_000 + b"\r\n\r\n") * 60,
    "lines that are nearly delimiters": MIXED + (b"--b" + b"-" * 900 + b"\r\n") * 1000,
}
CODINGS = {  # N51, and what bodies are encoded in
    name: FROM + b"Content-Type: text/plain" + header + b"\r\n\r\n" + unit * (1_000_000 // len(unit)) + b"\r\n"
    for name, header, unit in (
        ("utf-7", b"; charset=utf-7", b"+2AA-"),
        ("utf-16", b"; charset=utf-16", b"\x01\xd8"),
        ("windows-1252 that is none", b"; charset=windows-1252", b"\x81"),
        ("hz", b"; charset=hz", b"~{<:~}"),
        ("idna", b"; charset=idna", b"xn--a."),
        ("base64 of padding", b"\r\nContent-Transfer-Encoding: base64", b"A="),
        ("quoted-printable", b"\r\nContent-Transfer-Encoding: quoted-printable", b"=3D"),
        ("a million lines", b"", b"\n"),
    )
}
REFUSED_HTML = [  # more than rendering.py makes safe: its words are shown
    "<" * (MAX_ENTITIES + 1),
    "<a>" * (MAX_TAGS + 1),
    "&" * (MAX_ENTITIES + 1),
    "<b x=y>" * (MAX_SOURCE_TAGS * 2),
    "<div>" * 50_000 + "</p>" * 50_000,
    "<p width=1 height=1>" * (MAX_ATTRIBUTES // 2 + 1),
    '<p style="color:red;width:1px;height:1px">' * 6_000,
    "x" * 300_000,
    "<a href=http://x.example>x" * (MAX_LINKS + 1),
    "<title>" * 100_000 + "</a" * 100_000,
    "".join(f"<body a{i}=1>" for i in range(MAX_TAGS + 1)),
    "<a href=http://x.example>http://y.example/</a> " * 90_000,
    "<!-->" * 800_000,
]
TAKEN_HTML = [  # as much as it takes
    "<" * MAX_TAGS,
    "<a " * MAX_TAGS,
    "&" * MAX_ENTITIES,
    "<div>" * MAX_DEPTH + "x" * 200_000,
    "<div>" * (MAX_TAGS // 2) + "</p>" * (MAX_TAGS // 2),
    "<x y=1>" * MAX_SOURCE_TAGS,
    "<div>x</div>" * (MAX_TAGS // 2),
    "<p width=1 height=1>" * (MAX_ATTRIBUTES // 2),
    '<p style="color:red;width:1px;height:1px">' * 5_000,
    "<a href=http://x.example>http://y.example/</a>" * MAX_LINKS,
    "<div>" + "".join(f"<font size={i}>" for i in range(3000)) + "</div>" + "<p>x</p>" * 3000,
    "".join(f"<html a{i}=1>" for i in range(MAX_TAGS // 2)),
    "<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">x</p>",
    '<p style="color:' + "(" * 500 + '">x</p>',
    "<a href=https://x.example><table><td>" * (MAX_DEPTH // 5 - 1) + "a.b " * 60_000,
    "<table><tr><td>" * (MAX_DEPTH // 5) + "<p>x" * 3000,
    "<td background=x style=background:url(x)><font color=white>" * 3_000,
    "<img src=data:image/png;base64," * 40_000,
    "<style>/*</style>" * 30_000,
    *(f"<style>{css}</style><p class=a>x" for css in (
        "{" * MAX_SHEET_CHARACTERS,
        "a{" * (MAX_SHEET_CHARACTERS // 2),
        ("a," * 490 + "a{color:red}") * 150,
        "p{background:url(http://x.example/a)}" * 4_000,
        "p{background:linear-gradient(red,blue);color:rgb(1,2,3)}" * 2_600,
        "@media screen{p{color:red}}" * 5_000,
        "p{" + "color:red;" * 15_000,
        '("' * (MAX_SHEET_CHARACTERS // 2),
    )),
]  # fmt: skip
# What texts and HTML are made of that search for codes and links is slow in.
UNITS = ["a", "1", "1 ", "12-", "A1-", "<", "</", "<a ", '<a href="', "<b style='", '="', "<!--", "<![", "<script>",
         "<td>1", '<a x=">" ', '</a x=">" ', "<!>", "&", "&#", "http://", "https://a", "@", "a@", "code 482913\n",
         "verify https://a.example/v?t=1\n", "\n", "\t", "İ", "验证码", "<b><p>",
         "<a href=https://a.example/verify?t=abcdefabcdef1>confirm email"]  # fmt: skip
UNIT_CHARACTERS = 200_000


def of_unit(unit: str) -> str:
    return ("your code, confirm your email: " + unit * UNIT_CHARACTERS)[:UNIT_CHARACTERS]


def text_message(text: str, kind: str = "plain") -> bytes:
    return FROM + b"Content-Type: text/%b; charset=utf-8\r\n\r\n" % kind.encode() + text.encode() + b"\r\n"


def all_sources() -> dict[str, bytes]:
    """Return each by its name; to be kept for no longer than it is needed."""
    html = {f"{html[:12]} x {len(html)}": text_message(html, "html") for html in REFUSED_HTML + TAKEN_HTML}
    texts = {f"{kind} of {unit!r}": text_message(of_unit(unit), kind) for unit in UNITS for kind in ("plain", "html")}
    return TREES | HEADERS | PARTS | CODINGS | html | texts | {"lines held against 100 boundaries": HEAVY}


def large_sources() -> dict[str, bytes]:
    """Return those of many megabytes (N36): memory, not time."""
    line = b"A" * 76 + b"\r\n"
    archive = base64.encodebytes(bytes(7_000_000)).replace(b"\n", b"\r\n")
    encoded = b"application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64"
    return {
        "25 MB of HTML": text_message("<p>\U0001f600</p>", "html") + line * (24_000_000 // len(line)),
        "10 MB attached": MIXED + part(encoded, archive) + b"--b--\r\n",
    }


def flood(total_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Yield (name, source): the large ones once, the others again and again, until it is so many bytes."""
    sent, others = 0, all_sources().items()
    for name, source in itertools.chain(others, large_sources().items(), itertools.cycle(others)):
        if sent >= total_bytes:
            return
        yield name, source
        sent += len(source)
