"""A bundle: a request of the exchange in a file, sealed to the centre's key, for anybody to carry.

Promises: a carrier sees the file's size, the name of the centre and of its key, and nothing else; what the centre opens
is byte for byte a request that it could have got over the line, with its nonce, its positions and the device's
signature. Whoever seals is not known before that signature is verified (exchange.RequestReader).
"""

from typing import Final

from sync_protocol.bundle_frame import BUNDLE, NO_NAME, FileHeader, open_file, put_in_file
from sync_protocol.device_keys import device_id_of
from sync_protocol.sealing import SEAL_BYTES, SealingKey, key_name, seal

_INFO: Final = b"fieldbook bundle 1\0"


def encode_bundle(request: bytes, sealing_public: bytes, centre_public: bytes) -> bytes:
    """The file for this request (exchange.encode_request), with files behind it or not (bundle_files.py).

    Raises ValueError when it is too long, or the key none.
    """
    header = FileHeader(
        BUNDLE, device_id_of(centre_public), key_name(sealing_public), NO_NAME, len(request) + SEAL_BYTES
    )
    return put_in_file(header, seal(sealing_public, request, _INFO + header.encoded()))


def open_bundle(data: bytes, key: SealingKey, centre_public: bytes) -> bytes:
    """The request in a bundle for this centre, with what stands behind it (bundle_files.split).

    Raises BundleRefused as ``bundle_frame.read_file``, and "centre-other", "key-unknown" (sealed to a key that is not
    this one), "seal-broken" (changed after sealing), "nonsense" for an answer.
    """
    return open_file(data, BUNDLE, key, centre_public, _INFO)
