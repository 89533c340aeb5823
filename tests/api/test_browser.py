"""The API from a page of another origin, in a real browser: CORS, the stream, and the WebSocket."""

import pytest

from inboxes.mail import typed_codes

MAIL = b"From: Shop <shop@shop.example>\r\nSubject: Welcome\r\n\r\nYour verification code is 482913.\r\n"

LISTEN = """async ({ url, token }) => {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(url, { headers });
  window.limit = answer.headers.get("RateLimit");
  window.told = [];
  window.socket = new WebSocket(`${url.replace("http", "ws")}/socket`, ["tempmail", token]);
  window.socket.onmessage = (event) => window.told.push(JSON.parse(event.data));
  window.socket.onclose = (event) => (window.code = event.code);
  window.text = "";
  const stream = await fetch(`${url}/events`, { headers });
  (async () => {
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) window.text += part.value;
    window.isOver = true;
  })();
  return (await answer.json()).address;
}"""

DELETE = """async ({ url, token }) => {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(url, { method: "DELETE", headers })).status;
}"""


@pytest.fixture
def elsewhere(browser, live, world):
    """A page of another origin: the same server by another name, but for its own policy."""
    live.start("web")
    context = browser.new_context(bypass_csp=True, service_workers="block")
    page = context.new_page()
    page.goto(f"{world.web_url.replace('127.0.0.1', 'localhost')}terms")
    yield page
    context.close()


def test_page_of_another_origin_listens_by_token(elsewhere, world, issued, send):
    inbox, secret = issued
    url = f"{world.web_url}api/v1/inboxes/{inbox.address}"

    assert elsewhere.evaluate(LISTEN, {"url": url, "token": typed_codes.to_code(secret)}) == inbox.address

    assert elsewhere.evaluate("limit").startswith('"api";r=')
    elsewhere.wait_for_function("told.length === 1")
    assert elsewhere.evaluate("socket.protocol") == "tempmail"

    send(MAIL, inbox.address)

    elsewhere.wait_for_function("told.length === 2 && text.includes('482913')")
    told = elsewhere.evaluate("told[1]")
    assert (told["event"], told["data"]["code"]) == ("message", "482913")
    assert f"event: message\nid: {told['id']}\ndata: {{" in elsewhere.evaluate("text")

    assert elsewhere.evaluate(DELETE, {"url": url, "token": typed_codes.to_code(secret)}) == 204
    elsewhere.wait_for_function("window.isOver && window.code")
    assert elsewhere.evaluate("text").endswith("event: ended\ndata: {}\n\n")
    assert elsewhere.evaluate("told.at(-1).event") == "ended"
    assert elsewhere.evaluate("code") == 1000
    assert elsewhere.context.cookies() == []


def test_socket_says_why_it_is_refused(elsewhere, world, issued):
    elsewhere.evaluate(
        """url => {
          window.socket = new WebSocket(url, ["tempmail", "garbage"]);
          window.socket.onmessage = (event) => (window.problem = JSON.parse(event.data).data);
          window.socket.onclose = (event) => (window.code = event.code);
        }""",
        f"{world.web_url.replace('http', 'ws')}api/v1/inboxes/{issued[0].address}/socket",
    )

    elsewhere.wait_for_function("window.code")

    assert elsewhere.evaluate("code") == 4401
    assert "token" in elsewhere.evaluate("problem.detail")
