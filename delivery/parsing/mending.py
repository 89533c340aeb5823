"""Source -> MIME tree, with what senders broke of the tree mended where it is plain what they meant.

Part of parsing: pure.  Each mend reads a piece of the source once more, so there is a bound on them.
"""

import email
import re
from email.errors import MissingHeaderBodySeparatorDefect
from typing import cast

from .transfer import encoding_of, unbase64, unquote
from .tree import POLICY, Part

MAX_MENDS = 20
MAX_DELIMITERS = 10_000
MAX_CANDIDATES = 100

# A line that can begin a part: what follows it is a header, or the empty line behind none.
_delimiter = re.compile(
    r"(?:\A|\n)--(?=\S)([^\r\n;\"\\]{1,200}?)[ \t]*\r?\n(?=(content-[a-z-]{1,40}:)|\r?\n|[a-z-]{1,40}:)", re.I
)
_preamble = re.compile(r"\s*(?:This is a multi-?part message in MIME format\.?\s*)?(?=--\S)", re.IGNORECASE)
_content_field = re.compile(r"content-[a-z-]{1,40}[ \t]*:", re.IGNORECASE)
_field = re.compile(r"[!-9;-~]{1,80}:|[ \t]")
_parameter_line = re.compile(r"[\w*-]{1,40}[ \t]*=")
_empty_line = re.compile(r"\r?\n[ \t]*\r?\n|\A\r?\n")
_safe_kind = re.compile(r"multipart/[a-z0-9.+-]{1,40}")
_insignificant = re.compile(r"[\s\"'-]")


def parse_tree(source: bytes) -> Part:
    root = _parse(source.decode("ascii", "surrogateescape"))
    _mend(root)
    return root


def _parse(source: str) -> Part:
    # For the stubs the policy says what class the parts are of.
    return cast(Part, email.message_from_string(source, Part, policy=POLICY))


def _mend(root: Part) -> None:
    """Mend a tree from its root down, however deep it is."""
    left = MAX_MENDS
    waiting = [root]
    while waiting:
        part = waiting.pop()
        part.root = root
        if left and not part.is_multipart() and _mend_one(part, part is root):
            left -= 1
            waiting.append(part)
            continue
        encoding = encoding_of(part.raw("content-transfer-encoding") or "") or part.outer_encoding
        for child in part.parts:
            child.outer_encoding = encoding
        waiting += part.parts


def _mend_one(part: Part, is_root: bool) -> bool:
    """Mend what is a leaf because something of it is broken; whether there was anything."""
    payload = part._payload
    if not isinstance(payload, str) or not payload:
        return False
    if part.kind.startswith("multipart/"):
        return _find_parts(part, payload)
    if "\n--" in payload or payload.startswith("--"):
        if part.kind.startswith("text/") and (boundary := part.get_boundary()):
            # A multipart that is called text.
            return _closes(payload, boundary) and _split_at(part, payload, boundary)
        if is_root and part.type_field is None and (start := _preamble.match(payload)):
            found = _delimiter.match(payload, max(0, start.end() - 1))
            return bool(found and found[2] and _closes(payload, found[1]) and _split_at(part, payload, found[1]))
    return _find_header(part, payload, is_root)


def _closes(payload: str, boundary: str) -> bool:
    return f"\n--{boundary}--" in payload and f"--{boundary}\n" in payload.replace("\r\n", "\n")


def _find_parts(part: Part, payload: str) -> bool:
    """Find the parts of a multipart that has none: encoded as a whole, or behind other lines than it says."""
    wanted = part.get_boundary("")
    encoding = encoding_of(part.raw("content-transfer-encoding") or "")
    if encoding in ("base64", "quotedprintable"):
        received = part.received
        decoded = unbase64(received) if encoding == "base64" else unquote(received)
        if b"\n--" in b"\n" + decoded and b"\n--" + wanted.encode("ascii", "surrogateescape") in b"\n" + decoded:
            payload = decoded.decode("ascii", "surrogateescape")
            if wanted and _split_at(part, payload, wanted):
                return True
    boundary = _likeliest(payload, wanted)
    return bool(boundary) and _split_at(part, payload, boundary)


def _likeliest(payload: str, wanted: str) -> str:
    """Return the boundary by which a body seems to be divided, "" for none: the wanted one with other blanks first."""
    found: dict[str, bool] = {}
    for match in _delimiter.finditer(payload):
        found[match[1]] = found.get(match[1], False) or bool(match[2])
        if len(found) > MAX_CANDIDATES:
            break
    bare = _insignificant.sub("", wanted).lower()
    for boundary in found:
        other = _insignificant.sub("", boundary).lower()
        if len(other) > 2 and (other == bare or (bare and (bare.startswith(other) or other.startswith(bare)))):
            return boundary
    return next((boundary for boundary, has_fields in found.items() if has_fields), "")


def _split_at(part: Part, payload: str, boundary: str) -> bool:
    """Divide a part's payload anew; whether it has parts now."""
    if payload.count("\n--") > MAX_DELIMITERS:
        return False
    kind = part.kind if _safe_kind.fullmatch(part.kind) else "multipart/mixed"
    escaped = boundary.replace("\\", "\\\\").replace('"', '\\"')
    try:
        divided = _parse(f'Content-Type: {kind}; boundary="{escaped}"\r\n\r\n{payload}')
    except RecursionError:
        return False
    if not divided.is_multipart():
        return False
    part._payload, part.preamble, part.epilogue = divided._payload, divided.preamble, divided.epilogue
    is_said = _safe_kind.fullmatch(part.kind)
    twice = [child.kind for child in divided.parts] == ["text/plain", "text/html"]
    part.kind = "multipart/alternative" if twice and not is_said else kind
    return True


def _find_header(part: Part, payload: str, is_root: bool) -> bool:
    """Read on where a header goes on in the body: behind an empty line, or one that is no field."""
    head, _, _ = payload[:4000].partition("\n")
    if not part._headers and not is_root and part.kind == "text/plain" and _content_field.match(head):
        return _read_anew(part, payload)
    if not any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in part.defects) or not part._headers:
        return False
    end = _empty_line.search(payload)
    lines = payload[: end.start()].split("\n") if end else []
    fields = [bool(_content_field.match(line)) for line in lines[:100]]
    is_parameter = bool(_parameter_line.match(head)) and ";" in (part._headers[-1][1][-3:] or "")
    if end is None or not (any(fields) or is_parameter):
        return False
    header = "\n".join(line if _field.match(line) else f" {line}" for line in lines)
    given = "".join(f"{name}: {value}\r\n" for name, value in part._headers)
    part.defects = []
    return _read_anew(part, f"{given}{header}{payload[end.start() :]}")


def _read_anew(part: Part, source: str) -> bool:
    try:
        read = _parse(source)
    except RecursionError:
        return False
    part._headers, part._payload = read._headers, read._payload
    part.preamble, part.epilogue = read.preamble, read.epilogue
    for name in ("kind", "type_field"):
        part.__dict__.pop(name, None)
    return True
