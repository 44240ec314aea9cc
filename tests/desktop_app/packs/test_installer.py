"""Installing from a folder: what is fetched, what is refused, and that a refusal leaves everything as it was."""

from pathlib import Path

import pytest

from course_format.pack_index import LARGEST_INDEX
from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.packs.installer import BLOCK, SPARE, Installer
from tests.desktop_app.packs.shelf import WEEK_1, WHEN, Shelf, shelf
from tests.support.pack_sources import built, publish, small_pack


def refused(laptop: Shelf, **options: object) -> Known:
    with pytest.raises(Known) as raised:
        laptop.install(**options)  # type: ignore[arg-type]
    return raised.value


def test_progress_grows_to_the_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    done = shelf(tmp_path).install(progress=lambda here, total: told.append((here, total)))
    total = sum(member.stored for member in built(small_pack()).index.members)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    assert told == sorted(told)
    assert (done.members, done.fetched, done.requests, done.bytes) == (5, 5, 0, 0)


def test_stopped_and_gone_on_with(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        laptop.install(cancelled=lambda: next(asked))
    assert laptop.store.installed() == ()
    assert laptop.store.partly()[WEEK_1][0] > 0
    assert laptop.install().fetched == 3
    assert laptop.store.partly() == {}


def test_a_program_too_old_for_the_pack(tmp_path: Path) -> None:
    laptop = shelf(tmp_path, small_pack(min_app="0.2.0"))
    refusal = refused(laptop)
    assert (refusal.code, refusal.facts["needed"]) == ("pack-app-too-old", "0.2.0")


def test_a_pack_nobody_offers(tmp_path: Path) -> None:
    assert refused(shelf(tmp_path), language="ar").code == "pack-unknown"
    assert refused(shelf(tmp_path / "b", small_pack(pack="week-2"))).code == "pack-unknown"


def test_without_a_repository(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    assert refused(laptop, source=laptop.folder(tmp_path / "nowhere")).code == "source-missing"


def test_a_full_disk_is_said_before_anything_is_fetched(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    source = laptop.folder()
    catalogue = source.catalogue()
    offer = catalogue.newest(WEEK_1, None)
    installer = Installer(laptop.store, laptop.root, "0.1.0", free=lambda folder: SPARE)
    with pytest.raises(Known) as raised:
        installer.install(source, offer, catalogue.signer, WHEN)
    assert raised.value.code == "disk-full"
    assert raised.value.facts["needed"] == SPARE + LARGEST_INDEX
    room = SPARE + LARGEST_INDEX
    installer = Installer(laptop.store, laptop.root, "0.1.0", free=lambda folder: room if free_twice.pop() else SPARE)
    free_twice = [False, True]
    with pytest.raises(Known) as raised:
        installer.install(source, offer, catalogue.signer, WHEN)
    assert raised.value.facts["needed"] == SPARE + 5 * BLOCK, "each of five files takes a block"
    assert laptop.store.installed() == ()
    assert laptop.store.partly()[WEEK_1][0] == 0


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("lessons/one.md", b"# One lesson\n\n<script>x()</script>\n"),
        ("lessons/one.md", b"\xff"),
        ("quizzes/one.gift", b"::a:: {"),
        ("glossary.toml", b"[[term]]\n"),
        ("figures/bridge.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("pack.toml", b"[pack]\n"),
    ],
)
def test_a_signed_pack_with_a_bad_file_is_refused_whole(tmp_path: Path, path: str, content: bytes) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    before = laptop.store.installed()
    pack = built(small_pack("1.1.0"))
    publish_changed(laptop, pack_path=path, content=content)
    refusal = refused(laptop)
    assert refusal.code == "pack-damaged"
    assert laptop.store.installed() == before
    assert laptop.store.partly() == {}
    assert pack.index.version == "1.1.0"


def publish_changed(laptop: Shelf, *, pack_path: str, content: bytes) -> None:
    """Publishes version 1.1.0 with one file that ``check`` would never have let through."""
    from course_format.manifest_reader import read_manifest
    from pack_publisher.keys import demo_keys
    from pack_publisher.pack_zip import build_pack
    from pack_publisher.repository import Repository
    from tests.support.pack_sources import NOW

    files = small_pack("1.1.0")
    manifest = read_manifest(files["pack.toml"].decode())
    pack = build_pack(files | {pack_path: content}, sorted(files), manifest)
    Repository(laptop.repository, demo_keys(laptop.repository.parent / "repo-keys"), NOW).publish([(pack, "0.1.0")])


def test_an_older_version_than_the_installed_one_is_refused(tmp_path: Path) -> None:
    """Even from a repository that this laptop knows nothing of: other keys' state was lost, the packs were not."""
    laptop = shelf(tmp_path, small_pack("2.0.0"))
    laptop.install()
    (laptop.root / "packs" / "known.metadata").unlink()
    old = publish(tmp_path / "old", small_pack("1.0.0"))
    elsewhere = Shelf(laptop.root, old)
    assert refused(elsewhere).code == "pack-rolled-back"
    assert laptop.store.pack(WEEK_1).version == "2.0.0"


def test_on_a_full_disk_a_version_that_was_only_kept_for_readers_gives_way(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    publish(laptop.repository, small_pack("1.1.0", words="New."))
    laptop.install()
    assert laptop.store.old() != {}
    publish(laptop.repository, small_pack("1.2.0", words="Newer."))
    source = laptop.folder()
    catalogue = source.catalogue()
    store = laptop.store
    installer = Installer(store, laptop.root, "0.1.0", free=lambda folder: SPARE if store.old() else SPARE * 2)
    done = installer.install(source, catalogue.newest(WEEK_1, None), catalogue.signer, WHEN)
    assert done.version == "1.2.0"
