"""How the admin's first page writes numbers: in English, whatever the browser asks for."""

from django import template

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    return f"{number:,}"


@register.filter
def age(seconds: int) -> str:
    """Return seconds in the largest unit of which there are two or more: 119 is "119 s", 7300 "2 h"."""
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"


@register.filter
def plain(number: float) -> str:
    """For an attribute of SVG, which knows one decimal point."""
    return f"{number:g}"
