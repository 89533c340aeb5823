"""A stranger's bytes as a file: no browser shows or runs them here."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

# On every byte of a stranger's that leaves here as a file.
GUEST_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


def download(content: bytes | None, name: str) -> HttpResponse:
    """Offer bytes for download, whatever their sender calls them: no browser shows or runs them here."""
    if content is None:
        raise Http404
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": content_disposition_header(True, name),
    }
    return HttpResponse(content, headers=GUEST_HEADERS | headers)
