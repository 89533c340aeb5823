"""What of an attachment is looked at here, and how its letters are told."""

import pytest

from inboxes.showing.viewing import MAX_SHOWN_BYTES, kind_of, text_of

PDF, PNG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("name", "declared", "head", "kind"),
    [
        ("bill.pdf", "application/pdf", PDF, "pdf"),
        ("bill", "application/octet-stream", PDF, "pdf"),
        ("photo.jpg", "image/jpeg", PNG, "image"),
        ("notes.txt", "application/octet-stream", b"words", "text"),
        ("readme", "text/plain", b"words", "text"),
        ("run.sh", "application/x-sh", b"#!/bin/sh\n", "text"),
        ("wide.txt", "text/plain", "\ufeffwords".encode("utf-16-le"), "text"),
    ],
)
def test_attachment_is_viewed_as_what_its_first_bytes_say(name, declared, head, kind):
    assert kind_of(name, declared, head) == kind


@pytest.mark.parametrize(
    ("name", "declared", "head"),
    [
        ("bill.pdf", "application/pdf", b"<script>alert(1)</script>"),
        ("bill.pdf", "application/pdf", b"\n%PDF-1.7"),
        ("setup.exe", "application/pdf", PDF),
        ("page.html", "text/html", b"<html>"),
        ("page.txt", "text/plain", b"<!doctype html><script>alert(1)</script>"),
        ("picture.svg", "image/svg+xml", b"<svg>"),
        ("notes.txt", "text/plain", b"MZ\0\0"),
        ("notes.txt", "text/plain", b"a\0b"),
        ("notes.txt", "text/plain", b""),
        ("all.zip", "application/zip", b"PK\x03\x04"),
        ("unknown", "application/octet-stream", b"words"),
    ],
)
def test_N10_what_is_neither_picture_text_nor_pdf_is_not_viewed(name, declared, head):
    assert kind_of(name, declared, head) == ""


@pytest.mark.parametrize(
    ("content", "language", "text"),
    [
        ("Grüße".encode(), "en", "Grüße"),
        ("Grüße".encode("cp1252"), "en", "Grüße"),
        ("Привет".encode("cp1251"), "ru", "Привет"),
        ("こんにちは".encode("cp932"), "ja", "こんにちは"),
        ("你好".encode("gb18030"), "zh-hans", "你好"),
        ("zażółć".encode("cp1250"), "pl", "zażółć"),
        ("Grüße".encode("utf-16"), "en", "Grüße"),
        ("\ufeffGrüße".encode(), "en", "Grüße"),
        (b"one\r\ntwo\rthree", "en", "one\ntwo\nthree"),
        ("pass\u202egnp".encode(), "en", "passgnp"),
    ],
)
def test_letters_are_told_by_their_bytes_and_else_by_the_readers_language(content, language, text):
    assert text_of(content, language) == text


def test_long_text_is_cut_and_stays_what_it_is():
    text = text_of("xß".encode() * MAX_SHOWN_BYTES)

    assert len(text.encode()) <= MAX_SHOWN_BYTES + 3 and "Ã" not in text
