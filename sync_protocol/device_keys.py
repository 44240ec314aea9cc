"""Signing keys: one per device, and the centre's own. Ed25519 (RFC 8032).

Promises: a device is named by the first 16 bytes of the SHA-256 of its public key. A private key is never shown.
Only slices, exchange, enrolment and certificates sign; each signs its own context in front of its bytes, so no message
can pass for one of another kind.
"""

import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEED_BYTES: Final = 32
PUBLIC_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
DEVICE_BYTES: Final = 16


class DeviceKey:
    """A private key, with the name and public key that go with it."""

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        self._private = private
        self.public: bytes = private.public_key().public_bytes_raw()
        self.device_id: bytes = device_id_of(self.public)

    @classmethod
    def generate(cls, randbytes: Callable[[int], bytes] = os.urandom) -> "DeviceKey":
        """A new key from the operating system's randomness (or another source, for tests)."""
        return cls.from_bytes(randbytes(SEED_BYTES))

    @classmethod
    def from_bytes(cls, seed: bytes) -> "DeviceKey":
        """The key that ``to_bytes`` gave. Raises ValueError unless it is 32 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    def to_bytes(self) -> bytes:
        """The secret seed, 32 bytes: to be kept in the encrypted database or a file of mode 0600 only."""
        return self._private.private_bytes_raw()

    def sign(self, context: bytes, *parts: bytes) -> bytes:
        """A signature of 64 bytes over the parts, in this context."""
        return self._private.sign(_message(context, parts))

    def __repr__(self) -> str:
        return f"<DeviceKey {self.device_id.hex()}>"


def device_id_of(public: bytes) -> bytes:
    """The 16-byte name of the device with this public key."""
    return hashlib.sha256(public).digest()[:DEVICE_BYTES]


def verify(public: bytes, signature: bytes, context: bytes, *parts: bytes) -> bool:
    """Whether this is that key's signature over the parts in this context. Any bytes may be given."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _message(context, parts))
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(context: bytes, parts: tuple[bytes, ...]) -> bytes:
    # All parts but the last are of fixed length in every context, so joining them cannot be read in two ways.
    return b"".join((b"fieldbook ", context, b"\0", *parts))
