"""The page of good practices: writing is saving, sending is a press, and nothing typed is lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.practices import PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import learner, practices
from desktop_app.operations.session import Session
from desktop_app.pages.practices import PracticesPage
from desktop_app.qt_support.app_state import AppState
from tests.support.navigation import RecordingNavigator
from tests.support.profiles import open_test_session


class Kept:
    """What the database holds, read through the same thread as everything else."""

    def __init__(self) -> None:
        self.views: list[PracticeView] = []

    def read(self, session: Session) -> None:
        self.views = [
            practices.open_practice(session, row.id)
            for row in (*practices.list_practices(session), *practices.list_practices(session, deleted=True))
        ]


class Elsewhere:
    """Another laptop of the same person, of which the entries arrive here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def writes(self, session: Session, title: str) -> None:
        """A title over the one that the only practice has."""
        with open_test_session(self._folder) as other:
            other.journal.receive([entry for _, entry in session.journal.entries.each()])
            (row,) = practices.list_practices(other, mine=True)
            practices.save_practice(other, row.id, title=title)
            session.journal.receive([entry for _, entry in other.journal.entries.each()])


def open_page(qtbot: QtBot, app_state: AppState) -> PracticesPage:
    app_state.run(learner.begin, "Amina Diallo", changes=("learner",))
    page = PracticesPage(app_state, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    settle(qtbot, app_state)
    return page


def settle(qtbot: QtBot, app_state: AppState) -> None:
    qtbot.waitUntil(lambda: app_state.runner.is_idle)


def kept(qtbot: QtBot, app_state: AppState) -> list[PracticeView]:
    found = Kept()
    app_state.run(found.read)
    settle(qtbot, app_state)
    return found.views


def write(qtbot: QtBot, app_state: AppState, page: PracticesPage, title: str) -> None:
    page.new.click()
    qtbot.waitUntil(lambda: page.detail.editing and page.detail.view is not None)
    settle(qtbot, app_state)
    qtbot.keyClicks(page.detail.editor.lines["title"].editor, title)
    qtbot.keyClicks(page.detail.editor.areas["context"].editor, "Rural area, one weekly market.")


def test_an_empty_profile_says_how_to_begin(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    assert page._empty.isVisible()
    assert not page.list.isVisible()
    page._empty.acted.emit()
    qtbot.waitUntil(lambda: page.detail.editing)


def test_what_is_typed_is_saved_when_the_page_goes(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day hours")
    page.hide()
    (view,) = kept(qtbot, app_state)
    assert view.title == "Market day hours"
    assert view.parts["context"] == "Rural area, one weekly market."
    assert view.state is SharingState.DRAFT


def test_what_is_typed_is_saved_after_a_pause(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day hours")
    with qtbot.waitSignal(page.detail.editor.save_wanted, timeout=5000):
        qtbot.keyClicks(page.detail.editor.areas["who"].editor, "Council")
    settle(qtbot, app_state)
    assert not page.detail.editor.unsaved


def test_submitting_saves_first_and_then_waits(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day hours")
    qtbot.mouseClick(page.detail.buttons.submit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.detail.view is not None and page.detail.view.state is SharingState.WAITING)
    assert not page.detail.editing
    assert page.detail.view is not None
    assert page.detail.view.title == "Market day hours"
    page.detail.buttons.withdraw.click()
    qtbot.waitUntil(lambda: page.detail.view is not None and page.detail.view.state is not SharingState.WAITING)


def test_an_empty_practice_is_not_sent_and_the_field_says_why(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    page.new.click()
    qtbot.waitUntil(lambda: page.detail.editing)
    settle(qtbot, app_state)
    page.detail.submit()
    settle(qtbot, app_state)
    assert page.detail.editor.lines["title"].editor.accessibleDescription()
    assert page.detail.editing


def test_a_save_that_fails_leaves_the_text_and_says_so(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day hours")
    page.detail._on_not_saved(Known("disk-full", needed=20_000_000))
    assert page.detail.editor.texts()["title"] == "Market day hours"
    assert page.detail._notice.isVisible()
    assert page.detail.editor.unsaved
    page.detail.editor.save_now()
    settle(qtbot, app_state)
    assert not page.detail.editor.unsaved
    assert not page.detail._notice.isVisible()


def test_what_came_from_elsewhere_is_merged_into_the_open_fields(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day")
    page.detail.editor.save_now()
    page.detail.editor.lines["title"].set_text("Market day hours")
    page.detail.editor.take_saved({"title": "The market day", "context": "Rural area, one weekly market."})
    assert page.detail.editor.texts()["title"] == "The market day hours"


def test_what_came_while_somebody_typed_is_not_deleted_by_the_next_save(
    qtbot: QtBot, app_state: AppState, tmp_path: Path
) -> None:
    """A file more makes the page ask what may be sent, and the answer has a text that it does not show."""
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day")
    page.detail.editor.save_now()
    settle(qtbot, app_state)
    elsewhere = Elsewhere(tmp_path / "other")
    app_state.run(elsewhere.writes, "Market day hours")
    settle(qtbot, app_state)
    page.detail.editor.lines["title"].editor.setFocus()
    page.detail.editor.lines["title"].editor.setCursorPosition(0)
    qtbot.keyClicks(page.detail.editor.lines["title"].editor, "A ")
    page.detail.files.changed.emit()
    page.detail.reload()
    settle(qtbot, app_state)
    assert page.detail.editor.texts()["title"] == "A Market day"
    page.detail.editor.save_now()
    settle(qtbot, app_state)
    assert page.detail.editor.texts()["title"] == "A Market day hours"
    (view,) = kept(qtbot, app_state)
    assert view.title == "A Market day hours"


def test_a_deleted_draft_goes_to_the_bin_and_comes_back(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day hours")
    page.detail.buttons.delete.click()
    qtbot.waitUntil(lambda: page._notice.isVisible())
    settle(qtbot, app_state)
    assert [view.deleted is not None for view in kept(qtbot, app_state)] == [True]
    page._notice.acted.emit()
    settle(qtbot, app_state)
    assert [view.deleted is None for view in kept(qtbot, app_state)] == [True]
    assert kept(qtbot, app_state)[0].title == "Market day hours"


def test_filters_and_arrow_keys(qtbot: QtBot, app_state: AppState) -> None:
    page = open_page(qtbot, app_state)
    for title in ("First", "Second"):
        app_state.run(practices.add_practice, title=title, parts={"context": "Somewhere"}, changes=("practices",))
    settle(qtbot, app_state)
    assert page.list.model().rowCount() == 2
    shown = page.detail.view
    assert shown is not None
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down if page.list.currentIndex().row() == 0 else Qt.Key.Key_Up)
    settle(qtbot, app_state)
    assert page.detail.view is not None
    assert page.detail.view.id != shown.id
    page.filters.search.set_text("First")
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 1)
    page.filters.search.set_text("nothing of this")
    qtbot.waitUntil(lambda: page._empty.isVisible())


def test_at_large_text_there_is_one_pane_and_a_way_back(qtbot: QtBot, app_state: AppState) -> None:
    from desktop_app.qt_support.theme import app_theme

    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day hours")
    app_theme().use(text_scale=200)
    assert not page.list.isVisible()
    page._back.click()
    settle(qtbot, app_state)
    assert page.list.isVisible()


def test_words_typed_while_a_save_is_under_way_are_saved_when_the_window_goes(
    qtbot: QtBot, app_state: AppState
) -> None:
    page = open_page(qtbot, app_state)
    write(qtbot, app_state, page, "Market day")
    page.detail.editor.save_now()
    page.detail.editor.lines["title"].set_text("Market day hours")
    page.hide()
    app_state.settle()
    assert kept(qtbot, app_state)[0].title == "Market day hours"
