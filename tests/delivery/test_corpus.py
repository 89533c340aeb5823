"""Every message of the collection beside the checkout, through the real delivery path and the pages."""

import os
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from dev.system import wait_for
from inboxes.models import Inbox
from tests.worlds.live import queue_is_empty

CORPUS = os.environ.get("TEMPMAIL_CORPUS")
SHARES = 16  # each in an inbox of its own, which keeps 200 messages


@pytest.mark.skipif(not CORPUS, reason="shared/corpus does not lie beside the checkout")
@pytest.mark.parametrize("share", range(SHARES))
def test_every_message_of_the_corpus_is_stored_listed_and_shown(live, world, domain, send, high_limits, share):
    paths = sorted(Path(CORPUS, "messages").glob("*/*.eml"))
    assert len(paths) > 600
    sources = [path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for path in paths[share::SHARES]]
    client = Client()
    page = client.post(reverse("issue"), {"domain": domain.name, "lifetime": "60"})
    inbox = Inbox.objects.get(local_part=page.url.rpartition("/")[2].partition("@")[0])

    for source in sources:
        assert send(source, inbox.address, options=["BODY=8BITMIME"]) == {}
    queue_is_empty(world, 300)
    wait_for(lambda: inbox.messages.count() == len(sources), 60, f"{len(sources)} messages")

    listed = client.get(reverse("inbox", args=[inbox.address])).content.decode()
    for message in inbox.messages.all():
        assert str(message.pk) in listed
        url = reverse("message", args=[inbox.address, message.pk])
        shown = client.get(url)
        assert shown.status_code == 200
        for end in ("/source", "/source.eml"):
            assert client.get(url + end).status_code == 200
        for attachment in shown.context["row"].attachments:
            assert client.get(f"{url}/parts/{attachment.number}").status_code == 200
        if shown.context["body"].html:
            assert client.get(f"{url}/html").status_code == 200
