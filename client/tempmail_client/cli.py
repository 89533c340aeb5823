"""The command tempmail-client: create, wait, show, watch.

Exit statuses: 0 done; 1 nothing came in time; 2 wrong usage, refused, or no answer.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from .client import Inbox, Message, TempMail
from .errors import NoMessage, TempMailError
from .models import Event, MessageSummary
from .protocol import harmless, line_of

DONE, NOTHING_CAME, REFUSED = 0, 1, 2

ABOUT = """\
Throw-away mail addresses of a tempmail service.

The service is named by --url or TEMPMAIL_URL.  The inbox is the one of --file, which
`create --file` wrote, or the one of TEMPMAIL_ADDRESS and TEMPMAIL_TOKEN.  There is no
option for a token: what stands on a command line, every user of the machine can read
(ps), and the shell keeps it in its history.  An API key comes from TEMPMAIL_API_KEY.
"""
EXAMPLES = """\
  export TEMPMAIL_URL=https://mail.example.org
  tempmail-client create --file inbox.json
  CODE=$(tempmail-client wait --file inbox.json --code --timeout 60)
or, in the shell alone:
  eval "$(tempmail-client create)"
  CODE=$(tempmail-client wait --code)

exit status: 0 done; 1 nothing came in time; 2 wrong usage, refused, or no answer
"""


class UsageError(Exception):
    """The text says what is missing."""


def main(arguments: list[str] | None = None) -> int:
    given = parser().parse_args(arguments)
    command: Callable[[TempMail, argparse.Namespace], int] = given.command
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # not every terminal has every character
    try:
        with service(given) as tempmail:
            return command(tempmail, given)
    except NoMessage as error:
        return complain(error, NOTHING_CAME)
    except (UsageError, TempMailError, OSError) as error:
        return complain(error, REFUSED)
    except KeyboardInterrupt:
        return 130


def complain(error: Exception, status: int) -> int:
    print("tempmail-client:", "\n".join(map(harmless, str(error).splitlines())), file=sys.stderr)
    return status


def parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    whole = argparse.ArgumentParser("tempmail-client", description=ABOUT, epilog=EXAMPLES, formatter_class=raw)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--url", help="the service, for example https://mail.example.org (else TEMPMAIL_URL)")
    common.add_argument("--file", type=Path, help="a file with the inbox: address and token, as JSON")
    common.add_argument("--json", action="store_true", help="print JSON, everything there is")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[TempMail, argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, epilog=EXAMPLES, parents=[common],
                                  formatter_class=raw)  # fmt: skip
        sub.set_defaults(command=command)
        return sub

    sub = add("create", create, "Create an inbox; print shell commands that export it, or write it to a new --file.")
    sub.add_argument("--name", help="what stands before the @ (else one made by chance)")
    sub.add_argument("--domain", help="one of the service's domains (else the first)")
    sub.add_argument("--lifetime", type=int, metavar="SECONDS", help="how long it lives (else as the domain has it)")
    sub = add("wait", wait, "Wait for a message and print it: the newest that is there, or the first that comes.")
    sub.add_argument("--subject", default="", help="part of the subject, in any case")
    sub.add_argument("--from", default="", dest="sender", help="part of the author's name or address")
    sub.add_argument("--has", action="append", choices=("code", "link", "attachment"), help="what must be in it")
    sub.add_argument("--since", metavar="ID", help="the oldest that came after this message, or this time (RFC 3339)")
    sub.add_argument("--timeout", type=float, default=60, metavar="SECONDS", help="60, if not given")
    only = sub.add_mutually_exclusive_group()
    only.add_argument("--code", action="store_true", help="wait for a code, print only it")
    only.add_argument("--link", action="store_true", help="wait for a link to follow, print only it")
    sub = add("show", show, "List the messages, newest first; with an ID, or `last`, print that one.")
    sub.add_argument("id", nargs="?", metavar="ID", help="a message's id, or `last`")
    sub.add_argument("--source", action="store_true", help="print it as it was received")
    sub = add("watch", watch, "Print what happens, as it happens, until the inbox ends.")
    sub.add_argument("--since", metavar="ID", help="what came after this message first")
    return whole


def create(tempmail: TempMail, given: argparse.Namespace) -> int:
    # Before an inbox is made that nobody could open.
    file = None if given.file is None else os.open(given.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        inbox = tempmail.create_inbox(given.name, given.domain, given.lifetime)
    except BaseException:
        if file is not None:
            given.file.unlink()
        raise
    value = json.dumps(plain(inbox.info) | {"token": inbox.token})
    if file is not None:
        with os.fdopen(file, "w") as opened:
            opened.write(value + "\n")
    if given.json:
        print(value)
    elif file is not None:
        print(inbox.address)
    else:
        for name, text in (("ADDRESS", inbox.address), ("TOKEN", inbox.token)):
            print(f"export TEMPMAIL_{name}={shlex.quote(text or '')}")
    return DONE


def wait(tempmail: TempMail, given: argparse.Namespace) -> int:
    has = [*(given.has or ()), *(["code"] if given.code else []), *(["link"] if given.link else [])]
    message = inbox_of(tempmail, given).wait_for_message(
        given.subject, given.sender, dict.fromkeys(has), given.timeout, given.since
    )
    if given.code:
        print(harmless(message.code))
    elif given.link:
        print(harmless(message.link.url if message.link else ""))
    else:
        print_message(message, given)
    return DONE


def show(tempmail: TempMail, given: argparse.Namespace) -> int:
    inbox = inbox_of(tempmail, given)
    if given.id in (None, "last"):
        messages = inbox.messages()
        if given.id is None:
            for message in messages:
                print(json.dumps(plain(message)) if given.json else f"{message.id}  {line_of(message)}")
            return DONE
        if not messages:
            raise NoMessage("The inbox is empty.")
        given.id = messages[0].id
    message = inbox.message(given.id)
    if given.source:
        sys.stdout.buffer.write(message.source())
    else:
        print_message(message, given)
    return DONE


def watch(tempmail: TempMail, given: argparse.Namespace) -> int:
    for event in inbox_of(tempmail, given).watch(given.since):
        print(json.dumps(plain(event)) if given.json else in_words(event), flush=True)
    return DONE


def service(given: argparse.Namespace) -> TempMail:
    url = given.url or os.environ.get("TEMPMAIL_URL")
    if not url:
        raise UsageError("name the service: --url https://mail.example.org, or TEMPMAIL_URL.")
    try:
        return TempMail(url, os.environ.get("TEMPMAIL_API_KEY"))
    except ValueError as error:
        raise UsageError(str(error)) from error


def inbox_of(tempmail: TempMail, given: argparse.Namespace) -> Inbox:
    """The inbox of --file, else of the environment; without a token it may be a public one."""
    if given.file:
        try:
            value = json.loads(given.file.read_text())
            return tempmail.inbox(str(value["address"]), str(value["token"]))
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(f"{given.file} is no file of `create --file`: JSON with address and token.") from error
    address = os.environ.get("TEMPMAIL_ADDRESS")
    if not address:
        raise UsageError("name the inbox: --file FILE, or TEMPMAIL_ADDRESS and TEMPMAIL_TOKEN in the environment.")
    return tempmail.inbox(address, os.environ.get("TEMPMAIL_TOKEN"))


def print_message(message: Message, given: argparse.Namespace) -> None:
    if given.json:
        print(json.dumps(plain(message)))
        return
    rows = [
        ("Id", message.id),
        ("From", ", ".join(f"{author.name} <{author.address}>".strip() for author in message.from_)),
        ("To", message.recipient),
        ("Subject", message.subject),
        ("Received", f"{message.received_at:%Y-%m-%d %H:%M:%SZ}"),
        ("Code", message.code),
        ("Link", message.link.url if message.link else ""),
        *(("Attachment", f"{part.name} ({part.size_bytes} bytes)") for part in message.attachments),
    ]
    for name, value in rows:
        if value:
            print(f"{name + ':':<12}{harmless(value)}")
    print()
    for line in message.text.split("\n"):
        print(harmless(line.removesuffix("\r").expandtabs()))


def in_words(event: Event[Any]) -> str:
    message = event.message
    if not isinstance(message, MessageSummary):
        return f"{event.name:<8} {event.message_id}"
    return f"{event.name:<8} {event.message_id}  {line_of(message)}"


def plain(value: Any) -> Any:
    """A value of models.py as JSON has it."""
    if is_dataclass(value):
        names = [one.name for one in fields(value) if not one.name.startswith("_")]
        return {name.rstrip("_"): plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    return value


if __name__ == "__main__":
    sys.exit(main())
