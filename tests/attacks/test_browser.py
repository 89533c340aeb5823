"""Attacks that would run a script, in a real Chromium: through every field of a message, and families of vectors."""

import base64
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.worlds.frames import WALLS, put_frames
from tests.worlds.open_pages import LIMIT_MILLISECONDS, address_on, is_live, look_away, until

# What each would do is alert(1): Chromium tells us.
FIELD_VECTORS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' onfocus='alert(1)' autofocus x='",
    '" onmouseover="alert(1)" style="position:fixed;inset:0" x="',
    "</title></textarea></style></script><svg/onload=alert(1)>",
    "javascript:alert(1)//\">'><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "{{constructor.constructor('alert(1)')()}}${alert(1)}<%= alert(1) %>",
    "\u2028alert(1)\u2029--><!--<img src=x onerror=alert(1)>",
]
NOTIFICATIONS = """
    globalThis.shown = [];
    globalThis.Notification = class extends EventTarget {
        static permission = "granted";
        static async requestPermission() { return "granted"; }
        constructor(title, options) { super(); shown.push(title, options.body); }
    };
    try { localStorage.setItem("notify", "on"); localStorage.setItem("subject", "on"); } catch {}
"""
TOUCH = """() => {
  for (const element of document.querySelectorAll("*"))
    for (const type of ["mouseover", "mouseenter", "focus", "toggle", "animationstart", "pointerover"])
      element.dispatchEvent(new Event(type, {bubbles: true}));
  return [...document.querySelectorAll("*")].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith("on"))
    || /^(javascript|data|vbscript):/i.test(element.getAttribute("href") ?? "")
    || (element.localName === "script" && !element.src)).map((element) => element.outerHTML);
}"""


def message_of(vector):
    """A message that has the vector wherever a sender can write."""
    word = f"=?utf-8?b?{base64.b64encode(vector.encode()).decode()}?="
    name = quote(vector)
    return (
        f"From: {word} <a@b.example>\r\nTo: {word} <c@d.example>\r\nReply-To: {word} <e@f.example>\r\n"
        f"Subject: {word}\r\nMessage-ID: <{vector}>\r\nX-Odd: {vector}\r\nDate: {vector}\r\n"
        f"List-Unsubscribe: <{vector}>\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        f"--b\r\n\r\nYour code is 482913. Confirm your address: https://b.example/confirm?x={vector} {vector}\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{vector}</p>\r\n"
        f"--b\r\nContent-Type: text/{vector}; name*=utf-8''{name}\r\nContent-ID: <{vector}>\r\n"
        f"Content-Disposition: attachment; filename*=utf-8''{name}\r\n\r\n{vector}\r\n--b--\r\n"
    ).encode()


def test_N1_N2_script_in_any_field_runs_nowhere_a_message_is_shown(open_page, send, world):
    page = open_page("about")
    seen = []

    def route(route):
        if route.request.url.startswith((world.web_url, "data:")):
            return route.continue_()
        seen.append(f"request: {route.request.url}")
        return route.abort()

    page.context.route("**/*", route)
    page.context.on("dialog", lambda dialog: (seen.append(f"dialog on {dialog.page.url}"), dialog.dismiss()))
    page.add_init_script(NOTIFICATIONS)
    page.goto("")
    address = address_on(page)
    is_live(page)
    look_away(page)

    # The list and its announcements, as the socket brings them.
    for number, vector in enumerate(FIELD_VECTORS, 1):
        assert send(message_of(vector), address, sender="a@b.example") == {}
        expect(page.locator(".row")).to_have_count(number, timeout=LIMIT_MILLISECONDS)
    found = page.evaluate(TOUCH)
    until(page, f"shown.length === {2 * len(FIELD_VECTORS)}")
    told = "\n".join(page.evaluate("shown"))
    assert "<script>alert(1)</script>" in told and "482913" in told
    assert page.locator(".row", has_text="<script>alert(1)</script>").count() == 1

    # Each message, its print view, its source, and what the APIs answer, as pages of a browser.
    links = [f"inbox/{address}", f"inbox/{address}?q={quote(FIELD_VECTORS[1])}", f"inbox/{address}?q=482913"]
    messages = [row.get_attribute("id").removeprefix("m-") for row in page.locator(".row-link").all()]
    assert len(messages) == len(FIELD_VECTORS)
    for message in messages:
        links += [f"inbox/{address}/messages/{message}{rest}" for rest in ("", "/print", "/source")]
    public = f"anybody@{address.partition('@')[2]}"
    assert send(message_of(FIELD_VECTORS[0]), public) == {}
    links += [f"api/v1/inboxes/{public}/messages", f"api/v1/?action=getMessages&login=anybody&domain={public[8:]}"]
    for link in links:
        page.goto(link)
        found += page.evaluate(TOUCH)

    assert [event for event in seen if "favicon" not in event] == []
    assert found == []
    assert page.context.pages == [page]
    page.set_content("<p onclick='x'>What is found nowhere would be seen</p>")
    assert len(page.evaluate(TOUCH)) == 1


# --- N8: families of vectors, as the collections (showing/test_frame.py runs them where they are) have them

HANDLERS = (
    "abort afterprint animationend animationiteration animationstart auxclick beforecopy beforecut beforeinput "
    "beforematch beforepaste beforeprint beforetoggle beforeunload begin blur canplay canplaythrough change click "
    "close contentvisibilityautostatechange contextmenu copy cuechange cut dblclick drag dragend dragenter "
    "dragleave dragover dragstart drop durationchange end ended error finish focus focusin focusout formdata "
    "fullscreenchange gotpointercapture hashchange input invalid keydown keypress keyup load loadeddata "
    "loadedmetadata loadend loadstart lostpointercapture message mousedown mouseenter mouseleave mousemove "
    "mouseout mouseover mouseup mousewheel pagehide pageshow paste pause play playing pointercancel pointerdown "
    "pointerenter pointerleave pointermove pointerout pointerover pointerrawupdate pointerup popstate progress "
    "ratechange repeat reset resize scroll scrollend scrollsnapchange search seeked seeking select "
    "selectionchange selectstart show slotchange start storage submit suspend timeupdate toggle touchcancel "
    "touchend touchmove touchstart transitioncancel transitionend transitionrun transitionstart "
    "unhandledrejection unload volumechange waiting webkitanimationend webkitfullscreenchange "
    "webkitplaybacktargetavailabilitychanged wheel"
).split()
HOSTS = [
    "<{} {}>x", "<svg><{} {}></svg>", "<math><{} {}></math>", "<{}/{}>", "<{}\n\t{}>", "<{}\x0c{}>", '<{} x="y"{}>',
]  # fmt: skip
ELEMENTS = (
    "a abbr area audio body button details dialog div embed frameset form iframe image img input keygen link marquee "
    "math menu meter nav object optgroup option portal progress select script source style summary svg table template "
    "textarea track ul video xss animate set animatemotion use foreignobject mtext mglyph annotation-xml"
).split()
URL_ATTRIBUTES = (
    "href src action formaction data xlink:href poster background ping manifest cite longdesc srcset dynsrc lowsrc "
    "code codebase archive profile usemap classid icon from to values attributename"
).split()
URLS = [
    "javascript:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    "\x01javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "//evil.example/x", "https://evil.example/x",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "blob:https://evil.example/x",
    "javascript://%0aalert(1)", "jav&#x0A;ascript:alert(1)", "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
]  # fmt: skip
CONTEXTS = [
    "{}", "<noscript>{}</noscript>", "<template>{}</template>", "<select>{}</select>", "<table>{}</table>",
    "<svg><style>{}</style></svg>", "<math><mtext><table><mglyph><style><!--</style>{}", "<xmp>{}</xmp>", "<!--{}-->",
    "<![CDATA[{}]]>", "<textarea>{}</textarea>", "<title>{}</title>", "<iframe>{}</iframe>", "<noembed>{}</noembed>",
    "<noframes>{}</noframes>", "<plaintext>{}", "<style><!--</style>{}", "<p title='</p>{}'>", "<svg></p>{}</svg>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style>{}'>", "<svg><desc>{}</desc></svg>",
    "<svg><foreignObject>{}</foreignObject></svg>",
    "<math><annotation-xml encoding='text/html'>{}</annotation-xml></math>",
    "<a title='--!>{}'>", "<dl><dd><template><svg>{}", "<ruby><rtc>{}",
]  # fmt: skip


def families():
    handlers = " ".join(f"on{name}=alert(1)" for name in HANDLERS)
    made = ["".join(host.format(element, handlers) for element in ELEMENTS) for host in HOSTS]
    for url in URLS:
        attributes = " ".join(f'{name}="{url}"' for name in URL_ATTRIBUTES)
        made.append("".join(f"<{element} {attributes}>x</{element}>" for element in ELEMENTS))
    vector = "<img src=x onerror=alert(1)><script>alert(1)</script><svg onload=alert(1)>"
    return made + [context.format(vector) for context in CONTEXTS]


@pytest.mark.parametrize("wall", WALLS)
def test_N8_families_of_vectors_run_nothing_whichever_wall_is_away(watched, site, wall):
    assert watched(put_frames(site, families(), without=[wall])) == []
