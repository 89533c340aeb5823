"""Keys as people type them: 32 bytes as 53 letters and digits, with check digits.

Pure.  Crockford's base32: no I, L, O or U, and what is mistaken for another
character is read as meant.  The last 9 bits are the key modulo 509, a prime:
every single wrong character and every two swapped neighbours are noticed.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY_BYTES = 32
CHECK_BITS, CHECK_PRIME = 9, 509
LENGTH = 53  # 5 bits each: 256 + 9
GROUP = 5

_meant = str.maketrans("ILO", "110")


def to_code(key: bytes) -> str:
    """Return the code of a 32-byte key."""
    value = int.from_bytes(key)
    value = value << CHECK_BITS | value % CHECK_PRIME
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def grouped(code: str) -> str:
    """Return a code as it is printed: "00000-11111-..."."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def of_code(text: str) -> bytes:
    """Return the key of a code, or of the link that ends with one, however it was typed.  Raises ValueError."""
    code = "".join(text.rpartition("#")[2].replace("-", " ").split()).upper().translate(_meant)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        raise ValueError("a code has 53 letters and digits")
    value = 0
    for character in code:
        value = value << 5 | ALPHABET.index(character)
    key, check = divmod(value, 1 << CHECK_BITS)
    if key % CHECK_PRIME != check:
        raise ValueError("a character is wrong")
    return key.to_bytes(KEY_BYTES)
