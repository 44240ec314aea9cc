"""Files of a stick: opened by whom they are for, known as broken by anybody, silent about whose they are."""

import hashlib
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync_protocol.answer_files import AnswerFile, encode_answer_file, read_answer_file
from sync_protocol.bundle_frame import (
    ANSWER,
    BUNDLE,
    HEADER_BYTES,
    MAGIC,
    MAX_FILE,
    NO_NAME,
    FileHeader,
    file_name,
    put_in_file,
    read_file,
    read_file_header,
)
from sync_protocol.bundles import encode_bundle, open_bundle
from sync_protocol.exchange import Answer, FeedPart, encode_answer
from sync_protocol.refusals import BundleRefused
from sync_protocol.sealing import SealingKey, certify_sealing, seal
from tests.support.golden_messages import BY_FILE_BYTES
from tests.sync_protocol.keys import CENTRE, DEVICE, OTHER

KEY = SealingKey.of_centre(CENTRE)
LAPTOP = SealingKey.from_bytes(bytes(range(9, 41)))
STRANGER = SealingKey.from_bytes(bytes(range(10, 42)))
REQUEST = BY_FILE_BYTES
BUNDLE_FILE = encode_bundle(REQUEST, KEY.public, CENTRE.public)
ANSWERED = AnswerFile(
    device=DEVICE.device_id,
    request_hash=hashlib.sha256(REQUEST).digest(),
    sealing=certify_sealing(KEY.public, CENTRE),
    starts={"p": 2},
    held=(b"8 bytes!",),
    answer=Answer(run=9, clock=5, feeds={"p": FeedPart((b"three", b"four"), 5), "l": FeedPart((), 1)}),
)
ANSWER_FILE = encode_answer_file(ANSWERED, file_name(BUNDLE_FILE), LAPTOP.public, CENTRE)


def refusal(read: Callable[[], object]) -> str:
    with pytest.raises(BundleRefused) as caught:
        read()
    return caught.value.code


def of_bundle(data: bytes, key: SealingKey = KEY, centre: bytes = CENTRE.public) -> str:
    return refusal(lambda: open_bundle(data, key, centre))


def of_answer(
    data: bytes, key: SealingKey = LAPTOP, device: bytes = DEVICE.device_id, centre: bytes = CENTRE.public
) -> str:
    return refusal(lambda: read_answer_file(data, key, device, centre))


def summed(body: bytes) -> bytes:
    """As somebody writes it who knows the format."""
    return body + hashlib.sha256(body).digest()


def test_there_and_back() -> None:
    assert open_bundle(BUNDLE_FILE, KEY, CENTRE.public) == REQUEST
    assert read_answer_file(ANSWER_FILE, LAPTOP, DEVICE.device_id, CENTRE.public) == ANSWERED
    header, _ = read_file(ANSWER_FILE)
    assert (header.sort, header.answers, header.key) == (ANSWER, file_name(BUNDLE_FILE), LAPTOP.name)


def test_a_no_comes_back_too() -> None:
    no = msgspec.structs.replace(ANSWERED, answer=None, code="device-revoked", starts={}, held=())
    data = encode_answer_file(no, file_name(BUNDLE_FILE), LAPTOP.public, CENTRE)
    assert read_answer_file(data, LAPTOP, DEVICE.device_id, CENTRE.public) == no


def test_a_carrier_sees_nothing_of_the_person() -> None:
    for secret in (DEVICE.device_id, DEVICE.public, REQUEST[20:60], LAPTOP.public):
        assert secret not in BUNDLE_FILE
        assert secret not in ANSWER_FILE
    again = encode_bundle(REQUEST, KEY.public, CENTRE.public)
    assert again[:HEADER_BYTES] == BUNDLE_FILE[:HEADER_BYTES]
    assert again[HEADER_BYTES:] != BUNDLE_FILE[HEADER_BYTES:]


def test_a_file_cut_at_every_byte_is_known_by_anybody() -> None:
    for whole in (BUNDLE_FILE, ANSWER_FILE):
        for length in range(1, len(whole)):
            assert refusal(lambda part=whole[:length]: read_file(part)) == "truncated"
        assert refusal(lambda: read_file(b"")) == "nonsense"


def test_a_file_changed_at_any_byte_is_known_by_anybody() -> None:
    for whole in (BUNDLE_FILE, ANSWER_FILE):
        for place in range(len(whole)):
            changed = whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :]
            assert refusal(lambda data=changed: read_file(data))


def test_a_file_changed_with_a_sum_that_fits_is_known_by_its_reader() -> None:
    for whole, find in ((BUNDLE_FILE, of_bundle), (ANSWER_FILE, of_answer)):
        for place in range(len(whole) - 32):
            body = whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 : -32]
            assert find(summed(body))


def test_an_answer_is_bound_to_its_bundle_and_its_place() -> None:
    """Another bundle's name in the header, or one sort in place of the other, does not open."""
    header, sealed = read_file(ANSWER_FILE)
    assert of_answer(put_in_file(header._replace(answers=bytes(31) + b"x"), sealed)) == "seal-broken"
    assert of_bundle(ANSWER_FILE) == "nonsense"
    assert of_answer(BUNDLE_FILE) == "nonsense"
    header, sealed = read_file(BUNDLE_FILE)
    assert of_answer(put_in_file(FileHeader(ANSWER, header.centre, LAPTOP.name, b"x" * 32, len(sealed)), sealed)) == (
        "seal-broken"
    )


def test_it_opens_for_whom_it_is_for() -> None:
    assert of_bundle(BUNDLE_FILE, centre=OTHER.public) == "centre-other"
    assert of_bundle(BUNDLE_FILE, key=STRANGER) == "key-unknown"
    assert of_answer(ANSWER_FILE, centre=OTHER.public) == "centre-other"
    assert of_answer(ANSWER_FILE, key=STRANGER) == "key-unknown"
    assert of_answer(ANSWER_FILE, device=OTHER.device_id) == "device-wrong"


def test_only_the_centre_answers() -> None:
    """Somebody who knows the laptop's sealing key, and even an answer that the centre made for another laptop."""
    envelope = ["x"]
    real = encode_answer(ANSWERED.answer, ANSWERED.request_hash, CENTRE) if ANSWERED.answer else b""
    body = len(msgspec.msgpack.encode(envelope)).to_bytes(4, "big") + msgspec.msgpack.encode(envelope) + real
    content = body + OTHER.sign(b"answer file 1", hashlib.sha256(body).digest())
    header = FileHeader(ANSWER, CENTRE.device_id, LAPTOP.name, file_name(BUNDLE_FILE), len(content) + 48)
    forged = put_in_file(header, seal(LAPTOP.public, content, b"fieldbook answer file 1\0" + header.encoded()))
    assert of_answer(forged) == "signature-wrong"
    others = msgspec.structs.replace(ANSWERED, device=OTHER.device_id)
    passed_on = encode_answer_file(others, file_name(BUNDLE_FILE), LAPTOP.public, CENTRE)
    assert of_answer(passed_on) == "device-wrong"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({0: 2}, "protocol-newer"), ({1: b"short"}, "nonsense"), ({2: b"short"}, "nonsense"),
        ({3: {"": 1}}, "nonsense"),
        ({3: {"p": -1}}, "nonsense"), ({4: b"seven b"}, "nonsense"), ({4: bytes(8 * 4513)}, "nonsense"),
        ({5: bytes(201)}, "nonsense"), ({6: "x" * 41}, "nonsense"), ({6: "device-revoked"}, "nonsense"),
        ({3: {str(n): 1 for n in range(101)}}, "nonsense"),
    ],
)  # fmt: skip
def test_envelopes_that_do_not_fit_are_refused(change: dict[int, object], code: str) -> None:
    values: list[object] = [1, DEVICE.device_id, ANSWERED.request_hash, {"p": 2}, b"", b"", ""]
    for place, value in change.items():
        values[place] = value
    envelope = msgspec.msgpack.encode(values)
    assert ANSWERED.answer is not None
    body = len(envelope).to_bytes(4, "big") + envelope + encode_answer(ANSWERED.answer, ANSWERED.request_hash, CENTRE)
    content = body + CENTRE.sign(b"answer file 1", hashlib.sha256(body).digest())
    header = FileHeader(ANSWER, CENTRE.device_id, LAPTOP.name, b"x" * 32, len(content) + 48)
    sealed = seal(LAPTOP.public, content, b"fieldbook answer file 1\0" + header.encoded())
    assert of_answer(put_in_file(header, sealed)) == code


def test_an_answer_in_it_is_to_this_request() -> None:
    """The inner signature is over the hash that the envelope names."""
    assert ANSWERED.answer is not None
    envelope = msgspec.msgpack.encode([1, DEVICE.device_id, ANSWERED.request_hash, {}, b"", b"", ""])
    body = len(envelope).to_bytes(4, "big") + envelope + encode_answer(ANSWERED.answer, bytes(32), CENTRE)
    content = body + CENTRE.sign(b"answer file 1", hashlib.sha256(body).digest())
    header = FileHeader(ANSWER, CENTRE.device_id, LAPTOP.name, b"x" * 32, len(content) + 48)
    sealed = seal(LAPTOP.public, content, b"fieldbook answer file 1\0" + header.encoded())
    assert of_answer(put_in_file(header, sealed)) == "signature-wrong"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 a zip", b"<html>", MAGIC.replace(b"\r\n", b"\n") + bytes(200), b"\x89PNG\r\n\x1a\n"]
)
def test_other_files_are_none(data: bytes) -> None:
    assert refusal(lambda: read_file(data)) == "nonsense"


def test_a_version_to_come_is_said_to_be_one() -> None:
    assert refusal(lambda: read_file(MAGIC + b"\x02" + bytes(100))) == "protocol-newer"
    assert refusal(lambda: read_file(MAGIC + b"\x02")) == "protocol-newer"


def test_sizes_are_refused_before_they_are_held() -> None:
    header = FileHeader(BUNDLE, CENTRE.device_id, KEY.name, NO_NAME, MAX_FILE)
    assert refusal(lambda: read_file_header(header.encoded())) == "too-large"
    with pytest.raises(ValueError):
        encode_bundle(bytes(MAX_FILE), KEY.public, CENTRE.public)


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_any_bytes_are_refused(data: bytes) -> None:
    refusal(lambda: read_file(data))
    of_bundle(summed(MAGIC + data))
    of_answer(summed(MAGIC + data))


@given(st.data())
@settings(max_examples=120)
def test_mutations_are_refused(data: st.DataObject) -> None:
    """Cut out, doubled, moved, overwritten, with a sum that fits."""
    whole, find = data.draw(st.sampled_from(((BUNDLE_FILE, of_bundle), (ANSWER_FILE, of_answer))))
    a, b = sorted(data.draw(st.tuples(st.integers(0, len(whole) - 33), st.integers(0, len(whole) - 33))))
    put = data.draw(st.one_of(st.binary(max_size=50), st.just(whole[a:b] * 2), st.just(whole[b:a:-1])))
    changed = whole[:a] + put + whole[b:-32]
    if changed != whole[:-32]:
        assert find(summed(changed))
