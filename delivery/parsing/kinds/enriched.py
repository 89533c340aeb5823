"""text/enriched (RFC 1896) and text/richtext (RFC 1341 7.1.3): their words, without their commands."""

import re

KINDS = frozenset(("text/enriched", "text/richtext"))

_command = re.compile(r"<param>[^<]*</param>|</?[a-z0-9-]{1,60}>", re.IGNORECASE)
_line_ends = re.compile(r"\n+")
_new_line = re.compile(r"<(?:nl|np|/?paragraph)>", re.IGNORECASE)


def words_of(kind: str, text: str) -> str:
    """Return the text; of line ends one is a blank, and n of them n - 1."""
    if kind == "text/richtext":
        text = _new_line.sub("\n\n", text.replace("\n", " "))
        text = re.sub(r"<lt>", "<<", text, flags=re.IGNORECASE)
    text = _line_ends.sub(lambda match: "\n" * (len(match[0]) - 1) or " ", text)
    return "<".join(_command.sub("", piece) for piece in text.split("<<"))
