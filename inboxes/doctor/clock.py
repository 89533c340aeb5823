"""This host's clock, as far as it can be compared: with what keeps it, with web's, with another web server's.

The database's is compared in database.py.
"""

import ctypes
import email.utils
import http.client
import time
from collections.abc import Iterator

from .asking import ask
from .finding import FAULT, GOOD, NOTE, WARNING, Finding
from .host import WEB, Host
from .page import asked, web_of
from .web_asking import Reply

MOST_SECONDS = 5
BUILT_AT = 1767225600  # 2026-01-01: older is no clock that was ever set
TIME_ERROR = 5  # adjtimex(2): the kernel was told of no source
SET = "timedatectl set-ntp true (package systemd-timesyncd or chrony)"
WHY = "inboxes end and runs begin by it; certificates and second factors fail"


def look(host: Host) -> Iterator[Finding]:
    now = time.time()
    if now < BUILT_AT:
        what = f"This host's clock says {time.strftime('%Y-%m-%d', time.gmtime(now))}."
        yield Finding("clock", "clock-off", FAULT, what, WHY, SET)
    off = _off_from_web(host)
    if abs(off) > MOST_SECONDS:
        what = f"Web's clock is {abs(off):.0f} s {'ahead of' if off > 0 else 'behind'} the one here."
        yield Finding("clock", "clock-off", FAULT, what, WHY, f"{SET}; {WEB.restart}")
    kept = _is_kept(host)
    if kept is False:
        yield Finding("clock", "clock-unkept", WARNING, "Nothing keeps this host's clock right.", WHY, SET)
    elif kept is None:
        yield Finding("clock", "clock-unknown", NOTE, "Nothing here says whether this host's clock is right.")
    else:
        yield Finding("clock", "good", GOOD, "it is kept by NTP.")
    if host.mirror:
        yield from _mirror(host.mirror)


def _off_from_web(host: Host) -> float:
    """By how many seconds web's clock is ahead: 0 where it does not say."""
    reply = asked(place, "/livez") if (place := web_of(host, "localhost")) else ""
    if not isinstance(reply, Reply):
        return 0
    try:
        there = email.utils.parsedate_to_datetime(reply.headers["date"]).timestamp()
    except (KeyError, ValueError):
        return 0
    return there + 0.5 - time.time()


def _is_kept(host: Host) -> bool | None:
    if host.has_systemd:
        said = ask("timedatectl", "show", "-p", "NTPSynchronized", "--value").said.strip()
        if said in ("yes", "no"):
            return said == "yes" or _by_chrony() is True
    chrony = _by_chrony()
    if chrony is not None:
        return chrony
    # Without a service manager nobody says who should: the kernel's word counts only when it is good.
    return True if _kernel_says() else None


def _by_chrony() -> bool | None:
    answer = ask("chronyc", "-n", "tracking", seconds=5)
    if not answer.is_good:
        return None
    return "Not synchronised" not in answer.said


def _kernel_says() -> bool:
    try:
        # modes = 0 reads; the structure has 208 bytes on 64-bit Linux.
        return ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(256)) not in (TIME_ERROR, -1)
    except (OSError, AttributeError):
        return False


def _mirror(name: str) -> Iterator[Finding]:
    connection = http.client.HTTPConnection(name, timeout=5)
    try:
        before = time.time()
        connection.request("HEAD", "/")
        date = connection.getresponse().headers["Date"]
        there = email.utils.parsedate_to_datetime(date).timestamp()
    except (OSError, http.client.HTTPException, TypeError, ValueError) as error:
        yield Finding("clock", "clock-unknown", NOTE, f"{name} did not say what time it is: {error}")
        return
    finally:
        connection.close()
    off = (before + time.time()) / 2 - there - 0.5
    if abs(off) > MOST_SECONDS:
        what = f"This host's clock is {abs(off):.0f} s {'ahead of' if off > 0 else 'behind'} that of {name}."
        yield Finding("clock", "clock-off", FAULT, what, WHY, SET)
