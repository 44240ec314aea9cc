"""The difference of two indexes makes the newer of the older, is small, and harms nobody when it lies."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_format.index_changes import changed_index, index_changes
from course_format.pack_index import STORED, Member, PackIndex, encode_index
from course_format.problems import FormatError

NAMES = [f"lessons/{n:03}.md" for n in range(40)]
CONTENTS = st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=12))


def encoded(files: dict[str, bytes], version: str = "1.0.0") -> bytes:
    members, end = [], 40
    for path, content in sorted(files.items()):
        digest = hashlib.sha256(content).digest()
        members.append(Member(path, end, len(content), digest, STORED, len(content), digest))
        end += len(content) + 30
    return encode_index(PackIndex(1, "week-1", "en", version, 1, "First week", end, tuple(members)))


@given(CONTENTS, CONTENTS)
def test_the_newer_comes_of_the_older(old: dict[str, bytes], new: dict[str, bytes]) -> None:
    before, after = encoded(old), encoded(new, "1.0.1")
    assert changed_index(before, index_changes(before, after)) == after


def test_one_changed_lesson_of_five_hundred_is_a_few_hundred_bytes() -> None:
    files = {f"figures/{n:03}.png": str(n).encode() for n in range(500)}
    before = encoded(files)
    changes = index_changes(before, encoded(files | {"figures/250.png": b"a longer one"}, "1.0.1"))
    assert len(changes) < 300 < len(before) // 100


@given(CONTENTS, st.binary(max_size=60) | CONTENTS.map(encoded))
def test_any_bytes_are_an_index_or_a_refusal(old: dict[str, bytes], changes: bytes) -> None:
    try:
        changed_index(encoded(old), changes)
    except FormatError as refusal:
        assert refusal.code == "index-damaged"


HEAD = [1, "week-1", "en", "1.0.1", 1, "First week", 90, []]


@pytest.mark.parametrize(
    "lie",
    [
        [2, HEAD, [], []],
        [1, HEAD, [[0, 2, 0]], []],
        [1, HEAD, [[-1, 1, 0]], []],
        [1, HEAD, [[0, -1, 0]], []],
        [1, HEAD, [[0, 0, 0]], []],
        [1, HEAD, [[0, 1, 0]] * 3_000, []],
        [1, HEAD, [[0, 1, 2**64 - 1]], []],
        [1, HEAD, [[0, 1.5, 0]], []],
        [1, HEAD, [], [[1]]],
        [1, HEAD],
        {},
    ],
)
def test_lies_are_refused(lie: object) -> None:
    with pytest.raises(FormatError) as raised:
        changed_index(encoded({"a.md": b"x"}), msgspec.msgpack.encode(lie))
    assert raised.value.code == "index-damaged"
