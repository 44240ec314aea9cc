"""Publishing: keys of four roles, versions that only rise, and refusals that change nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Root, Targets, Timestamp

from pack_publisher.keys import DEMO_MARK, demo_keys, release_keys
from pack_publisher.refusal import Refusal
from pack_publisher.repository import DEMO_FIELD, DEMO_ROOT, LIFETIMES, Repository
from tests.support.pack_sources import NOW, built, publish, small_pack


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def targets(folder: Path, version: int) -> Targets:
    return Metadata[Targets].from_file(str(folder / f"metadata/{version}.targets.json")).signed


def test_each_role_has_keys_of_its_own_and_root_needs_all_of_its(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    root = Metadata[Root].from_file(str(folder / "metadata/1.root.json")).signed
    keys = [keyid for role in root.roles.values() for keyid in role.keyids]
    assert len(set(keys)) == len(keys) == 5
    assert root.roles["root"].threshold == 2
    assert root.consistent_snapshot
    assert root.unrecognized_fields[DEMO_FIELD] is True
    assert (folder / DEMO_ROOT).read_bytes() == (folder / "metadata/1.root.json").read_bytes()


def test_targets_say_what_a_list_of_packs_needs(tmp_path: Path) -> None:
    pack = built(small_pack())
    folder = publish(tmp_path / "repo", small_pack())
    custom = targets(folder, 1).targets["week-1.en-1.0.0.index"].custom
    assert custom == {
        "fieldbook": {
            "pack": "week-1", "language": "en", "week": 1, "version": "1.0.0", "title": "First week",
            "size": len(pack.zip), "min_app": "0.1.0", "zip": "week-1.en-1.0.0.zip",
        }
    }  # fmt: skip


def test_versions_rise_and_an_older_pack_leaves_the_list(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    publish(folder, small_pack("1.1.0"), small_pack(language="fr"))
    assert sorted(targets(folder, 2).targets) == [
        "week-1.en-1.1.0.index", "week-1.en-1.1.0.zip", "week-1.fr-1.0.0.index", "week-1.fr-1.0.0.zip"
    ]  # fmt: skip
    timestamp = Metadata[Timestamp].from_file(str(folder / "metadata/timestamp.json")).signed
    assert (timestamp.version, timestamp.snapshot_meta.version) == (2, 2)


def test_the_same_again_renews_the_timestamp_alone(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    before = state(folder)
    publish(folder, small_pack())
    after = state(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "metadata/timestamp.json",
        "metadata/timestamp.json.gz",
    }


def test_what_would_expire_is_signed_again(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    publish(folder, now=NOW + LIFETIMES["snapshot"])
    assert (folder / "metadata/2.snapshot.json").exists()
    assert not (folder / "metadata/2.targets.json").exists()
    publish(folder, now=NOW + LIFETIMES["targets"] - timedelta(days=1))
    assert (folder / "metadata/2.targets.json").exists()


@pytest.mark.parametrize("files", [small_pack(words="Changed."), small_pack("0.9.0")])
def test_a_published_version_is_neither_replaced_nor_gone_back_on(tmp_path: Path, files: dict[str, bytes]) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    before = state(folder)
    with pytest.raises(Refusal, match="published already"):
        publish(folder, files)
    assert state(folder) == before


def test_a_demo_may_replace_and_leaves_no_files_behind(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    publish(folder, small_pack(words="Changed."), replace=True)
    endings = sorted(path.name.partition("1.0.0.")[2] for path in (folder / "targets").iterdir())
    assert endings == ["index", "index.gz", "zip"]


def test_demo_and_release_keys_never_mix(tmp_path: Path) -> None:
    demo_folder = tmp_path / "demo"
    demo_keys(demo_folder)
    with pytest.raises(Refusal, match="demo keys"):
        release_keys(demo_folder)
    (demo_folder / DEMO_MARK).unlink()
    with pytest.raises(Refusal, match="not marked as demo"):
        demo_keys(demo_folder)
    release = release_keys(demo_folder)
    folder = tmp_path / "repo"
    Repository(folder, release, NOW).publish([(built(small_pack()), "0.1.0")])
    assert not (folder / DEMO_ROOT).exists()
    with pytest.raises(Refusal, match="Demo keys sign demo repositories only"):
        Repository(folder, demo_keys(tmp_path / "other"), NOW).publish([])
    with pytest.raises(Refusal, match="demo"):
        Repository(folder, demo_keys(tmp_path / "other"), NOW).publish([], replace=True)
    with pytest.raises(Refusal, match="never replaced"):
        Repository(folder, release, NOW).publish([], replace=True)


def test_keys_of_another_repository_are_refused(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    before = state(folder)
    with pytest.raises(Refusal, match="not those of this repository"):
        Repository(folder, demo_keys(tmp_path / "others"), NOW).publish([])
    assert state(folder) == before


def test_root_keys_may_be_elsewhere_once_a_root_is_there(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    for path in (tmp_path / "repo-keys").glob("root-*.pem"):
        path.unlink()
    publish(folder, small_pack("2.0.0"))
    with pytest.raises(Refusal, match="no key for the role root"):
        publish_new = Repository(tmp_path / "new", demo_keys(tmp_path / "repo-keys"), NOW)
        publish_new.publish([])


@pytest.mark.parametrize(
    "content", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_key_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    demo_keys(tmp_path / "keys")
    (tmp_path / "keys" / "targets-1.pem").write_bytes(content)
    with pytest.raises(Refusal, match=r"targets-1\.pem cannot be read"):
        demo_keys(tmp_path / "keys")


def test_a_damaged_repository_is_not_published_into(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", small_pack())
    (folder / "metadata/1.targets.json").write_bytes(b"{")
    with pytest.raises(Refusal, match=r"1\.targets\.json cannot be read"):
        publish(folder, small_pack("2.0.0"))
