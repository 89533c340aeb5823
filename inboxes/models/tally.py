"""What happens here, counted as it happens: whoever looks reads sums, never the rows that were counted.

SQL functions write all of it (inboxes/sql: tempmail_count, tempmail_count_stored, tempmail_measure).
"""

from django.db import models

MAX_WHAT_CHARACTERS = 40
# Domains that are none: what is of no domain of ours, and all together.
NOWHERE, EVERYWHERE = 0, -1


class Tally(models.Model):
    """What was counted since the last fold (tempmail_fold), in rows that no two transactions share.  Unlogged."""

    pk = models.CompositePrimaryKey("slot", "hour", "domain_id", "what")
    slot = models.SmallIntegerField()  # tempmail_slot()
    hour = models.DateTimeField()
    domain_id = models.BigIntegerField()
    what = models.CharField(max_length=MAX_WHAT_CHARACTERS)  # "accepted", "refused:closed", "stored:private"
    count = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"


class Count(models.Model):
    """How often something happened, at a domain, in an hour, a day, or ever."""

    class Span(models.TextChoices):
        HOUR = "hour"  # kept for 8 days
        DAY = "day"  # kept for a year
        EVER = "ever"  # `at` is the epoch
        # Of each domain, of what stands before the colon: what the table of all domains reads.
        HOUR_KINDS = "hour:"  # kept for 2 days
        DAY_KINDS = "day:"  # kept for 32 days

    # Also serves: a span's time, and the purge of what is old
    pk = models.CompositePrimaryKey("span", "at", "domain_id", "what")
    span = models.CharField(max_length=5, choices=Span.choices)
    at = models.DateTimeField()  # when it began, in UTC
    domain_id = models.BigIntegerField()
    what = models.CharField(max_length=MAX_WHAT_CHARACTERS)
    count = models.BigIntegerField()

    class Meta:
        # serves: the plots, of all domains or of one
        indexes = [models.Index(fields=["span", "domain_id", "at"], name="count_of_domain")]

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"


class Total(models.Model):
    """What a domain has now: the sum of its rows, each of which is one transaction's at a time."""

    pk = models.CompositePrimaryKey("slot", "domain_id")
    slot = models.SmallIntegerField()
    domain_id = models.BigIntegerField(db_index=True)  # serves: the list of domains
    inboxes = models.BigIntegerField()
    private_messages = models.BigIntegerField()
    public_messages = models.BigIntegerField()
    bytes = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.domain_id}: {self.inboxes}"


class Measure(models.Model):
    """A series that only grows, of all processes together (measuring.py): one bucket of a histogram, or a sum."""

    pk = models.CompositePrimaryKey("name", "labels")
    name = models.CharField(max_length=40)
    labels = models.CharField(max_length=250)  # their values, with tabs between
    value = models.FloatField()

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Gauge(models.Model):
    """What a process, or a host, said last of something that rises and falls.  Unlogged."""

    pk = models.CompositePrimaryKey("source", "name")
    source = models.CharField(max_length=100)  # "web 3f0c...": a process; "host mx1": what is said of the host
    name = models.CharField(max_length=40)
    value = models.FloatField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.source}: {self.name} {self.value}"
