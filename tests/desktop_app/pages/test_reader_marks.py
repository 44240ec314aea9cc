"""Highlights and notes on the same words are one mark."""

from datetime import UTC, datetime

from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.marks import Anchor, Highlight
from desktop_app.domain.notes import NoteView
from desktop_app.domain.sharing import SharingState
from desktop_app.pages.reader.marks import Mark, highlight_around, join_marks
from desktop_app.pages.reader.passages import Passage

NOW = datetime(2026, 2, 10, 9, 30, tzinfo=UTC)


def anchor(paragraph: int, start: int = 0, end: int = 5) -> Anchor:
    return Anchor(ActivityId("w1-l2"), "1.0.0", paragraph, start, end, "words")


def highlight(name: str, paragraph: int, start: int = 0, end: int = 5) -> Highlight:
    return Highlight(RecordId(name), anchor(paragraph, start, end), NOW)


def note(name: str, place: Anchor | None, deleted: datetime | None = None) -> NoteView:
    return NoteView(RecordId(name), "1.2 Five tasks", "Ask them.", (), place, None, NOW, deleted, SharingState.SAVED)


def keys(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.key for mark in marks]


def test_a_note_on_a_highlight_is_one_mark() -> None:
    marks = join_marks((highlight("h", 2),), (note("n", anchor(2)),), {})
    assert keys(marks) == ["h"]
    assert marks[0].note is not None
    assert marks[0].highlight is not None


def test_marks_stand_in_the_order_of_the_text() -> None:
    marks = join_marks((highlight("late", 7), highlight("first", 0)), (note("n", anchor(3)),), {})
    assert keys(marks) == ["first", "n", "late"]


def test_two_notes_on_one_passage_are_two_marks() -> None:
    marks = join_marks((highlight("h", 2),), (note("n", anchor(2)), note("m", anchor(2))), {})
    assert keys(marks) == ["h", "m"]


def test_free_and_deleted_notes_are_not_in_the_margin() -> None:
    assert join_marks((), (note("free", None), note("gone", anchor(1), NOW)), {}) == ()


def test_a_note_begun_here_keeps_its_key() -> None:
    assert keys(join_marks((), (note("n", anchor(2)),), {RecordId("n"): "place:2:0"})) == ["place:2:0"]


def test_the_highlight_around_a_selection() -> None:
    marks = join_marks((highlight("h", 2, 10, 30),), (), {})
    assert highlight_around(marks, Passage(2, 12, 30)) is marks[0]
    assert highlight_around(marks, Passage(2, 12, 31)) is None
    assert highlight_around(marks, Passage(3, 12, 13)) is None


def test_a_mark_in_a_text_that_changed_knows_its_own_words() -> None:
    marks = join_marks((highlight("h", 1), highlight("i", 2)), (note("n", anchor(2)),), {}, {RecordId("n"): "Before."})
    assert [mark.was for mark in marks] == ["", "Before."]
