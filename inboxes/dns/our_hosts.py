"""What this host is called, and where it is: the half of each record that settings and interfaces say."""

import ipaddress
import re
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings

from inboxes import offering

# Where a packet would go out for the rest of the world: none is sent.
ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
NAME = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


@dataclass(frozen=True)
class Ours:
    mail_hosts: Sequence[str]  # what MX records are to name
    page_names: Sequence[str]  # the first is the page's
    addresses: Sequence[str]  # public ones of this host, as far as known: none behind NAT


def ours(addresses: Sequence[str] = ()) -> Ours:
    return Ours(
        [name for host in offering.mail_hosts() if NAME.fullmatch(name := host.lower().removesuffix("."))],
        [name for name in settings.ALLOWED_HOSTS if NAME.fullmatch(name)],
        list(addresses) or own_addresses(),
    )


def own_addresses() -> list[str]:
    found = []
    for family, address in ELSEWHERE.items():
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))
            found.append(probe.getsockname()[0])
    return [address for address in found if ipaddress.ip_address(address).is_global]
