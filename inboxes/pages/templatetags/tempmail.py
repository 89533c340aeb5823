"""Filters and tags of our pages."""

from collections.abc import Hashable

from django import template
from django.template import Context
from django.urls import get_script_prefix
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from inboxes.mail import deception, web_links
from inboxes.showing.reading import Row

register = template.Library()


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


@register.simple_tag(takes_context=True)
def list_row(context: Context, row: Row) -> SafeString:
    """A row of the list; one that another page was brought in this very look (pushed.py), as it is."""
    shared = context.get("rendered")
    rendered: dict[Hashable, SafeString] = {} if shared is None else shared
    key = (get_language(), get_script_prefix(), context["inbox"].may_write, row.message.pk, row.twin)
    if key not in rendered and context.template:
        with context.push(row=row):
            rendered[key] = context.template.engine.get_template("inboxes/_row.html").render(context)
    return rendered[key]


@register.filter
def title(row: Row) -> str:
    """Return what a control of a message calls it, so that each has a name of its own: “Your code” (2)."""
    return plain_title(row) + (f" ({row.twin})" if row.twin else "")


@register.filter
def plain_title(row: Row) -> str:
    """Return the title as others may have it, too."""
    subject, sender = row.title
    if subject:
        return _("“%(subject)s”") % {"subject": subject}
    return f"{_('(no subject)')}, {sender or _('unknown sender')}"


@register.filter
def link_urls(text: str) -> SafeString:
    """Escape plain text and make its URLs and addresses links that take neither opener nor Referer along."""
    pieces: list[str] = []
    end = 0
    for link in web_links.find(text):
        pieces += [conditional_escape(text[end : link.start]), _linked(text[link.start : link.end], link.url)]
        end = link.end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, conditional_escape(text[end:])]))


def _linked(shown: str, target: str) -> SafeString:
    link = format_html('<a href="{}" target="_blank" rel="noopener noreferrer nofollow ugc">{}</a>', target, shown)
    host = deception.target_host(target)
    if deception.mark_of(target):
        names = " = ".join(filter(None, deception.both_forms(host)))
        link = format_html('{} <mark class="elsewhere">⚠ {}</mark>', link, _("leads to %(host)s") % {"host": names})
    return link


@register.filter
def other_form(address: str) -> str:
    """Return the domain of an address as A-labels, where people read it in letters, and the other way round."""
    domain = deception.domain_of(address)
    return next((form for form in deception.both_forms(domain) if form != domain.lower()), "")
