"""Sealing is HPKE as RFC 9180 has it, and opens for its holder only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.sealing import (
    SEAL_BYTES,
    SealingKey,
    certify_sealing,
    key_name,
    read_sealing_certificate,
    seal,
)
from tests.support import rfc9180
from tests.sync_protocol.keys import CENTRE, OTHER

KEY = SealingKey.from_bytes(bytes(range(9, 41)))
STRANGER = SealingKey.from_bytes(bytes(range(10, 42)))

# RFC 9180, A.2.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305.
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
EPHEMERAL = bytes.fromhex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600")
ENC = bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
RECEIVER = bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
RECEIVER_PUBLIC = bytes.fromhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
SHARED = bytes.fromhex("0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7")
MESSAGE_KEY = bytes.fromhex("ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91")
NONCE = bytes.fromhex("5c4d98150661b848853b547f")
PLAIN = bytes.fromhex("4265617574792069732074727574682c20747275746820626561757479")
AAD = bytes.fromhex("436f756e742d30")
CIPHER = bytes.fromhex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28")


def test_the_second_opinion_is_the_rfcs() -> None:
    assert rfc9180.public_of(EPHEMERAL) == ENC
    assert rfc9180.public_of(RECEIVER) == RECEIVER_PUBLIC
    assert rfc9180.schedule(EPHEMERAL, RECEIVER_PUBLIC, ENC, RECEIVER_PUBLIC, INFO) == (SHARED, MESSAGE_KEY, NONCE)
    assert rfc9180.schedule(RECEIVER, ENC, ENC, RECEIVER_PUBLIC, INFO) == (SHARED, MESSAGE_KEY, NONCE)
    assert rfc9180.seal(EPHEMERAL, RECEIVER_PUBLIC, PLAIN, INFO, AAD) == ENC + CIPHER
    assert rfc9180.open_(RECEIVER, ENC + CIPHER, INFO, AAD) == PLAIN


@given(st.binary(max_size=300), st.binary(max_size=60), st.binary(min_size=32, max_size=32))
def test_what_either_seals_the_other_opens(plain: bytes, info: bytes, ephemeral: bytes) -> None:
    assert rfc9180.open_(KEY.to_bytes(), seal(KEY.public, plain, info), info) == plain
    assert KEY.open(rfc9180.seal(ephemeral, KEY.public, plain, info), info) == plain


def test_it_opens_for_its_holder_with_the_same_info_only() -> None:
    sealed = seal(KEY.public, b"the hours of the market", b"info")
    assert len(sealed) == len(b"the hours of the market") + SEAL_BYTES
    assert KEY.open(sealed, b"info") == b"the hours of the market"
    assert KEY.open(sealed, b"other") is None
    assert STRANGER.open(sealed, b"info") is None
    assert seal(KEY.public, b"same", b"") != seal(KEY.public, b"same", b"")


def test_changed_or_cut_anywhere_it_does_not_open() -> None:
    sealed = seal(KEY.public, b"the hours of the market", b"info")
    for place in range(len(sealed)):
        assert KEY.open(sealed[:place], b"info") is None
        assert KEY.open(sealed[:place] + bytes((sealed[place] ^ 1,)) + sealed[place + 1 :], b"info") is None


@given(st.binary(max_size=100))
def test_any_bytes_do_not_open(data: bytes) -> None:
    assert KEY.open(data, b"") is None


@pytest.mark.parametrize("public", [bytes(32), b"\x01" + bytes(31), bytes(31), b""])
def test_a_key_that_is_none_is_refused(public: bytes) -> None:
    """Some bytes of the right length lead every secret to the same one."""
    with pytest.raises(ValueError):
        seal(public, b"text", b"")


def test_the_centres_sealing_key_is_always_the_same_and_not_its_signing_key() -> None:
    key = SealingKey.of_centre(CENTRE)
    assert key.public == SealingKey.of_centre(CENTRE).public != SealingKey.of_centre(OTHER).public
    assert key.to_bytes() != CENTRE.to_bytes()
    assert key.name == key_name(key.public)
    assert CENTRE.to_bytes().hex() not in repr(key) and key.to_bytes().hex() not in repr(key)


def test_only_the_centre_certifies_it() -> None:
    certificate = certify_sealing(KEY.public, CENTRE)
    assert read_sealing_certificate(certificate, CENTRE.public) == KEY.public
    assert read_sealing_certificate(certificate, OTHER.public) is None
    for place in range(len(certificate)):
        changed = certificate[:place] + bytes((certificate[place] ^ 1,)) + certificate[place + 1 :]
        assert read_sealing_certificate(changed, CENTRE.public) is None
        assert read_sealing_certificate(certificate[:place], CENTRE.public) is None
