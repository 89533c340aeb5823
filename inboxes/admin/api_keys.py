"""The admin: API keys, each shown once."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from inboxes.models import ApiKey


@admin.register(ApiKey)
class ApiKeyAdmin(admin.ModelAdmin):
    list_display = ["name", "requests_per_minute", "inboxes_per_hour", "created_at", "expires_at"]
    search_fields = ["name"]

    def save_model(self, request: HttpRequest, obj: ApiKey, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.new_key()
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None) -> HttpResponse:
        """Show the key in this answer alone: a message would put it into a cookie."""
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": obj.name, "key": obj.key}
        return TemplateResponse(request, "admin/api_key.html", context)
