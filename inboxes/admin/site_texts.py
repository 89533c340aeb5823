"""The admin: texts of the site, in place of templates/pages/."""

from django.contrib import admin

from inboxes.models.site_text import SiteText


@admin.register(SiteText)
class SiteTextAdmin(admin.ModelAdmin):
    list_display = ["page", "language"]
    list_filter = ["page", "language"]
