"""What docs/host.md and docs/operate.md have a host set up, rehearsed in a folder or read by its program."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dev.system import base_environment
from inboxes.doctor import postfix_files
from postfix.installing import mail
from tests.worlds.targets import certificate

from .reading import fences, text_of


class Host:
    """A copy of /etc/postfix as postfix/install makes it, and what changes it."""

    def __init__(self, folder: Path, conf: Path):
        self.conf = folder / "postfix"
        shutil.copytree(conf, self.conf)
        self.folder, programs = folder, folder / "bin"
        programs.mkdir()
        for name in ("postconf", "postfix"):
            (programs / name).write_text(f'#!/bin/sh\nexec /usr/sbin/{name} -c "{self.conf}" "$@"\n')
            (programs / name).chmod(0o755)
        self.environment = base_environment() | {"PATH": f"{programs}:/usr/sbin:/usr/bin:/bin"}

    def get(self, name):
        return self.ask("postconf", "-hx", name)

    def ask(self, *command):
        """Return what a program says, and what it complains of."""
        asked = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return (asked.stdout + asked.stderr).strip()


@pytest.fixture
def host(world, tmp_path):
    return Host(tmp_path, world.postfix.conf)


def test_differences_of_the_document_are_what_postfix_reads(host):
    """Its postmaster, and the switch to lmtp, as the installer brings them from /etc/tempmail."""
    blocks = [fence.text for fence in fences("conf", "docs/host.md") if not re.match("[A-Z]", fence.text)]
    own = {"main.cf": "".join(blocks[:1] + blocks[2:]) + "myhostname = mx.example.org\n", "master.cf": blocks[1]}
    for name, entries_in in (("main.cf", mail.parameters_in), ("master.cf", mail.services_in)):
        made = mail.generated(name, entries_in, own[name])
        (host.conf / name).write_text(made.replace("/etc/postfix/", f"{host.conf}/"))

    assert len(blocks) == 3
    assert host.ask("postfix", "check") == ""
    assert "postmaster@mail.example.org=OK" in host.get("smtpd_recipient_restrictions")
    assert "virtual" in host.ask("postconf", "-M", "postmaster/unix")
    assert host.get("virtual_transport") == "lmtp:unix:/run/tempmail/deliver.sock"
    assert [name for name, due, _ in postfix_files.OURS if not re.search(due, host.get(name))] == []
    assert host.get("myhostname") == "mx.example.org"


def test_nginx_takes_its_lines(tmp_path):
    text = re.sub(r"#.*", "", "".join(block.text for block in fences("nginx")))
    assert text.count("{") == text.count("}")
    for line in filter(None, map(str.strip, text.splitlines())):
        assert line[-1] in ";{}", line
    if nginx := shutil.which("nginx"):
        cert, key = certificate(tmp_path, "mail.example.org")
        text = re.sub(r"/etc/ssl/\S+/fullchain.pem", str(cert), re.sub(r"/etc/ssl/\S+/privkey.pem", str(key), text))
        folders = [f"{kind}_temp_path {tmp_path}/{kind};" for kind in "client_body proxy fastcgi uwsgi scgi".split()]
        whole = [f"pid {tmp_path}/pid;", "events {}", "http {", "access_log off;", *folders, text, "}"]
        (tmp_path / "nginx.conf").write_text("\n".join(whole))
        command = [nginx, "-t", "-q", "-c", tmp_path / "nginx.conf", "-e", tmp_path / "errors"]
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_lines_for_an_env_file_are_settings():
    (block,) = [fence for fence in fences("conf", "docs/host.md") if "ABUSE_ADDRESS" in fence.text]
    example = text_of(".env.example")

    for line in block.text.splitlines():
        assert re.search(rf"^#?{line.partition('=')[0]}=", example, re.MULTILINE)
