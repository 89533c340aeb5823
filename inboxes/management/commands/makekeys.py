"""Print the keys that are not set, fresh, as NAME=value lines for the env files (docs/operate.md, Keys)."""

import base64
import secrets

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand

from inboxes.mail import sealing


class Command(BaseCommand):
    help = "Print the keys that are not set, fresh, as NAME=value lines. Changes nothing."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        try:
            _ = settings.SECRET_KEY
        except ImproperlyConfigured:
            self.stdout.write(f"SECRET_KEY={secrets.token_urlsafe(48)}")
        private_key = settings.SITE_PRIVATE_KEY or secrets.token_bytes(sealing.KEY_BYTES)
        for name, is_set, key in (
            ("SITE_PRIVATE_KEY", settings.SITE_PRIVATE_KEY, private_key),
            ("SITE_PUBLIC_KEY", settings.SITE_PUBLIC_KEY, sealing.public_key_of(private_key)),
            ("HMAC_KEY", settings.ISSUED_KEY, secrets.token_bytes(32)),
            # What it was before it was a key of its own: webhooks that are registered go on.
            ("WEBHOOK_KEY", settings.WEBHOOK_KEY, sealing.derive_key(private_key, "webhooks")),
        ):
            if not is_set:
                self.stdout.write(f"{name}={base64.b64encode(key).decode()}")
