"""Sealing to somebody's key: HPKE (RFC 9180), base mode, DHKEM(X25519), HKDF-SHA256, ChaCha20-Poly1305.

Promises: only the holder of the private key opens what was sealed to its public key, with the very same ``info``; each
seal makes a key of its own. Who sealed it is not said: what lies inside is signed. A sealing key never signs.

A sealing key is derived from the signing seed of the centre or of the laptop, so there is nothing else to keep, and a
stick of last year opens still. The centre's signing key certifies its own:

    certificate = MessagePack [1, public key] | signature of the centre
"""

import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import Meta

from sync_protocol.device_keys import PUBLIC_BYTES, SEED_BYTES, SIGNATURE_BYTES, DeviceKey, verify

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

KEY_NAME_BYTES: Final = 8
SEAL_BYTES: Final = 48
"""How much longer a sealed text is: the key made for it, and the tag."""

CERTIFICATE_LIMIT: Final = 200

_CERTIFICATE: Final = b"sealing 1"
_CENTRE: Final = b"fieldbook centre sealing 1"
_LAPTOP: Final = b"fieldbook laptop sealing 1"


class _Certificate(msgspec.Struct, frozen=True, array_like=True):
    version: int
    public: Annotated[bytes, Meta(min_length=PUBLIC_BYTES, max_length=PUBLIC_BYTES)]


class SealingKey:
    """A private key that opens, with its public key and the 8-byte name of that."""

    def __init__(self, private: "X25519PrivateKey") -> None:
        self._private = private
        self.public: bytes = private.public_key().public_bytes_raw()
        self.name: bytes = key_name(self.public)

    @classmethod
    def generate(cls, randbytes: Callable[[int], bytes] = os.urandom) -> "SealingKey":
        """A new key from the operating system's randomness (or another source, for tests)."""
        return cls.from_bytes(randbytes(SEED_BYTES))

    @classmethod
    def from_bytes(cls, seed: bytes) -> "SealingKey":
        """The key that ``to_bytes`` gave. Raises ValueError unless it is 32 bytes."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        return cls(X25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def of_centre(cls, centre: DeviceKey) -> "SealingKey":
        """The sealing key of the centre with this signing key."""
        return cls._derived(centre, _CENTRE)

    @classmethod
    def of_laptop(cls, device: DeviceKey) -> "SealingKey":
        """The sealing key of the laptop with this signing key."""
        return cls._derived(device, _LAPTOP)

    @classmethod
    def _derived(cls, key: DeviceKey, info: bytes) -> "SealingKey":
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return cls.from_bytes(HKDF(SHA256(), SEED_BYTES, salt=None, info=info).derive(key.to_bytes()))

    def to_bytes(self) -> bytes:
        """The secret seed, 32 bytes: to be kept in the encrypted database only."""
        return self._private.private_bytes_raw()

    def open(self, sealed: bytes, info: bytes) -> bytes | None:
        """What ``seal`` was given; None when it was sealed to another key, with other info, or changed since."""
        from cryptography.exceptions import InvalidTag

        try:
            return _suite().decrypt(sealed, self._private, info)
        except (InvalidTag, ValueError):
            return None

    def __repr__(self) -> str:
        return f"<SealingKey {self.name.hex()}>"


def key_name(public: bytes) -> bytes:
    """The name of a sealing key: the first 8 bytes of the SHA-256 of its public key."""
    return hashlib.sha256(public).digest()[:KEY_NAME_BYTES]


def seal(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """``plaintext`` for the holder of this key, bound to ``info``. Raises ValueError when it is no such key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(plaintext, X25519PublicKey.from_public_bytes(public), info)


def certify_sealing(public: bytes, centre: DeviceKey) -> bytes:
    """The centre's word that this is its sealing key. The same key gives the same bytes."""
    body = msgspec.msgpack.encode(_Certificate(1, public))
    return body + centre.sign(_CERTIFICATE, body)


def read_sealing_certificate(data: bytes, centre_public: bytes) -> bytes | None:
    """The sealing key that this centre certified; None when it did not, or the bytes are nothing of the kind."""
    body, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
    if not verify(centre_public, signature, _CERTIFICATE, body):
        return None
    try:
        return msgspec.msgpack.decode(body, type=_Certificate).public
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
