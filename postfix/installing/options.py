"""The command line of postfix/install."""

import argparse
import ssl
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from . import names

USAGE = "postfix/install --hostname mx.example.org --page mail.example.org --domain example.org"
DESCRIPTION = """Set this host up, mend it, or upgrade it to this checkout: packages, code in /opt/tempmail, users,
keys, database, Postfix, services, nginx, certificate.  What was said once need not be said again: docs/host.md."""


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.exit(f"install: {message}\nNothing was changed.  Like: sudo {USAGE}; --help has all options.")


class Once(argparse.Action):
    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: Any = None) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option_string} is there twice; only --domain may be")
        setattr(namespace, self.dest, values)


def _checked(check: Callable[[str], str]) -> Callable[[str], str]:
    def typed(text: str) -> str:
        try:
            return check(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return typed


def _file(typed: str) -> str:
    path = Path(typed)
    if not (path.is_absolute() and path.is_file()):
        raise ValueError(f"there is no file {typed}" if path.is_absolute() else f"{typed!r} must begin with /")
    return typed


def _url(typed: str) -> str:
    return names.database_url(sys.stdin.readline().strip() if typed == "-" else typed)


def parse(arguments: Sequence[str], steps: Sequence[str]) -> argparse.Namespace:
    parser = Parser(prog="postfix/install", usage=f"{USAGE} [OPTIONS]", description=DESCRIPTION, allow_abbrev=False)
    host = _checked(names.host_name)
    parser.add_argument(
        "--hostname", type=host, action=Once, metavar="NAME", help="what the MX records point to: Postfix's name"
    )
    parser.add_argument("--page", type=host, action=Once, metavar="NAME", help="the name in the browser's address bar")
    parser.add_argument(
        "--domain",
        type=host,
        action="append",
        default=[],
        dest="domains",
        metavar="NAME",
        help="a mail domain; may be there several times, and later for one more",
    )
    parser.add_argument(
        "--email",
        type=_checked(names.mail_address),
        action=Once,
        metavar="ADDRESS",
        help="whom Let's Encrypt writes to about the certificate; not an address of this host",
    )
    parser.add_argument(
        "--certificate",
        type=_checked(_file),
        action=Once,
        metavar="FILE",
        help="a certificate with its chain that you renew yourself, instead of Let's Encrypt's",
    )
    parser.add_argument("--key", type=_checked(_file), action=Once, metavar="FILE", help="its private key")
    parser.add_argument(
        "--database-url",
        type=_checked(_url),
        action=Once,
        metavar="URL",
        help="of the owner of a database on another host; - reads it from standard input, where no "
        "list of processes shows its password",
    )
    parser.add_argument(
        "--admin",
        type=_checked(names.user_name),
        action=Once,
        metavar="NAME",
        help="make the first admin, if there is none, and print a password for it",
    )
    parser.add_argument(
        "--without-nginx", action="store_true", help="another proxy stands before the page (docs/host.md, The proxy)"
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="take this host's other mail server, or another configuration of Postfix, out of the way",
    )
    parser.add_argument(
        "--new-keys", action="store_true", help="the keys in web.env were changed on purpose (docs/operate.md, Keys)"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument(
        "--only",
        action="append",
        choices=steps,
        metavar="STEP",
        help=f"do this step alone, as for an image: {', '.join(steps)}",
    )
    if arguments and not arguments[0].startswith("-"):
        parser.error(f"what is {arguments[0]!r}?  A mail domain is --domain {arguments[0]}")
    options = parser.parse_args(arguments)
    if bool(options.certificate) != bool(options.key):
        parser.error("--certificate and --key belong together")
    if options.certificate:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(options.certificate, options.key, password="")
        except (OSError, ValueError) as error:
            parser.error(f"{options.certificate} is no certificate of the key {options.key}: {error}")
    return options
