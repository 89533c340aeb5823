"""Pictures, zip, print view, remote content, badges and warnings of one message."""

import io
import re
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from inboxes.showing import rendering
from tests.worlds.mails import PNG, related, source_of
from tests.worlds.message_pages import ADDRESS, content_of, page_of, url

pytestmark = pytest.mark.usefixtures("high_limits")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
REMOTE = '<p>Hi</p><img src="https://t.example/1.gif"><img src="https://t.example/2.gif">'


# --- Pictures


def test_picture_of_the_message_is_shown_in_its_frame_and_beside_it(holder, put_mail):
    message = put_mail(ADDRESS, related("<img src='cid:logo@shop.example'>", ("logo@shop.example", "image/png", PNG)))

    frame = holder.get(url("html", message)).content.decode()
    image = holder.get(url("image", message, 1))

    assert f'src="{url("image", message, 1)}"' in frame
    assert f'src="{url("image", message, 1)}"' in page_of(holder, message)
    assert image.content == PNG
    assert image["Content-Type"] == "image/png"
    assert image["X-Content-Type-Options"] == "nosniff"
    assert image["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert image["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in image["Cache-Control"]


@pytest.mark.parametrize("content", [SVG, b"<html><script>alert(1)</script>", b"%PDF-", b"BM..", b""])
@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml"])
def test_N10_what_only_calls_itself_a_picture_is_not_shown(holder, put_mail, kind, content):
    message = put_mail(ADDRESS, related("<img src='cid:x'>", ("x", kind, content)))

    assert holder.get(url("image", message, 1)).status_code == 404
    assert "<img" not in page_of(holder, message).partition("</article>")[0]
    assert holder.get(url("part", message, 1)).content == content


def test_N12_picture_of_another_message_is_not_found(holder, put_mail):
    message = put_mail(ADDRESS, related("x", ("x", "image/png", PNG)))
    public = put_mail("anybody@tempmail.test", related("x", ("x", "image/png", PNG)))

    for name, arguments in (("image", [1]), ("zip", []), ("print", [])):
        assert holder.get(url(name, public, *arguments)).status_code == 404
        assert Client().get(url(name, message, *arguments)).status_code == 404
        assert Client().get(url(name, public, *arguments, address="anybody@tempmail.test")).status_code == 200
    assert holder.get(url("image", message, 2)).status_code == 404


# --- Remote content


def test_remote_pictures_stay_out_until_the_reader_asks_and_then_once(holder, put_mail):
    message = put_mail(ADDRESS, source_of(html=REMOTE))

    page = page_of(holder, message)
    before, asked, after = (method(url("html", message)) for method in (holder.get, holder.post, holder.get))

    assert "2 pictures not loaded" in page and "Load pictures" in page
    assert f'action="{url("html", message)}" target="message-html"' in page
    assert before.content == after.content and b"t.example" not in before.content
    assert (
        before["Content-Security-Policy"]
        == after["Content-Security-Policy"]
        == rendering.frame_headers()["Content-Security-Policy"]
    )
    assert asked.content.count(b"https://t.example/") == 2
    assert asked["Content-Security-Policy"] == rendering.frame_headers(True)["Content-Security-Policy"]
    assert asked["Referrer-Policy"] == "no-referrer"


def test_nobody_makes_a_reader_load_them_by_a_link_or_a_foreign_form(holder, put_mail):
    message = put_mail(ADDRESS, source_of(html=REMOTE))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = holder.cookies

    assert b"t.example" not in holder.get(url("html", message), {"remote": "1", "with_remote": "1"}).content
    assert strict.post(url("html", message)).status_code == 403


def test_message_without_remote_content_offers_nothing(holder, put_mail):
    assert "Load pictures" not in page_of(holder, put_mail(ADDRESS, source_of(html="<p>Hi</p>")))


# --- Attachments


def test_all_attachments_come_as_one_zip_with_safe_unique_names(holder, put_mail):
    names = ["a.txt", "A.txt", "a (3).txt", "../../etc/passwd", "con.txt", "none"]
    attachments = [(name, "application/octet-stream", name.encode() * 10) for name in names]
    message = put_mail(ADDRESS, source_of(attachments=attachments))

    response = holder.get(url("zip", message))
    chunks = content_of(response)

    archive = zipfile.ZipFile(io.BytesIO(b"".join(chunks)))
    assert archive.namelist() == ["a.txt", "A (2).txt", "a (3).txt", "passwd", "_con.txt", "none"]
    assert [archive.read(name) for name in archive.namelist()] == [name.encode() * 10 for name in names]
    assert len(chunks) == len(names) + 1  # one at a time
    assert response["Content-Disposition"] == f'attachment; filename="{message.pk}.zip"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert url("zip", message) in page_of(holder, message)


def test_name_that_a_sender_made_of_anothers_number_is_still_unique(holder, put_mail):
    names = ["a (2).txt", "a.txt", "a.txt", "A.TXT", "2-a.txt"]
    message = put_mail(ADDRESS, source_of(attachments=[(name, "application/zip", b"x") for name in names]))

    names = zipfile.ZipFile(io.BytesIO(b"".join(content_of(holder.get(url("zip", message)))))).namelist()

    assert len({name.casefold() for name in names}) == 5


def test_message_without_attachments_has_no_zip(holder, put_mail):
    assert holder.get(url("zip", put_mail(ADDRESS, source_of("x")))).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "warning"),
    [
        ("setup.exe", b"MZ", "A program"),
        ("run.js", b"x", "A script"),
        ("sheet.xlsm", b"PK\x03\x04", "macros"),
        ("page.svg", SVG, "A web page"),
        ("all.zip", b"PK\x03\x04", "An archive"),
        ("bill.pdf", b"MZ\x90", "not what its name says"),
    ],
)
def test_dangerous_attachment_says_what_it_could_do(holder, put_mail, name, content, warning):
    message = put_mail(ADDRESS, source_of(attachments=[(name, "application/octet-stream", content)]))

    assert warning in page_of(holder, message)


def test_harmless_attachment_warns_of_nothing(holder, put_mail):
    message = put_mail(ADDRESS, source_of(attachments=[("bill.pdf", "application/pdf", b"%PDF-1.7")]))

    assert "dangerous" not in page_of(holder, message)


@pytest.mark.parametrize(
    ("name", "kind", "content", "view"),
    [
        ("bill.pdf", "application/pdf", b"%PDF-1.7", "pdf"),
        ("notes.txt", "text/plain", b"words <script>alert(1)</script>", "text"),
    ],
)
def test_N10_attachment_that_is_viewed_may_do_nothing_wherever_it_is_opened(
    holder, put_mail, name, kind, content, view
):
    message = put_mail(ADDRESS, source_of(attachments=[(name, kind, content)]))

    answer = holder.get(url(view, message, 1))

    assert url(view, message, 1) in page_of(holder, message)
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "<script>" not in answer.content.decode()
    if view == "pdf":
        assert answer["Content-Type"] == "application/pdf" and answer.content == content
        assert answer["Content-Disposition"] == 'inline; filename="bill.pdf"'


@pytest.mark.parametrize(
    ("name", "content"),
    [("bill.pdf", b"<html><script>"), ("setup.exe", b"%PDF-1.7"), ("page.html", b"<html>"), ("x.svg", SVG)],
)
def test_N10_what_only_calls_itself_a_pdf_or_text_is_not_viewed(holder, put_mail, name, content):
    message = put_mail(ADDRESS, source_of(attachments=[(name, "application/pdf", content)]))

    for view in ("pdf", "text", "image"):
        assert holder.get(url(view, message, 1)).status_code == 404
    assert "data-view" not in page_of(holder, message)


def test_N12_text_and_pdf_of_another_message_are_not_found(holder, put_mail):
    attachments = [("a.txt", "text/plain", b"x"), ("b.pdf", "application/pdf", b"%PDF-")]
    mine = put_mail(ADDRESS, source_of(attachments=attachments))
    public = put_mail("anybody@tempmail.test", source_of(attachments=attachments))

    for number, view in enumerate(("text", "pdf"), 1):
        assert holder.get(url(view, mine, number)).status_code == 200
        assert holder.get(url(view, public, number)).status_code == 404
        assert Client().get(url(view, mine, number)).status_code == 404
        assert holder.get(url(view, mine, 3)).status_code == 404


def test_program_is_red_and_an_archive_amber_and_both_say_why(holder, put_mail):
    attachments = [("setup.exe", "application/zip", b"MZ"), ("all.zip", "application/zip", b"PK\x03\x04")]
    cards = page_of(holder, put_mail(ADDRESS, source_of(attachments=attachments))).split("<li class=")

    red, amber = (next(card for card in cards if name in card) for name in ("setup.exe", "all.zip"))
    assert red.startswith('"attachment dangerous"') and '"danger"' in red and "A program" in red
    assert amber.startswith('"attachment careful"') and '"danger mild"' in amber and "An archive" in amber


# --- Who sent it


def test_checks_of_this_host_are_badges_and_all_else_is_a_claim(holder, put_mail, settings):
    received = (
        "from mail.shop.example (mail.shop.example [192.0.2.1])\r\n\t(using TLSv1.3 with cipher X (256/256 bits))"
    )
    source = (
        f"Received: {received}\r\n\tby mx.example.org (Postfix) with ESMTPS id 4Q1\r\n"
        "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=shop.example; "
        "dmarc=fail header.from=bank.example\r\n"
        "Received: from elsewhere\r\nAuthentication-Results: mx.example.org; dkim=pass header.d=forged.example\r\n"
        "From: a@b.example\r\n\r\nx"
    ).encode()
    message = put_mail(ADDRESS, source)

    unset = page_of(holder, message).partition("All headers")[0]
    settings.AUTHSERV_ID = "mx.example.org"
    badges = page_of(holder, message).partition("All headers")[0]

    assert "TLSv1.3" in unset and "SPF" not in unset and "DMARC" not in unset
    assert "SPF <bdi>pass</bdi>" in badges and "DMARC <bdi>fail</bdi>" in badges and "TLSv1.3" in badges
    assert "DKIM" not in badges and "forged.example" not in badges


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        ({"From": '"service@bank.example" <x@evil.example>'}, "shows the address <bdi>service@bank.example</bdi>"),
        ({"From": "Bank\u202egnp <x@evil.example>"}, "characters that nobody sees"),
        ({"From": "Pay\u200bpal <x@evil.example>"}, "characters that nobody sees"),
        ({"From": "Shop <x@pay\u200bpal.example>"}, "characters that nobody sees"),
        ({"Subject": "Your in\u202evoice"}, "characters that nobody sees"),
        ({"From": "Раypal <x@evil.example>"}, "mixes letters of different scripts"),
        ({"From": "Shop <x@xn--ypal-43d9g.com>"}, "may look like another: <bdi>раypal.com = xn--ypal-43d9g.com"),
    ],
)
def test_N11_deceiving_sender_or_subject_is_named(holder, put_mail, headers, sentence):
    lines = {"From": "a@b.example", "Subject": "x"} | headers
    source = "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\nx"

    page = page_of(holder, put_mail(ADDRESS, source.encode()))

    assert sentence in page
    assert "\u202e" not in page.partition("All headers")[0]
    assert "\u202e" not in holder.get(reverse("inbox", args=[ADDRESS])).content.decode()


def test_N11_domain_of_other_letters_has_its_a_label_beside(holder, put_mail):
    page = page_of(holder, put_mail(ADDRESS, "From: Bücher <a@bücher.example>\r\n\r\nx".encode()))

    assert "(xn--bcher-kva.example)" in page
    assert 'class="notice' not in page


# --- On paper, and in text


def test_print_view_has_the_message_and_its_facts_under_the_frames_policy(holder, put_mail):
    message = put_mail(ADDRESS, source_of(html=f"<p>bright</p>{REMOTE}<script>alert(1)</script>"))

    response = holder.get(url("print", message))
    page = response.content.decode()

    for shown in ("Hello", "anna@shop.example", ADDRESS, "<p>bright</p>"):
        assert shown in page
    assert "t.example" not in page and "alert" not in page
    assert {name: response[name] for name in rendering.PRINT_HEADERS} == rendering.PRINT_HEADERS
    assert "allow-scripts" not in response["Content-Security-Policy"]
    assert url("print-view", message) in page_of(holder, message)


def test_print_view_holds_the_paper_in_a_frame_without_scripts_and_leads_to_it(holder, put_mail):
    message = put_mail(ADDRESS, source_of(html="<p>bright</p>"))

    page = page_of(holder, message, "print-view")

    assert f'src="{url("print", message)}"' in page and f'sandbox="{rendering.PRINT_SANDBOX}"' in page
    assert f'href="{url("print", message)}"' in page
    assert "bright" not in page


def test_print_view_of_text_escapes_it_and_of_what_is_too_complex_has_the_words(holder, put_mail):
    for html in ("", "<b>" * (rendering.MAX_TAGS + 1) + "&lt;b&gt; &amp; words"):
        page = holder.get(url("print", put_mail(ADDRESS, source_of("<b> & words", html)))).content.decode()
        assert "&lt;b&gt; &amp; words" in page


def test_text_links_addresses_and_loses_what_turns_its_letters(holder, put_mail):
    text = "请点击https://shop.example/v?id=7完成注册。 help@shop.example \u202egnp.exe\u202c"

    page = page_of(holder, put_mail(ADDRESS, source_of(text)))

    assert ">https://shop.example/v?id=7</a>完成注册。" in page
    assert '<a href="mailto:help@shop.example"' in page
    assert "\u202e" not in page and "gnp.exe" in page


def test_several_senders_stand_with_commas_between_them(holder, put_mail):
    source = (
        b"From: A <a@shop.example>, b@shop.example, C <c@b\xc3\xbccher.example>\r\nTo: x@y.example, Z <z@y.example>\r\n"
    )
    message = put_mail(ADDRESS, source + b"\r\nhi")

    for page in (page_of(holder, message), holder.get(url("print", message)).content.decode()):
        shown = " ".join(re.sub(r"<[^>]+>", "", page).split())
        assert "A &lt;a@shop.example&gt;, b@shop.example, C &lt;c@bücher.example&gt; (xn--bcher-kva.example)" in shown
        assert "x@y.example, Z &lt;z@y.example&gt;" in shown


def test_name_that_was_encoded_twice_is_called_a_guess(holder, put_mail):
    source = b"From: =?utf-8?q?=3D=3Futf-8=3Fq=3FShop=3F=3D?= <a@shop.example>\r\n\r\nhi"

    page = page_of(holder, put_mail(ADDRESS, source))

    assert "<b>Shop</b>" in page
    assert "encoded twice: what is shown is a guess" in page


def test_text_links_www_and_warns_where_a_url_hides_its_host(holder, put_mail):
    message = put_mail(ADDRESS, source_of("See www.shop.example/x, https://bank.example@evil.example/ and awww.x"))

    page = page_of(holder, message)

    assert '<a href="https://www.shop.example/x" target="_blank"' in page
    assert '<mark class="elsewhere">⚠ leads to evil.example</mark>' in page
    article = page.partition("<article")[2].partition("</article>")[0]
    assert article.count('rel="noopener noreferrer nofollow ugc"') == 2
