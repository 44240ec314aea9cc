"""The database's key: 32 random bytes, found again at every start.

Promises: a new key is in the operating system's store, read back, or in a file of mode 0600 with a plain warning
(``Known("key-in-file")`` among the warnings). Once the learner has recovery words, the key is also kept wrapped by them
beside the database, so a profile's folder that was moved to another laptop opens with the words.
Refuses: guessing. Without key and without words: ``Known("key-missing", words=…)``; with other words:
``Known("words-wrong")``. Called by opening.py and operations/learner.py.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.domain.clock import Randomness
from desktop_app.domain.errors import Known
from desktop_app.paths import ProfilePaths
from desktop_app.storage.database import KEY_BYTES
from desktop_app.storage.durable_file import write_durably
from desktop_app.storage.key_places import KeyFile, KeyPlace

if TYPE_CHECKING:
    from sync_protocol.mine_key import RecoveryWords

NAME_BYTES: Final = 16
_CHECK_BYTES: Final = 8
_PURPOSE: Final = b"database 1"
_BOUND_TO: Final = b"Fieldbook database key 1"


@dataclass(frozen=True)
class FoundKey:
    """The key, and what the learner should know about where it is kept."""

    key: bytes
    warnings: tuple[Known, ...] = ()


class KeyRing:
    """All places in which the key of one profile may be."""

    def __init__(self, paths: ProfilePaths, store: KeyPlace, randomness: Randomness) -> None:
        self.paths = paths
        self._store = store
        self._file = KeyFile(paths.key_in_file)
        self._randomness = randomness

    def make(self) -> FoundKey:
        """A new key, kept. For a profile that is being made. Raises Known("disk-full", "folder-unwritable")."""
        name = self._randomness.bytes(NAME_BYTES).hex()
        key = self._randomness.bytes(KEY_BYTES)
        self._write_name(_Name(name, _check(key), 0))
        return self._keep(name, key, trusted=True)

    def find(self, words: Sequence[str] | None = None) -> FoundKey:
        """The key of a profile that exists.

        Raises Known: key-missing (``words`` says whether recovery words would help), words-wrong.
        """
        name = self._name()
        if words is not None:
            key = self._unwrapped(" ".join(words))
            self._write_name(_Name(name.name, _check(key), name.forgotten + 1))
            return self._keep(name.name, key, trusted=name.forgotten == 0)
        for place in (self._file, self._store):  # the file first: it is there only when the store is of no use
            key_there = place.read(name.name)
            if key_there is not None and (not name.check or hmac.compare_digest(_check(key_there), name.check)):
                return FoundKey(key_there, (_IN_FILE,) if place is self._file else ())
        raise Known("key-missing", words=self.paths.key_in_words.exists())

    def wrap(self, key: bytes, words: "RecoveryWords") -> None:
        """Keeps the key beside the database, wrapped by these words."""
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        wrapped = AESSIV(words.derive(_PURPOSE, 64)).encrypt(key, [_BOUND_TO])
        write_durably(self.paths.key_in_words, wrapped)

    def _unwrapped(self, text: str) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        from sync_protocol.mine_key import RecoveryWords

        try:
            wrapped = self.paths.key_in_words.read_bytes()
        except OSError:
            raise Known("key-missing", words=False) from None
        try:
            words = RecoveryWords.parse(text)
            return bytes(AESSIV(words.derive(_PURPOSE, 64)).decrypt(wrapped, [_BOUND_TO]))
        except (ValueError, InvalidTag):
            raise Known("words-wrong") from None

    def _keep(self, name: str, key: bytes, *, trusted: bool) -> FoundKey:
        """``trusted``: whether the store has not forgotten this key yet. The first time the words were needed may be
        a move to another laptop; the second time it is the store that forgets."""
        if self._store.write(name, key) and trusted:
            self.paths.key_in_file.unlink(missing_ok=True)
            return FoundKey(key)
        self._file.write(name, key)
        return FoundKey(key, (_IN_FILE,))

    def _name(self) -> "_Name":
        try:
            name, check, forgotten = self.paths.name.read_text("ascii").split()
            return _Name(name, check, int(forgotten))
        except (OSError, ValueError):
            return _Name("", "", 0)

    def _write_name(self, name: "_Name") -> None:
        write_durably(self.paths.name, f"{name.name} {name.check} {name.forgotten}\n".encode())


@dataclass(frozen=True)
class _Name:
    """A profile's name in the store, a check by which its key is known from another, and how often the words had to
    be asked for."""

    name: str
    check: str
    forgotten: int


_IN_FILE: Final = Known("key-in-file")


def _check(key: bytes) -> str:
    """Tells keys apart, and says nothing of the key."""
    return hashlib.sha256(b"Fieldbook key check" + key).digest()[:_CHECK_BYTES].hex()
