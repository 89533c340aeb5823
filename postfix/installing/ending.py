"""What is said at the end: the DNS records to paste, what doctor finds, what is left to do."""

from . import keys
from .acting import Host
from .noted import Noted
from .paths import CODE, ETC, PYTHON

RECORDS = """\
{domain}.  MX    10 {hostname}.
{domain}.  TXT   "v=spf1 -all"
_dmarc.{domain}.  TXT   "v=DMARC1; p=reject"
{hostname}.  A, AAAA: this host's addresses; their PTR: {hostname}.
{page}.  A, AAAA: this host's addresses
"""


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
        print("\nRecords for the DNS:\n\n" + _records(host, noted), end="")
    doctor = CODE / "postfix/doctor"
    if doctor.exists() and not lines_by_hand:
        print("\n" + host.words(str(doctor)), end="")
    print(f"\nDone.  The admin is at https://{noted.page}/admin/.")
    if of_admin:
        print(of_admin)
    if is_first:
        print(f"Keep a copy of {ETC}, apart from the database's backups: it has the keys.")


def _records(host: Host, noted: Noted) -> str:
    if any(CODE.glob("inboxes/management/commands/dns.py")):
        command = ["runuser", "-u", "tempmail", "--", str(PYTHON), "-B", "manage.py", "dns"]
        return host.words(*command, env={"ENV_FILE": str(keys.owner_file())})
    return RECORDS.format(domain=noted.domain, hostname=noted.hostname, page=noted.page)
