"""What a host is called and where its certificate is: /etc/tempmail/host.conf, noted of each run for the next."""

import re
from argparse import Namespace
from dataclasses import dataclass, fields, replace

from . import names
from .acting import Host, Stop
from .paths import ETC, OWNER, POSTFIX, WEB

PATH = ETC / "host.conf"
HEAD = "# What postfix/install was told, and takes when it is not told again.  Domains are in the database.\n"


@dataclass(frozen=True)
class Noted:
    """domain: the first, for a database without any.  nginx: "no" where another proxy stands before the page."""

    hostname: str = ""
    page: str = ""
    domain: str = ""
    email: str = ""
    certificate: str = ""
    key: str = ""
    nginx: str = ""

    def text(self) -> str:
        lines = [f"{field.name} = {getattr(self, field.name)}\n" for field in fields(self)]
        return HEAD + "".join(line for line in lines if not line.endswith("= \n"))


def wanted(noted: Noted, options: Namespace) -> Noted:
    """Return what was noted, with what is said now.  Raises Stop for a first run that is not told enough."""
    said = {
        "hostname": options.hostname,
        "page": options.page,
        "domain": None if noted.domain else next(iter(options.domains), None),
        "email": options.email,
        "certificate": options.certificate,
        "key": options.key,
        "nginx": "no" if options.without_nginx else None,
    }
    noted = replace(noted, **{name: value for name, value in said.items() if value})
    if options.email and not options.certificate:
        noted = replace(noted, certificate="", key="")
    lacking = [f"--{name}" for name in ("hostname", "page", "domain") if not getattr(noted, name)]
    if lacking and not options.only:
        raise Stop(
            f"on its first run it has to be told {' and '.join(lacking)}, like: sudo postfix/install --hostname "
            "mx.example.org --page mail.example.org --domain example.org"
        )
    for name in ("hostname", "page"):
        try:
            names.host_name(getattr(noted, name) or "mail.example.org")
        except ValueError as error:
            raise Stop(f"{PATH}, {name}: {error}.") from None
    return noted


def before(host: Host) -> Noted:
    """Return what was noted last time."""
    known = {field.name for field in fields(Noted)}
    lines = re.findall(r"^(\w+) *= *(.*?) *$", host.text(PATH), re.MULTILINE)
    if odd := [name for name, _ in lines if name not in known]:
        raise Stop(f"{PATH} has a line {odd[0]}, which is not known: there are {', '.join(sorted(known))}.")
    noted = replace(_of_former(host), **dict(lines))
    # This host's own main.cf goes before, as Postfix has it.
    own = re.findall(r"^myhostname *= *([\w.-]+)", host.text(ETC / "main.cf"), re.MULTILINE)
    return replace(noted, hostname=own[-1]) if own else noted


def _of_former(host: Host) -> Noted:
    """Read what a host without that file is called from what an older installer had edited by hand."""
    if host.read(PATH) is not None or not (WEB.exists() or OWNER.exists()):
        return Noted()
    hosts = re.findall(r"^ALLOWED_HOSTS=([\w.-]+)", _readable(host, WEB), re.MULTILINE)
    hostname = re.findall(r"^myhostname *= *([\w.-]+)", _readable(host, POSTFIX / "main.cf"), re.MULTILINE)
    page = hosts[0] if hosts else ""
    # Its database has the domains: the name counts only for one that has none.
    return Noted(hostname=hostname[-1] if hostname else "", page=page, domain=page)


def _readable(host: Host, path: object) -> str:
    try:
        return host.text(path)  # type: ignore[arg-type]
    except Stop:
        return ""


def note(host: Host, noted: Noted) -> None:
    host.folder(ETC)
    host.owned(ETC, 0o755, "root")
    host.file(PATH, noted.text())
