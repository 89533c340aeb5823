"""Ask the servers that have the word for a zone, each of them; the resolver only says which they are.

So a record that was changed a minute ago is seen, and a server that has another version of the zone, or none.
Where none of them can be reached from here the resolver's answer stands.  Pure: no Django, no database.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.resolver
from dns.rdatatype import RdataType

TOTAL_SECONDS = 25  # for one domain
QUERY_SECONDS = 2
RESOLVER_SECONDS, MOST_TIMEOUTS = 5, 2  # after so many one after the other it is not asked again
MOST_SERVERS, MOST_ALIASES = 6, 8
PORT = 53


class NoAnswer(Exception):
    """The DNS did not say; the text is a sentence."""


@dataclass(frozen=True)
class Look:
    """What stands at a name, of one kind.  `each` is what the servers say, if that is not the same."""

    values: Sequence[str] = ()
    ttl: int = 0
    alias: str = ""  # where a CNAME at the name leads; the values are those behind it
    exists: bool = True
    each: str = ""
    problem: str = ""  # why there is no answer

    @property
    def shown(self) -> str:
        shown = "; ".join(self.values) or ("nothing" if self.exists else "no such name")
        return f"{shown} (by CNAME, at {self.alias})" if self.alias else shown


@dataclass
class Zone:
    name: str
    servers: dict[str, str]  # "ns1.example.org (192.0.2.1)" -> address
    problems: dict[str, str] = field(default_factory=dict)  # of servers that are asked no more


class Dns:
    """What was asked for one domain, within TOTAL_SECONDS; nothing is asked twice."""

    def __init__(self, resolver: tuple[str, int] | None = None):
        self.ends = time.monotonic() + TOTAL_SECONDS
        self.resolver = dns.resolver.Resolver(configure=resolver is None)
        if resolver:
            self.resolver.nameservers, self.resolver.port = [resolver[0]], resolver[1]
        self.resolver.cache = dns.resolver.Cache()
        self._looks: dict[tuple[str, RdataType], Look] = {}
        self._zones: dict[str, Zone] = {}
        self._timeouts = 0
        self._hears_ipv6: bool | None = None  # None: not known yet

    def look(self, name: str, kind: RdataType, aliases: int = 0) -> Look:
        """Return what stands at a name; what could not be asked is its `problem`."""
        asked = (name := name.lower().removesuffix("."), kind)
        if asked not in self._looks:
            try:
                self._looks[asked] = self._look(name, kind, aliases)
            except NoAnswer as error:
                self._looks[asked] = Look(problem=str(error))
        return self._looks[asked]

    def zone_of(self, name: str) -> Zone:
        """Return the zone that a name lies in, with its servers.  Raises NoAnswer."""
        if self._timeouts == MOST_TIMEOUTS:
            raise NoAnswer("The resolver does not answer.")
        try:
            seconds = min(RESOLVER_SECONDS, self._left())
            apex = dns.resolver.zone_for_name(_absolute(name), resolver=self.resolver, lifetime=seconds)
            self._timeouts = 0
        except (dns.exception.DNSException, OSError) as error:
            self._timeouts += isinstance(error, dns.exception.Timeout)
            raise NoAnswer(f"The resolver does not say who has the word for {name} ({_kind_of(error)}).") from error
        text = _text(apex)
        if text not in self._zones:
            self._zones[text] = Zone(text, self._servers(text))
        return self._zones[text]

    def serials(self, zone: Zone) -> Mapping[str, int]:
        """The version of the zone that each server has; who answers nothing is among the zone's problems."""
        found: dict[str, int] = {}
        for server in list(zone.servers):
            if answer := self._ask(zone, server, zone.name, RdataType.SOA):
                found.update((server, record.serial) for rrset in answer.answer for record in rrset)
        return found

    def _look(self, name: str, kind: RdataType, aliases: int) -> Look:
        zone = self.zone_of(name)
        answers = {server: self._ask(zone, server, name, kind) for server in list(zone.servers)}
        looks = {server: _look_of(answer, name, kind) for server, answer in answers.items() if answer}
        if not looks:
            looks = {"the resolver": self._by_resolver(name, kind)}
        first = next(iter(looks.values()))
        if any((look.values, look.alias) != (first.values, first.alias) for look in looks.values()):
            return Look(each="; ".join(f"{server}: {look.shown}" for server, look in looks.items()))
        if first.alias and kind != RdataType.CNAME:
            if aliases == MOST_ALIASES:
                raise NoAnswer(f"{name} leads from one CNAME to another, without an end.")
            behind = self.look(first.alias, kind, aliases + 1)
            return Look(behind.values, behind.ttl, first.alias, behind.exists, behind.each, behind.problem)
        return first

    def _ask(self, zone: Zone, server: str, name: str, kind: RdataType) -> dns.message.Message | None:
        """Return one server's answer; None, and it is asked no more, where it has none of its own."""
        if (is_ipv6 := ":" in zone.servers[server]) and self._hears_ipv6 is False:
            return self._leave(zone, server, "")
        query = dns.message.make_query(_absolute(name), kind, use_edns=0)
        query.flags &= ~dns.flags.RD
        seconds = min(QUERY_SECONDS, self._left())
        try:
            answer, _ = dns.query.udp_with_fallback(query, zone.servers[server], seconds, PORT, ignore_unexpected=True)
        except (dns.exception.DNSException, OSError) as error:
            if is_ipv6 and not self._hears_ipv6:
                # Most likely it is this host that has none: no fault of the zone, and not to be waited for again.
                self._hears_ipv6 = False
                return self._leave(zone, server, "")
            return self._leave(zone, server, f"does not answer ({_kind_of(error)})")
        self._hears_ipv6 = is_ipv6 or self._hears_ipv6
        if answer.rcode() not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
            return self._leave(zone, server, f"answers {dns.rcode.to_text(answer.rcode())}")
        if not answer.flags & dns.flags.AA:
            return self._leave(zone, server, "does not have the zone (its answer is not authoritative)")
        return answer

    @staticmethod
    def _leave(zone: Zone, server: str, problem: str) -> None:
        if problem:
            zone.problems[server] = problem
        zone.servers.pop(server, None)

    def _by_resolver(self, name: str, kind: RdataType) -> Look:
        try:
            found = self._resolve(name, kind)
        except (dns.exception.DNSException, OSError) as error:
            raise NoAnswer(f"Nobody answers for {name} ({_kind_of(error)}).") from error
        return Look(exists=False) if found is None else _look_of(found.response, name, kind)

    def _servers(self, zone: str) -> dict[str, str]:
        found: dict[str, str] = {}
        with suppress(dns.exception.DNSException, OSError):
            for record in self._resolve(zone, RdataType.NS) or ():
                name = _text(record.target)
                for kind in (RdataType.A, RdataType.AAAA):
                    for address in self._resolve(name, kind) or ():
                        found.setdefault(f"{name} ({address.address})", address.address)
                        break  # one address of each family
        return dict(list(found.items())[:MOST_SERVERS])

    def _resolve(self, name: str, kind: RdataType) -> dns.resolver.Answer | None:
        """None where there is no such name.  Raises DNSException."""
        lifetime = min(2 * QUERY_SECONDS, self._left())
        try:
            return self.resolver.resolve(
                _absolute(name), kind, lifetime=lifetime, search=False, raise_on_no_answer=False
            )
        except dns.resolver.NXDOMAIN:
            return None

    def _left(self) -> float:
        if (left := self.ends - time.monotonic()) <= 0:
            raise NoAnswer(f"The DNS took more than {TOTAL_SECONDS} s.")
        return left


def _look_of(answer: dns.message.Message, name: str, kind: RdataType) -> Look:
    owner, exists = _absolute(name), answer.rcode() != dns.rcode.NXDOMAIN
    of_kind = [rrset for rrset in answer.answer if rrset.name == owner and rrset.rdtype == kind]
    if of_kind:
        values = sorted(_value_of(record) for rrset in of_kind for record in rrset)
        return Look(values, of_kind[0].ttl)
    for rrset in answer.answer:
        if rrset.name == owner and rrset.rdtype == RdataType.CNAME:
            return Look((), rrset.ttl, alias=_text(rrset[0].target))
    return Look(exists=exists)


def _value_of(record: dns.rdata.Rdata) -> str:
    """A record as people write it; the strings of a TXT are one text (RFC 7208 3.3)."""
    strings = getattr(record, "strings", None)
    return b"".join(strings).decode(errors="replace") if strings is not None else record.to_text().lower()


def _absolute(name: str) -> dns.name.Name:
    return dns.name.from_text(name, dns.name.root)


def _text(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower()


def _kind_of(error: Exception) -> str:
    """Its class tells it, but of a resolver's failure, where what the servers said does."""
    if isinstance(error, dns.resolver.NoNameservers):
        said = {str(one[3]) for one in error.kwargs.get("errors", ())}
        return ", ".join(sorted(said)) or "no server"
    return type(error).__name__
