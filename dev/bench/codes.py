"""How well codes and links are found, as `name value` lines.

recall: of the messages with a code, those whose code was found; precision: of
the codes found, those that are right.  A wrong code counts against both.
code_recall and its like are of tests/delivery/parsing/codes, which words and
weights were made by.  Most of tests/delivery/parsing/unseen may be read and
tuned by, too (code_recall_tuned).  What part_of() holds out (code_recall_unseen)
nobody has looked at: do not, nor at what is missed there.
`python -m dev.bench.codes --groups` also prints each language, kind and shape,
`--misses` what was missed of all but what is held out.
"""

import hashlib
import json
import sys
from email.utils import parseaddr
from functools import cache
from pathlib import Path

from delivery.parsing import codes

PARSING = Path(__file__).parents[2] / "tests" / "delivery" / "parsing"
GROUPED_BY = ("language", "kind", "shape")


def messages(folder: str = "codes") -> list[dict[str, str]]:
    """Return the labelled messages: id, subject, from, text, html, code, link; "unseen" also language, kind, shape."""
    paths = sorted((PARSING / folder).glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text().splitlines()]


def part_of(message: dict[str, str]) -> str:
    """Return "unseen" for what is held out, a third of the first two batches by a hash of the id; else "tuned"."""
    is_third = message["id"][0] in "uw" and hashlib.sha256(message["id"].encode()).digest()[0] % 3 == 0
    return "unseen" if is_third else "tuned"


def find(message: dict[str, str]) -> codes.Found:
    return _find(message["subject"], message["text"], message["html"], parseaddr(message["from"])[1])


_find = cache(codes.find)  # a message is in several groups


def figures(chosen: list[dict[str, str]] | None = None) -> dict[str, float]:
    """Return code_recall, code_precision, link_recall and link_precision of the messages.

    A figure of nothing, of no message with a code for one, is left out.
    """
    chosen = messages() if chosen is None else chosen
    found = [find(message) for message in chosen]
    result: dict[str, float] = {}
    for name in ("code", "link"):
        pairs = [(message[name], getattr(one, name)) for message, one in zip(chosen, found, strict=True)]
        wanted, got = [pair for pair in pairs if pair[0]], [pair for pair in pairs if pair[1]]
        right = [pair for pair in wanted if pair[0] == pair[1]]
        if wanted:
            result[f"{name}_recall"] = len(right) / len(wanted)
        if got:
            result[f"{name}_precision"] = len(right) / len(got)
    return result


def parts() -> dict[str, list[dict[str, str]]]:
    """Return the unseen set as its two parts."""
    result: dict[str, list[dict[str, str]]] = {"unseen": [], "tuned": []}
    for message in messages("unseen"):
        result[part_of(message)].append(message)
    return result


def all_figures() -> dict[str, float]:
    """Return the figures of the labelled messages and of both parts of the unseen set."""
    result = figures()
    for part, chosen in parts().items():
        result |= {f"{name}_{part}": value for name, value in figures(chosen).items()}
    return result


def group_figures(of_parts: dict[str, list[dict[str, str]]]) -> dict[str, float]:
    """Return the figures of each part by language, kind and shape: code_recall_unseen_language_ko."""
    result: dict[str, float] = {}
    for part, chosen in of_parts.items():
        for field in GROUPED_BY:
            for group in sorted({message[field] for message in chosen}):
                of_group = figures([message for message in chosen if message[field] == group])
                result |= {f"{name}_{part}_{field}_{group}": value for name, value in of_group.items()}
    return result


def misses(chosen: list[dict[str, str]]) -> list[str]:
    """Return a line for each code and link that was not found, or is none."""
    lines = []
    for message in chosen:
        found = find(message)
        for name in ("code", "link"):
            if getattr(found, name) != message[name]:
                lines.append(f"# {message['id']}: {name} {message[name]!r}, found {getattr(found, name)!r}")
    return lines


def main() -> None:
    shown = all_figures() | (group_figures(parts()) if "--groups" in sys.argv else {})
    for name, value in shown.items():
        print(f"{name} {value:.4f}")
    if "--misses" in sys.argv:
        print(*misses(messages() + parts()["tuned"]), sep="\n")


if __name__ == "__main__":
    main()
