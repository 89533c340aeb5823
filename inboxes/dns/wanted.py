"""The records that our domains and hosts should have, each with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings

from . import policy
from .our_hosts import Ours

SENDS_NOTHING = "v=spf1 -all"
DMARC = "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"
TTL = 3600


@dataclass(frozen=True)
class Record:
    name: str  # absolute, without the dot at its end
    kind: str
    value: str  # a TXT's text, else as a zone has it; "" where this host can't know it
    why: str

    @property
    def in_words(self) -> str:
        value = f'"{self.value}"' if self.kind == "TXT" else self.value or "(the public address of the host)"
        return f"{self.name}. {self.kind} {value}"


def of_domain(domain: str, ours: Ours) -> Iterator[Record]:
    """The records of a domain, given as A-labels."""
    for host in ours.mail_hosts:
        yield Record(domain, "MX", f"10 {host}.", "mail for the domain comes here")
    yield Record(domain, "TXT", SENDS_NOTHING, "SPF (RFC 7208): nobody sends from here, so what claims to is forged")
    yield Record(f"_dmarc.{domain}", "TXT", DMARC, "DMARC (RFC 7489): such mail is refused")
    if settings.MTA_STS_MODE != "none":
        id_now = policy.id_of(policy.text(ours.mail_hosts))
        yield Record(
            f"_mta-sts.{domain}", "TXT", f"v=STSv1; id={id_now};",
            f"MTA-STS (RFC 8461): senders use TLS with our mail servers; mode {settings.MTA_STS_MODE}",
        )  # fmt: skip
        page = f"{ours.page_names[0]}." if ours.page_names else ""
        yield Record(policy.PREFIX + domain, "CNAME", page, "where the policy of MTA-STS is served, by the page's host")
    if settings.TLS_RPT:
        yield Record(
            f"_smtp._tls.{domain}", "TXT", f"v=TLSRPTv1; rua={settings.TLS_RPT}",
            "TLS-RPT (RFC 8460): where senders report that TLS failed",
        )  # fmt: skip


def of_hosts(ours: Ours, domains: Sequence[str]) -> Iterator[Record]:
    """The records of the mail servers and of the page, which all domains share."""
    for host in ours.mail_hosts:
        yield from _addresses(host, ours if len(ours.mail_hosts) == 1 else None, "the mail server that MX records name")
        yield Record(host, "TXT", SENDS_NOTHING, "SPF: nor does the mail server send under its own name")
    for name in ours.page_names:
        yield from _addresses(name, ours, "the page")
        yield Record(name, "TXT", SENDS_NOTHING, "SPF: nor does the page's name")
    for name in [*ours.mail_hosts, *ours.page_names]:
        if not any(f".{name}".endswith(f".{domain}") for domain in domains):
            yield Record(f"_dmarc.{name}", "TXT", DMARC, "DMARC: no domain above it here says so")
    if settings.CAA_ISSUER:
        for name in dict.fromkeys([*ours.mail_hosts, *ours.page_names]):
            yield Record(name, "CAA", f'0 issue "{settings.CAA_ISSUER}"', "CAA (RFC 8659): no other CA certifies it")


def all_of(domains: Sequence[str], ours: Ours) -> list[Record]:
    """Each record once: a host may be called like a domain, and the page like the mail server."""
    unique: dict[tuple[str, str, str], Record] = {}
    for record in [*(record for domain in domains for record in of_domain(domain, ours)), *of_hosts(ours, domains)]:
        unique.setdefault((record.name, record.kind, record.value), record)
    return list(unique.values())


def _addresses(name: str, ours: Ours | None, why: str) -> Iterator[Record]:
    known = ours.addresses if ours else ()
    for address in known or [""]:
        yield Record(name, "AAAA" if ":" in address else "A", address, why)
