"""Trust without a network and without a clock: chains of roots, rollback, old sticks, changes of keys."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Timestamp
from tuf.api.serialization.json import JSONSerializer

from desktop_app.domain.errors import Known
from desktop_app.packs.carrier import FolderCarrier
from desktop_app.packs.folder_source import CarriedMetadata, FolderSource
from desktop_app.packs.supply import Supply
from desktop_app.packs.trust import Anchor, TrustStore
from pack_publisher.keys import demo_keys
from pack_publisher.repository import LIFETIMES
from tests.desktop_app.packs.shelf import WEEK_1, Shelf, shelf
from tests.support.pack_sources import NOW, publish, small_pack
from tests.support.rotated_keys import mark_demo, rotate


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Known) as raised:
        call()
    return raised.value.code


def copy(repository: Path, name: str) -> Path:
    """A stick with the repository as it is now."""
    return Path(shutil.copytree(repository, repository.parent / name))


def keys(laptop: Shelf) -> Path:
    return laptop.repository.parent / "repo-keys"


def test_what_was_verified_is_remembered(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    assert laptop.trust.known() is None
    catalogue = laptop.folder().catalogue()
    known = laptop.trust.known()
    assert known is not None
    assert known.timestamp.version == 1
    assert catalogue.signer == known.signer
    assert len(known.signer) == 4


def test_ten_years_later_everything_installs_and_the_age_is_told(tmp_path: Path) -> None:
    """All metadata of this repository ended long before today's clock, whatever it says."""
    publish(tmp_path / "repo", small_pack(), now=NOW - timedelta(days=20 * 365))
    (tmp_path / "laptop").mkdir()
    laptop = Shelf(tmp_path / "laptop", tmp_path / "repo")
    catalogue = laptop.folder().catalogue()
    assert catalogue.fresh_until == NOW - timedelta(days=20 * 365) + LIFETIMES["timestamp"]
    assert laptop.install().version == "1.0.0"


def test_a_stick_of_another_signer_is_refused_and_nothing_is_remembered(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    foreign = publish(tmp_path / "foreign", small_pack("9.0.0"))
    assert code_of(laptop.folder(foreign).catalogue) == "pack-signer-wrong"
    assert laptop.trust.known() is None
    laptop.install()
    assert code_of(laptop.folder(foreign).catalogue) == "pack-signer-wrong"


def test_an_older_stick_carries_bytes_but_takes_nothing_back(tmp_path: Path) -> None:
    laptop = shelf(tmp_path, small_pack(), small_pack(pack="week-2"))
    stick = copy(laptop.repository, "stick")
    publish(laptop.repository, small_pack("1.1.0", words="New."))
    laptop.folder().catalogue()  # the laptop has seen the newer list, and none of its packs
    source = laptop.folder(stick)
    catalogue = source.catalogue()
    assert catalogue.newest(WEEK_1, None).version == "1.1.0"
    assert code_of(lambda: laptop.install(source)) == "pack-rolled-back"
    unchanged = catalogue.newest(type(WEEK_1)("week-2"), None)
    assert source.index(unchanged)
    known = laptop.trust.known()
    assert known is not None
    assert known.targets.version == 2


def test_an_older_stick_without_the_pack_lacks_it(tmp_path: Path) -> None:
    laptop = shelf(tmp_path, small_pack(pack="week-2"))
    stick = copy(laptop.repository, "stick")
    publish(laptop.repository, small_pack())
    laptop.folder().catalogue()
    assert code_of(lambda: laptop.install(laptop.folder(stick))) == "pack-missing"


def test_a_new_timestamp_over_an_old_list_is_refused(tmp_path: Path) -> None:
    """Mix and match: yesterday's snapshot under tomorrow's timestamp, both with good signatures."""
    laptop = shelf(tmp_path)
    stick = copy(laptop.repository, "stick")
    publish(laptop.repository, small_pack("1.1.0"))
    laptop.folder().catalogue()
    shutil.copytree(keys(laptop), stick.parent / "stick-keys")
    for _ in range(3):
        publish(stick)  # only the timestamp rises, above the laptop's
    assert code_of(laptop.folder(stick).catalogue) == "pack-rolled-back"


def test_keys_of_every_role_can_be_changed(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    anchor = laptop.supply
    rotate(laptop.repository, keys(laptop), "targets", "snapshot", "timestamp", "root")
    rotate(laptop.repository, keys(laptop), "root")
    publish(laptop.repository, small_pack("1.1.0"))
    assert laptop.install().version == "1.1.0"
    known = laptop.trust.known()
    assert known is not None
    assert known.root.version == 3
    assert anchor.anchor().root == (laptop.repository / "metadata/1.root.json").read_bytes()


def test_a_stick_from_before_a_change_of_keys_carries_bytes(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    stick = copy(laptop.repository, "stick")
    rotate(laptop.repository, keys(laptop), "targets", "snapshot", "timestamp")
    publish(laptop.repository, small_pack(), small_pack(pack="week-2"))
    laptop.folder().catalogue()
    source = laptop.folder(stick)
    assert source.catalogue().newest(WEEK_1, None).version == "1.0.0"
    assert laptop.install(source).version == "1.0.0"


def test_keys_taken_out_of_use_sign_nothing_new(tmp_path: Path) -> None:
    """A thief with the old keys and high version numbers."""
    laptop = shelf(tmp_path)
    stolen = Path(shutil.copytree(keys(laptop), tmp_path / "stick-keys"))
    stick = copy(laptop.repository, "stick")
    rotate(laptop.repository, keys(laptop), "targets", "snapshot", "timestamp")
    publish(laptop.repository, small_pack())
    laptop.folder().catalogue()
    for _ in range(5):
        publish(stick, small_pack("9.0.0", words="Evil."))
    assert stolen.exists()
    assert code_of(laptop.folder(stick).catalogue) == "pack-signer-wrong"


def test_keys_that_a_root_took_out_of_use_stay_so_on_a_stick_that_hides_the_root(tmp_path: Path) -> None:
    """A root is published behind the lists that it concerns: what a laptop sees is a new root and no new list."""
    laptop = shelf(tmp_path)
    laptop.folder().catalogue()
    shutil.copytree(keys(laptop), tmp_path / "evil-keys")
    evil = copy(laptop.repository, "evil")
    publish(evil, small_pack("9.0.0", words="Evil."))
    rotate(laptop.repository, keys(laptop), "root")
    laptop.folder().catalogue()
    known = laptop.trust.known()
    assert known is not None
    assert (known.root.version, known.timestamp.version) == (2, 1)
    rotate(laptop.repository, keys(laptop), "timestamp")
    # The timestamp of today is signed by the old key and by the new one.
    _sign_anew(laptop.repository, keys(laptop), tmp_path / "evil-keys")
    laptop.folder().catalogue()
    assert code_of(laptop.folder(evil).catalogue) == "pack-signer-wrong"


def _sign_anew(repository: Path, *folders: Path) -> None:
    """The same timestamp, with signatures of all these keys."""
    path = repository / "metadata" / "timestamp.json"
    metadata = Metadata[Timestamp].from_file(str(path))
    metadata.signatures.clear()
    for folder in folders:
        for signer in demo_keys(folder).of("timestamp"):
            metadata.sign(signer, append=True)
    path.write_bytes(metadata.to_bytes(JSONSerializer(compact=True)))


def test_of_two_that_remember_at_once_the_newer_stays(tmp_path: Path) -> None:
    """A stick is looked at for minutes, and meanwhile the window hears of a newer list."""
    laptop = shelf(tmp_path)
    stick = copy(laptop.repository, "stick")
    publish(laptop.repository, small_pack("1.1.0"))
    slow = laptop.trust
    weighed = slow.weigh(CarriedMetadata(FolderCarrier(stick)))
    laptop.folder().catalogue()
    slow.adopt(weighed.newest)
    known = laptop.trust.known()
    assert known is not None
    assert known.targets.version == 2


def test_what_cannot_be_read_now_does_not_pass_for_nothing(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    stick = copy(laptop.repository, "stick")
    publish(laptop.repository, small_pack("1.1.0"))
    laptop.folder().catalogue()
    state = laptop.root / "packs" / "known.metadata"
    state.rename(laptop.root / "kept")
    state.mkdir()  # as when another program holds the file: it is there, and reading fails
    assert code_of(laptop.folder(stick).catalogue) == "folder-unwritable"
    state.rmdir()
    (laptop.root / "kept").rename(state)
    laptop.folder(stick).catalogue()
    known = laptop.trust.known()
    assert known is not None
    assert known.targets.version == 2


def test_high_numbers_of_a_thief_do_not_block_what_comes_after_new_keys(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    shutil.copytree(keys(laptop), tmp_path / "evil-keys")
    evil = copy(laptop.repository, "evil")
    for _ in range(5):
        publish(evil)
    laptop.folder(evil).catalogue()
    rotate(laptop.repository, keys(laptop), "targets", "snapshot", "timestamp")
    publish(laptop.repository, small_pack("1.1.0"))
    assert laptop.folder().catalogue().newest(WEEK_1, None).version == "1.1.0"


@pytest.mark.parametrize("who", ["new", "one"])
def test_a_root_that_the_old_keys_did_not_sign_is_refused(tmp_path: Path, who: str) -> None:
    laptop = shelf(tmp_path)
    old = demo_keys(keys(laptop)).of("root")
    forged = demo_keys(tmp_path / "forged").of("root")
    rotate(laptop.repository, keys(laptop), "timestamp", signers=forged if who == "new" else old[:1])
    assert code_of(laptop.folder().catalogue) == "pack-signer-wrong"


def test_a_root_out_of_its_turn_is_refused(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    metadata = laptop.repository / "metadata"
    shutil.copy(metadata / "1.root.json", metadata / "2.root.json")
    assert code_of(laptop.folder().catalogue) == "pack-damaged"


def test_a_release_takes_no_demo_root_from_anywhere(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    root = (laptop.repository / "demo_root.json").read_bytes()
    release = tmp_path / "trust"
    release.mkdir()
    (release / "root.json").write_bytes(root)
    assert code_of(Supply(laptop.repository, release, "0.1.0").anchor) == "pack-signer-wrong"
    trust = TrustStore(laptop.root / "packs", Anchor(root, release=True))
    laptop.folder().catalogue()  # remembered by a working copy, which is not believed either
    assert trust.known() is None
    assert code_of(FolderSource(laptop.repository, trust).catalogue) == "pack-signer-wrong"


def test_a_root_cannot_turn_into_a_demo_root_later(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    mark_demo(laptop.repository, keys(laptop), demo=False)
    honest = (laptop.repository / "metadata/2.root.json").read_bytes()
    trust = TrustStore(laptop.root / "packs", Anchor(honest, release=True))
    assert FolderSource(laptop.repository, trust).catalogue()
    mark_demo(laptop.repository, keys(laptop), demo=True)
    assert code_of(FolderSource(laptop.repository, trust).catalogue) == "pack-signer-wrong"


def test_a_program_without_any_root_says_that_there_is_no_source(tmp_path: Path) -> None:
    assert code_of(Supply(tmp_path, tmp_path, "0.1.0").anchor) == "source-missing"


def test_a_release_root_goes_before_the_demo_root(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    mark_demo(laptop.repository, keys(laptop), demo=False)
    release = tmp_path / "trust"
    release.mkdir()
    shutil.copy(laptop.repository / "metadata/2.root.json", release / "root.json")
    anchor = Supply(laptop.repository, release, "0.1.0").anchor()
    assert anchor.release
    assert Metadata.from_bytes(anchor.root).signed.version == 2


@pytest.mark.parametrize("state", [b"", b"\x00", b"\x80", b"\xff" * 100])
def test_a_harmed_memory_is_as_none(tmp_path: Path, state: bytes) -> None:
    laptop = shelf(tmp_path)
    laptop.folder().catalogue()
    (laptop.root / "packs" / "known.metadata").write_bytes(state)
    assert laptop.trust.known() is None
    assert laptop.install().version == "1.0.0"


def test_other_demo_keys_begin_anew(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    again = publish(tmp_path / "again", small_pack("1.1.0"))
    assert Shelf(laptop.root, again).install().version == "1.1.0"
