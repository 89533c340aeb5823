"""S/MIME (RFC 8551): what a signature wraps is opened, never verified; what is encrypted is said to be."""

import zlib

from inboxes.mail.summary import Note

MAX_BYTES = 32 * 1024**2  # of what was compressed


def opened(content: bytes) -> tuple[bytes | None, Note]:
    """Return (the MIME entity within or None, what is to be said of it).  Raises for what is no CMS (RFC 5652)."""
    from asn1crypto import cms

    info = cms.ContentInfo.load(content)
    kind = info["content_type"].native
    if kind == "signed_data":
        inner = info["content"]["encap_content_info"]["content"]
        # One that only brings certificates wraps nothing.
        return (bytes((inner.contents and inner.native) or b"") or None), Note("signed")
    if kind == "compressed_data":
        packed = info["content"]["encap_content_info"]["content"].native
        return zlib.decompressobj().decompress(packed, MAX_BYTES), Note("compressed")
    if kind in ("enveloped_data", "authenticated_enveloped_data", "encrypted_data"):
        return None, Note("encrypted")
    raise ValueError(kind)
