"""What an exchange weighs: bytes are promises (the figures that bind: docs/sync.md). ``-s`` shows them."""

import sys

import pytest

from sync_protocol.columns import encode_columns
from sync_protocol.dictionary import compress
from sync_protocol.exchange import Answer, FeedPart, Request, encode_answer, encode_request, request_digest
from sync_protocol.slices import gather, pack_slice, short_name, slice_name
from tests.support.note_edits import made_and_edited
from tests.sync_protocol.keys import CENTRE, DEVICE, MINE

RUN = (1 << 53) - 1
COHORT = "c:00f1e2d3c4b5a697"
REQUEST_LINES = b"POST /exchange HTTP/1.1\r\nHost: centre.example.org\r\nContent-Length: 8000\r\n\r\n"
ANSWER_LINES = b"HTTP/1.1 200 OK\r\nContent-Length: 8000\r\n\r\n"


def say(what: str, *sizes: object) -> None:
    """For those who run this with ``-s``."""
    sys.stdout.write(f"{what}: {', '.join(map(str, sizes))}\n")


def request(*slices: bytes) -> bytes:
    positions = {"p": 70_000, COHORT: 70_000, "l": 70_000}
    asked = Request(
        device=DEVICE.device_id, nonce=bytes(8), centre_run=RUN, positions=positions, packs_version=300, slices=slices
    )
    return encode_request(asked, DEVICE, CENTRE.public)


def test_nothing_new() -> None:
    asked = request()
    answered = encode_answer(Answer(run=RUN, clock=1_790_000_000_000, packs_version=300), request_digest(asked), CENTRE)
    up, down = len(REQUEST_LINES) + len(asked), len(ANSWER_LINES) + len(answered)
    say("nothing new, bytes up and down", up, down)
    assert up <= 260
    assert down <= 160


def test_a_hundred_edits_up_and_down() -> None:
    edits = made_and_edited(100)[1]
    mean = sum(len(edit.body) for edit in edits) / 100
    assert 70 <= mean <= 100
    slices = [pack_slice(group, "mine", DEVICE, MINE) for group in gather(edits)]
    up = len(REQUEST_LINES) + len(request(*slices))
    answer = Answer(
        run=RUN,
        clock=1_790_000_000_000,
        acknowledged=tuple(short_name(slice_name(data)) for data in slices),
        feeds={"p": FeedPart(tuple(slices), 3)},
    )
    down = len(ANSWER_LINES) + len(encode_answer(answer, bytes(32), CENTRE))
    say("100 edits, bytes up and down", up, down)
    assert len(slices) <= 3
    assert up <= 6_000
    assert down <= 6_000


def test_the_dictionary_earns_its_place() -> None:
    made, edits = made_and_edited(10)
    for entries, saved in ((edits[:1], 0.15), (made[:1], 0.03), (edits, 0.03)):
        columns = encode_columns(entries)
        bare, with_it = len(compress(columns, 0)), len(compress(columns))
        assert with_it <= bare * (1 - saved)


@pytest.mark.parametrize(("count", "most"), [(1, 250), (10, 900)])
def test_a_few_edits(count: int, most: int) -> None:
    data = pack_slice(made_and_edited(count)[1], "mine", DEVICE, MINE)
    say(f"{count} edits, bytes of the slice", len(data))
    assert len(data) <= most
