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
_comment_end = re.compile(r"--!?>")


def end_of_comment(html: str, start: int) -> int:
    """Return where the "<!--" that stands there ends; at the end of all for one that nothing closes."""
    if html.startswith(("<!-->", "<!--->"), start):
        return html.index(">", start) + 1
    end = _comment_end.search(html, start + 4)
    return end.end() if end else len(html)


def values(attributes: str) -> dict[str, str]:
    """Return a tag's attributes; of two with one name the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _attribute.findall(attributes):
        if name:
            found.setdefault(name.lower(), unescape(double or single or bare))
    return found
