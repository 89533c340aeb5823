"""Whether a domain stands on public lists of disposable domains: sites that go by these refuse its addresses.

No resolver answers for such a list, so they are read here: the one that most sites take, as its package has it
(disposable-email-domains), and files of DISPOSABLE_LISTS, a domain a line.  It is shown, and nothing is done about it.
"""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from .finding import Finding, State

PACKAGE = "disposable-email-domains"


def on_lists(domain: str) -> Finding:
    labels = domain.split(".")
    names = {".".join(labels[number:]) for number in range(len(labels) - 1)}  # who refuses one, refuses all below it
    lists, standing, unread = [], [], []
    for title, stands in _lists(names):
        lists.append(title)
        if stands is None:
            unread.append(title)
        elif stands:
            standing.append(title)
    record = f"public lists with {domain}"
    looked = f"none of {', '.join(lists)}"
    if unread:
        remedy = "Make it readable for web and qcluster, or take it out of DISPOSABLE_LISTS."
        return Finding(record, State.UNKNOWN, f"not readable: {', '.join(unread)}", looked, remedy)
    if standing:
        remedy = "Sites that go by it refuse addresses here. There is nothing to mend: it is what this domain is for."
        return Finding(record, State.NOTE, ", ".join(standing), looked, remedy)
    return Finding(record, State.GOOD, "none", looked)


def _lists(names: set[str]) -> Iterator[tuple[str, bool | None]]:
    """Each list's title, and whether one of the names stands there; None for one that cannot be read."""
    from disposable_email_domains import blocklist  # 16,000 names, which no other process needs

    yield f"{PACKAGE} {version(PACKAGE)}", not names.isdisjoint(blocklist)
    for path in map(Path, settings.DISPOSABLE_LISTS):
        try:
            lines = path.read_text("utf-8", "replace").splitlines()
        except OSError:
            yield path.name, None
        else:
            yield path.name, not names.isdisjoint(line.strip().lower() for line in lines)
