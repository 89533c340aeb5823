"""The socket through which Postfix hands mail to delivery: there, of the right owner, and answering."""

import socket
import stat
from collections.abc import Iterator

from .accounts import WRITE, obstacle, owner_and_mode
from .asking import within
from .finding import FAULT, GOOD, Finding
from .host import DELIVERY, Host

SECONDS = 5


def look(host: Host) -> Iterator[Finding]:
    path = host.delivery_socket
    try:
        status = path.stat()
    except PermissionError:
        return  # of another user
    except OSError:
        what = f"{path} is not there: delivery does not listen."
        yield Finding("handover", "handover-silent", FAULT, what, _why(host), DELIVERY.restart, "delivery")
        return
    if not stat.S_ISSOCK(status.st_mode):
        what = f"{path} is no socket."
        yield Finding(
            "handover", "handover-silent", FAULT, what, _why(host), f"rm {path}; {DELIVERY.restart}", "delivery"
        )
        return
    yield from _rights(host)
    problem = _greeting(host)
    if problem:
        what = f"Delivery does not answer at {path}: {problem}."
        yield Finding("handover", "handover-silent", FAULT, what, _why(host), DELIVERY.restart, "delivery")
    elif host.is_root:
        yield Finding("handover", "good", GOOD, f"delivery answers at {path}.")


def _why(host: Host) -> str:
    if uses_lmtp(host):
        return "all mail waits in the queue, as virtual_transport is lmtp"
    return "the pipe starts a process for each message: two a second"


def uses_lmtp(host: Host) -> bool:
    return host.postfix("virtual_transport").startswith("lmtp:")


def _rights(host: Host) -> Iterator[Finding]:
    path = host.delivery_socket
    # lmtp(8) runs as Postfix's user, the pipe program as delivery's.
    users = ["postfix", DELIVERY.user] if uses_lmtp(host) else [DELIVERY.user]
    for user in users:
        who = host.accounts[user]
        if who and (hindered := obstacle(who, path, WRITE)) and hindered.status:
            what = f"{user} cannot reach {path}: {hindered}."
            do = f"install -d -m 2750 -o {DELIVERY.user} -g postfix {path.parent}; {DELIVERY.restart}"
            yield Finding("handover", "handover-rights", FAULT, what, _why(host), do, "delivery")
            return
    owner, group = host.accounts[DELIVERY.user], host.accounts["postfix"]
    its = path.stat()
    if owner and group and (its.st_uid != owner.uid or its.st_gid != group.gid):
        what = f"{path} is {owner_and_mode(its)}, and must be {DELIVERY.user}:postfix."
        do = f"install -d -m 2750 -o {DELIVERY.user} -g postfix {path.parent}; {DELIVERY.restart}"
        why = "Postfix or delivery does not reach it, or somebody else made it"
        yield Finding("handover", "handover-rights", FAULT, what, why, do, "delivery")


def _greeting(host: Host) -> str:
    """Return what is wrong with how it greets, or ""."""
    with socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(within(SECONDS))
        try:
            asked.connect(str(host.delivery_socket))
            greeting = asked.recv(500)
            asked.sendall(b"QUIT\r\n")
        except PermissionError:
            return ""
        except TimeoutError:
            return f"no word within {SECONDS} s"
        except OSError as error:
            return error.strerror or str(error)
    return "" if greeting.startswith(b"220") else "it greets with something else"
