"""Texts written by several laptops and processes: every rule by which no word is lost."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.operations.session import Session
from desktop_app.storage import yjs
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import notes
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import open_test_session

KIND = "note.edit"


def text(value: str) -> Content:
    return Content(texts={"text": value})


def create(session: Session, title: str = "", value: str = "") -> EntryId:
    with session.database.write():
        return session.documents.create(KIND, Content(texts={"title": title, "text": value}))


def save(session: Session, record: EntryId, value: str) -> str:
    with session.database.write():
        return session.documents.save(KIND, record, text(value)).texts["text"]


def read(session: Session, record: EntryId) -> str:
    return session.documents.read(KIND, record).texts["text"]


def row(session: Session, record: EntryId) -> notes.NoteRow:
    found = notes.get(session.database, record)
    assert found is not None
    return found


def entries(session: Session) -> list[Entry]:
    return [entry for _, entry in session.journal.entries.each()]


@pytest.fixture
def two(tmp_path: Path):
    """Two laptops of one person."""
    with open_test_session(tmp_path / "a") as a, open_test_session(tmp_path / "b") as b:
        yield a, b


def test_a_record_is_named_by_the_entry_that_made_it(two) -> None:
    a, _ = two
    record = create(a, "Title", "Text")
    maker = a.journal.entries.maker(record)
    assert maker is not None and maker.id == record and maker.audience == "mine"
    assert row(a, record).text == "Text"


def test_an_empty_text_is_a_record_too(two) -> None:
    a, b = two
    record = create(a)
    b.journal.receive(entries(a))
    assert save(b, record, "first words") == "first words"


def test_two_laptops_that_fill_an_empty_text_keep_both(two) -> None:
    a, b = two
    record = create(a)
    b.journal.receive(entries(a))
    save(a, record, "written on a")
    save(b, record, "written on b")
    a.journal.receive(entries(b))
    b.journal.receive(entries(a))
    assert read(a, record) == read(b, record)
    assert "written on a" in read(a, record) and "written on b" in read(a, record)
    assert row(a, record).text == read(a, record)


def test_an_open_editor_deletes_nothing_it_never_saw(two) -> None:
    a, b = two
    record = create(a, value="one two three")
    b.journal.receive(entries(a))
    a.documents.open(KIND, record)
    save(b, record, "one two three four")
    a.journal.receive(entries(b))
    # The editor still shows what it opened, and saves that with a change of its own.
    assert save(a, record, "zero one two three") == "zero one two three four"


def test_of_two_writers_in_one_session_neither_deletes_what_the_other_alone_saw(two) -> None:
    """Two screens of one window: what the database gave out to one of them, the other does not know."""
    a, b = two
    record = create(a, value="one two three")
    b.journal.receive(entries(a))
    before_me = a.documents.open(KIND, record)
    save(b, record, "one two three four")
    a.journal.receive(entries(b))
    a.documents.open(KIND, record)  # the other screen
    with a.database.write():
        now = a.documents.save(KIND, record, text("zero one three"), seen=before_me)
    assert now.texts["text"] == "zero one three four"
    with a.database.write():
        again = a.documents.save(KIND, record, text("zero one three"), seen=now)
    assert again.texts["text"] == "zero one three"


def test_of_members_of_a_set_too(two) -> None:
    a, _ = two
    record = create(a)
    with a.database.write():
        a.documents.save(KIND, record, Content(sets={"tags": frozenset({"bridge", "gate", "other"})}))
        seen, mine = frozenset({"bridge", "gate"}), frozenset({"gate", "road"})
        now = a.documents.save(KIND, record, Content(sets={"tags": mine}), seen=Content(sets={"tags": seen}))
    assert now.sets["tags"] == {"gate", "road", "other"}


def test_a_text_given_out_from_a_table_deletes_nothing_either(two) -> None:
    a, b = two
    record = create(a, value="one two three")
    b.journal.receive(entries(a))
    a.close()
    with open_test_session(a.paths.root) as again:
        again.documents.shown(KIND, [record])
        save(b, record, "one two three four")
        again.journal.receive(entries(b))
        assert save(again, record, "zero one two three") == "zero one two three four"
        again.documents.shown(KIND, [record])
        assert save(again, record, "one two three four") == "one two three four"


def test_a_command_beside_the_window_deletes_nothing_either(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as window, open_test_session(tmp_path / "a") as command:
        record = create(window, value="one")
        window.documents.open(KIND, record)
        assert save(command, record, "one two") == "one two"
        assert save(window, record, "zero one") == "zero one two"
        assert row(command, record).text == "zero one two"
        command.documents.open(KIND, record)
        assert save(command, record, "zero one two three") == "zero one two three"
        assert read(window, record) == "zero one two three"


def test_a_rollback_leaves_neither_words_nor_gaps(two) -> None:
    a, b = two
    record = create(a, value="kept")
    with pytest.raises(ZeroDivisionError), a.database.write():
        a.documents.save(KIND, record, text("kept and lost"))
        1 / 0  # noqa: B018
    assert read(a, record) == "kept"
    assert save(a, record, "kept and found") == "kept and found"
    b.journal.receive(entries(a))
    assert read(b, record) == "kept and found"


def test_a_rollback_keeps_what_the_writer_had_before_them(two) -> None:
    a, b = two
    record = create(a, value="one")
    b.journal.receive(entries(a))
    a.documents.open(KIND, record)
    save(b, record, "one two")
    a.journal.receive(entries(b))
    with pytest.raises(ZeroDivisionError), a.database.write():
        a.documents.save(KIND, record, text("zero one"))
        1 / 0  # noqa: B018
    assert save(a, record, "zero one") == "zero one two"


def test_a_text_undone_at_its_making_is_not_there(two) -> None:
    a, _ = two
    with pytest.raises(ZeroDivisionError), a.database.write():
        record = a.documents.create(KIND, text("never"))
        1 / 0  # noqa: B018
    assert read(a, record) == ""
    assert entries(a) == []


def test_nothing_changed_writes_nothing(two) -> None:
    a, _ = two
    record = create(a, value="same")
    before = len(entries(a))
    assert save(a, record, "same") == "same"
    assert len(entries(a)) == before


def test_deleting_words_is_an_edit_though_the_state_stays_equal(two) -> None:
    a, b = two
    record = create(a, value="one two three")
    b.journal.receive(entries(a))
    save(a, record, "one three")
    b.journal.receive(entries(a))
    assert read(b, record) == "one three"
    assert save(b, record, "three") == "three"


def test_an_edit_costs_tens_of_bytes(two) -> None:
    a, _ = two
    record = create(a, value="word " * 400)
    before = len(entries(a))
    save(a, record, "word " * 200 + "one sentence more. " + "word " * 200)
    assert sum(len(entry.body) for entry in entries(a)[before:]) < 80


def test_a_long_paste_travels_in_pieces(two) -> None:
    a, b = two
    pasted = "".join(f"Sentence number {n} of a long report. " for n in range(400)) + "مرحبا 😀 " * 300
    record = create(a, value=pasted)
    bodies = [entry.body for entry in entries(a)]
    assert max(map(len, bodies)) < 2_200
    assert len(bodies) > 8
    b.journal.receive(reversed(entries(a)))
    assert read(b, record) == pasted


@pytest.mark.parametrize("hostile", [b"", b"\x00", b"\xff" * 20, b"garbage", b"\x01\x01\xff\xff\xff\xff\x0f\x00"])
def test_hostile_bytes_are_kept_and_never_applied(two, hostile: bytes) -> None:
    a, b = two
    record = create(a, value="good words")
    bad = Entry(EntryId(99, 1), KIND, record, "mine", 5, hostile)
    taken = b.journal.receive([*entries(a), bad])
    assert len(taken.new) == 2
    assert read(b, record) == "good words"
    assert save(b, record, "good words more") == "good words more"
    assert b.journal.entries.get(bad.id) == bad
    a.journal.receive(entries(b))
    assert read(a, record) == "good words more"


def test_a_field_of_another_type_is_left_out(two) -> None:
    from pycrdt import Doc, Map

    a, _ = two
    record = create(a, value="good words")
    other: Doc = Doc(client_id=77)
    other.get("text", type=Map)["x"] = "y"
    a.journal.receive([Entry(EntryId(77, 1), KIND, record, "mine", 5, other.get_update())])
    assert read(a, record) == "good words"
    assert save(a, record, "good words still") == "good words still"


def test_a_full_disk_keeps_the_old_text_and_the_next_save_works(two) -> None:
    a, _ = two
    record = create(a, value="kept")
    pages = a.database.value("PRAGMA page_count")
    a.database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Known) as full:
        save(a, record, "kept " * 20_000)
    assert full.value.code == "disk-full"
    assert read(a, record) == "kept"
    a.database.rows("PRAGMA max_page_count = 1000000")
    assert save(a, record, "kept and more") == "kept and more"


def test_half_an_emoji_becomes_a_mark_and_stops_nothing(two) -> None:
    a, _ = two
    record = create(a)
    assert save(a, record, "broken \ud83d here, whole 😀") == "broken \ufffd here, whole 😀"
    assert save(a, record, "pair \ud83d\ude00") == "pair 😀"


def test_many_open_texts_are_closed_and_opened_again(two) -> None:
    a, b = two
    records = [create(a, value=f"note {n}") for n in range(40)]
    for round_ in range(2):
        for n, record in enumerate(records):
            save(a, record, f"note {n} round {round_}")
    b.journal.receive(entries(a))
    assert [read(b, record) for record in records] == [f"note {n} round 1" for n in range(40)]


def test_pieces_are_cut_between_letters() -> None:
    pieces = list(yjs._pieces("😀" * 3_000))
    assert "".join(pieces) == "😀" * 3_000
    assert all(len(piece.encode()) <= yjs.PIECE_BYTES for piece in pieces)
