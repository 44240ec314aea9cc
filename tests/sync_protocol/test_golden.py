"""The bytes of protocol 1, as first written. They must be read for ever; a test that fails here is a changed format."""

import hashlib

import msgspec
import pytest

from sync_protocol.answer_files import read_answer_file
from sync_protocol.bundles import open_bundle
from sync_protocol.columns import decode_columns
from sync_protocol.dictionary import dictionary
from sync_protocol.enrolment import parse_code, read_enrol_answer, read_enrol_reply, read_enrol_request
from sync_protocol.exchange import AnswerReader, FeedPart, RequestReader, request_digest
from sync_protocol.sealing import read_sealing_certificate
from sync_protocol.slices import open_slice
from tests.support import golden_messages as golden

# Deflated by zlib 1.2.13; another engine may write them otherwise, and must read these.
DEFLATED = {"slice_1_managers.bin", "slice_1_mine.bin"}
# Every seal makes a key of its own.
SEALED = {"bundle_1.fieldbundle", "answer_1.fieldbundle", "answer_1_no.fieldbundle"}


def held(name: str) -> bytes:
    return (golden.FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", sorted(golden.FILES.keys() - DEFLATED - SEALED))
def test_what_is_written_today_is_what_was_written_then(name: str) -> None:
    assert golden.FILES[name] == held(name)


def test_slices_of_then_are_read() -> None:
    laptop = golden.LAPTOP.public
    assert open_slice(held("slice_1_managers.bin"), laptop, None) == (golden.FINISHED,)
    assert open_slice(held("slice_1_mine.bin"), laptop, golden.MINE) == golden.OWN
    assert decode_columns(held("columns_1.bin"), "mine") == golden.OWN


def test_an_exchange_of_then_is_read() -> None:
    asked = RequestReader()
    slices = tuple(asked.feed(held("request_1.bin")))
    asked.verify(golden.LAPTOP.public, golden.CENTRE.public)
    assert asked.request is not None
    assert msgspec.structs.replace(asked.request, slices=slices) == golden.REQUEST
    answered = AnswerReader(asked.finish(), golden.CENTRE.public)
    assert answered.feed(held("answer_1.bin")) == [("p", b"a slice"), ("p", b"another slice")]
    feeds = {"p": FeedPart((), 14), "l": FeedPart((), 260)}
    assert answered.finish() == msgspec.structs.replace(golden.ANSWER, feeds=feeds)
    assert request_digest(held("request_1.bin")) == asked.finish()


def test_an_enrolment_of_then_is_read() -> None:
    asked = held("enrol_request_1.bin")
    assert read_enrol_request(asked) == golden.ENROL_REQUEST
    code = parse_code(held("enrol_code_1.txt").decode().split()[0])
    assert read_enrol_answer(held("enrol_answer_1.bin"), asked, code, golden.LAPTOP.public) == golden.ENROL_ANSWER
    assert read_enrol_reply(held("enrol_reply_1.bin"), asked, code) == "code-used"


def test_a_bundle_of_then_is_opened() -> None:
    request = open_bundle(held("bundle_1.fieldbundle"), golden.CENTRE_SEALING, golden.CENTRE.public)
    assert request == held("request_1_by_file.bin")
    asked = RequestReader()
    asked.feed(request)
    assert asked.request is not None
    assert asked.request.sealing == golden.LAPTOP_SEALING.public


def test_answer_files_of_then_are_read() -> None:
    mine = (golden.LAPTOP_SEALING, golden.LAPTOP.device_id, golden.CENTRE.public)
    assert read_answer_file(held("answer_1.fieldbundle"), *mine) == golden.FILE_ANSWER
    assert read_answer_file(held("answer_1_no.fieldbundle"), *mine) == golden.FILE_NO


def test_a_sealing_key_of_then_is_believed_wherever_it_comes_from() -> None:
    certificate = held("sealing_1.bin")
    assert read_sealing_certificate(certificate, golden.CENTRE.public) == golden.CENTRE_SEALING.public
    answered = AnswerReader(request_digest(held("request_1.bin")), golden.CENTRE.public)
    answered.feed(held("answer_1_telling.bin"))
    assert answered.finish().sealing == certificate
    asked, code = held("enrol_request_1.bin"), parse_code(held("enrol_code_1.txt").decode().split()[0])
    told = read_enrol_answer(held("enrol_answer_1_telling.bin"), asked, code, golden.LAPTOP.public)
    assert told.sealing == certificate


def test_a_shipped_dictionary_never_changes() -> None:
    assert hashlib.sha256(dictionary(1)).hexdigest() == (golden.FOLDER / "dictionary_1.sha256").read_text().strip()
