"""What a mail address is here: split and fold it, generate and reserve local parts.

Pure: no Django, no database.  The SQL functions that Postfix asks repeat these
rules (inboxes/sql); a test compares the two.
"""

import re
import secrets
import unicodedata
from pathlib import Path
from typing import NamedTuple, Self

import idna

# No 0/o, 1/i/l, 2/z, 5/s, 8/b: what is read out can be typed.
GENERATED_ALPHABET = "acdefghjkmnpqrtuvwxy34679"
# What a former version made, "acdef-ghjkm-npqrt": issued, live or ended, for good.
FORMER_PATTERN = "-".join([f"[{GENERATED_ALPHABET}]{{5}}"] * 3)

# Names that people can say, "maple-otter-kite-lamp-483729562": 64 bits, as the test reckons.
WORDS = tuple(line for line in (Path(__file__).parent / "words.txt").read_text().split("\n") if line.isalpha())
NAME_WORDS, NAME_DIGITS = 4, 9
# Neither 0 nor 1, which are read as letters.
DIGITS = "23456789"
# In one line of a phone's screen, and in forms that take 32 characters.
MAX_NAME_CHARACTERS = 32
# The shape, without the words: for SQL, and so that another list changes nothing for what was issued.
WORDED_PATTERN = f"[a-z]{{3,6}}(?:-[a-z]{{3,6}}){{{NAME_WORDS - 1}}}-[{DIGITS}]{{{NAME_DIGITS}}}"
GENERATED_PATTERN = f"{FORMER_PATTERN}|{WORDED_PATTERN}"

# RFC 5321 4.5.3.1.1, RFC 6531 3.3: octets.
MAX_LOCAL_PART_OCTETS = 64
# RFC 5321 4.5.3.1.2, RFC 1035 2.3.4.
MAX_DOMAIN_OCTETS = 253
MAX_ADDRESS_CHARACTERS = MAX_LOCAL_PART_OCTETS + 1 + MAX_DOMAIN_OCTETS
TAG_DELIMITER = "+"

# RFC 2142, the CA/Browser Forum's five (their reader gets a TLS certificate), and root.
RESERVED = frozenset(
    (
        "abuse admin administrator double-bounce ftp hostmaster info mailer-daemon marketing news no-reply nobody "
        "noc noreply postmaster root sales security support usenet uucp webmaster www"
    ).split()
)

FOR_TESTS = frozenset(["test", "example", "invalid", "localhost"])

# Characters that make a local part unusable or deceptive in a page or a URL:
# space, controls, RFC 5322 specials, zero-width and bidi marks; "!" and "%", which Postfix takes for routes.
UNUSABLE_PATTERN = (
    r"[\u0001-\u0020\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f"
    r'\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff0-\uffff"<>()\[\]\\,;:@!%]'
)
# Of RFC 5321's Dot-string what every form and mail program takes: no dot first, last or beside another.
CHOSEN_PATTERN = r"(?=[a-z0-9])[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?<=[a-z0-9])"

_generated = re.compile(GENERATED_PATTERN)
_unusable = re.compile(UNUSABLE_PATTERN)
_chosen = re.compile(CHOSEN_PATTERN)
_quoted_pair = re.compile(r"\\(.)", re.DOTALL)


def fold(text: str) -> str:
    """Return text as Postfix folds a map key: full case folding, then NFC."""
    return unicodedata.normalize("NFC", text.casefold())


def split_address(address: str) -> tuple[str, str]:
    """Return (local_part, domain), folded, the quotes of RFC 5321 4.1.2 removed.

    RFC 5321 2.4 leaves the case of a local part to the receiving host; Postfix
    folds it in table lookups, so we fold it everywhere.  Raises ValueError when
    there is no "@" with something on both sides.
    """
    local_part, at, domain = address.rpartition("@")
    if len(local_part) > 1 and local_part[0] == local_part[-1] == '"':
        local_part = _quoted_pair.sub(r"\1", local_part[1:-1])
    if not (at and local_part and domain):
        raise ValueError(f"{address!r} is no mail address: it would be local_part@domain")
    return fold(local_part), fold(domain)


def split_tag(local_part: str) -> tuple[str, str]:
    """Return (base, tag): "shop+news" is ("shop", "news"), "+x" is ("+x", "")."""
    base, _, tag = local_part.partition(TAG_DELIMITER)
    return (base, tag) if base else (local_part, "")


class Address(NamedTuple):
    """What was asked for, as this host knows it: made once, where it comes in, and passed on.

    `local_part` is without its tag, which is None where there is no delimiter.
    """

    local_part: str
    tag: str | None
    domain: str  # A-labels, or letters as SMTPUTF8 clients send them

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Read an address as Postfix would: nothing but the fold.  None for what nobody here can have.

        PostgreSQL takes neither NUL nor lone surrogates; neither gets past this.
        """
        try:
            local_part, domain = split_address(text)
        except ValueError:
            return None
        base, tag = split_tag(local_part)
        if not (is_usable(base) and domain.isprintable()):
            return None
        return cls(base, tag if base != local_part else None, domain)

    @classmethod
    def typed(cls, text: str) -> Self | None:
        """Read an address as a person types it, its domain in any form that UTS 46 knows, to A-labels."""
        local_part, _, domain = text.strip().rpartition("@")
        try:
            return cls.of(f"{local_part}@{domain_to_ascii(domain)}") if len(text) <= MAX_ADDRESS_CHARACTERS else None
        except ValueError:
            return None

    def in_ascii(self) -> Self | None:
        """Return it with its domain as A-labels, as rows have it; None for what is no domain name."""
        try:
            return self._replace(domain=domain_to_ascii(self.domain))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.local_part}@{self.domain}"


def generate_local_part() -> str:
    """Return a fresh local part of the shape that is never public and never chosen."""
    digits = "".join(secrets.choice(DIGITS) for _ in range(NAME_DIGITS))
    while True:
        name = "-".join([*(secrets.choice(WORDS) for _ in range(NAME_WORDS)), digits])
        if len(name) <= MAX_NAME_CHARACTERS:
            return name


def is_generated(local_part: str) -> bool:
    return _generated.fullmatch(local_part) is not None


def is_reserved(local_part: str) -> bool:
    return split_tag(local_part)[0] in RESERVED


def is_usable(local_part: str) -> bool:
    """Whether a local part without its tag can be the name of a public inbox."""
    return (
        0 < len(local_part.encode("utf-8", "surrogatepass")) <= MAX_LOCAL_PART_OCTETS
        and not _unusable.search(local_part)
        and not any("\ud800" <= character <= "\udfff" or character == "\0" for character in local_part)
    )


def chosen_problem(local_part: str) -> str | None:
    """Return why nobody may choose this folded local part, or None.

    "characters", "length", "reserved" or "generated": the reason's name, for
    which the page has the sentence.
    """
    if len(local_part.encode("utf-8", "surrogatepass")) > MAX_LOCAL_PART_OCTETS:
        return "length"
    if not _chosen.fullmatch(local_part):
        return "characters"
    if is_reserved(local_part):
        return "reserved"
    if is_generated(local_part):
        return "generated"
    return None


def domain_to_ascii(domain: str) -> str:
    """Return the A-label form (RFC 5890 2.3.2.1).  Raises ValueError with the reason.

    UTS 46 folds, not fold(): that makes another domain of faß.example.
    """
    domain = domain.strip().removesuffix(".")
    try:
        name = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii")
    except idna.IDNAError as error:
        raise ValueError(f"{domain!r} is no domain name: {error}") from error
    if "." not in name or len(name) > MAX_DOMAIN_OCTETS:
        raise ValueError(f"{domain!r} is no mail domain: it would be like mail.example.org")
    return name


def is_for_tests(name: str) -> bool:
    """Whether a domain is of those that no DNS leads anywhere (RFC 2606, RFC 6761)."""
    labels = name.split(".")
    return labels[-1] in FOR_TESTS or labels[-2:] in (["example", "com"], ["example", "net"], ["example", "org"])


def domain_to_unicode(name: str) -> str:
    """Return the U-label form of an A-label name, as SMTPUTF8 clients send it."""
    try:
        return fold(idna.decode(name))
    except idna.IDNAError:
        return name
