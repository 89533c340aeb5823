"""What the documents name is there, and what they repeat is so."""

import re

import pytest
from django.conf import settings

from dev.faults.table import FAULTS
from dev.imports import FLOORS
from inboxes import limits
from inboxes.api.api import api
from inboxes.models import Domain

from .reading import DOCUMENTS, NAMES, ROOT, anchors_of, fences, links_of, quoted_in, table_of, text_of

TOP = {path.name for path in ROOT.iterdir()}
# What a folder of the checkout is called elsewhere.
INSTALLED_AT = "/opt/tempmail/"
MADE_LATER = {"screenshots", "fuzzed"}
PATH = re.compile(r"[\w.*-]+(?:/[\w.*-]+)*/?")
FILE = re.compile(r"[\w-]+\.(?:py|md|cf|sql|js|css|html|toml|txt|in|po|svg|png)")
BINARY = {".png", ".ico", ".mo", ".pyc", ".gz"}
BYTES = {"KiB": 1024, "MiB": 1024**2, "GiB": 1024**3}


def test_readme_has_at_most_150_lines():
    assert len(text_of("README.md").splitlines()) <= 150


@pytest.mark.parametrize("name", NAMES)
def test_links_between_documents_resolve(name):
    folder = (ROOT / name).parent
    for link in links_of(name):
        if link.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (folder / path).resolve() if path else ROOT / name
        assert target.exists(), link
        if anchor:
            assert anchor in anchors_of(str(target.relative_to(ROOT.resolve()))), link


def test_every_document_is_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in reached:
            continue
        reached.add(document)
        for link in links_of(str(document.relative_to(ROOT))):
            path = (document.parent / link.partition("#")[0]).resolve()
            waiting += [path] if path.suffix == ".md" else []

    assert reached == {path.resolve() for path in DOCUMENTS}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_is_named_is_there(name):
    drawn = [word for fence in fences("text", name) for word in re.split(r"[\s,;()]+", fence.text)]
    named = {
        text.removeprefix(INSTALLED_AT).removeprefix("./")
        for text in [*quoted_in(name), *drawn]
        if PATH.fullmatch(text.removeprefix(INSTALLED_AT).removeprefix("./"))
    }
    folder = (ROOT / name).parent
    for path in sorted(named):
        first = path.partition("/")[0]
        if "/" in path and first in TOP - MADE_LATER:
            assert any(ROOT.glob(path.rstrip("/"))), path
        elif FILE.fullmatch(path):
            assert any(ROOT.rglob(path)) or (folder / path).exists(), path


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_and_function_that_is_named_is_there(name):
    code = {
        *re.findall(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", code_of("*.py", ".env.example", "tempmail")),
        *re.findall(r"\btempmail_\w+", code_of("*.sql", "*.py")),
    }
    named = {text.partition("=")[0] for text in quoted_in(name)}
    names = {text for text in named if re.fullmatch(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|tempmail_[a-z_]+", text)}

    assert sorted(names - code) == []


def code_of(*patterns):
    paths = [path for pattern in patterns for path in ROOT.rglob(pattern) if "docs" not in path.parts]
    return "\n".join(path.read_text(errors="replace") for path in paths)


# --- Tables that repeat what stands elsewhere


def test_bounds_are_those_of_the_settings():
    example = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", text_of(".env.example"), re.MULTILINE))
    named = {}
    for _, name, default, _ in table_of("docs/bounds.md", "bound"):
        if match := re.fullmatch(r"`([A-Z_]+)`", name):
            named[match[1]] = default

    for name, default in named.items():
        assert in_figures(default) == example[name], name
    assert {name for name in example if name.startswith(("MAX_", "MIN_", "LIMIT_"))} <= named.keys()


def test_bounds_are_those_of_postfix():
    main = text_of("postfix/main.cf")
    values = dict(re.findall(r"^(\w+) = (.*)$", main, re.MULTILINE))
    values["smtpd_min_data_rate"] = "500"  # Postfix's own
    for _, name, default, _ in table_of("docs/bounds.md", "bound"):
        if match := re.fullmatch(r"`(\w+)` \(Postfix\)", name):
            value = values[match[1]]
            if match[1] == "smtpd_timeout":
                assert (value, default) == ("${stress?{10}:{60}}s", "60 s, 10 s when all processes are busy")
            elif match[1] == "queue_minfree":
                assert (value, default) == ("0", "1.5 messages")  # postconf(5)
            else:
                assert in_figures(default.removesuffix(" a minute").removesuffix(" B/s")) == value, name


def test_bounds_are_those_of_a_domain():
    fields = {field.verbose_name: field.default for field in Domain._meta.fields if hasattr(field, "verbose_name")}
    for _, name, default, _ in table_of("docs/bounds.md", "bound"):
        if match := re.fullmatch(r"\*(.+)\* \(domain\)", name):
            assert in_figures(default) == str(fields[match[1]]), name


def test_bounds_are_those_of_the_code():
    bounds = {bound: default for bound, name, default, _ in table_of("docs/bounds.md", "bound") if not name}

    assert bounds["guesses at one password"] == str(limits.FREE_TRIES)
    assert bounds["inboxes of a browser"] == str(settings.MAX_INBOXES_HELD)
    assert in_figures(bounds["a form"]) == str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def in_figures(text: str) -> str:
    """Return "25 MiB" as 26214400, "none" as 0: as a setting has it."""
    if text in ("none", "not measured"):
        return "0" if text == "none" else ""
    number, _, unit = text.replace(",", "").partition(" ")
    return str(int(float(number) * BYTES[unit])) if unit in BYTES else number


def test_floors_are_those_of_the_imports():
    (drawing,) = [fence.text for fence in fences("text", "docs/design.md")]
    lines = [re.sub(r"^\w+:", "", line).split() for line in drawing.splitlines()]

    assert len(lines) == len(FLOORS)
    for rooms, words in zip(FLOORS, lines, strict=True):
        assert {room.rpartition(".")[2] for room in rooms} <= set(words)


def test_faults_are_those_that_are_made():
    rows = table_of("docs/faults.md", "fault")

    assert [row[0] for row in rows] == [fault.what for fault in FAULTS]
    for _, accepted, stored, duplicated, lost, bounced in rows:
        assert accepted == stored
        assert (duplicated, lost, bounced) == ("0", "0", "0")


def test_routes_are_those_of_the_description():
    short = {"INBOX": "/inboxes/{address}", "MESSAGE": "/inboxes/{address}/messages/{message_id}"}
    named = set()
    for cell, _ in table_of("docs/api.md", "route"):
        for method, path in re.findall(r"`([A-Z]+) (\S+)`", cell):
            first, slash, rest = path.partition("/")
            named.add((method, short[first] + slash + rest if first else path))
    described = api.get_openapi_schema(path_prefix="")["paths"]

    assert named == {(method.upper(), path) for path, methods in described.items() for method in methods}


def test_code_names_documents_and_chapters_that_are_there():
    code = code_of("*.py", "*.cf", "*.sql", ".env.example", "tempmail", "install", "Procfile")
    named = set(re.findall(r"\b(docs/[\w/-]+\.md)(?:, ([A-Z][\w ]*\w))?", code))

    assert len(named) > 5
    for document, chapter in named:
        assert (ROOT / document).exists(), document
        assert not chapter or chapter.lower().replace(" ", "-") in anchors_of(document), (document, chapter)


def test_tree_is_as_the_editorconfig_says():
    """Its sections: all, .svg, and the bytes that the fuzzer and messages have."""
    sections = re.findall(r"^\[(.*)\]$", text_of(".editorconfig"), re.MULTILINE)
    assert sections == ["*", "*.{js,cjs,css,html,json,xml}", "*.svg", "{tests/**/{seeds,finds}/**,*.eml}"]

    for path in ROOT.rglob("*"):
        of_tools = any(part.startswith(".") or part in ("node_modules", "__pycache__") for part in path.parts)
        if not path.is_file() or of_tools or {"seeds", "finds"} & set(path.parts) or path.suffix in {*BINARY, ".eml"}:
            continue
        text = path.read_bytes().decode()
        assert "\r" not in text and not re.search(r"[ \t]+$|^\t", text, re.MULTILINE), path
        assert text.endswith("\n") or not text or path.suffix == ".svg", path
