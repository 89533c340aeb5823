"""What every parsed message must be."""

import json

from delivery.parsing.message import Bounds, parse

BOUNDS = Bounds()


def checked(source, *defects, bounds=BOUNDS):
    """Parse; the result can be stored, and exactly these defects are named."""
    parsed = parse(source, bounds)
    storable(parsed)
    assert tuple(parsed.defects) == defects
    return parsed


def storable(parsed):
    """What storing does with it: JSON in UTF-8, without NUL."""
    values = [parsed.from_, parsed.from_header, parsed.to, parsed.subject, parsed.date, parsed.message_id]
    values += [parsed.headers, parsed.text, parsed.html, parsed.preview, parsed.defects]
    values += [(part.number, part.name, part.type, part.content_id) for part in parsed.attachments]
    assert "\\u0000" not in json.dumps(values)
    json.dumps(values, ensure_ascii=False).encode()
    assert [part.number for part in parsed.attachments] == list(range(1, len(parsed.attachments) + 1))
    assert all(isinstance(part.content, bytes) for part in parsed.attachments)
