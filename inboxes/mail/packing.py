"""Make smaller what is sealed, where that pays: packed before the box is closed, unpacked after it is opened.

Pure: no Django, no database.  What was sealed by an older version has no mark, and is returned as it is.
"""

import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# No text begins with it, nor any kind of file that is known; what does all the same is packed, whatever that saves.
MARK = b"\0tempmail\0zstd\0"
# More is left as it is: so whoever opens knows what a box can come to, and one that says more is damaged.
MAX_BYTES = 64 * 1024**2
WINDOW_BITS = MAX_BYTES.bit_length() - 1
LEVEL = 3  # zstd's own default: 0.3 ms for 100 KB of text; what is compressed already it passes over, 6 ms for 10 MB


class PackError(Exception):
    """What was packed is damaged, or more than may be."""


def pack(plain: bytes) -> bytes:
    """Return plain, compressed if that is shorter."""
    if len(plain) > MAX_BYTES:
        return plain
    packed = MARK + zstd.compress(plain, LEVEL)
    return packed if len(packed) < len(plain) or plain.startswith(MARK) else plain


def unpack(packed: bytes) -> bytes:
    """Return what was packed.  Raises PackError: delivery's role, stolen, could seal what swells without end."""
    if not packed.startswith(MARK):
        return packed
    frame = memoryview(packed)[len(MARK) :]
    try:
        size = zstd.get_frame_info(frame).decompressed_size
        if size is None or size > MAX_BYTES:
            raise PackError("more than anything that was packed")
        window = {int(zstd.DecompressionParameter.window_log_max): WINDOW_BITS}
        opened = zstd.ZstdDecompressor(options=window)
        plain = opened.decompress(frame, max_length=size + 1)
    except zstd.ZstdError as error:
        raise PackError("damaged") from error
    if not opened.eof or opened.unused_data or len(plain) != size:
        raise PackError("damaged")
    return plain
