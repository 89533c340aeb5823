"""What an attachment could do, by its name, its declared type and its first bytes."""

import pytest

from inboxes.mail.dangers import danger_of, image_type

PNG, JPEG = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."
ZIP, EXE, PDF = b"PK\x03\x04....", b"MZ\x90\0....", b"%PDF-1.7"


@pytest.mark.parametrize(
    ("name", "kind", "head", "danger"),
    [
        ("setup.exe", "application/pdf", None, "program"),
        ("invoice.pdf.SCR", "application/octet-stream", None, "program"),
        ("run.js", "text/plain", b"var x", "script"),
        ("run.ps1", "text/plain", None, "script"),
        ("link.lnk", "application/octet-stream", None, "script"),
        ("old.doc", "application/msword", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "macros"),
        ("new.xlsm", "application/octet-stream", ZIP, "macros"),
        ("page.html", "text/html", b"<html>", "page"),
        ("drawing.svg", "image/svg+xml", b"<svg>", "page"),
        ("all.zip", "application/zip", ZIP, "archive"),
        ("disk.iso", "application/octet-stream", None, "archive"),
        ("x", "application/x-msdownload", None, "program"),
        ("x", "text/html", None, "page"),
        ("photo.png", "image/png", EXE, "disguised"),
        ("bill.pdf", "application/pdf", EXE, "disguised"),
        ("bill.pdf", "application/pdf", b"<html>", "disguised"),
        ("photo.jpg", "image/jpeg", PNG, "disguised"),
        ("letter.docx", "application/octet-stream", EXE, "disguised"),
        ("notes.txt", "text/plain", EXE, "program"),
        ("notes.txt", "text/plain", b"#!/bin/sh", "script"),
        ("notes.txt", "text/plain", b"\xef\xbb\xbf\n <!DOCTYPE html>", "page"),
        ("unnamed", "application/octet-stream", ZIP, "archive"),
        ("letter.docx", "application/zip", ZIP, ""),
        ("bill.pdf", "application/pdf", PDF, ""),
        ("bill.pdf", "application/pdf", None, ""),
        ("photo.png", "image/png", PNG, ""),
        ("photo.jpeg", "image/jpeg", JPEG, ""),
        ("notes.txt", "text/plain", b"Hello", ""),
        ("empty.pdf", "application/pdf", b"", ""),
    ],
)
def test_danger_is_named(name, kind, head, danger):
    assert danger_of(name, kind, head) == danger


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (b"GIF87a..", "image/gif"),
        (b"GIF89a..", "image/gif"),
        (b"RIFF....WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x1cftypavif", "image/avif"),
        (b"\0\0\0\x1cftypavis", "image/avif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", ""),
        (b"<?xml version='1.0'?><svg>", ""),
        (b"RIFF....WAVE", ""),
        (b"BM......", ""),
        (b" \x89PNG\r\n\x1a\n", ""),
        (b"", ""),
    ],
)
def test_picture_is_known_by_its_first_bytes_alone(head, kind):
    assert image_type(head) == kind
