"""HTML is read as a browser reads it: no word is lost, whatever element it stands in."""

import re
from html import unescape

import pytest

from inboxes.showing import rendering
from inboxes.showing.rendering import count_remote, make_safe, safe_document


def body_of(html, inline=None, with_remote=False):
    return make_safe(html, inline or {}, with_remote).body.strip()


def words_of(html):
    return " ".join(unescape(re.sub("<[^>]*>", " ", body_of(html))).split())


@pytest.mark.parametrize(
    "html",
    [
        "<text>kept</text>", "<g><line>kept</line></g>", "<circle>kept</circle>", "<annotation>kept</annotation>",
        "<svg><text>kept</text></svg>", "<math><mi>kept</mi><annotation>not</annotation></math>",
        "<title>not</title>kept", "<template><p>kept</p></template>", "<noscript>kept</noscript>",
        "<object data=x.swf>kept</object>", "<marquee>kept</marquee>", "<frameset><noframes>kept</noframes></frameset>",
        "<select><option>kept</select>", "<textarea>kept</textarea>", "<button>kept</button>",
        "<input type=submit value=kept>", "<input placeholder=kept><input type=hidden value=not>",
        "<details><summary>kept</summary></details>", "<xmp>kept</xmp>", "<listing>kept</listing>", "<plaintext>kept",
        "<o:p>kept</o:p>", "<custom-one style='color:red'>kept</custom-one>", "<x-b>kept</x-b>", "<font>kept",
        "<!--[if mso]>not<![endif]--><![if !mso]>kept<![endif]>", "<!--[if !mso]><!-->kept<!--<![endif]-->",
        "<!-->kept<!--->", "<!-- not --!>kept", "<?xml not?>kept", "</ not>kept", "<title>kept", "<textarea>kept",
        "<p title='>'>kept", '<p title=\'"\'>kept', "<p a==\"b>kept", "<p =x>kept", "<p/>kept", "<audio>kept</audio>",
        "<iframe>not</iframe>kept", "<script>not</script>kept", "<xml><o:w>96</o:w></xml>kept", "<dialog>kept</dialog>",
        "<table><form><tr><td>kept</form></table>", "kept<script>not", "kept<p not", "kept<style>not",
    ],
)  # fmt: skip
def test_words_of_every_element_are_kept_and_of_what_nobody_sees_none(html):
    assert words_of(html) == "kept"


def test_text_that_is_no_markup_stays_text():
    assert words_of("5 < 6 <3 a<b</b>") == "5 < 6 <3 a"
    assert words_of("<textarea>a <b> &amp; c</textarea>") == "a <b> & c"
    assert words_of("<xmp>a <b> &amp; c</xmp>") == "a <b> &amp; c"
    assert words_of("&#20320;&#x597d; &#60;b&#62; &lt;b> &amp;#60;") == "你好 <b> <b> &#60;"


def test_unknown_element_that_hides_goes_on_hiding():
    assert body_of('<custom style="display:none">x</custom><o:p></o:p>') == '<span style="display:none;">x</span>'


def test_deep_nesting_is_flattened_and_its_words_stay():
    body = body_of("<div>" * 1_000 + "kept" + "</div>" * 1_000)

    assert "kept" in body
    assert body.count("<div>") == body.count("</div>") == rendering.MAX_DEPTH


# --- Roots


def test_classes_and_colours_of_the_roots_are_those_of_the_document():
    document = safe_document(
        '<html lang=de class=a><body class="b c" id=d style="background:#111" bgcolor=red>x</body>'
    )

    assert re.search(r'<html (?=[^>]*class="a")(?=[^>]*lang="de")[^>]* data-grounded>', document)
    assert re.search(r'<body dir="auto" (?=[^>]*class="b c")(?=[^>]*id="d")(?=[^>]*background:#111)[^>]*>\sx', document)


def test_class_of_ours_is_not_taken_by_a_sender():
    document = safe_document('<html data-inverted class="inverted ours"><p class="ours-elsewhere ours x" id=ours>y')

    assert '<p class="x">y</p>' in document
    assert '<html class="inverted">' in document


def test_height_and_hiding_of_the_whole_never_cut_a_message():
    html = (
        "<style>html,body{height:100%;overflow:hidden}div{height:100vh;max-height:50%}</style>"
        '<html style="height:100%"><body style="overflow:hidden!important;height:100%">'
        '<table height="100%" style="height:100%"><tr><td style="min-height:100dvh">x'
    )

    safe = make_safe(html, {})

    assert not re.search(r"100%|100vh|100dvh|50%|important", safe.css() + safe.body_attributes + safe.body)


# --- Places in the message


def test_anchors_stay_in_the_message_and_those_to_nowhere_are_no_links():
    body = body_of('<a href="#end">to</a><a href=#none>no</a><a name=end></a><p id="x y">z</p><a href="#x%20y">z</a>')

    assert '<a href="#end">to</a><a>no</a><a name="end"></a>' in body
    assert "_blank" not in body


def test_areas_of_a_picture_are_links_that_say_where_they_lead():
    body = body_of(
        '<img src=cid:a usemap=#m><map name=m><area shape=rect coords="0,0,9,9" href="//shop.example/x" alt=Shop>'
        '<area href="javascript:alert(1)"><area href="https://bank.example@evil.example/"></map>',
        {"a": "/1"},
    )

    assert '<img src="/1" usemap="#m"><map name="m">' in body
    assert re.search(r'<area (?=[^>]*href="https://shop.example/x")(?=[^>]*title="shop.example\n)(?=[^>]*_blank)', body)
    assert "javascript" not in body and "leads to evil.example" in body


# --- Pictures


@pytest.mark.parametrize(
    "html",
    [
        "<img src=https://t.example/a>", "<image src=//t.example/a>", "<input type=image src=http://t.example/a>",
        "<img srcset='https://t.example/a 2x, https://t.example/b 3x'>",
        "<img srcset='https://t.example/a'>",
        "<picture><source srcset='https://t.example/a 1x'><img></picture>",
        "<picture><source srcset='//t.example/b'><img src=//t.example/a srcset='//t.example/c 2x'></picture>",
        "<video poster=https://t.example/a src=https://t.example/b></video>",
        "<video poster=https://t.example/b><img src=https://t.example/a></video>",
        "<base href=https://t.example/x/><img src=../a>",
        "<table background=https://t.example/a style='background:url(https://t.example/a)'>",
        "<tr background=https://t.example/a>", "<body background=https://t.example/a>",
        "<style>p{background:url(https://t.example/a)}</style>",
        "<p style='background:image-set(url(//t.example/a) 1x)'>",
        "<img src=https://t.example/a><img src=http://t.example/a>",
    ],
)  # fmt: skip
def test_remote_picture_is_counted_once_and_asked_for_when_the_reader_wants_it(html):
    html = html if not html.startswith("<tr") else f"<table>{html}<td>x</table>"

    assert count_remote(html) == (1, 0)
    assert "t.example" not in safe_document(html)
    assert set(re.findall(r"https?://t[^\"')]+", safe_document(html, with_remote=True))) == {"https://t.example/a"}


def test_long_pictures_in_urls_count_for_no_bound():
    picture = "data:image/png;base64," + "iVBO" * 100_000 + "Rw=="
    html = f'<img alt=a src="{picture}"><img src={picture} alt=b><p style="background:url({picture})">c</p>'

    document = safe_document(f"<style>.d{{background-image:url('{picture}')}}</style>{html}<b class=d>e</b>")

    assert document.count(picture) == 4
    assert all(word in document for word in ('alt="a"', 'alt="b"', ">c</p>", ">e</b>"))


def test_picture_in_a_url_that_is_none_is_left_out():
    body = body_of(
        f'<img src="data:image/svg+xml;base64,{"AAAA" * 200}"><img src="data:text/html;base64,{"AAAA" * 200}">'
    )

    assert body == "<img><img>"


def test_text_that_looks_like_a_picture_in_a_url_stays_text():
    text = f'"data:image/png;base64,{"AAAA" * 200}"'

    assert words_of(f"<p>{text}</p>") == text


@pytest.mark.parametrize(
    ("picture", "rule"),
    [
        ('<img width="600" height="200">', 'img[width="600"][height="200"]{aspect-ratio:600/200}'),
        ('<img width="240" height="80" style="width:100%;max-width:240px">', "aspect-ratio:240/80}"),
        ('<img style="width:600px;height:200px">', "height:auto;aspect-ratio:600/200"),
        ('<img width="600" style="height:200px;display:block">', "height:auto;aspect-ratio:600/200"),
    ],
)
def test_picture_of_given_width_and_height_keeps_its_shape(picture, rule):
    assert rule in safe_document(picture)


@pytest.mark.parametrize(
    "picture", ['<img width="600">', '<img width="100%" height="1">', '<img style="width:5px;height:auto">']
)
def test_picture_of_no_given_shape_is_left_as_it_is(picture):
    assert "aspect-ratio" not in safe_document(picture)


# --- Directions


def test_paragraphs_of_both_directions_each_have_their_own():
    document = safe_document("<p>Plum Shop</p><p>שלום רב</p><ul><li>א</li></ul><blockquote>ב</blockquote>")

    assert "<html data-mixed>" in document
    assert '<ul dir="auto">' in document and '<blockquote dir="auto">' in document


@pytest.mark.parametrize("html", ["<p>Plum</p><ul></ul>", "<p dir=rtl>שלום</p>", "<p style='direction:rtl'>שלום</p>"])
def test_direction_that_a_sender_gives_is_left_alone(html):
    assert "<html data-mixed" not in safe_document(html)
