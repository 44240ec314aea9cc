"""Where the database's key is kept: the operating system's store if it really keeps it, else a file for this user only.

Promises: a place that says it has stored the key gave it back when asked again. The store is imported by the name of
the one this platform has: letting the keyring library look for one takes 185 ms.
Called by keys.py; wiring chooses the places.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol

from desktop_app.storage.durable_file import write_durably

SERVICE: Final = "Fieldbook"

_BACKENDS: Final = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
}


class Backend(Protocol):
    """What is used of a keyring: the two methods of keyring.backend.KeyringBackend."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps the secret."""


class KeyPlace(Protocol):
    """Somewhere a key can be kept under a profile's name."""

    def read(self, name: str) -> bytes | None:
        """The key, or None when it is not there or cannot be asked for."""

    def write(self, name: str, key: bytes) -> bool:
        """Keeps the key; returns whether it is there when asked for again."""


class SystemStore:
    """The operating system's store. Every failure of it means "not here", and is never an error."""

    def __init__(self, backend: Backend | None = None) -> None:
        self._backend = backend

    def read(self, name: str) -> bytes | None:
        """See KeyPlace."""
        try:
            text = self._store().get_password(SERVICE, name)
            return bytes.fromhex(text) if text else None
        except Exception:  # a store can fail in any way its platform invents; then the key is not to be had from it
            return None

    def write(self, name: str, key: bytes) -> bool:
        """See KeyPlace."""
        try:
            self._store().set_password(SERVICE, name, key.hex())
        except Exception:  # as above
            return False
        return self.read(name) == key

    def _store(self) -> Backend:
        if self._backend is None:
            module, name = _BACKENDS[sys.platform]
            backend: Backend = getattr(import_module(module), name)()
            self._backend = backend
        return self._backend


class NoStore:
    """For machines and programs that shall not use the operating system's store."""

    def read(self, name: str) -> bytes | None:
        """Nothing is here."""
        return None

    def write(self, name: str, key: bytes) -> bool:
        """Nothing is kept."""
        return False


class KeyFile:
    """A file that only this user can read. ``name`` is not used: there is one file a profile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> bytes | None:
        """See KeyPlace."""
        try:
            return bytes.fromhex(self._path.read_text("ascii").strip())
        except (OSError, ValueError):
            return None

    def write(self, name: str, key: bytes) -> bool:
        """See KeyPlace."""
        write_durably(self._path, (key.hex() + "\n").encode())
        return self.read(name) == key
