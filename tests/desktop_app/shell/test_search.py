"""The search dialog over a real profile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.searching import Hit, HitKind, SearchResults
from desktop_app.operations import learner, notes
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.search_dialog import SearchDialog, place_of
from desktop_app.shell.search_results import HitModel, marked
from tests.support.navigation import RecordingNavigator


def hit(kind: HitKind, title: str, target: str = "x", section: int | None = None) -> Hit:
    return Hit(kind, target, section, title, "", (), (), "")


@pytest.fixture
def navigator() -> RecordingNavigator:
    return RecordingNavigator()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(1280, 800)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitUntil(host.isActiveWindow)
    return host


@pytest.fixture
def dialog(qtbot: QtBot, host: QWidget, app_state: AppState, navigator: RecordingNavigator) -> Iterator[SearchDialog]:
    app_state.run(learner.begin, "Amina Diallo")
    for title in ("Gate list", "Gate hours", "Ford map"):
        app_state.run(notes.add_note, title=title, text="north", changes=("notes",))
    qtbot.waitUntil(lambda: app_state.runner.is_idle)
    dialog = SearchDialog(host, app_state, navigator)
    dialog.open()
    yield dialog


def typed(qtbot: QtBot, dialog: SearchDialog, words: str, rows: int) -> None:
    qtbot.keyClicks(dialog.editor, words)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == rows)


def test_it_finds_as_one_types_and_opens_with_enter(
    qtbot: QtBot, dialog: SearchDialog, navigator: RecordingNavigator
) -> None:
    typed(qtbot, dialog, "gat", 3)  # a heading and two notes
    assert dialog._count.text().startswith("2 ")
    first = dialog.model.lines[1].hit
    second = dialog.model.lines[2].hit
    assert first is not None and second is not None
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Return)
    assert navigator.went == [("notebook", second.target)] and not dialog.isVisible()


def test_nothing_found_is_said_in_a_sentence(qtbot: QtBot, dialog: SearchDialog) -> None:
    qtbot.keyClicks(dialog.editor, "zzzz")
    qtbot.waitUntil(lambda: dialog._empty.text().startswith("Nothing on this laptop"))
    assert dialog._empty.isVisible() and not dialog._list.isVisible()


def test_escape_closes_it_and_goes_nowhere(qtbot: QtBot, dialog: SearchDialog, navigator: RecordingNavigator) -> None:
    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(dialog.editor, Qt.Key.Key_Escape)
    assert navigator.went == []


def test_enter_without_a_choice_does_nothing(qtbot: QtBot, dialog: SearchDialog) -> None:
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_it_stays_inside_a_small_window(qtbot: QtBot, host: QWidget, dialog: SearchDialog) -> None:
    host.resize(760, 520)
    dialog.model.show_results(SearchResults("x", tuple(hit(HitKind.NOTE, str(n)) for n in range(40)), 40))
    dialog._place()
    assert host.rect().contains(dialog._sheet.geometry())


def test_groups_stand_in_their_order_and_headings_are_never_chosen(qtbot: QtBot) -> None:
    model = HitModel()
    hits = tuple(hit(kind, kind.value) for kind in (HitKind.PRACTICE, HitKind.LESSON, HitKind.NOTE, HitKind.LESSON))
    model.show_results(SearchResults("x", hits, 4))
    assert [line.words for line in model.lines] == [
        "Lessons", "lesson", "lesson", "My notes", "note", "Good practices", "practice",
    ]  # fmt: skip
    assert [model.next_hit(row, 1) for row in (-1, 1, 2, 6)] == [1, 2, 4, 6]
    assert model.next_hit(1, -1) == 1
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "lesson"
    assert model.rowCount(QModelIndex()) == 7


def test_matches_are_marked_and_other_signs_are_not_taken_for_marks() -> None:
    assert marked("a <b> notification", ((6, 11),)) == "a &lt;b> <b>notif</b>ication"


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (hit(HitKind.LESSON, "", "w1-l2"), ("reader", "w1-l2")),
        (hit(HitKind.LESSON, "", "w1-l2", 3), ("reader", "w1-l2#3")),
        (hit(HitKind.NOTE, "", "r"), ("notebook", "r")),
        (hit(HitKind.PRACTICE, "", "r"), ("practices", "r")),
        (hit(HitKind.GLOSSARY, "", "liaison"), ("", "")),
    ],
)
def test_where_a_hit_leads(found: Hit, place: tuple[str, str]) -> None:
    assert place_of(found) == place
