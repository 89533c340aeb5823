"""What the API answers when it can't answer what was asked: problem documents (RFC 9457).

Each kind is a name, a status and a sentence that says what would be right.
Nothing of a token, an address or a message stands in any of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja.errors import HttpError, ValidationError

from inboxes.access import passwords, refusals
from inboxes.limits import TooMany
from inboxes.models import Grant, Message

CONTENT_TYPE = "application/problem+json"
TYPES = "/api/v1/problems/"  # and the kind's name
BUSY_SECONDS = 10

# What is counted, and how its limits' periods are called.
THINGS = {
    "api": "requests",
    "issue": "new inboxes",
    "choose": "chosen names",
    "lookup": "addresses opened",
    "guess": "wrong addresses",
    "webhook": "webhooks registered or tried",
}
PERIODS = {1: "second", 60: "minute", 3600: "hour", 86400: "day"}
# Where pydantic's own words leave open what would be right.
SENTENCES = {
    "extra_forbidden": "There is no field of this name. /api/v1/docs lists those that there are.",
    "missing": "This is required.",
    "model_attributes_type": "The body would be a JSON object.",
}
KINDS: dict[str, "Kind"] = {}

Error = Mapping[str, str]  # one of a problem's `errors`


@dataclass(frozen=True, eq=False)
class Kind:
    """One way to fail.  `detail` is what is said when there is nothing more exact to say."""

    name: str
    status: int
    title: str
    detail: str
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        KINDS[self.name] = self

    @property
    def type(self) -> str:
        return TYPES + self.name


class Problem(Exception):
    """Raised wherever a request ends early; `detail` replaces the kind's own sentence.

    `errors` are {"detail", "pointer" (into the body) or "parameter" (of the query)}.
    """

    def __init__(
        self, kind: Kind, detail: str = "", *, errors: Sequence[Error] = (), headers: dict[str, str] | None = None
    ):
        super().__init__(kind.name)
        self.kind, self.errors = kind, list(errors)
        self.detail = detail or (in_words(self.errors[0]) if len(self.errors) == 1 else kind.detail)
        self.headers = kind.headers | (headers or {})

    @property
    def document(self) -> dict[str, Any]:
        kind = self.kind
        value = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": self.detail}
        return value | ({"errors": self.errors} if self.errors else {})


MALFORMED = Kind(
    "malformed",
    400,
    "The request can't be read",
    'The body is no JSON. It would be an object like {"local_part": "shop"}, in UTF-8.',
)
INVALID_TOKEN = Kind(
    "invalid-token",
    401,
    "The token opens nothing",
    "The token is mistyped, or its inbox has ended or was deleted, or the read-only link was taken back. Send "
    '"Authorization: Bearer <token>" with the 53 letters and digits that creating or opening an inbox answered.',
    {"WWW-Authenticate": 'Bearer error="invalid_token"'},
)
INVALID_KEY = Kind(
    "invalid-api-key",
    401,
    "The API key is not known",
    "The key in X-API-Key is mistyped, has ended or was taken back. Leave the header out: the API needs no key, "
    "and its limits then count your network.",
    {"WWW-Authenticate": "X-API-Key"},
)
READ_ONLY = Kind(
    "read-only",
    403,
    "This token only reads",
    "The token is one of a read-only link. Send the inbox's own token, as creating or opening it answered.",
)
PUBLIC_INBOX = Kind(
    "public-inbox",
    403,
    "Nobody may change a public inbox",
    "This inbox is public: everybody reads it, nobody changes it. POST /api/v1/inboxes makes one of your own.",
)
DOMAIN_CLOSED = Kind(
    "domain-closed",
    409,
    "The domain is closed",
    "Whoever runs this site closed the domain: the inbox lives out, gets no more mail and is not extended. "
    "POST /api/v1/inboxes makes one at another domain.",
)
WRONG_PASSWORD = Kind(
    "wrong-password",
    403,
    "Address and password do not fit",
    "No inbox opens with this address and this password. Both are as its holder set them; without its password "
    "an inbox opens with its token only.",
)
HTTPS_ONLY = Kind(
    "https-only",
    403,
    "This API answers over https only",
    "Ask again at https://. What was sent in clear may have been read: make a new inbox.",
)
NOT_FOUND = Kind(
    "not-found",
    404,
    "There is nothing here for this request",
    "Either nothing is here, or it is a private inbox whose token the request does not carry. Send "
    '"Authorization: Bearer <token>" with the token of this very address.',
)
NO_SUCH_PATH = Kind(
    "no-such-path",
    404,
    "There is no such path",
    "The paths are listed at /api/v1/docs. An address stands in one percent-encoded, with its domain: "
    "shop%2Bnews@mail.example.org.",
)
NO_MESSAGE = Kind(
    "no-such-message",
    404,
    "The inbox has no such message",
    "It was deleted, has ended, or never was. GET the inbox's messages to see which are there.",
)
NO_PART = Kind(
    "no-such-part",
    404,
    "The message has no such part",
    "GET the message to see its attachments and their numbers. A message with the defect too_large was kept "
    "without them; what its inbox's key does not open has none.",
)
NO_SHARE = Kind(
    "no-such-share",
    404,
    "There is no such link",
    "It has ended, was taken back, or never was. GET the shares of the inbox, or of the message, to see them.",
)
NO_WEBHOOK = Kind(
    "no-webhook",
    404,
    "The inbox has no webhook",
    "PUT one to this inbox's /webhook first.",
)
NOT_ALLOWED = Kind(
    "method-not-allowed",
    405,
    "This path does not take this method",
    "The header Allow names the methods that it takes.",
)
TAKEN = Kind(
    "address-taken",
    409,
    "This address can't be had",
    "Somebody has or had this address, and none is given out twice. Choose another name, or leave local_part out.",
)
TOO_MANY_SHARES = Kind(
    "too-many-shares",
    409,
    "The inbox has as many links as it can have",
    "An inbox has at most 20 read-only links, and 20 to its messages. Delete one that is not needed any more.",
)
TOO_MANY_PINNED = Kind(
    "too-many-pinned",
    409,
    "As much is pinned as can be",
    "Half of what an inbox may hold can be pinned, in messages and in bytes, so that new mail still fits. Unpin a "
    "message first.",
)
WEBHOOK_IS_OFF = Kind(
    "webhook-is-off",
    409,
    "The webhook is off",
    "GET it to see why. When its URL answers again, PUT it again, which switches it on.",
)
TOO_LARGE = Kind(
    "too-large",
    413,
    "The body is too long",
    "A request's body may have 65536 bytes.",
)
INVALID = Kind(
    "invalid-fields",
    422,
    "Some of what was sent can't be used",
    "Each of errors names a field of the body by its JSON pointer, or a parameter of the query, and what it takes.",
)
TOO_MANY = Kind(
    "too-many-requests",
    429,
    "Too many requests",
    "Wait for as many seconds as Retry-After says. The header RateLimit says before how many are left.",
    {"Retry-After": "60"},
)
FAILED = Kind(
    "internal-error",
    500,
    "Something went wrong here",
    "It is no fault of the request, and is logged. Try again later.",
)
NO_DOMAIN = Kind(
    "no-domain",
    503,
    "No domain is open for new addresses",
    "Come back later: the administrators of this host have closed all its domains for now.",
    {"Retry-After": "600"},
)
NO_ROOM = Kind(
    "no-room",
    503,
    "No new addresses just now",
    "This host is short of room. Inboxes that are there go on; ask again after as many seconds as Retry-After says.",
    {"Retry-After": str(refusals.NoRoom.seconds)},
)
BUSY = Kind(
    "busy",
    503,
    "The server is busy",
    "Too much is under way at this moment. Ask again after as many seconds as Retry-After says.",
    {"Retry-After": str(BUSY_SECONDS)},
)


def answer(problem: Problem) -> HttpResponse:
    status, headers = problem.kind.status, problem.headers
    return JsonResponse(problem.document, status=status, content_type=CONTENT_TYPE, headers=headers)


def example_of(kind: Kind) -> dict[str, Any]:
    wrong = {"pointer": "#/lifetime_seconds", "detail": "Input should be greater than or equal to 60"}
    return Problem(kind, errors=[wrong] if kind is INVALID else []).document


def too_many(seconds: int, detail: str) -> Problem:
    return Problem(TOO_MANY, detail, headers={"Retry-After": str(seconds)})


def _over_limit(error: TooMany) -> Problem:
    if error.rate is None:
        return too_many(error.seconds, f"Too many tries at this inbox. Try again in {error.seconds} seconds.")
    most, period = error.rate
    detail = f"At most {most} {THINGS[error.limit_name]} per {PERIODS[period]}. Ask again in {error.seconds} seconds."
    return too_many(error.seconds, detail)


# What becomes of the exceptions that a route, or a door behind it, may raise.
MADE_OF: dict[type[Exception], Callable[[Any], Problem]] = {
    Problem: lambda problem: problem,
    refusals.NotFound: lambda error: Problem(NOT_FOUND),
    refusals.Ended: lambda error: Problem(INVALID_TOKEN),
    refusals.NotHeld: lambda error: Problem(READ_ONLY if error.is_private else PUBLIC_INBOX),
    refusals.NoRoom: lambda error: Problem(NO_ROOM),
    refusals.DomainClosed: lambda error: Problem(DOMAIN_CLOSED),
    refusals.WrongPassword: lambda error: Problem(WRONG_PASSWORD),
    refusals.TooManyShares: lambda error: Problem(TOO_MANY_SHARES),
    refusals.TooManyPinned: lambda error: Problem(TOO_MANY_PINNED),
    TooMany: _over_limit,
    passwords.Busy: lambda error: Problem(BUSY),
    Message.DoesNotExist: lambda error: Problem(NO_MESSAGE),
    Grant.DoesNotExist: lambda error: Problem(NO_SHARE),
    ValidationError: lambda error: Problem(INVALID, errors=[_error(one) for one in error.errors]),
    HttpError: lambda error: Problem(MALFORMED),
    Http404: lambda error: Problem(NOT_FOUND),
    ObjectDoesNotExist: lambda error: Problem(NOT_FOUND),
}


def problem_of(error: Exception) -> Problem:
    """Return the problem that an exception of MADE_OF, or of a kind of theirs, stands for."""
    return next(MADE_OF[kind] for kind in type(error).__mro__ if kind in MADE_OF)(error)


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse:
    """The handler of each of them, for NinjaAPI."""
    return answer(problem_of(error))


def in_words(error: Error) -> str:
    """One of `errors` as a sentence."""
    where = error.get("parameter") or error.get("pointer", "")
    return f"{where.removeprefix('#/').replace('#', 'body')}: {error['detail']}"


def _error(error: dict[str, Any]) -> Error:
    """One of pydantic's errors; its message says what would be right, and repeats nothing of what was sent."""
    source, *path = error["loc"]
    where = {"parameter": ".".join(map(str, path))}
    if source == "body":
        # The first name is the view's own for the whole body.
        tokens = (str(step).replace("~", "~0").replace("/", "~1") for step in path[1:])
        where = {"pointer": "#" + "".join(f"/{token}" for token in tokens)}
    return where | {"detail": SENTENCES.get(error["type"]) or error["msg"].removeprefix("Value error, ")}
