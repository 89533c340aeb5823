"""What is said at the end: the DNS records to paste, what doctor finds, what is left to do."""

from pathlib import Path

from . import keys
from .acting import Host
from .code import DOCTOR
from .noted import Noted
from .paths import ETC, PYTHON

# In seconds: nothing at the end may keep a run from its own.
LIMIT = 60


def tell(host: Host, noted: Noted, lines_by_hand: list[str], of_admin: str, is_first: bool) -> None:
    if host.dry:
        print(f"\n{host.changes} things would be done; nothing was." if host.changes else "\nNothing to change.")
        return
    if lines_by_hand:
        print("\nsystemd does not run here.  Start, or let a runner start:\n")
        print("\n".join(f"  {line}" for line in lines_by_hand))
    if not host.changes:
        print("\nNothing to change.")
    else:
        print("\nRecords for the DNS:\n\n" + _records(host), end="")
    if not lines_by_hand:
        print("\n" + (_in_time(host, DOCTOR) or f"{DOCTOR} did not come to an end: run it by hand.\n"), end="")
    print(f"\nDone.  The admin is at https://{noted.page}/admin/.")
    if of_admin:
        print(of_admin)
    if is_first:
        print(f"Keep a copy of {ETC}, apart from the database's backups: it has the keys.")


def _records(host: Host) -> str:
    command = ("runuser", "-u", "tempmail", "--", PYTHON, "-B", "manage.py", "dns")
    said = host.ask("timeout", str(LIMIT), *command, env={"ENV_FILE": str(keys.owner_file())})
    return said or "`manage.py dns` did not print them: docs/operate.md, DNS, has how to run it.\n"


def _in_time(host: Host, program: Path) -> str:
    """Return what it says, whatever its status, or as much as it said."""
    return host.words("timeout", str(LIMIT), str(program))
