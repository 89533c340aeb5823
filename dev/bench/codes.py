"""How well codes and links are found in tests/delivery/parsing/codes, as `name value` lines.

recall: of the messages with a code, those whose code was found; precision: of
the codes found, those that are right.  A wrong code counts against both.
`python -m dev.bench.codes --halves` also prints each half and what was missed:
change words and weights by the `tuning` half, look at `held_out` after that.
"""

import hashlib
import json
import sys
from email.utils import parseaddr
from pathlib import Path

from delivery.parsing import codes

FOLDER = Path(__file__).parents[2] / "tests" / "delivery" / "parsing" / "codes"


def messages() -> list[dict[str, str]]:
    """Return the labelled messages: id, subject, from, text, html, code, link."""
    return [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text().splitlines()]


def half_of(message: dict[str, str]) -> str:
    """Return "tuning" or "held_out", by a hash of the id."""
    return "held_out" if hashlib.sha256(message["id"].encode()).digest()[0] & 1 else "tuning"


def find(message: dict[str, str]) -> codes.Found:
    return codes.find(message["subject"], message["text"], message["html"], parseaddr(message["from"])[1])


def figures(chosen: list[dict[str, str]] | None = None) -> dict[str, float]:
    """Return code_recall, code_precision, link_recall and link_precision of the messages."""
    chosen = messages() if chosen is None else chosen
    found = [find(message) for message in chosen]
    result = {}
    for name in ("code", "link"):
        pairs = [(message[name], getattr(one, name)) for message, one in zip(chosen, found, strict=True)]
        wanted, got = [pair for pair in pairs if pair[0]], [pair for pair in pairs if pair[1]]
        right = [pair for pair in wanted if pair[0] == pair[1]]
        result[f"{name}_recall"] = len(right) / len(wanted)
        result[f"{name}_precision"] = len(right) / max(1, len(got))
    return result


def main() -> None:
    for name, value in figures().items():
        print(f"{name} {value:.4f}")
    for half in ("tuning", "held_out") if "--halves" in sys.argv else ():
        chosen = [message for message in messages() if half_of(message) == half]
        for name, value in figures(chosen).items():
            print(f"{half}_{name} {value:.4f}")
        for message in chosen:
            found = find(message)
            for name in ("code", "link"):
                if getattr(found, name) != message[name]:
                    print(f"# {half} {message['id']}: {name} {message[name]!r}, found {getattr(found, name)!r}")


if __name__ == "__main__":
    main()
