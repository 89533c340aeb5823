"""The language of a page: the prefix of its path (/de/...), else the browser's.

A choice stays in the links, so it needs no cookie; theme.js keeps it for visitors who
type the site's bare name again.  The prefix acts as SCRIPT_NAME does: reverse() puts it
before every path, and no URL pattern knows it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers


class LanguageMiddleware:
    """Takes LocaleMiddleware's place, which would answer an unprefixed path in one language only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen, path = split_prefix(request.path_info)
        language = chosen or translation.get_language_from_request(request)
        request.path_info = path
        with speaking(language, chosen):
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        if not chosen:
            patch_vary_headers(response, ["Accept-Language"])
        return response


@contextmanager
def speaking(language: str, prefix: str = "") -> Iterator[None]:
    """Render in a language, with its prefix before every path where the visitor chose it."""
    root = get_script_prefix()
    if prefix:
        set_script_prefix(f"{root}{prefix}/")
    try:
        with translation.override(language or settings.LANGUAGE_CODE):
            yield
    finally:
        set_script_prefix(root)


def offered() -> list[tuple[str, str]]:
    """Return (code, English name) of each language that pages speak."""
    return settings.LANGUAGES


def known(language: str | None) -> str:
    """Return the language if it is one of ours, else ""."""
    return language if language in dict(settings.LANGUAGES) else ""


def split_prefix(path: str) -> tuple[str, str]:
    """Return (language, rest of the path); the language is "" where the path names none of ours."""
    first, _, rest = path.removeprefix("/").partition("/")
    return (first, f"/{rest}") if known(first) else ("", path)
