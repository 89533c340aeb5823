"""Signs of a proxy that TRUSTED_PROXIES lacks, for the log.  None of them is believed: anybody can forge each.

Without it every page redirects to itself, or all the visitors of one edge share one limit.
"""

import ipaddress

from django.conf import settings

from inboxes.astray import warn_seldom

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# So many visitors behind one public address are no single one who makes up the header.
MANY = 3
MOST_ADDRESSES = 1000

_behind: dict[Address, set[Address]] = {}


def tell_of_peer(peer: object) -> None:
    """A peer that nobody trusts has set X-Forwarded-*."""
    warn_seldom(
        "X-Forwarded-For or -Proto came from %s and was not believed: TRUSTED_PROXIES is %s. If that is your proxy, "
        "add it: until then its visitors share one limit, and pages may redirect to themselves.",
        str(peer or "an unknown peer"),
        _trusted_proxies(),
    )


def tell_of_client(client: Address, before: Address) -> None:
    """A trusted proxy named the client, who named another address before itself."""
    if client == before:
        return
    if len(_behind) >= MOST_ADDRESSES:
        _behind.clear()
    behind = _behind.setdefault(client, set())
    if len(behind) < MANY:
        behind.add(before)
    if client.is_private or len(behind) == MANY:
        warn_seldom(
            "%s is taken for a client, and names others behind it in X-Forwarded-For: TRUSTED_PROXIES is %s. If that "
            "is your proxy or Cloudflare's, add it: until then all its visitors share one limit.",
            str(client),
            _trusted_proxies(),
        )


def _trusted_proxies() -> str:
    return ",".join(map(str, settings.TRUSTED_PROXIES)) or "empty"
