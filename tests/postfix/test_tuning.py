"""What the installer sets of a host's PostgreSQL: by memory and disk, read by a real server, and others' left alone."""

import re
from collections import Counter

import pytest

from dev.cluster import Cluster
from postfix.installing import tuning
from postfix.installing.server import Server

GB = 1024**3
PLAIN = {"kB": 1, "MB": 1024, "GB": 1024**2}


def read(text):
    return dict(re.findall(r"^(\w+) = (\S+)$", text, re.MULTILINE))


def megabytes(value):
    number, unit = re.fullmatch(r"(\d+)(\wB)", value).groups()
    return int(number) * PLAIN[unit] // 1024


@pytest.mark.unit
@pytest.mark.parametrize("memory", [GB // 2, GB, 4 * GB, 24 * GB, 512 * GB])
@pytest.mark.parametrize("disk", [5 * GB, 20 * GB, 4000 * GB])
def test_server_takes_a_part_of_a_host(memory, disk):
    found = read(tuning.settings_of(memory, disk))

    assert 64 <= megabytes(found["shared_buffers"]) <= max(64, memory / 1024**2 / 8)
    assert megabytes(found["effective_cache_size"]) >= megabytes(found["shared_buffers"])
    assert 512 <= megabytes(found["max_wal_size"]) <= max(512, disk / 1024**2 / 20)
    assert megabytes(found["min_wal_size"]) < megabytes(found["max_wal_size"])


@pytest.mark.unit
def test_each_setting_stands_once_and_no_commit_is_less_safe():
    names = re.findall(r"^(\w+) =", tuning.SETTINGS, re.MULTILINE)

    assert max(Counter(names).values()) == 1
    assert not {"fsync", "synchronous_commit", "full_page_writes"} & set(names)


class Asked:
    """A host whose PostgreSQL answers as told, and what would have been done to it."""

    dry = True

    def __init__(self, folder, others=""):
        (folder / "conf.d").mkdir()
        (folder / "postgresql.conf").write_text("include_dir = 'conf.d'\t# Debian's\n")
        self.folder, self.others, self.written, self.told = folder, others, {}, []

    def ask(self, *command, **_):
        if "SHOW config_file" in command:
            return f"{self.folder / 'postgresql.conf'}\n"
        return self.others if tuning.OTHERS in command else ""

    def text(self, path):
        return path.read_text()

    def read(self, path):
        return self.written.get(path)

    def file(self, path, text):
        self.written[path] = text
        return True

    def tell(self, line):
        self.told.append(line)


@pytest.mark.unit
def test_file_is_one_of_the_folder_that_debian_includes(tmp_path):
    host = Asked(tmp_path)
    tuning.apply(host, Server(False, "", str(tmp_path), "5432"))

    assert list(host.written) == [tmp_path / "conf.d/tempmail.conf"]


@pytest.mark.unit
def test_server_with_other_databases_or_elsewhere_stays_as_it_is(tmp_path):
    host = Asked(tmp_path, "nextcloud\nwiki\n")
    tuning.apply(host, Server(False, "", str(tmp_path), "5432"))
    tuning.apply(host, Server(True, ""))

    assert not host.written
    assert host.told == ["PostgreSQL has other databases (nextcloud, wiki): its settings stay as they are."]


def test_a_real_server_starts_with_it_and_has_every_value(cluster, tmp_path):
    tuned = Cluster(cluster.directory.parent / "tuned")
    tuned.create()
    with (tuned.data / "postgresql.conf").open("a") as file:
        file.write(tuning.settings_of(4 * GB, 40 * GB))
    tuned.start()
    try:
        wrong = tuned.sql("SELECT name, error FROM pg_file_settings WHERE error IS NOT NULL")
        shown = dict(
            line.split("|")
            for line in tuned.sql("SELECT name, current_setting(name) FROM pg_settings").split("\n")
            if line.count("|") == 1
        )
    finally:
        tuned.stop()

    assert not wrong
    wanted = read(tuning.settings_of(4 * GB, 40 * GB))
    assert {name: shown[name] for name in ("shared_buffers", "max_wal_size", "jit", "wal_compression")} == {
        "shared_buffers": "512MB",
        "max_wal_size": "2GB",
        "jit": "off",
        "wal_compression": "lz4",
    }
    assert not set(wanted) - set(shown)
