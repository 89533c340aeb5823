import pytest

from inboxes.models import Inbox
from tests.worlds.visitors import cookie_for


@pytest.fixture
def holding(open_page, world, domain):
    """Open a page of the first of some inboxes, in a browser that holds all of them; return it and their addresses."""

    def holding(*names, path="", **options):
        issued = [Inbox.objects.issue(domain, name) for name in names]
        page = open_page("robots.txt", **options)
        cookies = cookie_for(*issued).items()
        page.context.add_cookies([{"name": name, "value": value, "url": world.web_url} for name, value in cookies])
        addresses = [inbox.address for inbox, _ in issued]
        page.goto(path or f"inbox/{addresses[0]}")
        return page, addresses

    return holding
