"""Whom an admin refuses mail from: an address, a domain and all below it, or a network; read as they type it.

Pure: no Django, no database.  tempmail_sender_access() and tempmail_client_access() ask for what is kept of it.
"""

import ipaddress
import re
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from . import addresses, sites

# Wider than any network that one operator was given: such a rule would refuse everybody.
WIDEST = {4: 8, 6: 19}
MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
NETWORKS = "a network would be like 192.0.2.1, 192.0.2.0/24 or 2001:db8::/32"

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Kind(StrEnum):
    ADDRESS = "address"
    DOMAIN = "domain"
    NETWORK = "network"


class Sender(NamedTuple):
    """`text` is folded, without a tag, its domain as A-labels; `in_letters` is the same with U-labels."""

    kind: Kind
    text: str
    in_letters: str


def read_several(text: str) -> list[str]:
    """Return what a list names, however it is divided."""
    return [word for word in re.split(r"[\s,;]+", text) if word]


def read(text: str) -> Sender:
    """Return whom a person means.  Raises ValueError, which says what would be right."""
    text = text.strip().removeprefix("mailto:").removeprefix("<").removesuffix(">").strip()
    if not text:
        raise ValueError("Name an address, a domain or a network. Bounces come from no sender and are not refused.")
    if "://" in text:
        raise ValueError(f"{text} is a URL; its domain alone would be {urlsplit(text).hostname or 'example.org'}.")
    if "*" in text:
        raise ValueError(f"{text}: no * is needed. example.org refuses all its addresses and all below it; {NETWORKS}.")
    bare = text.removeprefix("[").removesuffix("]")
    if bare[:5].casefold() == "ipv6:":
        bare = bare[5:]
    if "/" in bare or ":" in bare or re.fullmatch("[0-9.]+", bare):
        network = _shown(read_network(bare))
        return Sender(Kind.NETWORK, network, network)
    if "@" in text:
        return _address(text)
    domain = _domain(text.removeprefix("."))
    return Sender(Kind.DOMAIN, domain, addresses.domain_to_unicode(domain))


def read_network(text: str) -> Network:
    """Return the network of an address, or of one with a prefix length.  Raises ValueError with what would be right."""
    try:
        network: Network = ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise ValueError(f"{text} is no network: {NETWORKS}.") from error
    if isinstance(network, ipaddress.IPv6Network):
        if network.network_address.scope_id:
            raise ValueError(f"{text}: leave out what follows the %.")
        # Postfix knows such a client by its IPv4 address.
        if network.subnet_of(MAPPED):
            network = ipaddress.IPv4Network((int(network.network_address) & 0xFFFFFFFF, network.prefixlen - 96))
    if network.prefixlen < (widest := WIDEST[network.version]):
        raise ValueError(f"{text} would refuse a large part of the Internet: take /{widest} or longer.")
    return network


def _shown(network: Network) -> str:
    is_one = network.prefixlen == network.max_prefixlen
    return str(network.network_address) if is_one else str(network)


def _address(text: str) -> Sender:
    local_part, _, domain = text.rpartition("@")
    if not local_part:
        raise ValueError(f"{text}: for a whole domain leave out the @: {domain or 'example.org'}.")
    if not domain:
        raise ValueError(f"{text} lacks a domain: an address would be like shop@example.org.")
    domain = addresses.domain_to_ascii(domain)
    base, _ = addresses.split_tag(addresses.split_address(text)[0])
    if not addresses.is_usable(base):
        raise ValueError(f"{text} is no address: it would be like shop@example.org.")
    return Sender(Kind.ADDRESS, f"{base}@{domain}", f"{base}@{addresses.domain_to_unicode(domain)}")


def _domain(text: str) -> str:
    domain = addresses.domain_to_ascii(text)
    if domain.rpartition(".")[2].isdigit():
        raise ValueError(f"{text} is no domain, as none ends with a number; {NETWORKS}.")
    if sites.is_registry(domain):
        raise ValueError(f"Everybody below {text} would be refused: name a domain that somebody registered there.")
    return domain
