"""Whoever seals cannot open, and nobody else can."""

import pytest

from inboxes.mail import sealing

PLAIN = b"Your code is 483 910"


@pytest.fixture
def private_key():
    return sealing.private_key_of(sealing.new_secret())


def test_holder_opens_what_was_sealed_to_the_public_key(private_key):
    sealed = sealing.seal(PLAIN, sealing.public_key_of(private_key))

    assert sealing.unseal(sealed, private_key) == PLAIN
    assert sealing.unseal(memoryview(sealed), private_key) == PLAIN


def test_sealed_bytes_show_nothing_and_never_repeat(private_key):
    public_key = sealing.public_key_of(private_key)
    once, twice = sealing.seal(PLAIN, public_key), sealing.seal(PLAIN, public_key)

    assert PLAIN not in once
    assert once != twice
    assert len(once) == len(PLAIN) + 48


def test_public_key_another_key_and_changed_bytes_open_nothing(private_key):
    public_key = sealing.public_key_of(private_key)
    sealed = sealing.seal(PLAIN, public_key)
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])

    for key, data in ((public_key, sealed), (bytes(32), sealed), (private_key, changed), (private_key, b"")):
        with pytest.raises(sealing.SealError):
            sealing.unseal(data, key)


def test_secret_gives_the_same_key_each_time_and_is_not_the_key():
    secret = bytes(range(32))

    assert sealing.private_key_of(secret).hex() == "80f3305b70c9870cdaffc07923ac018f0cba20d8bf6683807860e9e97b76150d"
    assert sealing.private_key_of(secret) != secret
    assert sealing.private_key_of(secret) != sealing.private_key_of(bytes(32))


def test_secrets_are_32_random_bytes():
    secrets = {sealing.new_secret() for _ in range(100)}

    assert len(secrets) == 100
    assert {len(secret) for secret in secrets} == {32}


@pytest.mark.parametrize(
    "value", [{"subject": "Grüße 🎉", "to": [["", "a@b"]], "n": 1, "none": None}, [], "", "\u2028"]
)
def test_json_comes_back_as_it_was(private_key, value):
    sealed = sealing.seal_json(value, sealing.public_key_of(private_key))

    assert sealing.unseal_json(sealed, private_key) == value


def test_keys_for_two_purposes_differ():
    assert sealing.derive_key(bytes(32), "one") != sealing.derive_key(bytes(32), "two")
    assert sealing.digest(bytes(32), b"x") != sealing.digest(bytes([1]) * 32, b"x")


def test_key_of_one_box_opens_it_and_no_other():
    private_key = sealing.private_key_of(sealing.new_secret())
    public_key = sealing.public_key_of(private_key)
    one, other = sealing.seal(b"one", public_key), sealing.seal(b"other", public_key)

    key = sealing.box_key_of(one[: sealing.EPHEMERAL_KEY_BYTES], private_key)

    assert sealing.unseal_by_box_key(one, public_key, key) == b"one"
    for sealed in (other, one[:-1] + bytes([one[-1] ^ 1]), b"", one[:40]):
        with pytest.raises(sealing.SealError):
            sealing.unseal_by_box_key(sealed, public_key, key)
    with pytest.raises(sealing.SealError):
        sealing.unseal(one, key)


def test_what_begins_no_box_has_no_key():
    private_key = sealing.private_key_of(sealing.new_secret())

    for beginning in (b"", bytes(31), bytes(32)):
        with pytest.raises(sealing.SealError):
            sealing.box_key_of(beginning, private_key)
