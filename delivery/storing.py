"""Store parsed messages for their recipients: envelope + parsed message -> rows.

Third step of delivery: lmtp -> parsing -> storing.  One transaction for all of a message's
recipients, and for all messages that wait (together.py); each row sealed to its inbox's key,
exactly once across retries.
Raises the database's errors; the caller answers "not now".
"""

import logging
import time
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.types.numeric import Int8

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


# One after the other, in the order given: each takes its lock.
RESOLVE = """
    SELECT place.* FROM unnest(%b::text[], %b::text[]) WITH ORDINALITY AS address (local_part, domain, number),
        tempmail_resolve(local_part, domain, %b, true) AS place
    ORDER BY number
"""
# Of a message that its place already has, nothing is inserted and no id returned.  What a retry finds may be what no
# replica has, of a COMMIT that a crash cut off: a record of its own makes the COMMIT of a transaction that wrote
# nothing else wait until a replica has all that was before it.
INSERT = """
    WITH message AS (
        INSERT INTO inboxes_message (id, inbox_id, domain_id, local_part, received_at, expires_at, source_bytes,
                                     stored_bytes, fingerprint, summary, body, source)
        SELECT id, inbox_id, domain_id, local_part, statement_timestamp() + moment * interval '1 microsecond',
            statement_timestamp() + make_interval(mins => lifetime), source_bytes, stored_bytes, fingerprint, summary,
            body, source
        FROM unnest(%b::uuid[], %b::bigint[], %b::bigint[], %b::bigint[], %b::text[], %b::integer[], %b::bigint[],
                    %b::bigint[], %b::bytea[], %b::bytea[], %b::bytea[], %b::bytea[])
            AS given (id, moment, inbox_id, domain_id, local_part, lifetime, source_bytes, stored_bytes, fingerprint,
                      summary, body, source)
        ON CONFLICT DO NOTHING RETURNING id
    ), parts AS (
        INSERT INTO inboxes_part (message_id, number, content)
        SELECT part.* FROM unnest(%b::uuid[], %b::integer[], %b::bytea[]) AS part (message_id, number, content)
        WHERE message_id IN (SELECT id FROM message)
    )
    SELECT id FROM message
    UNION ALL SELECT NULL FROM (
        SELECT pg_logical_emit_message(true, 'tempmail', '') WHERE NOT EXISTS (SELECT FROM message)) awaited
"""
# To abuse@, where its domain takes reports.
INSERT_REPORT = """
    INSERT INTO inboxes_abusereport (reference, came_by, kind, origin, fingerprint, content)
    VALUES (%s, 'mail', %s, %b, %b, %b) ON CONFLICT DO NOTHING
"""
TRIM = """
    SELECT count(tempmail_trim(inbox_id, domain_id, local_part, keep))
    FROM unnest(%b::bigint[], %b::bigint[], %b::text[], %b::integer[]) AS place (inbox_id, domain_id, local_part, keep)
"""
# They end, on the server, what a worker that hangs or is gone had begun: a retry waits for its locks.
LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout")
# What a worker waits for a lock before it goes on with others and tries again (together.py).
LOCK_SECONDS = 1
# Of a COMMIT: one that is cut off while it waits for a replica has committed here, and says "done".
NO_LIMIT = "SET LOCAL statement_timeout = 0"
# More than that of one statement's rows would be in memory several times over.
INSERT_BYTES = 1 << 20

_database: psycopg.Connection | None = None


def database() -> psycopg.Connection:
    """Return this process's connection to the settings' database, autocommit, made when needed.

    Statements are prepared, and LIMITS are the session's, where it is one: a pooler, which is told by another process
    id than the server's own, may give the next transaction another session, and refuses options.
    """
    global _database  # noqa: PLW0603
    if _database is None:
        made = psycopg.connect(**connection.get_connection_params(), autocommit=True)
        try:
            if psycopg.Cursor(made).execute("SELECT pg_backend_pid()").fetchone() == (made.info.backend_pid,):
                made.prepare_threshold = 0
                for name in LIMITS:
                    made.execute("SELECT set_config(%s, %s, false)", [name, f"{settings.STORE_SECONDS}s"])
        except BaseException:
            made.close()
            raise
        _database = made
    return _database


def disconnect() -> None:
    global _database  # noqa: PLW0603
    if _database is not None:
        _database.close()
        _database = None


def store(
    envelope: Envelope, parsed: ParsedMessage, queue_id: str, got_on: Callable[[], None] = lambda: None
) -> list[Result]:
    """Store a message alone: as store_all()."""
    return store_all([Sealed(envelope, parsed, queue_id)], got_on)[0]


def store_all(
    messages: Sequence[Sealed], got_on: Callable[[], None] = lambda: None, is_patient: bool = True
) -> list[list[Result]]:
    """Store messages for all their recipients, in one transaction; return each one's results, in its recipients' order.

    Where it is not patient it raises LockNotAvailable when somebody else has a lock for longer than LOCK_SECONDS.

    got_on is called before each recipient: a large message for many takes long, but does not hang.
    Raises psycopg.Error, and nothing was stored, or not told yet.  A connection that a restart of
    the database broke is replaced, once.
    """
    started = time.monotonic()
    try:
        try:
            results = _store(messages, got_on, is_patient)
        except psycopg.errors.LockNotAvailable:
            raise
        except psycopg.OperationalError:
            disconnect()
            results = _store(messages, got_on, is_patient)
    except BaseException:
        disconnect()
        raise
    # A message's share, as each is a delivery.
    sealing_seconds = sum(sealed.seconds for sealed in messages)
    storing_seconds = time.monotonic() - started - sealing_seconds
    for _ in messages:
        measuring.observe("delivery_seconds", "seal", seconds=sealing_seconds / len(messages))
        measuring.observe("delivery_seconds", "store", seconds=storing_seconds / len(messages))
    return [
        [found[recipient] for recipient in sealed.envelope.recipients]
        for sealed, found in zip(messages, results, strict=True)
    ]


def _store(messages: Sequence[Sealed], got_on: Callable[[], None], is_patient: bool) -> list[dict[str, Result]]:
    # psycopg itself, below Django: two round trips for messages of ordinary size, their bytes as they are.
    results: list[dict[str, Result]] = [{} for _ in messages]
    letters: list[_Letter] = []
    # In one order for everybody, so that no two deliveries wait for each other (sql/tempmail_count_down.sql).
    recipients = sorted({recipient for sealed in messages for recipient in sealed.envelope.recipients})
    found = _begin(recipients, is_patient)
    for sealed, its in zip(messages, results, strict=True):
        for recipient in sorted(set(sealed.envelope.recipients)):
            place, tag = found[recipient]
            if place.verdict == "report":
                outcome = Outcome.STORED if _insert_report(sealed) else Outcome.DUPLICATE
                its[recipient] = Result(recipient, outcome, place.verdict)
            elif place.verdict in ("private", "public"):
                letters.append(_Letter(time_ordered_uuid(), sealed, its, recipient, place, tag))
            else:
                its[recipient] = Result(recipient, Outcome.DISCARDED, place.verdict)
    letters.sort(key=lambda letter: letter.order)
    _insert_and_commit(letters, got_on)
    return results


@dataclass(frozen=True)
class _Letter:
    """A message to one of its recipients: what becomes a row."""

    id: UUID
    sealed: Sealed
    results: dict[str, Result]
    recipient: str
    place: _Place
    tag: str

    @property
    def order(self) -> tuple[object, ...]:
        """Who inserts waits for whoever inserts the same, and for the inbox's row."""
        place = self.place
        return place.inbox_id or 0, place.domain_id, place.base, self.sealed.envelope.fingerprint, self.id

    def became(self, inserted: Container[UUID]) -> None:
        outcome = Outcome.STORED if self.id in inserted else Outcome.DUPLICATE
        where = f"inbox={self.place.inbox_id}" if self.place.inbox_id else "public"
        self.results[self.recipient] = Result(self.recipient, outcome, where)


def _begin(recipients: Sequence[str], is_patient: bool = True) -> dict[str, tuple[_Place, str]]:
    """Open the transaction and return each recipient's place and tag."""
    parts = [_parts_of(recipient) for recipient in recipients]
    addressed = [[local_part for local_part, _ in parts], [domain for _, domain in parts]]
    # The key apart from the statements' text: roles.sql keeps parameters out of the server's log.
    with _pipeline():
        _begin_limited()
        if not is_patient:
            database().execute(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
        resolved = psycopg.Cursor(database()).execute(RESOLVE, [*addressed, settings.ISSUED_KEY])
    places = [_Place(*row) for row in resolved]
    tags = [addresses.split_tag(local_part)[1] for local_part, _ in parts]
    return dict(zip(recipients, zip(places, tags, strict=True), strict=True))


def _parts_of(recipient: str) -> tuple[str, str]:
    try:
        return addresses.split_address(recipient)
    except ValueError:
        return "", ""


@contextmanager
def _pipeline() -> Iterator[psycopg.Pipeline]:
    """Statements that are sent without waiting for the answer to the one before.

    Whose time is up goes without the answers: to leave psycopg's own it would wait for them, without end for a
    COMMIT that waits for a replica.
    """
    made = database()
    with made.pipeline() as pipeline:
        try:
            yield pipeline
        except BaseException:
            made.close()
            raise


def _begin_limited() -> None:
    database().execute("BEGIN")
    if _is_pooled():
        for name in LIMITS:
            database().execute(f"SET LOCAL {name} = '{settings.STORE_SECONDS}s'")


def _is_pooled() -> bool:
    return database().prepare_threshold is None


def _insert_and_commit(letters: Sequence[_Letter], got_on: Callable[[], None] = lambda: None) -> None:
    """Insert in the order given and commit; then, each in a transaction of its own, trim and announce.

    Trimming must see what others committed meanwhile; NOTIFY would hold a
    database-wide lock until the commit is on disk.
    """
    rows: list[_Row] = []
    inserted: set[UUID] = set()
    # No two in the same moment, or who asks for what came later than one would miss the other.
    moments = {letter.id: moment for moment, letter in enumerate(sorted(letters, key=lambda one: one.id))}
    for letter in letters:
        got_on()
        rows.append(_row_of(letter, moments[letter.id]))
        if sum(row.stored_bytes for row in rows) > INSERT_BYTES:
            inserted.update(_ids(_insert(rows)))
            rows = []
    got_on()
    with _pipeline() as pipeline:
        cursor = _insert(rows) if rows else None
        database().execute(NO_LIMIT)
        database().execute("COMMIT")
        if letters:
            # Each once, however many messages are for it.
            places = list({letter.place.topic: letter.place for letter in letters}.values())
            for statement, values in ((TRIM, _to_trim(places)), (push.ARRIVED, _to_announce(places))):
                pipeline.sync()  # ends a transaction that nothing has begun
                if _is_pooled():
                    _begin_limited()
                psycopg.Cursor(database()).execute(statement, values)
                if _is_pooled():
                    database().execute("COMMIT")
    inserted.update(_ids(cursor))
    for letter in letters:
        letter.became(inserted)


def _to_trim(places: Sequence[_Place]) -> list[object]:
    return [
        [_number(place.inbox_id) for place in places],
        [_number(place.domain_id) for place in places],
        [place.base for place in places],
        [_number(place.max_messages) for place in places],
    ]


def _to_announce(places: Sequence[_Place]) -> list[object]:
    return [[place.topic for place in places], [_number(place.inbox_id) for place in places if place.inbox_id]]


def _number(value: int | None) -> int | None:
    # Of one type, whatever their size: a prepared statement is one for each type.
    return None if value is None else Int8(value)


@dataclass(frozen=True)
class _Row:
    columns: list[object]  # INSERT's
    parts: list[tuple[UUID, int, bytes]]
    stored_bytes: int


def _row_of(letter: _Letter, moment: int) -> _Row:
    place, sealed = letter.place, letter.sealed
    is_private = place.inbox_id is not None
    public_key = bytes(place.public_key) if is_private else settings.SITE_PUBLIC_KEY
    fits = len(sealed.envelope.source) <= place.max_message_bytes
    started = time.monotonic()
    parts = sealed.parts(public_key) if fits else []
    contents = [
        sealed.summary(public_key, letter.recipient, letter.tag, fits),
        sealed.body(public_key),
        sealed.source(public_key, place.max_message_bytes),
    ]
    sealed.seconds += time.monotonic() - started
    stored_bytes = sum(map(len, contents)) + sum(len(content) for _, content in parts)
    columns: list[object] = [
        letter.id,
        _number(moment),
        _number(place.inbox_id),
        None if is_private else _number(place.domain_id),
        "" if is_private else place.base,
        None if is_private else _number(place.lifetime_minutes),
        _number(len(sealed.envelope.source)),
        _number(stored_bytes),
        sealed.envelope.fingerprint,
        *contents,
    ]
    return _Row(columns, [(letter.id, Int8(number), content) for number, content in parts], stored_bytes)


def _insert(rows: Sequence[_Row]) -> psycopg.Cursor:
    columns = map(list, zip(*(row.columns for row in rows), strict=True))
    parts = [part for row in rows for part in row.parts]
    of_parts = map(list, zip(*parts, strict=True)) if parts else ([], [], [])
    return psycopg.Cursor(database()).execute(INSERT, [*columns, *of_parts])


def _ids(cursor: psycopg.Cursor | None) -> list[UUID]:
    return [row_id for (row_id,) in cursor if row_id] if cursor else []


def _insert_report(sealed: Sealed) -> bool:
    """Insert the message as a report of abuse; return False when it is there already."""
    kind, content = sealed.report
    origin = sealing.digest(settings.CLIENT_KEY, abuse.origin(abuse.client_of(sealed.envelope.source)))
    row = [abuse.new_reference(), kind, origin, sealed.envelope.fingerprint, content]
    return psycopg.Cursor(database()).execute(INSERT_REPORT, row).rowcount > 0


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
