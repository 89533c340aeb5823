"""Tags of HTML as a browser tells them (HTML 13.2.5): the same for whoever reads a message's.

Pure: no Django, no database.  Linear in its input.
"""

import re
from html import unescape

_blank = r"[ \t\n\f\r]"
_name = r"(?:=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"
_bare = r"(?![\"'])[^ \t\n\f\r>]*+"
_given = rf"{_blank}*+={_blank}*+"
_attribute = re.compile(rf"({_name})(?:{_given}(?:\"([^\"]*+)\"|'([^']*+)'|({_bare})))?+")
TAG = re.compile(
    rf"<(/?)([A-Za-z][^ \t\n\f\r/>]*+)"
    rf"((?:[ \t\n\f\r/]++|{_name}(?:{_given}(?:\"[^\"]*+\"|'[^']*+'|{_bare})|(?!{_blank}*+=)))*+)>"
)
LETTER = re.compile(r"</?[A-Za-z]")


def values(attributes: str) -> dict[str, str]:
    """Return a tag's attributes; of two with one name the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _attribute.findall(attributes):
        if name:
            found.setdefault(name.lower(), unescape(double or single or bare))
    return found
