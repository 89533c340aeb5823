"""Fixtures for tests that need a mail address: tempmail, inbox, inbox_factory, async_inbox.

The service's URL comes from --tempmail-url, else from TEMPMAIL_URL in the
environment, else from tempmail_url in pytest's ini file; an API key, where there
is one, from TEMPMAIL_API_KEY.  Every inbox is deleted after its test.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from .aio import AsyncInbox, AsyncTempMail
from .client import Inbox, TempMail

NO_URL = (
    "No tempmail service is named: give --tempmail-url https://mail.example.org, set TEMPMAIL_URL, "
    "or write tempmail_url into pytest's ini file."
)


def pytest_addoption(parser: pytest.Parser) -> None:
    help_text = "URL of the tempmail service, for example https://mail.example.org"
    parser.getgroup("tempmail").addoption("--tempmail-url", metavar="URL", help=help_text)
    parser.addini("tempmail_url", help_text)


@pytest.fixture(scope="session")
def tempmail(pytestconfig: pytest.Config) -> Iterator[TempMail]:
    """The service, as a TempMail."""
    given = (
        pytestconfig.getoption("tempmail_url"),
        os.environ.get("TEMPMAIL_URL"),
        pytestconfig.getini("tempmail_url"),
    )
    url = next(filter(None, given), None)
    if not url:
        raise pytest.UsageError(NO_URL)
    with TempMail(url, os.environ.get("TEMPMAIL_API_KEY")) as tempmail:
        yield tempmail


@pytest.fixture
def inbox_factory(tempmail: TempMail) -> Iterator[Callable[..., Inbox]]:
    """Call it, with create_inbox()'s arguments, for as many fresh inboxes as the test needs."""
    with ExitStack() as inboxes:
        yield lambda *args, **kwargs: inboxes.enter_context(tempmail.create_inbox(*args, **kwargs))


@pytest.fixture
def inbox(inbox_factory: Callable[..., Inbox]) -> Inbox:
    """A fresh inbox of the test's own."""
    return inbox_factory()


@pytest.fixture
def async_inbox(tempmail: TempMail, inbox: Inbox) -> AsyncInbox:
    """The same for async tests, whichever plugin or loop runs them."""
    # The fixture itself is not async, and leaves nothing open for a loop that has gone.
    service = AsyncTempMail(tempmail.root, os.environ.get("TEMPMAIL_API_KEY"), keep_alive=False)
    return AsyncInbox(service, inbox.info, inbox.token)
