"""A holder's password, what their browser holds, and the links it shows."""

import re

from django.urls import reverse

from inboxes.access import keyring
from tests.worlds.visitors import cookies_of

ADDRESS = "holder@tempmail.test"
PASSWORD = "correct horse battery"


def url(name, *arguments):
    return reverse(name, args=[ADDRESS, *arguments])


def secret_of(client):
    return keyring.held_secrets(cookies_of(client))[client.inbox.pk]


def link_on(response):
    return re.search(r'id="the-link" value="([^"]+)"', response.content.decode())[1]


def code_on(response):
    return link_on(response).partition("#")[2]
