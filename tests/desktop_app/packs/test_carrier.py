"""A real folder as a carrier: whole files, no links, and the right word for what went wrong."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.packs.carrier import STICK_FOLDER, FolderCarrier


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Known) as raised:
        call()
    return raised.value.code


@pytest.fixture
def carrier(tmp_path: Path) -> FolderCarrier:
    (tmp_path / "stick").mkdir()
    return FolderCarrier(tmp_path / "stick" / STICK_FOLDER)


def test_what_is_written_is_read(carrier: FolderCarrier, tmp_path: Path) -> None:
    assert carrier.names("a") == ()
    assert carrier.size("a/b") is None
    carrier.write("a/b", b"12345")
    assert (carrier.size("a/b"), carrier.names("a"), carrier.read("a/b", 10)) == (5, ("b",), b"12345")
    assert carrier.read("a/b", 2) == b"123"
    assert carrier.read("a/c", 2) is None
    carrier.write("a/b", b"6")
    assert carrier.read("a/b", 9) == b"6"
    carrier.move("a", "c")
    carrier.remove("c/nothing")
    assert carrier.names(".") == ("c",)
    carrier.remove("c")
    assert carrier.names(".") == ()
    assert carrier.free()[0] > carrier.free()[1] > 0


def test_half_a_file_of_before_is_no_hindrance(carrier: FolderCarrier, tmp_path: Path) -> None:
    carrier.write("a", b"old")
    (tmp_path / "stick" / STICK_FOLDER / "a.new").write_bytes(b"ha")
    assert carrier.read("a", 9) == b"old"
    carrier.write("a", b"new")
    assert carrier.names(".") == ("a",)


def test_an_empty_mount_point_is_not_filled(carrier: FolderCarrier, tmp_path: Path) -> None:
    carrier.write("a", b"1")
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    assert code_of(lambda: carrier.read("a", 9)) == "stick-gone"
    assert code_of(lambda: carrier.write("a", b"2")) == "stick-gone"
    assert code_of(carrier.free) == "stick-gone"
    assert not (tmp_path / "stick").exists()


def test_another_disk_in_the_place_of_the_stick_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    place = tmp_path / "place"
    place.symlink_to(tmp_path / "disk")
    carrier = FolderCarrier(place / STICK_FOLDER)
    place.unlink()
    place.symlink_to("/proc")
    assert code_of(lambda: carrier.write("a", b"1")) == "stick-gone"


def test_no_way_leads_over_a_link(carrier: FolderCarrier, tmp_path: Path) -> None:
    carrier.write("a/b", b"1")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b").write_bytes(b"secret")
    folder = tmp_path / "stick" / STICK_FOLDER
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "file").symlink_to(tmp_path / "outside" / "b")
    assert carrier.size("link/b") is None
    assert carrier.names("link") == ()
    assert code_of(lambda: carrier.read("link/b", 9)) == "pack-damaged"
    assert code_of(lambda: carrier.read("file", 9)) == "pack-damaged"
    carrier.write("link/b", b"2")
    carrier.write("file", b"3")
    carrier.remove("link")
    (folder / "again").symlink_to(tmp_path / "outside")
    carrier.remove("again")
    assert (tmp_path / "outside" / "b").read_bytes() == b"secret"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick-full"),
        (errno.EFBIG, "stick-full"),
        (errno.EROFS, "stick-unwritable"),
        (errno.EACCES, "stick-unwritable"),
        (errno.EIO, "stick-gone"),
        (errno.ENODEV, "stick-gone"),
    ],
)
def test_what_the_system_says_when_writing(carrier: FolderCarrier, number: int, code: str) -> None:
    assert carrier._unwritten(OSError(number, os.strerror(number)), 5).code == code


def test_nothing_waits_for_a_pipe(carrier: FolderCarrier, tmp_path: Path) -> None:
    """Whoever opens one for reading waits until somebody writes."""
    carrier.write("a/b", b"1")
    os.mkfifo(tmp_path / "stick" / STICK_FOLDER / "a" / "c")
    assert code_of(lambda: carrier.read("a/c", 9)) == "pack-damaged"
    assert carrier.size("a/c") is None
    carrier.write("a/c", b"2")
    assert carrier.read("a/c", 9) == b"2"


def test_a_file_that_cannot_be_read_is_damage_while_the_rest_can(carrier: FolderCarrier, tmp_path: Path) -> None:
    carrier.write("a/b", b"1")
    assert code_of(lambda: carrier.read("a", 9)) == "pack-damaged"
