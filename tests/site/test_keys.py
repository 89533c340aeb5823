"""makekeys: what is missing is made, what is there is left alone."""

import base64
from io import StringIO

from django.core.management import call_command

from inboxes.mail import sealing


def made():
    printed = StringIO()
    call_command("makekeys", stdout=printed)
    return dict(line.split("=", 1) for line in printed.getvalue().splitlines())


def test_keys_that_are_set_are_not_made():
    assert made() == {}


def test_missing_keys_are_made_and_fit_together(settings):
    for name in ("SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "ISSUED_KEY", "WEBHOOK_KEY"):
        setattr(settings, name, None)

    keys, others = ({name: base64.b64decode(key) for name, key in made().items()} for _ in range(2))

    assert keys.keys() == {"SITE_PRIVATE_KEY", "SITE_PUBLIC_KEY", "HMAC_KEY", "WEBHOOK_KEY"}
    assert {len(key) for key in keys.values()} == {32}
    assert len({*keys.values(), *others.values()}) == 8
    assert keys["SITE_PUBLIC_KEY"] == sealing.public_key_of(keys["SITE_PRIVATE_KEY"])
    assert keys["WEBHOOK_KEY"] == sealing.derive_key(keys["SITE_PRIVATE_KEY"], "webhooks")


def test_public_key_that_was_lost_is_that_of_the_private_one(settings):
    lost, settings.SITE_PUBLIC_KEY = settings.SITE_PUBLIC_KEY, None

    assert base64.b64decode(made()["SITE_PUBLIC_KEY"]) == lost
