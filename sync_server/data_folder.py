"""The centre's folder on disk: where each file lies and who may read it.

Promises: secrets are made with mode 0600 in a folder of mode 0700, written once and never overwritten.
Refuses: to invent a key where a database already exists (that is a folder half restored, and a person has to look).
Who calls: settings, the commands, and the office. Stdlib only, so that reading settings stays cheap.

    DIR/db.sqlite3        back this up
    DIR/keys/             keep this apart from the database's backup, it must never be older than the database:
        centre_key        32 bytes, the seed of the centre's Ed25519 key
        secret_key        Django's
        run               the tide mark, see runs.py
        devices/          one certificate a device, and one .revoked beside it when it is lost
    DIR/packs/            the signed repository of packs, plain files
    DIR/files/            photos and PDFs, a folder a person, see box_store.py; a backup holds them
    DIR/limits            who came how often lately, see limits.py; may be deleted at any time
"""

import os
from dataclasses import dataclass
from pathlib import Path

from sync_server.problem import Problem

ENVIRONMENT = "FIELDBOOK_SERVER_DATA"


class FolderUnfit(Problem):
    """The folder cannot be used as it is."""


@dataclass(frozen=True)
class DataFolder:
    """Paths below ``root``. Making the object touches nothing."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "db.sqlite3"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def centre_key(self) -> Path:
        return self.keys / "centre_key"

    @property
    def secret_key(self) -> Path:
        return self.keys / "secret_key"

    @property
    def tide_mark(self) -> Path:
        return self.keys / "run"

    @property
    def devices(self) -> Path:
        return self.keys / "devices"

    @property
    def packs(self) -> Path:
        return self.root / "packs"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def limits(self) -> Path:
        return self.root / "limits"

    def is_ready(self) -> bool:
        return self.centre_key.is_file() and self.secret_key.is_file()

    def prepare(self) -> None:
        """Make the folders that are missing."""
        self.root.mkdir(parents=True, exist_ok=True)
        for private in (self.keys, self.devices):
            private.mkdir(mode=0o700, exist_ok=True)
        self.packs.mkdir(exist_ok=True)

    def guard_database(self) -> None:
        """Nobody but its owner reads it, also where the folder lets others through to ``packs``: SQLite gives its log
        the mode of the database."""
        make_private(self.database)
        for beside in self.root.glob(f"{self.database.name}-*"):
            beside.chmod(0o600)

    def read_secret(self, path: Path) -> bytes:
        """The bytes of a secret file; ``FolderUnfit`` when it is missing or open to others."""
        try:
            mode = path.stat().st_mode
            secret = path.read_bytes()
        except OSError as error:
            raise FolderUnfit(f"The file {path.name} is missing from {self.keys}. Run init, or restore it.") from error
        if mode & 0o077:
            raise FolderUnfit(f"The file {path} can be read by others. Give it the mode 0600.")
        return secret

    def write_secret(self, path: Path, secret: bytes) -> None:
        """Write a new secret file, readable by its owner only; an existing one is left alone (FileExistsError)."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())


def make_private(path: Path) -> None:
    """Only its owner may read and write this file, which is made if it is not there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    path.chmod(0o600)
