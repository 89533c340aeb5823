"""Invitations and events (RFC 5545, 5546) in facts; a time is said as its sender's calendar has it, with its zone."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from inboxes.mail.summary import HeaderField, Note

if TYPE_CHECKING:
    from icalendar.cal import Component

MAX_CHARACTERS = 256 * 1024
MAX_EVENTS = 5
MAX_PEOPLE = 10
MAX_VALUE = 500
MAX_DESCRIPTION = 20_000

_METHODS = {"REQUEST": "invitation", "CANCEL": "cancellation", "REPLY": "answer", "COUNTER": "proposal"}
_KINDS = ("VEVENT", "VTODO", "VJOURNAL")


def read(text: str) -> tuple[list[Note], str]:
    """Return (a note for each event, what the first says at length).  Raises for what is no calendar."""
    from icalendar import Calendar

    if len(text) > MAX_CHARACTERS:
        raise ValueError("too large")
    notes: list[Note] = []
    words = ""
    for calendar in Calendar.from_ical(text[text.upper().index("BEGIN:VCALENDAR") :], multiple=True)[:MAX_EVENTS]:
        kind = _METHODS.get(str(calendar.get("METHOD", "")).upper(), "event")
        for event in calendar.walk():
            if event.name in _KINDS and len(notes) < MAX_EVENTS:
                notes.append(Note(kind, tuple(_facts(event, kind))))
                words = words or _value(event, "DESCRIPTION", MAX_DESCRIPTION)
    return notes, words


def _facts(event: "Component", kind: str) -> list[HeaderField]:
    facts = [
        ("what", _value(event, "SUMMARY")),
        ("when", _when(event)),
        ("repeats", _repeats(event)),
        ("where", _value(event, "LOCATION")),
        ("organizer", _person(event.get("ORGANIZER"))),
        *(("answer" if kind == "answer" else "invited", person) for person in _people(event)),
        ("link", _value(event, "URL")),
    ]
    return [HeaderField(name, value) for name, value in facts if value]


def _value(event: "Component", name: str, most: int = MAX_VALUE) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) else value).replace("\0", "").replace("\r\n", "\n").strip()[:most]


def _when(event: "Component") -> str:
    """Return "2026-12-01 09:00 – 10:00 Europe/Berlin", or days without a time."""
    start, end = _time(event, "DTSTART"), _time(event, "DTEND") or _time(event, "DUE")
    if start is None:
        return _said(end, "") if end else ""
    if end is None and isinstance(duration := getattr(event.get("DURATION"), "dt", None), timedelta):
        end = start + duration
    if end is not None and not isinstance(start, datetime) and not isinstance(end, datetime):
        end -= timedelta(days=1)  # the end of days is the day after (3.6.1)
    zone = _zone(event)
    if end is None or end == start or isinstance(end, datetime) != isinstance(start, datetime):
        return _said(start, zone)
    until = f"{end:%H:%M}" if isinstance(end, datetime) and end.date() == _date(start) else _said(end, "")
    return f"{_said(start, '')} – {until} {zone}".strip()


def _time(event: "Component", name: str) -> datetime | date | None:
    value = getattr(event.get(name), "dt", None)
    return value if isinstance(value, date) else None


def _date(time: datetime | date) -> date:
    return time.date() if isinstance(time, datetime) else time


def _said(time: datetime | date, zone: str) -> str:
    return f"{time:%Y-%m-%d %H:%M} {zone}".strip() if isinstance(time, datetime) else f"{time:%Y-%m-%d}"


def _zone(event: "Component") -> str:
    start = event.get("DTSTART")
    named = start.params.get("TZID", "") if start is not None else ""
    if named:
        return str(named).strip('"').lstrip("/")[:60]
    time = getattr(start, "dt", None)
    return "UTC" if isinstance(time, datetime) and time.tzinfo else ""


def _repeats(event: "Component") -> str:
    """Return "weekly" and the like, "otherwise" for what that does not say, "" for an event that comes once."""
    rules = event.get("RRULE")
    if not rules:
        return "otherwise" if event.get("RDATE") else ""
    rule = {name: value[0] for name, value in (rules[0] if isinstance(rules, list) else rules).items()}
    frequency = str(rule.get("FREQ", "")).lower()
    is_plain = frequency in ("daily", "weekly", "monthly", "yearly") and rule.get("INTERVAL", 1) == 1
    return frequency if is_plain and not isinstance(rules, list) else "otherwise"


def _people(event: "Component") -> list[str]:
    found = event.get("ATTENDEE", [])
    return [_person(one, with_answer=True) for one in (found if isinstance(found, list) else [found])[:MAX_PEOPLE]]


def _person(value: Any, with_answer: bool = False) -> str:
    """Return "Anna <anna@sender.example>"; for one who was asked, with what they said."""
    if not value:
        return ""
    params = getattr(value, "params", {})
    address = str(value).removeprefix("mailto:").removeprefix("MAILTO:")
    name = str(params.get("CN", "")).strip('"')
    person = f"{name} <{address}>" if name and name != address else address
    said = str(params.get("PARTSTAT", "")).lower() if with_answer else ""
    return (f"{person}: {said}" if said in ("accepted", "declined", "tentative") else person)[:MAX_VALUE]
