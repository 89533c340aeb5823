"""Settings of the PostgreSQL of this host, where it has no other databases: a file of its own in conf.d.

What an admin sets in a file there that sorts behind it, or by ALTER SYSTEM, counts instead.
"""

import os
import re
import shutil
from pathlib import Path

from .acting import Host
from .server import Server, as_postgres
from .services import runs_systemd

NAME = "tempmail.conf"
OTHERS = (
    "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname NOT IN ('postgres', 'tempmail') ORDER BY 1"
)
WAITING = "SELECT string_agg(name, ', ') FROM pg_settings WHERE pending_restart"
MB = 1024**2
SETTINGS = """\
# Written by postfix/install for this host's memory ({memory} MB) and disk; it goes with postfix/uninstall.
# To set something else, use another file here whose name comes later, like zz-own.conf.

# An eighth: Postfix, delivery and web are on this host too, and the system caches files besides.
shared_buffers = {shared}MB
# What the planner may count on: this, and the system's cache.
effective_cache_size = {cached}MB

# The first change of a page after a checkpoint writes all of it to the WAL: so few checkpoints, and pages compressed.
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
max_wal_size = {wal}MB
min_wal_size = {least_wal}MB
wal_compression = lz4

# Mail comes and goes: what has ended is swept while it is little, and tables keep their size.  As they are,
# autovacuum waits until a fifth of a table is dead, then rests more than it works.
autovacuum_naptime = 15s
autovacuum_vacuum_cost_limit = 2000
autovacuum_vacuum_scale_factor = 0.02
autovacuum_vacuum_insert_scale_factor = 0.05
autovacuum_analyze_scale_factor = 0.02

# Disks without a head that moves: to read here and there costs little more than in a row.
random_page_cost = 1.1
effective_io_concurrency = 64
# Every statement reads a few rows by an index: to compile one takes longer than to run it.
jit = off
# What pg_stat_statements, pg_stat_io and auto_explain say of the disk.
track_io_timing = on
"""


def settings_of(memory_bytes: int, disk_bytes: int) -> str:
    """Return the file for a host: no more than an eighth of its memory, and a twentieth of its disk for the WAL."""
    memory = memory_bytes // MB
    wal = max(512, min(4096, disk_bytes // 20 // MB))
    return SETTINGS.format(
        memory=memory,
        shared=max(64, min(8192, memory // 8)),
        cached=max(256, memory // 2),
        wal=wal,
        least_wal=wal // 4,
    )


def apply(host: Host, server: Server) -> None:
    """Have the file, unless others use the server; before the first inbox the server may be started anew."""
    if server.is_elsewhere or not server.disk:
        return
    folder = _folder(host)
    if folder is None:
        host.tell("PostgreSQL reads no folder conf.d: its settings stay as they are (docs/host.md, Database).")
        return
    if others := (as_postgres(host, OTHERS) or "").split():
        host.tell(f"PostgreSQL has other databases ({', '.join(others)}): its settings stay as they are.")
        return
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    is_new = host.read(folder / NAME) is None
    if host.file(folder / NAME, settings_of(memory, shutil.disk_usage(server.disk).total)) and not host.dry:
        take_effect(host, may_restart=is_new and not server.is_filled(host))


def take_effect(host: Host, *, may_restart: bool) -> None:
    """Have the server read its settings again; some count from its next start."""
    as_postgres(host, "SELECT pg_reload_conf()")
    # A backend of its own sees them when they are read.
    waiting = (as_postgres(host, f"SELECT pg_sleep(1); {WAITING}") or "").strip()
    if waiting and may_restart and runs_systemd():
        host.run("systemctl", "restart", "postgresql")
        host.ask("pg_isready", "-q", "-t", "30")
    elif waiting:
        host.tell(f"these count from PostgreSQL's next start (systemctl restart postgresql): {waiting}")


def _folder(host: Host) -> Path | None:
    """Return the folder that the server's file includes, as Debian's does."""
    file = Path((as_postgres(host, "SHOW config_file") or "/nowhere").strip())
    included = re.search(r"^\s*include_dir\s*=?\s*'([^']+)'", host.text(file), re.MULTILINE)
    folder = file.parent / included[1] if included else None
    return folder if folder and folder.is_dir() else None
