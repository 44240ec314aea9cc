"""Reading a lesson of Week 1 with real storage: marks survive, the place is kept, everything works by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.learner import Theme
from desktop_app.operations import notes
from desktop_app.pages.reader import ReaderPage
from desktop_app.pages.reader.document_parts import Stop, StopKind
from desktop_app.pages.reader.margin_note import MarginNote
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from tests.support.navigation import RecordingNavigator
from tests.support.reading import reading_app, settle

LESSON = "w1-l2"
NOTE = "Ask the captain who reads our list."


@dataclass
class Desk:
    """A reader on the screen. ``again`` closes everything and opens it anew over the same profile."""

    qtbot: QtBot
    profile: Path
    app: AppState
    page: ReaderPage
    went: RecordingNavigator

    def open(self, target: str = LESSON, size: tuple[int, int] = (1053, 800)) -> "Desk":
        self.page.resize(*size)
        self.page.show()
        self.page.enter(target)
        self.settle()
        return self

    def settle(self) -> None:
        settle(self.qtbot, self.app)

    def select(self, paragraph: int, start: int, end: int) -> None:
        lesson = self.page.text.lesson
        assert lesson is not None
        cursor = QTextCursor(self.page.text.document())
        cursor.setPosition(lesson.passages.position(paragraph, start) or 0)
        cursor.setPosition(lesson.passages.position(paragraph, end) or 0, QTextCursor.MoveMode.KeepAnchor)
        self.page.text.setTextCursor(cursor)

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.page.text, key, modifier)
        self.settle()

    def marks(self) -> list[MarginNote]:
        found = self.page.text.viewport().findChildren(MarginNote)
        return sorted((note for note in found if note.isVisible()), key=lambda note: note.y())

    def first(self, kind: StopKind) -> Stop:
        assert self.page.text.lesson is not None
        return next(stop for stop in self.page.text.lesson.stops if stop.kind is kind)

    def line_middle(self, paragraph: int, start: int = 0) -> float:
        lesson = self.page.text.lesson
        assert lesson is not None
        rect = self.page.text.line_top(lesson.passages.position(paragraph, start) or 0)
        return rect.center().y() - self.page.text.scrolled()

    def write(self, words: str) -> None:
        note = self.page.margin.writing()
        assert note is not None
        for line, part in enumerate(words.split("\n")):
            if line:
                QTest.keyClick(note.editor, Qt.Key.Key_Return)
            QTest.keyClicks(note.editor, part)
        QTest.keyClick(note.editor, Qt.Key.Key_Escape)
        self.settle()


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    opened: list[Desk] = []

    def close() -> None:
        if opened:
            desk = opened.pop()
            desk.page.close()
            settle(qtbot, desk.app)
            desk.page.deleteLater()
            desk.app.close()

    def make() -> Desk:
        close()
        app, went = reading_app(tmp_path / "profile"), RecordingNavigator()
        page = ReaderPage(app, went)
        opened.append(Desk(qtbot, tmp_path / "profile", app, page, went))
        return opened[-1]

    yield make
    close()


@pytest.fixture
def desk(desks: Callable[[], Desk]) -> Desk:
    return desks()


def test_a_lesson_is_shown_with_its_sections_and_its_ways_on(desk: Desk) -> None:
    desk.open()
    page = desk.page
    assert "The five tasks" in page.text.toPlainText()
    assert page.bar.back.text() == "Week 1"
    assert "1.1" in page.foot.previous.accessibleName()
    assert "1.3" in page.foot.next.accessibleName()
    assert page.end.button.text() == "Mark as read and go on"
    page.foot.next.click()
    page.foot.previous.click()
    page.bar.back.click()
    assert desk.went.went == [("reader", "w1-l3"), ("reader", "w1-l1"), ("journey", None)]


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


def test_the_glossary_opens_and_closes_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_Tab)
    stop = desk.page.text.stop
    assert stop is not None
    assert stop.kind is StopKind.TERM
    desk.key(Qt.Key.Key_Return)
    card = desk.page.margin.card
    assert card.isVisible()
    assert card.accessibleName() == "focal point"
    middle = desk.page.text.line_top(stop.start).center().y() - desk.page.text.scrolled()
    assert card.y() < middle < card.y() + card.height()
    desk.key(Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_tab_walks_through_all_stops_and_then_leaves_the_text(desk: Desk) -> None:
    desk.open()
    assert desk.page.text.lesson is not None
    seen = []
    for _ in desk.page.text.lesson.stops:
        desk.key(Qt.Key.Key_Tab)
        assert desk.page.text.stop is not None
        seen.append(desk.page.text.stop)
    assert tuple(seen) == desk.page.text.lesson.stops
    desk.key(Qt.Key.Key_Tab)
    assert desk.page.text.stop is None


def test_our_answer_is_shown_and_hidden_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.page.text.set_stop(desk.first(StopKind.ANSWER))
    desk.key(Qt.Key.Key_Return)
    assert "A good answer names your role" in desk.page.text.toPlainText()
    desk.key(Qt.Key.Key_Return)
    assert "A good answer names your role" not in desk.page.text.toPlainText()


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


def test_actions_work_by_mouse(desk: Desk) -> None:
    desk.open()
    text = desk.page.text
    stop = desk.first(StopKind.ANSWER)
    text.set_stop(stop)
    (rect,) = text.stop_rects(stop)
    point = rect.center().toPoint()
    point.setY(point.y() - text.scrolled())
    desk.qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "A good answer names your role" in text.toPlainText()


def test_the_place_is_kept_and_found_again(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    shown = desk.page.text.lesson
    assert shown is not None
    paragraph = shown.passages.paragraph_at(desk.page.text.top_position())
    desk.page.hide()
    desk.settle()
    again = desks().open()
    lesson = again.page.text.lesson
    assert lesson is not None
    assert lesson.passages.paragraph_at(again.page.text.top_position()) == paragraph


def test_a_section_is_opened_by_number_and_by_name(desk: Desk) -> None:
    for target in (f"{LESSON}#2", f"{LESSON}#first-week"):
        desk.open(target)
        lesson = desk.page.text.lesson
        assert lesson is not None
        top = desk.page.text.line_top(lesson.section_positions()[2]).top() - desk.page.text.scrolled()
        assert 0 <= top <= 40


def test_sections_are_ticked_when_read_and_not_when_jumped_over(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.page.go_to_section(4)
    desk.page.hide()
    desk.settle()

    again = desks().open()
    again.page.text.verticalScrollBar().setValue(again.page.text.verticalScrollBar().maximum())
    again.page.hide()
    again.settle()
    third = desks().open()
    view = third.page._view
    assert view is not None
    assert 4 in view.read_sections
    assert 2 not in view.read_sections


def test_finishing_goes_on_to_the_next_activity(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.page.end.button.click()
    desk.settle()
    assert desk.went.went == [("reader", "w1-l3")]
    again = desks().open()
    assert again.page.end.button.text() == "Go on"


def test_after_the_last_lesson_the_quiz_follows(desk: Desk) -> None:
    desk.open("w1-l7")
    desk.page.end.button.click()
    desk.settle()
    assert desk.went.went == [("quiz", "w1-quiz")]


def test_a_bookmark_is_kept(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_B)
    assert desk.page.bar.bookmark.isChecked()
    assert desks().open().page.bar.bookmark.isChecked()


def test_a_link_leads_to_the_other_lesson(desk: Desk) -> None:
    desk.open("w1-l1")
    desk.page.text.set_stop(desk.first(StopKind.LINK))
    desk.key(Qt.Key.Key_Return)
    assert desk.went.went == [("reader", "w1-l2#officer-focal-point")]


def test_words_are_selected_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_Right)
    assert desk.page.text.caret_shown()
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.page.text.textCursor().selectedText()) == 2
    desk.key(Qt.Key.Key_Escape)
    assert not desk.page.text.caret_shown()


def test_arrows_and_space_scroll(desk: Desk) -> None:
    desk.open()
    bar = desk.page.text.verticalScrollBar()
    desk.key(Qt.Key.Key_Down)
    assert bar.value() > 0
    step = bar.value()
    desk.key(Qt.Key.Key_Space)
    assert bar.value() > step + 400
    desk.key(Qt.Key.Key_Home)
    assert bar.value() == 0
    desk.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_letters_typed_into_a_note_are_letters(desk: Desk) -> None:
    desk.open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    note = desk.page.margin.writing()
    assert note is not None
    QTest.keyClicks(note.editor, "hnbct")
    assert note.editor.text() == "hnbct"
    assert not desk.page.bar.bookmark.isChecked()


def test_right_to_left_everything_stands_on_the_other_side(desk: Desk, rtl: None) -> None:
    desk.open()
    page, text = desk.page, desk.page.text
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    (mark,) = desk.marks()
    left, right = text.edges()
    assert text.viewport().mapTo(page, mark.rect().topLeft()).x() < left
    assert mark.geometry().right() < left
    assert page.side.geometry().left() > right
    assert page.bar.back.geometry().left() > page.bar.bookmark.geometry().left()


def test_in_a_narrow_window_notes_stand_below_their_paragraph(desk: Desk) -> None:
    desk.open(size=(798, 600))
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    (mark,) = desk.marks()
    left, _ = desk.page.text.edges()
    assert left - 12 <= mark.geometry().left()
    assert mark.y() > desk.line_middle(2)
    assert mark.geometry().bottom() <= desk.line_middle(3) + 12
    assert not desk.page.side.isVisible()
    assert desk.page.bar.contents.isVisible()


def test_the_contents_open_in_a_popover_when_there_is_no_room(desk: Desk) -> None:
    desk.open(size=(798, 600))
    desk.key(Qt.Key.Key_C)
    assert desk.page.contents.isVisible()
    desk.page.contents.section_wanted.emit(2)
    assert desk.page.text.scrolled() > 0
    assert not desk.page.contents.isVisible()


def test_a_new_width_keeps_the_line_being_read(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    lesson = desk.page.text.lesson
    assert lesson is not None
    before = lesson.passages.paragraph_at(desk.page.text.top_position())
    desk.page.resize(798, 600)
    QApplication.processEvents()
    assert lesson.passages.paragraph_at(desk.page.text.top_position()) == before


@pytest.mark.parametrize(
    "change", [{"name": Theme.LAMP}, {"reading_scale": 150}, {"text_scale": 200, "reading_scale": 200}]
)
def test_theme_and_text_size_change_in_place(desk: Desk, change: dict[str, object]) -> None:
    desk.open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    desk.key(Qt.Key.Key_PageDown)
    lesson = desk.page.text.lesson
    assert lesson is not None
    before = lesson.passages.paragraph_at(desk.page.text.top_position())
    app_theme().use(**change)  # type: ignore[arg-type]  # one of use's own names
    after = desk.page.text.lesson
    assert after is not None
    assert after is not lesson
    assert abs(after.passages.paragraph_at(desk.page.text.top_position()) - before) <= 1
    assert len(desk.marks()) == 1


def test_large_text_takes_the_way_back_into_the_text(desk: Desk) -> None:
    app_theme().use(text_scale=200, reading_scale=200)
    desk.open(size=(1196, 743))
    assert not desk.page.foot.isVisible()
    assert "1.1" in desk.page.end.previous.accessibleName()


def test_everything_that_can_be_pressed_has_a_name(desk: Desk) -> None:
    desk.open()
    bar = desk.page.bar
    for button in (bar.contents, bar.text_size, bar.highlight, bar.note, bar.bookmark):
        assert button.accessibleName()
        assert button.toolTip() == button.accessibleName()
    assert desk.page.text.accessibleName() == "The five tasks"


def test_s_shows_what_paragraphs_rest_on_and_hides_it_again(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_S)
    shown = desk.page.text.toPlainText()
    assert "Source: OCHA, UN-CMCoord Field Handbook, version 1.0, 2015" in shown
    assert "Source: Joint Force Quarterly 82" in shown  # in the box of the case
    desk.key(Qt.Key.Key_S)
    assert "Source:" not in desk.page.text.toPlainText()


def test_a_testimony_is_read_like_a_lesson(desk: Desk) -> None:
    desk.open("w1-t1")
    assert "The page on the door" in desk.page.text.toPlainText()
    assert desk.page.end.button.text() == "Mark as read and go on"


def test_an_unknown_activity_is_told_and_nothing_else_happens(desk: Desk) -> None:
    heard: list[object] = []
    desk.app.failed.connect(heard.append)
    desk.page.enter("w9-l9")
    desk.settle()
    assert [getattr(each, "code", "") for each in heard] == ["activity-unknown"]
