"""What the DNS said last of each domain's records (inboxes/dns), for the admin."""

from django.db import models

from .domain import Domain


class DomainRecords(models.Model):
    """Written by tempmail_note_records() alone."""

    domain = models.OneToOneField(
        Domain, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="records"
    )
    findings = models.JSONField(default=list)  # of inboxes.dns.Finding
    to_mend = models.PositiveSmallIntegerField(default=0)  # of them
    asked_at = models.DateTimeField(
        db_index=True,  # serves: the schedule, those that were asked longest ago
    )

    def __str__(self) -> str:
        return f"{self.domain_id}: {self.to_mend} to mend"

    @property
    def unknown(self) -> int:
        """Of how many the DNS did not answer."""
        return sum(finding["state"] == "unknown" for finding in self.findings)

    @property
    def said(self) -> str:
        if self.to_mend or self.unknown:
            counts = {"to mend": self.to_mend, "without an answer": self.unknown}
            return ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        return "all good" if self.findings else "not looked up"
