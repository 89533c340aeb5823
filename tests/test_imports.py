"""Imports go one way: docs/design.md draws the rooms, this keeps them."""

from pathlib import Path

import pytest

from dev import imports as reader
from dev.imports import FLOOR_OF, OURS, python_files

ROOT = Path(__file__).parent.parent
PARSING_NEEDS = {"inboxes.mail"}
DELIVERY_NEEDS = {"inboxes.mail", "inboxes.models", "inboxes.push", "inboxes.measuring", "delivery.parsing"}
# The settings and the site's paths are read by Django, not imported.
SETTINGS_NEED = {"inboxes.mail", "inboxes.showing"}
# What knows no Django and no database, wherever it stands.
PURE = [
    "inboxes/mail",
    "delivery/parsing",
    "inboxes/showing/allowlist.py",
    "inboxes/showing/zipping.py",
    "inboxes/outbound.py",
    "inboxes/doctor/front.py",
    "inboxes/doctor/services.py",
]


def files(*names):
    return python_files(ROOT, *names)


def module_of(path):
    return reader.module_of(ROOT, path)


def imports(path):
    return reader.imports(ROOT, path)


def room_of(module):
    return reader.room_of(ROOT, module)


@pytest.mark.parametrize("path", files("inboxes", "delivery"), ids=module_of)
def test_imports_go_down_and_never_to_the_side(path):
    room = room_of(module_of(path))
    if module_of(path) == "inboxes":
        return

    assert room in FLOOR_OF, "this module is on no floor"
    for module in imports(path):
        other = room_of(module)
        assert other in (None, "inboxes", room) or FLOOR_OF[other] < FLOOR_OF[room], module


@pytest.mark.parametrize("path", files("delivery"), ids=module_of)
def test_delivery_imports_only_what_a_writer_needs(path):
    room = room_of(module_of(path))
    needs = PARSING_NEEDS if room == "delivery.parsing" else DELIVERY_NEEDS

    assert {room_of(module) for module in imports(path)} - {None, room} <= needs


def test_settings_import_nothing_that_needs_them():
    rooms = {room_of(module) for module in imports(ROOT / "tempmail_site/settings.py")}

    assert rooms - {None, "tempmail_site"} <= SETTINGS_NEED


@pytest.mark.parametrize("path", [path for place in PURE for path in files(place)], ids=module_of)
def test_pure_modules_know_no_django_and_nobody_above(path):
    roots = {name.split(".")[0] for name in imports(path)}

    assert not roots & {"django", "psycopg", "tempmail_site", "channels", "ninja"}


def test_the_reader_of_imports_reads_them():
    assert "inboxes.push" in imports(ROOT / "inboxes/access/doors.py")  # from inboxes import push
    assert "inboxes.models" in imports(ROOT / "inboxes/pages/forms.py")  # from inboxes.models import Domain
    assert "inboxes.access.ways_in" in imports(ROOT / "inboxes/access/keyring.py")  # from .ways_in import OpenInbox
    assert room_of("inboxes.access.ways_in") == "inboxes.access"
    assert (room_of("delivery.parsing.mime"), room_of("delivery.lmtp")) == ("delivery.parsing", "delivery")
    assert room_of("django.db") is None


@pytest.mark.parametrize("path", files("tests"), ids=module_of)
def test_no_module_imports_another_module_of_tests(path):
    """What several need lies in tests/worlds, or beside the room's tests."""
    assert [module for module in imports(path) if ".test_" in module] == []


@pytest.mark.parametrize("path", files(*OURS, "postfix", "client", "manage.py"), ids=module_of)
def test_product_imports_neither_its_launcher_nor_its_tests(path):
    assert [module for module in imports(path) if module.split(".")[0] in ("dev", "tests")] == []


@pytest.mark.parametrize("path", files("dev"), ids=module_of)
def test_launcher_imports_no_tests(path):
    assert [module for module in imports(path) if module.split(".")[0] == "tests"] == []
