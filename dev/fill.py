"""./tempmail fill: rows by filling.py in the database of `run`, or in the one that DATABASE_URL names.

Runs as root with the service's packages: python -m dev.fill FOLDER OPTIONS, the folder being the installation's.
"""

import os
import sys
import time
from base64 import b64decode
from dataclasses import fields
from functools import partial
from pathlib import Path

from inboxes.mail import addresses

from .cluster import Cluster, run_script
from .filling import Filling, Sql, fill, of_cluster
from .options import read
from .system import Stop, say

TOO_MUCH = "SELECT (SELECT sum(bytes) FROM inboxes_storedbytes) > (SELECT max_site_bytes FROM inboxes_storage)"


def main(directory: Path, words: list[str]) -> int:
    options = read("fill", words)
    wanted = Filling(**{field.name: getattr(options, field.name) for field in fields(Filling)})
    keys = {name: b64decode(os.environ[name]) for name in ("SITE_PUBLIC_KEY", "WEBHOOK_KEY")}
    try:
        if url := os.environ.get("DATABASE_URL"):
            sql: Sql = partial(run_script, url)
        else:
            sql = of_cluster(Cluster(directory / "postgres"), "tempmail")
        must_be_ours(sql, options.beside)
        say(f"Filling in {wanted.messages:,} messages in {wanted.inboxes:,} inboxes; deliveries wait meanwhile")
        started = time.monotonic()
        filled = fill(sql, wanted, keys)
    except (Stop, RuntimeError, ValueError) as error:
        print(f"tempmail: {error}", file=sys.stderr)
        return 1
    if sql(TOO_MUCH) in ("t", "True"):
        say("That is over MAX_SITE_BYTES: the qcluster deletes of it, unless `run` is started with a larger one, or 0")
    say(f"Filled in {time.monotonic() - started:.0f} seconds")
    for inbox in filled.opened[:3]:
        print("inbox", inbox.address, inbox.token)
    for address in filled.public[:3]:
        print("public", address)
    return 0


def must_be_ours(sql: Sql, beside: bool) -> None:
    """Raise Stop unless it is a database of this service's, and has nobody's mail but that of tests."""
    if sql("SELECT to_regclass('inboxes_message') IS NOT NULL") not in ("t", "True"):
        raise Stop("This database is none of this service's: `manage.py migrate` makes one.")
    names = sql("SELECT name FROM inboxes_domain ORDER BY id").split()
    real = [name for name in names if not addresses.is_for_tests(name)]
    if real and not beside:
        raise Stop(
            f"This database is for mail to {real[0]}, which may be somebody's: nothing was filled in. "
            "With --beside it is, at domains of its own."
        )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
