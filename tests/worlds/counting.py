"""How often the database is asked, and a template rendered, in whatever threads."""

from collections import Counter
from contextlib import contextmanager

from django.db.backends.utils import CursorWrapper
from django.test.signals import template_rendered


@contextmanager
def counted_statements(monkeypatch):
    """Yield a Counter of what the database is asked; but for seats, which are counted by the clock."""
    statements, execute = Counter(), CursorWrapper.execute

    def counting(self, sql, params=None):
        if "inboxes_seat" not in sql:
            statements[sql] += 1
        return execute(self, sql, params)

    with monkeypatch.context() as patch:
        patch.setattr(CursorWrapper, "execute", counting)
        yield statements


@contextmanager
def counted_templates():
    """Yield a Counter of the names of what is rendered."""
    rendered = Counter()

    def note(template, **_):
        rendered[template.name] += 1

    template_rendered.connect(note, weak=False)
    try:
        yield rendered
    finally:
        template_rendered.disconnect(note)
