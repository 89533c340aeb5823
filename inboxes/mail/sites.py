"""Which hosts belong together: the domain that somebody registered, by the public suffix list.

Pure: no Django, no database, no network; the list is the library's.
"""

from functools import lru_cache

import idna
from publicsuffixlist import PublicSuffixList

# For documentation and tests (RFC 2606); on the list none of them is.
RESERVED = frozenset(("example", "test", "invalid", "localhost"))


def registrable(host: str) -> str:
    """Return the domain that a host's owner registered; what has none, as an IP address, is itself.

    Suffixes under which companies give names to others count: two customers of github.io are two sites.
    """
    host = _ascii(host)
    if ":" in host or host.rpartition(".")[2].isdigit():
        return host
    return _suffixes().privatesuffix(host) or host


def has_known_suffix(host: str) -> bool:
    """Whether a host's last label is a top-level domain."""
    suffix = _ascii(host).rpartition(".")[2]
    return suffix in RESERVED or _suffixes().publicsuffix(suffix, accept_unknown=False) is not None


def is_registry(host: str) -> bool:
    """Whether others register their domains below it, at a registry: co.uk, not github.io."""
    return _registries().privatesuffix(_ascii(host)) is None


@lru_cache(1)
def _suffixes() -> PublicSuffixList:
    # 10,000 lines, read when the first is asked for.
    return PublicSuffixList()


@lru_cache(1)
def _registries() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True)


def _ascii(host: str) -> str:
    host = host.strip(" .[]").lower()
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except UnicodeError:
        return host
