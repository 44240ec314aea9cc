"""Requests and answers: read in any cuts, believed only with the right signature."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync_protocol.exchange import (
    CLOSED,
    MAX_BYTES,
    MORE,
    Answer,
    AnswerReader,
    Begun,
    FeedPart,
    Request,
    RequestReader,
    encode_answer,
    encode_request,
    request_digest,
    without_begun,
)
from sync_protocol.frames import HEAD_LIMIT, framed
from sync_protocol.identifiers import MAX_RUN
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.slices import MAX_SLICE
from tests.sync_protocol.keys import CENTRE, DEVICE, OTHER

counts = st.integers(0, (1 << 53) - 1)
feeds = st.from_regex(r"[a-z](:[0-9a-f]{16}(:[a-z]{1,9})?)?", fullmatch=True)
names = st.lists(st.binary(min_size=8, max_size=8), max_size=6).map(tuple)
slices = st.lists(st.binary(max_size=80), max_size=5).map(tuple)

requests = st.builds(
    Request,
    device=st.just(DEVICE.device_id),
    nonce=st.binary(min_size=8, max_size=8),
    centre_run=st.integers(0, MAX_RUN),
    positions=st.dictionaries(feeds, counts, max_size=4),
    packs_version=counts,
    room=counts,
    offered=names,
    slices=slices,
    flags=st.integers(0, 255),
    begun=st.builds(Begun.of, st.binary(max_size=80)),
)
answers = st.builds(
    Answer,
    run=st.integers(1, MAX_RUN),
    clock=counts,
    packs_version=counts,
    acknowledged=names,
    missing=names,
    quarantined=names,
    refused=st.dictionaries(st.binary(min_size=8, max_size=8), st.text(max_size=40), max_size=3),
    feeds=st.dictionaries(feeds, st.builds(FeedPart, slices, counts | st.just(CLOSED)), max_size=4),
    flags=st.sampled_from((0, MORE)),
)
REQUEST = Request(device=DEVICE.device_id, nonce=b"8 bytes!", centre_run=7, positions={"p": 3}, slices=(b"one", b"two"))
ANSWER = Answer(run=9, clock=5, feeds={"p": FeedPart((b"three", b"four"), 5), "l": FeedPart((b"five",), 1)})
DIGEST = request_digest(b"the request")


def cuts(whole: bytes, places: list[int]) -> list[bytes]:
    ends = sorted({place % (len(whole) + 1) for place in places} | {0, len(whole)})
    return [whole[a:b] for a, b in pairwise(ends)]


def read_request(pieces: list[bytes]) -> tuple[Request, bytes]:
    reader = RequestReader()
    found = [data for piece in pieces for data in reader.feed(piece)]
    reader.verify(DEVICE.public, CENTRE.public)
    digest = reader.finish()
    assert reader.request is not None
    return msgspec.structs.replace(reader.request, slices=tuple(found)), digest


def read_answer(pieces: list[bytes], digest: bytes = DIGEST, public: bytes = CENTRE.public) -> Answer:
    reader = AnswerReader(digest, public)
    found: dict[str, list[bytes]] = {}
    for piece in pieces:
        for feed, data in reader.feed(piece):
            found.setdefault(feed, []).append(data)
    answer = reader.finish()
    parts = {feed: FeedPart(tuple(found.get(feed, ())), part.count) for feed, part in answer.feeds.items()}
    return msgspec.structs.replace(answer, feeds=parts)


def refusal_of_request(data: bytes) -> str:
    with pytest.raises(ExchangeRefused) as caught:
        read_request([data])
    return caught.value.code


def refusal_of_answer(data: bytes, **of: bytes) -> str:
    with pytest.raises(ExchangeRefused) as caught:
        read_answer([data], **of)
    return caught.value.code


@given(requests, st.lists(st.integers(0, 2000), max_size=8))
@settings(max_examples=60)
def test_a_request_is_read_in_any_cuts(request_: Request, places: list[int]) -> None:
    whole = encode_request(request_, DEVICE, CENTRE.public)
    assert read_request(cuts(whole, places)) == (request_, request_digest(whole))


@given(answers, st.lists(st.integers(0, 2000), max_size=8))
@settings(max_examples=60)
def test_an_answer_is_read_in_any_cuts(answer: Answer, places: list[int]) -> None:
    assert read_answer(cuts(encode_answer(answer, DIGEST, CENTRE), places)) == answer


@given(st.lists(st.binary(max_size=80), min_size=1, max_size=5, unique=True), st.data())
@settings(max_examples=100)
def test_an_answer_that_broke_anywhere_is_continued_there(slices_: list[bytes], data: st.DataObject) -> None:
    whole = encode_answer(Answer(run=9, clock=5, feeds={"p": FeedPart(tuple(slices_), 5)}), DIGEST, CENTRE)
    reader = AnswerReader(DIGEST, CENTRE.public)
    came = [piece for _, piece in reader.feed(whole[: data.draw(st.integers(0, len(whole) - 1))])]
    begun = reader.unfinished
    rest = Answer(run=9, clock=6, feeds={"p": FeedPart(tuple(slices_[len(came) :]), 5)})
    rest = without_begun(rest, Begun.of(begun))
    assert rest.continued in (0, len(begun))
    again = encode_answer(rest, DIGEST, CENTRE)
    reader = AnswerReader(DIGEST, CENTRE.public, begun)
    cut = data.draw(st.integers(0, len(again)))
    came += [piece for part in (again[:cut], again[cut:]) for _, piece in reader.feed(part)]
    assert reader.finish().feeds == {"p": FeedPart((), 5)}
    assert came == slices_
    assert reader.unfinished == b""


def test_what_was_begun_of_another_slice_or_not_said_is_not_left_out() -> None:
    answer = Answer(run=9, clock=5, feeds={"l": FeedPart((), 1), "p": FeedPart((b"three", b"four"), 5)})
    assert without_begun(answer, Begun.of(b"fo")) == without_begun(answer, Begun()) == answer
    assert without_begun(answer, Begun.of(b"three")) == answer, "something has to come"
    assert without_begun(answer, Begun.of(b"th")).feeds["p"].slices == (b"ree", b"four")
    lie = encode_answer(without_begun(answer, Begun.of(b"th")), DIGEST, CENTRE)
    assert refusal_of_answer(lie) == "nonsense"
    reader = AnswerReader(DIGEST, CENTRE.public, b"th")
    given_ = [data for _, data in reader.feed(encode_answer(answer, DIGEST, CENTRE))]
    assert given_ == [b"three", b"four"], "a centre that knows nothing of it sends the whole"


def test_whole_slices_are_given_before_the_end_has_come() -> None:
    whole = encode_request(REQUEST, DEVICE, CENTRE.public)
    reader = RequestReader()
    assert reader.feed(whole[:-4]) == []
    assert reader.ready
    assert reader.feed(whole[-4:-1]) == [b"one"]
    with pytest.raises(ExchangeRefused, match="truncated"):
        reader.finish()
    assert reader.feed(whole[-1:]) == [b"two"]
    assert reader.finish() == request_digest(whole)


def test_slices_of_an_answer_come_with_their_feed_before_it_is_believed() -> None:
    whole = encode_answer(ANSWER, DIGEST, CENTRE)
    reader = AnswerReader(DIGEST, CENTRE.public)
    assert reader.feed(whole[:-64]) == [("p", b"three"), ("p", b"four"), ("l", b"five")]
    assert reader.answer is not None
    assert reader.answer.run == 9
    with pytest.raises(ExchangeRefused, match="truncated"):
        reader.finish()


def test_a_request_cut_at_every_byte_is_not_finished() -> None:
    whole = encode_request(REQUEST, DEVICE, CENTRE.public)
    for length in range(len(whole)):
        assert refusal_of_request(whole[:length]) == "truncated"


def test_an_answer_cut_at_every_byte_is_not_believed() -> None:
    whole = encode_answer(ANSWER, DIGEST, CENTRE)
    for length in range(len(whole)):
        assert refusal_of_answer(whole[:length]) == "truncated"


def test_an_answer_changed_at_any_byte_is_not_believed() -> None:
    whole = encode_answer(ANSWER, DIGEST, CENTRE)
    for place in range(len(whole)):
        changed = whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :]
        refusal_of_answer(changed)


def test_the_head_of_a_request_changed_at_any_byte_is_not_believed() -> None:
    whole = encode_request(REQUEST, DEVICE, CENTRE.public)
    for place in range(len(whole) - len(b"onetwo")):
        changed = whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :]
        refusal_of_request(changed)


def test_an_answer_to_another_request_or_from_another_centre_is_not_believed() -> None:
    whole = encode_answer(ANSWER, DIGEST, CENTRE)
    assert refusal_of_answer(whole, digest=request_digest(b"another")) == "signature-wrong"
    assert refusal_of_answer(whole, public=OTHER.public) == "signature-wrong"


def test_a_request_for_another_centre_or_of_another_device_is_not_believed() -> None:
    reader = RequestReader()
    reader.feed(encode_request(REQUEST, DEVICE, OTHER.public))
    with pytest.raises(ExchangeRefused, match="signature-wrong"):
        reader.verify(DEVICE.public, CENTRE.public)
    with pytest.raises(ExchangeRefused, match="device-wrong"):
        reader.verify(OTHER.public, CENTRE.public)
    with pytest.raises(ExchangeRefused, match="truncated"):
        RequestReader().verify(DEVICE.public, CENTRE.public)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    refusal_of_request(data)
    refusal_of_answer(data)


@pytest.mark.parametrize(
    "page", [b"<html><body>Log in to the hotel</body></html>", b"Internal Server Error", b"{}" * 9]
)
def test_pages_are_refused_at_their_first_bytes(page: bytes) -> None:
    assert refusal_of_answer(page) == "nonsense"
    assert refusal_of_request(page) == "nonsense"


HEAD = {
    "version": 1, "flags": 0, "device": DEVICE.device_id, "nonce": bytes(8), "centre_run": 0, "positions": {},
    "packs_version": 0, "room": 0, "offered": b"", "lengths": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": 2}, "protocol-newer"), ({"version": 2, "device": 7}, "protocol-newer"),
        ({"device": b"short"}, "nonsense"), ({"nonce": bytes(9)}, "nonsense"), ({"centre_run": -1}, "nonsense"),
        ({"positions": {"": 1}}, "nonsense"), ({"positions": {"p": -1}}, "nonsense"),
        ({"positions": {str(n): 1 for n in range(101)}}, "nonsense"), ({"offered": bytes(7)}, "nonsense"),
        ({"offered": bytes(8 * 4001)}, "nonsense"), ({"lengths": [-1]}, "nonsense"),
        ({"lengths": [MAX_SLICE + 1]}, "nonsense"), ({"lengths": [0] * 513}, "nonsense"),
        ({"lengths": [MAX_SLICE] * 5}, "too-large"), ({"room": 1 << 60}, "nonsense"),
    ],
)  # fmt: skip
def test_heads_that_do_not_fit_are_refused(changes: dict[str, object], code: str) -> None:
    head = framed(msgspec.msgpack.encode(list((HEAD | changes).values())))
    assert refusal_of_request(head + DEVICE.sign(b"request 1", CENTRE.device_id, head)) == code


def test_heads_longer_than_any_are_refused_before_they_are_held() -> None:
    reader = RequestReader()
    with pytest.raises(ExchangeRefused, match="nonsense"):
        reader.feed((HEAD_LIMIT + 1).to_bytes(4, "big"))
    assert MAX_BYTES >= 3 * MAX_SLICE


def test_bytes_behind_the_end_are_refused() -> None:
    assert refusal_of_answer(encode_answer(ANSWER, DIGEST, CENTRE) + b"x") == "nonsense"


def test_names_of_refused_slices_are_short_names() -> None:
    answer = msgspec.structs.replace(ANSWER, refused={b"no name": "nonsense"})
    assert refusal_of_answer(encode_answer(answer, DIGEST, CENTRE)) == "nonsense"


def test_more_is_a_flag() -> None:
    assert not ANSWER.more
    assert msgspec.structs.replace(ANSWER, flags=MORE).more
