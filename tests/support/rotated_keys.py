"""New roots for a demo repository, as a change of keys makes them. For tests of trust."""

from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root
from tuf.api.serialization.json import JSONSerializer

from pack_publisher.keys import Keys, demo_keys
from pack_publisher.repository import DEMO_FIELD


def rotate(repository: Path, keys: Path, *roles: str, signers: Iterable[CryptoSigner] | None = None) -> Keys:
    """Puts new keys for ``roles`` into the folder ``keys``, and a root that names them, signed by old and new keys.

    ``signers``: who signs instead.
    """
    old = demo_keys(keys)
    folder = repository / "metadata"
    newest = max(int(path.name.split(".")[0]) for path in folder.glob("*.root.json"))
    metadata = Metadata[Root].from_file(str(folder / f"{newest}.root.json"))
    root = metadata.signed
    root.version += 1
    for role in roles:
        for path in keys.glob(f"{role}-*.pem"):
            path.unlink()
            _fresh_key(path)
    new = demo_keys(keys)
    for role in roles:
        for keyid in list(root.roles[role].keyids):
            root.revoke_key(keyid, role)
        for signer in new.of(role):
            root.add_key(signer.public_key, role)
    metadata.signatures.clear()
    for signer in signers or {s.public_key.keyid: s for s in (*old.of("root"), *new.of("root"))}.values():
        metadata.sign(signer, append=True)
    (folder / f"{root.version}.root.json").write_bytes(metadata.to_bytes(JSONSerializer(compact=True)))
    return new


def mark_demo(repository: Path, keys: Path, *, demo: bool) -> None:
    """A next root that says of itself that it is for trying out, or no longer says so."""
    signers = demo_keys(keys)
    folder = repository / "metadata"
    newest = max(int(path.name.split(".")[0]) for path in folder.glob("*.root.json"))
    metadata = Metadata[Root].from_file(str(folder / f"{newest}.root.json"))
    metadata.signed.version += 1
    metadata.signed.unrecognized_fields[DEMO_FIELD] = demo
    metadata.signatures.clear()
    for signer in signers.of("root"):
        metadata.sign(signer, append=True)
    (folder / f"{metadata.signed.version}.root.json").write_bytes(metadata.to_bytes(JSONSerializer(compact=True)))


def _fresh_key(path: Path) -> None:
    path.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
