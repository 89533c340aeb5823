"""What HTML and XML say of their own charset and language, before they are decoded (HTML Standard 13.2.3.2).

Part of parsing: pure.
"""

import re

PRESCAN_BYTES = 4096

_comment = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_meta = re.compile(rb"<meta[\s/]([^>]{1,1000})", re.IGNORECASE)
_attribute = re.compile(rb"([a-z-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_in_content = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)
_xml = re.compile(rb"\s*<\?xml\s[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:+-]{1,40})", re.IGNORECASE)
_language = re.compile(rb"<html\s[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2}(?:-[a-z]{2,8})?)\b", re.IGNORECASE)


def declared_charset(content: bytes) -> str:
    """Return the charset label of a <meta> or of the XML declaration, "" for none.

    What could be read so far is ASCII: a label of UTF-16 means UTF-8.
    """
    head = _comment.sub(b"", content[:PRESCAN_BYTES])
    label = b""
    for match in _meta.finditer(head):
        attributes = {name.lower(): a or b or c for name, a, b, c in _attribute.findall(match[1])}
        inside = _in_content.search(attributes.get(b"content", b"")) if b"http-equiv" in attributes else None
        if label := attributes.get(b"charset", b"") or (inside[1] if inside else b""):
            break
    if not label and (declaration := _xml.match(head)):
        label = declaration[1]
    text = label.decode("ascii", "replace").strip()
    return "utf-8" if text.lower().startswith(("utf-16", "utf16")) else text


def declared_language(content: bytes) -> str:
    match = _language.search(content[:PRESCAN_BYTES])
    return match[1].decode().lower() if match else ""
