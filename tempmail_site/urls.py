from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path(settings.ADMIN_PATH, admin.site.urls),
    path("", include("inboxes.urls")),
    path("api/v1/", include("inboxes.api.urls")),
]
handler404 = "inboxes.views.not_found"
