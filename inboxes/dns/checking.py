"""Compare what the DNS says of a domain with what it should: a finding for each record."""

import ipaddress
from collections.abc import Callable, Iterator, Sequence

from django.conf import settings
from dns.rdatatype import RdataType

from inboxes.mail import addresses

from . import judging, policy
from .asking import Dns, Look, NoAnswer
from .finding import GOOD, Finding, State, Verdict, compare
from .listed import on_lists
from .our_hosts import Ours, ours
from .wanted import DMARC, SENDS_NOTHING, of_domain

NULL_MX = " ."  # RFC 7505: at the end of the value


def findings(domain: str, of: Ours | None = None) -> list[Finding]:
    """Ask for all records of a domain, given as A-labels, and of our hosts; [] for names that no DNS knows.

    Takes asking.TOTAL_SECONDS at most, and a look at the policy.  Raises nothing.
    """
    return [] if addresses.is_for_tests(domain) else list(_Check(domain, of or ours()).all())


class _Check:
    def __init__(self, domain: str, of: Ours):
        self.domain, self.ours, self.dns = domain, of, Dns(settings.DNS_RESOLVER)
        self.wanted = {(record.name, record.kind): record.in_words for record in of_domain(domain, of)}

    def all(self) -> Iterator[Finding]:
        if not self.ours.mail_hosts:
            remedy = "Set MX_HOSTS to the name that MX records are to lead to."
            yield Finding("mail server", State.UNKNOWN, "", "a name for this host's Postfix", remedy)
        yield self.servers()
        yield self.mx()
        for host in self.ours.mail_hosts:
            yield from self.host(host)
        yield self.txt(self.domain, "SPF", SENDS_NOTHING, judging.spf)
        yield self.dmarc(self.domain)
        yield from self.mta_sts()
        yield self.txt(
            f"_smtp._tls.{self.domain}", "TLS-RPT", f"v=TLSRPTv1; rua={settings.TLS_RPT}" if settings.TLS_RPT else "",
            lambda values: judging.tls_rpt(values, settings.TLS_RPT),
        )  # fmt: skip
        for name in dict.fromkeys([*self.ours.mail_hosts, *self.ours.page_names, policy.PREFIX + self.domain]):
            yield self.caa(name)
        yield on_lists(self.domain)

    def servers(self) -> Finding:
        record, wanted = f"name servers of {self.domain}", "all of them answer, with the same version of the zone"
        try:
            zone = self.dns.zone_of(self.domain)
            serials = self.dns.serials(zone)
        except NoAnswer as error:
            return Finding(record, State.UNKNOWN, "", wanted, f"{error} See that the domain is registered and signed.")
        found = "; ".join(
            [f"{server}: version {serial}" for server, serial in serials.items()]
            + [f"{server} {problem}" for server, problem in zone.problems.items()]
        )
        if not serials:
            remedy = "From here none of them can be asked; what follows is what the resolver says."
            return Finding(record, State.UNKNOWN, found, wanted, remedy)
        if len(set(serials.values())) > 1:
            return Finding(record, State.DIFFERS, found, wanted, "Some have an older version: see to their transfers.")
        if zone.problems:
            remedy = "Mend these, or take their NS records away here and at the registrar."
            return Finding(record, State.DIFFERS, found, wanted, remedy)
        return Finding(record, State.GOOD, found, wanted)

    def mx(self) -> Finding:
        hosts = self.ours.mail_hosts
        wanted = "; ".join(f"10 {host}." for host in hosts)
        return compare(f"MX of {self.domain}", self.dns.look(self.domain, RdataType.MX), wanted, self._judge_mx)

    def _judge_mx(self, values: Sequence[str]) -> Verdict:
        if not values:
            return State.MISSING, f"{judging.ADD} Until then mail for the domain finds no server, or another."
        if any(value.endswith(NULL_MX) for value in values):
            return State.DIFFERS, "It says that the domain takes no mail (RFC 7505): take it away."
        by_preference = sorted((int(preference), host.rstrip(".")) for preference, host in map(str.split, values))
        for _, host in by_preference:
            if problem := self._problem_of(host):
                return State.DIFFERS, problem
        first = [host for preference, host in by_preference if preference == by_preference[0][0]]
        others = [host for host in first if host not in self.ours.mail_hosts]
        if not others:
            return GOOD
        if all(self._is_ours(host) for host in others):
            if settings.MTA_STS_MODE == "none":
                return State.NOTE, f"{others[0]} is another name of ours."
            return State.DIFFERS, f"{others[0]} is ours by its address, but not in the policy of MTA-STS: see MX_HOSTS."
        return State.DIFFERS, f"Mail goes to {', '.join(others)}, which is not ours."

    def _problem_of(self, host: str) -> str:
        if host.replace(".", "").isdigit():
            return f"An MX record names a host, not an address ({host}, RFC 5321 5.1)."
        look = self.dns.look(host, RdataType.A)
        if look.alias:
            return f"{host} is a CNAME, which an MX must not lead to (RFC 2181 10.3)."
        found, problem = self._addresses(host)
        return "" if found or problem else f"{host} has no address, so mail finds no server."

    def _is_ours(self, host: str) -> bool:
        own = {address for name in self.ours.mail_hosts for address in self._addresses(name)[0]}
        return bool(found := self._addresses(host)[0]) and set(found) <= own

    def host(self, host: str) -> Iterator[Finding]:
        """The address of a mail server, its name backwards, and that it sends nothing."""
        found, problem = self._addresses(host)
        expected = self.ours.addresses if len(self.ours.mail_hosts) == 1 else ()
        wanted = ", ".join(expected) or "a public address of the host"
        record, shown = f"address of {host}", ", ".join(found) or "nothing"
        if problem and not found:
            yield Finding(record, State.UNKNOWN, "", wanted, problem)
        elif not found:
            yield Finding(record, State.MISSING, shown, wanted, "Add an A record with the address of the host.")
        elif inside := [address for address in found if not ipaddress.ip_address(address).is_global]:
            yield Finding(record, State.DIFFERS, shown, wanted, f"No sender outside reaches {inside[0]}.")
        elif strange := [address for address in found if address not in expected and _knows_kind(expected, address)]:
            yield Finding(record, State.DIFFERS, shown, wanted, f"{strange[0]} is not this host.")
        else:
            yield Finding(record, State.GOOD, shown, wanted)
        for address in found:
            yield self.ptr(host, address)
        yield self.txt(host, "SPF", SENDS_NOTHING, judging.spf)
        yield self.dmarc(host)

    def ptr(self, host: str, address: str) -> Finding:
        name = ipaddress.ip_address(address).reverse_pointer

        def judge(values: Sequence[str]) -> Verdict:
            names = [value.rstrip(".") for value in values]
            if not names:
                return State.MISSING, "Set it where the address comes from: at your provider, mostly."
            if host not in names:
                return (
                    State.DIFFERS,
                    f"It is the name of another host; have it be {host}, where the address comes from.",
                )
            if len(names) > 1:
                return State.DIFFERS, "Keep the one name: who asks takes any of them."
            return GOOD

        return compare(f"PTR of {address}", self.dns.look(name, RdataType.PTR), f"{host}.", judge)

    def txt(self, name: str, standard: str, wanted: str, judge: Callable[[Sequence[str]], Verdict]) -> Finding:
        return compare(f"{standard} of {name}", self.dns.look(name, RdataType.TXT), wanted, judge)

    def dmarc(self, name: str) -> Finding:
        """A name without a record goes by that of the nearest one above (RFC 7489 6.6.3)."""
        own = self.txt(f"_dmarc.{name}", "DMARC", DMARC, judging.dmarc)
        labels = name.split(".")
        if own.state != State.MISSING:
            return own
        for number in range(1, len(labels) - 1):
            above = self.txt(f"_dmarc.{'.'.join(labels[number:])}", "DMARC", DMARC, judging.dmarc)
            if above.state != State.MISSING:
                return Finding(own.record, above.state, f"nothing; above, {above.found}", DMARC, above.remedy)
        return own

    def mta_sts(self) -> Iterator[Finding]:
        text, host = policy.text(self.ours.mail_hosts), policy.PREFIX + self.domain
        name = f"_mta-sts.{self.domain}"
        wanted = f"v=STSv1; id={policy.id_of(text)};"
        own = self.txt(name, "MTA-STS", wanted, lambda values: judging.mta_sts(values, policy.id_of(text)))
        if settings.MTA_STS_MODE == "none" and own.state == State.MISSING:
            yield Finding(own.record, State.NOTE, own.found, "", "MTA_STS_MODE=none: no policy is announced.")
            return
        yield own
        found, problem = self._addresses(host)
        record, wanted = f"address of {host}", self.wanted.get((host, "CNAME"), f"{host}. CNAME, and the page's name")
        shown = ", ".join(found) or "nothing"
        if problem and not found:
            yield Finding(record, State.UNKNOWN, "", wanted, problem)
        elif not found:
            yield Finding(record, State.MISSING, shown, wanted, "Without it no sender finds the policy.")
        else:
            yield Finding(record, State.GOOD, shown, wanted)
            wrong = policy.problem_at(host, found[0], text)
            where = f"https://{host}{policy.PATH}"
            remedy = f"{wrong} Let the proxy pass this name to the page, with a certificate for it." if wrong else ""
            yield Finding(
                f"policy at {where}", State.DIFFERS if wrong else State.GOOD, wrong or "ours", "ours, as web serves it",
                remedy,
            )  # fmt: skip

    def caa(self, name: str) -> Finding:
        """What counts is at the name or the nearest above that has some (RFC 8659 3)."""
        labels, wanted = name.split("."), f'none, or 0 issue "{settings.CAA_ISSUER}"'
        look = Look()
        for number in range(len(labels) - 1):
            look = self.dns.look(".".join(labels[number:]), RdataType.CAA)
            if look.values or look.each or look.problem:
                break
        if not settings.CAA_ISSUER:
            return Finding(f"CAA of {name}", State.NOTE, look.shown, "", "CAA_ISSUER does not say which CA is in use.")
        return compare(f"CAA of {name}", look, wanted, lambda values: judging.caa(values, settings.CAA_ISSUER))

    def _addresses(self, host: str) -> tuple[list[str], str]:
        """Return its addresses, and what kept from asking for all of them."""
        looks = [self.dns.look(host, kind) for kind in (RdataType.A, RdataType.AAAA)]
        disagree = [f"The zone's servers disagree: {look.each}." for look in looks if look.each]
        problem = next((look.problem for look in looks if look.problem), "".join(disagree[:1]))
        return [address for look in looks for address in look.values], problem


def _knows_kind(known: Sequence[str], address: str) -> bool:
    """Whether of this kind, IPv4 or IPv6, this host's own are known."""
    return any((":" in one) == (":" in address) for one in known)
