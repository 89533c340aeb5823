"""The first admin."""

import secrets

from . import keys
from .acting import Host
from .server import as_postgres

HAS_ONE = "from django.contrib.auth.models import User; print(User.objects.filter(is_superuser=True).exists())"


def has_one(host: Host) -> bool:
    here = as_postgres(host, "SELECT EXISTS (SELECT FROM auth_user WHERE is_superuser)", "tempmail")
    if here is not None:
        return here.strip() == "t"
    return host.manage("shell", "--command", HAS_ONE, env_file=keys.owner_file()).strip().endswith("True")


def apply(host: Host, name: str | None, is_first: bool) -> str:
    """Make a superuser where there is none.  Return what is to be said of it at the end."""
    host.begin("Admin")
    if not (name or is_first):
        return ""
    if has_one(host):
        return f"There is an admin already, so {name} was not made." if name else ""
    if not name:
        return "" if host.dry else "There is no admin yet: postfix/install --admin NAME makes one."
    host.change(f"make the admin {name}")
    if host.dry:
        return ""
    password = secrets.token_urlsafe(15)
    # In the environment no other user sees it.
    host.manage("createsuperuser", "--noinput", "--username", name, "--email", "", env_file=keys.owner_file(),
                secrets={"DJANGO_SUPERUSER_PASSWORD": password})  # fmt: skip
    return f"The admin {name} has the password {password}, which is said this once; change it in the admin."
