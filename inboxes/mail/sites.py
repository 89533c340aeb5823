"""Which hosts belong together: the domain that somebody registered, by the public suffix list.

Pure: no Django, no database, no network; the list is the library's.
"""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList

from .web_urls import ascii_host

# For documentation and tests (RFC 2606); on the list none of them is.
RESERVED = frozenset(("example", "test", "invalid", "localhost"))


def registrable(host: str) -> str:
    """Return the domain that a host's owner registered; what has none, as an IP address, is itself.

    Suffixes under which companies give names to others count: two customers of github.io are two sites.
    """
    host = ascii_host(host)
    if is_address(host):
        return host
    return _suffixes().privatesuffix(host) or host


def is_address(host: str) -> bool:
    """Whether a host is an IP address, which nobody registered."""
    return ":" in host or ascii_host(host).rpartition(".")[2].isdigit()


def has_known_suffix(host: str) -> bool:
    """Whether a host's last label is a top-level domain."""
    suffix = ascii_host(host).rpartition(".")[2]
    return suffix in RESERVED or _suffixes().publicsuffix(suffix, accept_unknown=False) is not None


def is_registry(host: str) -> bool:
    """Whether others register their domains below it, at a registry: co.uk, not github.io."""
    return _registries().privatesuffix(ascii_host(host)) is None


@lru_cache(1)
def _suffixes() -> PublicSuffixList:
    # 10,000 lines, read when the first is asked for.
    return PublicSuffixList()


@lru_cache(1)
def _registries() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True)
