"""Whether senders reach port 25: on all addresses of this host, by the name that MX records have."""

import ipaddress
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from .asking import within
from .finding import FAULT, GOOD, NOTE, WARNING, Finding
from .host import WEB, Host

OUTSIDE = (
    "Whether port 25 is reached from outside cannot be seen from here: many providers close it until asked. "
    "From another network: `nc -v {0} 25`."
)


def look(host: Host) -> Iterator[Finding]:
    if not host.has_postfix:
        return
    at = host.listens(25)
    if not at:
        if host.master_pid or not host.is_root:
            yield Finding(
                "port", "port-closed", FAULT, "Nothing listens at port 25.", "senders find nobody",
                "the line `smtp inet` in master.cf, as /opt/tempmail/postfix/master.cf has it; postfix reload",
                "postfix",
            )  # fmt: skip
        return
    if all(ipaddress.ip_address(address).is_loopback for address in at):
        setting = host.postfix("inet_interfaces")
        in_main = setting not in ("all", "$myhostname", "")
        where = f"inet_interfaces is {setting}" if in_main else "master.cf has an address before `smtp inet`"
        do = "postconf -e inet_interfaces=all" if in_main else "write `smtp inet` there"
        yield Finding(
            "port", "port-loopback", FAULT, f"Port 25 is open on {', '.join(at)} only: {where}.",
            "no sender reaches it", f"{do}; systemctl restart postfix@-", "postfix",
        )  # fmt: skip
        return
    names = [name for name in (host.env[WEB.name] or {}).get("MX_HOSTS", "").split(",") if name.strip()]
    name = (names or [host.postfix("myhostname")])[0].strip()
    known = addresses_of(name)
    yield from _without_listener(at, known)
    yield from _by_name(name, known, at)


def own_addresses() -> set[str]:
    """Addresses of this host that the world may know, both kinds."""
    found = set()
    try:
        for line in Path("/proc/net/if_inet6").read_text().splitlines():
            found.add(str(ipaddress.IPv6Address(bytes.fromhex(line.split()[0]))))
        trie = Path("/proc/net/fib_trie").read_text()
        found |= set(re.findall(r"(\d+\.\d+\.\d+\.\d+)\n\s+/32 host LOCAL", trie))
    except OSError:
        pass
    return {address for address in found if not ipaddress.ip_address(address).is_loopback}


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    # Documentation's addresses are what tests have.
    is_made_up = ip in ipaddress.ip_network("2001:db8::/32" if ip.version == 6 else "192.0.2.0/24")
    return ip.is_global or is_made_up


def addresses_of(name: str) -> list[str] | None:
    """What the resolver says of the name; None when it does not know it."""
    try:
        return sorted({str(answer[4][0]) for answer in socket.getaddrinfo(name, 25, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError):
        return None


def _without_listener(at: list[str], known: list[str] | None) -> Iterator[Finding]:
    is_open = {"0.0.0.0": 4, "::": 6}
    versions = {is_open[address] for address in at if address in is_open}
    if versions == {6}:
        versions = {4, 6}  # a socket of both kinds, as Postfix never makes one, or another's
    for address in sorted(own_addresses()):
        version = ipaddress.ip_address(address).version
        if not _is_public(address) or version in versions or address in at:
            continue
        named = known is None or address in known
        code = "port-ipv6" if version == 6 else "port-address"
        kind = "inet_protocols = all" if version == 6 else "inet_interfaces = all"
        yield Finding(
            "port", code, (FAULT if known else WARNING) if named else NOTE, f"Nobody listens at port 25 of {address}.",
            "senders who try that address fail, or come late" if named else "no name leads there",
            f"{kind} in main.cf, systemctl restart postfix@-; or take that address out of the DNS", "postfix",
        )  # fmt: skip


def _by_name(name: str, known: list[str] | None, at: list[str]) -> Iterator[Finding]:
    if not known:
        what = f"{name} has no address that this host's resolver knows."
        yield Finding("port", "port-unknown", NOTE, f"{what} {OUTSIDE.format(name)}")
        return
    if all(ipaddress.ip_address(address).is_loopback for address in known):
        known = []
    for address in known:
        began = time.monotonic()
        problem = greeting_problem(address, name)
        if problem and address in own_addresses():
            what = f"{name} is {address}, this host, and its port 25 does not greet: {problem}."
            yield Finding(
                "port", "port-closed", FAULT, what, "senders find nobody", "postfix check; postfix reload", "postfix"
            )
        elif problem:
            what = (
                f"{name} is {address}, which does not answer at port 25 from here ({problem}), as it may be behind NAT."
            )
            yield Finding("port", "port-unknown", NOTE, f"{what} {OUTSIDE.format(name)}")
        else:
            yield Finding("port", "good", GOOD, f"{name} ({address}) greets, in {time.monotonic() - began:.1f} s.")
    yield Finding("port", "port-unknown", NOTE, OUTSIDE.format(name))


def greeting_problem(address: str, name: str = "") -> str:
    """Return why an address does not greet as an SMTP server, or ""."""
    try:
        with socket.create_connection((address, 25), within(5)) as asked:
            greeting = asked.recv(500)
            asked.sendall(b"QUIT\r\n")
    except OSError as error:
        return error.strerror or str(error) or type(error).__name__
    return "" if greeting.startswith(b"220") else f"it says {greeting[:60].decode(errors='replace').strip()!r}"
