"""How many new addresses a domain takes, of all visitors together.  What each may make is limited by limits.py."""

from inboxes import limits
from inboxes.models import Domain, Inbox, IssueError

PERIODS = {"hour": 3600, "day": 24 * 3600}


MOST_TRIED = 20  # of those offered, when no domain was chosen


def default_domain() -> Domain | None:
    """Return where a new address is if no domain was chosen: the first of those offered that has room, else the first.

    A limit of each may have to be asked for, so no more are tried than a picker shows.
    """
    offered = list(Domain.objects.offered()[:MOST_TRIED])
    return next((domain for domain in offered if has_room(domain)), offered[0] if offered else None)


def has_room(domain: Domain) -> bool:
    """Whether it takes one more now.  Counts nothing."""
    rates = _rates(domain)
    return not any(limits.wait(name, str(domain.pk), rate) for name, rate in rates) and not _is_full(domain, 1)


def count(domain: Domain) -> None:
    """Count one that was just issued, in its transaction.  Raises IssueError when it is one too many.

    Those that others are issuing in this moment are not seen among the live ones, so a few more may come to be.
    """
    is_over = [limits.count(name, str(domain.pk), rate).is_over for name, rate in _rates(domain)]
    if any(is_over) or _is_full(domain, 0):
        raise IssueError("full")


def _rates(domain: Domain) -> list[tuple[str, limits.Rate]]:
    most = {"hour": domain.max_new_per_hour, "day": domain.max_new_per_day}
    return [(f"domain, {period}", (most[period] or 0, PERIODS[period])) for period in PERIODS if most[period]]


def _is_full(domain: Domain, more: int) -> bool:
    if domain.max_inboxes is None:
        return False
    one_too_many = max(0, domain.max_inboxes - more)
    live = Inbox.objects.live().filter(domain=domain).order_by("expires_at")
    return live[one_too_many : one_too_many + 1].exists()
