"""What to do, in the words of a container, where supervisord runs what systemd does on a host (postfix/container)."""

import re
from pathlib import Path

SYSTEMD, SUPERVISOR = Path("/run/systemd/system"), Path("/run/supervisor.sock")  # sd_booted(3); there where it runs
WORDS = (
    (r"systemctl reset-failed \S+; |systemctl daemon-reload; ", ""),
    (r"systemctl enable --now tempmail-doctor\.timer", "supervisorctl restart timers"),
    (r"systemctl status", "supervisorctl status"),
    (r"systemctl reload nginx", "nginx -s reload"),
    (r"systemctl reload postgresql", "supervisorctl signal HUP postgresql"),
    (
        r"systemctl (?:re)?start (\w+(?:-\w+)*)(?:@-)?(?: \(postfix start without systemd\))?",
        r"supervisorctl restart \1",
    ),
    (r"systemd-tmpfiles --create \S+", "install -d -m 2750 -o tempmail-delivery -g postfix /run/tempmail"),
    (r"journalctl -t \S+", "/var/log/tempmail/postfix.log"),
    (r"journalctl -u \S+(?: -n \d+)?", "the container's log"),
    (r"timedatectl set-ntp true(.*)", r"on the container's host: timedatectl set-ntp true\1"),
)


def here(do: str) -> str:
    """Return what to do on this host or in this container."""
    if SYSTEMD.is_dir() or not SUPERVISOR.exists():
        return do
    return of_container(do)


def of_container(do: str) -> str:
    for words, others in WORDS:
        do = re.sub(words, others, do)
    return do
