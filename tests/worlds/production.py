"""The environment of a host in service, and the example that is there for it."""

import base64
import os
import re
from pathlib import Path

from inboxes.mail.sealing import public_key_of

ROOT = Path(__file__).parents[2]
KEY = base64.b64encode(bytes(32)).decode()
PRODUCTION = {
    "PATH": os.environ["PATH"],
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "".join(chr(33 + i) for i in range(64)),
    "SITE_PRIVATE_KEY": KEY,
    "SITE_PUBLIC_KEY": base64.b64encode(public_key_of(bytes(32))).decode(),
    "HMAC_KEY": KEY,
    "WEBHOOK_KEY": KEY,
    "DATABASE_URL": os.environ.get("DATABASE_URL", "postgresql:///tempmail"),
    "ALLOWED_HOSTS": "mail.example.org",
    "TRUSTED_PROXIES": "127.0.0.1",
}


def example() -> dict[str, str]:
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE))
