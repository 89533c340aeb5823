"""What a browser is sent: only it can read it, and its length says nothing."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from inboxes.webpush import encrypting
from tests.worlds.push_service import Browser, b64, unb64

# RFC 8291 5.
EXAMPLE = unb64(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
    "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
OF_EXAMPLE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
SITES_OF_EXAMPLE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
AUTH_OF_EXAMPLE = "BTBZMqHH6r4Tts7J_aSIgg"
WATERMELON = b"When I grow up, I want to be a watermelon"


def private_key(text):
    return ec.derive_private_key(int.from_bytes(unb64(text)), ec.SECP256R1())


@pytest.fixture
def reader():
    return Browser("https://push.example", private_key(OF_EXAMPLE), unb64(AUTH_OF_EXAMPLE))


def test_example_of_the_standard_is_read_and_written_alike(reader):
    assert reader.read(EXAMPLE) == WATERMELON

    body = encrypting.encrypt(
        WATERMELON, reader.public_key, reader.auth, private_key(SITES_OF_EXAMPLE), salt=EXAMPLE[:16]
    )

    assert reader.read(body) == WATERMELON
    # Of the same keys all is the same but the padding, and what follows from it.
    assert body[:16] == EXAMPLE[:16]
    assert body[20:86] == EXAMPLE[20:86]
    assert body[86 : 86 + len(WATERMELON)] == EXAMPLE[86 : 86 + len(WATERMELON)]


def test_all_messages_are_of_one_length_and_no_two_alike(reader):
    texts = [b"", b"x", b"x", b"y" * 900]
    bodies = [encrypting.encrypt(text, reader.public_key, reader.auth) for text in texts]

    assert [reader.read(body) for body in bodies] == texts
    assert len({len(body) for body in bodies}) == 1
    assert len(bodies[0]) < 4096  # RFC 8030 7.2
    assert len({body[:86] for body in bodies}) == len({body[86:] for body in bodies}) == 4


def test_another_browser_reads_nothing(reader):
    body = encrypting.encrypt(b"New mail", reader.public_key, reader.auth)

    with pytest.raises(InvalidTag):
        Browser("https://push.example", auth=reader.auth).read(body)
    with pytest.raises(InvalidTag):
        Browser("https://push.example", reader.private_key).read(body)


@pytest.mark.parametrize(
    ("key", "auth"),
    [(b"", b"a" * 16), (b"\x04" + b"\x01" * 64, b"a" * 16), (b"\x02" + b"\x01" * 32, b"a" * 16), (None, b"a" * 15)],
    ids=["none", "no point of the curve", "compressed", "short auth"],
)
def test_keys_that_are_none_are_refused(reader, key, auth):
    with pytest.raises(ValueError, match=r"\w"):
        encrypting.encrypt(b"New mail", reader.public_key if key is None else key, auth)


def test_too_much_is_refused(reader):
    with pytest.raises(ValueError, match="1024 bytes"):
        encrypting.encrypt(bytes(1025), reader.public_key, reader.auth)


def test_keys_of_the_example_are_those_of_the_standard(reader):
    assert b64(reader.public_key).startswith("BCVxsr7N_eNgVRqv")
