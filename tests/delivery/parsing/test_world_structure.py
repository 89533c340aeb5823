"""Structure as senders write it: each message has the text, the HTML and the files that its sender meant."""

import base64
import quopri

import pytest

from delivery.parsing import mime
from delivery.parsing.flowed import unflow
from tests.worlds.parsed import checked

HEADER = b"From: a@b.example\r\nSubject: s\r\n"
PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\nPlain \xc3\xbc\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>HTML \xc3\xbc</p>\r\n"


def divided(delimiter, parts=(PLAIN, HTML), end=b"--"):
    lines = b"".join(b"--" + delimiter + b"\r\n" + part for part in parts)
    return lines + (b"--" + delimiter + end + b"\r\n" if end else b"")


BOUNDARIES = {
    "unquoted": (b"multipart/alternative; boundary=b1", b"b1"),
    "folded in its quotes": (b'multipart/alternative; boundary="=_a\r\n 1F_="', b"=_a 1F_="),
    "folded by a tab": (b'multipart/alternative; boundary="=_a\r\n\t1F_="', b"=_a 1F_="),
    "folded where the body has no blank": (b'multipart/alternative; boundary="=_a\r\n 1F_="', b"=_a1F_="),
    "quote not closed": (b'multipart/alternative; boundary="b 1', b"b 1"),
    "quote not closed before another parameter": (
        b'multipart/alternative; boundary="b1;\r\n type="text/html"; charset="utf-8"',
        b"b1",
    ),
    "quote at the end alone": (b'multipart/alternative; boundary=b1"', b"b1"),
    "single quotes": (b"multipart/alternative; boundary='b1'", b"b1"),
    "single quotes that are meant": (b"multipart/alternative; boundary='b1'", b"'b1'"),
    "no semicolon before": (b"multipart/alternative boundary=b1", b"b1"),
    "no semicolon behind another": (b'multipart/alternative; charset="utf-8" boundary="b1"', b"b1"),
    "blanks around the equals sign": (b'multipart/alternative; boundary = "b1"', b"b1"),
    "a comment": (b"multipart/alternative (two=forms); boundary=b1 (the line)", b"b1"),
    "semicolons too many": (b'multipart/alternative;; boundary="b1";', b"b1"),
    "upper case": (b'MULTIPART/ALTERNATIVE; BOUNDARY="b1"', b"b1"),
    "none, but clear": (b"multipart/alternative", b"----=_Part_1"),
    "another than the body's": (b'multipart/alternative; boundary="abcdef"', b"----=_Part_1"),
    "with the dashes in it": (b'multipart/alternative; boundary="--b1"', b"b1"),
    "continued by RFC 2231": (b'multipart/alternative; boundary*0="b"; boundary*1="1"', b"b1"),
    "raw bytes": (b'multipart/alternative; boundary="b\xe4"', b"b\xe4"),
    "escaped": (b'multipart/alternative; boundary="b\\1"', b"b1"),
}


@pytest.mark.parametrize(("content_type", "delimiter"), BOUNDARIES.values(), ids=BOUNDARIES.keys())
@pytest.mark.parametrize("end", [b"--", b"--  ", b""], ids=["closed", "closed with blanks", "open"])
def test_parts_are_found_by_whatever_boundary(content_type, delimiter, end):
    parsed = checked(HEADER + b"Content-Type: " + content_type + b"\r\n\r\n" + divided(delimiter, end=end))

    assert (parsed.text.strip(), parsed.html.strip(), parsed.attachments) == ("Plain ü", "<p>HTML ü</p>", [])


def test_boundaries_that_begin_alike_are_told_apart():
    inner = b"Content-Type: multipart/alternative; boundary=b1\r\n\r\n" + divided(b"b1")
    pdf = b"Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF\r\n"
    parsed = checked(HEADER + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + divided(b"b", (inner, pdf)))

    assert (parsed.text.strip(), parsed.html.strip()) == ("Plain ü", "<p>HTML ü</p>")
    assert [part.name for part in parsed.attachments] == ["a.pdf"]


@pytest.mark.parametrize("encoding", [b"base64", b"quoted-printable"])
def test_multipart_that_is_encoded_as_a_whole_is_decoded(encoding):
    body = divided(b"=_b=1")
    encoded = base64.encodebytes(body) if encoding == b"base64" else quopri.encodestring(body)
    kind = b'Content-Type: multipart/alternative; boundary="=_b=1"\r\nContent-Transfer-Encoding: '
    parsed = checked(HEADER + kind + encoding + b"\r\n\r\n" + encoded)

    assert (parsed.text.strip(), parsed.html.strip()) == ("Plain ü", "<p>HTML ü</p>")


TYPES = {
    "html": (b"html", "text/html"),
    "text": (b"text", "text/plain"),
    "no semicolon": (b"text/html charset=iso-8859-2", "text/html"),
    "a comma": (b"text/html, charset=iso-8859-2", "text/html"),
    "blanks around the slash": (b"text / html; charset=iso-8859-2", "text/html"),
    "quoted": (b'"text/html"; charset=iso-8859-2', "text/html"),
    "a comment": (b"text/html (the page); charset=iso-8859-2", "text/html"),
    "upper case": (b"TEXT/HTML; CHARSET=ISO-8859-2", "text/html"),
    "semicolons first": (b";;text/html; charset=iso-8859-2", "text/html"),
    "no value": (b"", "text/plain"),
    "no type": (b"charset=iso-8859-2", "text/plain"),
}


@pytest.mark.parametrize(("field", "kind"), TYPES.values(), ids=TYPES.keys())
def test_type_is_what_a_sender_means(field, kind):
    part = mime.parse_tree(b"Content-Type: " + field + b"\r\n\r\n\xe6")

    assert part.kind == kind
    assert b"8859-2" not in field.lower() or mime.text_of(part) == "ć"


@pytest.mark.parametrize(
    "field",
    [
        b'text/plain; charset="utf-8',
        b"text/plain; charset=utf-8;",
        b"text/plain; charset = utf-8",
        b"text/plain; charset='utf-8'",
        b"text/plain; charset==utf-8",
        b"text/plain; charset=utf-8 (Unicode)",
        b"text/plain; format=fixed charset=utf-8",
        b"text/plain;\r\n\tcharset=\r\n utf-8",
        b"text/plain; charset*=us-ascii'en'utf-8",
    ],
)
def test_charset_is_found_however_it_is_written(field):
    assert mime.charset_of(mime.parse_tree(b"Content-Type: " + field + b"\r\n\r\nx")) == "utf-8"


def test_of_two_types_the_first_counts_unless_another_has_the_parts():
    html = b"Content-Type: text/html\r\nContent-Type: text/plain\r\n\r\n<p>x</p>"
    both = b"Content-Type: text/plain\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n" + divided(b"b1")

    assert checked(HEADER + html).html == "<p>x</p>"
    assert checked(HEADER + both).html.strip() == "<p>HTML ü</p>"


@pytest.mark.parametrize(
    ("encoding", "received"),
    [
        (b"quoted-printable;", b"Gr=C3=BC=C3=9Fe, =\r\nWelt"),
        (b"Quoted-Printable (RFC 2045)", b"Gr=c3=bc=c3=9fe, =  \r\nWelt"),
        (b'"quoted-printable"', b"Gr=C3=BC=C3=9Fe, =\t\r\nWelt"),
        (b"quoted printable", b"Gr=C3=BC=C3=9Fe, Welt=\r\n"),
        (b"\r\n quoted-printable", b"Gr=C3=BC=C3=9Fe, Welt"),
        (b"base64;", b"R3LDvMOfZSwg\r\nV2VsdA=="),
        (b"BASE-64", b"R3LDvMOfZSwgV2VsdA"),
        (b"x-base64", b"R3LDvMOfZSwgV2VsdA=="),
        (b"8bit;", "Grüße, Welt".encode()),
        (b"utf-8", "Grüße, Welt".encode()),
    ],
)
def test_transfer_encoding_is_undone_however_it_is_named(encoding, received):
    header = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding

    assert checked(HEADER + header + b"\r\n\r\n" + received).text == "Grüße, Welt"


@pytest.mark.parametrize(
    "prose",
    [
        "_______________________________________________\r\nA list\r\nlist@lists.example\r\n",
        "\r\nFooter\r\n-- \r\nSent by lists.example, leave at https://lists.example/\r\n",
        "--\r\nTo leave, write to: leave@lists.example\r\n",
    ],
)
def test_words_behind_base64_stay_words(prose):
    encoded = base64.encodebytes("Grüße, dies ist der Text der Liste, und er ist länger als eine Zeile.\n".encode())
    header = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    text = checked(HEADER + header + encoded + prose.encode()).text

    assert text.startswith("Grüße, dies ist der Text der Liste")
    assert prose.replace("\r\n", "\n").strip() in text


def test_word_that_is_no_base64_stays_a_word():
    header = b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"

    assert checked(HEADER + header + b"Hello").text == "Hello"
    assert checked(HEADER + header + b"SGVsbG8gV29ybGQhA").text == "Hello World!"


def test_text_whose_encoding_nobody_named_is_decoded_where_it_is_certain():
    words = "Grüße an alle, die diesen langen Text in einer Zeile lesen, denn er ist lang. " * 3
    html = f'<a href="https://a.example/x?y=1">{words}</a>\n<a href="https://a.example/x?y=2">{words}</a>'
    key = b"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwJ2Zt7k0v5n1p3yqk4x9\r\nAAAA"
    plain, page = b"Content-Type: text/plain; charset=utf-8\r\n\r\n", b"Content-Type: text/html; charset=utf-8\r\n\r\n"

    assert checked(HEADER + plain + base64.encodebytes(words.encode())).text == words
    assert checked(HEADER + page + quopri.encodestring(html.encode())).html == html
    assert checked(HEADER + plain + key).text == key.decode().replace("\r\n", "\n")
    assert checked(HEADER + plain + b"1 =3D 1, is it?").text == "1 =3D 1, is it?"


def test_header_of_a_part_goes_on_where_its_sender_forgot_how():
    unfolded = (
        b'Content-Type: text/html;\r\ncharset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+w7w8L3A+\r\n'
    )
    empty_line = b"\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>\xc3\xbc</p>\r\n"
    bare_cr = b"Content-Type: text/html;\r charset=utf-8\rContent-Transfer-Encoding: 8bit\r\n\r\n<p>\xc3\xbc</p>\r\n"
    for part in (unfolded, empty_line, bare_cr):
        parsed = checked(HEADER + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + divided(b"b", (part,)))

        assert (parsed.html, parsed.text) == ("<p>ü</p>", "")


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbf", b"From a@b.example Mon Jan  1 00:00:00 2024\r\n", b">From a@b.example x\r\n"]
)
def test_what_stands_before_the_header_is_passed_over(before):
    parsed = checked(before + HEADER + b"Content-Type: text/html\r\n\r\n<p>x</p>")

    assert (parsed.subject, parsed.html, parsed.from_) == ("s", "<p>x</p>", [("", "a@b.example")])


def test_parts_without_a_type_in_the_header_are_found():
    notice = b"This is a multi-part message in MIME format.\r\n\r\n"

    assert checked(HEADER + b"\r\n" + notice + divided(b"----=_1")).html.strip() == "<p>HTML ü</p>"
    assert checked(HEADER + b"Content-Type: text/html; boundary=b1\r\n\r\n" + divided(b"b1")).text.strip() == "Plain ü"
    quoted = checked(HEADER + b"\r\nLook at this source:\r\n" + divided(b"----=_1")).text
    assert "Content-Type: text/html" in quoted


NAMES = {
    "filename* over filename": (b"attachment; filename=\"a.pdf\"; filename*=UTF-8''%C3%A4.pdf", "ä.pdf"),
    "out of order, plain and encoded": (
        b"attachment; filename*2=.pdf; filename*1*=%BC; filename*0*=utf-8''%C3",
        "ü.pdf",
    ),
    "with a gap": (b"attachment; filename*0=a; filename*2=.pdf", "a.pdf"),
    "no charset": (b"attachment; filename*=%C3%A4.pdf", "ä.pdf"),
    "empty charset": (b"attachment; filename*=''%C3%A4.pdf", "ä.pdf"),
    "quoted": (b"attachment; filename*=\"UTF-8''%C3%A4.pdf\"", "ä.pdf"),
    "apostrophes of the name": (b"attachment; filename*=it's%20o'clock.pdf", "it's o'clock.pdf"),
    "gb2312 is GB 18030": (b"attachment; filename*=gb2312''%C5%F3%88D.pdf", "朋圖.pdf"),
    "encoded word unquoted": (b"attachment; filename==?utf-8?q?=C3=A4=20b.pdf?=", "ä b.pdf"),
    "encoded words folded": (b'attachment; filename="=?utf-8?q?=C3=A4?=\r\n =?utf-8?q?b.pdf?="', "äb.pdf"),
    "encoded words continued": (b'attachment; filename*0="=?utf-8?q?=C3"; filename*1="=A4.pdf?="', "ä.pdf"),
    "encoded twice": (b'attachment; filename="=?utf-8?q?=3D=3Futf-8=3Fq=3F=3DC3=3DA4=2Epdf=3F=3D?="', "ä.pdf"),
    "percent without a star": (b'attachment; filename="%C3%A4%20b.pdf"', "ä b.pdf"),
    "percent that is meant": (b'attachment; filename="50% off%20.pdf"', "50% off%20.pdf"),
    "raw UTF-8": ("attachment; filename=ä b.pdf".encode(), "ä b.pdf"),
    "raw, in the charset of the text": ("attachment; filename=Код.pdf".encode("koi8-r"), "Код.pdf"),
    "blanks and brackets": (b"attachment; filename=a b (1).pdf; size=2", "a b (1).pdf"),
    "semicolon in quotes": (b'attachment; filename="a; b.pdf"', "a; b.pdf"),
    "quotes in quotes": (b'attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'),
    "backslashes": (b'attachment; filename="C:\\dir\\a.pdf"', "a.pdf"),
    "quote not closed": (b'attachment; filename="a b.pdf', "a b.pdf"),
    "no semicolon": (b'attachment filename="a.pdf"', "a.pdf"),
    "blanks around the equals sign": (b'attachment; filename = "a.pdf"', "a.pdf"),
    "upper case": (b"ATTACHMENT; FILENAME=a.pdf", "a.pdf"),
    "no disposition": (b"filename=a.pdf", "a.pdf"),
    "name for filename": (b"attachment; name=a.pdf", "a.pdf"),
    "an emoji of several": (b"attachment; filename*=utf-8''%F0%9F%91%A9%E2%80%8D%F0%9F%8C%BE.pdf", "👩\u200d🌾.pdf"),
    "joiners that join nothing": (b"attachment; filename*=utf-8''a%E2%80%8Db.pdf", "ab.pdf"),
}


@pytest.mark.parametrize(("field", "name"), NAMES.values(), ids=NAMES.keys())
def test_file_is_named_as_its_sender_named_it(field, name):
    text = b"Content-Type: text/plain; charset=koi8-r\r\n\r\nx\r\n"
    file = b"Content-Type: application/pdf\r\nContent-Disposition: " + field + b"\r\n\r\n%PDF\r\n"
    parsed = checked(HEADER + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + divided(b"b", (text, file)))

    assert [part.name for part in parsed.attachments] == [name]


@pytest.mark.parametrize(
    ("field", "content_id"),
    [
        (b"Content-ID: <a@b.example>", "a@b.example"),
        (b"CONTENT-ID:a@b.example", "a@b.example"),
        (b"Content-Id:  < a@b.example > ", "a@b.example"),
        (b"content-id:\r\n <a@\r\n b.example>", "a@b.example"),
        (b"Content-ID: <a@b.example", "a@b.example"),
        (b"Content-ID: id <a@b.example> (one)", "a@b.example"),
        (b"X-Other: y", ""),
    ],
)
def test_content_id_is_read_without_what_is_around_it(field, content_id):
    assert mime.content_id_of(mime.parse_tree(field + b"\r\n\r\nx")) == content_id


@pytest.mark.parametrize(
    ("field", "location"),
    [
        (b"Content-Location: red.png", "red.png"),
        (b"CONTENT-LOCATION:  http://a.example/red.png ", "http://a.example/red.png"),
        (b"content-location: http://a.example/\r\n red.png", "http://a.example/red.png"),
        (b'Content-Location: "red.png"', "red.png"),
        (b"X-Other: y", ""),
    ],
)
def test_content_location_is_read_without_what_is_around_it(field, location):
    assert mime.content_location_of(mime.parse_tree(field + b"\r\n\r\nx")) == location


FLOWED = {
    "a paragraph": ("one \ntwo \nthree\nfour", "one two three\nfour"),
    "a quotation": ("> one \n> two\n> three", "> one two\n> three"),
    "another depth": (">> one \n> two \nthree", ">> one\n> two\nthree"),
    "stuffed": (" From here\n  two blanks\n > no quotation", "From here\n two blanks\n> no quotation"),
    "a signature": ("one \n-- \ntwo", "one \n-- \ntwo"),
    "a quoted signature": ("> one \n> -- \n> two", "> one\n> --\n> two"),
    "empty lines": ("one \n\ntwo\n", "one \n\ntwo\n"),
    "an empty quotation": (">\n> \n>one", ">\n>\n> one"),
}


@pytest.mark.parametrize(("text", "whole"), FLOWED.values(), ids=FLOWED.keys())
def test_flowed_lines_are_joined(text, whole):
    assert unflow(text, is_delsp=False) == whole


@pytest.mark.parametrize(
    ("parameters", "body", "text"),
    [
        (b"format=flowed; delsp=yes", "https://a.example/?t=abc \ndef&x=1", "https://a.example/?t=abcdef&x=1"),
        (b'FORMAT="Flowed"; DelSp=Yes', "確認コ \nード", "確認コード"),
        (b"delsp=yes; format=flowed", "one  \ntwo", "one two"),
        (b"format=flowed", "one \ntwo", "one two"),
        (b"format=fixed", "one \ntwo", "one \ntwo"),
        (b"delsp=yes", "one \ntwo", "one \ntwo"),
    ],
)
def test_text_is_flowed_as_it_says(parameters, body, text):
    header = b"Content-Type: text/plain; charset=utf-8; " + parameters + b"\r\n\r\n"

    assert checked(HEADER + header + body.replace("\n", "\r\n").encode()).text == text


def test_flowed_text_that_was_encoded_keeps_its_blanks():
    header = b"Content-Type: text/plain; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"

    assert checked(HEADER + header + b"one=20\r\ntwo").text == "one two"


def test_controls_of_a_terminal_are_no_text():
    assert checked(HEADER + b"\r\n\x1b[1;31mred\x1b[0m\x07 \x08words\tand\x0cmore").text == "red words\tand\x0cmore"
