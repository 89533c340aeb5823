"""When what runs by itself last finished, on the database's clock (runs.py)."""

from django.db import models


class LastRun(models.Model):
    """A row for purge, and one for webhooks.  Each is written when a run ends well, whichever host it was on."""

    name = models.CharField(primary_key=True, max_length=10)
    finished_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True)  # tempmail_purge() notes a full batch: it is not done, and not stuck

    def __str__(self) -> str:
        return f"{self.name}: {self.finished_at}"
