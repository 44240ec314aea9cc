"""HPKE put together by the text of RFC 9180 from its primitives: a second opinion on the library's.

Base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305 only.
"""

import hashlib
import hmac
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEM = b"KEM" + (0x0020).to_bytes(2, "big")
SUITE = b"HPKE" + (0x0020).to_bytes(2, "big") + (0x0001).to_bytes(2, "big") + (0x0003).to_bytes(2, "big")


class Schedule(NamedTuple):
    """Section 5.1."""

    shared_secret: bytes
    key: bytes
    base_nonce: bytes


def extract(salt: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), secret, "sha256")


def expand(key: bytes, info: bytes, length: int) -> bytes:
    made, block = b"", b""
    while len(made) < length:
        block = hmac.digest(key, block + info + bytes((len(made) // 32 + 1,)), hashlib.sha256)
        made += block
    return made[:length]


def labeled_extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + suite + label + secret)


def labeled_expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(key, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)


def schedule(private: bytes, other_public: bytes, enc: bytes, receiver_public: bytes, info: bytes) -> Schedule:
    """From either side: ``private`` is one's own key, ``other_public`` the other's."""
    shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(other_public))
    secret = labeled_expand(
        KEM, labeled_extract(KEM, b"", b"eae_prk", shared), b"shared_secret", enc + receiver_public, 32
    )
    context = b"\0" + labeled_extract(SUITE, b"", b"psk_id_hash", b"") + labeled_extract(SUITE, b"", b"info_hash", info)
    root = labeled_extract(SUITE, secret, b"secret", b"")
    return Schedule(
        secret,
        labeled_expand(SUITE, root, b"key", context, 32),
        labeled_expand(SUITE, root, b"base_nonce", context, 12),
    )


def public_of(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(ephemeral: bytes, receiver_public: bytes, plaintext: bytes, info: bytes, aad: bytes = b"") -> bytes:
    """enc and the first text of a context."""
    enc = public_of(ephemeral)
    made = schedule(ephemeral, receiver_public, enc, receiver_public, info)
    return enc + ChaCha20Poly1305(made.key).encrypt(made.base_nonce, plaintext, aad)


def open_(private: bytes, sealed: bytes, info: bytes, aad: bytes = b"") -> bytes:
    enc = sealed[:32]
    made = schedule(private, enc, enc, public_of(private), info)
    return ChaCha20Poly1305(made.key).decrypt(made.base_nonce, sealed[32:], aad)
