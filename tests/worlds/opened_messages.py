"""A message with HTML, sent over SMTP and opened in a real browser; what the frame looks like there."""

import base64
import itertools
from email.message import EmailMessage

import pytest

from .live import arrived
from .mails import PNG
from .open_pages import NO_SCRIPT, PHONE

ADDRESS = "anybody@tempmail.test"
DEVICES = pytest.mark.parametrize(
    "options",
    [{}, PHONE, NO_SCRIPT, PHONE | NO_SCRIPT],
    ids=["desk", "phone", "desk without script", "phone without script"],
)
HTML = (
    '<div style="color:#222;background-color:#fff"><h2>Welcome</h2><img src="cid:logo" alt="logo">'
    '<img src="http://t.example/pixel.gif" alt="remote"><p>Go to <a href="https://evil.example/x">bank.example</a></p>'
    f"{'<p>A paragraph of some words.</p>' * 60}<p>The last line</p></div>"
)


def message_of(html, attachments=()):
    message = EmailMessage()
    message["From"], message["Subject"] = '"service@bank.example" <x@evil.example>', "Welcome here"
    message.set_content("plain words, see www.shop.example")
    message.add_alternative(html, subtype="html")
    message.get_payload()[1].add_related(PNG, "image", "png", cid="<logo>", filename="logo.png")
    for name, content in attachments:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return message.as_bytes().replace(b"\n", b"\r\n")


@pytest.fixture
def open_message(open_page, send):
    """Send a message and open its page; `page.elsewhere` are the requests that left the site, answered by us.

    Another one may be opened in the same page.
    """
    sent = itertools.count(1)

    def open_message(source, page=None, **options):
        page = page or new_page(**options)
        assert send(source, ADDRESS) == {}
        page.goto(f"inbox/{ADDRESS}/messages/{arrived(next(sent))[-1].pk}")
        return page

    def new_page(**options):
        page = open_page("about:blank", **options)
        page.elsewhere = []

        def answer(route):
            page.elsewhere.append(route.request)
            if route.request.resource_type == "image":
                return route.fulfill(content_type="image/png", body=PNG)
            return route.fulfill(content_type="text/html", body="<title>elsewhere</title>")

        page.context.route("https://*.example/**", answer)
        page.context.route("http://*.example/**", answer)
        return page

    return open_message


# The mean brightness, 0 to 1, of a picture of the frame as the browser drew it.
BRIGHTNESS = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const drawing = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
  return data.reduce((sum, value, place) => sum + (place % 4 < 3 ? value : 0), 0) / (data.length * 0.75 * 255);
}"""


def brightness(page):
    picture = base64.b64encode(page.locator("iframe.html").screenshot()).decode()
    blank = page.context.new_page()
    found = blank.evaluate(BRIGHTNESS, picture)
    blank.close()
    return found
