"""Keys are replaced, renewed, lost and stolen; what laptops then believe, by tuf.ngclient and by our own rules."""

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Snapshot, TargetFile, Targets, Timestamp

from pack_publisher.command_line import run
from pack_publisher.keys import ROLES, Keys, demo_keys, release_keys
from pack_publisher.published import meta_file, read_published, to_bytes
from pack_publisher.refusal import Refusal
from pack_publisher.repository import Repository
from pack_publisher.rotation import accept, propose
from tests.pack_publisher.stepping_disk import SteppingDisk
from tests.support.pack_sources import built, small_pack
from tests.support.tuf_laptops import FolderLaptop, Laptop, NetworkLaptop, Refused

NOW = datetime.now(UTC)  # the real one: tuf.ngclient has no other
ONLINE = ("targets", "snapshot", "timestamp")


class Course:
    """A repository, its keys, and a tool that is called as by hand."""

    def __init__(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.tmp_path, self._capsys = tmp_path, capsys
        self.folder, self.keys = tmp_path / "repo", tmp_path / "keys"
        self._laptops = 0

    def call(self, *words: object, at: datetime = NOW) -> dict[str, Any]:
        """The command's document; ``code`` of a refusal in it."""
        self._capsys.readouterr()
        run([*map(str, words), "--json"], at.timestamp)
        document: dict[str, Any] = json.loads(self._capsys.readouterr().out)
        return document

    def publish(self, version: str, keys: Keys | None = None, at: datetime = NOW) -> None:
        repository = Repository(self.folder, keys or demo_keys(self.keys), at)
        repository.publish([(built(small_pack(version, words=version)), "0.1.0")])

    def laptops(self) -> list[Laptop]:
        """New ones, which trust the first root only."""
        anchor = (self.folder / "metadata" / "1.root.json").read_bytes()
        self._laptops += 1
        home = self.tmp_path / "laptops" / str(self._laptops)
        return [NetworkLaptop(home / "network", anchor, self.folder), FolderLaptop(home / "f", anchor, self.folder)]

    def rotate(self, *roles: str, new: Path, **more: object) -> dict[str, Any]:
        words = [word for role in roles for word in ("--role", role)]
        words += [str(word) for name, value in more.items() for word in (f"--{name}", value)]
        return self.call("rotate-keys", "--repository", self.folder, "--demo-keys", self.keys, "--new", new, *words)


@pytest.fixture
def course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    made = Course(tmp_path, capsys)
    made.publish("1.0.0")
    return made


def see(laptops: Sequence[Laptop], version: str) -> None:
    for laptop in laptops:
        assert f"week-1.en-{version}.zip" in laptop.look(), laptop


def refuse(laptops: Sequence[Laptop], *reasons: str) -> None:
    for laptop in laptops:
        with pytest.raises(Refused) as raised:
            laptop.look()
        assert str(raised.value) in reasons


def seen_or_kept(laptop: Laptop) -> dict[str, int]:
    """What it sees; nothing new when it refuses."""
    try:
        return laptop.look()
    except Refused:
        return {}


def both(first: Keys, second: Keys) -> Keys:
    return first.and_those_of(second)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_can_have_new_keys(course: Course, tmp_path: Path, role: str) -> None:
    known = course.laptops()
    see(known, "1.0.0")
    answer = course.rotate(role, new=tmp_path / "new")
    assert answer["root"]["version"] == 2 and answer["root"]["wanted"] == 0
    assert (answer["signed_anew"], answer["by_both"]) == ((False, False) if role == "root" else (True, True))
    see([*known, *course.laptops()], "1.0.0")
    new = {signer.public_key.keyid for signer in demo_keys(tmp_path / "new").of(role)}
    assert set(answer["root"]["roles"][role]["keys"]) == new
    if role != "root":
        with pytest.raises(Refusal, match="not those of this repository") as raised:
            course.publish("1.1.0")
        assert raised.value.code == "keys-of-others"
    course.publish("1.1.0", both(demo_keys(course.keys), demo_keys(tmp_path / "new")))
    see([*known, *course.laptops()], "1.1.0")


@pytest.mark.parametrize("roles", [("targets",), ("snapshot",), ("timestamp",), ONLINE, ROLES])
def test_a_change_of_keys_is_whole_at_every_step(course: Course, tmp_path: Path, roles: tuple[str, ...]) -> None:
    known = course.laptops()
    new = demo_keys(tmp_path / "new")
    keys = both(demo_keys(course.keys), new)
    ceremony = propose(course.folder, roles, new, NOW)
    ceremony.sign(keys)
    disk = SteppingDisk(lambda: see([*known, *course.laptops()], "1.0.0"))
    accept(course.folder, ceremony.root, keys, NOW, disk=disk)
    see([*known, *course.laptops()], "1.0.0")
    assert disk.steps >= 2


def test_when_the_old_keys_are_lost_the_root_comes_first(course: Course, tmp_path: Path) -> None:
    known = course.laptops()
    see(known, "1.0.0")
    for path in course.keys.glob("timestamp-*"):
        path.unlink()
    answer = course.rotate("timestamp", new=tmp_path / "new")
    assert (answer["signed_anew"], answer["by_both"]) == (True, False)
    see([*known, *course.laptops()], "1.0.0")


def test_a_root_without_keys_for_what_it_changes_is_not_accepted(course: Course, tmp_path: Path) -> None:
    ceremony = propose(course.folder, ["timestamp"], demo_keys(tmp_path / "new"), NOW)
    ceremony.sign(demo_keys(course.keys))
    with pytest.raises(Refusal, match="role timestamp") as raised:
        accept(course.folder, ceremony.root, demo_keys(course.keys), NOW)
    assert raised.value.code == "keys-of-others"
    assert not (course.folder / "metadata" / "2.root.json").exists()
    see(course.laptops(), "1.0.0")


def test_a_laptop_that_skipped_three_roots(course: Course, tmp_path: Path) -> None:
    known = course.laptops()
    see(known, "1.0.0")
    keys = demo_keys(course.keys)
    for number, role in enumerate(["root", "timestamp", "targets", "root"]):
        new = demo_keys(tmp_path / f"new-{number}")
        ceremony = propose(course.folder, [role], new, NOW)
        keys = both(keys, new)
        ceremony.sign(keys)
        accept(course.folder, ceremony.root, keys, NOW)
    course.publish("2.0.0", keys)
    assert len(read_published(course.folder).roots) == 5
    see([*known, *course.laptops()], "2.0.0")


# -- people in several places


@pytest.fixture
def places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    """A release repository: three root keys in three places, two of them must sign; the others lie together."""
    course = Course(tmp_path, capsys)
    for place in ("amsterdam", "bogota", "cairo"):
        course.call("make-keys", tmp_path / place, "--role", "root")
        (tmp_path / "all").mkdir(exist_ok=True)
        (tmp_path / "all" / f"root-{place}.pub").write_bytes((tmp_path / place / "root-1.pub").read_bytes())
    course.call("make-keys", tmp_path / "online", "--role", "targets", "--role", "snapshot", "--role", "timestamp")
    for path in (tmp_path / "online").glob("*.pub"):
        (tmp_path / "all" / path.name).write_bytes(path.read_bytes())
    new = course.call(
        "rotate-keys", "--repository", course.folder, "--new", tmp_path / "all", "--threshold", "root=2",
        "--prepare", tmp_path / "first",
    )  # fmt: skip
    assert new["root"]["version"] == 1 and new["root"]["wanted"] == 2
    return course


def sign(course: Course, ceremony: Path, place: str) -> dict[str, Any]:
    """On a stick of their own, in another place, and back."""
    stick = course.tmp_path / f"stick-{place}-{ceremony.name}"
    shutil.copytree(ceremony, stick)
    return course.call("sign-root", stick, "--keys", course.tmp_path / place)


def accept_from(course: Course, ceremony: str, *places: str, keys: Sequence[str] = ("online",)) -> dict[str, Any]:
    sticks = [course.tmp_path / f"stick-{place}-{ceremony}" for place in places]
    found = [word for each in keys for word in ("--keys", str(course.tmp_path / each))]
    return course.call("accept-root", *sticks, "--repository", course.folder, *found)


def test_two_people_of_three_sign_in_two_places(places: Course, tmp_path: Path) -> None:
    assert sign(places, tmp_path / "first", "amsterdam")["root"]["wanted"] == 1
    refused = accept_from(places, "first", "amsterdam")
    assert refused["code"] == "signatures-wanted"
    assert not places.folder.exists()
    sign(places, tmp_path / "first", "cairo")
    assert accept_from(places, "first", "amsterdam", "cairo")["root"]["wanted"] == 0
    online = release_keys(tmp_path / "online")
    places.publish("1.0.0", online)
    known = places.laptops()
    see(known, "1.0.0")

    # The keeper in Cairo leaves; Dakar takes over. Amsterdam and Bogotá sign, Dakar too because it is named.
    places.call("make-keys", tmp_path / "dakar", "--role", "root")
    (tmp_path / "next").mkdir()
    for place in ("amsterdam", "bogota", "dakar"):
        (tmp_path / "next" / f"root-{place}.pub").write_bytes((tmp_path / place / "root-1.pub").read_bytes())
    places.call(
        "rotate-keys", "--repository", places.folder, "--role", "root", "--new", tmp_path / "next",
        "--prepare", tmp_path / "second",
    )  # fmt: skip
    for place in ("amsterdam", "bogota", "dakar"):
        sign(places, tmp_path / "second", place)
    assert accept_from(places, "second", "amsterdam", "dakar", keys=())["code"] == "signatures-wanted"
    done = accept_from(places, "second", "bogota", "dakar", "amsterdam", keys=())
    assert done["root"]["version"] == 2 and len(done["root"]["signed_by"]) == 3
    see([*known, *places.laptops()], "1.0.0")
    assert places.call("status", "--repository", places.folder)["wrong"] == []

    # From now on Cairo's key signs nothing more.
    places.call("rotate-keys", "--repository", places.folder, "--prepare", tmp_path / "third")
    assert sign(places, tmp_path / "third", "cairo")["code"] == "keys-of-others"


def test_what_is_signed_is_shown_first(places: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign-root", str(tmp_path / "first")], NOW.timestamp) == 0
    shown = capsys.readouterr().out
    assert "root: 2 of 3 must sign" in shown and "still wanted: 2" in shown


def test_signatures_over_another_root_do_not_count(places: Course, tmp_path: Path) -> None:
    sign(places, tmp_path / "first", "amsterdam")
    sign(places, tmp_path / "first", "cairo")
    changed = tmp_path / "stick-cairo-first" / "1.root.json"
    document = json.loads(changed.read_bytes())
    document["signed"]["roles"]["root"]["threshold"] = 1
    changed.write_text(json.dumps(document))
    assert accept_from(places, "first", "amsterdam", "cairo")["code"] == "root-order"
    assert accept_from(places, "first", "cairo")["code"] == "signatures-wanted"


def test_the_root_is_renewed_without_new_keys(course: Course) -> None:
    course.call(
        "rotate-keys", "--repository", course.folder, "--demo-keys", course.keys, "--expires", "root=400", at=NOW
    )
    newest = read_published(course.folder).root
    assert newest is not None and newest.signed.version == 2
    assert timedelta(399) < newest.signed.expires - NOW <= timedelta(400)
    see(course.laptops(), "1.0.0")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--role", "targets", "--new", "demo", "--threshold", "2"], "threshold-wrong"),
        (["--role", "targets"], "key-missing"),
        (["--role", "targets", "--new", "release"], "demo-mixed"),
        (["--role", "root", "--new", "twice"], "key-twice"),
        ([], "key-missing"),
    ],
)
def test_changes_that_are_refused_change_nothing(course: Course, tmp_path: Path, words: list[str], code: str) -> None:
    demo_keys(tmp_path / "demo")
    course.call("make-keys", tmp_path / "release", "--role", "targets")
    demo_keys(tmp_path / "twice")
    (tmp_path / "twice" / "root-3.pem").write_bytes((course.keys / "targets-1.pem").read_bytes())
    keys = ["--demo-keys", course.keys] if words else []
    words = [str(tmp_path / word) if word in {"demo", "release", "twice"} else word for word in words]
    assert course.call("rotate-keys", "--repository", course.folder, *keys, *words)["code"] == code
    assert not (course.folder / "metadata" / "2.root.json").exists()


# -- thieves, and time


class Thief:
    """Has copies of some keys, and a server of his own: a copy of the repository from before."""

    def __init__(self, course: Course, *roles: str, keys: Path | None = None) -> None:
        self.folder = Path(shutil.copytree(course.folder, course.tmp_path / "thief"))
        found = demo_keys(keys or course.keys)
        self._signers: dict[str, CryptoSigner] = {role: found.of(role)[0] for role in roles}

    def publish(self, version: int) -> None:
        """A list with a pack of his own, under high numbers, as far as he has keys."""
        before = read_published(self.folder)
        assert before.targets and before.snapshot and before.timestamp
        data = b"what the thief wants you to read"
        listed: MetaFile = before.snapshot.signed.meta["targets.json"]
        if "targets" in self._signers:
            target = TargetFile.from_data("week-1.en-9.9.9.zip", data, ["sha256"])
            targets = Targets(version, expires=NOW + timedelta(900), targets={target.path: target})
            listed = self._write(targets, f"{version}.targets.json")
            path = self.folder / "targets" / f"{target.hashes['sha256']}.{target.path}"
            path.write_bytes(data)
        snapshot = meta_file(before.snapshot)
        if "snapshot" in self._signers:
            signed = Snapshot(version, expires=NOW + timedelta(900), meta={"targets.json": listed})
            snapshot = self._write(signed, f"{version}.snapshot.json")
        self._write(Timestamp(version, expires=NOW + timedelta(900), snapshot_meta=snapshot), "timestamp.json")

    def _write(self, signed: Targets | Snapshot | Timestamp, name: str) -> MetaFile:
        metadata = Metadata(signed)
        metadata.sign(self._signers[signed.type])
        (self.folder / "metadata" / name).write_bytes(to_bytes(metadata))
        return meta_file(metadata)


def at(laptops: Sequence[Laptop], folder: Path) -> Sequence[Laptop]:
    """The same laptops, looking somewhere else."""
    for laptop in laptops:
        laptop.repository = folder  # type: ignore[attr-defined]  # both kinds have it
    return laptops


def test_what_a_stolen_key_signed_is_refused_after_it_was_replaced(course: Course, tmp_path: Path) -> None:
    thief = Thief(course, *ONLINE)
    thief.publish(7)
    deceived = course.laptops()
    see(at(deceived, thief.folder), "9.9.9")  # nobody can know yet
    careful = course.laptops()
    see(careful, "1.0.0")
    course.rotate(*ONLINE, new=tmp_path / "new")
    course.publish("1.1.0", both(demo_keys(course.keys), demo_keys(tmp_path / "new")))
    see([*at(deceived, course.folder), *careful, *course.laptops()], "1.1.0")
    for laptops in (deceived, careful):
        refuse(at(laptops, thief.folder), "UnsignedMetadataError", "pack-signer-wrong")
        see(at(laptops, course.folder), "1.1.0")


def test_a_stolen_targets_key_alone_signs_nothing_that_is_believed(course: Course) -> None:
    thief = Thief(course, "targets", "timestamp")
    thief.publish(7)
    laptops = course.laptops()
    for laptop in at(laptops, thief.folder):
        assert "week-1.en-9.9.9.zip" not in laptop.look()


@pytest.mark.parametrize("roles", [("timestamp",), ("snapshot", "timestamp")])
def test_recovery_from_a_fast_forward(course: Course, tmp_path: Path, roles: tuple[str, ...]) -> None:
    """High numbers that a thief signed must not keep laptops from hearing us. Source: TUF specification 5.3.11."""
    thief = Thief(course, *roles)
    thief.publish(2_000_000_000)
    laptops = course.laptops()
    see(at(laptops, thief.folder), "1.0.0")
    course.publish("1.1.0")
    assert not any("week-1.en-1.1.0.zip" in seen_or_kept(each) for each in at(laptops, course.folder))
    course.rotate("snapshot", "timestamp", new=tmp_path / "new")
    see([*at(laptops, course.folder), *course.laptops()], "1.1.0")
    course.publish("1.2.0", both(demo_keys(course.keys), demo_keys(tmp_path / "new")))
    see(laptops, "1.2.0")


def test_expired_and_renewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = Course(tmp_path, capsys)
    course.publish("1.0.0", at=NOW - timedelta(days=61))
    network, folder = course.laptops()
    refuse([network], "ExpiredMetadataError")
    see([folder], "1.0.0")  # a stick has no clock
    assert course.call("status", "--repository", course.folder)["roles"]["timestamp"]["days"] < 0
    answer = course.call("renew", "--repository", course.folder, "--demo-keys", course.keys)
    assert answer["versions"] == {"root": 1, "targets": 1, "snapshot": 1, "timestamp": 2}
    see([network, folder, *course.laptops()], "1.0.0")
    assert course.call("status", "--repository", course.folder)["wrong"] == []


def test_two_of_two_must_sign_targets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = Course(tmp_path, capsys)
    course.call("make-keys", tmp_path / "mine", *(word for role in ROLES for word in ("--role", role)))
    course.call("make-keys", tmp_path / "yours", "--role", "targets")
    both_keys = release_keys(tmp_path / "mine", tmp_path / "yours")
    pack = [(built(small_pack()), "0.1.0")]
    Repository(course.folder, both_keys, NOW, thresholds={"targets": 2}).publish(pack)
    see(course.laptops(), "1.0.0")
    with pytest.raises(Refusal, match="2 of its 2 must sign"):
        course.publish("1.1.0", release_keys(tmp_path / "mine"))
    course.publish("1.1.0", both_keys)
    see(course.laptops(), "1.1.0")
    with pytest.raises(Refusal) as raised:
        Repository(course.folder, both_keys, NOW, thresholds={"targets": 1}).publish(pack)
    assert raised.value.code == "threshold-wrong"


def each_file(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_others_signed_is_not_signed_by_accident(course: Course, tmp_path: Path) -> None:
    """Somebody who can write into the repository, and has other keys, gets nothing of his signed by ours."""
    thief = Thief(course, *ONLINE, keys=tmp_path / "his")
    thief.publish(2)
    course.folder = thief.folder
    before = each_file(course.folder)
    with pytest.raises(Refusal, match="was not signed by the keys") as raised:
        course.publish("1.1.0")
    assert raised.value.code == "repository-damaged"
    assert each_file(course.folder) == before
