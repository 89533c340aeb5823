"""The service that clients call."""

import pytest


@pytest.fixture
def service(live, world, domain):
    """The URL of the running service."""
    live.start("web")
    yield world.web_url
    live.start("web")
