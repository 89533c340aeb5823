"""Keys as people type them: letters and digits, with check digits.

Pure.  Crockford's base32: no I, L, O or U, and what is mistaken for another
character is read as meant.  The last 9 bits are the rest modulo 509, a prime:
every single wrong character and every two swapped neighbours are noticed.

A key itself is 53 characters, of links and of the API's tokens.  What is typed is
15, which stand for a key for some minutes (models/grant.py).
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY_BYTES = 32
CHECK_BITS, CHECK_PRIME = 9, 509
LENGTH = 53  # 5 bits each: 256 + 9
SHORT_LENGTH = 15  # 66 + 9
SHORT_BITS = 5 * SHORT_LENGTH - CHECK_BITS
SHORT_BYTES = -(-SHORT_BITS // 8)
GROUP = 5

_meant = str.maketrans("ILO", "110")


def to_code(key: bytes) -> str:
    """Return the code of a 32-byte key."""
    return _written(int.from_bytes(key), LENGTH)


def new_short() -> bytes:
    """Return what a short code stands for, by chance."""
    return secrets.randbits(SHORT_BITS).to_bytes(SHORT_BYTES)


def to_short_code(short: bytes) -> str:
    return _written(int.from_bytes(short), SHORT_LENGTH)


def grouped(code: str) -> str:
    """Return a code as it is printed: "00000-11111-..."."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def of_code(text: str) -> bytes:
    """Return the key of a code, or of the link that ends with one, however it was typed.  Raises ValueError."""
    return _read(text, LENGTH).to_bytes(KEY_BYTES)


def of_typed(text: str) -> bytes:
    """Return a key, or SHORT_BYTES that stand for one.  Raises ValueError."""
    if len(_characters(text)) == SHORT_LENGTH:
        return _read(text, SHORT_LENGTH).to_bytes(SHORT_BYTES)
    return of_code(text)


def _characters(text: str) -> str:
    return "".join(text.rpartition("#")[2].replace("-", " ").split()).upper().translate(_meant)


def _written(value: int, length: int) -> str:
    value = value << CHECK_BITS | value % CHECK_PRIME
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (length - 1), -1, -5))


def _read(text: str, length: int) -> int:
    code = _characters(text)
    if len(code) != length or not set(code) <= set(ALPHABET):
        raise ValueError(f"a code has {length} letters and digits")
    value = 0
    for character in code:
        value = value << 5 | ALPHABET.index(character)
    key, check = divmod(value, 1 << CHECK_BITS)
    if key % CHECK_PRIME != check:
        raise ValueError("a character is wrong")
    return key
