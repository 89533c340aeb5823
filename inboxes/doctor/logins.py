"""Whether each service logs in to the database by its file, as its user and its role: postfix/logging_in.py asks."""

import re
from collections.abc import Iterator

from .asking import ask
from .finding import FAULT, Finding
from .host import CODE, SERVICE_FILE, SERVICES, Host

SECONDS = 18
# What PostgreSQL and libpq say, the code of the fault, what to do.
SAID = (
    (r"password authentication failed|no password supplied", "database-login",
     "/opt/tempmail/postfix/install gives the role the password of that file"),
    (r"has the login of", "database-login", "put the login of that service back into the file; "
     "/opt/tempmail/postfix/install makes one anew where the line DATABASE_URL is gone"),
    (r"owns the database or is a superuser", "database-mighty",
     "connect that service by a role of its own: /opt/tempmail/postfix/install"),
    (r"pg_hba|Peer authentication|Ident authentication", "database-refuses",
     "let that role in, in pg_hba.conf (SHOW hba_file), then systemctl reload postgresql"),
    (r"role .* does not exist", "database-login", "/opt/tempmail/postfix/install makes the role"),
    (r"not permitted to log in", "database-login", "ALTER ROLE ... LOGIN, as a superuser of the database"),
    (r"database .* does not exist", "database-missing",
     "/opt/tempmail/postfix/install makes it; docs/operate.md, Restore, brings a backup in"),
    (r"permission denied for database", "database-login", "/opt/tempmail/postfix/install grants it"),
    (r"too many connections|connection slots|too many clients", "database-full",
     "raise max_connections in postgresql.conf, or lower DATABASE_POOL_SIZE, and restart"),
    (r"starting up|shutting down|recovery mode", "database-down", "wait a moment; journalctl -u postgresql"),
    (r"unsupported startup parameter", "database-pooler",
     "Postfix asks PostgreSQL itself, not through PgBouncer (docs/host.md, A pooler)"),
    (r"timeout expired|timed out|connection closed", "database-hangs",
     "see what holds PostgreSQL up: journalctl -u postgresql; systemctl restart postgresql"),
    (r"Connection refused|No such file or directory|could not translate|No route|resolve host|Name or service",
     "database-down", "systemctl start postgresql; if it runs, the address in DATABASE_URL is another one"),
)  # fmt: skip
WHY = {
    "database-down": "no mail is taken, no page shown, until it answers",
    "database-hangs": "no mail is taken, no page shown, until it answers",
    "database-missing": "nothing can be stored or shown",
    "database-mighty": "a service that is taken over could change everything",
}


def look(host: Host) -> Iterator[Finding]:
    if not host.is_root or not host.python.exists():
        return
    files = [(service.name, service.user, service.env, service.role) for service in SERVICES]
    files.append(("postfix", "postfix", SERVICE_FILE, "tempmail_postfix"))
    readable = [file for file in files if file[2].exists()]
    if not SERVICE_FILE.exists():
        yield Finding(
            "database", "service-missing", FAULT, f"{SERVICE_FILE} is not there.",
            "Postfix cannot ask the database about recipients: each is answered 451",
            "/opt/tempmail/postfix/install makes it anew, then postfix reload", "postfix",
        )  # fmt: skip
    users = {str(path): (name, user) for name, user, path, _ in readable if host.accounts.get(user)}
    logins = [f"{user}:{path}:{role}" for _, user, path, role in readable if str(path) in users]
    answer = ask(host.python, "-B", CODE / "postfix" / "logging_in.py", *logins, seconds=SECONDS)
    for line in answer.said.splitlines():
        path, _, said = line.partition(": ")
        # What cannot be read rights.py names.
        if path in users and not (said.startswith("[Errno 13]") and path in said):
            yield finding_of(said, users[path][0], path)


def finding_of(said: str, about: str, place: str) -> Finding:
    """Return what a refused login means.  said: the words of libpq or of PostgreSQL, without a password."""
    known = ((code, do) for pattern, code, do in SAID if re.search(pattern, said))
    code, do = next(known, ("database-refuses", "see what PostgreSQL's log says: journalctl -u postgresql"))
    said = said.removeprefix("FATAL:").strip()
    if code in ("database-down", "database-hangs", "database-full"):
        # The same for all who ask.
        return Finding("database", code, FAULT, f"PostgreSQL does not answer: {said}", WHY.get(code, ""), do)
    what = f"{place}: the database refuses {about}: {said}"
    why = WHY.get(code, "RCPT is answered 451" if about == "postfix" else f"{about} can do nothing without it")
    return Finding("database", code, FAULT, what, why, do, about)
