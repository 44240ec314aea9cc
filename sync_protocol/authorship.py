"""Who wrote a practice: the author's device signs text and name, and the centre's word goes with it into the library.

Promises: ``is_author`` says yes only when a device that the centre certified signed exactly this text under exactly
this name; a moderator, the centre's database, or a colleague's laptop cannot put words into somebody's mouth.
Called by a laptop that submits, by the centre that publishes, and by every laptop that shows a name.
"""

from typing import Final

from sync_protocol.certificates import read_certificate
from sync_protocol.device_keys import DeviceKey, verify

_CONTEXT: Final = b"practice 1"


def sign(device: DeviceKey, text_hash: bytes, author: str) -> bytes:
    """The author's signature. ``text_hash``: ``bodies.practice_hash``, 32 bytes."""
    return device.sign(_CONTEXT, text_hash, author.encode())


def is_author(author: str, text_hash: bytes, signature: bytes, certificate: bytes, centre_public: bytes) -> bool:
    """Whether the person to whom the centre gave this certificate signed this text under this name."""
    certified = read_certificate(certificate, centre_public)
    if certified is None or not author:
        return False
    return verify(certified.public, signature, _CONTEXT, text_hash, author.encode(errors="replace"))
