"""Highlights and notes in Week 1 over real storage: they survive, stand at their lines and lose no word."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import notes
from desktop_app.operations.session import Session
from desktop_app.pages.reader.document_parts import StopKind
from tests.support.profiles import open_test_session
from tests.support.reader_desk import NOTE, Desk


class Elsewhere:
    """Another laptop of the same person, of which the entries arrive here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def writes(self, session: Session, note: RecordId, text: str) -> None:
        """A text over the one that the note has."""
        with open_test_session(self._folder) as other:
            other.journal.receive([entry for _, entry in session.journal.entries.each()])
            notes.save_note(other, note, text=text)
            session.journal.receive([entry for _, entry in other.journal.entries.each()])


def test_a_highlight_survives_reopening(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.select(1, 0, 30)
    desk.key(Qt.Key.Key_H)
    assert len(desk.marks()) == 1
    again = desks().open()
    (mark,) = again.marks()
    assert mark.mark.anchor.quote == "A message waits on your phone:"
    assert mark.mark.highlight is not None


def test_h_inside_a_highlight_takes_it_away(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.select(1, 0, 30)
    desk.key(Qt.Key.Key_H)
    desk.select(1, 5, 10)
    desk.key(Qt.Key.Key_H)
    assert desk.marks() == []
    assert desks().open().marks() == []


def test_highlights_that_touch_become_one(desk: Desk) -> None:
    desk.open()
    desk.select(1, 0, 20)
    desk.key(Qt.Key.Key_H)
    desk.select(1, 15, 40)
    desk.key(Qt.Key.Key_H)
    (mark,) = desk.marks()
    assert (mark.mark.anchor.start, mark.mark.anchor.end) == (0, 40)


def test_h_without_a_selection_says_how_to_select(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_H)
    assert desk.page.margin.card.isVisible()
    assert desk.page.margin.card.accessibleName() == "Select words first"


def test_a_note_is_written_at_its_line_and_kept(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    again = desks().open()
    (mark,) = again.marks()
    assert mark.editor.text() == NOTE
    assert abs(mark.y() + mark.head_middle() - again.line_middle(2)) <= 1
    assert mark.mark.note is not None
    assert mark.mark.note.title == "1.2 The five tasks"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_kept_note_stands_whole_beside_the_text(desks: Callable[[], Desk], direction: Qt.LayoutDirection) -> None:
    desk = desks().open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE + " Then ask again on Friday, and write down who answered and when.")
    again = desks()
    QApplication.setLayoutDirection(direction)
    again.open()
    (mark,) = again.marks()
    left, right = again.page.text.edges()
    assert mark.geometry().right() < left or mark.x() > right
    assert again.page.text.viewport().rect().contains(mark.geometry())
    parts = [mark.editor.geometry(), mark._privacy.geometry()]
    assert parts[0].bottom() < parts[1].top()
    assert mark.editor.height() >= 3 * 19


def test_signs_of_markdown_are_shown_only_while_writing(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_N)
    desk.write("## Plan\n**Ask** them.")
    again = desks().open()
    (mark,) = again.marks()
    assert mark.editor.toPlainText() == "Plan\nAsk them."
    again.page.margin.write(mark.mark.key)
    assert mark.editor.toPlainText() == mark.editor.text() == "## Plan\n**Ask** them."


def test_a_note_needs_no_highlight(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_N)
    desk.write("A thought.")
    (mark,) = desks().open().marks()
    assert mark.mark.highlight is None
    assert mark.editor.text() == "A thought."


def test_a_note_without_words_is_no_note(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_N)
    desk.write("")
    assert desk.marks() == []
    assert desks().open().marks() == []


def test_words_typed_while_the_first_save_is_under_way_are_saved_too(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    note = desk.page.margin.writing()
    assert note is not None
    QTest.keyClicks(note.editor, "First. ")
    note.editor.tell()
    QTest.keyClicks(note.editor, "Second.")
    note.editor.tell()
    desk.settle()
    (mark,) = desks().open().marks()
    assert mark.editor.text() == "First. Second."


def test_deleting_a_note_leaves_the_highlight(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    (mark,) = desk.marks()
    mark.remove_wanted.emit(mark.mark.key)
    desk.settle()
    (again,) = desks().open().marks()
    assert again.mark.note is None
    again.remove_wanted.emit(again.mark.key)
    assert desks().open().marks() == []


def test_notes_push_one_another_down_and_never_overlap(desk: Desk) -> None:
    desk.open()
    for start, end in ((0, 20), (30, 50), (60, 80)):
        desk.select(2, start, end)
        desk.key(Qt.Key.Key_N)
        desk.write(NOTE)
    marks = desk.marks()
    assert len(marks) == 3
    for above, below in pairwise(marks):
        assert (
            above.editor.mapTo(desk.page, above.editor.rect().bottomLeft()).y()
            < below.mapTo(desk.page, below.rect().topLeft()).y() + below.head_middle()
        )


def test_a_note_changed_elsewhere_is_shown_and_an_open_one_is_left_alone(desk: Desk) -> None:
    desk.open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    (mark,) = desk.marks()
    assert mark.mark.note is not None
    desk.app.run(notes.save_note, mark.mark.note.id, text="Changed by a command.", changes=("notes",))
    desk.qtbot.waitUntil(lambda: mark.editor.text() == "Changed by a command.")


def test_what_comes_into_a_note_that_is_being_written_stays(
    desk: Desk, desks: Callable[[], Desk], tmp_path: Path
) -> None:
    """The margin is given the newer text, and does not show it to somebody who writes: their next words, and those
    typed while those are being saved, take nothing of it away."""
    desk.open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write("The bridge is closed.")
    (mark,) = desk.marks()
    note = mark.mark.note
    assert note is not None
    desk.page.margin.write(mark.mark.key)
    elsewhere = Elsewhere(tmp_path / "other")
    desk.app.run(elsewhere.writes, note.id, "The bridge is closed. Ask Yusuf.", changes=("notes",))
    desk.settle()
    assert mark.editor.text() == "The bridge is closed."
    mark.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(mark.editor, "Seen. ")
    mark.editor.tell()
    QTest.keyClicks(mark.editor, "Twice. ")
    mark.editor.tell()
    QTest.keyClicks(mark.editor, "Yes. ")
    desk.settle()
    assert mark.editor.text() == "Seen. Twice. Yes. The bridge is closed. Ask Yusuf."
    QTest.keyClick(mark.editor, Qt.Key.Key_Escape)
    desk.settle()
    (again,) = desks().open().marks()
    assert again.editor.text() == "Seen. Twice. Yes. The bridge is closed. Ask Yusuf."


def test_words_that_could_not_be_saved_stay_and_go_with_the_next_ones(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write("First.")
    (mark,) = desk.marks()
    desk.page.margin.write(mark.mark.key)
    QTest.keyClicks(mark.editor, " Second.")
    mark.show_unsaved()
    desk.page._marking.show()
    assert mark.editor.text() == "First. Second."
    QTest.keyClick(mark.editor, Qt.Key.Key_Escape)
    desk.settle()
    (again,) = desks().open().marks()
    assert again.editor.text() == "First. Second."


def test_my_answer_is_a_note_at_the_question(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.page.text.set_stop(desk.first(StopKind.WRITE))
    desk.key(Qt.Key.Key_Return)
    desk.write("I work for people in need.")
    again = desks().open()
    (mark,) = again.marks()
    assert mark.mark.anchor.quote.startswith("At an NGO meeting")
    again.page.text.set_stop(again.first(StopKind.WRITE))
    again.key(Qt.Key.Key_Return)
    assert again.page.margin.writing() is mark


def test_letters_typed_into_a_note_are_letters(desk: Desk) -> None:
    desk.open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    note = desk.page.margin.writing()
    assert note is not None
    QTest.keyClicks(note.editor, "hnbct")
    assert note.editor.text() == "hnbct"
    assert not desk.page.bar.bookmark.isChecked()
