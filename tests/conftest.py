"""Fixtures that several rooms share."""

import pytest

from inboxes.models import Domain, Inbox


@pytest.fixture
def domain(db):
    return Domain.objects.create(name="tempmail.test")


@pytest.fixture
def issued(domain):
    """A live private inbox with a chosen name, and its secret."""
    return Inbox.objects.issue(domain, "holder")
