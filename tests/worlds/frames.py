"""Pages of frames with message HTML, and what attacks in them did, in a real browser."""

import re
import threading
from contextlib import suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import TimeoutError

from inboxes.page_headers import HEADERS
from inboxes.showing import document
from inboxes.showing.rendering import FRAME_HEADERS, SANDBOX, safe_document

FRAMES_PER_PAGE = 75
WALLS = ("sanitizer", "sandbox", "policy")
# In a message the pages' events come from the reader: each element gets them.
TOUCH = """() => {
  for (const frame of document.querySelectorAll("iframe")) {
    const inside = frame.contentDocument;
    for (const element of inside?.body?.querySelectorAll("*") ?? []) {
      for (const type of ["mouseover", "mouseenter", "focus"]) element.dispatchEvent(new Event(type, {bubbles: true}));
      const link = element.closest("a, area");
      // A link that leads out is meant to.
      if (!link || !/^(https?:|mailto:|tel:)/.test(link.protocol)) element.click?.();
      if (element.localName === "form") element.requestSubmit?.();
    }
  }
}"""


@pytest.fixture
def site():
    """A server of (headers, body) by path; `site.url` is its origin."""
    pages = {}

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            headers, body = pages.get(self.path, ({}, ""))
            self.send_response(200 if self.path in pages else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode(errors="replace"))

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.pages, server.url = pages, f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def watched(browser, site):
    """Open pages and return what attacks did there: dialogs, requests to elsewhere, windows, changed pages."""
    context = browser.new_context(base_url=site.url, service_workers="block")
    seen = []

    def stop(route):
        seen.append(f"request: {route.request.url}")
        route.abort()

    def dialog(dialog):
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route(re.compile(rf"^(?!{re.escape(site.url)}/)"), stop)
    context.on("dialog", dialog)

    def open_all(paths):
        for path in paths:
            page = context.new_page()
            page.goto(path)
            page.evaluate(TOUCH)
            # A frame that goes on asking for what it does not get has had its time, too.
            with suppress(TimeoutError):
                page.wait_for_load_state("networkidle", timeout=10_000)
            if page.url != site.url + path or page.title() != "page" or page.evaluate("document.body.dataset.taken"):
                seen.append(f"page taken: {page.url} {page.title()}")
            seen.extend(f"window: {other.url}" for other in context.pages if other != page)
            for other in context.pages:
                other.close()
        return seen

    yield open_all
    context.close()


def put_frames(site, vectors, without=()):
    """Serve pages with a frame for each vector; return their paths."""
    policy = FRAME_HEADERS["Content-Security-Policy"]
    frame_headers, page_headers = dict(FRAME_HEADERS), dict(HEADERS)
    attributes = f'sandbox="{SANDBOX}" referrerpolicy="no-referrer"'
    if "sandbox" in without:
        attributes = ""
        frame_headers["Content-Security-Policy"] = re.sub(r"sandbox [^;]*; ", "", policy)
    if "policy" in without:
        del frame_headers["Content-Security-Policy"], page_headers["Content-Security-Policy"]
    paths = []
    for start in range(0, len(vectors), FRAMES_PER_PAGE):
        frames = []
        for number, vector in enumerate(vectors[start : start + FRAMES_PER_PAGE], start):
            shown = document.whole(body=vector) if "sanitizer" in without else safe_document(vector)
            site.pages[f"/html/{number}"] = (frame_headers, shown)
            frames.append(f'<iframe src="{escape(f"/html/{number}")}" {attributes}></iframe>')
        paths.append(f"/page/{start}")
        site.pages[paths[-1]] = (page_headers, f"<!doctype html><title>page</title>{''.join(frames)}")
    return paths
