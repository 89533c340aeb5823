"""A whole host, healthy and with each fault planted: what the doctor says of it, and what docs/doctor.md has."""

import json
import os
import re

import pytest

from tests.docs.reading import table_of

from .faults import FAULTS, SELDOM, TOGETHER
from .world import PATIENT, WholeHost

pytestmark = pytest.mark.usefixtures("set_up")
BY_NAME = {fault.name: fault for fault in FAULTS}
# TEMPMAIL_DOCTOR=each plants each alone, which takes half an hour, and looks at what stands first.
MODE = os.environ.get("TEMPMAIL_DOCTOR", "")
ALL = TOGETHER + SELDOM
EACH = {"each": [[fault.name] for fault in FAULTS], "all": ALL}.get(MODE, TOGETHER)


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    host = WholeHost(tmp_path_factory.mktemp("doctor") / "host", 1)
    host.bring_up()
    yield host
    host.end()


@pytest.fixture
def planted(host):
    """Plant faults, and take them back when the test has looked."""
    backs = []

    def plant(*faults):
        host.keep_files()
        for fault in faults:
            backs.append(fault.back)
            host.run(fault.plant)
        host.wait_for_web(faults)

    yield plant
    host.put_files_back()
    for back in reversed(backs):
        host.run(back)
    host.wait_until_whole()


def wrong(said):
    return [finding for finding in said["findings"] if finding["severity"] in ("fault", "warning")]


def test_healthy_host_is_green(host):
    said, status = host.doctor("--note")

    assert (wrong(said), status) == ([], 0)
    good = {finding["check"]: finding["what"] for finding in said["findings"] if finding["severity"] == "good"}
    assert "was shown by the API and deleted" in good["message"]
    assert {"page", "postfix", "processes", "queue", "handover"} <= set(good)
    assert host.sql("SELECT looked_at > now() - interval '5 minutes' FROM inboxes_doctorlook") == "t"
    assert host.sql("SELECT count(*) FROM inboxes_message") == "0"
    assert host.run("postqueue -j").stdout == ""


def test_timer_s_unit_sees_what_root_does(host, planted):
    """It cannot become root, and takes its message out of the queue all the same."""
    planted(BY_NAME["queue stuck"])

    host.run("sandboxed /etc/systemd/system/tempmail-doctor.service", check=False)

    noted = json.loads(host.sql("SELECT findings FROM inboxes_doctorlook"))
    assert [finding["code"] for finding in wrong({"findings": noted}) if not finding["because"]] == ["defer-all"]
    assert host.run("postqueue -j").stdout == ""


def test_another_user_is_told_what_was_not_looked_at(host):
    as_nobody = "setpriv --reuid=nobody --regid=nogroup --clear-groups"
    done = host.run(f"{as_nobody} /opt/tempmail/postfix/doctor {PATIENT}", check=False)

    assert done.returncode == 1, done.stdout
    assert "what only root sees" in done.stdout
    assert "Traceback" not in done.stdout and "FAULT" not in done.stdout


@pytest.mark.parametrize("names", EACH, ids=lambda names: ", ".join(names)[:60])
def test_planted_fault_is_named_with_what_to_do(host, planted, names):
    faults = [BY_NAME[name] for name in names]
    planted(*faults)

    said, status = host.doctor(clock=faults[0].with_clock)

    roots = [finding for finding in wrong(said) if not finding["because"]]
    assert status in (1, 2)
    for fault in faults:
        of_it = [f for f in roots if f["code"] == fault.code and fault.about in ("", f["about"])]
        assert of_it, (fault.name, [(f["code"], f["about"], f["what"]) for f in roots])
        assert of_it[0]["what"] and of_it[0]["do"]
        assert of_it[0]["code"] == ROWS[fault.name]["code"]
        assert plain(of_it[0]["what"]) == plain(ROWS[fault.name]["says"]), fault.name
    if len(faults) == 1:
        assert [finding["code"] for finding in roots] == [faults[0].code]


def test_every_fault_is_planted_and_in_the_table():
    together = [name for names in ALL for name in names]

    assert sorted(together) == sorted(BY_NAME)
    assert set(BY_NAME) == set(ROWS)


def plain(text):
    return re.sub(r"\d+(\.\d+)?", "N", text.replace("`", "").replace("\\|", "|")).strip()


ROWS = {
    row[0]: {"code": row[1].strip("`"), "says": row[2], "do": row[3]} for row in table_of("docs/doctor.md", "planted")
}
