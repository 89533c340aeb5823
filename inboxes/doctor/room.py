"""Disks, inodes, memory: the database's, the queue's, the logs'."""

import os
from collections.abc import Iterator
from pathlib import Path

from .finding import FAULT, GOOD, WARNING, Finding
from .host import QCLUSTER, WEB, Host

MEBIBYTE = 1024**2
GIBIBYTE = 1024**3
LITTLE_BYTES = 256 * MEBIBYTE
FEW_INODES = 0.02
LITTLE_MEMORY, LESS_MEMORY = 96 * MEBIBYTE, 192 * MEBIBYTE
FIND = "df -h; du -xh -d2 / | sort -h | tail"


def look(host: Host) -> Iterator[Finding]:
    yield from _database_disk(host)
    message_bytes = int(host.postfix("message_size_limit") or 26214400)
    wanted = {
        "Postfix's queue": (
            host.spool,
            "queue-disk",
            max(3 * message_bytes // 2, int(host.postfix("queue_minfree") or 0)),
        )
    }
    wanted["the logs"] = (Path("/var/log"), "disk-full", 32 * MEBIBYTE)
    wanted["the code"] = (Path("/"), "disk-full", 32 * MEBIBYTE)
    wanted["/tmp"] = (Path("/tmp"), "disk-full", 32 * MEBIBYTE)
    told: set[tuple[int, str]] = set()
    for name, (path, code, least) in wanted.items():
        try:
            disk, device = os.statvfs(path), path.stat().st_dev
        except OSError:
            continue
        for finding in (*_short(name, path, code, least, disk), *inodes(name, path, disk)):
            if (device, finding.code) not in told:
                told.add((device, finding.code))
                yield finding
    yield from _memory()


def _short(name: str, path: Path, code: str, least: int, disk: os.statvfs_result) -> Iterator[Finding]:
    free = disk.f_bavail * disk.f_frsize
    if free < least:
        why = "MAIL is answered 452, and senders try again" if code == "queue-disk" else "services fail in odd ways"
        what = f"The disk of {name} ({path}) has {free // MEBIBYTE} MiB left."
        yield Finding("disk", code, FAULT, what, why, f"make room: {FIND}")
    elif free < LITTLE_BYTES and disk.f_blocks * disk.f_frsize > 2 * LITTLE_BYTES:
        what = f"The disk of {name} ({path}) has {free // MEBIBYTE} MiB left."
        yield Finding("disk", f"{code}-soon", WARNING, what, "it is soon full", f"make room: {FIND}")


def inodes(name: str, path: Path, disk: os.statvfs_result) -> Iterator[Finding]:
    if disk.f_files and disk.f_favail < FEW_INODES * disk.f_files and disk.f_favail < 10000:
        what = f"The disk of {name} ({path}) has {disk.f_favail} of {disk.f_files} inodes left."
        why = "no file can be made there, however much room is left"
        yield Finding(
            "disk", "inodes-gone", FAULT, what, why, "remove small files: du --inodes -x -d3 / | sort -n | tail"
        )


def _database_disk(host: Host) -> Iterator[Finding]:
    for service in (QCLUSTER, WEB):
        values = host.env[service.name]
        if values is None:
            continue
        path = values.get("DATABASE_DISK", "")
        if path and not os.path.exists(path) and host.is_root:
            what = f"DATABASE_DISK in {service.env} is {path}, which is not there."
            do = "the data directory of PostgreSQL (SHOW data_directory), as /opt/tempmail/postfix/install puts it; "
            why = "the disk is not measured, so mail is taken until it is full"
            yield Finding("disk", "disk-gone", FAULT, what, why, do + service.restart, service.name)
            return
        if path and os.path.exists(path):
            yield from _least(host, Path(path), int(values.get("MIN_FREE_BYTES") or GIBIBYTE))
            return
        if not path and _is_local(values.get("DATABASE_URL", "")) and not int(values.get("MAX_DATABASE_BYTES") or 0):
            what = f"{service.env} says no DATABASE_DISK and no MAX_DATABASE_BYTES."
            do = "DATABASE_DISK= and the data directory of PostgreSQL (SHOW data_directory)"
            yield Finding(
                "disk", "disk-unmeasured", WARNING, what, "mail is taken until the disk is full", do, service.name
            )
            return


def _is_local(url: str) -> bool:
    return any(place in url for place in ("@127.0.0.1", "@localhost", "///", "@/"))


def _least(host: Host, path: Path, least: int) -> Iterator[Finding]:
    try:
        disk = os.statvfs(path)
    except OSError as error:
        if host.is_root:
            what = f"DATABASE_DISK, {path}, cannot be measured: {error.strerror}."
            yield Finding(
                "disk", "disk-gone", FAULT, what, "mail is taken until it is full", "another folder of that disk"
            )
        return
    free = disk.f_bavail * disk.f_frsize
    left = f"{free // MEBIBYTE} MiB left"
    if free < least:
        what = f"The database's disk ({path}) has {left}, below MIN_FREE_BYTES ({least // MEBIBYTE} MiB)."
        do = f"make room: {FIND}; or lower MAX_SITE_BYTES in web.env and purge.env"
        yield Finding("disk", "disk-short", FAULT, what, "all new mail is refused (452)", do)
    elif free < 3 * least // 2:
        what = f"The database's disk ({path}) has {left}, near MIN_FREE_BYTES ({least // MEBIBYTE} MiB)."
        yield Finding("disk", "disk-short-soon", WARNING, what, "new mail is soon refused (452)", f"make room: {FIND}")
    else:
        yield Finding("disk", "good", GOOD, f"the database's has {free // GIBIBYTE} GiB left.")
    yield from inodes("the database", path, disk)


def _memory() -> Iterator[Finding]:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return
    sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if len(line.split()) > 1}
    available, whole = sizes.get("MemAvailable", 0), sizes.get("MemTotal", 0)
    if available < min(LESS_MEMORY, whole // 8):
        severity = FAULT if available < min(LITTLE_MEMORY, whole // 16) else WARNING
        what = f"{available // MEBIBYTE} of {whole // MEBIBYTE} MiB of memory are available."
        why = "Linux kills processes when there is none"
        do = "ps aux --sort=-rss | head; fewer workers (--workers), a lower WORKER_MEMORY_BYTES, or more memory"
        yield Finding("memory", "memory-short", severity, what, why, do)
