"""Enrolment codes: twenty characters that can be dictated over a bad line.

    9 characters secret (45 bits) | 10 characters fingerprint of the centre's key (50 bits) | 1 check character

written in five groups of four. The alphabet has no 0, O, 1 or I. The check character finds any one wrong character and
any two neighbours exchanged. The secret is guessed against the centre only, once per request; the fingerprint must be
forged beforehand, with a key pair per try, and together with the address's TLS certificate.

Promises: ``parse_code(make_code(secret, key)) == (secret, fingerprint(key))``, in any case, with any spaces and dashes.
"""

import hashlib
from collections.abc import Callable
from typing import Final, NamedTuple

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
SECRET_BITS: Final = 45
FINGERPRINT_BITS: Final = 50
_SECRET, _FINGERPRINT, _GROUP = SECRET_BITS // 5, FINGERPRINT_BITS // 5, 4
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}


class EnrolCode(NamedTuple):
    """What a code carries."""

    secret: int
    fingerprint: int


def new_secret(randbits: Callable[[int], int]) -> int:
    """A secret for a new code. ``randbits`` is secrets.randbits or alike."""
    return randbits(SECRET_BITS)


def fingerprint(centre_public: bytes) -> int:
    """The 50 bits of a centre's key that a code carries."""
    return (
        int.from_bytes(hashlib.sha256(b"fieldbook code\0" + centre_public).digest()[:8], "big") >> 64 - FINGERPRINT_BITS
    )


def make_code(secret: int, centre_public: bytes) -> str:
    """The code, as ``XXXX-XXXX-XXXX-XXXX-XXXX``."""
    values = _digits(secret, _SECRET) + _digits(fingerprint(centre_public), _FINGERPRINT)
    text = "".join(ALPHABET[value] for value in [*values, _check(values)])
    return "-".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))


def parse_code(text: str) -> EnrolCode:
    """What this code carries. Raises ValueError when a character is wrong, missing or too many."""
    plain = "".join(character for character in text.upper() if character not in "-–— \t\u00a0")
    if len(plain) != _SECRET + _FINGERPRINT + 1 or any(character not in _VALUES for character in plain):
        raise ValueError("not a code")
    *values, check = (_VALUES[character] for character in plain)
    if check != _check(values):
        raise ValueError("the check character does not fit")
    return EnrolCode(_number(values[:_SECRET]), _number(values[_SECRET:]))


def _digits(number: int, count: int) -> list[int]:
    return [number >> 5 * place & 31 for place in reversed(range(count))]


def _number(values: list[int]) -> int:
    number = 0
    for value in values:
        number = number << 5 | value
    return number


def _check(values: list[int]) -> int:
    """Horner's rule in the field of 32 elements (x^5 + x^2 + 1): every place weighs a different power of x."""
    total = 0
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
