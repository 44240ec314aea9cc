"""The installed packs: read verified, switched in one step, swept of what nobody needs."""

from pathlib import Path

import pytest

from course_format.lesson import Figure
from course_format.pack_index import decode_index
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from tests.desktop_app.packs.shelf import WEEK_1, WHEN, Shelf, shelf
from tests.support.pack_sources import built, publish, small_pack


def members(laptop: Shelf) -> list[Path]:
    return sorted(path for path in (laptop.root / "packs" / "members").rglob("*") if path.is_file())


def code_of(raised: pytest.ExceptionInfo[Known]) -> str:
    return raised.value.code


def test_an_empty_laptop_has_no_packs_and_makes_no_folder(tmp_path: Path) -> None:
    store = Shelf(tmp_path / "laptop", tmp_path / "none").store
    assert store.installed() == ()
    assert store.damaged() == ()
    assert store.used() == 0
    with pytest.raises(Known) as raised:
        store.lesson(WEEK_1, "lessons/one.md")
    assert code_of(raised) == "pack-missing"
    assert not (tmp_path / "laptop").exists()


def test_what_was_installed_is_read(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    (pack,) = laptop.store.installed()
    assert (pack.id, pack.language, pack.version, pack.installed_on) == (WEEK_1, "en", "1.0.0", WHEN)
    assert pack.manifest.title == "First week"
    assert pack.size == sum(member.stored for member in built(small_pack()).index.members)
    store = laptop.store
    lesson = store.lesson(WEEK_1, "lessons/one.md")
    assert lesson.title == "One lesson"
    assert any(isinstance(block, Figure) for block in lesson.blocks)
    assert store.lesson(WEEK_1, "lessons/one.md") is lesson
    assert store.quiz(WEEK_1, "quizzes/one.gift").title == "Questions"
    assert store.glossary(WEEK_1)[0].id == "convoy"
    assert store.read(WEEK_1, "figures/bridge.svg") == small_pack()["figures/bridge.svg"]


def test_a_file_that_is_not_in_the_pack(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    for path in ("lessons/none.md", "../fieldbook.db", "/etc/passwd"):
        with pytest.raises(Known) as raised:
            laptop.store.read(WEEK_1, path)
        assert code_of(raised) == "pack-damaged"
        with pytest.raises(Known) as raised:
            laptop.store.lesson(WEEK_1, path)
        assert code_of(raised) == "pack-damaged"


def test_an_update_shares_what_did_not_change_and_the_old_version_goes_with_the_next_sweep(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    before = len(members(laptop))
    publish(laptop.repository, small_pack("1.1.0", words="New words."))
    done = laptop.install()
    assert (done.version, done.members, done.fetched) == ("1.1.0", 5, 2)  # pack.toml and the lesson
    assert [version for version, _ in laptop.store.old()[WEEK_1]] == ["1.0.0"]
    assert laptop.store.old(only=()) == {}
    laptop.store.sweep(versions=1)
    assert len(members(laptop)) == before
    assert laptop.store.old() == {}
    (pack,) = laptop.store.installed()
    assert pack.version == "1.1.0"


def test_a_version_that_a_draft_needs_outlives_two_more(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    first = laptop.store.pack(WEEK_1).index_hash
    for version in ("1.1.0", "1.2.0"):
        publish(laptop.repository, small_pack(version, words=f"Words of {version}."))
        laptop.install(needed={first})
    assert [version for version, _ in laptop.store.old({first})[WEEK_1]] == ["1.0.0"]
    laptop.store.sweep({first}, versions=1)
    before = laptop.store.used()
    assert [version for version, _ in laptop.store.old()[WEEK_1]] == ["1.0.0"], "nobody needs 1.1.0"
    own = sum(size for _, size in laptop.store.old()[WEEK_1])
    assert own > 0
    assert laptop.store.sweep(needed={first}, versions=1) == 0
    assert first.hex() in {path.name for path in members(laptop)}
    assert laptop.store.sweep(versions=1) == own
    assert laptop.store.used() == before - own
    assert laptop.store.old() == {}


def test_who_reads_while_a_version_is_switched_reads_on(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    window = laptop.store
    digest = window.pack(WEEK_1).index_hash
    reading = window.files(decode_index(window.stored(digest)))
    publish(laptop.repository, small_pack("1.1.0", words="New words."))
    laptop.install()
    assert all(reading[path] for path in reading), "nothing was taken away from who is in the middle of it"
    publish(laptop.repository, small_pack("1.2.0", words="Newer words."))
    laptop.install()
    assert [version for version, _ in laptop.store.old()[WEEK_1]] == ["1.1.0"], "one version before, not all of them"


def test_a_store_that_was_open_sees_what_another_process_installed(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    window = laptop.store
    assert window.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    changed = small_pack("1.1.0")
    changed["lessons/one.md"] = changed["lessons/one.md"].replace(b"One lesson", b"Another", 1)
    publish(laptop.repository, changed)
    laptop.install()
    assert window.lesson(WEEK_1, "lessons/one.md").title == "Another"
    laptop.store.remove(WEEK_1)
    with pytest.raises(Known) as raised:
        window.lesson(WEEK_1, "lessons/one.md")
    assert code_of(raised) == "pack-missing"


def test_removing_frees_the_space(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    laptop.store.remove(WEEK_1)
    laptop.store.sweep()
    assert laptop.store.installed() == ()
    assert laptop.store.used() == 0


def test_another_language_takes_the_place_and_comes_back_without_fetching(tmp_path: Path) -> None:
    laptop = shelf(tmp_path, small_pack(), small_pack(language="fr"))
    laptop.install()
    laptop.install(language="fr")
    assert laptop.store.pack(WEEK_1).language == "fr"
    assert laptop.install(language="en").fetched == 0
    assert laptop.store.pack(WEEK_1).language == "en"


@pytest.mark.parametrize("harm", ["change", "cut", "remove"])
def test_a_harmed_member_is_never_shown_and_is_mended_by_installing_again(tmp_path: Path, harm: str) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    for path in members(laptop):
        data = path.read_bytes()
        if harm == "remove":
            path.unlink()
        else:
            path.write_bytes(data[:-1] if harm == "cut" else bytes([data[0] ^ 1]) + data[1:])
    with pytest.raises(Known) as raised:
        laptop.store.lesson(WEEK_1, "lessons/one.md")
    assert code_of(raised) == "pack-damaged"
    assert laptop.store.installed() == ()
    assert laptop.store.damaged() == (WEEK_1,)
    laptop.install()
    assert laptop.store.damaged() == ()
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"


def test_one_absent_figure_makes_the_pack_damaged_but_leaves_the_lessons(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    store = laptop.store
    (member,) = (member for member in built(small_pack()).index.members if member.path.endswith(".svg"))
    digest = member.stored_hash.hex()
    (laptop.root / "packs" / "members" / digest).unlink()
    assert [pack.id for pack in store.installed()] == [WEEK_1]
    assert store.damaged() == (WEEK_1,)
    assert store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    with pytest.raises(Known) as raised:
        store.read(WEEK_1, "figures/bridge.svg")
    assert code_of(raised) == "pack-damaged"


@pytest.mark.parametrize("record", [b"", b"{}", b'{"format":1,"versions":[]}', b"\xff" * 20, b"[" * 5000])
def test_a_harmed_record_is_a_damaged_pack(tmp_path: Path, record: bytes) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    (laptop.root / "packs" / "installed" / "week-1.json").write_bytes(record)
    store = laptop.store
    assert store.installed() == ()
    assert store.damaged() == (WEEK_1,)
    assert store.sweep() == 0
    laptop.install()
    assert laptop.store.damaged() == ()


def test_a_record_of_another_pack_is_damage(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    installed = laptop.root / "packs" / "installed"
    (installed / "week-1.json").rename(installed / "week-2.json")
    assert laptop.store.damaged() == (PackId("week-2"),)


def test_bytes_of_another_hash_are_not_kept(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    member = built(small_pack()).index.members[0]
    with pytest.raises(Known) as raised:
        laptop.store.keep(member, b"x" * member.stored)
    assert code_of(raised) == "pack-damaged"
    assert members(laptop) == []


def test_a_version_on_its_way_is_told_and_not_swept(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    pack = built(small_pack())
    store = laptop.store
    with store.alone():
        store.begin(pack.index, pack.index_bytes, "abcd", WHEN)
        first = pack.index.members[0]
        store.keep(first, pack.zip[first.offset : first.offset + first.stored])
    assert store.sweep() == 0
    here, total = store.partly()[WEEK_1]
    assert (here, total) == (first.stored, sum(member.stored for member in pack.index.members))
    assert store.installed() == ()
    store.abandon(WEEK_1)
    assert store.sweep() > 0
    assert store.used() == 0


def nest(laptop: Shelf) -> None:
    """Lays the members out as programs before this layout did: in folders of 256."""
    members = laptop.root / "packs" / "members"
    for path in list(members.iterdir()):
        (members / path.name[:2]).mkdir(exist_ok=True)
        path.rename(members / path.name[:2] / path.name[2:])


def test_a_profile_with_the_older_layout_goes_on_as_it_was(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    used = laptop.store.used()
    nest(laptop)
    assert laptop.store.damaged() == ()
    nest(laptop)
    assert laptop.store.lesson(WEEK_1, "lessons/one.md").title == "One lesson"
    nest(laptop)
    assert laptop.install().fetched == 0, "nothing comes again"
    nest(laptop)
    assert laptop.store.used() == used
    nest(laptop)
    store = laptop.store
    store.remove(WEEK_1)
    assert store.sweep() == used, "nothing is left behind"
    assert list((laptop.root / "packs" / "members").iterdir()) == []


def test_two_processes_meet_the_older_layout_at_once(tmp_path: Path) -> None:
    laptop = shelf(tmp_path)
    laptop.install()
    nest(laptop)
    one, other = laptop.store, laptop.store
    assert one.damaged() == ()
    assert other.damaged() == (), "what the first one moved is found"
