"""What a learner can do with notes."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.markdown_text import plain, snippet
from desktop_app.domain.marks import Anchor
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import notes
from desktop_app.operations.session import Session
from desktop_app.storage import settings as names
from sync_protocol.identifiers import EntryId
from tests.support.profiles import FakeClock, open_test_session

ANCHOR = Anchor(ActivityId("w1-l2"), "1.0.0", 4, 0, 11, "the mandate", "before ", " after")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock):
    with open_test_session(tmp_path / "a", clock=clock) as found:
        yield found


def titles(session: Session, **wanted: object) -> list[str]:
    return [row.title for row in notes.list_notes(session, **wanted)]  # type: ignore[arg-type]


def test_a_note_is_there_with_all_it_was_given(session: Session, clock: FakeClock) -> None:
    made = notes.add_note(
        session, title="Mandates", text="**Ask** first.", tags=["#access", "field work "], anchor=ANCHOR
    )
    found = notes.open_note(session, made.id)
    assert found == made
    assert (found.title, found.text, found.tags) == ("Mandates", "**Ask** first.", ("access", "field-work"))
    assert found.anchor == ANCHOR
    assert found.lesson_title is None, "the pack is not installed"
    assert found.changed == clock.moment
    assert found.state is SharingState.SAVED
    (row,) = notes.list_notes(session)
    assert (row.snippet, row.week, row.deleted) == ("Ask first.", None, None)


def test_saving_changes_what_is_given_and_nothing_else(session: Session, clock: FakeClock) -> None:
    made = notes.add_note(session, title="T", text="one", tags=["x"])
    clock.advance(minutes=5)
    saved = notes.save_note(session, made.id, text="one two")
    assert (saved.fields, saved.changed) == ({"title": "T", "text": "one two"}, clock.moment)
    assert notes.open_note(session, made.id).tags == ("x",)
    notes.save_note(session, made.id, title="U", tags=[])
    found = notes.open_note(session, made.id)
    assert (found.title, found.text, found.tags) == ("U", "one two", ())


def test_the_last_changed_comes_first(session: Session, clock: FakeClock) -> None:
    first = notes.add_note(session, title="first")
    clock.advance(minutes=1)
    notes.add_note(session, title="second")
    assert titles(session) == ["second", "first"]
    clock.advance(minutes=1)
    notes.save_note(session, first.id, text="more")
    assert titles(session) == ["first", "second"]


def test_lists_by_tag_and_by_words(session: Session) -> None:
    notes.add_note(session, title="Route", text="the northern corridor", tags=["access", "map"])
    deleted = notes.add_note(session, title="Corridor", text="", tags=["access"])
    notes.add_note(session, title="Other")
    assert set(titles(session, tag="access")) == {"Route", "Corridor"}
    assert set(titles(session, query="corr")) == {"Route", "Corridor"}
    assert titles(session, query="corr north") == ["Route"]
    assert titles(session, tag="access", query="xyzzy") == []
    assert notes.tags(session) == (("access", 2), ("map", 1))
    notes.delete_note(session, deleted.id)
    assert titles(session, query="corr") == ["Route"]
    assert titles(session, query="corr", deleted=True) == ["Corridor"]
    assert notes.tags(session) == (("access", 1), ("map", 1))


def test_the_bin_and_back(session: Session, clock: FakeClock) -> None:
    made = notes.add_note(session, title="T")
    clock.advance(hours=1)
    assert notes.delete_note(session, made.id) == {"notes"}
    assert titles(session) == []
    (row,) = notes.list_notes(session, deleted=True)
    assert row.deleted == clock.moment
    assert notes.open_note(session, made.id).deleted == clock.moment
    assert notes.restore_note(session, made.id) == {"notes"}
    assert titles(session) == ["T"]
    assert titles(session, deleted=True) == []


@pytest.mark.parametrize("note", ["", "nonsense", "00000000000001.1", "x" * 1000, "00000000000001.1\n"])
def test_an_id_that_is_not_here(session: Session, note: str) -> None:
    for act in (notes.open_note, notes.save_note, notes.delete_note, notes.restore_note):
        with pytest.raises(Known) as unknown:
            act(session, RecordId(note))  # type: ignore[operator]
        assert unknown.value.code == "record-unknown"


def test_states_once_enrolled(session: Session) -> None:
    made = notes.add_note(session, title="T")
    session.settings.set(names.PERSON, "0123456789abcdef")
    assert notes.open_note(session, made.id).state is SharingState.WAITING
    with session.database.write():
        session.journal.entries.set_packed([EntryId.parse(made.id)])
    assert notes.open_note(session, made.id).state is SharingState.RECEIVED


def test_an_anchor_of_tomorrow_is_read_as_far_as_it_is_known() -> None:
    text = json.dumps({**json.loads(notes.anchor_text(ANCHOR)), "colour": "green"})
    assert notes.anchor_of(text) == ANCHOR
    for nonsense in (None, "", "{", "[]", "7", '{"quote": "x"}'):
        assert notes.anchor_of(nonsense) is None


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines), encoding="utf-8")
    return path


def test_importing_keeps_ids_and_the_same_id_again_is_an_edit(session: Session, tmp_path: Path) -> None:
    first = write_lines(
        tmp_path / "notes.jsonl",
        {"id": "n1", "title": "One", "body": "eins", "tags": ["x"]},
        "",
        {"id": 2, "title": "Two", "body": "zwei 😀"},
        {"title": "No id"},
    )
    assert notes.import_notes(session, first) == notes.Imported(3, 0, 0)
    notes.delete_note(session, next(row.id for row in notes.list_notes(session) if row.title == "One"))
    again = write_lines(
        tmp_path / "again.jsonl",
        {"id": "n1", "title": "One", "body": "eins, changed", "tags": ["x"]},
        {"id": "2", "title": "Two", "body": "zwei 😀", "tags": []},
    )
    assert notes.import_notes(session, again) == notes.Imported(0, 1, 1)
    found = {note.external_id: note for note in notes.read_notes(session)}
    assert found["n1"].text == "eins, changed", "an edit brings it back from the bin"
    assert found["2"].text == "zwei 😀"
    assert len(found) == 3


def test_the_same_id_twice_in_one_file_is_one_note(session: Session, tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "n.jsonl", {"id": "n", "title": "a"}, {"id": "n", "title": "b"})
    assert notes.import_notes(session, lines) == notes.Imported(1, 1, 0)
    assert titles(session) == ["b"]


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", "7", '"text"', '{"title": 7}', '{"tags": "x"}', '{"tags": [7]}', '{"body": []}', "\x00", "[" * 99999],
)
def test_one_bad_line_changes_nothing(session: Session, tmp_path: Path, bad: str) -> None:
    lines = write_lines(tmp_path / "n.jsonl", {"id": "n1", "title": "good"}, bad)
    with pytest.raises(Known) as unreadable:
        notes.import_notes(session, lines)
    assert (unreadable.value.code, unreadable.value.facts) == ("line-unreadable", {"line": 2})
    assert titles(session) == []


def test_bytes_that_are_no_text_and_files_that_are_not_there(session: Session, tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(b'{"title": "\xff"}')
    with pytest.raises(Known) as unreadable:
        notes.import_notes(session, tmp_path / "n.jsonl")
    assert unreadable.value.code == "line-unreadable"
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(Known) as unreadable:
            notes.import_notes(session, path)
        assert unreadable.value.code == "file-unreadable"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Title\n\nSome **bold** text", "Title Some bold text"),
        ("- one\n- two\n1. three", "one two three"),
        ("> quoted [link](lessons/1.md#x) `code`", "quoted link code"),
        ("2026 was a year. 3 of 4 came", "2026 was a year. 3 of 4 came"),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    assert plain(text) == words


def test_a_snippet_ends_after_a_word() -> None:
    cut = snippet("word " * 100)
    assert cut.endswith("word…") and len(cut) <= 161
    assert snippet("short") == "short"


def test_a_week_off_is_no_error(tmp_path: Path) -> None:
    clock = FakeClock()
    clock.moment += timedelta(days=3650)
    with open_test_session(tmp_path / "a", clock=clock) as session:
        notes.add_note(session, title="T")
        assert notes.list_notes(session)[0].week is None
