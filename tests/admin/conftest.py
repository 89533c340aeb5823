import pytest
from django.contrib.auth.models import User
from django.test import Client

from inboxes import moderators


@pytest.fixture
def moderator(db):
    user = User.objects.create_user("mia", password="x", is_staff=True)
    user.groups.add(moderators.keep())
    return user


@pytest.fixture
def moderators_browser(moderator):
    client = Client()
    client.force_login(moderator)
    return client
