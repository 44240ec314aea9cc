"""A certificate: the centre's word that a device is a person's.

    certificate = MessagePack [person, public key, issued] | signature of the centre

Promises: ``read_certificate`` returns only what this centre signed. Certificates are kept beside the centre's key and
travel on the person's feed (kind device.certified), so that their other laptops can check what the device signed.
"""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sync_protocol.device_keys import PUBLIC_BYTES, SIGNATURE_BYTES, DeviceKey, device_id_of, verify

_CONTEXT: Final = b"certificate 1"


class DeviceCertificate(msgspec.Struct, frozen=True, array_like=True):
    """``person`` is their id, ``public`` the device's public key, ``issued`` in milliseconds since 1970 UTC."""

    person: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    public: Annotated[bytes, Meta(min_length=PUBLIC_BYTES, max_length=PUBLIC_BYTES)]
    issued: Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]

    @property
    def device_id(self) -> bytes:
        """The device's 16-byte name."""
        return device_id_of(self.public)


def certify(certificate: DeviceCertificate, centre: DeviceKey) -> bytes:
    """The certificate's bytes, signed by the centre. The same values give the same bytes."""
    body = msgspec.msgpack.encode(certificate)
    return body + centre.sign(_CONTEXT, body)


def read_certificate(data: bytes, centre_public: bytes) -> DeviceCertificate | None:
    """What the centre certified; None when it did not, or the bytes are nothing of the kind."""
    body, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
    if not verify(centre_public, signature, _CONTEXT, body):
        return None
    try:
        return msgspec.msgpack.decode(body, type=DeviceCertificate)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
