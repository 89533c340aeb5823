"""What is sealed is as short as it may be, and swells to no more than was packed."""

import os

import pytest

from inboxes.mail import packing, sealing

PRIVATE_KEY = sealing.private_key_of(bytes(32))
PUBLIC_KEY = sealing.public_key_of(PRIVATE_KEY)
zstd = packing.zstd


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"x",
        b"\0" * 100_000,
        os.urandom(1000),
        packing.MARK,
        packing.MARK + os.urandom(99),
        packing.pack(b"a" * 99),
    ],
    ids=len,
)
def test_what_was_packed_comes_back(plain):
    assert packing.unpack(packing.pack(plain)) == plain


def test_text_gets_shorter_and_what_is_compressed_already_stays():
    text, picture = b"<p>Your code is 483 910</p>\r\n" * 400, os.urandom(10_000)

    assert len(sealing.seal(text, PUBLIC_KEY)) < 200
    assert len(sealing.seal(picture, PUBLIC_KEY)) == len(picture) + 48


def test_what_an_older_version_sealed_opens():
    text = b"Your code is 483 910. " * 100
    sealed = sealing.SealedBox(sealing.PublicKey(PUBLIC_KEY)).encrypt(text)

    key = sealing.box_key_of(sealed[:32], PRIVATE_KEY)

    assert sealing.unseal(sealed, PRIVATE_KEY) == sealing.unseal_by_box_key(sealed, PUBLIC_KEY, key) == text


def test_link_to_one_message_opens_what_was_packed():
    text = b"Your code is 483 910. " * 100
    sealed = sealing.seal(text, PUBLIC_KEY)

    key = sealing.box_key_of(sealed[:32], PRIVATE_KEY)

    assert len(sealed) < 150
    assert sealing.unseal_by_box_key(sealed, PUBLIC_KEY, key) == text


def test_more_than_may_be_unpacked_is_not_packed(monkeypatch):
    monkeypatch.setattr(packing, "MAX_BYTES", 1000)

    assert packing.pack(bytes(1001)) == bytes(1001)
    assert packing.unpack(packing.pack(bytes(1000))) == bytes(1000)


def streamed(plain):
    """A frame that does not say how long its content is."""
    compressor = zstd.ZstdCompressor()
    return compressor.compress(plain) + compressor.flush()


FRAME = zstd.compress(b"a" * 1000)


@pytest.mark.parametrize(
    "frame",
    [
        zstd.compress(bytes(packing.MAX_BYTES + 1)),
        streamed(bytes(packing.MAX_BYTES + 1)),
        streamed(b"short"),
        zstd.compress(b"a" * 1000, options={zstd.CompressionParameter.window_log: 27})[:-1],
        FRAME[:-1],
        FRAME + b"x",
        FRAME + FRAME,
        b"",
        b"no frame at all",
    ],
    ids="swells says-nothing says-nothing-and-is-short wide cut longer twice empty none".split(),
)
def test_N62_box_that_swells_or_is_damaged_is_as_one_that_no_key_opens(frame):
    sealed = sealing.SealedBox(sealing.PublicKey(PUBLIC_KEY)).encrypt(packing.MARK + frame)

    with pytest.raises(sealing.SealError):
        sealing.unseal(sealed, PRIVATE_KEY)
    with pytest.raises(sealing.SealError):
        sealing.unseal_by_box_key(sealed, PUBLIC_KEY, sealing.box_key_of(sealed[:32], PRIVATE_KEY))
