"""Filters of our pages."""

import re

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inboxes.mail import deception

register = template.Library()

# Linear on any text: no nested repeats.  Trailing punctuation belongs to the sentence.
_url = re.compile(r"((?:https?://|\bwww\.)[^\s<>\"'`]{1,2000})", re.IGNORECASE)
_trailing = ".,;:!?)]}"


@register.filter
def duration(minutes: int) -> str:
    """Return minutes in the largest unit that divides them: 60 is "1 hour"."""
    if minutes % 10080 == 0:
        count, words = minutes // 10080, ngettext("%(count)s week", "%(count)s weeks", minutes // 10080)
    elif minutes % 1440 == 0:
        count, words = minutes // 1440, ngettext("%(count)s day", "%(count)s days", minutes // 1440)
    elif minutes % 60 == 0:
        count, words = minutes // 60, ngettext("%(count)s hour", "%(count)s hours", minutes // 60)
    else:
        count, words = minutes, ngettext("%(count)s minute", "%(count)s minutes", minutes)
    # By name, as some languages leave a number out: Arabic says one and two in words.
    return words % {"count": count}


@register.filter
def link_urls(text: str) -> SafeString:
    """Escape plain text and make its http(s) URLs links that take neither opener nor Referer along."""
    return format_html_join("", "{}", ((_linked(piece),) for piece in _url.split(text)))


def _linked(piece: str) -> str:
    if not _url.fullmatch(piece):
        return conditional_escape(piece)
    url = piece.rstrip(_trailing)
    if url.lower() == "www":
        return conditional_escape(piece)
    target = f"https://{url}" if url[:4].lower() == "www." else url
    link = format_html('<a href="{}" target="_blank" rel="noopener noreferrer nofollow ugc">{}</a>', target, url)
    host = deception.target_host(target)
    if deception.hides_target(target) or deception.is_look_alike(host):
        names = " = ".join(filter(None, deception.both_forms(host)))
        link = format_html('{} <mark class="elsewhere">⚠ {}</mark>', link, _("leads to %(host)s") % {"host": names})
    return format_html("{}{}", link, piece[len(url) :])


@register.filter
def other_form(address: str) -> str:
    """Return the domain of an address as A-labels, where people read it in letters, and the other way round."""
    domain = deception.domain_of(address)
    return next((form for form in deception.both_forms(domain) if form != domain.lower()), "")
