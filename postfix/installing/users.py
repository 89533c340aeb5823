"""The system users: one owns the database and runs nothing, the others run a process each."""

import grp
import pwd

from .acting import Host

NAMES = ("tempmail", "tempmail-web", "tempmail-purge", "tempmail-delivery")
# Who asks Postfix what waits in its queue, at a socket in that group's folder.
ASKS_QUEUE, GROUP = "tempmail-purge", "postdrop"


def apply(host: Host) -> None:
    host.begin("Users")
    for name in NAMES:
        try:
            pwd.getpwnam(name)
        except KeyError:
            host.record.note("users", name)
            host.run("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
                     "--shell", "/usr/sbin/nologin", name, say=f"make the user {name}")  # fmt: skip
    try:
        is_in = ASKS_QUEUE in grp.getgrnam(GROUP).gr_mem
    except KeyError:  # before Postfix's package is there
        is_in = False
    if not is_in:
        host.record.note("members", ASKS_QUEUE)
        host.run("usermod", "--append", "--groups", GROUP, ASKS_QUEUE, say=f"put {ASKS_QUEUE} into the group {GROUP}")
