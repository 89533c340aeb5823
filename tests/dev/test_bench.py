"""./tempmail bench on a machine where something fails: what can be measured is, and the rest is named."""

import subprocess
import sys

from django.conf import settings

from dev import bench as table
from dev.bench import deliveries
from dev.bench.__main__ import said
from dev.options import parser_of
from dev.system import patience


def test_rounds_go_on_without_a_transport_that_fails(set_up, cluster, monkeypatch):
    monkeypatch.setattr(deliveries, "LIMIT_SECONDS", 1)
    monkeypatch.setattr(deliveries, "WARM_UP", 2)
    monkeypatch.setattr(deliveries, "MESSAGES", {"lmtp": 20, "virtual": 20})
    with deliveries.running() as bench:
        bench.delivery.kill()

        figures, _, problems = deliveries.measure(bench, ["lmtp", "virtual"], 1)

        assert list(figures) == ["virtual_per_second"]
        assert list(problems) == ["lmtp"]
        assert "nothing moved" in problems["lmtp"]
        assert bench.is_drained()


def test_help_explains_each_name():
    shown = parser_of("bench").format_help()

    for name in table.NAMES:
        assert name in shown.partition("may be repeated")[2], name


def test_unknown_failure_is_one_line():
    assert said(ValueError("one\ntwo")) == "ValueError: one two"


def test_waits_are_longer_on_a_busy_machine(monkeypatch):
    monkeypatch.setattr("os.getloadavg", lambda: (0.0, 0.0, 0.0))
    idle = patience(60)
    monkeypatch.setattr("os.getloadavg", lambda: (64.0, 0.0, 0.0))

    assert idle == 60
    assert patience(60) > 60


def test_figures_of_no_service_need_none(set_up):
    done = subprocess.run(
        [sys.executable, "-m", "dev.bench", "--only", "codes"],
        cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert all(len(line.split()) == 2 for line in done.stdout.splitlines())
    assert "code_recall_unseen" in done.stdout
