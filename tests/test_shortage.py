"""While disk or memory run short no door issues an address, and all that is there goes on."""

import pytest
from django.core.checks import Tags, run_checks
from django.urls import reverse

from inboxes import shortage, storage
from inboxes.models import Inbox
from tests.worlds.api_client import api

MUCH = 10**15
WANTED = {"address": "wanted@tempmail.test", "password": "a good password"}


@pytest.fixture(autouse=True)
def nothing_is_known(monkeypatch, settings):
    monkeypatch.setattr(shortage, "_known", None)
    monkeypatch.setattr(shortage, "KEEP_SECONDS", -1)
    settings.LATE_SECONDS = 10**6


@pytest.fixture
def disk(settings, domain):
    """The disk has more than mail needs, and less than new addresses do."""
    settings.DATABASE_DISK, settings.MIN_FREE_BYTES, settings.MIN_FREE_BYTES_FOR_NEW = "/", 1, MUCH
    storage.keep_within_bounds()


@pytest.fixture
def memory(settings, domain):
    settings.MIN_FREE_MEMORY_BYTES = MUCH


@pytest.fixture(params=["disk", "memory"])
def short(request, domain):
    request.getfixturevalue(request.param)
    return request.param


DOORS = {
    "one click": lambda client: client.post(reverse("issue")),
    "a chosen name": lambda client: client.post(reverse("issue"), {"local_part": "wanted"}),
    "script": lambda client: client.post(reverse("issue"), headers={"x-requested-with": "fetch"}),
    "API": lambda client: api("POST", "/inboxes"),
    "API, a chosen name": lambda client: api("POST", "/inboxes", {"local_part": "wanted"}),
    "Mail.tm": lambda client: client.post("/mailtm/accounts", WANTED, content_type="application/json"),
    "1secmail": lambda client: client.get("/api/v1/?action=genRandomMailbox"),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_no_door_issues_an_address_and_each_says_why_and_until_when(short, door, client, high_limits):
    answer = door(client)

    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    assert "short of room" in answer.content.decode() or "no room for new addresses" in answer.content.decode()
    assert not Inbox.objects.exists()


def test_inboxes_that_are_there_go_on(holder, short, client):
    address = holder.inbox.address

    assert holder.get(reverse("inbox", args=[address])).status_code == 200
    assert holder.post(reverse("extend", args=[address]), {"minutes": 100}).status_code == 302
    assert storage.refusal() == ""  # mail is accepted
    assert client.get("/").status_code == 200


def test_admin_and_check_say_so(short, admin_client):
    page = admin_client.get(reverse("admin:inboxes_domain_changelist")).text
    (told,) = [one for one in run_checks(tags=[Tags.database], databases=["default"]) if one.id == "tempmail.W006"]

    assert "New addresses are refused (503)" in page
    reason = "below MIN_FREE_BYTES_FOR_NEW" if short == "disk" else "below MIN_FREE_MEMORY_BYTES"
    assert reason in page and reason in told.msg


def test_there_is_room_again(disk, settings, client, high_limits):
    assert client.post(reverse("issue")).status_code == 503

    settings.MIN_FREE_BYTES_FOR_NEW = 1
    storage.keep_within_bounds()

    assert client.post(reverse("issue")).status_code == 302


def test_database_on_another_host_is_short_at_nine_tenths(settings, db):
    settings.MAX_DATABASE_BYTES = 10**12
    assert storage.disk_problem(for_new=True) == ""

    settings.MAX_DATABASE_BYTES = 1
    assert "over 90% of MAX_DATABASE_BYTES" in storage.disk_problem(for_new=True)


def test_memory_of_the_control_group_counts_without_what_the_kernel_can_take_back(settings, monkeypatch, tmp_path):
    group = tmp_path / "fs" / "system.slice" / "tempmail-web.service"
    group.mkdir(parents=True)
    for name, value in {
        "memory.max": 10**9,
        "memory.current": 99 * 10**7,
        "memory.stat": "anon 1\ninactive_file 5000",
    }.items():
        (group / name).write_text(f"{value}\n")
    (group.parent / "memory.max").write_text("max\n")
    own = tmp_path / "cgroup"
    own.write_text("0::/system.slice/tempmail-web.service\n")
    monkeypatch.setattr(shortage, "GROUP", own)
    monkeypatch.setattr(shortage, "GROUPS", tmp_path / "fs")

    settings.MIN_FREE_MEMORY_BYTES = 10**7 + 5000
    assert shortage.memory_problem() == ""
    settings.MIN_FREE_MEMORY_BYTES += 1
    assert shortage.memory_problem().startswith("the control group tempmail-web.service has 9 MiB of memory left")


def test_memory_that_cannot_be_measured_refuses_nobody(settings, monkeypatch, tmp_path):
    settings.MIN_FREE_MEMORY_BYTES = MUCH
    for name in ("MEMINFO", "GROUP", "GROUPS"):
        monkeypatch.setattr(shortage, name, tmp_path / "gone")

    assert shortage.memory_problem() == ""
