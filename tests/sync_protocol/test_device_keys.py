"""Device keys: signing, verifying, and what is refused."""

import pytest

from sync_protocol.device_keys import DeviceKey, verify
from tests.sync_protocol.keys import DEVICE, OTHER


def test_the_published_vector_of_rfc_8032() -> None:
    """Section 7.1, test 1: the key pair (the message there is empty, ours never is)."""
    key = DeviceKey.from_bytes(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


def test_a_signature_is_of_its_key_context_and_bytes() -> None:
    signature = DEVICE.sign(b"context", b"part", b"rest")
    assert verify(DEVICE.public, signature, b"context", b"part", b"rest")
    assert not verify(DEVICE.public, signature, b"other", b"part", b"rest")
    assert not verify(DEVICE.public, signature, b"context", b"part")
    assert not verify(OTHER.public, signature, b"context", b"part", b"rest")


@pytest.mark.parametrize(("public", "signature"), [(b"", b""), (bytes(32), bytes(64)), (b"\xff" * 32, b"\xff" * 64)])
def test_any_bytes_may_be_tried(public: bytes, signature: bytes) -> None:
    assert not verify(public, signature, b"context", b"part")


def test_the_private_key_is_kept_and_not_shown() -> None:
    assert DeviceKey.from_bytes(DEVICE.to_bytes()).public == DEVICE.public
    assert DEVICE.to_bytes().hex() not in repr(DEVICE)
    with pytest.raises(ValueError):
        DeviceKey.from_bytes(b"short")


def test_keys_are_drawn_anew() -> None:
    assert DeviceKey.generate().public != DeviceKey.generate().public
