"""Writing onto sticks: whole or not at all, and every way in which it fails is told apart."""

import errno
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.storage.courier_bag import ROOM, CourierBag
from desktop_app.storage.stick_file import BESIDE, read_file, unwritten, write_file
from tests.support.profiles import open_test_session


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Files may grow to this many bytes, as on a stick that is full then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def refusal(error: int, folder: Path, size: int = 10) -> Known:
    return unwritten(OSError(error, "no"), folder, size)


def test_a_full_stick_keeps_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    place = tmp_path / "mine.fieldbundle"
    write_file(place, b"old")
    with room_for(1_000), pytest.raises(Known, match="stick-full"):
        write_file(place, bytes(5_000))
    assert place.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [place.name]
    (tmp_path / (place.name + BESIDE)).write_bytes(b"left by a stick that was pulled out")
    write_file(place, b"new")
    assert place.read_bytes() == b"new" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [(errno.ENOSPC, "stick-full"), (errno.EIO, "stick-gone"), (errno.ENODEV, "stick-gone"),
     (errno.EROFS, "stick-unwritable"), (errno.EACCES, "stick-unwritable")],
)  # fmt: skip
def test_why_it_could_not_be_written(tmp_path: Path, error: int, code: str) -> None:
    assert refusal(error, tmp_path).code == code


def test_pulled_out(tmp_path: Path) -> None:
    with pytest.raises(Known, match="stick-gone"):
        write_file(tmp_path / "gone" / "mine", b"x")
    assert refusal(errno.EACCES, tmp_path / "gone").code == "stick-gone"
    with pytest.raises(Known, match="stick-gone"):
        read_file(tmp_path / "gone" / "mine", 10)
    with pytest.raises(Known, match="file-unreadable"):
        read_file(tmp_path / "mine", 10)
    assert refusal(errno.ENOSPC, tmp_path, 1 << 60).facts["needs"] == 1 << 60


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    place = tmp_path / "long"
    place.write_bytes(bytes(5_000))
    assert len(read_file(place, 100)) == 101
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(Known, match="file-unreadable"):
        read_file(tmp_path / "link", 100)


def test_a_couriers_bag_has_room_for_what_waits_and_drops_what_is_done(tmp_path: Path) -> None:
    big = ROOM // 3
    with open_test_session(tmp_path / "profile") as session:
        bag = CourierBag(session.database)

        def take(number: int) -> bytes:
            with session.database.write():
                bag.take(bytes((number,)) * 32, f"{number}", bytes(big), number)
            return bytes((number,)) * 32

        names = [take(number) for number in range(3)]
        with pytest.raises(Known, match="courier-full"):
            take(3)
        bag.answered(names[1], b"answer")
        bag.answered(names[0], bytes(big))
        with pytest.raises(Known, match="courier-full"):
            take(3), take(4)
        bag.handed(names[0], 9)
        take(4)
        assert bag.get(names[0]) is None and bag.get(names[1]) is not None
        assert bag.answer(names[1]) == b"answer" and bag.data(names[1]) is None
