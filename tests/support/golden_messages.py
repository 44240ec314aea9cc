"""One message of each sort with fixed keys: what the files in tests/golden hold, and the example of docs/sync.md.

``python -m tests.support.golden_messages`` writes files that are not there yet, and never changes one: a file that no
longer fits is a format that changed, which takes a new protocol number and a new file beside the old.
"""

from pathlib import Path
from typing import Final

import msgspec

from sync_protocol.answer_files import AnswerFile, encode_answer_file
from sync_protocol.bodies import ActivityFinished
from sync_protocol.bundle_frame import file_name
from sync_protocol.bundles import encode_bundle
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.columns import encode_columns
from sync_protocol.device_keys import DeviceKey
from sync_protocol.enrolment import (
    EnrolAnswer,
    EnrolRequest,
    encode_enrol_answer,
    encode_enrol_reply,
    encode_enrol_request,
    fingerprint,
    make_code,
)
from sync_protocol.entries import Entry
from sync_protocol.exchange import (
    ASKS_KEY,
    MORE,
    Answer,
    FeedPart,
    Request,
    encode_answer,
    encode_request,
    request_digest,
)
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from sync_protocol.mine_key import MineKey, RecoveryWords
from sync_protocol.sealing import SealingKey, certify_sealing
from sync_protocol.slices import pack_slice

FOLDER: Final = Path(__file__).parents[1] / "golden"

LAPTOP: Final = DeviceKey.from_bytes(bytes(range(32)))
CENTRE: Final = DeviceKey.from_bytes(bytes(range(2, 34)))
MINE: Final = MineKey.from_words(RecoveryWords.generate(lambda count: bytes(range(count))))
PERSON: Final = "00f1e2d3c4b5a697"

FINISHED: Final = Entry(
    EntryId(0x1A2B3C4D5E6F7, 42),
    "activity.finished",
    None,
    "managers",
    1_795_435_200_000,
    encode_body(ActivityFinished("w1-l2", "week-1", "1.0.0", "en")),
)
OWN: Final = (
    Entry(EntryId(0x1A2B3C4D5E6F7, 43), "note.edit", None, "mine", 1_795_435_201_000, b"\x00\x00"),
    Entry(
        EntryId(0x1A2B3C4D5E6F7, 45),
        "highlight.made",
        None,
        "mine",
        1_795_435_209_000,
        msgspec.msgpack.encode(["w1-l2", "1.0.0", 3, 10, 18, "humanity", "", ""]),  # of the time before languages
    ),
    Entry(
        EntryId(0x0F1E2D3C4B5A69, 1),
        "note.deleted",
        EntryId(0x1A2B3C4D5E6F7, 43),
        "mine",
        1_795_435_200_500,
        b"\x91\x91\x92\x01\x02",
    ),
)
FINISHED_SLICE: Final = pack_slice([FINISHED], "managers", LAPTOP, None)
OWN_SLICE: Final = pack_slice(OWN, "mine", LAPTOP, MINE)

REQUEST: Final = Request(
    device=LAPTOP.device_id,
    nonce=b"8 bytes!",
    centre_run=0x1122334455667,
    positions={"p": 12, "c:0011223344556.7": 3, "l": 260},
    packs_version=9,
    room=65_536,
    offered=(b"name off",),
    slices=(b"a slice", b"another slice"),
)
REQUEST_BYTES: Final = encode_request(REQUEST, LAPTOP, CENTRE.public)
ANSWER: Final = Answer(
    run=0x1122334455668,
    clock=1_795_435_300_000,
    packs_version=10,
    acknowledged=(b"name one",),
    missing=(b"name two",),
    quarantined=(b"name six",),
    refused={b"name ten": "nonsense"},
    feeds={"p": FeedPart((b"a slice", b"another slice"), 14), "l": FeedPart((), 260)},
    flags=MORE,
)
ANSWER_BYTES: Final = encode_answer(ANSWER, request_digest(REQUEST_BYTES), CENTRE)

QUIET_REQUEST: Final = encode_request(
    Request(
        device=LAPTOP.device_id,
        nonce=b"8 bytes!",
        centre_run=0x1122334455667,
        positions={"p": 12, "l": 260},
        packs_version=9,
    ),
    LAPTOP,
    CENTRE.public,
)
QUIET_ANSWER: Final = encode_answer(
    Answer(run=0x1122334455667, clock=1_795_435_300_000, packs_version=9), request_digest(QUIET_REQUEST), CENTRE
)

CODE: Final = make_code(0x123456789AB, CENTRE.public)
ENROL_REQUEST: Final = EnrolRequest(1, 0x123456789AB, LAPTOP.public, "Amina Said", "liaison officer", "coast")
ENROL_REQUEST_BYTES: Final = encode_enrol_request(ENROL_REQUEST, LAPTOP)
CERTIFICATE: Final = certify(DeviceCertificate(PERSON, LAPTOP.public, 1_795_435_200_000), CENTRE)
ENROL_ANSWER: Final = EnrolAnswer(
    1, PERSON, "Amina Said", CERTIFICATE, "Autumn cohort", CENTRE.public, 0x1122334455667, 1_795_435_200_000,
    ["c:0011223344556.7", "l", "p"],
)  # fmt: skip

LAPTOP_SEALING: Final = SealingKey.from_bytes(bytes(range(64, 96)))
CENTRE_SEALING: Final = SealingKey.of_centre(CENTRE)
SEALING_CERTIFICATE: Final = certify_sealing(CENTRE_SEALING.public, CENTRE)
ASKING: Final = msgspec.structs.replace(REQUEST, flags=ASKS_KEY)
TELLING: Final = msgspec.structs.replace(ANSWER, sealing=SEALING_CERTIFICATE)
BY_FILE: Final = msgspec.structs.replace(REQUEST, sealing=LAPTOP_SEALING.public, room=1_000_000)
BY_FILE_BYTES: Final = encode_request(BY_FILE, LAPTOP, CENTRE.public)
BUNDLE: Final = encode_bundle(BY_FILE_BYTES, CENTRE_SEALING.public, CENTRE.public)
FILE_ANSWER: Final = AnswerFile(
    device=LAPTOP.device_id,
    request_hash=request_digest(BY_FILE_BYTES),
    sealing=SEALING_CERTIFICATE,
    starts={"p": 12, "l": 260},
    held=(b"name one", b"name off"),
    answer=ANSWER,
)
FILE_NO: Final = AnswerFile(
    device=LAPTOP.device_id,
    request_hash=request_digest(BY_FILE_BYTES),
    sealing=SEALING_CERTIFICATE,
    code="device-revoked",
)

FILES: Final = {
    "columns_1.bin": encode_columns(OWN),
    "slice_1_managers.bin": FINISHED_SLICE,
    "slice_1_mine.bin": OWN_SLICE,
    "request_1.bin": REQUEST_BYTES,
    "answer_1.bin": ANSWER_BYTES,
    "request_1_quiet.bin": QUIET_REQUEST,
    "answer_1_quiet.bin": QUIET_ANSWER,
    "enrol_request_1.bin": ENROL_REQUEST_BYTES,
    "enrol_answer_1.bin": encode_enrol_answer(ENROL_ANSWER, ENROL_REQUEST_BYTES, CENTRE),
    "enrol_reply_1.bin": encode_enrol_reply("code-used", ENROL_REQUEST_BYTES, CENTRE),
    "request_1_asking.bin": encode_request(ASKING, LAPTOP, CENTRE.public),
    "request_1_by_file.bin": BY_FILE_BYTES,
    "answer_1_telling.bin": encode_answer(TELLING, request_digest(REQUEST_BYTES), CENTRE),
    "sealing_1.bin": SEALING_CERTIFICATE,
    "enrol_answer_1_telling.bin": encode_enrol_answer(
        msgspec.structs.replace(ENROL_ANSWER, sealing=SEALING_CERTIFICATE), ENROL_REQUEST_BYTES, CENTRE
    ),
    "bundle_1.fieldbundle": BUNDLE,
    "answer_1.fieldbundle": encode_answer_file(FILE_ANSWER, file_name(BUNDLE), LAPTOP_SEALING.public, CENTRE),
    "answer_1_no.fieldbundle": encode_answer_file(FILE_NO, file_name(BUNDLE), LAPTOP_SEALING.public, CENTRE),
    "enrol_code_1.txt": f"{CODE} {fingerprint(CENTRE.public)}\n".encode(),
}


def main() -> None:
    for name, data in FILES.items():
        path = FOLDER / name
        if not path.exists():
            path.write_bytes(data)


if __name__ == "__main__":
    main()
