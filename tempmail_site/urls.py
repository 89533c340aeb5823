from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from inboxes.api.compatible import onesecmail
from inboxes.api.compatible.mailtm.mercure import stream

urlpatterns = [
    path(settings.ADMIN_PATH, admin.site.urls),
    path("", include("inboxes.pages.page_urls")),
    # What other services' clients speak; these have a base of its own for the stream.
    path("mailtm/", include("inboxes.api.compatible.mailtm.mailtm_urls")),
    path(".well-known/mercure", stream),
    path("api/v1/", onesecmail.act),
    path("api/v1/", include("inboxes.api.api")),
]
handler400 = "inboxes.pages.answers.bad_request"
handler404 = "inboxes.pages.answers.not_found"
handler500 = "inboxes.pages.answers.failed"
