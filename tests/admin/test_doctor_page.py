"""The admin's page of what the doctor found, which it keeps itself."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from inboxes.doctor import keeping
from inboxes.doctor.finding import FAULT, NOTE, WARNING, Finding
from inboxes.models import DoctorLook

pytestmark = pytest.mark.django_db
PAGE = "admin:inboxes_doctorlook_changelist"
FOUND = Finding("queue", "queue-stuck", FAULT, "3 messages were put off.", "readers wait", "postqueue -f").as_dict()


def test_page_shows_what_was_found_with_its_age_and_remedy(admin_client):
    keeping.keep([FOUND], 3.2)

    page = admin_client.get(reverse(PAGE)).content.decode()

    assert "3 messages were put off." in page and "<code>postqueue -f</code>" in page
    assert "Nothing is wrong" not in page and "in 3" in page


def test_age_of_a_finding_is_that_of_the_first_look_that_found_it():
    keeping.keep([FOUND], 1)
    DoctorLook.objects.update(looked_at=timezone.now() - timedelta(minutes=10))
    (first,) = keeping.findings()

    keeping.keep([FOUND | {"what": "4 messages were put off."}], 1)

    (second,) = keeping.findings()
    assert second.since == first.since and second.finding.what == "4 messages were put off."


@pytest.mark.parametrize("is_old", [False, True], ids=["never", "long ago"])
@pytest.mark.parametrize("has_timer", [False, True], ids=["without a timer", "with a timer"])
def test_missing_look_is_a_warning_where_a_timer_should_look_and_else_a_note(
    admin_client, monkeypatch, tmp_path, is_old, has_timer
):
    monkeypatch.setattr(keeping, "SYSTEMD", tmp_path)
    monkeypatch.setattr(keeping, "TIMER", tmp_path / "tempmail-doctor.timer")
    if has_timer:
        keeping.TIMER.touch()
    if is_old:
        keeping.keep([], 1)
        DoctorLook.objects.update(looked_at=timezone.now() - 2 * keeping.LATE)

    page, index = (admin_client.get(reverse(name)).content.decode() for name in (PAGE, "admin:index"))

    (late,) = keeping.causes()
    assert (late.code, late.severity) == ("doctor-late", WARNING if has_timer else NOTE)
    for told in (page, index):
        assert late.what in told and "othing is wrong" not in told
    assert ("systemctl enable --now tempmail-doctor.timer" in page) == has_timer
    assert ("postfix/doctor --quiet --note" in page) != has_timer
    assert ('class="wrong said"' in index) == has_timer


def test_good_look_says_so_and_is_linked_from_the_first_page(admin_client):
    keeping.keep([], 1)

    assert "Nothing is wrong" in admin_client.get(reverse(PAGE)).content.decode()
    index = admin_client.get(reverse("admin:index")).content.decode()
    assert reverse(PAGE) in index and "nothing is wrong" in index


def test_first_page_shows_causes(admin_client):
    late = Finding("message", "message-late", FAULT, "It was not there.", because="queue-stuck").as_dict()
    keeping.keep([FOUND, late], 1)

    index = admin_client.get(reverse("admin:index")).content.decode()

    assert "3 messages were put off." in index and "It was not there." not in index


def test_staff_without_the_right_is_refused(client):
    client.force_login(User.objects.create_user("anna", is_staff=True))

    assert client.get(reverse(PAGE)).status_code == 403
