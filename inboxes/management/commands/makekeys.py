"""Print fresh keys, as NAME=value lines for the env files (README, Keys)."""

import base64
import secrets

from django.core.management.base import BaseCommand

from inboxes import sealing


class Command(BaseCommand):
    help = "Print fresh keys as NAME=value lines. Changes nothing."
    requires_system_checks = []

    def handle(self, **options):
        private_key = secrets.token_bytes(sealing.KEY_BYTES)
        keys = {
            "SITE_PRIVATE_KEY": private_key,
            "SITE_PUBLIC_KEY": sealing.public_key_of(private_key),
            "HMAC_KEY": secrets.token_bytes(32),
        }
        self.stdout.write(f"SECRET_KEY={secrets.token_urlsafe(48)}")
        for name, key in keys.items():
            self.stdout.write(f"{name}={base64.b64encode(key).decode()}")
