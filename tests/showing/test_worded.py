"""HTML that is too complex to be made safe is shown as its own words and links."""

import re
import time

import pytest

from dev.fuzz.invariants import check_harmless
from dev.hostile import REFUSED_HTML
from inboxes.showing import rendering, worded
from inboxes.showing.rendering import safe_body, safe_document

TOO_MUCH = "<b x=y>" * (rendering.MAX_TAGS + 1)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h1>Your code</h1><p>is  482913<br>now</p>", "Your code<br>\nis 482913<br>\nnow"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<title>no</title><style>no</style><SCRIPT>no</SCRIPT><!-- no --><!doctype no>yes", "yes"),
        ("5 < 6 &lt;b> & &amp; <3", "5 &lt; 6 &lt;b&gt; & &amp; &lt;3"),
        ("<a href=https://a.example/?x=1&amp;y=2>Verify</a>", '<a href="https://a.example/?x=1&amp;y=2">Verify</a>'),
        ("<a href=//a.example/><img src=x></a>", '<a href="https://a.example/">https://a.example/</a>'),
        ("<a href=https://a.example/><img src=x alt='Click &lt;'></a>", '<a href="https://a.example/">Click &lt;</a>'),
        ("<a href='javascript:alert(1)'>x</a><a href=#y>y</a><a href=/z>z</a>", "xyz"),
        ("<a href=https://a.example/>x<a href=https://b.example/>y",
         '<a href="https://a.example/">x</a><a href="https://b.example/">y</a>'),
        ("<p title='>'>x<p", "x"),
        ("<style>no", ""),
    ],
)  # fmt: skip
def test_words_and_links_are_kept_in_lines(html, words):
    assert worded.words(html) == words


def test_message_that_is_too_complex_says_so_and_shows_its_code_and_link():
    html = f"{TOO_MUCH}<p>Your code is 482913</p><a href='https://shop.example/verify?t=1'>Verify</a>"

    for shown in (safe_document(html), safe_body(html)):
        assert "too complex" in shown and "Your code is 482913" in shown
        assert re.search(
            r'<a href="https://shop.example/verify\?t=1" target="_blank" rel="noopener [^>]*title="shop', shown
        )


def test_N7_words_of_hostile_html_are_words():
    hostile = "<img src=x onerror=alert(1)><a href='https://evil.example/\"onclick=\"x'>https://bank.example</a><svg/onload=x>"

    body = safe_body(TOO_MUCH + hostile)

    check_harmless(body)
    assert "leads to evil.example" in body


@pytest.mark.parametrize("html", REFUSED_HTML, ids=lambda html: html[:12])
def test_words_of_what_is_refused_cost_little(html):
    started = time.process_time()

    body = safe_body(html)

    assert time.process_time() - started < 5  # 0.3 s, as measured
    check_harmless(body[:50_000].rpartition("<")[0])
