"""The program that pipe(8) starts, run as master.cf says."""

import pwd
import re
import subprocess

import pytest

from dev.system import DELIVERY_USER, base_environment

SOURCE = b"From: Shop <shop@shop.example>\nSubject: s\n\nthe text\n"


@pytest.fixture
def argv(world):
    """Make the argv of the instance's master.cf, its macros replaced as pipe(8) does."""
    words = re.search(r" argv=(.*?)\n\S", (world.postfix.conf / "master.cf").read_text(), re.DOTALL)[1].split()

    def argv(*recipients, **options):
        expanded, options = [], {"sender": "sender@shop.example"} | options
        for word in words:
            name = word.partition("=")[0].removeprefix("--").replace("-", "_")
            if name in options:
                expanded += [f"{word.partition('=')[0]}={options[name]}"] if options[name] is not None else []
            elif word == "${recipient}":
                expanded += recipients
            else:
                expanded.append(word)
        return expanded

    return argv


def run(argv, source=SOURCE, **options):
    """Run it as pipe(8) does; return (exit status, what it printed)."""
    account = pwd.getpwnam(DELIVERY_USER)
    options = {"input": source, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "timeout": 120} | options
    done = subprocess.run(
        argv, user=account.pw_uid, group=account.pw_gid, extra_groups=[], env=base_environment(), cwd="/", check=False,
        **options,
    )  # fmt: skip
    return done.returncode, done.stdout
