"""All addresses that a browser holds, as its keys open them: what is unread in each, and what is none of theirs."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone

from inboxes.access.held import HeldKeys, version_of
from inboxes.access.key_cookies import Key
from inboxes.mail import sealing
from inboxes.models import Grant, Inbox, Message
from tests.worlds.mails import PLAIN
from tests.worlds.rows import expire
from tests.worlds.visitors import cookie_for


@pytest.fixture
def other(domain):
    return Inbox.objects.issue(domain, "other")


@pytest.fixture
def shared(domain):
    """An inbox of somebody else's, the read-only link to it, and the visitor's key."""
    inbox, secret = Inbox.objects.issue(domain, "shared")
    grant, key = Grant.objects.share(inbox, sealing.private_key_of(secret), timedelta(minutes=5))
    grant.refresh_from_db()
    return inbox, grant, Key.of(inbox, key, is_share=True)


def unread(keys, since=None):
    return {one.inbox.local_part: one.unread for one in keys.look(since)}


def test_unread_is_what_the_holder_has_not_seen_on_any_device(issued, other, put_mail):
    keys = HeldKeys.of(cookie_for(issued, other))
    assert unread(keys) == {"holder": 0, "other": 0}

    message = put_mail("other@tempmail.test", PLAIN)
    put_mail("other@tempmail.test", PLAIN)
    assert unread(keys) == {"holder": 0, "other": 2}

    Message.objects.mark_seen(message.pk)
    assert unread(keys) == {"holder": 0, "other": 1}


def test_of_a_read_only_link_what_came_since_the_page_was_opened_is_new(shared, put_mail):
    keys = HeldKeys([shared[2]])
    earlier = put_mail("shared@tempmail.test", PLAIN)
    Message.objects.update(received_at=timezone.now() - timedelta(minutes=10), seen_at=Now())
    put_mail("shared@tempmail.test", PLAIN)

    assert unread(keys) == {"shared": 0}
    assert unread(keys, timedelta(minutes=5)) == {"shared": 1}
    assert unread(keys, timedelta(minutes=15)) == {"shared": 2}
    (held,) = keys.look()
    assert held.is_shared
    assert held.expires_at == shared[1].ends_at < earlier.inbox.expires_at


def test_N12_what_a_key_opens_no_more_is_told_of_no_more(issued, other, shared, put_mail):
    put_mail("shared@tempmail.test", PLAIN)
    keys = HeldKeys.of(cookie_for(issued, other), shared[2])
    assert set(unread(keys)) == {"holder", "other", "shared"}

    shared[1].delete()
    assert set(unread(keys)) == {"holder", "other"}
    expire(other[0])
    assert set(unread(keys)) == {"holder"}
    issued[0].delete()
    assert unread(keys) == {}


def test_N12_key_of_one_inbox_tells_nothing_of_another(issued, other, shared, domain, put_mail):
    """Keys under another inbox's id, as only a stolen SECRET_KEY could sign them."""
    put_mail("other@tempmail.test", PLAIN)
    wrong = [
        Key.of(other[0], issued[1]),
        Key.of(other[0], shared[2].secret),
        Key.of(other[0], issued[1], is_share=True),
    ]

    for key in wrong:
        assert HeldKeys([key]).look(timedelta(days=1)) == []


def test_as_many_as_can_be_held_are_one_query_and_links_one_more(domain, shared, django_assert_num_queries):
    issued = [Inbox.objects.issue(domain) for _ in range(settings.MAX_INBOXES_HELD + 5)]
    own = [Key.of(*one) for one in issued]
    with django_assert_num_queries(1):
        assert len(HeldKeys(own).look()) == settings.MAX_INBOXES_HELD
    with django_assert_num_queries(2):
        assert len(HeldKeys([*own, shared[2]]).look()) == settings.MAX_INBOXES_HELD
    with django_assert_num_queries(0):
        assert HeldKeys([]).look() == []


def test_of_too_many_the_new_one_is_told_of_and_what_ends_first_is_not(domain, settings):
    settings.MAX_INBOXES_HELD = 2
    first, second, new = [
        Inbox.objects.issue(domain, name, timedelta(minutes=minutes))
        for name, minutes in (("first", 10), ("second", 30), ("new", 5))
    ]

    assert set(unread(HeldKeys.of(cookie_for(first, second), Key.of(*new)))) == {"second", "new"}


def test_version_changes_with_mail_to_the_others_and_with_any_end(issued, other, put_mail):
    keys = HeldKeys.of(cookie_for(issued, other))

    def version():
        return version_of(keys.look(), issued[0])

    before = version()
    put_mail("holder@tempmail.test", PLAIN)
    assert version() == before  # its own list says that
    put_mail("other@tempmail.test", PLAIN)
    assert version() != before
    before = version()
    issued[0].extend(600)
    assert version() != before
