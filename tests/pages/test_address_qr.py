"""The address as a QR code: for whoever reads its inbox, and as a mail program takes it."""

import re

import pytest
import segno
from django.urls import reverse

from inboxes.models import Inbox


@pytest.mark.parametrize("name", ["holder", "maple-otter-kite-lamp-483729562"])
def test_qr_code_is_a_mailto_url_of_the_address(holder, domain, name):
    Inbox.objects.update(local_part=name)

    response = holder.get(reverse("address-qr", args=[f"{name}@tempmail.test"]))

    assert response["Content-Type"] == "image/svg+xml"
    assert "no-store" in response["Cache-Control"]
    wanted = segno.make(f"mailto:{name}@tempmail.test", error="m", micro=False)
    of_paths = re.compile(' d="([^"]+)"')
    drawn = wanted.svg_inline(scale=5, border=4, light="#fff", omitsize=True)
    assert of_paths.findall(response.content.decode()) == of_paths.findall(drawn) != []


def test_qr_code_of_a_private_address_is_its_readers_alone(stranger, holder, domain):
    assert stranger.get(reverse("address-qr", args=["holder@tempmail.test"])).status_code == 404
    assert stranger.get(reverse("address-qr", args=["anybody@tempmail.test"])).status_code == 200


def test_looking_at_a_qr_code_is_no_visit(holder):
    before = Inbox.objects.values().get()

    holder.get(reverse("address-qr", args=["holder@tempmail.test"]))

    assert Inbox.objects.values().get() == before
