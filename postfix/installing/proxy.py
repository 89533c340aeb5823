"""nginx before the page: our sites in place, Debian's default site out of the way, reloaded when nginx takes them."""

import re
from pathlib import Path

from .acting import Host, Stop
from .certificates import OF_NGINX, OF_POLICIES
from .services import runs_systemd, sources, systemctl

NGINX = Path("/etc/nginx")
AVAILABLE, ENABLED = NGINX / "sites-available", NGINX / "sites-enabled"


def apply(host: Host, page: str) -> list[str]:
    """Return lines to start it by hand, if any."""
    host.begin("nginx")
    version, texts = host.ask("sh", "-c", "nginx -v 2>&1") or "", ""
    for path, name in sources("nginx"):
        text = as_taken(path.read_text().replace("@PAGE@", page), version)
        texts += text
        host.file(AVAILABLE / name, text)
        host.link(ENABLED / name, str(AVAILABLE / name))
    default = ENABLED / "default"
    if default.is_symlink() and default.readlink() == AVAILABLE / "default":
        host.remove(default)
    for path in sites_by_hand(page):
        host.remove(path)
    texts += "".join(host.text(path) for path in (OF_NGINX, OF_POLICIES))
    return _reload(host, texts)


def sites_by_hand(page: str) -> list[Path]:
    """Return the files that pass this page on to web, as version 1.0.0 had an admin write one: ours takes its place."""
    names_page = re.compile(rf"^\s*server_name\b[^;]*\s{re.escape(page)}[\s;]", re.MULTILINE)
    ours = [name.name for _, name in sources("nginx")]
    return [
        path
        for path in [*sorted(ENABLED.glob("*")), *sorted(NGINX.glob("conf.d/*.conf"))]
        if path.is_file() and path.name not in ours
        and names_page.search(text := path.read_text(errors="replace")) and "proxy_pass http://127.0.0.1:8000" in text
    ]  # fmt: skip


def as_taken(text: str, version: str) -> str:
    """Return a site as this host's nginx and kernel take it."""
    # Before 1.25.1 it was a word of `listen`; since then that word is a warning.
    if tuple(map(int, re.findall(r"\d+", version)[:3])) < (1, 25, 1):
        text = re.sub(r"^\s*http2 on;\n", "", text, flags=re.MULTILINE)
        text = re.sub(r"^(\s*listen .* ssl);", r"\1 http2;", text, flags=re.MULTILINE)
    # A longer name does not fit into what it keeps for one.
    if any(len(name) > 40 for name in re.findall(r"^\s*server_name (\S+);", text, re.MULTILINE)):
        text = "server_names_hash_bucket_size 512;\n" + text
    # It does not start with an address of a family that the kernel has not.
    if not Path("/proc/net/if_inet6").exists():
        text = re.sub(r"^\s*listen \[::\].*\n", "", text, flags=re.MULTILINE)
    return text


def _reload(host: Host, used: str) -> list[str]:
    is_up = host.ask("systemctl", "is-active", "nginx") is not None
    if not host.differs("nginx", used) and (is_up or not runs_systemd()):
        return []
    if not host.dry:
        try:
            host.quietly("nginx", "-t", "-q")
        except Stop as error:
            _take_back(host)
            raise Stop(
                "nginx does not take our site beside what is there, and runs as before: mend that, or say "
                f"--without-nginx. {error}"
            ) from None
    systemctl(host, "reload" if is_up else "start", "nginx")
    if runs_systemd() and host.ask("systemctl", "is-enabled", "nginx") is None:
        host.record.note("units", "nginx")
        systemctl(host, "enable", "nginx")
    host.note_current("nginx", used)
    return [] if runs_systemd() else ["nginx -s reload || nginx"]


def _take_back(host: Host) -> None:
    """Leave a site that nginx never took out of its next start."""
    if "nginx" in host.record.data["current"]:
        return
    for _, name in sources("nginx"):
        (ENABLED / name).unlink(missing_ok=True)
    if not (ENABLED / "default").is_symlink() and str(ENABLED / "default") in host.record.data["replaced"]:
        (ENABLED / "default").symlink_to(AVAILABLE / "default")
