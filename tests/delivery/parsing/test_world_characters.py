"""Characters of the world's mail: each text, header and name reads as its sender wrote it."""

import base64

import pytest
import webencodings
from webencodings.labels import LABELS

from delivery.parsing.charsets import codec_of, decode_bytes
from delivery.parsing.mailboxes import mailboxes
from tests.worlds.parsed import checked

HEADER = b"From: a@b.example\r\nSubject: s\r\n"
RUSSIAN, JAPANESE, GREEK, THAI = "Ваш код подтверждения", "確認コードは次の通りです", "Ο κωδικός σας", "รหัสยืนยันของคุณ"
CHINESE, KOREAN, POLISH, HEBREW = "您的验证码是", "인증 코드는 다음과 같습니다", "Zażółć gęślą jaźń", "קוד האימות שלך"


def text_of(body, content_type=b"text/plain", *, header=HEADER):
    parsed = checked(header + b"Content-Type: " + content_type + b"\r\n\r\n" + body)
    return parsed.text or parsed.html


def test_every_label_of_the_web_is_known():
    silent = {"ansi_x3.4-1968", "ascii", "us-ascii", "x-user-defined", "replacement"}

    assert [label for label in LABELS if not codec_of(label) and label not in silent] == []


@pytest.mark.parametrize(
    "name", ["windows-874", "koi8-u", "ibm866", "macintosh", "x-mac-cyrillic", "iso-8859-16", "gbk"]
)
def test_label_means_what_the_web_means(name):
    content = bytes(range(0x20, 0x7F)) + bytes(range(0xC0, 0xD0)) + b" "

    assert decode_bytes(content, name) == webencodings.lookup(name).codec_info.decode(content, "replace")[0]


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("koi8-r", "koi8-r", RUSSIAN),
        ("cp1251", "cp1251", RUSSIAN),
        ("win-1251", "cp1251", RUSSIAN),
        ("x-cp1251", "cp1251", RUSSIAN),
        ("ibm866", "cp866", RUSSIAN),
        ("x-mac-cyrillic", "mac-cyrillic", RUSSIAN),
        ("greek", "iso8859-7", GREEK),
        ("windows-1253", "cp1253", GREEK),
        ("tis-620", "cp874", THAI),
        ("iso-8859-11", "cp874", THAI),
        ("iso-8859-8-i", "iso8859-8", HEBREW),
        ("logical", "iso8859-8", HEBREW),
        ("l2", "iso8859-2", POLISH),
        ("windows1250", "cp1250", POLISH),
        ("x-mac-ce", "mac-latin2", POLISH),
        ("cp852", "cp852", POLISH),
        ("x-gbk", "gbk", CHINESE),
        ("gb_2312-80", "gb2312", CHINESE),
        ("cp936", "gbk", CHINESE),
        ("hz-gb-2312", "hz", CHINESE),
        ("ks_c_5601-1987", "cp949", KOREAN),
        ("x-windows-949", "cp949", KOREAN),
        ("iso-2022-kr", "iso2022_kr", KOREAN),
        ("x-euc-jp", "euc_jp", JAPANESE),
        ("ms_kanji", "cp932", JAPANESE),
        ("cp50220", "iso2022_jp", JAPANESE),
        ("iso-2022-jp-2", "iso2022_jp_2", JAPANESE),
        ("csISO2022JP", "iso2022_jp", JAPANESE),
        ("big5-hkscs", "big5hkscs", "您的驗證碼是"),
        ("utf-7", "utf-7", RUSSIAN),
        ("unicode-1-1-utf-7", "utf-7", RUSSIAN),
        ("utf8mb4", "utf-8", RUSSIAN),
        ('"utf-8;format=flowed"', "utf-8", RUSSIAN),
        ("us-ascii//translit", "utf-8", RUSSIAN),
        ("8bit", "utf-8", RUSSIAN),
        ("x-unknown", "utf-8", RUSSIAN),
        ("hp-roman8", "hp-roman8", "Grüße"),
        ("cp850", "cp850", "Grüße"),
        ("iso-8859-1", "cp1252", "Preis: 5 € – „gut“"),
        ("iso-8859-15", "iso8859-15", "Preis: 5 €"),
        ("iso_8859_15", "iso8859-15", "Preis: 5 €"),
    ],
)
def test_text_in_its_charset(label, codec, text):
    assert text_of(text.encode(codec), b"text/plain; charset=" + label.encode()) == text
    word = f"=?{label.strip(chr(34)).partition(';')[0]}?b?{base64.b64encode(text.encode(codec)).decode()}?="
    assert checked(f"Subject: {word}\r\n\r\nx".encode()).subject == text


@pytest.mark.parametrize(
    ("label", "content", "text"),
    [
        (b"iso-2022-jp", b"\x1b$B-!-j\x1b(B 1", "①㈱ 1"),
        (b"iso-2022-jp", b"\x1b(I6@\x1b(B", "ｶﾀ"),
        (b"iso-2022-jp", b"\x0e6@\x0f ok", "ｶﾀ ok"),
        (b"iso-2022-jp", b"\x1b$@EPO?\x1b(J ok\\", "登録 ok\\"),
        (b"iso-2022-jp", b"\x1b$BEPO?\r\n\x1b(B ok", "登録\n ok"),
        (b"iso-2022-jp", b"$BEPO?(B ok", "登録 ok"),
        (b"iso-2022-jp", b"\x1b$(D0!\x1b(B", "丂"),
        (b"iso-2022-jp", "登録の手続き".encode("euc_jp"), "登録の手続き"),
        (b"iso-2022-jp", "登録の手続き".encode("cp932"), "登録の手続き"),
        (b"iso-2022-jp", "登録の手続き".encode(), "登録の手続き"),
        (b"euc-jp", b"\xad\xa1\xa4\xb3", "①こ"),
        (b"euc-jp", "登録の手続き".encode("cp932"), "登録の手続き"),
        (b"shift_jis", "登録の手続き".encode("euc_jp"), "登録の手続き"),
        (b"utf-8", b"\x1b$BEPO?\x1b(B", "登録"),
        (b"us-ascii", b"\x1b$BEPO?\x1b(B", "登録"),
        (b"big5", b"\xa3\xe1 5", "€ 5"),
        (b"hz-gb-2312", b"~{VPND~} a~~b ~{VP", "中文 a~b 中"),
        (b"utf-7", b"a + b, 1+1", "a + b, 1+1"),
        (b"iso-2022-kr", b"\x0e0!\x0f a", "가 a"),
        (b"utf-16", "Привет, мир".encode("utf-16-be"), "Привет, мир"),
        (b"utf-16", "Привет, мир".encode("utf-16-le"), "Привет, мир"),
        (b"utf-16le", b"plain after all", "plain after all"),
        (b"iso-8859-1", b"\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe", "Grüße"),
        (b"iso-8859-1", "Grüße".encode(), "Grüße"),
        (b"iso-8859-1", "Größe: CAFÉ…".encode("cp1252"), "Größe: CAFÉ…"),
        (b"koi8-r", "Код".encode("koi8-r") + b" \xef\xbb", "Код О╩"),
        (b"utf-8", "Grüße von ".encode() + b"J\xfcrgen aus K\xf6ln" + "für alle, übermäßig schön".encode(), None),
        (b"cesu-8", b"\xed\xa0\xbd\xed\xb8\x80", "😀"),
        (b"windows-1252", b"a\x81b \xe4", "a\x81b ä"),
    ],
)
def test_text_as_it_is_found(label, content, text):
    found = text_of(content, b"text/plain; charset=" + label)

    assert "\ufffd" not in found
    assert text is None or found == text


META = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={0}"></head><p>{1}</p></html>'


@pytest.mark.parametrize(
    ("content_type", "html", "codec", "text"),
    [
        (b"text/html", META.format("koi8-r", RUSSIAN), "koi8-r", RUSSIAN),
        (b"text/html; charset=us-ascii", META.format("windows-1251", RUSSIAN), "cp1251", RUSSIAN),
        (b"text/html", f"<META CHARSET='big5'>{CHINESE[:2]}", "big5", CHINESE[:2]),
        (b"text/html", f"<!-- <meta charset=koi8-r> --><meta charset=windows-1251>{RUSSIAN}", "cp1251", RUSSIAN),
        (b"text/html", f'<?xml version="1.0" encoding="iso-8859-2"?><p>{POLISH}', "iso8859-2", POLISH),
        (b"text/html", META.format("utf-16", RUSSIAN), "utf-8", RUSSIAN),
        (b"text/html", META.format("iso-2022-jp", JAPANESE), "iso2022_jp", JAPANESE),
        (b"text/html", f'<meta name="d" content="charset=koi8-r"><html lang="pl">{POLISH}', "cp1250", POLISH),
        (b"text/html; charset=windows-1251", META.format("utf-8", RUSSIAN), "cp1251", RUSSIAN),
        (b"text/html; charset=utf-8", META.format("koi8-r", RUSSIAN), "koi8-r", RUSSIAN),
        (b"text/html", META.format("windows-1250", "5 €"), "utf-8", "5 €"),
    ],
)
def test_html_says_its_charset_where_the_header_does_not(content_type, html, codec, text):
    assert text in text_of(html.encode(codec), content_type)


def test_text_without_a_charset_is_read_as_the_rest_of_the_message_is():
    text = RUSSIAN.encode("koi8-r")
    source = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n"
        + text
        + b"\r\n--b\r\n\r\n"
        + text
        + b"\r\n--b--"
    )
    assert checked(source).text == f"{RUSSIAN}\n\n{RUSSIAN}"
    assert text_of(text, header=HEADER.replace(b" s", b" =?koi8-r?q?x?=")) == RUSSIAN
    assert text_of(RUSSIAN.encode("cp1251"), header=HEADER + b"Content-Language: ru\r\n") == RUSSIAN


@pytest.mark.parametrize(
    ("codec", "content_type", "body"),
    [
        ("koi8-r", "text/plain; charset=koi8-r", "x"),
        ("utf-8", "text/plain; charset=koi8-r", "x"),
        ("cp1251", "text/html", "<meta charset=windows-1251>"),
        ("cp1251", 'multipart/mixed; boundary="b"', "--b\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nx"),
    ],
)
def test_raw_bytes_of_a_header_are_in_the_charset_of_the_body(codec, content_type, body):
    name = f"{RUSSIAN} "
    source = f"Subject: {RUSSIAN}\r\nFrom: {name}<a@b.example>\r\nContent-Type: {content_type}\r\n\r\n{body}"

    parsed = checked(source.encode(codec))

    assert (parsed.subject, parsed.from_) == (RUSSIAN, [(RUSSIAN, "a@b.example")])


def test_raw_japanese_with_escapes_stays_one_name():
    parsed = checked(b'From: "\x1b$BEPO?\x1b(B" <a@b.example>\r\nSubject: \x1b$BEPO?\x1b(B 1\r\n\r\nx')

    assert (parsed.subject, parsed.from_) == ("登録 1", [("登録", "a@b.example")])


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ('"=?utf-8?q?M=C3=BCller=2C_Anna?=" <anna@x.example>', [("Müller, Anna", "anna@x.example")]),
        ("=?utf-8?q?a,b?= <x@y.example>", [("a,b", "x@y.example")]),
        ("=?utf-8?q?a_<b@c.example>,_d?= <x@y.example>", [("a <b@c.example>, d", "x@y.example")]),
        ("=?utf-8?Q?Shop_=3Cshop=40x.example=3E?=", [("Shop", "shop@x.example")]),
        ("=?utf-8?q?Shop?= <=?utf-8?q?shop=40x.example?=>", [("Shop", "shop@x.example")]),
        ("=?utf-8?b?R3LDvMOfZQ==?=<a@b.example>", [("Grüße", "a@b.example")]),
        ("=?utf-8?q?Gr=C3?= =?UTF8?q?=BC=C3=9Fe?= <a@b.example>", [("Grüße", "a@b.example")]),
        ("=?utf-8?q?two words?= <a@b.example>", [("two words", "a@b.example")]),
        ("=?utf-8*de?q?x?= <a@b.example>", [("x", "a@b.example")]),
        ("=?no-such?q?M=FCller?= <a@b.example>", [("Müller", "a@b.example")]),
        ("=?utf-8?b?R3LDvMOfZQ <a@b.example>", [("Grüße", "a@b.example")]),
        ("Dr. =?utf-8?q?=C3=9C?= (at =?utf-8?q?home?=) <a@b.example>", [("Dr. Ü", "a@b.example")]),
        ("a@b.example (=?utf-8?q?=C3=9C?= \\(x\\) (y))", [("Ü (x) (y)", "a@b.example")]),
        ("Müller, Anna <anna@x.example>", [("Müller, Anna", "anna@x.example")]),
        ('"One, A" <one@x.example>, two@x.example', [("One, A", "one@x.example"), ("", "two@x.example")]),
        ("one@x.example; two@x.example", [("", "one@x.example"), ("", "two@x.example")]),
        ("A <one@x.example> B <two@x.example>", [("A", "one@x.example"), ("B", "two@x.example")]),
        ("undisclosed-recipients:;", []),
        ('Friends: a@b.example, "X" <c@d.example>;', [("", "a@b.example"), ("X", "c@d.example")]),
        ("Re: news <a@b.example>", [("Re: news", "a@b.example")]),
        ("<@relay.example,@other.example:a@b.example>", [("", "a@b.example")]),
        ("Pete(A \\) chap) <pete(his account)@b.example>", [("Pete", "pete@b.example")]),
        ('"john doe"@b.example', [("", '"john doe"@b.example')]),
        ('"a@b.example" <a@b.example>', [("", "a@b.example")]),
        ("<<a@b.example>>", [("", "a@b.example")]),
        ('"unclosed <a@b.example>', [("unclosed", "a@b.example")]),
        ("Name <a@b.example", [("Name", "a@b.example")]),
        ("mailto:a@b.example", [("", "a@b.example")]),
        ("Mail Delivery Subsystem", []),
        ("", []),
    ],
)
def test_mailboxes_are_found_and_their_names_decoded(raw, found):
    assert mailboxes(raw) == (found, False)


@pytest.mark.parametrize(
    "raw",
    [
        '"service@bank.example" <thief@evil.example>',
        '"service@bank.example" thief@evil.example',
        "=?utf-8?q?service=40bank.example?= <thief@evil.example>",
        "=?utf-8?q?=22service=40bank.example=22_=3Cservice=40bank.example=3E=2C?= <thief@evil.example>",
        '"=?utf-8?q?=3Cservice=40bank.example=3E?=" <thief@evil.example>',
        "(service@bank.example) thief@evil.example",
    ],
)
def test_no_name_passes_for_the_address(raw):
    (pairs, _) = mailboxes(raw)

    assert [address for _, address in pairs] == ["thief@evil.example"]
    assert "service@bank.example" in pairs[0][0]


def test_name_that_was_encoded_twice_is_decoded_and_said():
    once = "=?utf-8?q?Gr=C3=BC=C3=9Fe?="
    twice = f"=?utf-8?b?{base64.b64encode(once.encode()).decode()}?="

    parsed = checked(f"From: {twice} <a@b.example>\r\nSubject: {twice}\r\n\r\nx".encode(), "encoded_twice")

    assert (parsed.from_, parsed.subject) == ([("Grüße", "a@b.example")], "Grüße")


@pytest.mark.parametrize("opening", ["$B", "\x1b$B", "~{", "+", "\x0e", "=?utf-8?q?", "\x1b(I"])
def test_charsets_by_escapes_cost_no_more_than_their_length(opening):
    body = opening.encode() * 100_000
    for label in (b"iso-2022-jp", b"iso-2022-kr", b"hz-gb-2312", b"utf-7"):
        checked(HEADER + b"Content-Type: text/plain; charset=" + label + b"\r\n\r\n" + body)
