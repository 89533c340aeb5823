"""What is told of who sent a message, and of its link: one verdict each, of one line, the same in list, page and API.

Pure: no Django, no database.  Nothing is told good of a sender but what this host verified, and nothing bad but what
contradicts itself: a domain that denies the mail, a name that shows another's, letters that imitate.  Mail services
stand between half of all senders and their readers: they are named, and are no warning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from . import deception, owners, sites, web_urls
from .deception import Finding
from .summary import Check, Summary


class Trust(StrEnum):
    VERIFIED = "verified"  # its author's domain vouches for it: DMARC, or DKIM or SPF in its name
    RELAYED = "relayed"  # another's domain does, as a mail service's
    UNCONFIRMED = "unconfirmed"  # it was looked at, and nobody vouches for it
    UNCHECKED = "unchecked"  # nobody looked
    CONTRADICTED = "contradicted"  # it is not what it says


class Way(StrEnum):
    OWN = "own"  # to the sender's own site
    SERVICE = "service"  # through a mail service that is known
    OTHER = "other"  # to somebody else's
    CONTRADICTED = "contradicted"  # elsewhere than it says


@dataclass(frozen=True)
class SenderVerdict:
    """`site` is the registered domain of the author's address."""

    kind: Trust = Trust.UNCHECKED
    site: str = ""
    about: str = ""  # relayed: by whom; contradicted: whom it shows, or imitates
    reasons: tuple[Finding, ...] = ()  # why it is contradicted; the first is told in the line

    @property
    def is_contradicted(self) -> bool:
        return self.kind is Trust.CONTRADICTED

    @property
    def reason(self) -> str:
        return self.reasons[0].kind if self.reasons else ""


@dataclass(frozen=True)
class LinkVerdict:
    """Where a link leads, by its address alone, whatever its text says."""

    kind: Way
    host: str  # in letters, unless these are drawn like others
    service: str = ""
    claims: str = ""  # contradicted: the host that its text shows
    onward: str = ""  # the host that it says it leads on to, another's

    @property
    def site(self) -> str:
        """The end of the host that somebody registered."""
        site = shown(sites.registrable(self.host))
        return site if self.host.endswith(site) else self.host

    @property
    def below(self) -> str:
        """What stands before it, with its dot."""
        return self.host.removesuffix(self.site)


UNCHECKED = SenderVerdict()


def shown(host: str) -> str:
    """Return a host as people read it; with A-labels where its letters are drawn like others."""
    host = web_urls.ascii_host(host)
    return host if deception.is_look_alike(host) else web_urls.shown_host(host)


def of_sender(summary: Summary, checks: Sequence[Check] | None = None) -> SenderVerdict:
    """Return the verdict on a message's authors, by the checks that were kept with it, or else by those given."""
    checks = (summary.checks if summary.checks is not None else checks) or ()
    authors = [mailbox for mailbox in (*summary.from_, *summary.other_from) if "@" in mailbox.address]
    domains = list(dict.fromkeys(web_urls.ascii_host(deception.domain_of(author.address)) for author in authors))
    all_sites = list(dict.fromkeys(map(sites.registrable, domains)))
    site = shown(all_sites[0]) if all_sites else ""
    reasons = [finding for finding in deception.findings(authors, "") if finding.is_contradiction]
    reasons += [Finding("turned") for author in authors if deception.turns_letters(author.name)][:1]
    if summary.other_from and len(all_sites) > 1:
        reasons.append(Finding("two-senders", shown(all_sites[-1])))
    if denied := next((one for one in all_sites if _is_denied(one, checks)), ""):
        reasons.append(Finding("denied", shown(denied)))
    if reasons:
        return SenderVerdict(Trust.CONTRADICTED, site, _about(reasons[0], domains), tuple(reasons))
    if not checks:
        return SenderVerdict(Trust.UNCHECKED, site)
    if all_sites and all(_is_vouched_for(one, checks, len(all_sites) == 1) for one in all_sites):
        return SenderVerdict(Trust.VERIFIED, site)
    relays = [one for one in map(_relay, checks) if one and one not in all_sites]
    if relays:
        named = next((service for relay in relays if (service := owners.service_of(relay))), "")
        return SenderVerdict(Trust.RELAYED, site, named or shown(relays[0]))
    return SenderVerdict(Trust.UNCONFIRMED, site)


def of_link(summary: Summary, sender: SenderVerdict) -> LinkVerdict | None:
    """Return the verdict on the link that the message wants followed; None where there is none to the web."""
    host = web_urls.host_of(summary.link)
    if not host:
        return None
    authors = {owners.owner_of(deception.domain_of(author.address)) for author in summary.from_ if author.address}
    owner, service = owners.owner_of(host), owners.service_of(host)
    nested = (inner for inner in web_urls.nested_hosts(summary.link) if not owners.owners_of(inner) & {owner, *authors})
    onward = shown(next(nested, ""))
    claims = summary.link_claims
    if owner in authors or (owners.owners_of(host) & authors and not service):
        kind = Way.OWN
    else:
        kind = Way.SERVICE if service else Way.OTHER
    if (
        deception.hides_target(summary.link)
        or deception.is_look_alike(host)
        or _says_another(claims, owner, authors, kind, sender)
    ):
        return LinkVerdict(Way.CONTRADICTED, shown(host), service, shown(claims), onward)
    return LinkVerdict(kind, shown(host), service if kind is Way.SERVICE else "", "", onward)


def _says_another(claims: str, owner: str, authors: set[str], kind: Way, sender: SenderVerdict) -> bool:
    """Whether a link's text shows another's host than it leads to, and none that the sender may be expected to mean.

    Trackers stand before links of the sender's own, and of what the sender's are called elsewhere.
    """
    if not claims or owner in (claimed := owners.owners_of(claims)):
        return False
    if claimed & authors:
        return kind is Way.OTHER  # the sender's own host is shown, and a stranger's opened
    is_expected = kind is Way.SERVICE or (kind is Way.OWN and sender.kind is Trust.VERIFIED)
    return owners.is_known(claims) or not is_expected


def _about(reason: Finding, domains: list[str]) -> str:
    """Whom the line names."""
    if reason.kind == "another-address":
        return shown(sites.registrable(deception.domain_of(reason.about)))
    if reason.kind == "another-site":
        return shown(sites.registrable(reason.about))
    if reason.kind == "look-alike":
        return next(filter(None, map(owners.imitated_by, domains)), "")
    return reason.about


def _is_denied(site: str, checks: Sequence[Check]) -> bool:
    """Whether the domain's own policy says that this is not its mail.

    Many domains that ask for nothing (p=none) forget some of their own mail; there SPF must say so, too.
    """
    if _is_vouched_for(site, checks, True):
        return False
    fails_spf = any(check.method == "spf" and check.result == "fail" for check in checks)
    return any(
        check.method == "dmarc"
        and check.result == "fail"
        and (not check.identity or _site_of(check) == site)
        and (check.policy != "none" or fails_spf)
        for check in checks
    )


def _is_vouched_for(site: str, checks: Sequence[Check], is_only: bool) -> bool:
    """Whether a check that passed is in the domain's name (RFC 7489 3.1), and the domain does not say otherwise."""
    own = [
        check
        for check in checks
        if _site_of(check) == site or (check.method == "dmarc" and not check.identity and is_only)
    ]
    said = [check.result for check in own if check.method == "dmarc"]
    return "pass" in (said if "fail" in said else [check.result for check in own])


def _relay(check: Check) -> str:
    return _site_of(check) if check.result == "pass" and check.method in ("dkim", "spf") else ""


def _site_of(check: Check) -> str:
    host = check.identity.rpartition("@")[2]
    return sites.registrable(host) if host else ""
