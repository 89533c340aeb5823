"""Fill a database with rows as they are after years: messages, inboxes, domains, public names and what hangs on them.

By set-wise SQL (filling.sql) in one transaction, without triggers; the kept sums are put right at its end.

    filled = fill(of_cluster(cluster, "tempmail"), Filling(messages=20_000, inboxes=2_000))     as the superuser
    filled = fill(of_connection(connection), Filling(...))      as the owner, as tests do; also in a transaction
    filled.opened[0].address, filled.opened[0].secret

Inboxes and names in `opened` and `public` have messages that open; the others' content is noise of the same
lengths, which nobody could tell apart without the key.  Every 10,000th is heavy; the first of each is.
"""

import hashlib
import json
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from inboxes.mail import addresses, sealing, typed_codes
from inboxes.mail.abuse import Reported
from inboxes.mail.summary import Attachment, Body, HeaderField, Mailbox, Summary

from .cluster import Cluster

SCRIPT = Path(__file__).with_suffix(".sql")
DOMAIN = "filled.test"
TABLES = "domain inbox message part grant webhook issuedaddress count total storedbytes abusereport".split()
NOISE, PUBLIC = 0, -1  # whose content it is: of any place, of each public name; else of an opened inbox, from 1
OF_NOISE, OF_READER = 200, 5  # how many messages, which many rows have
HEAVY_EVERY = 10_000
WITHOUT_INDEXES = 100_000  # from so many messages on, indexes are made anew, which is quicker
ATTACHED_TIMES = 4  # what an attachment has of a source's bytes

# Runs a script in one transaction; returns its last rows as psql -A -t prints them.
Sql = Callable[[str], str]


@dataclass(frozen=True)
class Filling:
    """What there is to be afterwards, more than now.  `bytes`: of a source as it came, about."""

    messages: int = 100_000
    inboxes: int = 10_000
    domains: int = 20
    public_names: int = 1_000
    grants: int = 0
    webhooks: int = 0
    issued: int = 0
    days_of_counts: int = 0
    reports: int = 0
    bytes: int = 2_000
    heavy: int = 1_000  # messages of a heavy place
    ended_percent: int = 0  # of places: their time is up, and nothing was purged
    opened: int = 100


@dataclass(frozen=True)
class Held:
    """An inbox with messages that open."""

    id: int
    address: str
    secret: bytes

    @property
    def token(self) -> str:
        """What opens it in the API; behind the # of a link in a browser."""
        return typed_codes.to_code(self.secret)


@dataclass(frozen=True)
class Filled:
    opened: list[Held]  # the first is heavy
    public: list[str]  # addresses of public names, some; the first is heavy


def of_cluster(cluster: Cluster, database: str) -> Sql:
    """As the superuser, of a private server."""
    return lambda script: cluster.sql(script, database)


def of_connection(connection: Any) -> Sql:
    """By Django's connection."""

    def run(script: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(script)
            while cursor.nextset():
                pass
            rows = cursor.fetchall() if cursor.description else []
        return "\n".join("|".join("" if value is None else str(value) for value in row) for row in rows)

    return run


def fill(sql: Sql, wanted: Filling, keys: dict[str, bytes], finish: bool = True) -> Filled:
    """Fill in what is wanted.  keys: SITE_PUBLIC_KEY, and WEBHOOK_KEY for webhooks that open.

    Tables are locked until it is done.  With finish they are vacuumed, which no transaction may.
    """
    first_inbox = int(sql("SELECT coalesce(max(id), 0) + 1 FROM inboxes_inbox"))
    first_name = int(sql("SELECT coalesce(max(id), 0) + 1 FROM inboxes_domain"))
    values = vars(wanted) | {
        "first_inbox": first_inbox,
        "first_domain": first_name,
        "domain": DOMAIN,
        "heavy_every": HEAVY_EVERY,
        "of_noise": OF_NOISE,
        "of_reader": OF_READER,
        "words": ",".join(word for word in addresses.WORDS if len(word) <= 4),
        # A number of an inbox as its name ends: unlike all others, and in the letters of generated names.
        "digits": ", ".join(f"(place.id >> {3 * place}) & 7" for place in reversed(range(addresses.NAME_DIGITS))),
        "letters": addresses.DIGITS,
        "contents": values_of(contents(wanted, first_inbox, keys)),
        "webhooks_sealed": values_of(webhooks(wanted, first_inbox, keys)) or "(NULL::bigint, NULL::bytea)",
        "report": literal(report(keys)),
        "report_letters": addresses.GENERATED_ALPHABET[:16],
        "with_indexes": "false" if wanted.messages >= WITHOUT_INDEXES else "true",
    }
    script = SCRIPT.read_text()
    for name, value in values.items():
        script = script.replace(f":{name}:", str(value))
    sql(f"BEGIN;\n{script}\nCOMMIT;" if finish else script)
    for table in TABLES:
        sql(f"{'VACUUM (ANALYZE)' if finish else 'ANALYZE'} inboxes_{table}")
    return Filled(opened(sql, wanted, first_inbox), public(sql, wanted, first_name))


def opened(sql: Sql, wanted: Filling, first_inbox: int) -> list[Held]:
    rows = sql(
        "SELECT i.id, i.local_part || '@' || d.name FROM inboxes_inbox i JOIN inboxes_domain d ON d.id = i.domain_id "
        f"WHERE i.id BETWEEN {first_inbox} AND {first_inbox + min(wanted.opened, wanted.inboxes) - 1} ORDER BY i.id"
    )
    split = (line.split("|") for line in rows.splitlines())
    return [Held(int(number), address, secret_of(int(number))) for number, address in split]


def public(sql: Sql, wanted: Filling, first_domain: int) -> list[str]:
    """Return the addresses of the first public names: filling.sql names them."""
    if not wanted.public_names:
        return []
    rows = sql(f"SELECT id, name FROM inboxes_domain WHERE id >= {first_domain} AND name LIKE '%.{DOMAIN}' ORDER BY id")
    names = [line.split("|")[1] for line in rows.splitlines()]
    return [f"public.{number}@{names[number % len(names)]}" for number in range(1, min(wanted.public_names, 100) + 1)]


def secret_of(inbox_id: int) -> bytes:
    """Return what opens a filled inbox: anybody may know it."""
    return hashlib.blake2b(b"filled %d" % inbox_id, digest_size=sealing.SECRET_BYTES).digest()


Content = tuple[int, int, bytes, bytes, bytes, bytes | None, int, bytes | None]


def contents(wanted: Filling, first_inbox: int, keys: dict[str, bytes]) -> Iterator[Content]:
    """Yield (whose, number, summary, body, source, part or None, bytes of the source, the inbox's key)."""
    chosen = random.Random(37)
    for number in range(OF_NOISE):
        length = int(wanted.bytes * min(chosen.lognormvariate(-0.2, 0.6), 8)) + 100
        part = os.urandom(wanted.bytes * ATTACHED_TIMES) if number % 10 == 0 else None
        noise = [os.urandom(size) for size in (chosen.randint(500, 900), length * 4 // 5, length + 48)]
        yield NOISE, number, noise[0], noise[1], noise[2], part, length, None
    readers = [(PUBLIC, keys["SITE_PUBLIC_KEY"])] if wanted.public_names else []
    for place in range(1, min(wanted.opened, wanted.inboxes) + 1):
        secret = secret_of(first_inbox + place - 1)
        readers.append((place, sealing.public_key_of(sealing.private_key_of(secret))))
    for place, key in readers:
        for number in range(OF_READER):
            summary, body, source, attached = real_message(number, wanted.bytes)
            part = sealing.seal(attached, key) if attached else None
            sealed = sealing.seal_json(summary.to_json(), key), sealing.seal_json(body.to_json(), key)
            yield place, number, *sealed, sealing.seal(source, key), part, len(source), key


def real_message(number: int, size: int) -> tuple[Summary, Body, bytes, bytes]:
    """Return what delivery would seal of one of OF_READER messages; the last has an attachment."""
    code = f"{482916 + number}"
    text = f"Your code is {code}.\n\n" + "It came in with many others, long ago.\n" * max(1, (size - 300) // 80)
    attached = b"%PDF-1.4 " + b"a bill " * 20 if number == OF_READER - 1 else b""
    message = EmailMessage()
    message["From"], message["To"] = f"Shop {number} <shop@shop.example>", "visitor@filled.test"
    message["Subject"] = f"Filled message {number}: your code is {code}"
    message["Date"] = format_datetime(datetime(2026, 1, 1, 12, number, tzinfo=UTC))
    message["Message-ID"] = f"<filled-{number}@shop.example>"
    message.set_content(text)
    headers = tuple(HeaderField(name, str(value)) for name, value in message.items())
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="bill.pdf")
    summary = Summary(
        recipient="visitor@filled.test",
        envelope_sender="bounces@shop.example",
        queue_id="4filled",
        from_=(Mailbox(f"Shop {number}", "shop@shop.example"),),
        from_header=message["From"],
        to=(Mailbox("", "visitor@filled.test"),),
        subject=message["Subject"],
        date=datetime(2026, 1, 1, 12, number, tzinfo=UTC).isoformat(),
        message_id=message["Message-ID"],
        preview=text[:150],
        code=code,
        attachments=(Attachment(1, "bill.pdf", "application/pdf", len(attached)),) if attached else (),
        checks=(),
    )
    return summary, Body(text=text, headers=headers), message.as_bytes(), attached


def webhooks(wanted: Filling, first_inbox: int, keys: dict[str, bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield (inbox id, Target as models/webhook.py seals it): of the last inboxes, which nobody opens."""
    for inbox_id in range(first_inbox + wanted.inboxes - wanted.webhooks, first_inbox + wanted.inboxes):
        target = json.dumps([f"https://hook.example/{inbox_id}", f"whsec_{inbox_id}"]).encode()
        yield inbox_id, sealing.wrap(target, sealing.derive_key(keys["WEBHOOK_KEY"], f"target {inbox_id}"))


def report(keys: dict[str, bytes]) -> bytes:
    told = Reported(address=f"visitor@d1.{DOMAIN}", text="This came to me.", sender="shop@shop.example", subject="Won!")
    return sealing.seal_json(told.to_json(), keys["SITE_PUBLIC_KEY"])


def values_of(rows: Iterator[tuple[Any, ...]]) -> str:
    """Return rows as VALUES has them."""
    return ",\n".join(f"({', '.join(map(literal, row))})" for row in rows)


def literal(value: bytes | int | None) -> str:
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'::bytea"
    return "NULL" if value is None else str(value)
