"""Which network a client's address stands for.  Pure: no Django, no database."""

import ipaddress


def is_address(text: str) -> bool:
    try:
        return bool(ipaddress.ip_address(text))
    except ValueError:
        return False


def network_of(client: str) -> str:
    """Return what counts as one client: an IPv4 address, or the /64 that an IPv6 subscriber has (RFC 6177)."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if address.version == 6 and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, 32 if address.version == 4 else 64), strict=False))
