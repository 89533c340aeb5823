"""Where things are on a host."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CODE = Path("/opt/tempmail")
PYTHON = CODE / "venv/bin/python"
STATE = Path("/var/lib/tempmail-install")
ETC = Path("/etc/tempmail")
OWNER, WEB, PURGE, DELIVERY = (ETC / f"{name}.env" for name in ("owner", "web", "purge", "delivery"))
SERVICE = Path("/etc/postfix/tempmail-service.conf")
POSTFIX = Path("/etc/postfix")
