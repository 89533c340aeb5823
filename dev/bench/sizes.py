"""What a request costs the database at a million messages, beside what it costs at ten thousand.

Part of ./tempmail bench.  Two databases are filled (dev/filling.py), one after the other; in each the same
requests are made of the running service, and pg_stat_statements says what the database read and how long it
took for each, functions, triggers and all.  Inboxes of ten messages for each; the one that is looked at has
as many in both.
"""

import contextlib
import http.client
import itertools
import os
import secrets
import smtplib
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median

from ..cluster import Cluster
from ..filling import Filled, Filling, Held, fill, of_cluster
from ..scratch import scratch_world
from ..system import Stop, say
from ..world import World
from .flood import Visitor

BASE = 10_000  # messages to compare with
TIMES = 11
WARM_UP = 12  # each process of a service has had one: its first asks the catalogue, too
LISTED = 8  # messages of what is looked at
NO_LIMITS = dict.fromkeys(("LIMIT_ISSUE", "LIMIT_CHOOSE", "LIMIT_LOOKUP", "LIMIT_GUESS", "LIMIT_API"), "1000000/s")
SPENT = """
    SELECT coalesce(sum(shared_blks_hit + shared_blks_read), 0), coalesce(sum(total_exec_time), 0)
    FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid WHERE datname = '{}'
"""
OF_INBOX = """
    SELECT inbox_id FROM inboxes_message WHERE inbox_id = ANY('{{{}}}') GROUP BY 1 HAVING count(*) = {} ORDER BY 1
"""
OF_NAME = """
    SELECT local_part || '@' || name FROM inboxes_message m JOIN inboxes_domain d ON d.id = m.domain_id
    WHERE inbox_id IS NULL AND local_part || '@' || name = ANY('{{{}}}') GROUP BY 1 HAVING count(*) = {} ORDER BY 1
"""
ADMIN = """
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
client = Client()
client.force_login(User.objects.filter(username="sizes").first() or User.objects.create_superuser("sizes"))
print(settings.SESSION_COOKIE_NAME + "=" + client.cookies[settings.SESSION_COOKIE_NAME].value, settings.ADMIN_PATH)
"""


@dataclass(frozen=True)
class Cost:
    """Medians of what one request cost the database."""

    buffers: float
    milliseconds: float


def figures(messages: int) -> dict[str, float]:
    """Return size_NAME, a ratio of buffers, and what is behind it; size_NAME_time, a ratio of the database's time."""
    base, large = (of_size(count) for count in (BASE, messages))
    found: dict[str, float] = {}
    for name, cost in large.items():
        found[f"size_{name}"] = cost.buffers / max(base[name].buffers, 1)
        found[f"size_{name}_buffers"] = cost.buffers
        found[f"size_{name}_base_buffers"] = base[name].buffers
        found[f"size_{name}_time"] = cost.milliseconds / max(base[name].milliseconds, 0.001)
    return found


def of_size(messages: int) -> dict[str, Cost]:
    wanted = Filling(
        messages=messages, inboxes=messages // 10, domains=20, public_names=messages // 100, issued=messages // 10,
        grants=messages // 100, days_of_counts=30, reports=messages // 10_000, bytes=1_000,
    )  # fmt: skip
    keys = {name: b64decode(os.environ[name]) for name in ("SITE_PUBLIC_KEY", "WEBHOOK_KEY")}
    with scratch_world("sizes", **NO_LIMITS) as (world, cluster, database):
        say(f"sizes: filling in {messages:,} messages")
        filled = fill(of_cluster(cluster, database), wanted, keys)
        with counted_statements(cluster):
            return costs(world, cluster, database, filled)


@contextlib.contextmanager
def counted_statements(cluster: Cluster) -> Iterator[None]:
    """Have the server count what each statement costs."""
    cluster.sql("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
    cluster.restart()
    cluster.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
    try:
        yield
    finally:
        cluster.sql("DROP EXTENSION pg_stat_statements; ALTER SYSTEM RESET shared_preload_libraries")
        cluster.restart()


def costs(world: World, cluster: Cluster, database: str, filled: Filled) -> dict[str, Cost]:
    world.manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    services = []
    found = {}
    try:
        services += [world.start(name) for name in ("postfix", "delivery", "web")]
        for name, request in requests(world, cluster, database, filled).items():
            spent = []
            for _ in range(WARM_UP):
                request()
            for _ in range(TIMES):
                cluster.sql("SELECT pg_stat_statements_reset()")
                request()
                spent.append([float(value) for value in cluster.sql(SPENT.format(database)).split("|")])
            found[name] = Cost(*(median(values) for values in zip(*spent, strict=True)))
            say(f"sizes: {name}: {found[name].buffers:.0f} buffers, {found[name].milliseconds:.2f} ms")
    finally:
        for service in services:
            service.stop()
    return found


def requests(world: World, cluster: Cluster, database: str, filled: Filled) -> dict[str, Callable[[], object]]:
    """Return what is done, by name."""
    read, written = alike(cluster, database, filled.opened)[:2]
    names = cluster.sql(OF_NAME.format(",".join(filled.public), LISTED), database).split()
    if not names:
        raise Stop(f"sizes: no public name has {LISTED} messages.")
    holder, stranger = Visitor(world.web_port), Visitor(world.web_port)
    holder.get("/")
    holder.post("/add", {"code": read.token, "add": "1"})
    message = holder.get(f"/inbox/{read.address}/list").split(f'"/inbox/{read.address}/messages/')[1].split('"')[0]
    stranger.get("/")
    admin, admin_path = administrator(world)
    domain = cluster.sql("SELECT id FROM inboxes_domain WHERE name LIKE '%.filled.test' ORDER BY id LIMIT 1", database)
    own = f"/{admin_path}inboxes/domain/"
    token = {"Authorization": f"Bearer {read.token}"}
    mx = smtplib.SMTP("127.0.0.1", world.smtp_port, local_hostname="client.example")
    mx.ehlo()
    numbers = itertools.count()
    run = secrets.token_hex(4)
    return {
        "inbox": partial(shown, holder, f"/inbox/{read.address}"),
        "message": partial(shown, holder, f"/inbox/{read.address}/messages/{message}"),
        "public": partial(shown, stranger, f"/inbox/{names[0]}"),
        # Another visitor each time: a page shows all that its visitor holds.
        "claim": lambda: Visitor(world.web_port).issue(f"claimed.{run}.{next(numbers)}"),
        "api_list": partial(answered, world.web_port, f"/api/v1/inboxes/{read.address}/messages", token),
        "rcpt": partial(asked, mx, written.address),
        "delivery": lambda: delivered(world, written.address, next(numbers)),
        "admin_overview": partial(shown, admin, f"/{admin_path}"),
        "admin_list": partial(shown, admin, own),
        "admin_change": partial(shown, admin, f"{own}{domain}/change/"),
        "admin_history": partial(shown, admin, f"{own}{domain}/history/"),
        "admin_delete": partial(shown, admin, f"{own}{domain}/delete/"),
    }


def alike(cluster: Cluster, database: str, opened: list[Held]) -> list[Held]:
    """Return the inboxes with LISTED messages."""
    numbers = cluster.sql(OF_INBOX.format(",".join(str(one.id) for one in opened), LISTED), database).split()
    if len(numbers) < 2:
        raise Stop(f"sizes: only {len(numbers)} of the inboxes that open have {LISTED} messages.")
    by_id = {one.id: one for one in opened}
    return [by_id[int(number)] for number in numbers]


def administrator(world: World) -> tuple[Visitor, str]:
    """Return an admin's browser, and where the admin lies."""
    cookie, path = world.manage("shell", "-v0", "-c", ADMIN, stdout=-1).stdout.split()
    visitor = Visitor(world.web_port)
    visitor.cookies.load(cookie)
    return visitor, path


def shown(visitor: Visitor, path: str) -> None:
    if not visitor.get(path):
        raise Stop(f"sizes: {path} led elsewhere.")


def answered(port: int, path: str, headers: dict[str, str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        if (answer := connection.getresponse()).status != 200:
            raise Stop(f"sizes: {path} was answered {answer.status}.")
        answer.read()
    finally:
        connection.close()


def asked(smtp: smtplib.SMTP, address: str) -> None:
    smtp.mail("sender@shop.example")
    code, answer = smtp.rcpt(address)
    smtp.rset()
    if code != 250:
        raise Stop(f"sizes: RCPT was answered {code} {answer.decode(errors='replace')}")


def delivered(world: World, address: str, number: int) -> None:
    source = f"Subject: Number {number}\r\n\r\n" + "La de da de da.\r\n" * 240
    with smtplib.LMTP(str(world.socket), local_hostname="mx.example") as lmtp:
        lmtp.sendmail("sender@shop.example", [address], source)
