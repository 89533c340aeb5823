"""The admin's door: guesses wait, longer each time; a second factor where it is asked for; a path of its own."""

import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from inboxes.models import ClientCount
from tempmail_site import env
from tests.worlds.production import PRODUCTION, ROOT

PASSWORD = "a long enough password"


@pytest.fixture
def anna(db, settings):
    # Only the counting is tried here: a slow hash would be most of the time.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return User.objects.create_superuser("anna", password=PASSWORD)


def log_in(name="anna", password="wrong", client="192.0.2.1", browser=None, **fields):
    browser = browser or Client()
    fields |= {"username": name, "password": password, "next": "/admin/"}
    answer = browser.post(reverse("admin:login"), fields, REMOTE_ADDR=client)
    if answer.status_code == 302:
        return "in"
    (error,) = answer.context["form"].non_field_errors()
    return "wait" if "Too many tries. Wait" in error else "wrong"


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_guesses_at_one_admin_wait_longer_from_wherever_they_come(anna, name):
    assert log_in(name) == "wrong"
    ClientCount.objects.filter(expires_at__gt=timezone.now() + timedelta(hours=2)).update(
        count=14
    )  # as after 14 of them

    assert log_in(name, client="198.51.100.1") == "wait"
    assert log_in(name.upper(), PASSWORD, client="198.51.100.2") == "wait"
    assert log_in("anna", PASSWORD, client="198.51.100.3") == ("wait" if name == "anna" else "in")


def test_guesses_of_one_client_at_many_names_end(anna, settings):
    settings.LIMITS = settings.LIMITS | {"login": (4, 3600)}

    assert [log_in(f"name{number}") for number in range(6)] == ["wrong"] * 4 + ["wait"] * 2
    assert log_in("anna", PASSWORD) == "wait"
    assert log_in("anna", PASSWORD, "198.51.100.1") == "in"


def test_right_password_ends_the_pause(anna):
    assert log_in() == "wrong"
    assert ClientCount.objects.count() == 2
    ClientCount.objects.update(count=1, expires_at=F("expires_at") - timedelta(seconds=1))  # a second ago

    assert log_in(password=PASSWORD) == "in"
    assert ClientCount.objects.filter(count__gt=0).count() == 1  # the client's


@pytest.mark.parametrize("asks_code", [True, False])
def test_empty_password_does_not_end_the_pause(anna, settings, asks_code):
    settings.ADMIN_SECOND_FACTOR = asks_code
    assert log_in() == "wrong"
    ClientCount.objects.update(count=1, expires_at=F("expires_at") - timedelta(seconds=1))  # a second ago

    Client().post(reverse("admin:login"), {"username": "anna", "password": ""}, REMOTE_ADDR="192.0.2.1")

    assert not ClientCount.objects.filter(count=0).exists()  # what whoever was right has


def test_guesses_of_others_do_not_keep_out_the_admin_who_was_in_lately(anna):
    assert log_in(password=PASSWORD) == "in"
    assert log_in(client="198.51.100.1") == "wrong"
    ClientCount.objects.filter(count=1, expires_at__gt=timezone.now() + timedelta(hours=2)).update(count=14)

    assert log_in(password=PASSWORD, client="198.51.100.1") == "wait"
    assert log_in(password=PASSWORD) == "in"
    assert log_in(password=PASSWORD, client="198.51.100.1") == "wait"


def code_of(device):
    return f"{TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift).token():06d}"


def fresh(**fields):
    """A try with no other before it, for our counts."""
    ClientCount.objects.all().delete()
    return log_in(**fields)


def test_second_factor_is_asked_for_each_time_and_its_code_serves_once(anna, settings):
    settings.ADMIN_SECOND_FACTOR = True
    printed = StringIO()
    call_command("addsecondfactor", "anna", stdout=printed)
    device = TOTPDevice.objects.get()
    drawn, _, told = printed.getvalue().partition("\n\n")
    assert len(drawn.splitlines()) > 15 and "\u2588" in drawn.splitlines()[-2]  # no line of the code is apart
    assert told.startswith(device.config_url)

    assert 'name="code"' in Client().get(reverse("admin:login")).text
    assert fresh(password=PASSWORD) == "wrong"
    assert fresh(password=PASSWORD, code="") == "wrong"
    TOTPDevice.objects.update(throttling_failure_count=0)  # django-otp waits after each wrong code as well
    browser, code = Client(), code_of(device)
    assert fresh(code=code) == "wrong"
    assert fresh(password=PASSWORD, code=f"{code[:3]} {code[3:]}", browser=browser) == "in"
    assert browser.get(reverse("admin:index")).status_code == 200
    assert fresh(password=PASSWORD, code=code) == "wrong"  # seen over a shoulder

    call_command("addsecondfactor", "anna", stdout=StringIO())  # the lost one opens nothing any more
    assert browser.get(reverse("admin:index")).status_code == 302


def test_session_from_before_the_second_factor_was_asked_for_is_not_enough(admin_client, settings):
    assert admin_client.get(reverse("admin:index")).status_code == 200

    settings.ADMIN_SECOND_FACTOR = True

    assert admin_client.get(reverse("admin:index")).status_code == 302


def test_admin_without_a_second_factor_is_not_let_in_where_one_is_asked_for(anna, settings):
    settings.ADMIN_SECOND_FACTOR = True

    assert log_in(password=PASSWORD, code="123456") == "wrong"
    with pytest.raises(CommandError, match="There is no admin 'nobody'"):
        call_command("addsecondfactor", "nobody")


def test_no_page_shows_a_second_factor(admin_client, admin_user):
    call_command("addsecondfactor", "admin", stdout=StringIO())

    assert "totp" not in admin_client.get(reverse("admin:index")).text
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code == 404


def test_admin_has_the_path_that_the_setting_says_and_no_other():
    script = (
        "import django; django.setup()\nfrom django.urls import reverse, resolve, Resolver404\n"
        "try: resolve('/admin/')\nexcept Resolver404 as error: print(reverse('admin:index'), type(error).__name__)"
    )
    environment = PRODUCTION | {"ADMIN_PATH": "back-door/7f3/", "DJANGO_SETTINGS_MODULE": "tempmail_site.settings"}

    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "/back-door/7f3/ Resolver404", done.stderr


@pytest.mark.parametrize("path", ["admin", "/x/", "", "/", "x//", "a b/", "<x>/", "(?:x)/", "../x/"])
def test_path_that_is_none_is_refused_by_name(path, monkeypatch):
    monkeypatch.setenv("ADMIN_PATH", path)

    with pytest.raises(ImproperlyConfigured, match=r"ADMIN_PATH=.*slash at the end"):
        env.folder("ADMIN_PATH", "admin/")
