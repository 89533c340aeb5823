"""The units and their neighbours, as systemd's and other programs read them without running them."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, text_of

FOLDER = ROOT / "postfix/systemd"
UNITS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".service", ".timer"))
SERVICES = [name for name in UNITS if name.endswith(".service")]
THREE = ["tempmail-delivery.service", "tempmail-qcluster.service", "tempmail-web.service"]
MOST_EXPOSED = 2.0
# What each of the three has of its own in the sandbox.
OWN = {"IPAddressDeny", "IPAddressAllow", "ReadWritePaths", "ProcSubset", "SystemCallFilter"}
with_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")


def read(path):
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read_string(path.read_text().replace("\\\n", " "))
    return unit


def lines_after(name, first):
    """Return the lines of a unit's sandbox: from one on, without comments, as name and value."""
    lines = (FOLDER / name).read_text().partition(first)[2].partition("[Install]")[0].splitlines()
    return [tuple(line.split("=", 1)) for line in lines if "=" in line and line[0] != "#"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The units beside those of Postfix's package, with programs that are here."""
    made = tmp_path_factory.mktemp("units")
    shutil.copytree(FOLDER, made, dirs_exist_ok=True)
    for name in UNITS:
        text = (made / name).read_text().replace("/opt/tempmail/venv/bin/python", sys.executable)
        (made / name).write_text(text.replace("/opt/tempmail", str(ROOT)))
    packaged = Path("/usr/lib/systemd/system/postfix@.service")
    if packaged.exists():
        shutil.copy(packaged, made / "postfix@-.service")
    return made


def analyze(*arguments):
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, timeout=60, check=False)


@with_systemd
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_unit(folder, name):
    checked = analyze("verify", "--man=no", folder / name)

    ours = [line for line in checked.stderr.splitlines() if str(folder) in line or "tempmail-" in line]
    assert (checked.returncode, ours) == (0, [])


@with_systemd
@pytest.mark.parametrize("name", SERVICES)
def test_service_is_little_exposed(folder, name):
    said = analyze("security", "--offline=true", folder / name).stdout

    assert float(re.search(r"Overall exposure level for \S+: ([\d.]+)", said)[1]) <= MOST_EXPOSED, said


def test_three_services_have_one_sandbox():
    """It stands in each, so that a unit can be read, and taken, by itself."""
    sandboxes = [[line for line in lines_after(name, "[Service]") if line[0] not in OWN] for name in THREE]
    common = [dict(lines[[name for name, _ in lines].index("NoNewPrivileges") :]) for lines in sandboxes]

    assert common[0] == common[1] == common[2]
    assert len(common[0]) > 20


def test_units_run_what_the_procfile_does():
    procfile = text_of("Procfile").replace('"', "")
    for name in THREE:
        service = read(FOLDER / name)["Service"]
        words = service["ExecStart"].removeprefix("/opt/tempmail/").split()

        option = words[words.index("manage.py") + 1] if "manage.py" in words else "--worker-class asgi --workers 2"
        assert f"--reuid={service['User']} " in procfile and option in procfile


@pytest.mark.skipif(not shutil.which("logrotate"), reason="logrotate is not installed")
def test_logrotate_takes_its_lines(tmp_path):
    read = subprocess.run(
        ["logrotate", "--debug", "--state", tmp_path / "state", ROOT / "postfix/logrotate/tempmail"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert read.returncode == 0
    assert "error" not in read.stderr
