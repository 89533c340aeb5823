"""Ask the DNS whether a domain's mail comes here: by its MX records, or without any by its own address (RFC 5321 5.1).

Pure: no Django, no database.  offering.py asks, and notes what was said.
"""

import ipaddress
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

import dns.exception
import dns.name
import dns.resolver
from dns.rdatatype import MX, RdataType

from inboxes.mail import addresses

TOTAL_SECONDS = 5  # for one domain
NULL_MX = "."  # RFC 7505


@dataclass(frozen=True)
class Answer:
    leads_here: bool | None  # None: the DNS did not say
    said: str  # a sentence for admins, who see what to mend


class _ElsewhereError(Exception):
    """Mail for the domain does not come here; the text says why."""


def ask(domain: str, ours: Collection[str], server: tuple[str, int] | None = None) -> Answer:
    """Say whether mail for a domain, given as A-labels, goes to one of ours: names, addresses.

    The system's resolver is asked unless `server` is another.  What the DNS says of our names counts, not what
    addresses this host has: it may be behind NAT, and its resolver may see it from inside.
    """
    if addresses.is_for_tests(domain):
        return Answer(True, "A name for tests (RFC 6761): the DNS is not asked.")
    if not ours:
        return Answer(None, "Nothing says which mail servers are ours: set MX_HOSTS to the name MX records point to.")
    names = {name.lower().removesuffix(".") for name in ours}
    try:
        return Answer(True, _Lookup(server).where(domain, names))
    except _ElsewhereError as error:
        return Answer(False, str(error))
    except (dns.exception.DNSException, OSError) as error:
        return Answer(None, f"The DNS did not answer ({type(error).__name__}); what it said before holds.")


class _Lookup:
    def __init__(self, server: tuple[str, int] | None):
        self.ends = time.monotonic() + TOTAL_SECONDS
        self.resolver = dns.resolver.Resolver(configure=server is None)
        if server:
            self.resolver.nameservers, self.resolver.port = [server[0]], server[1]

    def where(self, domain: str, ours: set[str]) -> str:
        """Return which of ours mail goes to.  Raises _ElsewhereError."""
        hosts = self.hosts(domain)
        found = {host: self.addresses(host) for host in hosts}
        if without := [host for host in hosts if not found[host]]:
            raise _ElsewhereError(f"{without[0]} has no address, so mail for {domain} finds no server.")
        elsewhere = [host for host in hosts if host not in ours]
        own = {address for name in ours for address in self.own_addresses(name)} if elsewhere else set()
        elsewhere = [host for host in elsewhere if not found[host] <= own]
        if elsewhere:
            raise _ElsewhereError(
                f"Mail for {domain} goes to {', '.join(elsewhere)}, not to {', '.join(sorted(ours))}."
            )
        return f"Mail goes to {', '.join(hosts)}."

    def hosts(self, domain: str) -> list[str]:
        """The hosts that senders try first, all of which must be ours; who is a backup is the operator's affair."""
        records = self.resolve(domain, MX)
        if records is None:
            raise _ElsewhereError(f"The DNS knows no {domain}.")
        if not records:
            return [domain]
        first = min(record.preference for record in records)
        hosts = sorted(_text(record.exchange) for record in records if record.preference == first)
        if NULL_MX in hosts or "" in hosts:
            raise _ElsewhereError(f"The MX record of {domain} says that it takes no mail (RFC 7505).")
        return hosts

    def own_addresses(self, name: str) -> set[str]:
        with suppress(ValueError):
            return {str(ipaddress.ip_address(name))}
        return self.addresses(name)

    def addresses(self, host: str) -> set[str]:
        found = [self.resolve(host, kind) or [] for kind in (RdataType.A, RdataType.AAAA)]
        return {str(ipaddress.ip_address(record.address)) for records in found for record in records}

    def resolve(self, name: str, kind: RdataType) -> list | None:
        """Return the records behind all CNAMEs; None where there is no such name.  Raises DNSException."""
        left = max(0.01, self.ends - time.monotonic())
        absolute = dns.name.from_text(name, dns.name.root)
        try:
            return list(self.resolver.resolve(absolute, kind, lifetime=left, search=False, raise_on_no_answer=False))
        except dns.resolver.NXDOMAIN:
            return None


def _text(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower()
