"""The learner's twelve words, and the keys that seal what is theirs alone.

Promises: the same words give the same key on every laptop and in every version; the words are never shown by repr.
New words are sealed with from then on, and what older ones sealed stays open. BIP-39's English list and check sum,
through the library ``mnemonic``.
"""

import os
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

ENTROPY_BYTES: Final = 16
KEY_ID_BYTES: Final = 8


class RecoveryWords:
    """Twelve words that stand for 16 random bytes.

    Derives keys for several purposes: an attacker who has one of them learns nothing of the others.
    """

    def __init__(self, words: tuple[str, ...], entropy: bytes) -> None:
        self.words = words
        self._entropy = entropy

    @classmethod
    def generate(cls, randbytes: Callable[[int], bytes] = os.urandom) -> "RecoveryWords":
        """New words from the operating system's randomness (or another source, for tests)."""
        entropy = randbytes(ENTROPY_BYTES)
        return cls(tuple(_list().to_mnemonic(entropy).split()), entropy)

    @classmethod
    def parse(cls, text: str) -> "RecoveryWords":
        """The words in this text, in any case and with any space between. Raises ValueError when they are not twelve,
        not of the list, or their check sum is wrong."""
        words = tuple(unicodedata.normalize("NFKD", text).lower().split())
        if len(words) != 12:
            raise ValueError("twelve words are needed")
        try:
            entropy = bytes(_list().to_entropy(list(words)))
        except (ValueError, LookupError):
            raise ValueError("these are not the words of a recovery code") from None
        return cls(words, entropy)

    @classmethod
    def of_entropy(cls, entropy: bytes) -> "RecoveryWords":
        """The words that stand for these 16 bytes."""
        return cls.generate(lambda _: entropy)

    @property
    def entropy(self) -> bytes:
        """The 16 bytes that they stand for."""
        return self._entropy

    def derive(self, purpose: bytes, length: int) -> bytes:
        """A key of ``length`` bytes for this purpose: HKDF-SHA256 (RFC 5869) of the 16 bytes."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), length, salt=None, info=b"fieldbook " + purpose).derive(self._entropy)

    def __repr__(self) -> str:
        return "<RecoveryWords>"


class MineKey:
    """Seals and opens slices of *mine*: AES-256 in SIV mode (RFC 5297).

    The nonce is the synthetic one, made from the bytes themselves: no counter to reuse after a restore, no randomness
    to get wrong, and a changed byte anywhere does not open. Equal bytes give equal seals, and no two slices are equal.
    """

    def __init__(self, key: bytes, key_id: bytes) -> None:
        self._key = key
        self.key_id = key_id

    @classmethod
    def from_words(cls, words: RecoveryWords) -> "MineKey":
        """The key of these words. ``key_id`` (8 bytes) names it in the header of a slice."""
        return cls(words.derive(b"mine 1", 64), words.derive(b"mine 1 name", KEY_ID_BYTES))

    def seal(self, header: bytes, payload: bytes) -> bytes:
        """The sealed payload, 16 bytes longer, bound to this header."""
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        return AESSIV(self._key).encrypt(payload, [header])

    def open(self, header: bytes, sealed: bytes) -> bytes | None:
        """What ``seal`` was given; None when the bytes or the header changed since."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        try:
            return AESSIV(self._key).decrypt(sealed, [header])
        except InvalidTag:
            return None

    def __repr__(self) -> str:
        return f"<MineKey {self.key_id.hex()}>"


class MineKeys:
    """The key of the words of today, and those of older words by what names them.

    ``present`` is None on a laptop that must not seal yet: it waits for the words of the learner's other one.
    """

    def __init__(self, present: MineKey | None, older: Iterable[MineKey] = ()) -> None:
        self.present = present
        self._keys = {key.key_id: key for key in (*older, *([present] if present is not None else []))}

    def named(self, key_id: bytes) -> MineKey | None:
        """The key that a header names; None when it is not here."""
        return self._keys.get(key_id)

    def __contains__(self, key_id: bytes) -> bool:
        return key_id in self._keys


def word_list() -> tuple[str, ...]:
    """The 2,048 words, in the order of the alphabet."""
    return tuple(_list().wordlist)


@cache
def _list() -> Any:  # the library has no types, and reads a file for each
    from mnemonic import Mnemonic

    return Mnemonic("english")
