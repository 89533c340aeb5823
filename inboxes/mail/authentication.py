"""Who really sent it: what our own host verified about a message.

Pure: no Django, no database.  A header says what its writer likes.  Only two
writers are ours: Postfix, whose Received line is the first of all, and the
filters it asks, which write Authentication-Results (RFC 8601) and the verdict
(postfix/rspamd/milter_headers.conf) below that line, above the next, under our
authserv-id.  All else is the sender's claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from .summary import Check, Verdict

METHODS = ("spf", "dkim", "dmarc")
RESULTS = frozenset("pass fail softfail neutral none policy temperror permerror".split())  # RFC 8601 2.7
MAX_HEADER_CHARACTERS = 16 * 1024  # as delivery reads them: what long signatures push out is not judged
MAX_CHECKS = 20

_identity = {"spf": ("smtp.mailfrom", "smtp.helo"), "dkim": ("header.d", "header.i"), "dmarc": ("header.from",)}
# Quotes stand in comments, too, around what the client said; what is cut off has no end.
_quoted = r'"(?:[^"\\]|\\.)*+(?:"|\Z)'
_quoted_or_comment = re.compile(rf'{_quoted}|\((?:[^()"]|{_quoted})*+(?:\)|\Z)', re.DOTALL)
# rspamd writes \" for a quote, but \ for itself: where a sender brought one, nobody knows where quotes end.
_ambiguous = re.compile(r'\\(?!")')
_result = re.compile(r"\s*([a-z0-9-]+)\s*(?:/\s*\d+\s*)?=\s*([a-z]+)(?=[\s;]|$)", re.IGNORECASE)
_policy = re.compile(r"\(\s*(?:policy|p)=(none|quarantine|reject)\b[^()]*\)", re.IGNORECASE)  # rspamd's comment
_property = re.compile(r"\b(smtp\.[a-z]+|header\.[a-z]+|policy\.dmarc)\s*=\s*([^\s;?]{1,255})", re.IGNORECASE)
# What the client calls itself has no brackets and no spaces here: Postfix makes "?" of them.
_tls = re.compile(r"from \S+ \(\S+ \[[^\]\s]+\]\)\s+\(using (TLSv?[\d.]+) with cipher ([\w-]+) \((\d+)/\d+ bits\)")
_received = re.compile(r"from \S+ \(\S+ \[[^\]\s]+\]\)\s")
_verdict = re.compile(r"(\S{1,255}); (ham|spam); score=(-?\d{1,6}\.\d\d)")


def checks(headers: Sequence[tuple[str, str]], authserv_id: str) -> list[Check]:
    """Return what our host verified, in the order SPF, DKIM, DMARC, TLS; [] where it verified nothing.

    `headers` are (name, value) from the top.  Without an authserv-id there is TLS only.
    """
    received = [value for name, value in headers if name.lower() == "received"]
    if not received:
        return []
    found: dict[str, Check] = {}
    for check in sender_checks(headers, authserv_id):
        # Of several signatures one that holds is enough.
        if check.method not in found or (check.method == "dkim" and check.is_good and not found["dkim"].is_good):
            found[check.method] = check
    verified = [found[method] for method in METHODS if method in found]
    return verified + _transport(received[0])


def sender_checks(headers: Sequence[tuple[str, str]], authserv_id: str) -> list[Check]:
    """Return each result of our host's on who sent it, all signatures, of which there may be too many, last."""
    fields = _ours(headers, "authentication-results") if authserv_id else ()
    found = (check for value in fields for check in _results(value, authserv_id))
    return sorted(found, key=lambda check: check.method == "dkim")[:MAX_CHECKS]


def verdict(headers: Sequence[tuple[str, str]], authserv_id: str) -> Verdict | None:
    """Return what our host's filter wrote; None where none looked."""
    for value in _ours(headers, "x-tempmail-verdict"):
        match = _verdict.fullmatch(value[:MAX_HEADER_CHARACTERS].strip())
        if match and authserv_id and match[1].lower() == authserv_id.lower():
            return Verdict(score=float(match[3]), is_spam=match[2] == "spam")
    return None


def _ours(headers: Iterable[tuple[str, str]], wanted: str) -> Iterator[str]:
    """Yield the values of a field between our own Received line and the one before it in time."""
    received = 0
    for name, value in headers:
        if name.lower() == "received":
            received += 1
        if received > 1:
            return
        if received and name.lower() == wanted:
            yield value


def _results(value: str, authserv_id: str) -> Iterator[Check]:
    """Yield each result of one Authentication-Results field, if it is of our authserv-id."""
    value = value[:MAX_HEADER_CHARACTERS]
    is_ambiguous = bool(_ambiguous.search(value))
    head, _, rest = (value if is_ambiguous else _quoted_or_comment.sub(_without, value)).partition(";")
    # An authserv-id may be followed by a version (RFC 8601 2.2).
    if (head.split() or [""])[0].lower() != authserv_id.lower():
        return
    for statement in rest.split(";"):
        match = _result.match(statement)
        if match and match[1].lower() in METHODS and match[2].lower() in RESULTS:
            method = match[1].lower()
            if is_ambiguous and match[2].lower() == "pass":
                continue  # it may be the sender's word
            properties = {name.lower(): what for name, what in reversed(_property.findall(statement))}
            identities = [properties[name] for name in _identity[method] if name in properties]
            policy = properties.get("policy.dmarc", "") if method == "dmarc" else ""
            yield Check(method, match[2].lower(), identities[0] if identities else "", policy)


def _without(match: re.Match[str]) -> str:
    policy = _policy.fullmatch(match[0])
    return f" policy.dmarc={policy[1].lower()} " if policy else "?" if match[0].startswith('"') else " "


def _transport(received: str) -> list[Check]:
    """TLS as Postfix wrote it (smtpd_tls_received_header), for mail that came over SMTP."""
    received = received[:MAX_HEADER_CHARACTERS]
    if not _received.match(received):
        return []
    match = _tls.match(received)
    return [Check("tls", match[1], f"{match[2]}, {match[3]} bit") if match else Check("tls", "none")]
