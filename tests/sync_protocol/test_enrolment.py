"""Codes, enrolment messages, certificates and the centre's signed no."""

import contextlib
import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.certificates import DeviceCertificate, certify, read_certificate
from sync_protocol.enrolment import (
    EnrolAnswer,
    EnrolCode,
    EnrolRequest,
    encode_enrol_answer,
    encode_enrol_reply,
    encode_enrol_request,
    fingerprint,
    make_code,
    new_secret,
    parse_code,
    read_enrol_answer,
    read_enrol_reply,
    read_enrol_request,
)
from sync_protocol.enrolment_codes import ALPHABET, SECRET_BITS
from sync_protocol.refusals import EnrolRefused
from sync_protocol.replies import CODES, MAX_RETRY, No, encode_reply, read_no, read_reply
from tests.sync_protocol.keys import CENTRE, DEVICE, OTHER

secrets = st.integers(0, (1 << SECRET_BITS) - 1)
CODE = EnrolCode(12345, fingerprint(CENTRE.public))
REQUEST = EnrolRequest(1, CODE.secret, DEVICE.public, "Amina Said", "liaison officer", "coast")
ASKED = encode_enrol_request(REQUEST, DEVICE)
CERTIFICATE = certify(DeviceCertificate("00f1e2d3c4b5a697", DEVICE.public, 1_790_000_000_000), CENTRE)
ANSWER = EnrolAnswer(
    1, "00f1e2d3c4b5a697", "Amina Said", CERTIFICATE, "Demo cohort", CENTRE.public, 77, 5, ["p", "c:1234", "l"]
)
ANSWERED = encode_enrol_answer(ANSWER, ASKED, CENTRE)

# codes


@given(secrets)
def test_a_code_is_twenty_plain_characters(secret: int) -> None:
    code = make_code(secret, CENTRE.public)
    assert [len(group) for group in code.split("-")] == [4] * 5
    assert not set(code) & set("0O1I")
    assert parse_code(code) == (secret, fingerprint(CENTRE.public))


@given(secrets, st.sampled_from(("lower", "title", "swapcase")), st.sampled_from(("", " ", "  ", "–", "\t")))
def test_a_code_may_be_typed_as_one_likes(secret: int, case: str, between: str) -> None:
    code = make_code(secret, CENTRE.public)
    assert parse_code(f" {getattr(code, case)().replace('-', between)} ") == parse_code(code)


def test_every_single_wrong_character_is_found() -> None:
    plain = make_code(0x123456789AB, CENTRE.public).replace("-", "")
    for place, right in enumerate(plain):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(ValueError):
                parse_code(plain[:place] + wrong + plain[place + 1 :])


def test_every_two_neighbours_exchanged_are_found() -> None:
    plain = make_code(0x123456789AB, CENTRE.public).replace("-", "")
    for place in range(len(plain) - 1):
        a, b = plain[place : place + 2]
        if a != b:
            with pytest.raises(ValueError):
                parse_code(plain[:place] + b + a + plain[place + 2 :])


@given(st.text(max_size=30))
def test_any_other_text_is_no_code(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert make_code(parse_code(text).secret, CENTRE.public)


@pytest.mark.parametrize("text", ["", "2222", "O" * 20, "2" * 21, "ABCD-EFGH-JKLM-NPQR-STU0"])
def test_what_is_no_code(text: str) -> None:
    with pytest.raises(ValueError):
        parse_code(text)


def test_a_secret_has_its_bits() -> None:
    chance = random.Random(3)
    assert {new_secret(chance.getrandbits).bit_length() for _ in range(200)} >= {45, 44, 43}


# requests


def test_a_request_and_back() -> None:
    assert read_enrol_request(ASKED) == REQUEST


def test_a_request_cut_or_changed_at_every_byte_is_refused() -> None:
    for place in range(len(ASKED)):
        for bad in (ASKED[:place], ASKED[:place] + bytes((ASKED[place] ^ 1,)) + ASKED[place + 1 :]):
            with pytest.raises(EnrolRefused):
                read_enrol_request(bad)


def test_a_request_signed_with_another_key_is_refused() -> None:
    with pytest.raises(EnrolRefused, match="signature-wrong"):
        read_enrol_request(encode_enrol_request(REQUEST, OTHER))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "nonsense"), (bytes(20_001), "too-large"), (b"\x93\x02\xc0" + bytes(64), "protocol-newer"),
        (b"\x91" * 10_000, "nonsense"), (b"<html>" * 99, "nonsense"),
        (msgspec.msgpack.encode([1, 1 << 45, bytes(32), "x"]) + bytes(64), "nonsense"),
        (msgspec.msgpack.encode([1, 1, bytes(31), "x"]) + bytes(64), "nonsense"),
        (msgspec.msgpack.encode([1, 1, bytes(32), "x" * 201]) + bytes(64), "nonsense"),
    ],
)  # fmt: skip
def test_other_bytes_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(EnrolRefused, match=code):
        read_enrol_request(data)
    with pytest.raises(EnrolRefused):
        read_enrol_answer(data, ASKED, CODE, DEVICE.public)


# answers


def test_an_answer_and_back() -> None:
    assert read_enrol_answer(ANSWERED, ASKED, CODE, DEVICE.public) == ANSWER


def test_an_answer_cut_or_changed_at_every_byte_is_refused() -> None:
    for place in range(len(ANSWERED)):
        for bad in (ANSWERED[:place], ANSWERED[:place] + bytes((ANSWERED[place] ^ 1,)) + ANSWERED[place + 1 :]):
            with pytest.raises(EnrolRefused):
                read_enrol_answer(bad, ASKED, CODE, DEVICE.public)


def test_the_centre_of_another_code_is_not_believed() -> None:
    answer = msgspec.structs.replace(ANSWER, centre_public=OTHER.public)
    with pytest.raises(EnrolRefused, match="centre-other"):
        read_enrol_answer(encode_enrol_answer(answer, ASKED, OTHER), ASKED, CODE, DEVICE.public)


def test_only_the_centre_of_the_code_can_sign() -> None:
    with pytest.raises(EnrolRefused, match="signature-wrong"):
        read_enrol_answer(encode_enrol_answer(ANSWER, ASKED, OTHER), ASKED, CODE, DEVICE.public)


def test_an_answer_to_another_request_is_not_believed() -> None:
    asked = encode_enrol_request(msgspec.structs.replace(REQUEST, name="B"), DEVICE)
    with pytest.raises(EnrolRefused, match="signature-wrong"):
        read_enrol_answer(ANSWERED, asked, CODE, DEVICE.public)


def test_a_certificate_of_another_device_or_person_is_not_believed() -> None:
    for wrong in (
        DeviceCertificate("00f1e2d3c4b5a697", OTHER.public, 1),
        DeviceCertificate("0000000000000000", DEVICE.public, 1),
    ):
        answer = msgspec.structs.replace(ANSWER, certificate=certify(wrong, CENTRE))
        with pytest.raises(EnrolRefused, match="signature-wrong"):
            read_enrol_answer(encode_enrol_answer(answer, ASKED, CENTRE), ASKED, CODE, DEVICE.public)


# certificates and replies


def test_a_certificate_and_back() -> None:
    certificate = read_certificate(CERTIFICATE, CENTRE.public)
    assert certificate is not None
    assert certificate.device_id == DEVICE.device_id
    assert read_certificate(CERTIFICATE, OTHER.public) is None
    assert all(read_certificate(CERTIFICATE[:length], CENTRE.public) is None for length in range(len(CERTIFICATE)))
    assert read_certificate(b"\xc0" + CENTRE.sign(b"certificate 1", b"\xc0"), CENTRE.public) is None


@pytest.mark.parametrize("code", CODES)
def test_a_signed_no(code: str) -> None:
    reply = encode_reply(code, b"h" * 32, CENTRE)
    assert read_reply(reply, b"h" * 32, CENTRE.public) == code
    assert read_reply(reply, b"g" * 32, CENTRE.public) is None
    assert read_reply(reply, b"h" * 32, OTHER.public) is None
    assert read_reply(reply[:-1], b"h" * 32, CENTRE.public) is None
    no = encode_enrol_reply(code, ASKED, CENTRE)
    assert read_enrol_reply(no, ASKED, CODE) == code
    assert read_enrol_reply(no, ASKED + b"!", CODE) is None
    assert read_enrol_reply(encode_enrol_reply(code, ASKED, OTHER), ASKED, CODE) is None


def test_a_no_may_say_when_to_come_again() -> None:
    assert read_no(encode_reply("busy", b"h" * 32, CENTRE, 7), b"h" * 32, CENTRE.public) == No("busy", 7)
    assert read_no(encode_reply("busy", b"h" * 32, CENTRE), b"h" * 32, CENTRE.public) == No("busy", 0)
    assert read_no(encode_reply("busy", b"h" * 32, CENTRE, 10**9), b"h" * 32, CENTRE.public) == No("busy", MAX_RETRY)
    for_ever = msgspec.msgpack.encode([1, "busy", 10**9])
    signed = for_ever + CENTRE.sign(b"reply 1", b"h" * 32, for_ever)
    assert read_no(signed, b"h" * 32, CENTRE.public) is None
    assert read_enrol_reply(encode_enrol_reply("busy", ASKED, CENTRE, 30), ASKED, CODE) == "busy"


def test_only_known_codes_are_said() -> None:
    with pytest.raises(ValueError):
        encode_reply("because", b"", CENTRE)
    signed_nonsense = b"\xc0" + CENTRE.sign(b"reply 1", b"h" * 32, b"\xc0")
    assert read_reply(signed_nonsense, b"h" * 32, CENTRE.public) is None
