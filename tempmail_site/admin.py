"""Which class the admin's site is.  Apart from it: this is read before there are models."""

from django.contrib.admin.apps import AdminConfig


class OwnAdminConfig(AdminConfig):
    default_site = "inboxes.admin.login.Site"
