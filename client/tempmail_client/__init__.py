"""Throw-away mail addresses for tests and scripts, of a tempmail service.

TempMail and AsyncTempMail are where to begin; `pip install tempmail-client[pytest]`
brings the fixtures of pytest_plugin.py, and the command tempmail-client.
"""

from .aio import AsyncInbox, AsyncMessage, AsyncMessageSummary, AsyncTempMail
from .client import Inbox, Message, MessageSummary, TempMail
from .errors import ApiError, NoMessage, RateLimited, TempMailError, UnexpectedAnswer, Unreachable
from .models import Attachment, Domain, Event, InboxInfo, Link, Mailbox, MessageLink

__all__ = [
    "ApiError",
    "AsyncInbox",
    "AsyncMessage",
    "AsyncMessageSummary",
    "AsyncTempMail",
    "Attachment",
    "Domain",
    "Event",
    "Inbox",
    "InboxInfo",
    "Link",
    "Mailbox",
    "Message",
    "MessageLink",
    "MessageSummary",
    "NoMessage",
    "RateLimited",
    "TempMail",
    "TempMailError",
    "UnexpectedAnswer",
    "Unreachable",
]
