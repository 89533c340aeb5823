"""Debian's packages; what is installed here is noted, as postfix/uninstall --packages removes it."""

import os
from pathlib import Path

from .acting import Host, Stop
from .noted import Noted
from .paths import STATE
from .record import PACKAGES

ALWAYS = "ca-certificates gettext logrotate openssl postfix postfix-pgsql python3-venv".split()
# What Debian's packages make, and leave when they are purged.
LEAVINGS = ("/etc/aliases", "/etc/postgresql", "/var/www/html/index.nginx-debian.html", "/var/www")
NO_CONFIGURATION = "postfix postfix/main_mailer_type select No configuration\n"


def apply(host: Host, noted: Noted, is_elsewhere: bool, may_replace: bool) -> None:
    host.begin("Debian packages")
    wanted = list(ALWAYS)
    wanted += [] if is_elsewhere else ["postgresql"]
    wanted += [] if noted.nginx == "no" else ["nginx"]
    wanted += [] if noted.certificate or noted.nginx == "no" else ["certbot"]
    present = _installed(host)
    missing = sorted(set(wanted) - present)
    if not missing:
        return
    other = _other_mta(host) if "postfix" in missing else ""
    if other and not may_replace:
        raise Stop(
            f"the package {other} is this host's mail server, and Debian would remove it to install Postfix: nothing "
            "was changed. --replace lets it; this host then receives for tempmail only, and sends nothing."
        )
    if other:
        host.tell(f"the package {other} goes: it was this host's mail server.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if "postfix" in missing:
        host.quietly("debconf-set-selections", input=NO_CONFIGURATION)
    host.record.note("leavings", *(name for name in LEAVINGS if not Path(name).exists()))
    host.change(f"run apt-get install {' '.join(missing)}")
    _apt(host, "update", "-q", env=environment, may_fail=True)
    _apt(
        host, "install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *missing,
        env=environment,
    )  # fmt: skip
    if not host.dry:
        STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
        with PACKAGES.open("a") as file:
            file.writelines(f"{name}\n" for name in sorted(_installed(host) - present))


def _apt(host: Host, *words: str, env: dict[str, str], may_fail: bool = False) -> None:
    try:
        host.quietly("apt-get", *words, env=env)
    except Stop:
        if not may_fail:
            raise
        host.tell("not all lists of packages could be downloaded; it goes on with those that are there.")


def _installed(host: Host) -> set[str]:
    said = host.ask("dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\\n")
    if said is None:
        raise Stop("this is for Debian: there is no dpkg-query.")
    return {line.split()[1] for line in said.splitlines() if line.startswith("installed ")}


def _other_mta(host: Host) -> str:
    said = host.ask("dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\\n") or ""
    found = [line.split()[1] for line in said.splitlines()
             if line.startswith("installed ") and "mail-transport-agent" in line.split()[2:]]  # fmt: skip
    return next((name for name in found if name != "postfix"), "")
