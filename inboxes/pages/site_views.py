"""Pages about the service, and what crawlers and browsers fetch besides pages."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from inboxes.models.site_text import SiteText

from .templatetags.site import PUBLIC_PAGES

STATIC = Path(__file__).parent / "static"
# What the service worker keeps: enough for the page that says that there is no connection.
SHELL = sorted(
    str(path.relative_to(STATIC)) for path in (STATIC / "inboxes").iterdir() if path.suffix in (".css", ".js", ".svg")
)


@require_safe
def show_text(request: HttpRequest, page: str) -> HttpResponse:
    """A page about the service: the admin's text, else ours."""
    context = {"text": SiteText.objects.shown(page, get_language()), "report_days": settings.REPORT_DAYS}
    return render(request, f"pages/{page}.html", context)


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/offline.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", {"sitemap": request.build_absolute_uri("/sitemap.xml")}, "text/plain")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Each public page in each language, and by the browser's (sitemaps.org; hreflang as Google reads it)."""
    site = request.build_absolute_uri("/").rstrip("/")
    codes = ["", *(code for code, _ in settings.LANGUAGES)]
    pages = []
    for path in map(reverse, PUBLIC_PAGES):
        pages.append([(code or "x-default", f"{site}/{code}{path}" if code else site + path) for code in codes])
    return render(request, "sitemap.xml", {"pages": pages}, "application/xml")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    icons = [
        {"src": static("inboxes/favicon.svg"), "type": "image/svg+xml", "sizes": "any"},
        {"src": static("inboxes/icons/192.png"), "type": "image/png", "sizes": "192x192"},
        {"src": static("inboxes/icons/512.png"), "type": "image/png", "sizes": "512x512"},
        {"src": static("inboxes/icons/maskable.png"), "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
    ]
    content = {
        "id": "/",
        "name": _("tempmail: throwaway email that deletes itself"),
        "short_name": "tempmail",
        "description": _("Take one, give it to whoever asks, read what arrives."),
        "lang": get_language(),
        "dir": "rtl" if get_language_info(get_language())["bidi"] else "ltr",
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f3ee",
        "theme_color": "#0d6b5e",
        "icons": icons,
        # In the share sheet of any app: it opens home, with an address to copy.
        "share_target": {
            "action": reverse("take-share"),
            "method": "POST",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"url": "url"},
        },
    }
    return JsonResponse(content, content_type="application/manifest+json")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def take_share(request: HttpRequest) -> HttpResponse:
    """Lead whoever shared a page with the app to an address for it.  What they shared is not even read.

    By POST, as a URL's query would be in logs; nothing changes here, so another site's form may do it as well.
    """
    return redirect("home")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script at the root, so that its scope is the whole site."""
    files = [static(name) for name in SHELL]
    return render(request, "service-worker.js", {"files": files, "offline": reverse("offline")}, "text/javascript")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("inboxes/icons/favicon.ico"), permanent=True)
