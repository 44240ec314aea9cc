"""The history of a note: dates, an earlier version to read, its words used again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.operations import notes
from desktop_app.operations.session import Session
from desktop_app.pages.notebook import NotebookPage
from desktop_app.pages.notebook.history_popover import HistoryPopover
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.storage import erasing, yjs
from desktop_app.storage.forms import FORMS, Content
from sync_protocol.bodies import Erased
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.navigation import RecordingNavigator
from tests.support.profiles import FakeClock

FORM = FORMS[notes.KIND]


class Desk:
    """The notebook with a note of three days open in it."""

    def __init__(self, qtbot: QtBot, app: AppState) -> None:
        self.qtbot, self.app = qtbot, app
        self.note = str(self.do(_three_days))
        self.page = NotebookPage(app, RecordingNavigator())
        qtbot.addWidget(self.page)
        self.page.resize(1054, 800)
        self.page.show()
        self.page.enter(self.note)
        self.settle()

    def do(self, operation: Callable[[Session], object]) -> object:
        answers: list[object] = []
        self.app.run(lambda session: answers.append(operation(session)), changes=("notes",))
        self.qtbot.waitUntil(lambda: self.app.runner.is_idle and bool(answers))
        return answers[0]

    def settle(self) -> None:
        timers = (self.page._reload, self.page._opening)
        self.qtbot.waitUntil(lambda: self.app.runner.is_idle and not any(timer.isActive() for timer in timers))

    @property
    def shown(self) -> tuple[str, str]:
        return self.page.editor_pane.editor.content()

    def stored(self) -> str:
        return str(self.do(lambda session: notes.read_notes(session)[0].text))

    def open_list(self) -> HistoryPopover:
        self.page.editor_pane.history.click()
        self.qtbot.waitUntil(lambda: self.page.history.popover is not None)
        popover = self.page.history.popover
        assert popover is not None
        return popover

    def open_first(self) -> None:
        self.open_list().buttons[-1].click()
        self.qtbot.waitUntil(lambda: self.page.editor_pane.past.shown is not None)


def _three_days(session: Session) -> str:
    clock = session.clock
    assert isinstance(clock, FakeClock)
    note = notes.add_note(session, title="Bridge", text="closed", tags=["road"]).id
    for text in ("closed until Monday", "open"):
        clock.advance(days=1)
        notes.save_note(session, note, text=text)
    return note


@pytest.fixture
def desk(qtbot: QtBot, app_state: AppState) -> Desk:
    return Desk(qtbot, app_state)


def test_the_list_has_dates_the_latest_first(desk: Desk) -> None:
    popover = desk.open_list()
    assert [button.text() for button in popover.buttons] == ["Wed 11 Feb, 09:30", "Tue 10 Feb, 09:30"]
    assert popover.accessibleName() == "History of this note"


def test_an_earlier_version_is_read_and_not_written(desk: Desk) -> None:
    desk.open_first()
    pane = desk.page.editor_pane
    assert desk.shown == ("Bridge", "closed")
    assert pane.editor.isReadOnly()
    assert pane.past.isVisible()
    QTest.keyClicks(pane.editor, "words")
    assert desk.shown == ("Bridge", "closed")
    assert desk.stored() == "open"


def test_its_words_are_used_again_by_an_edit(desk: Desk) -> None:
    desk.open_first()
    pane = desk.page.editor_pane
    pane.past._action.click()
    desk.qtbot.waitUntil(lambda: not desk.page._current().unsaved and desk.app.runner.is_idle)
    assert (desk.shown, desk.stored()) == (("Bridge", "closed"), "closed")
    assert not pane.editor.isReadOnly()
    assert pane.past.isHidden()
    assert len(desk.open_list().buttons) == 2, "what stood there before is a version of today, with this one"


def test_back_to_the_note_with_esc_or_the_cross(desk: Desk) -> None:
    pane = desk.page.editor_pane
    desk.open_first()
    QTest.keyClick(pane.editor, Qt.Key.Key_Escape)
    assert (desk.shown, pane.editor.isReadOnly(), pane.past.isHidden()) == (("Bridge", "open"), False, True)
    desk.open_first()
    pane.past._close.click()
    assert desk.shown == ("Bridge", "open")
    assert desk.stored() == "open"


def test_by_keyboard_alone(desk: Desk) -> None:
    desk.page.activateWindow()
    popover = desk.open_list()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is popover.buttons[0])
    QTest.keyClick(popover.buttons[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is popover.buttons[1]
    QTest.keyClick(popover.buttons[1], Qt.Key.Key_Down)
    QTest.keyClick(popover.buttons[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is popover.buttons[0]
    QTest.keyClick(popover.buttons[0], Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: desk.page.editor_pane.past.shown is not None)
    assert desk.shown == ("Bridge", "closed until Monday")
    assert desk.page.history.popover is None
    popover = desk.open_list()
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert desk.page.history.popover is None


def test_what_arrives_meanwhile_is_not_written_over_it(desk: Desk) -> None:
    desk.open_first()
    desk.do(lambda session: notes.save_note(session, desk.note, text="open, and dry"))  # type: ignore[arg-type]
    desk.page._current().look()
    desk.settle()
    assert desk.shown == ("Bridge", "closed")
    desk.page.editor_pane.past.close_past()
    assert desk.shown == ("Bridge", "open, and dry")


def test_what_is_being_written_is_saved_first(desk: Desk) -> None:
    QTest.keyClicks(desk.page.editor_pane.editor, "The ")
    desk.open_first()
    assert desk.page._current().now.text == "The open"
    desk.page.editor_pane.past.close_past()
    assert desk.shown == ("Bridge", "The open")
    assert desk.stored() == "The open"


def test_a_new_note_has_no_history(desk: Desk) -> None:
    desk.page.new_note()
    assert not desk.page.editor_pane.history.isEnabled()


def test_a_note_of_this_hour_says_so(qtbot: QtBot, app_state: AppState) -> None:
    desk = Desk(qtbot, app_state)
    note = desk.do(lambda session: notes.add_note(session, title="Just now").id)
    desk.page.enter(str(note))
    desk.settle()
    popover = desk.open_list()
    assert popover.buttons == []
    popover.shut()


def test_in_the_bin_it_can_be_read_and_not_used(desk: Desk) -> None:
    desk.do(lambda session: notes.delete_note(session, desk.note))  # type: ignore[arg-type]
    desk.page.enter(desk.note)
    desk.settle()
    desk.qtbot.waitUntil(
        lambda: desk.page._current().view is not None and desk.page._current().view.deleted is not None
    )
    desk.open_first()
    assert desk.page.editor_pane.past._action.isHidden()
    assert desk.shown == ("Bridge", "closed")


@pytest.mark.parametrize("scale", [100, 200])
def test_in_large_type_and_from_right_to_left_it_fits(qtbot: QtBot, app_state: AppState, rtl: None, scale: int) -> None:
    app_theme().use(text_scale=scale)
    desk = Desk(qtbot, app_state)
    desk.page.resize(800, 700)
    popover = desk.open_list()
    window = desk.page.window()
    assert window.rect().contains(popover.geometry())
    assert all(button.width() <= popover.width() for button in popover.buttons)
    first = popover.buttons[0]
    assert first.mapTo(popover, first.rect().topRight()).x() > popover.width() / 2, "dates begin at the right"
    popover.buttons[0].click()
    qtbot.waitUntil(lambda: desk.page.editor_pane.past.shown is not None)
    pane = desk.page.editor_pane
    assert pane.rect().contains(pane.past.geometry())


def test_recovered_words_say_what_they_are(desk: Desk) -> None:
    def erase(session: Session) -> None:
        record = EntryId.parse(desk.note)
        named = session.journal.entries.with_bodies(record, notes.KIND)[:-1]
        with session.database.write():
            session.journal.append(erasing.ERASED, Erased([tuple(each) for each in named]), about=record)

    desk.do(erase)
    desk.page.enter(desk.note)
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.page.editor_pane.recovered.isVisible())
    row = desk.page.list_pane.list.rows.index_of(desk.page._current().id)
    assert "Recovered words" in str(row.data(Qt.ItemDataRole.AccessibleTextRole))


def test_words_of_which_a_part_is_missing_say_so(desk: Desk) -> None:
    lost = EntryId(2**50, 1)
    begun = yjs.opened(5, ())
    yjs.write(begun, FORM, Content(texts={"text": "The bridge"}))
    more = yjs.write(begun, FORM, Content(texts={"text": "The bridge is closed"}))
    edit = Entry(EntryId(2**50, 2), notes.KIND, lost, "mine", 1_700_000_000_000, more[0])
    desk.do(lambda session: session.journal.receive([edit]))
    desk.page.enter(lost.text())
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.page.editor_pane.recovered.isVisible())
    assert "has not come" in desk.page.editor_pane.recovered.accessibleDescription()
