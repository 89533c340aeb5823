"""Links in running text: each ends where its sentence goes on, and a hostile text costs little."""

import time

import pytest

from inboxes.mail.web_links import MAX_LINKS, find


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("See https://a.example/b, or https://a.example/c.", ["https://a.example/b", "https://a.example/c"]),
        ("请点击https://a.example/v?id=77完成注册。", ["https://a.example/v?id=77"]),
        ("登録は（https://a.example/b）を", ["https://a.example/b"]),
        ("「https://a.example/b」を", ["https://a.example/b"]),
        ("https://a.example/b、または", ["https://a.example/b"]),
        ("https://a.example/をご覧ください", ["https://a.example/"]),
        ("https://a.example에서 확인", ["https://a.example"]),
        ("https://a.example/bโปรด", ["https://a.example/b"]),
        ("https://ja.a.example/wiki/日本語", ["https://ja.a.example/wiki/日本語"]),
        ("https://例え.jp/a", ["https://例え.jp/a"]),
        ("https://bücher.example/straße", ["https://bücher.example/straße"]),
        ("https://xn--bcher-kva.example/", ["https://xn--bcher-kva.example/"]),
        ("(https://a.example/Plum_(tree))", ["https://a.example/Plum_(tree)"]),
        ("[text](https://a.example/b) and [https://a.example/c]", ["https://a.example/b", "https://a.example/c"]),
        ("https://a.example/b?x[]=1&y={2}", ["https://a.example/b?x[]=1&y={2}"]),
        ("'https://a.example/o'neill/' \"https://a.example/c\"", ["https://a.example/o'neill/", "https://a.example/c"]),
        ("“https://a.example/b” ‘https://a.example/c’", ["https://a.example/b", "https://a.example/c"]),
        ("«https://a.example/b»…", ["https://a.example/b"]),
        ("_https://a.example/b_ **https://a.example/c**", ["https://a.example/b", "https://a.example/c"]),
        ("*see https://a.example/b* `https://a.example/c`", ["https://a.example/b", "https://a.example/c"]),
        ("https://a.example/?t=abc_ ", ["https://a.example/?t=abc_"]),
        ("https://a.example/?t=abc- ", ["https://a.example/?t=abc-"]),
        ("https://a.example/?t=abc==", ["https://a.example/?t=abc=="]),
        ("https://a.example/b: it", ["https://a.example/b"]),
        ("https://a.example/b&gt; and", ["https://a.example/b"]),
        ("https://a.example/b\u200b", ["https://a.example/b"]),
        ("HTTPS://A.EXAMPLE/UP", ["HTTPS://A.EXAMPLE/UP"]),
        ("https://a.example:8443/b?c#d", ["https://a.example:8443/b?c#d"]),
        ("https://u:p@a.example/b", ["https://u:p@a.example/b"]),
        ("http://[2001:db8::1]:80/b. http://192.0.2.1/", ["http://[2001:db8::1]:80/b", "http://192.0.2.1/"]),
        ("https://my_shop.a.example/b", ["https://my_shop.a.example/b"]),
        ("https://a.example/r?u=https://b.example/c", ["https://a.example/r?u=https://b.example/c"]),
        ("www.a.example/b and www.a.example.", ["https://www.a.example/b", "https://www.a.example"]),
        ("go to a.example/verify?x=1.", ["https://a.example/verify?x=1"]),
        ("shop.co.uk:8443/b", ["https://shop.co.uk:8443/b"]),
        ("help@a.example, mailto:x.y@b.example", ["mailto:help@a.example", "mailto:x.y@b.example"]),
        ("<https://a.example/b> <URL:https://a.example/c>", ["https://a.example/b", "https://a.example/c"]),
        ("<https://a.example/aaa\n  bbb\nccc>", ["https://a.example/aaabbbccc"]),
        ("<https://a.example/b\nand more words>", ["https://a.example/b"]),
        ("https://a.example/b\nhttps://a.example/c", ["https://a.example/b", "https://a.example/c"]),
        ("a.example, index.php/b, and/or, 3.5/7, e.g./x, www.a, http://, https://.", []),
        ("xhttps://a.example git+https://a.example/b javascript://a.example", []),
        ("", []),
    ],
)
def test_links_end_where_the_sentence_goes_on(text, urls):
    found = find(text)

    assert [link.url for link in found] == urls
    for link in found:
        shown = "".join(text[link.start : link.end].split())
        assert link.url.removeprefix("https://").removeprefix("mailto:").endswith(shown.removeprefix("https://"))


@pytest.mark.parametrize(
    "piece",
    [
        *("a.a.", "http://", "www.a", "a@", "aa/", "x@y.", "https://a.example/b ", "<https://a.example/a\n"),
        *("https://a.example/[", "https://a.example/日/", f"https://{'a.' * 900} ", f"https://a.example/{'(' * 900} "),
    ],
)
def test_hostile_text_costs_no_more_than_its_length(piece):
    text = piece * (400_000 // len(piece))
    start = time.process_time()

    assert len(find(text)) <= MAX_LINKS
    assert time.process_time() - start < 3
