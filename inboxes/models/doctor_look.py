"""What the doctor found when it last looked (inboxes/doctor/keeping.py): one row, of the owner, no address in it."""

from django.db import models


class DoctorLook(models.Model):
    LAST = 1

    id = models.SmallIntegerField(primary_key=True, default=LAST)
    looked_at = models.DateTimeField()
    seconds = models.FloatField()
    findings = models.JSONField()

    class Meta:
        verbose_name = verbose_name_plural = "doctor"

    def __str__(self) -> str:
        return f"{self.looked_at}: {len(self.findings)}"
