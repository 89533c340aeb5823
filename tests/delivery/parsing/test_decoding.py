"""Text that is not what it says: Japanese and its neighbours, encodings nobody named, multiparts divided by others."""

import base64

import pytest

from delivery.parsing import charsets, decoders, mending, transfer
from tests.worlds.parsed import checked

MULTIPART = b"From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n"


def bare(text, charset):
    """Two bytes a character, below 128, as ISO 2022 has them."""
    return bytes(byte & 0x7F for byte in text.encode(charset))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\x1b$A" + bare("中国", "gb2312") + b"\x1b(B.", "中国."),
        (b"\x1b$(C" + bare("한국", "euc_kr") + b"\x1b(B.", "한국."),
        (b"\x1b(I1\x1b(B.", "ｱ."),
        (b"\x0e1\x0f.", "ｱ."),
    ],
)
def test_runs_of_iso_2022_are_read_by_their_escapes(content, text):
    assert decoders.iso_2022_jp(content) == text


def test_text_of_escapes_alone_is_read_in_one_go(monkeypatch):
    monkeypatch.setattr(decoders, "MAX_ESCAPES", 3)

    assert decoders.iso_2022_jp(b"\x1b(B" * 4 + b"text").endswith("text")


def test_other_errors_than_of_decoding_are_not_mended():
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", decoders._TOLERANT)


@pytest.mark.parametrize("codec", ["utf-32-be", "utf-32-le"])
def test_utf_32_without_a_mark_is_read_in_the_order_that_it_has(codec):
    assert charsets.decode_bytes("Grüße, 你好".encode(codec), "utf-32") == "Grüße, 你好"


def test_base64_that_nobody_named_is_decoded_where_it_is_text():
    text = "für alle, die dies lesen können und mögen, ein Gruß " * 3
    encoded = base64.encodebytes(text.encode()).replace(b"\n", b"\r\n")
    other = base64.encodebytes(b"\xff\xe9 a b c d e f g h" * 9).replace(b"\n", b"\r\n")

    assert transfer.unlabelled(encoded).decode() == text
    assert transfer.unlabelled(other) == other


def test_line_that_is_no_uuencoded_one_is_passed_over():
    assert transfer.unuuencode(b"begin 644 x\n#0V%T\n!\x80\n#0V%T\nend\n") == b"CatCat"


def test_multipart_in_base64_is_divided_as_what_is_in_it():
    encoded = base64.b64encode(b"--bb\r\n\r\nthe text\r\n--bb--\r\n")

    parsed = checked(MULTIPART + b"Content-Transfer-Encoding: base64\r\n\r\n" + encoded)

    assert parsed.text.strip() == "the text"


def test_of_very_many_lines_like_boundaries_the_first_are_candidates(monkeypatch):
    monkeypatch.setattr(mending, "MAX_CANDIDATES", 3)
    lines = b"".join(b"--%d\r\n\r\nx\r\n" % number for number in range(10))

    parsed = checked(MULTIPART + b"\r\n" + lines + b"--late\r\nContent-Type: text/html\r\n\r\n<p>late</p>\r\n")

    assert parsed.html == "" and "late" in parsed.text
