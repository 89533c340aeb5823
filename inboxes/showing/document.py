"""The document that a message's safe HTML stands in, and the piece of one that stands in another document.

What a sheet of the sender may change is ours without !important; what it may not change has it: in a layer that
comes first, important declarations go before all others, and the rest after all others (CSS Cascade 5, 6.4.3).
"""

from collections.abc import Iterable

from . import pictures

# The class around a piece, whose sheet reaches nothing beside it.
PIECE = "ours"
# What brings colours of its own was made for a white page: it stays on one, or frame.js inverts it.  What
# brings none, or colours for both, follows the reader's scheme.
LIGHT, BOTH = "light", "light dark"

_LAYOUT = """
mark.ours-elsewhere {
  display: inline !important; visibility: visible !important; unicode-bidi: plaintext !important;
  padding: 0 4px !important; border-radius: 4px !important; text-indent: 0 !important; opacity: 1 !important;
  background: #ffe08a !important; color: #402c00 !important; font: 14px/1.5 system-ui, sans-serif !important;
  letter-spacing: normal !important; text-transform: none !important; -webkit-text-fill-color: #402c00 !important;
}
mark.ours-through {
  background: #e3e6e8 !important; color: #363d42 !important; -webkit-text-fill-color: #363d42 !important;
}
img { height: auto; }
img:not([usemap]) { max-width: 100%; }
img[data-lost] { width: auto !important; min-width: 0 !important; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; }
blockquote { margin: 0; margin-inline-start: 8px; padding-inline-start: 8px; border-inline-start: 2px solid #8888; }
"""
_QUOTE = """
.ours-quote { display: block !important; margin-block: 8px !important; }
.ours-quote > summary {
  width: fit-content !important; padding: 10px 12px !important; border-radius: 10px !important;
  cursor: pointer !important; background: #8882 !important; font: 600 14px/1.5 system-ui, sans-serif !important;
}
"""
# Fixed widths are those of a desk, where the sender has none for a phone: what it says is important goes before.
_FOR_PHONES = """@media (max-width: 600px) {
  :where(table, td, th)[width]:not([width$="%"]),
  :where(table, td, th)[style*="width:"]:not([style*="%"], [width$="%"]) {
    width: auto !important; min-width: 0 !important;
  }
  :where(article, blockquote, center, div, main, ol, p, section, table, ul) {
    max-width: 100% !important; min-width: 0 !important;
  }
  :where(td, th) :where(article, blockquote, center, div, main, ol, p, section, table, ul) {
    max-width: calc(100vw - 24px) !important;
  }
}
"""
_DOCUMENT = """<!doctype html>
<html{html_attributes}{facts}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{scheme}"><meta name="referrer" content="no-referrer"><title>Message</title>
<style>
@layer ours {{
html {{ color-scheme: {scheme}{fixed}; color: light-dark(#111, #e9ebea); }}
html:not([data-grounded]) {{ background: light-dark(#fff, #1b2023); }}
html, body {{
  height: auto !important; max-height: none !important; overflow: visible !important; float: none !important;
  visibility: visible !important; opacity: 1 !important;
}}
body {{ margin: 0; padding: 12px; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }}
a {{ color: light-dark(#0645ad, #8ab4f8); }}
table {{ max-width: 100%; }}
{layout}[data-mixed] :is(p, div, td, th, li, dt, dd, h1, h2, h3, h4, h5, h6) {{ unicode-bidi: plaintext; }}
html[data-tight] [data-long] {{ overflow-wrap: anywhere !important; }}
html[data-tight] :not(pre, pre *, code) {{ white-space: normal !important; }}
html[data-tight] pre {{ white-space: pre-wrap !important; }}
table[data-wide] {{ display: block !important; overflow-x: auto !important; }}
html[data-inverted] {{ filter: invert(.9) hue-rotate(180deg) !important; }}
html[data-inverted] :is(img[src], [data-pictured]) {{ filter: invert(1) hue-rotate(180deg) !important; }}
html[data-inverted] [data-pictured] :is(img, [data-pictured]) {{ filter: none !important; }}
@media print {{
  html {{ color-scheme: light !important; }}
  html[data-inverted], html[data-inverted] * {{ filter: none !important; }}
}}
}}
{for_phones}</style>
<style>
{css}</style></head>
<body{direction}{body_attributes}>
{body}
</body></html>
"""


def whole(
    *,
    body: str,
    css: str = "",
    html_attributes: str = "",
    body_attributes: str = "",
    follows: bool = False,
    is_dark: bool = False,
    is_mixed: bool = False,
    is_grounded: bool = False,
    fits_phones: bool = False,
) -> str:
    """Return a document.

    follows: it has no colours that fit one scheme alone.  is_dark: because its sender thought of both.  is_mixed:
    each paragraph has a direction of its own.  is_grounded: it brings the ground of the whole.
    """
    facts = {"own-scheme": is_dark, "mixed": is_mixed, "grounded": is_grounded}
    has_direction = " dir=" in html_attributes + body_attributes
    return _DOCUMENT.format(
        body=body,
        css=css,
        html_attributes=html_attributes,
        body_attributes=body_attributes,
        scheme=BOTH if follows else LIGHT,
        fixed="" if follows else " !important",
        facts="".join(f" data-{name}" for name, is_so in facts.items() if is_so),
        direction="" if has_direction else ' dir="auto"',
        layout=_LAYOUT + pictures.CSS + _QUOTE,
        for_phones="" if fits_phones else _FOR_PHONES,
    )


def piece(body: str, css: str, html_attributes: str, body_attributes: str) -> str:
    """Return a part of a document, as pages and Mail.tm's clients put it into theirs."""
    roots = [(html_attributes, "html"), (body_attributes.replace(' background="', ' data-background="'), "body")]
    if css:
        roots = [(_with_class(attributes, f"{PIECE}-{name}"), name) for attributes, name in roots]
    for attributes, _name in reversed(roots):
        body = f"<section{attributes}>{body}</section>" if attributes else body
    return f'<style>{css}</style><div class="{PIECE}">{body}</div>' if css else body


def ratios(sizes: Iterable[tuple[int, int]]) -> str:
    """Return rules for pictures whose width and height their attributes give: a narrower one keeps its shape."""
    rules = (
        f'img[width="{width}"][height="{height}"]{{aspect-ratio:{width}/{height}}}' for width, height in sorted(sizes)
    )
    return f"@layer ours{{{''.join(rules)}}}\n" if sizes else ""


def _with_class(attributes: str, name: str) -> str:
    if ' class="' in attributes:
        return attributes.replace(' class="', f' class="{name} ', 1)
    return f' class="{name}"{attributes}'
