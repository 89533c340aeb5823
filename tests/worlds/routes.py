"""The routes of the URL configuration, so that a new page is tried without being named."""

from django.urls import get_resolver
from django.urls.resolvers import URLResolver


def routes(patterns=None, prefix=""):
    """Return (route, pattern) of each, whole: "inbox/<inbox_address:address>"."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        found += routes(pattern.url_patterns, route) if isinstance(pattern, URLResolver) else [(route, pattern)]
    return found
