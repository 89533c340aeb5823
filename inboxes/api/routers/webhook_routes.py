"""Routes of an inbox's webhook.  They call nobody: webhooks/sending.py does."""

from django.conf import settings
from django.db import transaction
from ninja import Router, Status

from inboxes import outbound, push
from inboxes.access.ways_in import OpenInbox
from inboxes.limits import caller_of
from inboxes.mail import sealing
from inboxes.models import Webhook
from inboxes.showing.described import Described

from .. import errors, schemas, webhook_schemas
from ..auth import HOLDER, HolderRequest
from ..description import contract
from ..errors import Problem
from .inbox_routes import INBOX, invalid

router = Router(by_alias=True, tags=["Webhooks"])

WEBHOOK = f"{INBOX}/webhook"
ABOUT = """\
One URL for each inbox that is told of what arrives, by a POST like

    {"type": "message.arrived", "id": "7f4b...", "created_at": "2026-05-04T09:32:11.560112Z",
     "inbox": "shop@mail.example.org",
     "message": {"id": "0199...", "received_at": "2026-05-04T09:32:11.560112Z", "size_bytes": 4211}}

and with `with_content` all fields of a MessageSummary in `message`, its `text`, at most 65536 characters of it, and
`text_is_cut`. A `ping` has no `message`.

**Check the signature** before you believe it. The header is `Tempmail-Signature: t=1777887131,v1=5f2c...`: the time of
sending, and the HMAC-SHA256 of the time, a dot and the body, under the secret as it was answered, in hex:

    import hashlib, hmac, time

    def is_genuine(secret: str, header: str, body: bytes) -> bool:
        given = dict(part.split("=", 1) for part in header.split(","))
        signed = hmac.new(secret.encode(), given["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(signed, given["v1"]) and abs(time.time() - int(given["t"])) < 300

**Answer 2xx within five seconds.** Anything else is tried again after 10 seconds, 1 minute, 5 minutes, 30 minutes, then
every 2 hours; meanwhile the webhook rests. Ten failures in a row switch it off, and so does 410. Deliveries of one
inbox follow one another; one may come twice, with the same `id`. Redirects are not followed, certificates are checked,
and only addresses that are reachable from everywhere are called.
"""


@router.put(
    WEBHOOK,
    summary="Register the webhook",
    **contract(
        webhook_schemas.OwnWebhook,
        errors.INVALID,
        says="The webhook, and the secret that its deliveries are signed with.",
        right=HOLDER,
    ),
)
def put_webhook(request: HolderRequest, address: schemas.Address, wanted: webhook_schemas.NewWebhook) -> Described:
    """In the place of the one before, with a new secret, and switched on. The name is looked up when it is called."""
    inbox = request.auth
    caller_of(request).count("webhook")
    try:
        outbound.check(wanted.url, outbound.Rules(settings.WEBHOOK_PORTS, settings.WEBHOOK_ALLOWED_NETWORKS))
    except outbound.UrlError as error:
        raise invalid("url", str(error)) from error
    webhook, secret = Webhook.register(inbox.inbox, wanted.url, inbox.private_key if wanted.with_content else None)
    return shown(webhook) | {"secret": secret}


@router.get(
    WEBHOOK,
    summary="Show the webhook",
    **contract(webhook_schemas.Webhook, errors.NO_WEBHOOK, says="The webhook, without its secret.", right=HOLDER),
)
def show_webhook(request: HolderRequest, address: schemas.Address) -> Described:
    return shown(webhook_of(request.auth))


@router.delete(
    WEBHOOK,
    summary="Delete the webhook",
    **contract(
        None,
        errors.NO_WEBHOOK,
        says={204: "It is gone, with its log, and so is the key that the server kept for it."},
        right=HOLDER,
    ),
)
def delete_webhook(request: HolderRequest, address: schemas.Address) -> Status[None]:
    webhook_of(request.auth).unregister()
    return Status(204, None)


@router.get(
    f"{WEBHOOK}/attempts",
    summary="List the attempts",
    **contract(webhook_schemas.Attempts, errors.NO_WEBHOOK, says="What became of the newest deliveries.", right=HOLDER),
)
def list_attempts(request: HolderRequest, address: schemas.Address) -> Described:
    """Nothing of what the other side answered is kept but its status."""
    return {"items": webhook_of(request.auth).newest_attempts(), "next_cursor": None}


@router.post(
    f"{WEBHOOK}/test",
    summary="Try the webhook",
    **contract(
        webhook_schemas.Ping,
        errors.NO_WEBHOOK,
        errors.WEBHOOK_IS_OFF,
        says={202: "A ping is on its way; the list of attempts shows what became of it."},
        right=HOLDER,
    ),
)
def try_webhook(request: HolderRequest, address: schemas.Address) -> Status[Described]:
    caller_of(request).count("webhook")
    webhook = webhook_of(request.auth)
    if webhook.off_reason:
        raise Problem(errors.WEBHOOK_IS_OFF)
    with transaction.atomic():
        delivery = webhook.ping()
        push.announce("", push.DUE_CHANNEL)
    return Status(202, {"delivery_id": delivery.pk})


def webhook_of(inbox: OpenInbox) -> Webhook:
    webhook = Webhook.objects.filter(inbox=inbox.inbox).select_related("inbox").first()
    if webhook is None:
        raise Problem(errors.NO_WEBHOOK)
    return webhook


def shown(webhook: Webhook) -> Described:
    try:
        url = webhook.target.url
    except sealing.SealError:
        url = ""
    return {
        "url": url,
        "with_content": webhook.has_consent,
        "created_at": webhook.created_at,
        "state": "off" if webhook.off_reason else "on",
        "off_reason": webhook.off_reason or None,
        "consecutive_failures": webhook.failures,
    }
