"""The group "Moderators": what people may do in the admin who are no superusers.

Made after each `manage.py migrate`, and put right: it has exactly this.  Whoever wants others makes a
group of another name.  Nothing here lets anybody become more: no users, groups, API keys, texts, deletion
of domains.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import connections

GROUP = "Moderators"
MAY = {
    "abusereport": ("view", "change"),
    "blockedsender": ("view", "add", "change", "delete"),
    "closedaddress": ("view", "add", "change"),
    "domain": ("view", "change"),
    "historyentry": ("view",),
    "reservedname": ("view", "add", "change", "delete"),
}


def after_migrate(using: str, **kwargs: Any) -> None:
    if "plan" in kwargs and Group._meta.db_table in connections[using].introspection.table_names():
        keep(using)


def keep(using: str = "default") -> Group:
    """Make the group, or give it back what it is to have."""
    group, _ = Group.objects.using(using).get_or_create(name=GROUP)
    names = [f"{verb}_{model}" for model, verbs in MAY.items() for verb in verbs]
    permissions = Permission.objects.using(using).filter(content_type__app_label="inboxes", codename__in=names)
    group.permissions.set(permissions)
    return group
