"""What hypothesis makes up for the tests test_fuzz_*: always the same, however slow the machine."""

import base64
import binascii
import quopri

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

# Constants of whatever modules are loaded by then would make runs differ.
assert hasattr(providers, "is_local_module_file")
providers.is_local_module_file = lambda path: False

HOSTILE_BYTES = b"\0|\r|\n|\r\n.\r\n|\r\n\r\n|\xff|\xed\xa0\x80|\xe2\x80\xae|--b\r\n|--b--|=|.".split(b"|")
SURROGATES = "\ud800\udcff"
HOSTILE_LETTERS = SURROGATES + "\0\x01\x1b\r\n\t \xa0\xad\u0308\u0338\u0345\u200b\u202e\u2028\ufeff\ufffe\U000e0001"
HOSTILE_LETTERS += "ßİıſΑςΐǰﬁÅ用😀@+\"'<>()[]\\,;:%&=#?./-_a1"


def steady(examples: int) -> settings:
    """So many examples, the same in each run, and no limit of time."""
    unchecked = list(HealthCheck)  # some of them look at the clock
    return settings(
        max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=unchecked
    )


def strings(most=40, without=""):
    """Text of any characters, among them those that broke somebody."""
    letters = st.one_of(st.sampled_from(HOSTILE_LETTERS), st.characters(exclude_categories=["Cs"]))
    return st.text(letters.filter(lambda letter: letter not in without), max_size=most)


def octets(most=60):
    pieces = st.one_of(st.sampled_from(HOSTILE_BYTES), st.binary(max_size=12), st.just(b"word "))
    return st.lists(pieces, max_size=most // 6).map(b"".join)


# ---------------------------------------------------------------- MIME

_charsets = st.sampled_from(
    b"utf-8 us-ascii iso-8859-1 utf-16 utf-7 gb2312 iso-2022-jp shift_jis euc-kr idna punycode unicode_escape rot13 "
    b"zlib x-unknown utf-8'' \xff \0 \"".split(b" ")
)
_types = st.sampled_from(
    b"text/plain text/html text/calendar multipart/mixed multipart/alternative message/rfc822 message/partial "
    b"message/external-body application/pdf image/png text TEXT/PLAIN / \xff/\0 text/plain/x".split(b" ")
)
_encodings = {
    b"base64": base64.encodebytes,
    b"quoted-printable": quopri.encodestring,
    b"8bit": bytes,
    b"x-uuencode": lambda content: b"begin 644 a\n" + binascii.b2a_uu(content[:45]) + b"`\nend\n",
    b"nonsense": bytes,
    b"": bytes,
}
_names = st.one_of(
    st.builds(lambda value: b'; filename="' + value + b'"', octets(20)),
    st.builds(lambda value: b"; filename*=utf-8''" + value, octets(20)),
    st.builds(lambda a, b: b"; filename*1*=" + b + b"; filename*0*=x''" + a, octets(10), octets(10)),
    st.just(b"; name==?utf-8?q?=00=2F..=2Fx?="),
    st.just(b""),
)
_words = st.builds(
    lambda charset, text: b"=?" + charset + b"?" + text + b"?=",
    _charsets,
    st.one_of(
        octets(20).map(lambda text: b"q?" + b"".join(b"=%02X" % octet for octet in text)),
        octets(20).map(lambda text: b"B?" + base64.b64encode(text)),
        st.builds(b"%b?%b".__mod__, st.tuples(st.sampled_from([b"Q", b"b", b"x"]), octets(20))),
    ),
)
_values = st.lists(
    st.one_of(octets(30), _words, st.sampled_from([b"\r\n ", b"a@b.c", b"<", b"(", b'"', b","])), max_size=6
)
_fields = st.builds(
    lambda name, value: name + b": " + b"".join(value) + b"\r\n",
    st.sampled_from(
        b"From To Cc Subject Date Message-ID Received Authentication-Results X-Tempmail-Verdict X Content-ID "
        b"MIME-Version Content-Disposition Reply-To \xff \0 From\0".split(b" ")
    ),
    _values,
)


@st.composite
def leaves(draw):
    encoding = draw(st.sampled_from(sorted(_encodings)))
    content = draw(octets())
    if draw(st.booleans()):
        content = _encodings[encoding](content)
    head = b"Content-Type: " + draw(_types) + b"; charset=" + draw(_charsets) + draw(_names) + b"\r\n"
    disposition = draw(st.sampled_from([b"attachment", b"inline", b"\0", b""]))
    head += b"Content-Disposition: " + disposition + draw(_names) + b"\r\n"
    return head + b"Content-Transfer-Encoding: " + encoding + b"\r\n\r\n" + content


@st.composite
def multiparts(draw, parts):
    boundary, used = draw(st.sampled_from([(b"b", b"b"), (b"c", b"c"), (b"b", b"c"), (b"", b""), (b"b" * 80, b"b")]))
    body = b"".join(b"\r\n--" + used + b"\r\n" + part for part in draw(st.lists(parts, max_size=4)))
    end = draw(st.sampled_from([b"\r\n--" + used + b"--\r\n", b"", b"\r\n--", b"\r\n--" + used]))
    kind = draw(st.sampled_from([b"mixed", b"alternative", b"related", b"digest", b"signed", b"\xff"]))
    head = b"Content-Type: multipart/" + kind + b"; boundary=" + draw(st.sampled_from([b'"%b"', b"%b"])) % boundary
    return head + b"\r\n\r\n" + draw(octets(20)) + body + end


def trees():
    attached = leaves().map(lambda part: b"Content-Type: message/rfc822\r\n\r\n" + part)
    return st.recursive(st.one_of(leaves(), attached), multiparts, max_leaves=12)


@st.composite
def messages(draw):
    """A message: a header, a MIME tree, and what went wrong on the way."""
    source = b"".join(draw(st.lists(_fields, max_size=8))) + draw(trees())
    harm = draw(st.sampled_from(["none", "none", "LF", "CR", "cut", "piece", "many"]))
    at = draw(st.integers(0, len(source)))
    if harm == "LF":
        return source.replace(b"\r\n", b"\n")
    if harm == "CR":
        return source.replace(b"\r\n", b"\r")
    if harm == "cut":
        return source[:at]
    if harm == "piece":
        return source[:at] + draw(octets()) + source[at:]
    return source[:at] + source[at : at + 40] * 200 + source[at:] if harm == "many" else source


# ---------------------------------------------------------------- HTML

_ordinary = "a a b p div table td tr img font body html section li ul u code x-b h1".split()
# Parsers take what follows some of them for text.
_others = (
    "style script title textarea noscript svg math mtext mglyph form input iframe template select option base meta "
    "link object xmp plaintext frameset"
).split()
_elements = st.sampled_from(_ordinary * 9 + _others)
_quotes = st.sampled_from([*["'{}'", '"{}"'] * 4, "{}", "'{}", '{}"'])
_addresses = st.sampled_from(
    "javascript:alert(1) &#106;avascript:alert(1) data:text/html,x data:image/png;base64,AA== //t.example/x /local "
    "https://t.example/p.png?a=1&b=2 HTTP://T.example cid:logo mailto:a@b.c tel:1 vbscript:x \x01javascript:x "
    "https://bank.example@evil.example/ https://раypal.com/ x".split()
)
_styles = st.lists(
    st.sampled_from(
        [
            "color:red", "position:fixed", "background:url(https://t.example/x)", "background-image:url('//t.example')",
            "list-style:url(x)", "background:#fff url(x)", "width:expression(alert(1))", "c\\olor:red", "/*", "*/",
            "color:rgb(1,2,3)", "font-family:'x", "@import 'x'", "{", "}", "\\", "--x:url(y)", "color:var(--x)",
            "&quot;",
        ]
    ),
    max_size=4,
).map(";".join)  # fmt: skip
_attributes = st.one_of(
    st.builds(
        lambda name, quotes, address: f"{name}={quotes.format(address)}",
        st.sampled_from("href href src src background action srcset xlink:href poster data".split()),
        _quotes,
        _addresses,
    ),
    st.builds('style="{}"'.format, _styles),
    st.builds("{}=alert(1)".format, st.sampled_from("onerror onclick ONLOAD onmouseover formaction id class".split())),
    st.builds("{}='{}'".format, st.sampled_from("title bgcolor text width".split()), strings(12)),
)
_tags = st.builds("<{} {}{}".format, _elements, st.lists(_attributes, max_size=3).map(" ".join),
                  st.sampled_from([*[">"] * 8, "/>", "", "\0>"]))  # fmt: skip


def html():
    shown = st.sampled_from(["bank.example", "https://bank.example/", "&", "&lt;", "<", ">"])
    swallowing = st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "<?x", "<!x>"])
    links = st.builds('<a href="{}">{}</a>'.format, _addresses, shown)
    pictures = st.builds('<img src="{}" {}>'.format, _addresses, _attributes)
    kinds = [*[_tags] * 6, links, links, pictures, *[_elements.map("</{}>".format)] * 2, shown, strings(20), swallowing]
    return st.lists(st.sampled_from(kinds).flatmap(lambda kind: kind), min_size=4, max_size=20).map("".join)
