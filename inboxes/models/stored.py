"""The bytes that the site keeps, and what bounds them, as the SQL functions know both (storage.py)."""

from django.db import models


class StoredBytes(models.Model):
    """What messages take, sealed, with their parts: the sum of all rows.

    A row for each 256th backend, so that deliveries do not wait for one another.
    """

    slot = models.SmallIntegerField(primary_key=True)
    bytes = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.slot}: {self.bytes}"


class Leaving(models.Model):
    """A message that goes, in this order, while the site has more than its bytes (tempmail_weigh).  Unlogged.

    The sequence inboxes_leaving_stopped has the number of the last that went.
    """

    number = models.BigIntegerField(primary_key=True)
    message_id = models.UUIDField()  # which may be gone by now
    stored_bytes = models.BigIntegerField(default=0, db_default=0)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.number}: {self.message_id}"


class Storage(models.Model):
    """One row: the settings as the SQL functions know them, and whether the disk is full.  No row, no bound."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    max_site_bytes = models.BigIntegerField(null=True)
    max_inbox_bytes = models.BigIntegerField(null=True)
    full_because = models.TextField(blank=True)  # "": it is not
    short_because = models.TextField(blank=True, default="", db_default="")  # why no new addresses are issued

    def __str__(self) -> str:
        return self.full_because
