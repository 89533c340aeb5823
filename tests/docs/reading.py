"""The project's documents as the tests read them: headings, links, what stands in backquotes, what is fenced."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "client" / "README.md"])
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]

_fence = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_link = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_quoted = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Fence:
    document: str
    language: str
    text: str

    def __str__(self):
        return f"{self.document}: {self.text.strip().splitlines()[0]}"


def text_of(name: str) -> str:
    return (ROOT / name).read_text()


def prose_of(name: str) -> str:
    """Return a document without what is fenced in it."""
    return _fence.sub("", text_of(name))


def fences(language: str | None = None, name: str | None = None) -> list[Fence]:
    found = [Fence(of, *match) for of in ([name] if name else NAMES) for match in _fence.findall(text_of(of))]
    return [fence for fence in found if language in (None, fence.language)]


def links_of(name: str) -> list[str]:
    return _link.findall(prose_of(name))


def quoted_in(name: str) -> list[str]:
    return _quoted.findall(prose_of(name))


def anchors_of(name: str) -> set[str]:
    """Return what a link into the document may name, as GitHub makes it of headings."""
    headings = re.findall(r"^#+ (.+)$", prose_of(name), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def table_of(name: str, first: str) -> list[list[str]]:
    """Return the rows of the table whose head begins with that word."""
    head = re.search(rf"^\| {first} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text_of(name), re.MULTILINE)
    return [[cell.strip() for cell in row[1:-1].split("|")] for row in head[1].splitlines()]


def commands_of(fence: Fence) -> list[list[str]]:
    """Return the simple commands of a shell's lines, each as its words; assignments are none."""
    commands = []
    for line in fence.text.replace("\\\n", " ").splitlines():
        substituted = re.fullmatch(r"\w+=\$\((.+)\)", line)
        words = shlex.shlex(substituted[1] if substituted else line, posix=True, punctuation_chars="|&;<>")
        words.whitespace_split, command = True, []
        for word in [*words, ";"]:
            if set(word) <= set("|&;"):
                commands.append(command)
                command = []
            elif command or not re.match(r"\w+=", word):
                command.append(word)
    return [command for command in commands if command]
