"""What _head.html, _notice.html and _foot.html know about the page they are part of."""

from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.template import Context
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language, get_language_info

from inboxes.languages import split_prefix
from inboxes.models.site_text import SiteText

register = template.Library()

# In one language only.
ENGLISH_PAGES = ("openapi-view",)
# For search engines; all other pages belong to a visitor.
PUBLIC_PAGES = ("home", *(page for page in SiteText.Page.values if page != SiteText.Page.NOTICE))


@register.simple_tag(takes_context=True)
def this_page(context: Context) -> dict[str, Any] | None:
    """Return what is known of the page, and its address in every language; None without a request."""
    request = context.get("request")
    if request is None:
        return None
    name = request.resolver_match.url_name if request.resolver_match else ""
    try:
        site = request.build_absolute_uri("/").rstrip("/")
    except DisallowedHost:
        site = ""  # the page says that, and repeats no name
    # A 404 repeats nothing of what was asked for; a form's answer has no address of its own.
    has_path = request.method in ("GET", "HEAD") and not context.get("is_missing")
    path = escape_uri_path(split_prefix(request.path)[1]) if has_path else "/"
    languages = () if name in ENGLISH_PAGES else settings.LANGUAGES
    return {
        "name": name,
        "is_public": name in PUBLIC_PAGES and request.method in ("GET", "HEAD"),
        "site": site,
        "url": site + escape_uri_path(request.path),
        "default_url": site + path,
        "language": get_language_info(get_language()),
        "languages": [{**get_language_info(code), "path": f"/{code}{path}"} for code, _ in languages],
    }


@register.simple_tag(takes_context=True)
def notice(context: Context) -> SiteText | None:
    """Return the admin's notice; none on the page of an error, where the database may be what failed."""
    return SiteText.objects.shown(SiteText.Page.NOTICE, get_language()) if context.get("request") else None
