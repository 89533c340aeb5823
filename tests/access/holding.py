"""A holder's password, and what their browser holds."""

from django.conf import settings
from django.urls import reverse

from inboxes.access import keyring

ADDRESS = "holder@tempmail.test"
PASSWORD = "correct horse battery"


def url(name, *arguments):
    return reverse(name, args=[ADDRESS, *arguments])


def secret_of(client):
    return keyring.held_secrets(client.cookies[settings.INBOXES_COOKIE_NAME].value)[client.inbox.pk]
