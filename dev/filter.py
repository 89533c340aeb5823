"""The private filter of `run --filter`: rspamd as Postfix's milter, clamd behind it, from postfix/rspamd.

Only paths differ from a host's; and it asks nobody: no DNS, no lists, no signatures but EICAR's.
"""

import json
import socket
import struct
from pathlib import Path
from typing import Any

from .system import make_folder

SERVICES = ("clamd", "rspamd")
RSPAMD_USER = "_rspamd"
CLAMD_USER = "clamav"
# What every scanner takes for malware, and is none (eicar.org).
EICAR = (
    "58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d"
    "5354414e444152442d414e544956495255532d544553542d46494c452124482b482a"
)
CLAMD_CONF = """\
Foreground yes
DatabaseDirectory {0}/signatures
LocalSocket {0}/clamav/clamd.ctl
LocalSocketMode 666
StreamMaxLength 25M
SelfCheck 0
"""


def folders(directory: Path) -> dict[str, str]:
    """Return what stands for a host's folders."""
    return {"/run/rspamd": str(directory / "rspamd"), "/run/clamav": str(directory / "clamav")}


def make_filter(directory: Path, code: Path, fake_records: list[dict[str, Any]] | None = None, **options: Any) -> None:
    """Write both configurations; rspamd takes fake_records for the DNS, options into options.inc."""
    local, override = (make_folder(directory / "etc" / name) for name in ("local.d", "override.d"))
    make_folder(directory / "rspamd", RSPAMD_USER)
    make_folder(directory / "clamav", CLAMD_USER)
    for source in (code / "postfix" / "rspamd").iterdir():
        text = source.read_text()
        for folder, own in folders(directory).items():
            text = text.replace(folder, own)
        (local / source.name).write_text(text)
    # Port 9 of this machine: nobody is there to be asked.
    dns = {"nameserver": ["127.0.0.1:9"], "timeout": 0.02, "retransmits": 1, "fake_records": fake_records or []}
    options |= {"dns": dns, "map_watch_interval": 86400}
    (override / "options.inc").write_text(json.dumps(options)[1:-1])
    (override / "logging.inc").write_text('type = "console";\n')
    make_folder(directory / "signatures")
    (directory / "signatures" / "eicar.ndb").write_text(f"Eicar-Test-Signature:0:*:{EICAR}\n")
    (directory / "clamd.conf").write_text(CLAMD_CONF.format(directory))


def answers(directory: Path, name: str) -> bool:
    """Whether clamd, or a milter that negotiates (version 6, all actions, all steps), is there."""
    path, question, answer = {
        "clamd": ("clamav/clamd.ctl", b"zPING\0", b"PONG"),
        "rspamd": ("rspamd/milter.sock", struct.pack(">IcIII", 13, b"O", 6, 0x1FF, 0x1FFFFF), b"\0\0\0\rO"),
    }[name]
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        try:
            connection.connect(str(directory / path))
            connection.sendall(question)
            return connection.recv(64).startswith(answer)
        except OSError:
            return False
