"""A holder's password, and what their browser holds."""

from django.urls import reverse

from inboxes.access import keyring
from tests.worlds.visitors import cookies_of

ADDRESS = "holder@tempmail.test"
PASSWORD = "correct horse battery"


def url(name, *arguments):
    return reverse(name, args=[ADDRESS, *arguments])


def secret_of(client):
    return keyring.held_secrets(cookies_of(client))[client.inbox.pk]
