"""Boxes: content goes in and comes out, in any cuts, and nothing else passes for it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.file_exchange import (
    Do,
    FileRequest,
    FileRequestReader,
    encode_file_request,
    encode_have,
    read_have,
)
from sync_protocol.files import LARGEST, PIECE, BoxChecker, Layout, open_file, pack_file
from sync_protocol.refusals import ExchangeRefused, FileRefused
from tests.sync_protocol.keys import CENTRE, DEVICE

KEY = bytes(range(32))


def content(size: int) -> bytes:
    return hashlib.shake_256(b"photo").digest(size)


sizes = st.sampled_from([1, 2, 1_000, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17])
keys = st.sampled_from([KEY, None])


@given(size=sizes, secret=keys)
def test_content_and_back(size: int, secret: bytes | None) -> None:
    box, name = pack_file(content(size), secret)
    layout = Layout(size, secret is not None)
    assert len(box) == layout.total
    assert hashlib.sha256(box[: layout.head]).digest() == name
    assert b"".join(open_file(lambda a, b: box[a:b], layout, name, secret)) == content(size)
    if size >= 1_000:
        assert (content(size)[:64] in box) == (secret is None)


def test_the_same_content_twice_has_nothing_in_common() -> None:
    one, other = pack_file(content(PIECE), KEY)[0], pack_file(content(PIECE), bytes(32))[0]
    assert not {one[i : i + 16] for i in range(0, len(one), 16)} & {other[i : i + 16] for i in range(0, len(other), 16)}


cuts = st.lists(st.tuples(st.sampled_from([1, 31, 32, 33, 5_000, PIECE, 3 * PIECE]), st.none() | st.integers(0, 100)))


@given(size=sizes, secret=keys, cuts=cuts)
def test_a_checker_takes_any_cuts_and_goes_on_after_any_break(
    size: int, secret: bytes | None, cuts: list[tuple[int, int | None]]
) -> None:
    """``cuts``: how many bytes come, and how many of all that came are lost if the line breaks then."""
    box, name = pack_file(content(size), secret)
    layout = Layout(size, secret is not None)
    there = bytearray()

    def read(start: int, end: int) -> bytes:
        return bytes(there[start:end])

    checker = BoxChecker(layout, name)
    for step, lost in [*cuts, (len(box), None)]:
        checker.feed(box[checker.taken : checker.taken + step])
        there += box[len(there) : checker.taken]
        if lost is not None:
            del there[max(0, len(there) - lost) :]
            checker = BoxChecker(layout, name, len(there), read)
            assert checker.taken == len(there)
    assert checker.whole
    assert bytes(there) == box


@given(size=sizes, secret=keys, data=st.data())
def test_a_changed_byte_is_found_and_only_its_piece_is_lost(
    size: int, secret: bytes | None, data: st.DataObject
) -> None:
    box, name = pack_file(content(size), secret)
    layout = Layout(size, secret is not None)
    place = data.draw(st.integers(0, len(box) - 1))
    wrong = bytearray(box)
    wrong[place] ^= 1
    checker = BoxChecker(layout, name)
    with pytest.raises(FileRefused, match="changed"):
        checker.feed(bytes(wrong))
    begins = 0 if place < layout.head else layout.start(layout.piece_at(place))
    assert checker.good == checker.taken == begins
    checker.feed(box[begins:])
    assert checker.whole
    with pytest.raises(FileRefused, match="changed"):
        list(open_file(lambda a, b: bytes(wrong[a:b]), layout, name, secret))


def test_more_than_was_said_is_refused() -> None:
    box, name = pack_file(content(100), KEY)
    checker = BoxChecker(Layout(100, True), name)
    with pytest.raises(FileRefused, match="too-large"):
        checker.feed(box + b"more")
    assert checker.whole


def test_sizes_that_no_file_has() -> None:
    for size, code in ((0, "nonsense"), (LARGEST + 1, "too-large")):
        with pytest.raises(FileRefused, match=code):
            Layout(size, True)


def test_another_key_opens_nothing() -> None:
    box, name = pack_file(content(100), KEY)
    with pytest.raises(FileRefused, match="seal-broken"):
        list(open_file(lambda a, b: box[a:b], Layout(100, True), name, bytes(32)))


def request(do: Do = Do.PUT) -> FileRequest:
    return FileRequest(1, DEVICE.device_id, b"nonce678", do, hashlib.sha256(b"box").digest(), 100, True, 7, 3)


@given(cut=st.integers(0, 300))
def test_a_request_in_any_cuts(cut: int) -> None:
    sent = encode_file_request(request(), b"abc", DEVICE, CENTRE.public)
    reader = FileRequestReader()
    assert reader.feed(sent[:cut]) + reader.feed(sent[cut:]) == b"abc"
    assert reader.ready
    assert reader.verify(DEVICE.public, CENTRE.public) == request()


def test_a_request_of_somebody_else_or_for_somebody_else() -> None:
    sent = encode_file_request(request(), b"", DEVICE, CENTRE.public)
    reader = FileRequestReader()
    reader.feed(sent)
    for device, centre, code in ((CENTRE, CENTRE, "device-wrong"), (DEVICE, DEVICE, "signature-wrong")):
        with pytest.raises(ExchangeRefused, match=code):
            reader.verify(device.public, centre.public)
    changed = FileRequestReader()
    changed.feed(sent[:60] + bytes([sent[60] ^ 1]) + sent[61:])
    with pytest.raises(ExchangeRefused, match="signature-wrong"):
        changed.verify(DEVICE.public, CENTRE.public)


@given(data=st.binary(max_size=400))
def test_anything_else_is_refused(data: bytes) -> None:
    reader = FileRequestReader()
    try:
        reader.feed(data)
        reader.verify(DEVICE.public, CENTRE.public)
    except ExchangeRefused:
        return
    raise AssertionError("nobody signed this")


def test_what_the_centre_has_is_its_word_about_this_request() -> None:
    digest = hashlib.sha256(b"request").digest()
    said = encode_have(512, digest, CENTRE)
    assert read_have(said, b"request", CENTRE.public) == 512
    for data, about, public in (
        (said, b"another", CENTRE.public),
        (said, b"request", DEVICE.public),
        (said[:-1], b"request", CENTRE.public),
        (b"<html>Welcome to the hotel</html>", b"request", CENTRE.public),
    ):
        with pytest.raises(ExchangeRefused, match="signature-wrong"):
            read_have(data, about, public)
