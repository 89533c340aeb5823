"""What docs/host.md and docs/operate.md have a host set up, rehearsed in a folder or read by its program."""

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from dev.system import base_environment
from tests.worlds.targets import certificate

from .reading import fences, text_of


class Host:
    """A copy of /etc/postfix as postfix/install makes it, and what changes it."""

    def __init__(self, folder: Path, conf: Path):
        self.conf = folder / "postfix"
        shutil.copytree(conf, self.conf)
        self.folder, programs = folder, folder / "bin"
        programs.mkdir()
        # What would start or stop something only says so.
        for name, line in (
            ("postconf", f'exec /usr/sbin/postconf -c "{self.conf}" "$@"'),
            ("postfix", f'[ "$1" != check ] || exec /usr/sbin/postfix -c "{self.conf}" check; echo "postfix $*"'),
        ):
            (programs / name).write_text(f"#!/bin/sh\n{line}\n")
            (programs / name).chmod(0o755)
        self.environment = base_environment() | {"PATH": f"{programs}:/usr/sbin:/usr/bin:/bin"}

    def run(self, fence):
        moved = re.sub(r"(?<=[ =])(?:/etc|/var/log)(?=/)", str(self.folder), fence.text)
        ran = subprocess.run(
            ["sh", "-eu"], input=moved, cwd=self.folder, env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, "")
        return ran.stdout

    def get(self, name):
        return self.ask("postconf", "-hx", name)

    def ask(self, *command):
        """Return what a program says, and what it complains of."""
        asked = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return (asked.stdout + asked.stderr).strip()


@pytest.fixture
def host(world, tmp_path):
    return Host(tmp_path, world.postfix.conf)


def with_postconf(name):
    return [fence for fence in fences("sh", name) if "postconf -e" in fence.text and "apt-get" not in fence.text]


def test_host_is_named_certified_and_switched_to_lmtp(host):
    for part, made in zip(("key", "cert"), reversed(certificate(host.folder, "mx.example.org")), strict=True):
        shutil.copy(made, host.folder / {"key": "privkey.pem", "cert": "fullchain.pem"}[part])
    blocks = [*with_postconf("docs/host.md"), *with_postconf("docs/operate.md")]

    for block in blocks:
        host.run(block)

    assert len(blocks) == 3
    assert host.ask("postfix", "check") == ""
    assert host.get("myhostname") == "mx.example.org"
    assert host.get("smtpd_tls_security_level") == "may"
    assert stat.S_IMODE(os.stat(host.get("smtpd_tls_chain_files")).st_mode) == 0o600
    assert host.get("virtual_transport") == "lmtp:unix:/run/tempmail/deliver.sock"


def test_postmaster_of_the_document_is_what_postfix_reads(host):
    chapter = text_of("docs/host.md").partition("## Reserved names")[2]
    lookup, routes, service = re.findall(r"^```conf\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL)
    main = (host.conf / "main.cf").read_text()
    question = re.search(r"^ +check_recipient_access proxy:pgsql:.*\n", main, re.MULTILINE)[0]

    (host.conf / "main.cf").write_text(main.replace(question, lookup + question) + routes)
    with (host.conf / "master.cf").open("a") as file:
        file.write(service)

    assert host.ask("postfix", "check") == ""
    assert "postmaster@mail.example.org=OK" in host.get("smtpd_recipient_restrictions")
    assert "virtual" in host.ask("postconf", "-M", "postmaster/unix")


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
    (block,) = [fence for fence in fences("conf", "docs/host.md") if "ALLOWED_HOSTS" in fence.text]
    example = text_of(".env.example")

    for line in block.text.splitlines():
        assert re.search(rf"^#?{line.partition('=')[0]}=", example, re.MULTILINE)
