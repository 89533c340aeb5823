"""What clients do, counted in the database, so that all processes and hosts count together."""

from django.db import models


class ClientCount(models.Model):
    """How often a client did something in the current period (limits.py)."""

    key = models.BinaryField(max_length=32, primary_key=True)  # HMAC of limit, client and period
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)  # serves: purge; the counts of a window leave it as it is

    def __str__(self) -> str:
        return bytes(self.key).hex()[:12]


class Seat(models.Model):
    """How many sockets, streams or waiting requests a process has open for a client (seats.py).  Unlogged.

    What is given back is deleted, so purge reads all of the table: what is open now, and what killed processes had.
    """

    pk = models.CompositePrimaryKey("key", "process")
    key = models.BinaryField(max_length=32)  # HMAC of kind and client
    process = models.UUIDField()
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField()  # in no index: each renewal changes it

    def __str__(self) -> str:
        return bytes(self.key).hex()[:12]
