"""Whether web hears what is announced: by its own login, without the rest of Django, which takes seconds to start."""

from collections.abc import Iterator

import psycopg

from inboxes import push

from .finding import WARNING, Finding


def look() -> Iterator[Finding]:
    try:
        is_heard = push.is_heard()
    except psycopg.Error:
        return  # logins.py says why
    if not is_heard:
        why = "pages show new mail late"
        yield Finding("listen", "listen-deaf", WARNING, push.DEAF, why, push.DEAF_HINT, "web")
