"""What the doctor found last, in the database: written by its owner, shown to admins (inboxes/admin/doctor_page.py)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from inboxes.models import DoctorLook

from .finding import NOTE, WARNING, Finding
from .remedies import SUPERVISOR, SYSTEMD, here

EVERY = timedelta(minutes=10)  # postfix/systemd/tempmail-doctor.timer
LATE = 3 * EVERY
LOOK_LATE = "doctor-late"
TIMER = Path("/etc/systemd/system/tempmail-doctor.timer")
BY_CRON = "as root, each ten minutes by cron or what starts things here: {0}/postfix/doctor --quiet --note"


class Noted(NamedTuple):
    """A finding, and since when each look has found it."""

    finding: Finding
    since: datetime


def keep(findings: list[dict[str, Any]], seconds: float) -> None:
    """Note what was found now in the place of the look before; what that one found too is as old as it was there."""
    now = timezone.now()
    before = DoctorLook.objects.filter(pk=DoctorLook.LAST).first()
    since = {row["code"] + row["about"]: row["since"] for row in before.findings} if before else {}
    rows = [row | {"since": since.get(row["code"] + row["about"], now.isoformat())} for row in findings]
    DoctorLook.objects.update_or_create(
        pk=DoctorLook.LAST, defaults={"looked_at": now, "seconds": seconds, "findings": rows}
    )


def last() -> DoctorLook | None:
    return DoctorLook.objects.filter(pk=DoctorLook.LAST).first()


def findings() -> list[Noted]:
    """Return what the last look found, the worst first, and as the first of all that there was none lately."""
    look = last()
    if look is None:
        return [Noted(_unlooked("The doctor has not looked yet."), timezone.now())]
    noted = [
        Noted(Finding(**{name: value for name, value in row.items() if name != "since"}),
              datetime.fromisoformat(row["since"]))
        for row in look.findings
    ]  # fmt: skip
    if timezone.now() - look.looked_at > LATE:
        minutes = (timezone.now() - look.looked_at).total_seconds() / 60
        noted.insert(0, Noted(_unlooked(f"The doctor has not looked for {minutes:.0f} minutes."), look.looked_at))
    return noted


def causes() -> list[Finding]:
    """What follows from something else goes with it."""
    return [noted.finding for noted in findings() if not noted.finding.because]


def _unlooked(what: str) -> Finding:
    """A warning where a timer should have looked; where there is none, a note of how to have it look."""
    why = "what is wrong since then is not shown"
    if (SYSTEMD.is_dir() and TIMER.exists()) or SUPERVISOR.exists():
        do = here("systemctl enable --now tempmail-doctor.timer; journalctl -u tempmail-doctor")
        return Finding("doctor", LOOK_LATE, WARNING, what, why, do)
    what = f"{what} It does not by itself: this host has no tempmail-doctor.timer."
    return Finding("doctor", LOOK_LATE, NOTE, what, why, BY_CRON.format(settings.BASE_DIR))
