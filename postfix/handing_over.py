"""What postfix/deliver does: LMTP (RFC 2033) over the Unix socket, or one `manage.py deliver`.

A module, because a script is compiled anew at every start, and a module's
compiled form is kept: that saves a tenth of a delivery.
"""

import posix
import sys

TYPE_CHECKING = False  # the name alone tells a type checker; typing takes as long to import as all of this
if TYPE_CHECKING:
    from _socket import socket

TEMPFAIL = 75
LIMIT_SECONDS = 270  # below tempmail_time_limit in main.cf
CHUNK_BYTES = 1 << 20
# A worker that was killed over one message had others in its hands.  They are handed over again once
# the supervisor knows which one it was: Postfix would have them wait as long as they already have.
TRIES, PAUSE_SECONDS = 3, 1


class Unavailable(Exception):
    """No resident command answers."""


class HungUp(Exception):
    """The worker ended, or lost its way in what it was told."""


def read_all(fd: int) -> bytes:
    chunks = []
    while chunk := posix.read(fd, CHUNK_BYTES):
        chunks.append(chunk)
    return b"".join(chunks)


def one_line(address: bytes) -> bytes:
    """Return an address that cannot end its LMTP command: control characters become "?"."""
    return bytes(character if character >= 32 else 63 for character in address)


def options_of(arguments: list[bytes]) -> tuple[dict[bytes, bytes], list[bytes]]:
    """Return ({name: value}, recipients) of --name=value ... -- recipient ..., all bytes."""
    end = arguments.index(b"--")
    options = dict(argument.split(b"=", 1) for argument in arguments[:end])
    options[b"--sender"] = one_line(options[b"--sender"])
    return options, [one_line(recipient) for recipient in arguments[end + 1 :]]


def stuffed(source: bytes) -> bytes:
    """Return the DATA form (RFC 5321 4.5.2) of a source with CRLF line ends only.

    Each LF has its CR, so no content but a line of our own can end the data.
    """
    data = source.replace(b"\r\n.", b"\r\n..")
    if data.startswith(b"."):
        data = b"." + data
    return data + (b".\r\n" if data.endswith(b"\r\n") or not data else b"\r\n.\r\n")


def read_reply(connection: "socket", buffer: bytearray) -> bytes:
    """Return the next reply's last line (RFC 5321 4.2.1)."""
    while True:
        line, newline, rest = bytes(buffer).partition(b"\n")
        if newline:
            buffer[:] = rest
            if line[3:4] != b"-":
                return line.rstrip(b"\r")
            continue
        chunk = connection.recv(65536)
        if not chunk:
            raise HungUp("the resident command hung up")
        buffer += chunk


def hand_over_at_last(
    options: dict[bytes, bytes], recipients: list[bytes], source: bytes, tries: int = TRIES
) -> list[bytes]:
    from time import sleep

    try:
        return hand_over(options, recipients, source)
    except Unavailable:
        if tries == TRIES:
            raise
        # It ended, and will be there again: a process for each message that it had would keep it from that.
        raise HungUp("the resident command ended") from None
    except (HungUp, ConnectionError):
        if tries == 1:
            raise
    sleep(PAUSE_SECONDS)
    return hand_over_at_last(options, recipients, source, tries - 1)


def hand_over(options: dict[bytes, bytes], recipients: list[bytes], source: bytes) -> list[bytes]:
    """Deliver over LMTP; return the replies that are not 2xx."""
    from _socket import AF_UNIX, SOCK_STREAM, socket

    connection = socket(AF_UNIX, SOCK_STREAM)
    try:
        connection.connect(options[b"--socket"])
    except OSError:
        raise Unavailable from None
    buffer = bytearray()
    commands = [b"LHLO pipe", b"MAIL FROM:<%s> BODY=8BITMIME SMTPUTF8" % options[b"--sender"]]
    commands += [b"RCPT TO:<%s>" % recipient for recipient in recipients]
    commands.append(b"DATA")
    connection.sendall(b"\r\n".join(commands) + b"\r\n")
    greetings = [read_reply(connection, buffer) for _ in range(len(commands) + 1)]
    for reply in greetings[:-1]:
        if reply[:1] != b"2":
            return [reply]
    if greetings[-1][:1] != b"3":
        return [greetings[-1]]
    connection.sendall(stuffed(source))
    replies = [read_reply(connection, buffer) for _ in recipients]
    return [reply for reply in replies if reply[:1] != b"2"]


def run_once(options: dict[bytes, bytes], recipients: list[bytes], source: bytes) -> tuple[bool, bytes]:
    """Run `manage.py deliver` for this message; return (succeeded, its last line)."""
    message = posix.memfd_create("message")
    view = memoryview(source)
    while view:
        view = view[posix.write(message, view) :]
    posix.lseek(message, 0, 0)
    reading, writing = posix.pipe()
    command = [options[b"--python"], options[b"--manage"], b"deliver", b"--sender=" + options[b"--sender"], b"--"]
    environment = {b"PATH": b"/usr/bin:/bin", b"LANG": b"C.UTF-8", b"ENV_FILE": options[b"--env-file"]}
    child = posix.fork()
    if not child:
        try:
            posix.dup2(message, 0)
            posix.dup2(writing, 1)
            posix.dup2(writing, 2)
            posix.execve(options[b"--python"], command + recipients, environment)
        finally:
            posix._exit(TEMPFAIL)
    posix.close(writing)
    lines = read_all(reading).strip().rpartition(b"\n")
    _, status = posix.waitpid(child, 0)
    return status == 0, lines[2]


def say(status: bytes, line: bytes) -> None:
    """Leave a line for Postfix's log; its status code (RFC 3463) can't turn into a bounce."""
    text = bytes(character if 32 <= character < 127 else 63 for character in line[:200])
    posix.write(1, status + b" " + text + b"\n")


def main() -> int:
    import _signal  # type: ignore[import-not-found]  # signal's own, and built in

    _signal.signal(_signal.SIGALRM, lambda *_: posix._exit(TEMPFAIL))
    # Again each second: a signal that comes as recv() is about to block is seen only after it.
    _signal.setitimer(_signal.ITIMER_REAL, LIMIT_SECONDS, 1)
    encoding = sys.getfilesystemencoding()
    options, recipients = options_of([argument.encode(encoding, "surrogateescape") for argument in sys.argv[1:]])
    source = read_all(0).replace(b"\n", b"\r\n")
    try:
        refusals = hand_over_at_last(options, recipients, source)
    except Unavailable:
        succeeded, line = run_once(options, recipients, source)
        say(b"2.0.0" if succeeded else b"4.3.0", line)
        return 0 if succeeded else TEMPFAIL
    if refusals:
        say(b"4.3.0", refusals[0])
        return TEMPFAIL
    return 0
