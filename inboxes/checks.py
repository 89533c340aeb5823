"""System checks: what would fail later is said now, with what to do.

Those of the database run under `manage.py migrate` and `check --database default`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from inboxes.mail import sealing
from inboxes.models import Domain
from inboxes.sql import keys, roles

from . import push, runs, shortage, storage

MAKE_ROLES = "Run postfix/roles.sql as a superuser of the database, then `manage.py migrate` (docs/host.md, Database)."


@register
def keys_are_set(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    keys = {"SITE_PUBLIC_KEY": settings.SITE_PUBLIC_KEY, "SITE_PRIVATE_KEY": settings.SITE_PRIVATE_KEY}
    keys |= {"HMAC_KEY": settings.ISSUED_KEY, "WEBHOOK_KEY": settings.WEBHOOK_KEY}
    problems: list[CheckMessage] = [
        Error(
            f"{name} is not set.",
            hint="`manage.py makekeys` prints it, for the env file. Keep it: without the keys stored mail is lost.",
            id="tempmail.E001",
        )
        for name, key in keys.items()
        if not key
    ]
    if not problems and sealing.public_key_of(settings.SITE_PRIVATE_KEY) != settings.SITE_PUBLIC_KEY:
        problems.append(
            Error(
                "SITE_PRIVATE_KEY does not belong to SITE_PUBLIC_KEY: public mail could not be opened.",
                hint="Take both from the same run of `manage.py makekeys`.",
                id="tempmail.E002",
            )
        )
    return problems


@register(deploy=True)
def https_has_a_proxy(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    if not settings.HTTPS or settings.TRUSTED_PROXIES:
        return []
    return [
        Info(
            "HTTPS is on and TRUSTED_PROXIES is empty: behind a proxy every page would redirect to itself.",
            hint="Set TRUSTED_PROXIES to the address of the proxy that ends TLS, like 127.0.0.1.",
            id="tempmail.I001",
        )
    ]


@register(deploy=True)
def somebody_is_a_stranger(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    if "*" in settings.ALLOWED_HOSTS:
        problems.append(
            Warning(
                "ALLOWED_HOSTS has *: links that pages show carry whatever name a request asked for.",
                hint="List the names of this site, like mail.example.org.",
                id="tempmail.W010",
            )
        )
    if any(proxy != "unix" and not proxy.prefixlen for proxy in settings.TRUSTED_PROXIES):
        problems.append(
            Warning(
                "TRUSTED_PROXIES is everybody: whoever connects says who they are, and no limit holds.",
                hint="Name the networks of the proxies alone (docs/host.md, The proxy).",
                id="tempmail.W011",
            )
        )
    return problems


@register(Tags.translation, deploy=True)
def translations_are_compiled(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    catalogues = settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po")
    missing = [path.parts[-3] for path in sorted(catalogues) if not path.with_suffix(".mo").exists()]
    if not missing:
        return []
    return [
        Warning(
            f"Not compiled, so shown in English: {', '.join(missing)}.",
            hint="Install Debian's package gettext and run `manage.py compilemessages`.",
            id="tempmail.W001",
        )
    ]


@register(Tags.database)
def database_is_fit(
    app_configs: object, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    if not databases:
        return []
    return [problem for alias in databases for problem in _problems_of(connections[alias])] + _problems_of_listening()


def _problems_of_listening() -> list[CheckMessage]:
    try:
        problem = "" if push.is_heard() else push.DEAF
    except psycopg.Error as error:
        problem = f"Web cannot listen for what has changed: {error}"
    return [Warning(problem, hint=push.DEAF_HINT, id="tempmail.W005")] if problem else []


def _problems_of(connection: BaseDatabaseWrapper) -> Iterator[CheckMessage]:
    with connection.cursor() as cursor:
        if (encoding := _first(cursor, "SHOW server_encoding")) != "UTF8":
            yield Error(
                f"The database's encoding is {encoding}: names beyond it could not be stored.",
                hint="Make it anew: createdb --encoding=UTF8 --template=template0 (docs/host.md, Database).",
                id="tempmail.E003",
            )
        if changed := keys.changed(cursor):
            yield Error(
                f"The database was filled under other keys: {', '.join(changed)}.",
                hint="Bring web.env back from the backup of the same host (docs/operate.md, Restore). If the keys are "
                "new on purpose, `postfix/install --new-keys` says so (docs/operate.md, Keys).",
                id="tempmail.E005",
            )
        for privileges in roles.privileges(cursor):
            if lost := privileges.lost(cursor):
                what = f"The database role {privileges.role.name!r} has no {', '.join(lost)} on {privileges.on}."
                # Without these no mail comes in, or none is purged.
                if privileges.kind == "FUNCTION" or privileges.role is roles.DELIVERY:
                    yield Error(what, hint=MAKE_ROLES, id="tempmail.E004")
                else:
                    yield Warning(what, hint="`manage.py migrate` grants it.", id="tempmail.W003")
        if _is_there(cursor, "inboxes_storage") and (refusal := storage.refusal()):
            yield Warning(
                f"All new mail is refused (452): {refusal}.",
                hint="Make room on the disk, or lower MAX_SITE_BYTES and let VACUUM FULL give back what is free.",
                id="tempmail.W002",
            )
        elif _is_there(cursor, "inboxes_storage", "short_because") and (refusal := shortage.refusal()):
            yield Warning(
                f"New addresses are refused (503): {refusal}.",
                hint="Make room, or lower MAX_SITE_BYTES; inboxes that are there go on (docs/operate.md).",
                id="tempmail.W006",
            )
        if _is_there(cursor, "inboxes_lastrun", "name") and (late := runs.lateness()):
            yield Warning(f"The qcluster is late: {late}.", hint=runs.WHEN_LATE, id="tempmail.W004")
        if _is_there(cursor, "inboxes_domain", "dns_said"):
            yield from _domains_elsewhere()
        if _is_there(cursor, "inboxes_domain") and not _first(cursor, "SELECT EXISTS (SELECT FROM inboxes_domain)"):
            yield Info(
                "There is no domain yet: all mail is refused.",
                hint="Add one in the admin, or with `manage.py adddomain mail.example.org`.",
                id="tempmail.I002",
            )


def _domains_elsewhere() -> Iterator[CheckMessage]:
    elsewhere = Domain.objects.filter(is_active=True, is_listed=True, leads_here=False)
    # Before `migrate` a database has no newer columns.
    for domain in elsewhere.only("name", "offered_anyway", "dns_said"):
        yield Info(
            f"{domain.name} is {'offered all the same' if domain.offered_anyway else 'not offered'}: {domain.dns}",
            hint=f"In the DNS: {domain.name}. MX 10, and the name of this mail server (docs/host.md).",
            id="tempmail.I003",
        )


def _is_there(cursor: CursorWrapper, table: str, column: str = "id") -> bool:
    """Whether a table has that column: `migrate` runs these checks before it makes one."""
    sql = "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s)"
    return bool(_first(cursor, sql, table, column))


def _first(cursor: CursorWrapper, sql: str, *parameters: str) -> Any:
    cursor.execute(sql, parameters)
    return cursor.fetchone()[0]
