"""The half of the doctor that needs Django, in a process of a service's user: `python -m inboxes.doctor.inside NAME`.

NAME is web, delivery, qcluster or owner, or note; ENV_FILE is its file.  Reads what it cannot see itself from
standard input, as JSON, and prints findings likewise.  It gets as far as it can: what ends it is a finding.
"""

import json
import os
import sys
import traceback
from importlib.util import find_spec
from pathlib import Path

from .finding import FAULT, WARNING, Finding

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tempmail_site.settings")
# What the services import, of requirements/service.txt.
PACKAGES = (
    "ahocorasick_rs aiosmtpd asn1crypto bleach channels cryptography disposable_email_domains django django_bleach "
    "django_otp django_q dns gunicorn httpcore icalendar idna linkify_it mailparser nacl nh3 ninja prometheus_client "
    "psycopg psycopg_binary psycopg_pool publicsuffixlist pydantic segno sentry_sdk tinycss2 tnefparse webencodings "
    "whitenoise"
).split()
if sys.version_info < (3, 14):
    PACKAGES.append("backports")  # zstd alone


def main(name: str) -> int:
    told = json.load(sys.stdin)
    if name == "note":
        _start()
        from . import keeping

        keeping.keep(told["findings"], told["seconds"])
        return 0
    findings: list[Finding] = []
    try:
        findings += _settings(name)
        if not any(finding.severity == FAULT for finding in findings):
            if name == "owner":
                from . import database

                findings += database.look(told)
            elif name == "web":
                from . import hearing

                findings += hearing.look()
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"The doctor failed for {name}: {type(error).__name__}: {error} ({Path(place.filename).name})"
        findings.append(Finding("settings", "check-broken", WARNING, what, about=name))
    print("\n---\n" + json.dumps([finding.as_dict() for finding in findings]))
    return 0


def _start() -> None:
    import django

    django.setup()


def _settings(name: str) -> list[Finding]:
    """Import the settings, as a service does first; all else is imported for the owner alone, as it takes seconds."""
    file = os.environ["ENV_FILE"]
    restart = {"web": "tempmail-web", "delivery": "tempmail-delivery", "qcluster": "tempmail-qcluster"}.get(name)
    then = f", then systemctl restart {restart}" if restart else ""
    try:
        import logging

        logging.disable()  # what it warns of is told here
        missing = [package for package in PACKAGES if not find_spec(package)]
        if missing:
            raise ImportError(f"No module named {missing[0]!r}", name=missing[0])
        from django.conf import settings

        _ = settings.INSTALLED_APPS
        if name == "owner":
            _start()
    except ImportError as error:
        return [_not_imported(error)]
    except OSError as error:
        what = f"{name} cannot read {error.filename}: {error.strerror}."
        code = "env-unreadable" if error.filename == file else "code-unreadable"
        do = f"chown root:{_group()} {file} && chmod 640 {file}{then}"
        return [Finding("settings", code, FAULT, what, f"{name} does not start with it", do, name)]
    except Exception as error:
        from django.core.exceptions import ImproperlyConfigured

        if not isinstance(error, ImproperlyConfigured):
            raise
        said = str(error)
        what = said if file in said else f"{file}: {said}"
        do = f"mend that line of {file}{then}"
        return [Finding("settings", "settings-refused", FAULT, what, f"{name} does not start with it", do, name)]
    why = "the setting that is meant has its default"
    do = f"call it by its name in .env.example, or take the line out{then}"
    unread = [line for line in settings.UNREAD_SETTINGS if line.startswith(file)]
    return [Finding("settings", "settings-unread", WARNING, f"{line}.", why, do, name) for line in unread]


def _group() -> str:
    import grp

    return grp.getgrgid(os.getegid()).gr_name


def _not_imported(error: ImportError) -> Finding:
    """One for all services: they have one virtual environment."""
    what = f"The services cannot import {error.name or error}: {error}."
    do = "/opt/tempmail/venv/bin/pip install --require-hashes -r /opt/tempmail/requirements/service.txt"
    return Finding("settings", "package-missing", FAULT, what, "none of them starts without it", do)


if __name__ == "__main__":
    status = main(sys.argv[1])
    sys.stdout.flush()
    # Questions to the DNS that took too long are not waited for.
    os._exit(status)
