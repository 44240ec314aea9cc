"""Signing keys: one or more Ed25519 keys for each of the four roles, each in a file of its own.

Promises: a key file is ``<role>-<n>.pem`` (PKCS #8). A folder of demo keys says so in a file of its own and is made on
first use; keys for a release are only read, never made here, and a folder marked as demo is refused for them. Roles
whose files are absent stay absent: the root keys may be somewhere else for all but the first publication.
"""

from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner

from pack_publisher.refusal import Refusal

ROLES: Final = ("root", "targets", "snapshot", "timestamp")
DEMO_MARK: Final = "DEMO-KEYS-NEVER-FOR-RELEASE"
_DEMO_COUNTS: Final = {"root": 2, "targets": 1, "snapshot": 1, "timestamp": 1}


class Keys:
    """The signers found in one folder. ``demo``: made for trying out, worthless as a proof."""

    def __init__(self, signers: dict[str, tuple[CryptoSigner, ...]], *, demo: bool) -> None:
        self._signers = signers
        self.demo = demo

    def of(self, role: str) -> tuple[CryptoSigner, ...]:
        """The signers of a role. Raises Refusal when there are none."""
        if not self._signers[role]:
            raise Refusal(f"There is no key for the role {role}: a file {role}-1.pem is wanted.")
        return self._signers[role]

    def has(self, role: str) -> bool:
        return bool(self._signers[role])


def release_keys(folder: Path) -> Keys:
    """Raises Refusal for a folder that is not there, or is marked as demo."""
    if not folder.is_dir():
        raise Refusal(f"There is no folder {folder} with keys.")
    if (folder / DEMO_MARK).exists():
        raise Refusal(f"The keys in {folder} are demo keys. Use --demo-keys, or other keys.")
    return Keys(_read(folder), demo=False)


def demo_keys(folder: Path) -> Keys:
    """Makes the folder and its keys when they are not there. Raises Refusal for a folder of other keys."""
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / DEMO_MARK).exists():
            raise Refusal(f"The keys in {folder} are not marked as demo keys. Nothing was touched.")
        return Keys(_read(folder), demo=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DEMO_MARK).write_text("Made for trying out Fieldbook. Anybody may have them: never sign a release.\n")
    for role, count in _DEMO_COUNTS.items():
        for number in range(1, count + 1):
            _write(folder / f"{role}-{number}.pem", Ed25519PrivateKey.generate())
    return Keys(_read(folder), demo=True)


def _write(path: Path, key: Ed25519PrivateKey) -> None:
    path.touch(mode=0o600)
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _read(folder: Path) -> dict[str, tuple[CryptoSigner, ...]]:
    return {role: tuple(_signer(path) for path in sorted(folder.glob(f"{role}-*.pem"))) for role in ROLES}


def _signer(path: Path) -> CryptoSigner:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm, OSError) as error:
        raise Refusal(f"The key {path} cannot be read ({type(error).__name__}).") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal(f"The key {path} is not an Ed25519 key.")
    return CryptoSigner(key)
