"""Files of systemd and its neighbours from the folders of postfix/, and the services, started anew where need be."""

import configparser
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from .acting import Host, Stop, digest_of
from .code import digest
from .mail import MAPS, TABLES
from .paths import CHECKOUT, DELIVERY, POSTFIX, PURGE, SERVICE, WEB

PLACES = {
    "systemd": Path("/etc/systemd/system"),
    "journald": Path("/etc/systemd/journald.conf.d"),
    "logrotate": Path("/etc/logrotate.d"),
    "sysctl": Path("/etc/sysctl.d"),
    "tmpfiles": Path("/etc/tmpfiles.d"),
}
ENV_FILES = {"tempmail-web": WEB, "tempmail-qcluster": PURGE, "tempmail-delivery": DELIVERY}
# delivery else talks to this host only.
NETWORK = PLACES["systemd"] / "tempmail-delivery.service.d/database.conf"


def sources(folder: str) -> Iterator[tuple[Path, Path]]:
    """Yield each file of a folder of postfix/, and its name below it."""
    root = CHECKOUT / "postfix" / folder
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path, path.relative_to(root)


def put_files(host: Host, is_elsewhere: bool) -> None:
    """Have the files in place; those of an earlier version go."""
    host.begin("systemd, sysctl, logrotate")
    put = set()
    for folder, place in PLACES.items():
        for path, name in sources(folder):
            host.file(place / name, path.read_text())
            put.add(str(place / name))
    if is_elsewhere:
        host.file(NETWORK, "# The database is on another host.\n[Service]\nIPAddressAllow=any\n")
        put.add(str(NETWORK))
    for name in set(host.record.data["put"].get("places", "").split()) - put:
        if Path(name).suffix in (".service", ".timer", ".socket"):
            systemctl(host, "disable", "--now", Path(name).name)
        host.remove(Path(name))
    host.record.set("put", "places", " ".join(sorted(put)))
    _make_folders(host)
    _set_parameters(host)


def _make_folders(host: Host) -> None:
    """Make what tmpfiles.d(5) makes at each boot, as systemd-tmpfiles may not be here."""
    for path, _ in sources("tmpfiles"):
        for line in path.read_text().splitlines():
            kind, name, mode, owner, group, *_ = [*line.split(), "", "", "", "", ""]
            if kind == "d":
                if not Path(name).exists():
                    host.record.note("trees", name)
                host.folder(Path(name), int(mode, 8), group, owner)
                host.owned(Path(name), int(mode, 8), group, owner)


def _set_parameters(host: Host) -> None:
    for path, _ in sources("sysctl"):
        for name, value in re.findall(r"^\s*-?([\w./-]+)\s*=\s*(.*?)\s*$", path.read_text(), re.MULTILINE):
            was = host.ask("sysctl", "-n", name)
            if was is None or was.split() == value.split() or f"unset {name}" in host.record.data["current"]:
                continue
            host.change(f"set {name} to {value}")
            if host.dry:
                continue
            if name not in host.record.data["parameters"]:
                host.record.set("parameters", name, was.strip())
            if host.ask("sysctl", "-q", "-w", f"{name}={value}") is None:
                host.tell("it could not be set here, as in a container; the host itself may set it.")
                host.record.set("current", f"unset {name}", value)


def runs_systemd() -> bool:
    return Path("/run/systemd/system").is_dir()


def systemctl(host: Host, *words: str) -> None:
    if runs_systemd():
        host.run("systemctl", *words)


def units() -> list[str]:
    """Return what is enabled: of our units those that somebody wants."""
    return [str(name) for path, name in sources("systemd")
            if len(name.parts) == 1 and "[Install]" in path.read_text()]  # fmt: skip


def start(host: Host) -> list[str]:
    """Start what does not run, and anew what uses something that changed.  Return lines to start by hand, if any."""
    host.begin("Services")
    reload_units(host)
    by_hand = []
    for unit in units():
        name = unit.removesuffix(".service")
        text = host.text(PLACES["systemd"] / unit)
        used = digest(text, host.text(ENV_FILES[name])) if name in ENV_FILES else text
        if not runs_systemd():
            by_hand += (host.differs(unit, used) and [_line_of(text)]) or []
        elif not _start_unit(host, unit, host.differs(unit, used)):
            continue
        host.note_current(unit, used)
    return [line for line in by_hand if line] + _start_postfix(host)


def _start_unit(host: Host, unit: str, is_changed: bool) -> bool:
    """Return whether it runs; the others are started all the same where it does not."""
    if host.ask("systemctl", "is-enabled", unit) is None:
        host.record.note("units", unit)
        host.run("systemctl", "enable", unit)
    is_active = host.ask("systemctl", "is-active", unit) is not None
    if is_active and not is_changed:
        return True
    try:
        host.run("systemctl", "restart" if is_active else "start", unit)
    except Stop as error:
        host.fail(f"{unit} does not run, and journalctl -u {unit} says why: {error}")
        return False
    return True


def reload_units(host: Host) -> None:
    texts = "".join(host.text(PLACES["systemd"] / name) for _, name in sources("systemd"))
    if host.differs("systemd", texts):
        systemctl(host, "daemon-reload")
        host.note_current("systemd", texts)
    journald = "".join(host.text(PLACES["journald"] / name) for _, name in sources("journald"))
    if host.differs("journald", journald):
        systemctl(host, "restart", "systemd-journald")
        host.note_current("journald", journald)


def _start_postfix(host: Host) -> list[str]:
    """Reload reads main.cf and master.cf; what systemd or a socket sets takes a start."""
    used = digest_of("".join(host.text(POSTFIX / name) for name in ("main.cf", "master.cf", *TABLES, SERVICE, *MAPS)))
    dropins = [name for _, name in sources("systemd") if "postfix" in str(name)]
    sockets = re.findall(r"^inet_\w+ =.*", host.text(POSTFIX / "main.cf"), re.MULTILINE)
    of_start = digest_of("".join(host.text(PLACES["systemd"] / name) for name in dropins) + "".join(sockets))
    changed, anew = host.differs("postfix", used), host.differs("postfix start", of_start)
    by_hand = []
    if not runs_systemd():
        is_up = host.ask("postfix", "status") is not None
        by_hand = ["postfix reload" if is_up else "nice postfix start"] if changed or anew else []
    elif host.ask("systemctl", "is-active", "postfix") is None or host.ask("postfix", "status") is None:
        if host.ask("systemctl", "is-enabled", "postfix") is None:
            host.record.note("units", "postfix")
            host.run("systemctl", "enable", "postfix")
        host.run("systemctl", "restart", "postfix")
    elif anew:
        host.run("systemctl", "restart", "postfix")
    elif changed:
        host.run("systemctl", "reload", "postfix")
    host.note_current("postfix", used)
    host.note_current("postfix start", of_start)
    return by_hand


def _line_of(text: str) -> str:
    """Return what a shell runs in place of a unit."""
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(re.sub(r"\\\n\s*", "", text))
    if "Service" not in unit or "ExecStart" not in unit["Service"]:
        return ""
    service = unit["Service"]
    user, folder = service.get("User", "root"), service.get("WorkingDirectory", "/")
    environment = f"env {service['Environment']} " if "Environment" in service else ""
    return (
        f"cd {shlex.quote(folder)} && setpriv --reuid={user} --regid={service.get('Group', user)} --init-groups "
        f"{environment}{service['ExecStart']} &"
    )
