"""Marks whose place has gone: counted beside the lesson, listed, opened, taken away; and in the notebook when the
whole lesson is gone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchoring import anchor_of
from desktop_app.operations import lessons, notes
from desktop_app.operations.session import Session
from desktop_app.pages.notebook import NotebookPage
from desktop_app.pages.reader import ReaderPage
from desktop_app.pages.reader.margin_note import MarginNote
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.lost_list import LostEntry
from desktop_app.widgets.lost_popover import LostPopover
from tests.support.navigation import RecordingNavigator
from tests.support.small_course import L1, install, week_1

STAYS = "But the person who decides at the barrier did not know."
GOES = "People often use deconfliction"
REWORDED = "waits at a junction. The driver"
NOTE = "Ask the **captain**."


def seed(session: Session) -> None:
    install(session, week_1())
    view = lessons.open_lesson(session, L1)

    def mark(quote: str):
        paragraph, text = next((index, text) for index, text in view.lesson.texts() if quote in text)
        start = text.index(quote)
        return anchor_of(L1, view.version, paragraph, start, start + len(quote), text)

    for quote in (STAYS, GOES, REWORDED):
        lessons.highlight(session, mark(quote))
    notes.add_note(session, title="Who needs what", text=NOTE, anchor=mark("one thing"))


def renewed(session: Session) -> None:
    install(session, week_1("2.0.0"))


def removed(session: Session) -> None:
    session.packs.remove(session.packs.installed()[0].id)


class Desk:
    """Pages over a real profile with a course that changed."""

    def __init__(self, qtbot: QtBot, app: AppState) -> None:
        self.qtbot, self.app, self.went = qtbot, app, RecordingNavigator()
        self.do(seed)

    def do(self, act: Callable[[Session], None], changes: tuple[str, ...] = ()) -> None:
        self.app.run(act, changes=changes)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.app.runner.is_idle)

    def reader(self) -> ReaderPage:
        page = ReaderPage(self.app, self.went)
        self._show(page)
        page.enter(L1)
        self.settle()
        return page

    def notebook(self) -> NotebookPage:
        page = NotebookPage(self.app, self.went)
        self._show(page)
        page.enter(None)
        self.settle()
        return page

    def _show(self, page: QWidget) -> None:
        self.qtbot.addWidget(page)
        page.resize(1054, 800)
        page.show()


@pytest.fixture
def desk(qtbot: QtBot, app_state: AppState) -> Iterator[Desk]:
    found = Desk(qtbot, app_state)
    yield found
    found.settle()


def told(popover: LostPopover | None) -> list[str]:
    assert popover is not None
    return [entry.place.quote for entry in popover.list.entries]


def entry_of(popover: LostPopover | None, quote: str) -> LostEntry:
    assert popover is not None
    return next(entry for entry in popover.list.entries if entry.place.quote == quote)


def beside(page: ReaderPage) -> list[str]:
    return [note.mark.anchor.quote for note in page.text.viewport().findChildren(MarginNote) if note.isVisible()]


def test_as_long_as_all_have_a_place_nothing_is_said(desk: Desk) -> None:
    page = desk.reader()
    assert page.contents.lost.isHidden()
    assert len(beside(page)) == 4


def test_the_reader_counts_them_and_keeps_them_out_of_the_margin(desk: Desk) -> None:
    desk.do(renewed)
    page = desk.reader()
    assert page.contents.lost.isVisible()
    assert page.contents.lost.accessibleName().startswith("2")
    assert STAYS in beside(page)
    assert len(beside(page)) == 2


def test_a_place_whose_words_are_others_now_says_what_they_were(desk: Desk) -> None:
    desk.do(renewed)
    page = desk.reader()
    notes_beside = page.text.viewport().findChildren(MarginNote)
    assert sorted(note.mark.was for note in notes_beside) == ["", REWORDED]
    changed = next(note for note in notes_beside if note.mark.was)
    assert REWORDED in changed._was.text()


def test_the_list_opens_by_keyboard_and_closes_with_escape(desk: Desk) -> None:
    desk.do(renewed)
    page = desk.reader()
    page.contents.lost.setFocus()
    QTest.keyClick(page.contents.lost, Qt.Key.Key_Space)
    popover = page._lost.popover
    assert told(popover) == [GOES, "one thing"]
    assert popover is not None
    assert popover.accessibleName() == "Their place has gone"
    assert entry_of(popover, GOES).quote.accessibleName() == GOES
    assert entry_of(popover, "one thing").note.text() == "Ask the captain ."
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert page._lost.popover is None


def test_a_note_is_opened_in_the_notebook(desk: Desk) -> None:
    desk.do(renewed)
    page = desk.reader()
    page.contents.lost.click()
    entry = entry_of(page._lost.popover, "one thing")
    entry.button.click()
    assert desk.went.went[-1] == ("notebook", entry.place.id)
    assert page._lost.popover is None


def test_a_highlight_is_removed_and_the_last_one_closes_the_list(desk: Desk) -> None:
    desk.do(renewed)
    page = desk.reader()
    page.contents.lost.click()
    entry = entry_of(page._lost.popover, GOES)
    entry.button.setFocus()
    entry.button.click()
    desk.qtbot.waitUntil(lambda: page._lost.count == 1)
    assert told(page._lost.popover) == ["one thing"]
    focus = QApplication.focusWidget()
    assert focus is None or focus is entry_of(page._lost.popover, "one thing").button
    desk.do(lambda session: notes.delete_note(session, notes.list_notes(session)[0].id), changes=("notes",))
    desk.qtbot.waitUntil(lambda: page._lost.popover is None)
    assert page.contents.lost.isHidden()


def test_when_the_words_come_back_the_place_is_there_again(desk: Desk) -> None:
    desk.do(renewed)
    page = desk.reader()
    desk.do(lambda session: install(session, week_1()), changes=("packs",))
    desk.qtbot.waitUntil(lambda: page._lost.count == 0)
    desk.settle()
    assert len(beside(page)) == 4


def test_the_notebook_keeps_what_a_pack_that_was_removed_left(desk: Desk) -> None:
    page = desk.notebook()
    assert page.list_pane.lost.isHidden()
    desk.do(removed, changes=("packs",))
    desk.qtbot.waitUntil(page.list_pane.lost.isVisible)
    page.list_pane.lost.click()
    assert sorted(told(page.lost.popover)) == sorted([STAYS, GOES, REWORDED, "one thing"])
    entry_of(page.lost.popover, GOES).button.click()
    desk.qtbot.waitUntil(lambda: len(told(page.lost.popover)) == 3)
    entry_of(page.lost.popover, "one thing").button.click()
    desk.settle()
    assert page.lost.popover is None
    assert page.editor_pane.note is not None
    assert page.editor_pane.note.view is not None
    assert page.editor_pane.note.view.text == NOTE


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_list_scrolls_and_stays_in_the_window(desk: Desk, scale: int) -> None:
    app_theme().use(text_scale=scale)
    desk.do(removed)
    page = desk.notebook()
    page.resize(700, 500)
    page.list_pane.lost.click()
    assert page.lost.popover is not None
    assert page.rect().contains(page.lost.popover.geometry())
    assert page.lost.popover._area.verticalScrollBar().maximum() > 0


def test_mirrored(desk: Desk, rtl: None) -> None:
    desk.do(renewed)
    page = desk.reader()
    page.contents.lost.click()
    popover = page._lost.popover
    assert popover is not None
    assert popover.geometry().center().x() > page.width() / 2
    entry = entry_of(popover, GOES)
    assert entry.button.x() < entry.width() / 2
