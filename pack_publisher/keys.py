"""Signing keys: one or more Ed25519 keys for each of the four roles, each in a file of its own.

Promises: a key is ``<role>-<n>.pem`` (PKCS #8), its public half ``<role>-<n>.pub``; a folder may hold either or both,
so that root keys can be named where they are not. No key is ever overwritten or removed here. A folder of demo keys
says so in a file of its own and is made on first use; a folder marked as demo is refused where release keys are wanted.
Roles whose files are absent stay absent. Raises Refusal.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.signer import CryptoSigner, Key, SSlibKey
from tuf.api.metadata import Root

from pack_publisher.refusal import Refusal

ROLES: Final = ("root", "targets", "snapshot", "timestamp")
DEMO_MARK: Final = "DEMO-KEYS-NEVER-FOR-RELEASE"
_DEMO_COUNTS: Final = {"root": 2, "targets": 1, "snapshot": 1, "timestamp": 1}


class Keys:
    """The signers and public keys found in some folders. ``demo``: made for trying out, worthless as a proof."""

    def __init__(
        self,
        signers: Mapping[str, Sequence[CryptoSigner]],
        publics: Mapping[str, Sequence[Key]] | None = None,
        *,
        demo: bool,
    ) -> None:
        self._signers = {role: tuple(signers.get(role, ())) for role in ROLES}
        self._publics = {role: tuple((publics or {}).get(role, ())) for role in ROLES}
        self.demo = demo

    def of(self, role: str) -> tuple[CryptoSigner, ...]:
        """The signers of a role. Raises Refusal when there are none."""
        if not self._signers[role]:
            raise Refusal("key-missing", f"There is no key for the role {role}: a file {role}-1.pem is wanted.")
        return self._signers[role]

    def has(self, role: str) -> bool:
        return bool(self._signers[role])

    def named_by(self, root: Root, role: str) -> tuple[CryptoSigner, ...]:
        """The signers here which that root lets sign for the role; none is no mistake."""
        return tuple(each for each in self._signers[role] if each.public_key.keyid in root.roles[role].keyids)

    def public(self, role: str) -> tuple[Key, ...]:
        """Every key of the role that is here, whole or by its public half. Raises Refusal when there is none."""
        found = {key.keyid: key for key in (*(each.public_key for each in self._signers[role]), *self._publics[role])}
        if not found:
            raise Refusal(
                "key-missing", f"There is no key for the role {role}: a file {role}-1.pem or {role}-1.pub is wanted."
            )
        return tuple(found.values())

    def and_those_of(self, other: "Keys") -> "Keys":
        """Both together. Raises Refusal when one of them is for trying out and the other is not."""
        if self.demo is not other.demo:
            raise Refusal("demo-mixed", "Demo keys and release keys never go together.")
        return Keys(
            {role: _once((*self._signers[role], *other._signers[role])) for role in ROLES},
            {role: (*self._publics[role], *other._publics[role]) for role in ROLES},
            demo=self.demo,
        )


def _once(signers: Iterable[CryptoSigner]) -> tuple[CryptoSigner, ...]:
    return tuple({each.public_key.keyid: each for each in signers}.values())


def release_keys(*folders: Path) -> Keys:
    """The keys of all these folders. Raises Refusal for one that is not there, or is marked as demo."""
    keys = Keys({}, demo=False)
    for folder in folders:
        if not folder.is_dir():
            raise Refusal("key-missing", f"There is no folder {folder} with keys.")
        if (folder / DEMO_MARK).exists():
            raise Refusal("demo-mixed", f"The keys in {folder} are demo keys. Use --demo-keys, or other keys.")
        keys = keys.and_those_of(_read(folder, demo=False))
    return keys


def demo_keys(folder: Path) -> Keys:
    """Makes the folder and its keys when they are not there. Raises Refusal for a folder of other keys."""
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / DEMO_MARK).exists():
            raise Refusal("demo-mixed", f"The keys in {folder} are not marked as demo keys. Nothing was touched.")
        return _read(folder, demo=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DEMO_MARK).write_text("Made for trying out Fieldbook. Anybody may have them: never sign a release.\n")
    for role, count in _DEMO_COUNTS.items():
        make_keys(folder, role, count)
    return _read(folder, demo=True)


def make_keys(folder: Path, role: str, count: int) -> tuple[Path, ...]:
    """New keys under the next free numbers, each with its public half; the private files come back."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    number = 1
    while len(made) < count:
        path = folder / f"{role}-{number}.pem"
        number += 1
        if path.exists() or path.with_suffix(".pub").exists():
            continue
        key = Ed25519PrivateKey.generate()
        _write(path, key)
        path.with_suffix(".pub").write_bytes(
            key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        )
        made.append(path)
    return tuple(made)


def _write(path: Path, key: Ed25519PrivateKey) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _read(folder: Path, *, demo: bool) -> Keys:
    return Keys(
        {role: [_signer(path) for path in sorted(folder.glob(f"{role}-*.pem"))] for role in ROLES},
        {role: [_public(path) for path in sorted(folder.glob(f"{role}-*.pub"))] for role in ROLES},
        demo=demo,
    )


def _signer(path: Path) -> CryptoSigner:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm, OSError) as error:
        raise Refusal("key-unreadable", f"The key {path} cannot be read ({type(error).__name__}).") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal("key-unreadable", f"The key {path} is not an Ed25519 key.")
    return CryptoSigner(key)


def _public(path: Path) -> Key:
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (ValueError, TypeError, UnsupportedAlgorithm, OSError) as error:
        raise Refusal("key-unreadable", f"The key {path} cannot be read ({type(error).__name__}).") from error
    if not isinstance(key, Ed25519PublicKey):
        raise Refusal("key-unreadable", f"The key {path} is not an Ed25519 key.")
    return SSlibKey.from_crypto(key)
