"""Slices: what goes in comes out; whatever was changed on the way does not."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync_protocol.device_keys import device_id_of
from sync_protocol.dictionary import compress
from sync_protocol.entries import MAX_BODY, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.refusals import SealedWithoutKey, SliceRefused
from sync_protocol.slices import (
    MAX_OPENED,
    MAX_SLICE,
    SliceHeader,
    gather,
    open_slice,
    pack_slice,
    read_header,
    short_name,
    slice_name,
    verify_slice,
)
from tests.support.entry_strategies import entry_lists
from tests.sync_protocol.keys import DEVICE, MINE, OTHER, OTHER_MINE

NOTE = EntryId(0x1A2B3C4D5E6F7, 41)


def some(audience: str = "managers", kind: str = "profile.edit", body: bytes = b"words") -> Entry:
    return Entry(EntryId(0x1A2B3C4D5E6F7, 42), kind, NOTE, audience, 1_790_000_000_000, body)


def refusal(data: bytes, public: bytes = DEVICE.public) -> str:
    with pytest.raises(SliceRefused) as caught:
        open_slice(data, public, MINE)
    return caught.value.code


@given(entry_lists())
def test_what_goes_in_comes_out(entries: list[Entry]) -> None:
    data = pack_slice(entries, entries[0].audience, DEVICE, MINE)
    assert open_slice(data, DEVICE.public, MINE) == tuple(entries)


def test_the_same_entries_give_the_same_slice_and_name() -> None:
    first, second = (pack_slice([some()], "managers", DEVICE, None) for _ in range(2))
    assert first == second
    assert slice_name(first) == slice_name(second)
    assert short_name(slice_name(first)) == slice_name(first)[:8]


def test_the_header_stands_in_the_clear() -> None:
    header = read_header(pack_slice([some("mine", "note.edit")], "mine", DEVICE, MINE))
    assert header == SliceHeader(1, 1, "mine", DEVICE.device_id, MINE.key_id)
    assert verify_slice(pack_slice([some()], "managers", DEVICE, MINE), DEVICE.public).key == b""


def test_what_is_mine_cannot_be_read_in_the_bytes() -> None:
    data = pack_slice([some("mine", "note.edit", b"a secret word")], "mine", DEVICE, MINE)
    assert b"secret" not in data
    with pytest.raises(SealedWithoutKey) as caught:
        open_slice(data, DEVICE.public, None)
    assert caught.value.key == MINE.key_id
    with pytest.raises(SealedWithoutKey):
        open_slice(data, DEVICE.public, OTHER_MINE)


@given(entry_lists(), st.data())
@settings(max_examples=40)
def test_cut_anywhere_it_is_refused(entries: list[Entry], data: st.DataObject) -> None:
    whole = pack_slice(entries, entries[0].audience, DEVICE, MINE)
    refusal(whole[: data.draw(st.integers(0, len(whole) - 1))])


@pytest.mark.parametrize("audience", ["mine", "managers"])
def test_cut_at_every_byte_it_is_refused(audience: str) -> None:
    whole = pack_slice([some(audience, "future.kind")], audience, DEVICE, MINE)
    assert {refusal(whole[:length]) for length in range(len(whole))} <= {"truncated", "signature-wrong", "nonsense"}


@pytest.mark.parametrize("audience", ["mine", "managers"])
def test_one_bit_turned_anywhere_it_is_refused(audience: str) -> None:
    whole = pack_slice([some(audience, "future.kind")], audience, DEVICE, MINE)
    for place in range(len(whole)):
        for bit in (1, 128):
            refusal(whole[:place] + bytes((whole[place] ^ bit,)) + whole[place + 1 :])


def test_bytes_behind_the_end_are_refused() -> None:
    assert refusal(pack_slice([some()], "managers", DEVICE, MINE) + b"\0") == "signature-wrong"


def test_another_device_is_refused() -> None:
    data = pack_slice([some()], "managers", DEVICE, None)
    assert refusal(data, OTHER.public) == "device-wrong"
    assert refusal(data, b"") == "device-wrong"


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(data: bytes) -> None:
    refusal(data)


# what a device could sign if it wished us ill


def signed(payload: bytes, header: object = None) -> bytes:
    header = header or [1, 1, "managers", DEVICE.device_id, b""]
    head = header if isinstance(header, bytes) else msgspec.msgpack.encode(header)
    body = bytes((len(head),)) + head + payload
    return body + DEVICE.sign(b"slice 1", body)


def columns(**changes: object) -> list[object]:
    names = ("runs", "kinds", "run_of", "counters", "kind_of", "about_of", "about_counters", "written", "lengths")
    good: dict[str, object] = dict(zip(names, ([7], ["a.b"], [0], [1], [0], [1], [5], [9], [2]), strict=True))
    good["bodies"] = b"hi"
    assert set(changes) <= set(good)
    return list((good | changes).values())


def test_the_columns_used_here_are_good_ones() -> None:
    data = signed(compress(msgspec.msgpack.encode(columns())))
    assert open_slice(data, DEVICE.public, None) == (Entry(EntryId(7, 1), "a.b", EntryId(7, 5), "managers", 9, b"hi"),)


@pytest.mark.parametrize(
    "changes",
    [
        {"runs": []}, {"runs": [0]}, {"runs": [1 << 53]}, {"runs": [-1]}, {"runs": [1 << 63]}, {"runs": ["a"]},
        {"kinds": []}, {"kinds": [""]}, {"kinds": ["A B"]}, {"kinds": ["a" * 49]}, {"kinds": [3]},
        {"run_of": []}, {"run_of": [1]}, {"run_of": [-1]}, {"run_of": [0, 0]}, {"run_of": 0},
        {"counters": [-1]}, {"counters": []}, {"counters": [1 << 53]}, {"counters": [1, 1]},
        {"kind_of": [1]}, {"kind_of": []},
        {"about_of": [2]}, {"about_of": []}, {"about_of": [0]}, {"about_counters": []}, {"about_counters": [1, 2]},
        {"about_counters": [-3]},
        {"written": [-1]}, {"written": []}, {"written": [1 << 53]}, {"written": [1.5]},
        {"lengths": [1]}, {"lengths": [3]}, {"lengths": [-2]}, {"lengths": []}, {"lengths": [MAX_BODY + 1]},
        {"bodies": b""}, {"bodies": "hi"},
        {"run_of": [0, 0], "counters": [1, 0], "kind_of": [0, 0], "about_of": [0, 0], "about_counters": [],
         "written": [1, 1], "lengths": [1, 1]},  # one id twice
        {"run_of": [], "counters": [], "kind_of": [], "about_of": [], "about_counters": [], "written": [],
         "lengths": [], "bodies": b""},  # no entries
    ],
)  # fmt: skip
def test_columns_that_do_not_fit_are_refused(changes: dict[str, object]) -> None:
    assert refusal(signed(compress(msgspec.msgpack.encode(columns(**changes))))) == "nonsense"


@pytest.mark.parametrize(
    "plain",
    [
        b"", b"\xc0", b"\x9a", b"\xdd\xff\xff\xff\xff", b"\x9a\xdd\xff\xff\xff\xff", b"\x9a\xc6\xff\xff\xff\xff",
        b"\x91" * 100_000, b"\x9a" + b"\xdc\xff\xff" * 100, b"\x81" * 50_000 + b"\xc0", b"\xdb\x7f\xff\xff\xff",
        b"\x9a\x91\xcf" + b"\xff" * 8, b"\x9a\x90\x91\xa2\xff\xfe", b"\xc1", b"\xd4\x01\x00",
    ],
)  # fmt: skip
def test_hostile_messagepack_is_refused(plain: bytes) -> None:
    assert refusal(signed(compress(plain))) == "nonsense"


def test_what_inflates_without_end_is_refused_in_bounded_memory() -> None:
    assert refusal(signed(compress(bytes(MAX_OPENED + 1)))) == "too-large"
    bomb = compress(bytes(200_000_000), level=9)
    assert len(bomb) < 300_000
    assert refusal(signed(bomb)) == "too-large"


@pytest.mark.parametrize("payload", [b"", b"\xff\xff", compress(b"x")[:-1], compress(b"x") + b"y"])
def test_what_is_not_one_deflated_stream_is_refused(payload: bytes) -> None:
    assert refusal(signed(payload)) == "nonsense"


def test_an_overlong_slice_is_refused_unread() -> None:
    assert refusal(bytes(MAX_SLICE + 1)) == "too-large"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ([3, "all is different"], "protocol-newer"),
        ([0, 1, "managers", DEVICE.device_id, b""], "nonsense"),
        ([1, 9, "managers", DEVICE.device_id, b""], "dictionary-newer"),
        ([1, 256, "managers", DEVICE.device_id, b""], "nonsense"),
        ([1, 1, "Managers!", DEVICE.device_id, b""], "nonsense"),
        ([1, 1, "managers", b"short", b""], "nonsense"),
        ([1, 1, "managers", DEVICE.device_id, b"four"], "nonsense"),
        ([1, 1, "mine", DEVICE.device_id, b""], "mine-in-clear"),
        ([1, 1], "nonsense"),
        (b"", "nonsense"),
        (b"\xdd\xff\xff\xff\xff", "nonsense"),
        (b"\x95\x01\x01\xa2\xff\xfe", "nonsense"),
        ([1, 1, "mine", DEVICE.device_id, MINE.key_id], "seal-broken"),
    ],
)
def test_headers_that_do_not_fit_are_refused(header: object, code: str) -> None:
    payload = compress(msgspec.msgpack.encode(columns()))
    if header == b"":
        body = b"\0" + payload
        assert refusal(body + DEVICE.sign(b"slice 1", body)) == code
    else:
        assert refusal(signed(payload, header)) == code


def test_a_newer_header_may_have_more_fields_and_an_unknown_audience_is_kept() -> None:
    header = [1, 1, "observers", DEVICE.device_id, b"", "more"]
    (entry,) = open_slice(signed(compress(msgspec.msgpack.encode([*columns(), "more"])), header), DEVICE.public, None)
    assert entry.audience == "observers"


# what our own callers must not do


@pytest.mark.parametrize(
    ("entries", "audience", "mine"),
    [
        ([], "managers", None),
        ([some("cohort")], "managers", None),
        ([some("mine", "note.edit")], "mine", None),
        ([some(kind="practice.submitted"), some()], "managers", None),
        ([some("Nobody!")], "Nobody!", None),
        ([some(body=bytes(MAX_BODY + 1))], "managers", None),
    ],
)
def test_rules_of_packing(entries: list[Entry], audience: str, mine: None) -> None:
    with pytest.raises(ValueError):
        pack_slice(entries, audience, DEVICE, mine)


def test_the_longest_entry_passes_however_badly_it_compresses() -> None:
    body = bytes(range(256)) * (MAX_BODY // 256)
    noise = b"".join(slice_name(number.to_bytes(4, "big")) for number in range(MAX_BODY // 32))
    for one in (body, noise):
        entry = some("mine", "note.edit", one)
        data = pack_slice([entry], "mine", DEVICE, MINE)
        assert open_slice(data, DEVICE.public, MINE) == (entry,)


# gathering


def entry(number: int, audience: str = "mine", kind: str = "note.edit", size: int = 30) -> Entry:
    body = b"".join(slice_name(b"%d %d" % (number, part)) for part in range(size // 32 + 1))[:size]
    return Entry(EntryId(9, number), kind, None, audience, number, body)


def test_acts_stand_alone_and_audiences_apart() -> None:
    given_ = [
        entry(1),
        entry(2, "managers", "activity.finished"),
        entry(3),
        entry(4, "managers", "practice.submitted"),
        entry(5, "managers", "activity.finished"),
        entry(6, "managers", "practice.withdrawn"),
    ]
    assert [[e.id.counter for e in group] for group in gather(given_)] == [[1, 3], [2, 5], [4], [6]]


@given(st.lists(st.integers(0, 400), max_size=150), st.integers(300, 3000))
@settings(max_examples=30)
def test_nothing_is_lost_or_moved_by_gathering(sizes: list[int], limit: int) -> None:
    given_ = [entry(number, size=size) for number, size in enumerate(sizes)]
    groups = gather(given_, limit)
    assert [e for group in groups for e in group] == given_
    assert all(groups)


def test_slices_come_out_near_the_aim() -> None:
    groups = gather([entry(number, size=120) for number in range(1000)])
    sizes = [len(pack_slice(group, "mine", DEVICE, MINE)) for group in groups]
    assert all(4_000 <= size <= 6_000 for size in sizes[:-1]), sizes


def test_a_long_entry_is_a_slice_of_its_own() -> None:
    groups = gather([entry(1), entry(2, size=20_000), entry(3)])
    assert [[e.id.counter for e in group] for group in groups] == [[1], [2], [3]]


def test_the_name_of_a_device_is_the_hash_of_its_key() -> None:
    assert len(device_id_of(DEVICE.public)) == 16 == len(DEVICE.device_id)
