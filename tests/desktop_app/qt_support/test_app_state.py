"""What window and pages know in common, over a real profile."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Learner, Theme
from desktop_app.operations import changed as topics_of_operations
from desktop_app.operations import learner as learners
from desktop_app.operations import notes
from desktop_app.operations.changed import TOPICS
from desktop_app.operations.session import Session
from desktop_app.qt_support import app_state
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.appearance import read_appearance
from desktop_app.qt_support.theme import app_theme
from tests.support.profiles import open_test_session


class Page(QObject):
    """Keeps what came."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    @Slot(object)
    def take(self, result: object) -> None:
        self.got.append(result)


def settled(qtbot: QtBot, state: AppState) -> None:
    qtbot.waitUntil(lambda: state.runner.is_idle)


def test_an_operation_gets_the_session_and_its_result_comes_back(qtbot: QtBot, app_state: AppState) -> None:
    page = Page()
    app_state.run(learners.begin, "Amina Diallo", role="Field coordinator", changes=("learner",))
    app_state.run(learners.get, done=page.take)
    settled(qtbot, app_state)
    found = page.got[0]
    assert isinstance(found, Learner) and found.name == "Amina Diallo"
    assert app_state.learner == found


def test_what_an_operation_changed_is_told(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(learners.begin, "Amina Diallo")
    with qtbot.waitSignal(app_state.changed) as heard:
        app_state.run(learners.words_shown)
    assert heard.args == [frozenset({"learner"})]
    with qtbot.waitSignal(app_state.changed) as heard:
        app_state.run(notes.add_note, title="Gate", changes=("notes",))
    assert heard.args == [frozenset({"notes"})]
    settled(qtbot, app_state)


def test_a_session_that_cannot_be_opened_fails_every_operation(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse() -> Session:
        raise Known("folder-synced", folder="Shared")

    state = AppState(tmp_path / "profile", open_session=refuse)
    page = Page()
    state.run(learners.get, failed=page.take)
    with qtbot.waitSignal(state.failed) as heard:
        state.run(learners.get)
    settled(qtbot, state)
    state.close()
    assert [known.code for known in (*page.got, *heard.args)] == ["folder-synced", "folder-synced"]  # type: ignore[attr-defined]


def test_what_a_command_wrote_is_taken_in(qtbot: QtBot, app_state: AppState) -> None:
    page = Page()
    app_state.run(learners.begin, "Amina Diallo")
    settled(qtbot, app_state)
    with open_test_session(app_state.profile) as other, qtbot.waitSignal(app_state.changed) as heard:
        notes.add_note(other, title="From a command")
    assert heard.args == [TOPICS]
    app_state.run(notes.list_notes, done=page.take)
    settled(qtbot, app_state)
    assert [note.title for note in page.got[0]] == ["From a command"]  # type: ignore[attr-defined]


def test_preferences_are_applied_at_once_and_kept(qtbot: QtBot, app_state: AppState) -> None:
    page = Page()
    app_state.run(learners.begin, "Amina Diallo")
    app_state.set_preferences(theme=Theme.LAMP, text_scale=150)
    assert app_theme().name is Theme.LAMP and app_theme().scale == 1.5
    app_state.run(learners.preferences, done=page.take)
    settled(qtbot, app_state)
    assert page.got == [app_state.preferences]
    assert read_appearance(app_state.profile) == app_state.preferences


def test_a_change_of_language_is_told(qtbot: QtBot, app_state: AppState) -> None:
    app_state.run(learners.begin, "Amina Diallo")
    with qtbot.waitSignal(app_state.relanguaged):
        app_state.set_preferences(language="ar")
    assert app_theme().arabic
    with qtbot.waitSignal(app_state.relanguaged):
        app_state.set_preferences(language="en")
    settled(qtbot, app_state)


def test_network_work_has_a_session_of_its_own_and_can_be_cancelled(qtbot: QtBot, app_state: AppState) -> None:
    page = Page()
    app_state.run(learners.begin, "Amina Diallo")

    def operation(session: Session, *, cancelled: object, progress: object) -> str:
        assert callable(cancelled) and callable(progress)
        progress(1, 2)
        found = learners.get(session)
        return found.name if found else ""

    class Progress(Page):
        @Slot(object, object)
        def tell(self, done: int, of: int) -> None:
            self.got.append((done, of))

    told = Progress()
    settled(qtbot, app_state)
    app_state.run_on_network(operation, done=page.take, progress=told.tell)
    settled(qtbot, app_state)
    qtbot.waitUntil(lambda: bool(told.got))
    assert page.got == ["Amina Diallo"] and told.got == [(1, 2)]


def test_time_is_that_of_the_clock_it_was_given(app_state: AppState) -> None:
    assert app_state.today().isoformat() == "2026-02-10" == app_state.now().date().isoformat()


def test_after_closing_nothing_is_begun(app_state: AppState) -> None:
    """A page's timer may fire while its window goes: that is no fault."""
    app_state.close()
    done: list[str] = []
    job = app_state.run(lambda _session: done.append("begun"))
    assert job.is_cancelled()
    assert done == []


def test_there_is_one_list_of_topics() -> None:
    assert app_state.TOPICS is topics_of_operations.TOPICS
