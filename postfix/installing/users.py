"""The system users: one owns the database and runs nothing, the others run a process each."""

import pwd

from .acting import Host

NAMES = ("tempmail", "tempmail-web", "tempmail-purge", "tempmail-delivery")


def apply(host: Host) -> None:
    host.begin("Users")
    for name in NAMES:
        try:
            pwd.getpwnam(name)
        except KeyError:
            host.record.note("users", name) if not host.dry else None
            host.run("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
                     "--shell", "/usr/sbin/nologin", name, say=f"make the user {name}")  # fmt: skip
