"""Whether a link leads to another's site than the sender's.

Part of parsing: pure, no Django, no database, no network.
"""

from inboxes.mail.sites import registrable


def is_foreign(host: str, from_domain: str) -> bool:
    """Return whether host and the sender's domain belong to different registrable domains."""
    return registrable(host) != registrable(from_domain)
