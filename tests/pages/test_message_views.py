"""The pages of one message, and what its sender could do to them."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from inboxes.access import keyring
from inboxes.mail import sealing
from inboxes.mail.file_names import file_name
from inboxes.models import Domain, Inbox, Message, Part
from inboxes.showing import rendering
from tests.worlds.mails import source_of
from tests.worlds.message_pages import ADDRESS, page_of, url
from tests.worlds.visitors import after

pytestmark = pytest.mark.usefixtures("high_limits")
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
OUR_QR = f'<img class="qr" src="{reverse("address-qr", args=[ADDRESS])}"'


@pytest.fixture
def renamed(holder, put_mail):
    """A stored message whose summary says what a broken delivery might: the names as they came."""

    def rename(*names):
        message = put_mail(ADDRESS, source_of(attachments=[("x.txt", "text/plain", b"content")] * len(names)))
        # Sealed to a key pair of our own: the holder's secret lies in the cookie.
        secret = sealing.new_secret()
        public_key = sealing.public_key_of(sealing.private_key_of(secret))
        attachments = [
            {"number": number, "name": name, "type": "text/html", "bytes": 7, "content_id": "", "inline": True}
            for number, name in enumerate(names, 1)
        ]
        Inbox.objects.update(public_key=public_key)
        Message.objects.update(
            summary=sealing.seal_json({"subject": "renamed", "from": [], "attachments": attachments}, public_key),
            body=sealing.seal_json({"text": "", "html": "", "headers": []}, public_key),
        )
        Part.objects.update(content=sealing.seal(b"content", public_key))
        inbox = Inbox.objects.get()
        response = Client().get("/")
        keyring.hold(response.wsgi_request, response, keyring.Key.of(inbox, secret))
        holder.cookies.load(after({}, response))
        return message

    return rename


# --- The message


def test_a_message_shows_who_when_what_and_all_headers(holder, put_mail):
    source = source_of("Code 482 913", To="You <you@x.example>", Date="Sat, 21 Nov 2026 10:00:00 +0100", X_Odd="kept")
    message = put_mail("holder+shop@tempmail.test", source)

    page = page_of(holder, message)

    for shown in ("Hello", "Anna", "anna@shop.example", "you@x.example", "Code 482 913", "X-Odd", "kept",
                  "2026-11-21T09:00:00+00:00", "holder+shop@tempmail.test", "+shop",
                  "bounces@shop.example"):  # fmt: skip
        assert shown in page, shown
    assert "<iframe" not in page


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        ({"To": ADDRESS}, set()),
        ({"To": "List <list@shop.example>"}, {"Delivered to"}),
        ({"To": ADDRESS, "Date": "Mon, 02 Mar 2020 10:00:00 +0000"}, {"Dated"}),
    ],
)
def test_facts_that_only_repeat_others_are_left_out(holder, put_mail, headers, shown):
    page = page_of(holder, put_mail(ADDRESS, source_of(**headers)))

    assert {name for name in ("Delivered to", "Dated") if f"<dt>{name}</dt>" in page} == shown


def test_code_and_link_of_a_message_stand_on_its_page_too(holder, put_mail):
    source = source_of("Your verification code is 482913. Confirm here: https://shop.example/confirm?token=x1")

    article = page_of(holder, put_mail(ADDRESS, source)).partition("<article")[2].partition("</article>")[0]

    assert 'data-copy="482913"' in article
    assert 'href="https://shop.example/confirm?token=x1"' in article


def test_N9_text_keeps_its_links_and_nothing_else(holder, put_mail):
    """A quote in a URL must not end the attribute."""
    message = put_mail(ADDRESS, source_of('See https://a.example/x?a=1&b=2. http://x"onmouseover=alert(1) <b>'))

    page = page_of(holder, message)

    link = 'target="_blank" rel="noopener noreferrer nofollow ugc"'
    assert f'<a href="https://a.example/x?a=1&amp;b=2" {link}>https://a.example/x?a=1&amp;b=2</a>.' in page
    assert f'<a href="http://x" {link}>http://x</a>&quot;onmouseover=alert(1) &lt;b&gt;' in page


def test_N1_markup_in_any_field_stays_text(holder, put_mail):
    source = (
        f'From: "{MARKUP}" <a@b.example>\r\nTo: {MARKUP} <c@d.example>\r\nSubject: {MARKUP}\r\n'
        f"Message-ID: <{MARKUP}>\r\n"
        f"X-{MARKUP}: {MARKUP}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{MARKUP}\r\n"
        f'--b\r\nContent-Type: text/{MARKUP}; name="{MARKUP}"\r\n'
        f'Content-Disposition: attachment; filename="{MARKUP}"\r\n'
        "\r\nx\r\n--b--\r\n"
    ).encode()
    message = put_mail(f"holder+{MARKUP}@tempmail.test", source, envelope_sender=MARKUP)

    for page in (page_of(holder, message), page_of(holder, message, "source"),
                 holder.get(reverse("inbox", args=[ADDRESS])).content.decode()):  # fmt: skip
        assert "&lt;script&gt;" in page
        assert "<script>" not in page
        assert "<img" not in page.replace(OUR_QR, "")


def test_html_stands_in_a_frame_with_the_tokens_of_its_own_policy(holder, put_mail):
    message = put_mail(ADDRESS, source_of(html=f"<p>bright</p>{MARKUP}"))

    page = page_of(holder, message)
    frame = holder.get(url("html", message))

    assert f'src="{url("html", message)}" sandbox="{rendering.SANDBOX}"' in page
    assert "<p>bright" not in page
    assert b"<p>bright</p>" in frame.content
    assert b"alert" not in frame.content
    assert b"<script" not in frame.content
    assert {name: frame[name] for name in rendering.FRAME_HEADERS} == rendering.FRAME_HEADERS
    assert "allow-scripts" not in page + frame["Content-Security-Policy"]


def test_html_that_is_too_complex_is_replaced_by_its_words(holder, put_mail):
    message = put_mail(ADDRESS, source_of(html="<b>" * (rendering.MAX_TAGS + 1) + "Your code is 482913"))

    frame = holder.get(url("html", message))

    assert frame.status_code == 200
    assert b"too complex" in frame.content and b"Your code is 482913" in frame.content
    assert frame["Content-Security-Policy"] == rendering.FRAME_HEADERS["Content-Security-Policy"]
    assert "plain words" in page_of(holder, message)


def test_a_message_without_html_has_no_frame(holder, put_mail):
    message = put_mail(ADDRESS, source_of("only text"))

    assert holder.get(url("html", message)).status_code == 404


@pytest.mark.parametrize(("bytes_allowed", "sentence"), [(1024, "Its attachments were not kept")])
def test_what_was_not_kept_is_said(holder, put_mail, domain, bytes_allowed, sentence):
    Domain.objects.update(max_message_bytes=bytes_allowed)
    message = put_mail(ADDRESS, source_of(attachments=[("big.bin", "application/zip", b"x" * 2000)]))

    page = page_of(holder, message)

    assert sentence in page
    assert "big.bin" in page
    assert url("part", message, 1) not in page
    assert holder.get(url("part", message, 1)).status_code == 404
    assert "Only its beginning was kept" in page_of(holder, message, "source")


def test_N52_a_broken_message_is_still_shown(holder, put_mail):
    for source in (b"", b"\r\n", b"\x00\xff\xfe", b"no header at all", b"From:\r\nSubject:\r\n\r\n"):
        message = put_mail(ADDRESS, source)

        page = page_of(holder, message)
        assert "(no subject)" in page
        assert holder.get(reverse("inbox", args=[ADDRESS])).status_code == 200
        assert holder.get(url("source-eml", message)).content == source


# --- Downloads


@pytest.mark.parametrize(
    ("name", "kind"),
    [("page.html", "text/html"), ("picture.svg", "image/svg+xml"), ("feed.xml", "application/xml"),
     ("old.mht", "message/rfc822"), ("x.xhtml", "application/xhtml+xml"), ("paper.pdf", "application/pdf")],
)  # fmt: skip
def test_N10_no_attachment_is_ever_shown_by_this_site(holder, put_mail, name, kind):
    content = b"<script>alert(1)</script>"
    source = (
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nthe body\r\n--b\r\n"
        f"Content-Type: {kind if '/rfc822' not in kind else 'application/x-mht'}\r\n"
        f'Content-Disposition: inline; filename="{name}"\r\n\r\n'
    ).encode() + content
    message = put_mail(ADDRESS, source)

    response = holder.get(url("part", message, 1))

    assert response.content == content
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("../../etc/passwd", 'attachment; filename="passwd"'),
        ("C:\\x", 'attachment; filename="x"'),
        ("..", 'attachment; filename="attachment-1"'),
        ("", 'attachment; filename="attachment-1"'),
        ("x" * 300 + ".pdf", f'attachment; filename="{"x" * 146}.pdf"'),
        ("x." + "y" * 300, f'attachment; filename="x.{"y" * 148}"'),
        ("cod.\u202egpj.exe", 'attachment; filename="cod.gpj.exe"'),
        ("a\r\nSet-Cookie: x=1.txt", 'attachment; filename="aSet-Cookie x=1.txt"'),
        ('a"; filename=b.exe', 'attachment; filename="a; filename=b.exe"'),
        ("r\u00e9sum\u00e9.pdf", "attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf"),
        ("a\0.txt", 'attachment; filename="a.txt"'),
        (" .htaccess ", 'attachment; filename="htaccess"'),
        ("%2e%2e%2fx", 'attachment; filename="2e2e2fx"'),
        ("<script>alert(1)</script>", 'attachment; filename="script"'),
    ],
)  # fmt: skip
def test_N25_a_file_name_is_harmless_in_the_header_and_on_the_page(holder, renamed, name, offered):
    message = renamed(name)

    response = holder.get(url("part", message, 1))
    page = page_of(holder, message)

    assert response.status_code == 200
    assert response["Content-Disposition"] == offered
    assert "Set-Cookie" not in response
    assert "\u202e" not in page
    assert "<script>" not in page


def test_N25_attachments_of_the_same_name_are_two(holder, put_mail):
    attachments = [("same.txt", "application/zip", b"first"), ("same.txt", "application/zip", b"second")]
    message = put_mail(ADDRESS, source_of(attachments=attachments))

    assert [holder.get(url("part", message, number)).content for number in (1, 2)] == [b"first", b"second"]


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "9" * 5000, "-1", "x", "1/2"])
def test_N27_a_part_that_is_not_there_is_404(holder, put_mail, number):
    message = put_mail(ADDRESS, source_of(attachments=[("a.txt", "application/zip", b"x")]))

    assert holder.get(url("part", message, 1)).status_code == 200
    assert holder.get(url("part", message, 1)[:-1] + number).status_code == 404


def test_the_source_is_shown_and_offered_as_it_came(holder, put_mail):
    source = b"Subject: \xff bytes\r\n\r\n.leading dot\r\nbare \r and \x00 & <b>\r\n"
    message = put_mail(ADDRESS, source)

    page = page_of(holder, message, "source")
    download = holder.get(url("source-eml", message))

    assert ".leading dot" in page
    assert "&amp; &lt;b&gt;" in page
    assert download.content == source
    assert download["Content-Disposition"] == f'attachment; filename="{message.pk}.eml"'
    assert download["Content-Type"] == "application/octet-stream"


def test_a_long_source_is_cut_on_the_page_only(holder, put_mail):
    source = b"Subject: long\r\n\r\n" + b"line of text\r\n" * 60_000
    message = put_mail(ADDRESS, source)

    page = page_of(holder, message, "source")

    assert "This is the beginning only" in page
    assert len(page) < 600_000
    assert holder.get(url("source-eml", message)).content == source


# --- Deleting


def test_the_holder_deletes_a_message(holder, put_mail):
    message, kept = put_mail(ADDRESS, source_of("one")), put_mail(ADDRESS, source_of("two"))

    response = holder.post(url("delete-message", message), follow=True)

    assert response.redirect_chain == [(reverse("inbox", args=[ADDRESS]), 302)]
    assert list(Message.objects.all()) == [kept]
    assert holder.get(url("message", message)).status_code == 404


def test_looking_at_a_delete_url_deletes_nothing(holder, put_mail):
    message = put_mail(ADDRESS, source_of("one"))

    assert holder.get(url("delete-message", message)).status_code == 405
    assert Message.objects.exists()


# --- Whose it is


def test_N12_a_message_opens_only_under_its_own_address(holder, put_mail, domain):
    """The right to one inbox with the id of another's message."""
    Inbox.objects.issue(domain, "victim")
    attached = [("a.txt", "application/zip", b"x")]
    theirs = put_mail("victim@tempmail.test", source_of(html="<p>theirs</p>", attachments=attached))
    public = put_mail("anybody@tempmail.test", source_of(html="<p>public</p>", attachments=attached))
    mine = put_mail(ADDRESS, source_of(html="<p>mine</p>", attachments=attached))

    def shown(response):
        # The language switch links to the same path in other languages.
        return response.status_code, re.sub(rb'<a href="[^"]+" hreflang=', b"<a hreflang=", response.content)

    nothing = shown(holder.get("/nothing"))
    # An inbox that is open says so of any message that it has not.
    missing = {
        address: shown(holder.get(reverse("message", args=[address, uuid4()])))
        for address in (ADDRESS, "anybody@tempmail.test", "other@tempmail.test")
    }
    assert {status for status, _ in missing.values()} == {404}

    for message, address in (
        (theirs, ADDRESS), (theirs, "anybody@tempmail.test"), (theirs, "victim@tempmail.test"), (public, ADDRESS),
        (public, "other@tempmail.test"), (mine, "anybody@tempmail.test"), (mine, "victim@tempmail.test"),
    ):  # fmt: skip
        for name in ("message", "html", "print", "source", "source-eml", "zip"):
            assert shown(holder.get(url(name, message, address=address))) == missing.get(address, nothing), (
                name,
                address,
            )
        assert shown(holder.get(url("part", message, 1, address=address))) == missing.get(address, nothing)
        deleted = holder.post(url("delete-message", message, address=address))
        assert shown(deleted) in (nothing, missing.get(address))
    assert Message.objects.count() == 3


def test_public_mail_is_read_in_full_by_anybody(put_mail):
    message = put_mail(
        "anybody@tempmail.test", source_of(html="<p>x</p>", attachments=[("a", "application/zip", b"x")])
    )
    stranger = Client()

    for name in ("message", "html", "source", "source-eml"):
        assert stranger.get(url(name, message, address="anybody@tempmail.test")).status_code == 200
    assert stranger.get(url("part", message, 1, address="anybody@tempmail.test")).content == b"x"
    assert b'method="post"' not in stranger.get(url("message", message, address="anybody@tempmail.test")).content


@pytest.mark.parametrize("site_key", [b"", bytes(32)], ids=["not set", "another one"])
def test_public_mail_without_the_sites_key_is_unreadable_and_no_error(client, put_mail, settings, site_key):
    message = put_mail(
        "anybody@tempmail.test", source_of(html="<p>x</p>", attachments=[("a", "application/zip", b"x")])
    )
    settings.SITE_PRIVATE_KEY = site_key

    def get(name, *args):
        return client.get(url(name, message, *args, address="anybody@tempmail.test"))

    assert b"can't be read" in client.get(reverse("inbox", args=["anybody@tempmail.test"])).content
    assert get("message").status_code == 200
    assert b"Nobody can open it" in get("message").content
    assert b"Nobody can open it" in get("source").content
    assert [get(name).status_code for name in ("html", "source-eml")] == [404, 404]
    assert get("part", 1).status_code == 404


def test_a_damaged_message_is_unreadable_and_no_error(holder, put_mail):
    message = put_mail(ADDRESS, source_of("words"))
    Message.objects.update(summary=b"damaged", body=b"", source=b"\0" * 100)

    assert b"can't be read" in holder.get(reverse("inbox", args=[ADDRESS])).content
    assert "can't be read" in page_of(holder, message)
    assert holder.get(url("source-eml", message)).status_code == 404


def test_a_message_that_never_was_is_404(holder):
    for name in ("message", "html", "source", "source-eml"):
        assert holder.get(reverse(name, args=[ADDRESS, uuid4()])).status_code == 404


def test_file_name_keeps_short_extensions_only():
    assert file_name("x" * 200 + ".tar", "?") == "x" * 146 + ".tar"
    assert file_name("." + "x" * 200, "?") == "x" * 150
