"""The certificates of the page and of Postfix, which postfix/certificates puts in place as host.conf says."""

from collections.abc import Sequence
from pathlib import Path

from .acting import Host
from .noted import Noted
from .paths import CODE, POSTFIX
from .services import runs_systemd

PROGRAM = CODE / "postfix/certificates"
# Key first, then the chain, as Postfix reads it.
CHAIN = POSTFIX / "tls.pem"
OF_NGINX, OF_POLICIES = (Path("/etc/nginx") / name for name in ("tempmail.pem", "tempmail-mta-sts.pem"))
RUNS = Path("/run/nginx.pid")
HOOK = Path("/etc/letsencrypt/renewal-hooks/deploy/tempmail")


def have(host: Host, noted: Noted) -> None:
    """Have a given one in place, or one that nginx and Postfix can start with."""
    host.begin("Certificate")
    places = [CHAIN] if noted.nginx == "no" else [CHAIN, OF_NGINX, OF_POLICIES]
    if host.dry:
        for path in places:
            if host.read(path) is None:
                host.change(f"put a certificate into {path}")
    else:
        for path in places:
            host.record.keep(path)
        for line in host.quietly(PROGRAM, "first").splitlines():
            host.change(line)


def get(host: Host, noted: Noted, domains: Sequence[str]) -> list[str]:
    """Ask Let's Encrypt, whom nginx must answer by now.  Where it gives none yet, all else works.

    Return a line to run by hand, after that which starts nginx.
    """
    if host.dry or noted.certificate:
        return []
    if not (runs_systemd() or host.read(RUNS)):
        return [f"{PROGRAM} get"]
    host.folder(HOOK.parent)
    host.record.keep(HOOK)
    names = [word for domain in domains if domain for word in ("--name", f"mta-sts.{domain}")]
    for line in host.words(str(PROGRAM), "get", *names, env={}).splitlines():
        host.tell(line)
    return []
