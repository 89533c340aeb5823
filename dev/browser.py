"""Debian's Chromium, driven by Playwright: it asks nobody anything, and uses no graphics card.

The headless shell: the browser without the windows that a whole one draws around each page, and their processes.
"""

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

OPTIONS = ("no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
           "disable-component-update", "disable-sync", "disable-dev-shm-usage")  # fmt: skip


@contextlib.contextmanager
def chromium(*options: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell", args=[f"--{option}" for option in (*OPTIONS, *options)]
        )
        try:
            yield browser
        finally:
            browser.close()
