"""What can go wrong, as exceptions.  The API's problem documents (RFC 9457) become ApiError."""

from __future__ import annotations

from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

TOO_MANY = 429


class TempMailError(Exception):
    """Whatever this package raises."""


class Unreachable(TempMailError):
    """The server gave no answer."""


class UnexpectedAnswer(TempMailError):
    """The answer is not what tempmail's API would say: is it the right URL?"""


class ApiError(TempMailError):
    """The server refused; `detail` says what would be right.

    `kind` is the problem's name, for example "invalid-token" or "address-taken";
    `errors` names the fields that were refused.
    """

    def __init__(
        self, status: int, title: str, detail: str, kind: str = "", errors: tuple[dict[str, str], ...] = ()
    ) -> None:
        super().__init__(f"{status} {title}: {detail}" if detail else f"{status} {title}")
        self.status, self.title, self.detail, self.kind, self.errors = status, title, detail, kind, errors


class RateLimited(ApiError):
    """Too many requests; `retry_after` is how many seconds to wait, None where the server doesn't say."""

    retry_after: float | None = None


class NoMessage(TempMailError, TimeoutError, AssertionError):
    """No message matched in time.  The text says what was awaited, and what was there instead.

    An AssertionError too: to a test it is a failure, not an error.
    """


def error_of(reply: httpx.Response | httpx.RequestError, url: str) -> TempMailError:
    """The exception for an answer that is no success, or for none."""
    if isinstance(reply, httpx.RequestError):
        return Unreachable(f"No answer from {url}: {reply or type(reply).__name__}")
    if reply.is_redirect:
        return UnexpectedAnswer(f"{url} redirects to {reply.headers.get('Location')}; use that URL instead.")
    problem = _problem_in(reply)
    kind = RateLimited if reply.status_code == TOO_MANY else ApiError
    error = kind(
        reply.status_code,
        str(problem.get("title") or reply.reason_phrase),
        str(problem.get("detail") or ("" if problem else f"{url} answered no problem document")),
        str(problem.get("type") or "").rpartition("/")[2],
        tuple(problem.get("errors") or ()),
    )
    if isinstance(error, RateLimited):
        error.retry_after = retry_after(reply)
    return error


def retry_after(reply: httpx.Response) -> float | None:
    """Seconds of Retry-After, which is a number or a date (RFC 9110 10.2.3)."""
    value = reply.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(timezone.utc)).total_seconds())
    except (ValueError, TypeError):
        return None


def _problem_in(reply: httpx.Response) -> dict[str, Any]:
    try:
        value = reply.json()
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
