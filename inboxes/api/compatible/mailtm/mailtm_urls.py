"""The paths of Mail.tm's API, each with the methods it takes."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import path, re_path

from . import account_messages, accounts
from .mercure import stream
from .negotiation import answering


def nothing(request: HttpRequest) -> NoReturn:
    raise Http404


not_found = answering(**dict.fromkeys(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], nothing))
source = answering(GET=account_messages.download_message)

urlpatterns = [
    path("domains", answering(GET=accounts.list_domains)),
    path("domains/<str:key>", answering(GET=accounts.show_domain)),
    path("accounts", answering(POST=accounts.create_account)),
    path("accounts/<str:key>", answering(GET=accounts.show_account, DELETE=accounts.delete_account)),
    path("me", answering(GET=accounts.show_me)),
    path("token", answering(POST=accounts.make_token)),
    path("messages", answering(GET=account_messages.list_messages)),
    path(
        "messages/<str:key>",
        answering(
            GET=account_messages.show_message,
            PATCH=account_messages.patch_message,
            DELETE=account_messages.delete_message,
        ),
    ),
    path("messages/<str:key>/download", source),
    path("messages/<str:key>/attachment/<str:attachment>", answering(GET=account_messages.download_attachment)),
    path("sources/<str:key>", answering(GET=account_messages.show_source)),
    path("sources/<str:key>/download", source),
    path(".well-known/mercure", stream),
    re_path("", not_found),
]
