"""A changed byte anywhere in a repository is refused, and leaves what was installed as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_format.pack_index import decode_index, is_stored
from desktop_app.domain.errors import Known
from desktop_app.packs.fetch_plan import Missing
from tests.desktop_app.packs.shelf import WEEK_1, Shelf, shelf
from tests.support.pack_sources import publish, small_pack

CODES = frozenset({"pack-damaged", "pack-signer-wrong", "pack-rolled-back", "source-missing"})
STEPS = [13, pytest.param(1, marks=pytest.mark.soak)]
"""Every how many bytes one is changed; all of them in the long runs."""


def verified(laptop: Shelf) -> None:
    """Everything that an installation verifies, without writing members."""
    source = laptop.folder()
    offer = source.catalogue().newest(WEEK_1, None)
    index = decode_index(source.index(offer))
    assert all(
        is_stored(member, data)
        for member, data in source.pieces(offer, index, [Missing(member) for member in index.members])
    )


def changes(data: bytes, path: str, step: int) -> Iterator[tuple[str, bytes]]:
    yield "cut", data[:-1]
    yield "cut to nothing", b""
    yield "longer", data + b"\0"
    for at in range(len(path) % step, len(data), step):
        for mask in (0x01, 0x20):
            yield f"{at} ^ {mask:02x}", data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]


def files_of(folder: Path) -> list[str]:
    """Without the compressed twins, which a folder's reader never opens."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_the_table_names_every_file(origin: Shelf) -> None:
    assert len(files_of(origin.repository)) == len(ENDS)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    laptop = shelf(tmp_path_factory.mktemp("origin"))
    verified(laptop)
    return laptop


ENDS = ("demo_root.json", "1.root.json", "snapshot.json", "targets.json", "timestamp.json", ".index", ".zip")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("end", ENDS)
def test_a_changed_byte_anywhere_is_refused(origin: Shelf, tmp_path: Path, end: str, step: int) -> None:
    (path,) = (path for path in files_of(origin.repository) if path.endswith(end))
    repository = Path(shutil.copytree(origin.repository, tmp_path / "repo"))
    (tmp_path / "laptop").mkdir()
    laptop = Shelf(tmp_path / "laptop", repository)
    data = (repository / path).read_bytes()
    for name, changed in changes(data, path, step):
        (repository / path).write_bytes(changed)
        shutil.rmtree(laptop.root / "packs", ignore_errors=True)
        try:
            verified(laptop)
        except Known as refusal:
            assert refusal.code in CODES, (path, name)
        else:
            pytest.fail(f"{path}: {name} went unnoticed")


@pytest.mark.parametrize("at", range(6))
def test_a_file_that_is_absent_is_refused(origin: Shelf, tmp_path: Path, at: int) -> None:
    needed = [path for path in files_of(origin.repository) if not path.endswith("1.root.json")]
    repository = Path(shutil.copytree(origin.repository, tmp_path / "repo"))
    (repository / needed[at]).unlink()
    (tmp_path / "laptop").mkdir()
    with pytest.raises(Known) as raised:
        verified(Shelf(tmp_path / "laptop", repository))
    assert raised.value.code in CODES


def test_a_refusal_leaves_what_was_installed(origin: Shelf, tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    before = sorted(laptop.root.rglob("*"))
    publish(laptop.repository, small_pack("1.1.0", words="New."))
    (newer,) = (path for path in (laptop.repository / "targets").iterdir() if path.name.endswith("1.1.0.zip"))
    newer.write_bytes(newer.read_bytes()[:-1] + b"\xff")
    with pytest.raises(Known) as raised:
        laptop.install()
    assert raised.value.code == "pack-damaged"
    assert laptop.store.pack(WEEK_1).version == "1.0.0"
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    assert set(before) <= set(laptop.root.rglob("*"))


def test_links_to_elsewhere_are_not_followed(origin: Shelf, tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    for path in (laptop.repository / "targets").iterdir():
        moved = path.rename(tmp_path / path.name)
        path.symlink_to(moved)
    with pytest.raises(Known) as raised:
        laptop.install()
    assert raised.value.code == "pack-damaged"


@pytest.mark.parametrize("name", ["1.snapshot.json", "timestamp.json", "1.targets.json", "2.root.json"])
def test_endless_metadata_is_cut_off(origin: Shelf, tmp_path: Path, name: str) -> None:
    laptop = shelf(tmp_path)
    with (laptop.repository / "metadata" / name).open("wb") as file:
        file.truncate(1 << 30)  # a hole: a gigabyte that takes no room
    with pytest.raises(Known) as raised:
        laptop.install()
    assert raised.value.code == "pack-damaged"
