"""Store a parsed message for its recipients: envelope + parsed message -> rows.

Third step of delivery: lmtp -> parsing -> storing.  One transaction for all
recipients, each row sealed to its inbox's key, exactly once across retries.
Raises the database's errors; the caller answers "not now".
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import psycopg
from django.conf import settings
from django.db import connection

from inboxes import measuring, push
from inboxes.mail import abuse, addresses, sealing
from inboxes.mail.arrival_ids import time_ordered_uuid

from .parsing.limiting import TimeLimitError, time_limit
from .parsing.message import ParsedMessage
from .sealed import Envelope, Sealed

HAND_ON_LIMIT_SECONDS = 2  # mail goes before what is measured

log = logging.getLogger("delivery")


class Outcome(StrEnum):
    STORED = "stored"
    DUPLICATE = "duplicate"  # a retry of what is already there
    DISCARDED = "discarded"  # nobody may read it any more


@dataclass(frozen=True)
class Result:
    recipient: str
    outcome: Outcome
    where: str  # for the log: "inbox=7", "public", or why it was discarded


@dataclass(frozen=True)
class _Place:
    """Where a message to one recipient goes: tempmail_resolve()'s row."""

    verdict: str
    is_open: bool
    domain_id: int
    inbox_id: int
    public_key: bytes
    base: str
    lifetime_minutes: int
    max_messages: int
    max_message_bytes: int

    @property
    def topic(self) -> str:
        return push.topic_of_inbox(self.inbox_id) if self.inbox_id else push.topic_of_public(self.domain_id, self.base)


RESOLVE = "SELECT * FROM tempmail_resolve(%s, %s, %b, true)"
# Nothing is inserted, and 0 returned, when the place already has the message.
INSERT = """
    WITH message AS (
        INSERT INTO inboxes_message (id, inbox_id, domain_id, local_part, received_at, expires_at, source_bytes,
                                     stored_bytes, fingerprint, summary, body, source)
        VALUES (%s, %s, %s, %s, statement_timestamp(), statement_timestamp() + make_interval(mins => %s),
                %s, %s, %b, %b, %b, %b)
        ON CONFLICT DO NOTHING RETURNING id
    ), parts AS (
        INSERT INTO inboxes_part (message_id, number, content)
        SELECT message.id, part.* FROM message, unnest(%b::integer[], %b::bytea[]) part
    )
    SELECT count(*) FROM message
"""
# To abuse@, where its domain takes reports.
INSERT_REPORT = """
    INSERT INTO inboxes_abusereport (reference, came_by, kind, origin, fingerprint, content)
    VALUES (%s, 'mail', %s, %b, %b, %b) ON CONFLICT DO NOTHING
"""
TRIM = "SELECT tempmail_trim(%s, %s, %s, %s)"
# They end, on the server, what a worker that hangs or is gone had begun: a retry waits for its locks.
# Of the transaction, since a pooler may give the next one another session, and refuses options.
LIMITS = "SET LOCAL statement_timeout = '{0}s'; SET LOCAL idle_in_transaction_session_timeout = '{0}s'"
# Not bounded itself: a COMMIT that is cut off while it waits for a replica has committed here, and says "done".
COMMIT = "SET LOCAL statement_timeout = 0; COMMIT"
# What a retry finds may be what no replica has, of a COMMIT that a crash cut off.  A record of its own makes the
# COMMIT of a transaction that wrote nothing else wait until a replica has all that was before it.
AWAIT_REPLICA = "SELECT pg_logical_emit_message(true, 'tempmail', '')"

_database: psycopg.Connection | None = None


def database() -> psycopg.Connection:
    """Return this process's connection to the settings' database, autocommit, made when needed."""
    global _database  # noqa: PLW0603
    if _database is None:
        _database = psycopg.connect(**connection.get_connection_params(), autocommit=True)
    return _database


def disconnect() -> None:
    global _database  # noqa: PLW0603
    if _database is not None:
        _database.close()
        _database = None


def store(
    envelope: Envelope, parsed: ParsedMessage, queue_id: str, got_on: Callable[[], None] = lambda: None
) -> list[Result]:
    """Store the message for each recipient, in one transaction; return a result for each, in their order.

    got_on is called before each recipient: a large message for many takes long, but does not hang.
    Raises psycopg.Error, and nothing was stored, or not told yet.  A connection that a restart of
    the database broke is replaced, once.
    """
    sealed = Sealed(envelope, parsed, queue_id)
    started = time.monotonic()
    try:
        try:
            results = _store(envelope, sealed, got_on)
        except psycopg.OperationalError:
            disconnect()
            results = _store(envelope, sealed, got_on)
    except BaseException:
        disconnect()
        raise
    measuring.observe("delivery_seconds", "seal", seconds=sealed.seconds)
    measuring.observe("delivery_seconds", "store", seconds=time.monotonic() - started - sealed.seconds)
    return [results[recipient] for recipient in envelope.recipients]


def _store(envelope: Envelope, sealed: Sealed, got_on: Callable[[], None]) -> dict[str, Result]:
    # psycopg itself, below Django: three round trips for an ordinary message, its bytes as they are.
    results: dict[str, Result] = {}
    places: list[_Place] = []
    # In one order for everybody, so that no two deliveries wait for each other (sql/tempmail_count_down.sql).
    found = _begin(sorted(set(envelope.recipients)))
    for recipient, place, tag in sorted(found, key=lambda one: one[1].inbox_id or 0):
        if place.verdict == "report":
            outcome = Outcome.STORED if _insert_report(sealed) else Outcome.DUPLICATE
            results[recipient] = Result(recipient, outcome, place.verdict)
            continue
        if place.verdict not in ("private", "public"):
            results[recipient] = Result(recipient, Outcome.DISCARDED, place.verdict)
            continue
        got_on()
        outcome = Outcome.STORED if _insert(place, tag, recipient, sealed) else Outcome.DUPLICATE
        where = f"inbox={place.inbox_id}" if place.inbox_id else "public"
        results[recipient] = Result(recipient, outcome, where)
        places.append(place)
    got_on()
    _commit(places, is_retry=any(result.outcome == Outcome.DUPLICATE for result in results.values()))
    return results


def _begin(recipients: list[str]) -> list[tuple[str, _Place, str]]:
    """Open the transaction and return (recipient, place, tag) for each recipient."""
    found, tags = [], []
    # The key apart from the statements' text: roles.sql keeps parameters out of the server's log.
    with database().pipeline():
        for statement in ["BEGIN", *_limits()]:
            database().execute(statement)
        for recipient in recipients:
            try:
                local_part, domain = addresses.split_address(recipient)
            except ValueError:
                local_part, domain = "", ""
            found.append(psycopg.Cursor(database()).execute(RESOLVE, [local_part, domain, settings.ISSUED_KEY]))
            tags.append(addresses.split_tag(local_part)[1])
    places = [_Place(*row) for cursor in found for row in cursor]
    return list(zip(recipients, places, tags, strict=True))


def _limits() -> list[str]:
    return LIMITS.format(settings.STORE_SECONDS).split("; ")


def _insert(place: _Place, tag: str, recipient: str, sealed: Sealed) -> bool:
    """Insert the message and its parts; return False when the place already has it."""
    is_private = place.inbox_id is not None
    public_key = bytes(place.public_key) if is_private else settings.SITE_PUBLIC_KEY
    fits = len(sealed.envelope.source) <= place.max_message_bytes
    started = time.monotonic()
    parts = sealed.parts(public_key) if fits else []
    contents = [
        sealed.summary(public_key, recipient, tag, fits),
        sealed.body(public_key),
        sealed.source(public_key, place.max_message_bytes),
    ]
    sealed.seconds += time.monotonic() - started
    row = [
        time_ordered_uuid(),
        place.inbox_id,
        None if is_private else place.domain_id,
        "" if is_private else place.base,
        None if is_private else place.lifetime_minutes,
        len(sealed.envelope.source),
        sum(map(len, contents)) + sum(len(content) for _, content in parts),
        sealed.envelope.fingerprint,
        *contents,
        [number for number, _ in parts],
        [content for _, content in parts],
    ]
    ((inserted,),) = psycopg.Cursor(database()).execute(INSERT, row).fetchall()
    return inserted > 0


def _insert_report(sealed: Sealed) -> bool:
    """Insert the message as a report of abuse; return False when it is there already."""
    kind, content = sealed.report
    origin = sealing.digest(settings.CLIENT_KEY, abuse.origin(abuse.client_of(sealed.envelope.source)))
    row = [abuse.new_reference(), kind, origin, sealed.envelope.fingerprint, content]
    return psycopg.Cursor(database()).execute(INSERT_REPORT, row).rowcount > 0


def _commit(places: list[_Place], is_retry: bool = False) -> None:
    """Commit; then, each in a transaction of its own, trim and announce.

    Trimming must see what others committed meanwhile; NOTIFY would hold a
    database-wide lock until the commit is on disk.
    """
    statements, values = [AWAIT_REPLICA, COMMIT] if is_retry else [COMMIT], []
    for place in places:
        statements += ["BEGIN", *_limits(), TRIM, "COMMIT", "BEGIN", *_limits(), push.ARRIVED, "COMMIT"]
        values += [place.inbox_id, place.domain_id, place.base, place.max_messages, [place.topic], [place.inbox_id]]
    psycopg.ClientCursor(database()).execute("; ".join(statements), values)


def hand_on_measures() -> None:
    """Give the database what this process measured.  When that fails, the next time has it."""
    if measuring.is_idle():
        return
    try:
        with time_limit(HAND_ON_LIMIT_SECONDS), measuring.handing_on("delivery", {}) as parameters:
            database().execute(measuring.STATEMENT, parameters)
    except (psycopg.Error, TimeLimitError) as error:
        disconnect()
        log.warning("what was measured is not handed on yet: %s", type(error).__name__)
