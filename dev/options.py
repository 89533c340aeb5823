"""What each command takes: read, with help and complaints, before anything is installed.

Needs nothing but /usr/bin/python3.  `python3 -m dev.options COMMAND ...` prints
the help that is asked for, ends with 2 where an option is wrong, and is silent else.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from . import bench, faults, fuzz, hosts, wide
from .faults.table import FAULTS

SIZES = ((360, 740), (390, 664), (768, 1024), (1440, 900))  # of a phone, one with its bars, a tablet, a laptop
SCHEMES = ("light", "dark")
ADDRESS = "hello@tempmail.test"


def positive(text: str) -> int:
    """Return a number that is 1 or more."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is not accepted: it must be a number, 1 or more")
    return int(text)


def natural(text: str) -> int:
    """Return a number that is 0 or more."""
    return 0 if text == "0" else positive(text)


def enough_messages(text: str) -> int:
    if positive(text) < faults.FEWEST:
        raise argparse.ArgumentTypeError(f"it must be {faults.FEWEST} or more")
    return int(text)


def run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--filter", action="store_true", help="with rspamd and ClamAV before the queue")


def send_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", nargs="?", default=ADDRESS, metavar="ADDRESS", help=f"default: {ADDRESS}")


# Each number of rows, as dev/filling.py has them: its default, and what it is.
ROWS = {
    "messages": (100_000, "messages in all, in inboxes and public names"),
    "inboxes": (10_000, "private inboxes: of 10 messages for each, each has 5 to 20"),
    "domains": (20, "domains d1.filled.test and so on"),
    "public-names": (1_000, "names that nobody holds, with as many messages each"),
    "grants": (0, "read-only links"),
    "webhooks": (0, "webhooks, of as many inboxes"),
    "issued": (0, "addresses that were issued, of which a digest is left"),
    "days-of-counts": (0, "days of counts of each domain"),
    "reports": (0, "reports of abuse, a tenth of them to do"),
    "bytes": (2_000, "bytes of a message as it came, about"),
    "heavy": (1_000, "messages in every 10,000th inbox and public name"),
    "ended-percent": (0, "per cent of the inboxes and names whose time is up, as before a purge"),
    "opened": (100, "inboxes whose messages open; three are printed, with their secrets"),
}


def fill_options(parser: argparse.ArgumentParser) -> None:
    for name, (default, what) in ROWS.items():
        parser.add_argument(
            f"--{name}", type=natural if default == 0 else positive, default=default, metavar="N",
            help=f"{what} (default: {default:,})".replace("%", "%%"),
        )  # fmt: skip
    parser.add_argument("--beside", action="store_true", help="also where a domain is a real one, with its mail")


def passed_on_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs="*", metavar="ARGS")


def lock_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--upgrade", action="store_true", help="take the newest release of each package")
    parser.add_argument(
        "--upgrade-package", action="append", default=[], metavar="NAME", help="of this package; may be repeated"
    )


def bench_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rounds", type=positive, default=5, metavar="N", help="rounds to take medians of (default: 5)"
    )
    add_only(parser, bench.NAMES)
    parser.add_argument(
        "--messages", type=positive, default=bench.SIZE, metavar="N",
        help=f"of `sizes`: messages in the larger database (default: {bench.SIZE:,})",
    )  # fmt: skip
    parser.add_argument(
        "--profile", action="store_true", help="also NAME_cpu_ms_PROCESS: CPU milliseconds a message takes"
    )


def faults_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--messages",
        type=enough_messages,
        default=faults.MESSAGES,
        metavar="N",
        help=f"messages for each fault (default: {faults.MESSAGES})",
    )
    names = [fault.name for fault in FAULTS]
    parser.add_argument("--only", action="append", choices=names, metavar="NAME", help="one fault; may be repeated")


def hosts_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--release", action="append", choices=hosts.RELEASES, metavar="NAME",
        help=f"one of {', '.join(hosts.RELEASES)}; may be repeated",
    )  # fmt: skip
    add_only(parser, list(hosts.STEPS))


def wide_options(parser: argparse.ArgumentParser) -> None:
    add_only(parser, wide.LOST)
    parser.add_argument("--way", action="append", choices=list(wide.WAYS), help="one way to lose it; may be repeated")


def fuzz_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seconds", type=positive, default=fuzz.SECONDS, metavar="N", help=f"how long (default: {fuzz.SECONDS})"
    )
    parser.add_argument("--runs", type=positive, metavar="N", help="so many inputs instead, the same each time")
    add_only(parser, fuzz.TARGETS)
    parser.add_argument("--folder", type=Path, default=Path("fuzzed"), help="for finds and inputs (default: ./fuzzed)")


def screenshots_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--width", type=int, choices=[width for width, _ in SIZES], help="this width only")
    parser.add_argument("--scheme", choices=SCHEMES, help="this scheme only")


def measure_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checkout", nargs="?", type=Path, help="the folder of another checkout, to compare with")


def no_options(parser: argparse.ArgumentParser) -> None:
    """It takes nothing but --help."""


def add_only(parser: argparse.ArgumentParser, names: list[str] | tuple[str, ...]) -> None:
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"one of {', '.join(names)}; may be repeated"
    )


# Each command: what it does, what it takes, what its help says beneath.
COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], str]] = {
    "run": ("Set everything up and serve: SMTP on 127.0.0.1:2525, pages on 127.0.0.1:8000; Ctrl-C ends it.",
            run_options, ""),
    "send": ("Send a first mail to the service that `./tempmail run` serves.", send_options, ""),
    "manage": ("Run Django's manage.py on the database of `run`.", passed_on_options,
               "For example `manage createsuperuser`; `manage help` lists its commands."),
    "fill": ("Fill rows into the database of `run`, or into that of DATABASE_URL: as after years, in a minute.",
             fill_options, "A million messages take about two minutes, ten million twenty; mail waits."),
    "test": ("Run every check and test.", passed_on_options,
             "ARGS go to pytest, as `test tests/mail` or `test -k smuggled`; then the tests run one after another."),
    "bench": ("Measure what the service does against what others do.", bench_options, bench.__doc__ or ""),
    "faults": ("Make faults in a running service under load, and count what becomes of each message.",
               faults_options, "Faults:\n" + "\n".join(f"  {fault.name:21}{fault.what}" for fault in FAULTS)),
    "fuzz": ("Let atheris make up messages, texts and HTML, and keep in FOLDER what breaks a rule of "
             "dev/fuzz/invariants.py.", fuzz_options,
             "Exit status 1 with finds.  All targets run at the same time; another run goes on from where this ended."),
    "hosts": ("Install on fresh Debian trees, upgrade and uninstall there, and print what was measured.",
              hosts_options, "Steps:\n" + "\n".join(f"  {name:21}{what}" for name, what in hosts.STEPS.items())),
    "wide": ("Set the service up on seven hosts, each in a network of its own, lose each under load, and count what "
             "becomes of each message.", wide_options,
             "Ways:\n" + "\n".join(f"  {way:21}{what}" for way, what in wide.WAYS.items())),
    "screenshots": ("Write every page and state as pictures into ./screenshots.", screenshots_options, ""),
    "measure": ("Count rooms, arrows between them, circles, long files and functions, and what stands twice, "
                "as `name value` lines.", measure_options, ""),
    "clean": ("End what is left running and remove all data of this checkout.", no_options, ""),
    "messages": ("Collect the pages' strings for translation into inboxes/locale.", no_options, ""),
    "lock": ("Pin anew, with hashes, what requirements/service.in and test.in ask for.", lock_options, ""),
}  # fmt: skip
# Their arguments are another program's, and so is its help, unless it is asked for first.
PASSED_ON = ("manage", "test")


def parser_of(command: str) -> argparse.ArgumentParser:
    what, add_options, beneath = COMMANDS[command]
    parser = argparse.ArgumentParser(
        prog=f"./tempmail {command}",
        description=what,
        epilog=beneath,
        formatter_class=argparse.RawDescriptionHelpFormatter if "\n" in beneath else argparse.HelpFormatter,
        allow_abbrev=False,
    )
    add_options(parser)
    return parser


def read(command: str, arguments: list[str]) -> argparse.Namespace:
    """Return a command's options.  Ends the program where help is asked for, or an option is wrong."""
    if command in PASSED_ON and not {*arguments[:1]} & {"-h", "--help"}:
        return argparse.Namespace(arguments=arguments)
    return parser_of(command).parse_args(arguments)


if __name__ == "__main__":
    read(sys.argv[1], sys.argv[2:])
