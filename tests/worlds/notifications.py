"""What tests of notifications share: a mail with a code, and what the browser and its worker are asked."""

from pathlib import Path

import pytest

from dev.system import wait_for

WHOLE_BROWSER = Path("/usr/bin/chromium")
needs_whole_browser = pytest.mark.skipif(
    not WHOLE_BROWSER.exists(), reason="Debian's package chromium is not installed"
)
# By turns with what is shown, as the product does.
SHOWN = """() => navigator.locks.request("notifications", async () => {
    const worker = await navigator.serviceWorker.getRegistration();
    const shown = worker ? await worker.getNotifications() : [];
    return shown.map(({ title, body, data }) => ({ title, body, data }));
})"""
# Focus is for a real click alone: the test takes down what would have come to the front.
CLICK = """async (data) => {
    WindowClient.prototype.focus = function () { return new URL(this.url).pathname; };
    Clients.prototype.openWindow = (path) => `new ${path}`;
    const click = Object.assign(new Event("notificationclick"), { notification: { data, close() {} } });
    return new Promise((resolve) => {
        click.waitUntil = resolve;
        self.dispatchEvent(click);
    });
}"""


def worker_of(page):
    """The service worker of a page's browser: it is told of later than the page is."""
    wait_for(lambda: page.wait_for_timeout(20) or page.context.service_workers, 30, "the worker")
    (worker,) = page.context.service_workers
    return worker
