"""What the list of packs says of earlier versions, what is removed, and what ``status`` tells."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from course_format.index_changes import changed_index
from pack_publisher.earlier_versions import MOST_VERSIONS
from pack_publisher.keys import demo_keys
from pack_publisher.published import read_published
from pack_publisher.refusal import Refusal
from pack_publisher.repository import Repository
from pack_publisher.status import status
from tests.pack_publisher.stepping_disk import FailingDisk
from tests.support.pack_sources import NOW, built, publish, small_pack


def pack(version: str) -> dict[str, bytes]:
    """Each version has another lesson and manifest, and the rest in common."""
    return small_pack(version, words=f"As of {version}.")


def since(folder: Path) -> dict[str, int]:
    targets = read_published(folder).targets
    assert targets is not None
    (facts,) = (
        target.custom["fieldbook"] for path, target in targets.signed.targets.items() if path.endswith(".index")
    )
    found: dict[str, int] = facts.get("since", {})
    return found


def changed_bytes(old: str, new: str) -> int:
    before = {member.stored_hash for member in built(pack(old)).index.members}
    return sum(member.stored for member in built(pack(new)).index.members if member.stored_hash not in before)


def zips(folder: Path) -> list[str]:
    return sorted(path.name.split(".", 1)[1] for path in (folder / "targets").glob("*.zip"))


def prune(folder: Path, *packs: dict[str, bytes]) -> None:
    keys = demo_keys(folder.parent / "repo-keys")
    Repository(folder, keys, NOW).publish([(built(files), "0.1.0") for files in packs], prune=True)


def test_bytes_since_the_last_five_versions(tmp_path: Path) -> None:
    versions = [f"1.{number}.0" for number in range(8)]
    for version in versions:
        folder = publish(tmp_path / "repo", pack(version))
    expected = {old: changed_bytes(old, versions[-1]) for old in versions[-2:-7:-1]}
    assert since(folder) == expected
    assert len(expected) == MOST_VERSIONS and all(
        0 < each < len(built(pack("1.7.0")).zip) for each in expected.values()
    )


def test_an_update_needs_a_difference_and_not_the_whole_index(tmp_path: Path) -> None:
    versions = ("1.0.0", "1.1.0", "1.2.0")
    for version in versions:
        folder = publish(tmp_path / "repo", pack(version))
    old, middle, new = (built(pack(version)).index_bytes for version in versions)
    name = f"{sha256(new).hexdigest()}.week-1.en-1.2.0.index"
    for earlier in (old, middle):
        changes = (folder / "targets" / f"{name}.from-{sha256(earlier).hexdigest()[:16]}").read_bytes()
        assert changed_index(earlier, changes) == new
    prune(folder)
    prune(folder)
    assert len(list((folder / "targets").glob("*.from-*"))) == 2  # those to the newest; nobody wants the others


def test_nothing_since_when_there_was_nothing(tmp_path: Path) -> None:
    assert since(publish(tmp_path / "repo", pack("1.0.0"))) == {}


def test_a_version_that_nobody_could_have_is_not_reckoned_with(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"))
    with pytest.raises(OSError, match="power"):
        Repository(folder, demo_keys(tmp_path / "repo-keys"), NOW, disk=FailingDisk(5)).publish(
            [(built(pack("1.1.0")), "0.1.0")]
        )
    publish(folder, pack("1.2.0"))
    assert set(since(folder)) == {"1.0.0"}


def test_an_index_that_is_gone_or_damaged_is_left_out(tmp_path: Path) -> None:
    for version in ("1.0.0", "1.1.0"):
        folder = publish(tmp_path / "repo", pack(version))
    for path in (folder / "targets").glob("*1.0.0.index"):
        path.unlink()
    for path in (folder / "targets").glob("*1.1.0.index"):
        path.write_bytes(b"damaged")
    publish(folder, pack("1.2.0"))
    assert since(folder) == {}


def test_pruning_keeps_this_list_and_the_one_before(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"), small_pack(language="fr"))
    publish(folder, pack("1.1.0"))
    prune(folder, pack("1.2.0"))
    assert zips(folder) == ["week-1.en-1.1.0.zip", "week-1.en-1.2.0.zip", "week-1.fr-1.0.0.zip"]
    prune(folder)
    assert zips(folder) == ["week-1.en-1.2.0.zip", "week-1.fr-1.0.0.zip"]
    assert status(folder, NOW).wrong == ()


def test_pruning_keeps_what_the_next_publication_reckons_with(tmp_path: Path) -> None:
    versions = [f"1.{number}.0" for number in range(9)]
    for version in versions:
        folder = publish(tmp_path / "repo", pack(version))
        prune(folder)
    assert len(list((folder / "targets").glob("*.index"))) == MOST_VERSIONS + 1
    assert set(since(folder)) == set(versions[-2:-7:-1])


def test_status_says_who_signs_and_until_when(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"))
    found = status(folder, NOW)
    assert (found.demo, found.wrong, found.soon) == (True, (), ())
    days = {role.role: role.days for role in found.roles}
    assert days == {"root": 3650, "targets": 730, "snapshot": 180, "timestamp": 60}
    assert all(set(role.signed_by) == set(role.keys) for role in found.roles)
    assert [each["version"] for each in found.packs] == ["1.0.0"]
    assert any("2 of 2 must" in line for line in found.lines())


def test_status_warns_in_time(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"))
    assert ["timestamp expires in 14 days" in each for each in status(folder, NOW + timedelta(days=46)).soon] == [True]
    late = status(folder, NOW + timedelta(days=61))
    assert len(late.wrong) == 1 and "timestamp has expired" in late.wrong[0]


def test_status_finds_what_is_missing_or_changed(tmp_path: Path) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"))
    (index,) = (folder / "targets").glob("*.index")
    (whole,) = (folder / "targets").glob("*.zip")
    index.unlink()
    whole.write_bytes(b"x" * whole.stat().st_size)
    assert sorted(each.partition(" ")[2].partition(".")[0] for each in status(folder, NOW).wrong) == [
        "is missing", "was changed"
    ]  # fmt: skip
    publish(folder, pack("1.0.0"))  # the remedy that it names
    assert status(folder, NOW).wrong == ()


def test_status_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as raised:
        status(tmp_path, NOW)
    assert raised.value.code == "no-repository"


@pytest.mark.parametrize("name", ["1.root.json", "1.snapshot.json", "1.targets.json", "timestamp.json"])
@pytest.mark.parametrize("content", [b"", b"{", b"{}", b'{"signed": {"_type": "mirror"}, "signatures": []}'])
def test_unreadable_metadata_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"))
    (folder / "metadata" / name).write_bytes(content)
    with pytest.raises(Refusal) as raised:
        status(folder, NOW)
    assert raised.value.code == "repository-damaged" and name in str(raised.value)


@pytest.mark.parametrize("name", ["1.snapshot.json", "1.targets.json"])
def test_metadata_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    folder = publish(tmp_path / "repo", pack("1.0.0"))
    (folder / "metadata" / name).unlink()
    with pytest.raises(Refusal, match=name) as raised:
        publish(folder, pack("1.1.0"))
    assert raised.value.code == "repository-damaged"
