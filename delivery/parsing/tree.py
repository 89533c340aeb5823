"""A node of a MIME tree, and what of its header the standard library's parser goes by.

Part of parsing: pure.  The library's own reading of Content-Type is that of the standard;
here it is that of parameters.py.
"""

import re
from email.message import Message
from email.policy import Compat32
from functools import cached_property
from typing import Any

from .charsets import BY_LANGUAGE, codec_of, plain
from .fields import MAX_HEADER_CHARACTERS, words_in
from .markup import declared_charset, declared_language
from .parameters import media_type, parameter, parameters

MAX_HINTING_PARTS = 20
# What is tried in any case, and what can't be mixed with ASCII.
NO_HINTS = frozenset(("", "utf-8", "utf-7", "utf-16", "utf-16-be", "utf-32"))

_fold = re.compile(r"[ \t]*[\r\n]+[ \t]*")


class PlainHeaders(Compat32):
    """The policy without surprises: a header field is always a str, raw 8-bit read as UTF-8 or Windows-1252."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return plain(value)[:MAX_HEADER_CHARACTERS]


POLICY = PlainHeaders()


class Part(Message):
    """A node of the tree.  A message within (message/*) is a leaf: nobody parses it, its bytes are kept."""

    _payload: "str | list[Part] | None"  # the standard library's own; its stubs leave them out
    _headers: list[tuple[str, str]]
    root: "Part | None" = None
    outer_encoding = ""  # of a multipart around it, for a part that names none

    @cached_property
    def kind(self) -> str:
        """The type/subtype that it is read as."""
        field = self.type_field
        return self.get_default_type() if field is None else media_type(field) or "text/plain"

    @cached_property
    def type_field(self) -> str | None:
        """Of several Content-Types the first that can be read; a multipart's before others, for its boundary."""
        fields = [self._unfolded(value) for name, value in self._headers if name.lower() == "content-type"]
        if len(fields) < 2:
            return fields[0] if fields else None
        readable = [field for field in fields if media_type(field)]
        multiparts = [field for field in readable if media_type(field).startswith("multipart/") and "=" in field]
        return (multiparts + readable + fields)[0]

    @property
    def received(self) -> bytes:
        # What get_payload() has first decoded in whatever charset the sender named.
        return self._payload.encode("ascii", "surrogateescape") if isinstance(self._payload, str) else b""

    @property
    def parts(self) -> "list[Part]":
        return self._payload if isinstance(self._payload, list) else []

    def get_content_type(self) -> str:
        # What the standard library's parser goes by.
        return "application/octet-stream" if self.kind.startswith("message/") else self.kind

    def get_boundary(self, failobj: Any = None) -> Any:
        # Raw bytes stay as they are, since the lines that it is compared with do.
        field = self.type_field or ""
        simple = next((value for name, value in parameters(field) if name == "boundary"), "")
        return (simple or parameter(field, "boundary")).rstrip() or failobj

    def get(self, name: str, failobj: Any = None) -> Any:
        raw = self.raw(name)
        if raw is None:
            return failobj
        return (raw if raw.isascii() else plain(raw, *self.hints))[:MAX_HEADER_CHARACTERS]

    def raw(self, name: str) -> str | None:
        """Return the first field of a name as it came, its raw bytes escaped (PEP 383); None without one."""
        name = name.lower()
        return next((value for field, value in self._headers if field.lower() == name), None)

    def parameter_of(self, name: str, parameter_name: str) -> str:
        field = self.type_field if name.lower() == "content-type" else self.raw(name)
        if not field or "=" not in field:
            return ""
        hints = () if field.isascii() and "%" not in field else self.hints
        return parameter(self._unfolded(field), parameter_name, *hints)

    @property
    def hints(self) -> tuple[str, ...]:
        """Labels of charsets that unlabelled text of the message may be in, the likeliest first."""
        return () if self.root is None else self.root._all_hints

    @cached_property
    def _all_hints(self) -> tuple[str, ...]:
        leaves: list[Part] = []
        waiting = [self]
        while waiting and len(leaves) < MAX_HINTING_PARTS:
            part = waiting.pop()
            waiting += reversed(part.parts)
            leaves += [] if part.parts else [part]
        texts = [part for part in leaves if part.kind.startswith("text/")]
        labels = [parameter(part.type_field or "", "charset") for part in texts]
        labels += [declared_charset(part.received) for part in texts if part.kind == "text/html"]
        header = " ".join(self.raw(name) or "" for name in ("subject", "from", "to"))[:MAX_HEADER_CHARACTERS]
        labels += [word.charset for word in words_in(header)]
        languages = [self.raw("content-language") or "", *(declared_language(part.received) for part in texts)]
        labels += [BY_LANGUAGE.get(name.lower()[:5]) or BY_LANGUAGE.get(name.lower()[:2], "") for name in languages]
        return tuple(dict.fromkeys(label for label in labels if codec_of(label) not in NO_HINTS))[:3]

    @staticmethod
    def _unfolded(value: str) -> str:
        return _fold.sub(" ", value[:MAX_HEADER_CHARACTERS]).strip()
