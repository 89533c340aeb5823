"""What Postfix complained of lately, of its own: what strangers cause is not looked at, nor shown."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .asking import ask
from .finding import NOTE, Finding
from .host import Host

LAST_BYTES = 400_000
LATELY_SECONDS = 600
OWN = re.compile(
    r"postfix[\w/-]*/([\w-]+)\[\d+\]: (?:(fatal|panic): |"
    r"warning: (?=.*(?:pgsql|proxymap|private/|process /usr|"
    r"bad command startup|unable to|cannot (?:get|load|open)|Permission denied|No space left|not enough free|"
    r"unsupported dictionary|table lookup|connect to mysql|mail system is down|unused parameter|queue file|"
    r"key values mismatch|master\.cf|connect to private)))(.*)"
)
STAMP = re.compile(r"^(\w{3} [ \d]\d \d\d:\d\d:\d\d)|^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")


def look(host: Host) -> Iterator[Finding]:
    if not host.is_root:
        return
    said: Counter[str] = Counter()
    for line in _lines(host):
        found = OWN.search(line)
        # What the doctor itself asked of postmap is no trouble of the service.
        if found and found[1] not in ("postmap", "postfix-script"):
            said[f"{found[1]}: {_short(found[3])}"] += 1
    if said:
        lines = "; ".join(f"{words} ({count} times)" for words, count in said.most_common(3))
        what = f"Within the last {LATELY_SECONDS // 60} minutes Postfix complained: {lines}."
        do = "nothing, if it was mended since; else what it says; postfix check"
        yield Finding("log", "log-warns", NOTE, what, "part of it did not work", do)


def _short(words: str) -> str:
    """Without what differs each time, so that the same is counted as the same."""
    return re.sub(r"[0-9A-Za-z]{12,}: |pid \d+|\d{4,}|(?<=name=postfix)-\d", "", words)[:160]


def _lines(host: Host) -> Iterator[str]:
    file = host.postfix("maillog_file")
    if file in ("", "/dev/stdout"):
        file = "/var/log/mail.log"
    path = Path(file)
    if path.exists():
        with path.open("rb") as log:
            log.seek(max(0, path.stat().st_size - LAST_BYTES))
            text = log.read().decode(errors="replace")
        yield from (line for line in text.splitlines() if _is_recent(line))
    elif host.has_systemd:
        since = ["--since", f"-{LATELY_SECONDS}s", "-p", "warning", "-n", "500"]
        yield from ask("journalctl", "-o", "short", "--no-pager", *since, "SYSLOG_FACILITY=2").said.splitlines()


def _is_recent(line: str) -> bool:
    if not (found := STAMP.match(line)):
        return False
    try:
        if found[2]:
            at = time.mktime(time.strptime(found[2], "%Y-%m-%dT%H:%M:%S"))
        else:
            year = time.localtime().tm_year
            at = time.mktime(time.strptime(f"{year} {found[1]}", "%Y %b %d %H:%M:%S"))
    except ValueError:
        return False
    return -60 < time.time() - at < LATELY_SECONDS
