"""Slices of *mine* that take the place of others."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.bodies import ActRefused, Erased
from sync_protocol.dictionary import compress
from sync_protocol.entries import Entry, entry_digest
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body, encode_body
from sync_protocol.refusals import SealedWithoutKey, SliceRefused
from sync_protocol.slices import (
    MAX_REPLACED,
    open_slice,
    pack_slice,
    read_header,
    replaced_by,
    short_name,
    slice_name,
    verify_slice,
)
from tests.support.entry_strategies import entry_lists
from tests.support.golden_messages import FOLDER, LAPTOP, OWN, OWN_SLICE
from tests.support.golden_messages import MINE as GOLDEN_MINE
from tests.sync_protocol.keys import DEVICE, MINE

names = st.lists(st.binary(min_size=8, max_size=8), min_size=1, max_size=40)
NOTE = EntryId(0x1A2B3C4D5E6F7, 41)
STUBS = tuple(entry.stub for entry in OWN)


@given(entry_lists("mine"), names)
def test_entries_and_names_come_out(entries: list[Entry], replaced: list[bytes]) -> None:
    data = pack_slice(entries, "mine", DEVICE, MINE, replaced)
    assert open_slice(data, DEVICE.public, MINE) == tuple(entries)
    assert list(replaced_by(data)) == sorted(set(replaced))
    assert verify_slice(data, DEVICE.public).replaced == len(set(replaced))


def test_an_ordinary_slice_replaces_nothing() -> None:
    assert replaced_by(OWN_SLICE) == ()
    assert read_header(OWN_SLICE).protocol == 1


def test_the_names_can_be_read_without_the_words_and_the_rest_cannot() -> None:
    data = pack_slice(OWN, "mine", DEVICE, MINE, [b"8 bytes!"])
    assert replaced_by(data) == (b"8 bytes!",)
    with pytest.raises(SealedWithoutKey):
        open_slice(data, DEVICE.public, None)


def test_a_replacing_slice_of_then_is_read() -> None:
    held = (FOLDER / "slice_2_mine.bin").read_bytes()
    assert open_slice(held, LAPTOP.public, GOLDEN_MINE) == STUBS
    assert replaced_by(held) == (short_name(slice_name(OWN_SLICE)),)


@pytest.mark.parametrize("change", [0, 1, 40, 43, 50, 60, -65, -1])
def test_a_changed_byte_is_found(change: int) -> None:
    data = bytearray(pack_slice(OWN, "mine", DEVICE, MINE, [b"8 bytes!", b"8 bytes?"]))
    data[change] ^= 1
    with pytest.raises(SliceRefused):
        open_slice(bytes(data), DEVICE.public, MINE)


def test_cut_at_every_byte_it_is_refused() -> None:
    whole = pack_slice(OWN, "mine", DEVICE, MINE, [b"8 bytes!", b"8 bytes?"])
    for length in range(len(whole)):
        with pytest.raises(SliceRefused):
            open_slice(whole[:length], DEVICE.public, MINE)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id], b""),
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id, 0], b""),
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id, MAX_REPLACED + 1], bytes(8)),
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id, 30_000], bytes(8)),
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id, 2], bytes(16)),
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id, 2], b"bbbbbbbbaaaaaaaa"),
        ([2, 1, "mine", DEVICE.device_id, b"", 1], bytes(8)),
        ([2, 1, "managers", DEVICE.device_id, b"", 1], bytes(8)),
        ([2, 1, "mine", DEVICE.device_id, MINE.key_id, "1"], bytes(8)),
    ],
)
def test_headers_that_do_not_fit_are_refused(header: list[object], names: bytes) -> None:
    row = msgspec.msgpack.encode(header)
    body = bytes((len(row),)) + row + names + compress(b"\x90")
    with pytest.raises(SliceRefused):
        open_slice(body + DEVICE.sign(b"slice 1", body), DEVICE.public, MINE)


@pytest.mark.parametrize(("audience", "names"), [("managers", [bytes(8)]), ("mine", [bytes(7)])])
def test_only_mine_is_replaced_and_named_by_eight_bytes(audience: str, names: list[bytes]) -> None:
    entry = Entry(NOTE, "profile.edit", None, audience, 0, b"")
    with pytest.raises(ValueError, match="take the place"):
        pack_slice([entry], audience, DEVICE, MINE, names)


# what goes, and what stays


def test_a_stub_is_the_entry_without_its_body() -> None:
    entry = OWN[0]
    assert entry.stub.is_stub_of(entry)
    assert not entry.is_stub_of(entry)
    assert not OWN[1].stub.is_stub_of(entry)
    assert (entry.stub.id, entry.stub.kind, entry.stub.written) == (entry.id, entry.kind, entry.written)


def test_an_erasure_names_entries() -> None:
    body = encode_body(Erased([tuple(NOTE), (7, 8)]))
    assert decode_body("record.erased", body) == Erased([(NOTE.run, NOTE.counter), (7, 8)])


def test_a_refusal_of_an_older_centre_is_read() -> None:
    old = msgspec.msgpack.encode(["id-known", "words"])
    assert decode_body("act.refused", old) == ActRefused("id-known", "words", b"")
    assert len(entry_digest(OWN[0])) == 32
    assert entry_digest(OWN[0]) != entry_digest(OWN[0].stub)
