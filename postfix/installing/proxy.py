"""nginx before the page: our sites in place, Debian's default site out of the way, reloaded when nginx takes them."""

import re
from pathlib import Path

from .acting import Host, Stop
from .services import differs, filled, note_current, runs_systemd, sources, systemctl

NGINX = Path("/etc/nginx")
AVAILABLE, ENABLED = NGINX / "sites-available", NGINX / "sites-enabled"


def apply(host: Host, values: dict[str, str]) -> list[str]:
    """values: of the placeholders.  Return lines to start it by hand, if any."""
    host.begin("nginx")
    texts = ""
    for path, name in sources("nginx"):
        text = _without_ipv6(filled(path, values))
        texts += text
        if len(name.parts) == 1:
            host.file(AVAILABLE / name, text)
            host.link(ENABLED / name, str(AVAILABLE / name))
        else:
            host.file(NGINX / name, text)
    if not texts:
        return []
    default = ENABLED / "default"
    if default.is_symlink() and default.readlink() == AVAILABLE / "default":
        host.remove(default)
    texts += "".join(host.text(Path(values[name])) for name in ("CERTIFICATE", "KEY"))
    return _reload(host, texts)


def _without_ipv6(text: str) -> str:
    """nginx does not start with an address of a family that the kernel has not."""
    return (
        text if Path("/proc/net/if_inet6").exists() else re.sub(r"^\s*listen \[::\].*\n", "", text, flags=re.MULTILINE)
    )


def _reload(host: Host, used: str) -> list[str]:
    is_up = host.ask("systemctl", "is-active", "nginx") is not None
    if not differs(host, "nginx", used) and (is_up or not runs_systemd()):
        return []
    if not host.dry:
        try:
            host.quietly("nginx", "-t", "-q")
        except Stop as error:
            raise Stop(f"nginx does not take its configuration, and still runs with the one before: {error}") from None
    systemctl(host, "reload" if is_up else "start", "nginx")
    if runs_systemd() and host.ask("systemctl", "is-enabled", "nginx") is None:
        host.record.note("units", "nginx") if not host.dry else None
        systemctl(host, "enable", "nginx")
    note_current(host, "nginx", used)
    return [] if runs_systemd() else ["nginx -s reload || nginx"]
