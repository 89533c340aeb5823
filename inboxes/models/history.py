"""What admins did: each entry once, and never changed.

The admin's own log comes here by a trigger (inboxes/sql/tempmail_note_history.sql), whatever wrote
it; what it does not log (logins, commands of a shell) by note().  Web may add and read, nothing
else; purge takes what is two years old.
"""

import getpass
import json
import os
from typing import Any, ClassVar

from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models.functions import Now


class HistoryEntryManager(models.Manager["HistoryEntry"]):
    def note(self, kind: str, who: str, said: str = "", about: models.Model | None = None) -> None:
        what = (about._meta.label_lower, str(about.pk)[:200], str(about)[:200]) if about else ("", "", "")
        self.create(kind=kind, who=who[:150], said=said, what=what[0], object_id=what[1], object_name=what[2])

    def note_command(self, said: str, about: models.Model | None = None) -> None:
        """Note a command of manage.py, by whoever became root or the owner for it."""
        who = os.environ.get("SUDO_USER") or getpass.getuser()
        self.note(HistoryEntry.Kind.SHELL, f"shell: {who}", said, about)

    def of(self, about: models.Model) -> models.QuerySet["HistoryEntry"]:
        return self.filter(what=about._meta.label_lower, object_id=str(about.pk))


class HistoryEntry(models.Model):
    class Kind(models.TextChoices):
        # As the trigger has them.
        ADDED = "added", "added"
        CHANGED = "changed", "changed"
        DELETED = "deleted", "deleted"
        LOGIN = "login", "logged in"
        REFUSED = "refused", "login refused"
        LOGOUT = "logout", "logged out"
        SHELL = "shell", "command in a shell"

    at = models.DateTimeField("when", db_default=Now())
    who = models.CharField(max_length=150)  # auth.User.username; the name stays when the user goes
    kind = models.CharField("did", max_length=8, choices=Kind.choices)
    what = models.CharField("kind of thing", max_length=100, blank=True)  # inboxes.domain
    object_id = models.CharField(max_length=200, blank=True)
    object_name = models.CharField("what", max_length=200, blank=True)
    said = models.TextField(blank=True)  # as LogEntry.change_message has it

    objects: ClassVar[HistoryEntryManager] = HistoryEntryManager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "entry of the history"
        verbose_name_plural = "history"
        indexes = [
            models.Index(fields=["-at", "-id"], name="history_by_time"),  # serves: the admin's list, purge
            models.Index(fields=["what", "object_id"], name="history_of"),  # serves: what was done to one thing
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}: {self.get_kind_display()} {self.object_name}"

    @property
    def sentence(self) -> str:
        return LogEntry(change_message=self.said).get_change_message()

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """(field, before, after) of each field that a form changed."""
        return [
            (str(name), str(before), str(after))
            for message in _json(self.said)
            if isinstance(message, dict)
            for name, before, after in (message.get("changed") or {}).get("values", ())
        ]


def _json(said: str) -> list[Any]:
    try:
        found = json.loads(said) if said.startswith("[") else []
    except ValueError:
        return []
    return found if isinstance(found, list) else []
