"""What the database really does for a request: auto_explain's plans out of its log, functions' statements too."""

import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, connections

from delivery import storing

# Tables that strangers make grow, and an admin's that RCPT looks at; the others have a few hundred rows at most,
# and seats one for each client that has a page open.
GROWING = {
    f"inboxes_{name}"
    for name in (
        "message part inbox issuedaddress grant clientcount webhook webhookdelivery webhookattempt "
        "closedaddress reservedname blockedsender senderhits pushsubscription pusharrival"
    ).split()
}
EXPLAINED = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_format": "json",
}
LOGGED = re.compile(r"LOG:  duration: [0-9.]+ ms  plan:\n((?:\t.*\n)+)")


@dataclass(frozen=True)
class Plan:
    query: str
    buffers: int
    scanned: frozenset[str]  # tables that were read from their first row to their last
    rows: Mapping[str, int]  # how many of each table's were read


@contextmanager
def explained(cluster):
    """Yield a function that returns the plans since it was last called."""
    name = connection.settings_dict["NAME"]
    cluster.sql("".join(f"ALTER DATABASE {name} SET {key} = '{value}';" for key, value in EXPLAINED.items()))
    seen, began = 0, cluster.log.stat().st_size

    def plans():
        nonlocal seen
        with cluster.log.open(errors="replace") as log:
            log.seek(seen)
            text = log.read()
            seen = log.tell()
        return [_plan_of(json.loads(logged)) for logged in LOGGED.findall(text)]

    try:
        _connect_anew()
        connection.ensure_connection()
        plans()
        yield plans
    finally:
        # Statements and all that is in them: other tests look for secrets there.
        os.truncate(cluster.log, began)
        cluster.sql(f"ALTER DATABASE {name} RESET ALL")
        _connect_anew()


def _connect_anew():
    connections.close_all()
    storing.disconnect()


def _plan_of(logged):
    top = logged["Plan"]
    nodes = list(_nodes(top))
    scanned = {node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan"}
    rows = Counter()
    for node in nodes:
        read = node.get("Actual Rows", 0) + node.get("Rows Removed by Filter", 0)
        rows[node.get("Relation Name")] += read * node.get("Actual Loops", 0)
    return Plan(logged["Query Text"], top["Shared Hit Blocks"] + top["Shared Read Blocks"], frozenset(scanned), rows)


def _nodes(node):
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)
