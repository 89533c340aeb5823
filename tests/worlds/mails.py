"""Messages that tests of several rooms send."""

from email.message import EmailMessage

PLAIN = b"From: Anna Meier <anna@shop.example>\r\nSubject: Your code\r\n\r\nIt is 482 913.\r\n"
CODE = b"From: Bank <login@bank.example>\r\nSubject: Your code\r\n\r\nYour verification code is 482913.\r\n"
NUMBER = b"From: Anna <anna@shop.example>\r\nSubject: Number %d\r\n\r\nHello there %d.\r\n"
WELCOME = b"From: Shop <shop@shop.example>\r\nSubject: Welcome\r\n\r\nHello there\r\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003030101b5d5c8a80000000049454e44ae426082"
)


def source_of(text="", html="", attachments=(), **headers):
    message = EmailMessage()
    for name, value in {"From": "Anna <anna@shop.example>", "Subject": "Hello", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text or "plain words")
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, content in attachments:
        message.add_attachment(content, *kind.split("/"), filename=name)
    return message.as_bytes().replace(b"\n", b"\r\n")


def related(html, *parts):
    """A message whose HTML shows its parts, (content id, type, content)."""
    message = EmailMessage()
    message["Subject"] = "Pictures"
    message.set_content(html, subtype="html")
    for content_id, kind, content in parts:
        message.add_related(content, *kind.split("/"), cid=f"<{content_id}>", filename=f"{content_id}.png")
    return message.as_bytes().replace(b"\n", b"\r\n")


# N52: each is stored, listed and viewed, so each is parsed without a word.
MALFORMED = [
    b"",
    b"\r\n",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b"\r\n" * 50,
    b".",
    b"\0",
    b"\xff",
    b":",
    b": y\r\n\r\n",
    b" folded first\r\n\r\nx",
    b"From \r\n\r\nx",
    b"From a@b.c Mon Jan  1 00:00:00 2024\r\nSubject: s\r\n\r\nx",
    b">From x\r\nSubject: s\r\n\r\nx",
    b"no colon\r\n\r\nx",
    b"Subject: s\r\nno colon\r\nTo: a@b.c\r\n\r\nx",
    b"Subject\r\n\r\nx",
    b"Subject:\r\n\r\n",
    b"S\xfcbject: s\r\n\r\nx",
    b"Subject : s\r\n\r\nx",
    b"From: a@b.c\r\n\r\nno subject",
    b"From: a@b.c\nTo: b@c.d\nSubject: bare LF\n\nx\n",
    b"From: a@b.c\rSubject: bare CR\r\rx\r",
    b"From: a@b.c\r\nSubject: no body",
    b"To: (c):\r\n\r\n",
    b"To: a:;\r\nCc: ,,,\r\n\r\n",
    b"To: undisclosed-recipients:;\r\n\r\n",
    b"To: <>\r\nFrom: <>\r\n\r\n",
    b"From: @\r\n\r\n",
    b"From: \r\n\r\n",
    b'From: "\r\n\r\n',
    b"From: a@[127.0.0.1], b@[::1\r\n\r\n",
    b"Message-ID: <[1234]>\r\n\r\n",
    b"Message-ID: <>\r\n\r\n",
    b"Date: \r\n\r\n",
    b"Date: Mon, 99 Jan 2024 99:99:99 +9999\r\n\r\n",
    b"Date: Mon, 1 Jan 0000 00:00:00 -0000\r\n\r\n",
    b"Date: 1 1 99999999999999999999\r\n\r\n",
    b"Content-Type: text/plain; name*\r\n\r\nx",
    b"Content-Type: text/plain; name*=\r\n\r\nx",
    b"Content-Type: text/plain; name*0*\r\n\r\nx",
    b"Content-Type: text/plain; name*x*=1\r\n\r\nx",
    b"Content-Type: text/plain; =\r\n\r\nx",
    b"Content-Type: /\r\n\r\nx",
    b"Content-Type: \r\n\r\nx",
    b"Content-Type: text\r\n\r\nx",
    b"Content-Type: text/plain text/html\r\n\r\nx",
    b"Content-Type: TEXT/HTML; CHARSET\r\n\r\nx",
    b'Content-Type: multipart/mixed; boundary=""\r\n\r\nx',
    b"Content-Type: multipart/mixed; boundary*=''%00\r\n\r\n--\0\r\n\r\nx",
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b",
    b"Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nSubject: s\r\n\r\nx\r\n--b--",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Type: message/delivery-status\r\n\r\nx",
    b"Content-Type: message/external-body; access-type=URL\r\n\r\n",
    b"Content-Type: message/partial; id=1; number=1; total=2\r\n\r\nx",
    b"Content-Transfer-Encoding: \0\r\n\r\nx",
    b"Content-Disposition: attachment; filename*=a'b\r\n\r\nx",
    b"Content-Disposition: \r\n\r\nx",
    b"Subject: =?\r\n\r\n",
    b"Subject: =?x?y?z?=\r\n\r\n",
    b"Subject: =?utf-8?b?!?= =?utf-8?q?=?= =?utf-8*en?q?ok?=\r\n\r\n",
    b"Subject: =?\0?q?x?=\r\n\r\n",
    b"Subject: \r\n\t\r\n \r\n\r\n\r\nx",
]
