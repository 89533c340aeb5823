"""The image's files, read without a container; `./tempmail hosts --only image` builds and runs one."""

import configparser
import importlib.machinery
import importlib.util
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from inboxes.doctor import remedies
from tests.docs.reading import ROOT, table_of, text_of

FOLDER = ROOT / "postfix/container"
BUILD = FOLDER.joinpath("build").read_text()
COMPOSE = yaml.safe_load(FOLDER.joinpath("compose.yaml").read_text())
(SERVICE,) = COMPOSE["services"].values()


@pytest.fixture(scope="module")
def start():
    loader = importlib.machinery.SourceFileLoader("container_start", str(FOLDER / "start"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    module.UNITS = ROOT / "postfix/systemd"
    return module


@pytest.mark.parametrize("name", ["build", "timers"])
def test_shell_reads_it(name):
    subprocess.run(["sh", "-n", FOLDER / name], check=True)


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
@pytest.mark.parametrize("name", ["build", "timers"])
def test_shellcheck_finds_nothing(name):
    checked = subprocess.run(["shellcheck", FOLDER / name], capture_output=True, text=True, check=False)

    assert checked.stdout == ""


def test_no_file_names_a_mirror_or_registry():
    for path in FOLDER.iterdir():
        assert not re.search(r"https?://|docker\.io|quay\.io|debian\.org|ghcr\.io", path.read_text()), path


def test_compose_file_says_what_the_image_has():
    volumes = dict(volume.split(":") for volume in SERVICE["volumes"])

    assert sorted(volumes) == sorted(COMPOSE["volumes"])
    assert sorted(volumes.values()) == sorted(re.findall(r"--volume (/\S+)", BUILD.partition("config --entry")[2]))
    assert [port.split(":")[1] for port in SERVICE["ports"]] == re.findall(r"--port (\d+)", BUILD)
    assert SERVICE["image"] == re.search(r"image=\$\{1:-(\w+)\}", BUILD)[1]


def test_compose_file_sets_what_sysctl_does():
    wanted = re.findall(r"^-?(net\.[\w.]+) = (\d+)$", text_of("postfix/sysctl/tempmail.conf"), re.MULTILINE)

    assert SERVICE["sysctls"] == ["=".join(pair) for pair in wanted]


def test_start_takes_the_environment_of_the_compose_file(start, monkeypatch):
    for name, value in SERVICE["environment"].items():
        monkeypatch.setenv(name, value)

    assert SERVICE["environment"].keys() <= {*start.OPTIONS, "DOMAINS"}
    assert start.options() == [
        "--hostname", "mx.example.org", "--page", "mail.example.org", "--domain", "example.org",
    ]  # fmt: skip


def test_start_says_what_is_lacking(start, monkeypatch, tmp_path):
    monkeypatch.setattr(start, "NOTED", tmp_path / "host.conf")
    monkeypatch.setenv("HOSTNAME", "0123456789ab")
    monkeypatch.delenv("PAGE", raising=False)
    monkeypatch.setenv("DOMAINS", "example.org")

    with pytest.raises(SystemExit, match="HOSTNAME and PAGE must be in the environment"):
        start.options()


def test_programs_are_what_the_units_run(start, monkeypatch):
    monkeypatch.setenv("DOMAINS", "example.org example.net")

    conf = configparser.RawConfigParser()
    conf.read_string(start.CONF + start.programs("17", Path("/var/lib/postgresql/17/main")))

    for name in ("tempmail-delivery", "tempmail-web", "tempmail-qcluster"):
        unit, words = start.of_unit(name), shlex.split(conf[f"program:{name}"]["command"])
        assert f"--reuid={unit['User']}" in words and "--bounding-set=-all" in words and "--no-new-privs" in words
        assert " ".join(words).endswith(f"env {unit['Environment']} {unit['ExecStart']}")
    first, *rest = shlex.split(conf["program:timers"]["command"])
    assert first.endswith("/timers") and rest[1:] == ["mta-sts.example.org", "mta-sts.example.net"]
    assert "--ambient-caps=-all,+dac_override --bounding-set=-all,+dac_override" in rest[0]


def test_programs_end_with_mail_first_and_the_database_last(start):
    conf = configparser.RawConfigParser()
    conf.read_string(start.programs("15", Path("/var/lib/postgresql/15/main")))
    order = sorted(conf.sections(), key=lambda name: int(conf[name]["priority"]))

    assert order[0] == "program:postgresql"
    assert order.index("program:postfix") > order.index("program:tempmail-delivery")


def test_doctor_sends_nobody_in_a_container_to_systemd():
    remedies_said = [row[3] for row in table_of("docs/doctor.md", "planted")]

    assert any("systemctl" in said for said in remedies_said)
    for said in remedies_said:
        assert not re.search(r"systemctl|journalctl|systemd-tmpfiles", remedies.of_container(said)), said
