"""Where events of an inbox are listened to, with what right, and what makes some."""

from inboxes import push
from inboxes.api import event_socket
from inboxes.mail import typed_codes

SUBPROTOCOL = event_socket.SUBPROTOCOL


def stream_url(address="holder@tempmail.test"):
    return f"/api/v1/inboxes/{address}/events"


def socket_url(address="holder@tempmail.test"):
    return f"/api/v1/inboxes/{address}/socket"


def token_of(issued):
    return typed_codes.to_code(issued[1])


def bearer(issued):
    return {"authorization": f"Bearer {token_of(issued)}"}


def announce(inbox):
    push.announce(push.topic_of_inbox(inbox.pk))


def delete(inbox):
    topic = push.topic_of_inbox(inbox.pk)
    inbox.delete()
    push.announce(topic)
