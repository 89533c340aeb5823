"""Parts: each is text, HTML or an attachment with exactly its bytes and a name that harms nobody."""

import pytest

from delivery.parsing import fields
from dev.hostile import FROM, MIXED
from inboxes.mail.file_names import stored_name
from tests.worlds.parsed import checked


def mixed(*parts):
    return MIXED + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def one(part, **bounds):
    (attachment,) = checked(mixed(b"\r\nbody", part)).attachments
    return attachment


ATTACHED = b"From: b@c.d\r\nSubject:  two  spaces\r\nContent-Type: text/plain\r\n\r\ninner text\r\n\r bare CR\r\n.dot"
UNNAMED = {
    "image": (b"Content-Type: image/png", b"\x89PNG\r\n\x1a\n\0\xff", "image/png", "part-1.png"),
    "calendar": (b"Content-Type: text/calendar; method=REQUEST", b"BEGIN:VCALENDAR", "text/calendar", "part-1.ics"),
    "signature": (b"Content-Type: application/pgp-signature", b"-----BEGIN", "application/pgp-signature", "part-1."),
    "attached message": (b"Content-Type: message/rfc822", ATTACHED, "message/rfc822", "two  spaces.eml"),
    "report": (b"Content-Type: message/delivery-status", b"A: b\r\n\r\nC: d", "message/delivery-status", "part-1.txt"),
    "text to download": (b"Content-Disposition: attachment", b"line\r\n", "text/plain", "part-1.txt"),
    "no known type": (b"Content-Type: x\0/<y>", b"?", "application/octet-stream", "part-1.bin"),
}


@pytest.mark.parametrize(("header", "content", "kind", "name"), UNNAMED.values(), ids=UNNAMED.keys())
def test_unnamed_parts_are_attachments_with_their_exact_bytes(header, content, kind, name):
    attachment = one(header + b"\r\n\r\n" + content)

    assert (attachment.content, attachment.type) == (content, kind)
    assert attachment.name.startswith(name)


def test_attached_message_is_shown_as_a_message_in_the_message():
    parsed = checked(mixed(b"\r\nouter text", b"Content-Type: message/rfc822\r\n\r\n" + ATTACHED))

    assert parsed.text == "outer text\n\ntwo  spaces\nb@c.d\n\ninner text\n\n bare CR\n.dot"
    assert (parsed.subject, parsed.html) == ("s", "")
    assert [part.content for part in parsed.attachments] == [ATTACHED]


def test_attached_message_in_base64_is_decoded():
    attachment = one(
        b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDogaW5uZXIKCng="
    )

    assert attachment.content == b"Subject: inner\n\nx"


def test_all_texts_and_all_htmls_are_kept_in_order():
    html = b"Content-Type: text/html\r\n\r\n"
    parsed = checked(mixed(b"\r\none", html + b"<p>two</p>", b"\r\n ", b"\r\n<3", html + b"<p>four</p>"))

    assert parsed.text == "one\n\ntwo\n\n<3\n\nfour"
    pre = '<div style="white-space:pre-wrap">'
    assert parsed.html == f"{pre}one</div>\n<p>two</p>\n{pre}&lt;3</div>\n<p>four</p>"


def test_text_outside_the_parts_is_the_last_resort():
    assert checked(MIXED + b"only a preamble\r\n--b--\r\n").text.startswith("only a preamble")
    assert "the epilogue" in checked(MIXED + b"--b\r\n\r\n\r\n--b--\r\nthe epilogue").text


def test_only_text_of_another_kind_is_shown_and_kept():
    parsed = checked(FROM + b"Content-Type: text/x-markdown\r\n\r\n# title")

    assert (parsed.text, parsed.attachments[0].content) == ("# title", b"# title")


def test_N25_attachments_of_one_name_are_all_kept():
    part = b"Content-Type: application/pdf; name=a.pdf\r\n\r\n"
    parsed = checked(mixed(part + b"1", part + b"2", part + b"3"))

    assert [(part.number, part.name, part.content) for part in parsed.attachments] == [
        (1, "a.pdf", b"1"),
        (2, "a.pdf", b"2"),
        (3, "a.pdf", b"3"),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\x", "x"),
        ("/", ""),
        ("..", ""),
        (".", ""),
        ("", ""),
        (".htaccess", "htaccess"),
        ("a.pdf. . ", "a.pdf"),
        ("a\r\nSet-Cookie: x=1", "aSet-Cookie: x=1"),
        ("a\0b.pdf", "ab.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u200bb\u2066c\ufeff.txt", "abc.txt"),
        ("Gru\u0308ße.pdf", "Grüße.pdf"),
        ('a"b;c.txt', 'a"b;c.txt'),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 300, "x" * 200),
        ("a." + "x" * 300, "a." + "x" * 198),
    ],
)
def test_N25_names_are_for_display_never_paths(name, shown):
    assert stored_name(name) == shown


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (b"Content-Disposition: attachment; filename=../../x.pdf", "x.pdf"),
        (b'Content-Disposition: attachment; filename=".."', "part-1.txt"),
        (b"Content-Disposition: attachment; filename*=utf-8''%E2%82%AC%20rates.pdf", "€ rates.pdf"),
        (b"Content-Disposition: attachment; filename*=UTF-8'en'a%00b.pdf", "ab.pdf"),
        (b"Content-Disposition: attachment; filename*=no-such''a.pdf", "a.pdf"),
        (b"Content-Disposition: attachment; filename*=zlib''a.pdf", "a.pdf"),
        (b"Content-Disposition: attachment; filename*0*=utf-8''%C3%A4; filename*1=b.pdf", "äb.pdf"),
        (b"Content-Disposition: attachment; filename*1=b.pdf; filename*0=a", "ab.pdf"),
        (b'Content-Disposition: attachment; filename="=?utf-8?b?w6Q=?=.pdf"', "ä.pdf"),
        (b'Content-Disposition: attachment; filename="=?utf-8?q?=0D=0AX:_y?=.pdf"', "X: y.pdf"),
        (b'Content-Disposition: attachment; filename="\xc3\xa4.pdf"', "ä.pdf"),
        (b'Content-Disposition: attachment; filename="\xe4.pdf"', "ä.pdf"),
        (b"Content-Disposition: inline; filename=a.txt", "a.txt"),
        (b"Content-Disposition: attachment;\r\n filename=a\r\n\tb.txt", "a b.txt"),
        (b"Content-Type: application/pdf; name=a.pdf", "a.pdf"),
        (b"Content-Disposition: attachment; filename*", "part-1.txt"),
    ],
)
def test_file_names_of_rfc_2231_and_2047_are_decoded(header, name):
    assert one(header + b"\r\n\r\nx").name == name


def test_N26_content_id_is_an_id_and_nothing_more():
    attachment = one(b"Content-Type: image/png\r\nContent-ID:\r\n <../../../home/node/routes.js>\r\n\r\nx")

    assert (attachment.content_id, attachment.name) == ("../../../home/node/routes.js", "part-1.png")
    assert len(one(b"Content-Type: image/png\r\nContent-ID: <" + b"x" * 999 + b">\r\n\r\nx").content_id) == 250


def test_inline_parts_are_marked():
    assert one(b"Content-Type: image/png\r\nContent-Disposition: Inline; filename=a.png\r\n\r\nx").inline
    assert not one(b"Content-Type: image/png\r\n\r\nx").inline


@pytest.mark.parametrize(
    ("encoding", "received", "content"),
    [
        (b"base64", b"QUJD\r\nREVG\r\n", b"ABCDEF"),
        (b" Base64 ", b"QUJD", b"ABC"),
        (b"base64", b"QQ==\r\nQg==\r\nQw==", b"ABC"),
        (b"base64", b"QUI", b"AB"),
        (b"base64", b"QUJDR", b"ABC"),
        (b"base64", b"!QU*JD\xff~", b"ABC"),
        (b"base64", b"====", b""),
        (b"base64", b"", b""),
        (b"base64", b"QUJD\r\n=\r\n-- \r\nx", b"ABC"),
        (b"base64", b"This is not base64 at all", b"This is not base64 at all"),
        (b"quoted-printable", b"a=C3=A4=\r\nb=20", b"a\xc3\xa4b "),
        (b"quoted-printable", b"=XX=4=\xff=", b"=XX=4=\xff"),
        (b"x-uuencode", b"begin 644 a\r\n#86)C\r\n`\r\nend", b"abc"),
        (b"x-uuencode", b"no begin", b"no begin"),
        (b"x-uuencode", b"begin 644 a\r\n#86)C", b"abc"),
        (b"binary", b"a\0\xff\r\rb", b"a\0\xff\r\rb"),
        (b"8bit\xff", b"a\xff", b"a\xff"),
        (b"gzip", b"\x1f\x8b", b"\x1f\x8b"),
    ],
)
def test_transfer_encodings_are_undone_as_far_as_they_are_right(encoding, received, content):
    header = b"Content-Type: application/x-test\r\nContent-Transfer-Encoding: " + encoding

    assert one(header + b"\r\n\r\n" + received).content == content


def test_N40_archives_stay_packed():
    bomb = b"PK\x03\x04" + bytes(range(256))
    attachment = one(b"Content-Type: application/zip; name=bomb.zip\r\n\r\n" + bomb)

    assert attachment.content == bomb


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?B?R3LDvMOfZQ==?= =?utf-8?q?_2?=", "Grüße 2"),
        ("a =?utf-8?q?b?= c", "a b c"),
        ("=?utf-8?q?a?=\r\n =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?=b", "ab"),
        ("=?utf-8?b?w6Q?=", "ä"),
        ("=?utf-8?b?w?= =?utf-8?b?!!?=", ""),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A4?=", "ä"),
        ("=?iso-2022-jp?b?GyRCJDMbKEI=?=", "こ"),
        ("=?gb2312?b?w7s=?=", "没"),
        ("=?utf-8*en?q?x?=", "x"),
        ("=?no-such?q?=E4?=", "ä"),
        ("=?zlib?q?x?=", "x"),
        ("=?utf-8?q?what??=", "what?"),
        ("=?utf-8?q?two words?=", "two words"),
        ("=?utf-8?x?y?=", "=?utf-8?x?y?="),
        ("=?utf-8?q?x", "x"),
        ("Ā =?utf-8?q?b?=", "Ā b"),
        ("=?utf-8?q?=0D=0ABcc:_x?=", " Bcc: x"),
        ("a\r\n\tb\r\n c", "a\tb c"),
        ("a\r\nb", "a b"),
        ("\udcc3\udca4", "ä"),
        ("\udce4", "ä"),
        ("\udcc3\udca4" * 20_000, "ä" * 16_384),
        ("=?utf-8?q?=00?=\0", ""),
    ],
)
def test_header_text_is_unfolded_and_decoded(raw, text):
    assert fields.header_text(raw) == text
