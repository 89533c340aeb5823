"""The ASGI service: pages and API through Django, WebSockets through channels.

`gunicorn --worker-class asgi tempmail_site.asgi:application` needs no flags
about forwarded headers; proxy.py says why.
"""

import os
import warnings
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tempmail_site.settings")

from django.core.asgi import get_asgi_application

# WhiteNoise streams small files that browsers keep for a year; to read one at once is no loss.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

django_application = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator, WebsocketDenier  # noqa: E402
from django.conf import settings  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import re_path  # noqa: E402

from inboxes.api.application import BODY_REFUSED, MAX_BODY_BYTES, ApiApplication, is_for_api  # noqa: E402
from inboxes.api.event_socket import EventsConsumer  # noqa: E402
from inboxes.asgi_types import Application, Receive, Scope, Send  # noqa: E402
from inboxes.astray import tell_of_origin  # noqa: E402
from inboxes.pages.inbox_socket import InboxConsumer, SharedMessageConsumer  # noqa: E402

from .bodies import BoundedBodies  # noqa: E402
from .measured import Measured  # noqa: E402
from .metrics import Metrics  # noqa: E402
from .mta_sts import MtaSts  # noqa: E402
from .no_transform import NoTransform  # noqa: E402
from .probes import Probes  # noqa: E402
from .proxy import TrustedProxies  # noqa: E402
from .request_ids import RequestIds  # noqa: E402


def route(pattern: str, application: Application) -> Any:
    """re_path() for channels, which puts applications where Django has views."""
    return re_path(pattern, application)  # type: ignore[arg-type]  # its stubs know of views only


page_sockets = URLRouter(
    [
        route(
            r"^ws/(?:(?P<prefix>[^/]+)/)?inbox/(?P<address>.+)/messages/(?P<message_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
            SharedMessageConsumer.as_asgi(),
        ),
        route(r"^ws/(?:(?P<prefix>[^/]+)/)?inbox/(?P<address>.+)$", InboxConsumer.as_asgi()),
        route("", WebsocketDenier.as_asgi()),
    ]
)
page_sockets_of_our_names = AllowedHostsOriginValidator(page_sockets)


async def same_origin_sockets(scope: Scope, receive: Receive, send: Send) -> None:
    """Let a page's socket in from this very origin: another port, or another name that is allowed, is another site."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    origin, host = headers.get(b"origin", ""), headers.get(b"host", "")
    if origin.partition("://")[2] == host:
        return await page_sockets_of_our_names(scope, receive, send)
    tell_of_origin(origin, host, headers.get(b"sec-fetch-site"))
    await WebsocketDenier.as_asgi()(scope, receive, send)


# Any page may open these: they take a token and no cookie.
api_sockets = URLRouter(
    [
        route(r"^api/v1/inboxes/(?P<address>.+)/socket$", EventsConsumer.as_asgi()),
        route("", WebsocketDenier.as_asgi()),
    ]
)
FORM_REFUSED = HttpResponse(
    status=413, headers={"Content-Length": "0", "Cache-Control": "no-store", "Connection": "close"}
)
PAGES = {
    "http": BoundedBodies(django_application, settings.DATA_UPLOAD_MAX_MEMORY_SIZE, FORM_REFUSED),
    "websocket": same_origin_sockets,
}
API = {"http": BoundedBodies(ApiApplication(), MAX_BODY_BYTES, BODY_REFUSED), "websocket": api_sockets}


async def dispatch(scope: Scope, receive: Receive, send: Send) -> None:
    applications = API if is_for_api(scope.get("path", "")) else PAGES
    await ProtocolTypeRouter(applications)(scope, receive, send)


application = NoTransform(Probes(Metrics(MtaSts(Measured(TrustedProxies(RequestIds(dispatch)))))))
