"""Records as a zone file has them (RFC 1035 5.1), to be pasted."""

import ipaddress
from collections.abc import Iterator, Sequence

from inboxes.mail import addresses, sites

from .our_hosts import Ours
from .wanted import TTL, Record, all_of

STRING_OCTETS = 255  # RFC 1035 3.3


def zone(domains: Sequence[str], ours: Ours) -> str:
    """Return the records of these domains and of our hosts, under the origin that each most likely lies in."""
    by_origin: dict[str, list[Record]] = {}
    for record in all_of(domains, ours):
        by_origin.setdefault(sites.registrable(record.name), []).append(record)
    return "\n".join(_part(origin, records) for origin, records in by_origin.items()) + "".join(_reverse(ours))


def _part(origin: str, records: Sequence[Record]) -> str:
    unicode_name = addresses.domain_to_unicode(origin)
    title = f"; {unicode_name}\n" if unicode_name != origin else ""
    return f"{title}$ORIGIN {origin}.\n$TTL {TTL}\n" + "".join(_lines(record, origin) for record in records)


def _lines(record: Record, origin: str) -> str:
    line = f"{_relative(record.name, origin):<24} IN {record.kind:<5} {_value(record)}"
    return f"; {record.why}\n{line if record.value else f'; {line.rstrip()}'}\n"


def _value(record: Record) -> str:
    if not record.value:
        return "(not known here: fill it in)"
    return quoted(record.value) if record.kind == "TXT" else record.value


def _relative(name: str, origin: str) -> str:
    return "@" if name == origin else name.removesuffix(f".{origin}")


def quoted(text: str) -> str:
    """Return a TXT's text as strings of 255 octets at most; readers join them without a space."""
    octets = text.encode()
    pieces = [octets[start : start + STRING_OCTETS] for start in range(0, len(octets), STRING_OCTETS)] or [b""]
    return " ".join(f'"{"".join(map(_escaped, piece))}"' for piece in pieces)


def _escaped(octet: int) -> str:
    return f"\\{chr(octet)}" if octet in b'"\\' else chr(octet) if 32 <= octet < 127 else f"\\{octet:03d}"


def _reverse(ours: Ours) -> Iterator[str]:
    """PTR records lie in a zone of whoever gave the address."""
    for address in ours.addresses if len(ours.mail_hosts) == 1 else ():
        yield "\n; To be set where the address comes from: senders, and their filters, ask for its name.\n"
        yield f"; {ipaddress.ip_address(address).reverse_pointer}. IN PTR {ours.mail_hosts[0]}.\n"
