"""Older lists are kept for as long as something installed is named by them alone."""

from pathlib import Path

import pytest

from desktop_app.packs.vouchers import version_of
from tests.desktop_app.packs.shelf import WEEK_1, Shelf, shelf
from tests.support.pack_sources import publish, small_pack


def kept(laptop: Shelf) -> list[int]:
    return sorted(laptop.trust.vouchers.lists())


def test_a_list_stays_while_a_version_needs_it(tmp_path: Path) -> None:
    laptop = shelf(tmp_path, small_pack(), small_pack(pack="week-2"))
    laptop.install()
    assert kept(laptop) == []
    publish(laptop.repository, small_pack("1.1.0", words="New."))
    laptop.folder().catalogue()
    assert kept(laptop) == [1]
    publish(laptop.repository, small_pack("1.2.0", words="Newer."))
    laptop.folder().catalogue()
    assert kept(laptop) == [1], "the second list names nothing that is here"
    laptop.install()
    laptop.store.sweep(versions=1)
    laptop.folder().catalogue()
    assert kept(laptop) == []


def test_a_list_of_what_was_removed_goes(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    publish(laptop.repository, small_pack("1.1.0"))
    laptop.folder().catalogue()
    laptop.store.remove(WEEK_1)
    laptop.folder().catalogue()
    assert kept(laptop) == []


def test_what_lies_among_them_is_read_with_care(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    publish(laptop.repository, small_pack("1.1.0"))
    laptop.folder().catalogue()
    folder = laptop.root / "packs" / "vouchers"
    (folder / "2.targets.json").write_bytes(b"[" * 10_000)
    (folder / "x.targets.json").write_bytes(b"")
    publish(laptop.repository)
    laptop.folder().catalogue()
    assert kept(laptop) == [1]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("1.targets.json", 1),
        ("120.targets.json", 120),
        ("0.targets.json", None),
        ("01.targets.json", None),
        ("-1.targets.json", None),
        ("٣.targets.json", None),
        ("9999999999.targets.json", None),
        (".targets.json", None),
        ("1.snapshot.json", None),
        ("timestamp.json", None),
    ],
)
def test_names(name: str, number: int | None) -> None:
    assert version_of(name) == number
