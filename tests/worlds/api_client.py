"""What the tests of /api/v1 share: a client that speaks JSON, and an inbox with its token."""

import json

from django.test import Client

from inboxes.mail import typed_codes

ROOT = "/api/v1"
SOURCE = (
    b"From: Example Shop <service@shop.example>\r\nTo: holder@tempmail.test\r\nSubject: Your code is 482913\r\n"
    b"Date: Mon, 4 May 2026 09:32:09 +0200\r\nMessage-ID: <d7f1@shop.example>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\n'
    b"Enter 482913, or see (https://shop.example/help).\r\n--B\r\nContent-Type: text/html\r\n\r\n"
    b'<p>Enter 482913 or <a href="https://shop.example/confirm?c=1&amp;d=2">confirm your address</a>.'
    b'<script>alert(1)</script><img src="https://track.example/x.gif"><img src="cid:logo"></p>\r\n--B\r\n'
    b"Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: attachment; filename=logo.png\r\n\r\n"
    b"\x89PNG\r\n--B--\r\n"
)


def api(method, path, body=None, token=None, key=None, **headers):
    """Ask; `path` is below /api/v1."""
    headers |= {"Authorization": f"Bearer {token}"} if token is not None else {}
    headers |= {"X-API-Key": key} if key else {}
    content = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return Client().generic(
        method, path if path.startswith("/") and ROOT in path else f"{ROOT}{path}", **content, headers=headers
    )


def token_of(secret):
    return typed_codes.to_code(secret)
