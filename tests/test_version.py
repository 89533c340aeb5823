"""Numbers that grow: the program's, CHANGELOG.md's and docs/upgrade.md's are the same, and their commits exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from inboxes import version

ROOT = Path(settings.BASE_DIR)
HEADINGS = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
HEADING = re.compile(r"\[(\d+\.\d+\.\d+)\] - (?:(Unreleased)|(\d{4}-\d\d-\d\d)(?:, commit ([0-9a-f]{7,40}))?)")
RELEASES = [HEADING.fullmatch(heading) for heading in HEADINGS]
NUMBERS = [release[1] for release in RELEASES if release]


def lines_of(printed):
    return dict(line.split(maxsplit=1) for line in printed.splitlines())


def git(*words):
    # As ./tempmail test runs, its code is a copy, and another user's.
    folder = os.environ.get("TEMPMAIL_CHECKOUT", ROOT)
    return subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", folder, *words], capture_output=True, text=True, check=False
    )


def test_each_version_of_the_changelog_has_a_number_and_a_day_or_none_yet():
    assert [heading for heading, release in zip(HEADINGS, RELEASES, strict=True) if not release] == []


def test_numbers_grow():
    as_numbers = [tuple(map(int, number.split("."))) for number in NUMBERS]

    assert as_numbers == sorted(set(as_numbers), reverse=True)


def test_changelog_begins_with_the_version_that_this_is():
    suffix = ".dev0" if RELEASES[0][2] else ""

    assert NUMBERS[0] + suffix == version.VERSION


def test_each_version_has_its_notes_for_an_upgrade():
    notes = re.findall(r"^## (.*)$", (ROOT / "docs/upgrade.md").read_text(), re.MULTILINE)

    assert notes == NUMBERS


# The last one's commit is named by the commit after it.
@pytest.mark.parametrize("release", RELEASES[1:], ids=NUMBERS[1:])
def test_each_released_version_names_a_commit_of_the_history(release):
    assert release[4]
    if git("rev-parse", "--is-shallow-repository").stdout != "false\n":
        pytest.skip("no history is here")

    done = git("merge-base", "--is-ancestor", release[4], "HEAD")

    assert done.returncode == 0, done.stderr or f"{release[4]} is not in the history"


# --- manage.py version


def test_version_says_on_what_it_stands_and_that_the_database_is_migrated(db, capsys):
    call_command("version")

    said = lines_of(capsys.readouterr().out)
    assert (said["tempmail"], said["Django"]) == (version.VERSION, django.get_version())
    assert said["PostgreSQL"].split(".")[0] == str(connection.pg_version // 10000)
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", said["Postfix"])
    assert said["migrations"] == "applied"


def test_version_says_what_is_not_migrated_and_what_is_too_new(transactional_db, capsys):
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(name) FROM django_migrations WHERE app = 'inboxes'")
        (last,) = cursor.fetchone()
        rename = "UPDATE django_migrations SET name = %s WHERE app = 'inboxes' AND name = %s"
        try:
            cursor.execute(rename, ["9999_unheard_of", last])
            call_command("version")
            missing = lines_of(capsys.readouterr().out)["migrations"]
            cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('inboxes', %s, now())", [last])
            call_command("version")
            newer = lines_of(capsys.readouterr().out)["migrations"]
        finally:
            cursor.execute("DELETE FROM django_migrations WHERE name = '9999_unheard_of'")

    assert missing.startswith(f"1 not applied, the first is {last}")
    assert "9999_unheard_of" in newer


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "does not answer"),
        ("ALLOWED_HOSTS", "https://mail.example.org", "refused"),
        ("ENV_FILE", "/nonexistent.env", "refused"),
    ],
)
@pytest.mark.parametrize("word", ["version", "--version"])
def test_version_needs_neither_database_nor_settings(name, value, said, word):
    done = subprocess.run(
        [sys.executable, "-B", "manage.py", word],
        cwd=ROOT, env={"PATH": "/usr/bin:/bin", name: value}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"tempmail   {version.VERSION}\n")
    assert said in done.stdout


def test_code_without_its_history_has_its_commit_in_a_file(tmp_path):
    assert version.commit(tmp_path) == ""

    (tmp_path / "COMMIT").write_text("535af38\n")

    assert version.commit(tmp_path) == "535af38"


@pytest.mark.parametrize(("written", "read"), [("0123456789ab\n", "0123456789ab"), (None, "")])
def test_commit_of_a_copy_stands_in_its_file(tmp_path, written, read):
    if written:
        (tmp_path / "COMMIT").write_text(written)

    assert version.commit(tmp_path) == read


def test_commit_of_a_clone_is_gits_and_says_whether_files_were_changed(tmp_path):
    file, identity = tmp_path / "file", ["-c", "user.name=x", "-c", "user.email=x@x.example"]
    (tmp_path / "COMMIT").write_text("of another copy")
    file.write_text("1")
    for words in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", tmp_path, *words], check=True)

    commit = version.commit(tmp_path)
    file.write_text("2")

    assert re.fullmatch("[0-9a-f]{12}", commit)
    assert version.commit(tmp_path) == f"{commit}-dirty"


def test_folder_that_git_cannot_read_has_no_commit(tmp_path):
    (tmp_path / ".git").write_text("nothing")

    assert version.commit(tmp_path) == ""
