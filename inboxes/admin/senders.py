"""The admin: senders that are refused."""

from django.contrib import admin

from inboxes.models import BlockedSender


@admin.register(BlockedSender)
class BlockedSenderAdmin(admin.ModelAdmin):
    list_display = ["unicode_sender", "reason", "expires_at"]
    search_fields = ["sender", "unicode_sender", "reason"]
