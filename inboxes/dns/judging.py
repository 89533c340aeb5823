"""Whether the values that stand at a name are right, for each kind of record that is a matter of its text.  Pure."""

import re
from collections.abc import Mapping, Sequence

from .finding import GOOD, State, Verdict

ADD = "Add this record."
STRICT = {"p": ("reject",), "sp": ("", "reject"), "np": ("", "reject"), "pct": ("", "100"), "t": ("", "n")}


def versioned(values: Sequence[str], version: str) -> list[str]:
    """Of a name's TXT records those of one standard, which begin with its version."""
    return [value for value in values if re.match(rf"{re.escape(version)}(?=[\s;]|$)", value, re.IGNORECASE)]


def tags_of(value: str) -> Mapping[str, str]:
    pairs = (pair.partition("=") for pair in value.split(";"))
    return {name.strip().lower(): text.strip().lower() for name, equals, text in pairs if equals}


def spf(values: Sequence[str]) -> Verdict:
    standing = versioned(values, "v=spf1")
    if not standing:
        return State.MISSING, ADD
    if len(standing) > 1:
        return State.DIFFERS, "Keep one: of two SPF records none holds (RFC 7208 4.5)."
    terms = standing[0].lower().split()[1:]
    if terms == ["-all"]:
        return GOOD
    if "+all" in terms or "all" in terms:
        return State.DIFFERS, "It lets everybody send in this name: end it with -all."
    if "~all" in terms or "?all" in terms:
        return State.DIFFERS, "Forged mail is let through, marked at best: end it with -all."
    return State.DIFFERS, "Nobody sends from here: let no host in."


def dmarc(values: Sequence[str]) -> Verdict:
    standing = versioned(values, "v=DMARC1")
    if not standing:
        return State.MISSING, ADD
    if len(standing) > 1:
        return State.DIFFERS, "Keep one: of several DMARC records none holds (RFC 7489 6.6.3)."
    tags = tags_of(standing[0])
    weak = [name for name, strict in STRICT.items() if tags.get(name, "") not in strict]
    if weak:
        return State.DIFFERS, f"Nobody sends from here: have all of it refused ({', '.join(weak)})."
    return GOOD


def mta_sts(values: Sequence[str], id_now: str) -> Verdict:
    standing = versioned(values, "v=STSv1")
    if not standing:
        return State.MISSING, ADD
    if len(standing) > 1:
        return State.DIFFERS, "Keep one: of several records none holds (RFC 8461 3.1)."
    if tags_of(standing[0]).get("id") != id_now:
        return State.DIFFERS, "The policy has changed since: with its former id senders keep the former policy."
    return GOOD


def tls_rpt(values: Sequence[str], wanted: str) -> Verdict:
    standing = versioned(values, "v=TLSRPTv1")
    if not wanted:
        return State.NOTE, "" if standing else "TLS_RPT names where reports would go; none are asked for."
    if not standing:
        return State.MISSING, ADD
    if len(standing) > 1:
        return State.DIFFERS, "Keep one: of several records none holds (RFC 8460 3)."
    if tags_of(standing[0]).get("rua") != wanted.lower():
        return State.DIFFERS, "Reports go elsewhere than TLS_RPT says: change one of both."
    return GOOD


def caa(values: Sequence[str], issuer: str) -> Verdict:
    """Whether the CA in use may certify a name, by the CAA records that count for it (RFC 8659 4)."""
    records = [value.split(None, 2) for value in values]
    let_in = [value.strip('"').partition(";")[0].strip() for _, tag, value in records if tag == "issue"]
    unknown = [tag for flags, tag, _ in records if int(flags) & 128 and tag not in KNOWN_TAGS]
    if unknown:
        return State.DIFFERS, f"A CA that does not know {unknown[0]} must not certify it, as it is marked critical."
    if let_in and issuer not in let_in:
        return State.DIFFERS, f"{issuer} must not certify this name: the next renewal fails. Let it in."
    return GOOD


KNOWN_TAGS = ("issue", "issuewild", "iodef", "issuemail", "contactemail", "contactphone")
