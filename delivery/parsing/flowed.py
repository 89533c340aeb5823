"""format=flowed (RFC 3676): lines that belong together are one again.

Part of parsing: pure.
"""

import re

SIGNATURE = "-- "
# Many write a blank between two marks of a quotation, which the standard would make text.
_quoted = re.compile(r"(?:>(?: (?=>))?)*")


def unflow(text: str, is_delsp: bool) -> str:
    """Return flowed text with each paragraph in one line, a quoted one behind the marks of its depth.

    `is_delsp`: the blank that marks a flowed line is no part of the text (RFC 3676 4.2).
    """
    lines: list[str] = []
    pieces: list[str] = []
    depth = 0

    def end_paragraph() -> None:
        if pieces:
            lines.append(f"{'>' * depth} {''.join(pieces)}".rstrip(" ") if depth else "".join(pieces))
            pieces.clear()

    for line in text.split("\n"):
        marks = match[0] if (match := _quoted.match(line)) else ""
        its_depth, content = marks.count(">"), line[len(marks) :].removeprefix(" ")
        # A paragraph ends with its quotation, and before a signature (4.5, 4.3); before an empty line in any case.
        if its_depth != depth or content in ("", SIGNATURE):
            end_paragraph()
        depth = its_depth
        is_flowed = content.endswith(" ") and content != SIGNATURE
        pieces.append(content[:-1] if is_flowed and is_delsp else content)
        if not is_flowed:
            end_paragraph()
    end_paragraph()
    return "\n".join(lines)
