"""What a door can't do for who asks; each says it in its own way, as it does limits.TooMany and passwords.Busy."""


class NotFound(Exception):
    """Private, issued, reserved or unknown: nothing tells which, not the time it took either."""


class AddressClosed(NotFound):
    """Whoever runs the site closed a name that would be public; of any other one nothing tells it."""


class Ended(Exception):
    """What the visitor once held opens nothing any more; said to nobody else.

    `reason` is "domain" when that is gone, "admin" when one closed the address, "message" for a
    link to one, else "".
    """

    def __init__(self, is_share: bool = False, reason: str = ""):
        super().__init__()
        self.is_share, self.reason = is_share, reason


class NotHeld(Exception):
    """Only its holder may do that: the inbox is public, or the visitor came by a read-only link."""

    def __init__(self, is_private: bool):
        super().__init__()
        self.is_private = is_private


class DomainClosed(Exception):
    """The inbox lives out and gets no more mail: it is not extended."""


class WrongPassword(Exception):
    """No inbox opens with this address and this password; unknown addresses cost the same."""


class TooManyShares(Exception):
    """The inbox has as many read-only links, to it or to messages of it, as it can have."""


class TooManyPinned(Exception):
    """As much is pinned as can be: at `most` so many messages, and half of the inbox's bytes."""

    def __init__(self, most: int):
        super().__init__()
        self.most = most


class NoRoom(Exception):
    """Disk or memory run short: nobody gets a new address now."""

    seconds = 300  # until it makes sense to try again
