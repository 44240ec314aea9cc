"""Members under way: what is in memory only is little, what is on the disk is the beginning of the member."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.pack_index import Member
from desktop_app.domain.errors import Known
from desktop_app.packs.arriving import SPILL, Arriving
from desktop_app.packs.group_flush import FEW, flush_files


def member(n: int, size: int) -> Member:
    return Member(f"f{n}.svg", 0, size, bytes([n]) * 32, 0, size, bytes(32))


def content(n: int, size: int) -> bytes:
    return bytes((n + at) % 256 for at in range(size))


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 150_000),
    st.lists(st.tuples(st.integers(1, SPILL), st.sampled_from(["on", "flush", "kill"])), min_size=1, max_size=30),
)
def test_pieces_make_the_member_whatever_happens_between_them(size: int, pieces: list[tuple[int, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "arriving"
        one, data, arriving = member(1, size), content(1, size), Arriving(Path(name) / "arriving")
        at, whole = 0, None
        for count, then in [*pieces, (size, "on")]:
            while at < size and (whole := arriving.add(one, data[at : at + count])) is None:
                at += len(data[at : at + count])
                if then == "flush":
                    arriving.flush()
                    assert Arriving(folder).here(one) == at
                if then != "on":
                    break
            if whole is not None:
                break
            if then == "kill":
                arriving = Arriving(folder)
                here = arriving.here(one)
                assert at - 2 * SPILL <= here <= at
                at = here
        assert whole == data
        place = arriving.settled(one)
        assert place is None or place.read_bytes() == data
        arriving.drop(one)
        assert arriving.used() == 0


def test_another_member_in_between_loses_nothing(tmp_path: Path) -> None:
    arriving = Arriving(tmp_path)
    one, other = member(1, 1_000), member(2, 10)
    assert arriving.add(one, content(1, 1_000)[:600]) is None
    assert arriving.add(other, content(2, 10)) == content(2, 10)
    assert arriving.here(one) == 600
    assert arriving.add(one, content(1, 1_000)[600:]) == content(1, 1_000)


def test_more_than_the_member_has_is_none_of_it(tmp_path: Path) -> None:
    arriving = Arriving(tmp_path)
    (tmp_path / member(1, 100).stored_hash.hex()).write_bytes(bytes(101))
    assert arriving.here(member(1, 100)) == 0
    assert arriving.add(member(1, 100), bytes(40)) is None
    arriving.flush()
    assert arriving.here(member(1, 100)) == 40


def test_what_no_version_on_its_way_needs_goes(tmp_path: Path) -> None:
    arriving = Arriving(tmp_path)
    for n in (1, 2):
        arriving.add(member(n, 100), bytes(60))
    arriving.flush()
    assert arriving.used() == 120
    assert arriving.drop_all_but({member(1, 100).stored_hash}) == 60
    assert (arriving.here(member(1, 100)), arriving.here(member(2, 100))) == (60, 0)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "arriving").write_bytes(b"a file")
    arriving = Arriving(tmp_path / "arriving")
    arriving.add(member(1, 100), bytes(60))
    with pytest.raises(Known, match="folder-unwritable"):
        arriving.flush()


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 100])
def test_many_files_or_few_are_flushed_also_when_some_are_gone(tmp_path: Path, count: int) -> None:
    paths = [tmp_path / str(n) for n in range(count)]
    for path in paths[1:]:
        path.write_bytes(b"x")
    flush_files(tmp_path, [str(path) for path in paths])


@pytest.mark.parametrize("first", [300, SPILL + 1_000])
def test_two_that_take_turns_on_a_member_lose_nothing_of_it(tmp_path: Path, first: int) -> None:
    one, other = Arriving(tmp_path), Arriving(tmp_path)
    big, data = member(1, 100_000), content(1, 100_000)
    assert one.add(big, data[:first]) is None
    one.flush()
    other.look_anew()
    assert other.here(big) == first
    assert other.add(big, data[first : first + 40_000]) is None
    other.flush()
    one.look_anew()
    assert one.here(big) == first + 40_000
    assert one.add(big, data[first + 40_000 :]) == data
    settled = one.settled(big)
    assert settled is not None
    assert settled.read_bytes() == data


def test_what_another_process_ended_does_not_come_back(tmp_path: Path) -> None:
    one, other = Arriving(tmp_path), Arriving(tmp_path)
    big, data = member(1, 100_000), content(1, 100_000)
    one.add(big, data[:50_000])
    one.flush()
    one.add(big, data[50_000:50_010])  # in memory only
    other.drop(big)
    one.look_anew()
    assert list(tmp_path.iterdir()) == []
    assert one.here(big) == 0
