"""The notebook: what is written is saved by itself, nothing is lost on the way, and everything works by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.marks import Anchor
from desktop_app.domain.notes import NoteView
from desktop_app.operations import notes
from desktop_app.operations.session import Session
from desktop_app.pages.notebook import NotebookPage
from desktop_app.pages.notebook.markdown_editor import MarkdownEditor
from desktop_app.pages.notebook.note_list import NoteList
from desktop_app.pages.notebook.tag_filter import ALL, BIN
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from tests.support.navigation import RecordingNavigator
from tests.support.profiles import open_test_session
from tests.support.small_course import L2, install, week_1

ANCHOR = Anchor(L2, "1.0.0", 1, 0, 4, "They decide at the barrier.")


class Desk:
    """A page over a real profile, with short ways to ask and to wait."""

    def __init__(self, qtbot: QtBot, app: AppState) -> None:
        self.qtbot, self.app = qtbot, app
        self.navigator = RecordingNavigator()
        self.page = NotebookPage(app, self.navigator)
        qtbot.addWidget(self.page)
        self.page.resize(1054, 800)
        self._answer: object = None

    @property
    def editor(self) -> MarkdownEditor:
        return self.page.editor_pane.editor

    @property
    def rows(self) -> NoteList:
        return self.page.list_pane.list

    def do(self, operation: Callable[..., object], *args: object, **kwargs: object) -> object:
        """Runs an operation as the rest of the application would."""
        answers: list[object] = []

        def work(session: Session) -> None:
            answers.append(operation(session, *args, **kwargs))

        self.app.run(work, changes=("notes",))
        self.settle()
        return answers[0]

    def add(self, title: str, text: str = "", **kwargs: object) -> RecordId:
        made = self.do(notes.add_note, title=title, text=text, **kwargs)
        assert isinstance(made, NoteView)
        return made.id

    def stored(self, note: RecordId) -> tuple[str, str]:
        view = self.do(notes.read_notes)
        found = next(each for each in view if each.id == note)  # type: ignore[attr-defined]  # a tuple of NoteView
        return found.title, found.text

    def enter(self, target: str | None = None) -> None:
        self.page.show()
        self.page.enter(target)
        self.settle()

    def settle(self) -> None:
        timers = (self.page._reload, self.page._opening)
        self.qtbot.waitUntil(lambda: self.app.runner.is_idle and not any(timer.isActive() for timer in timers))

    def saved(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page._current().unsaved and self.app.runner.is_idle)

    def titles(self) -> list[str]:
        rows = (self.rows.rows.row(number) for number in range(self.rows.rows.rowCount()))
        return [row if isinstance(row, str) else row.title for row in rows]


@pytest.fixture
def desk(qtbot: QtBot, app_state: AppState) -> Desk:
    return Desk(qtbot, app_state)


def fill_disk(session: Session) -> None:
    pages = session.database.value("PRAGMA page_count")
    session.database.rows(f"PRAGMA max_page_count = {pages}")


def free_disk(session: Session) -> None:
    session.database.rows("PRAGMA max_page_count = 1000000")


def test_the_first_note_is_open_and_the_list_has_headings(desk: Desk) -> None:
    desk.add("First", "one")
    desk.add("Second", "two", tags=("telmo",))
    desk.enter()
    assert desk.titles()[0] == "This week"
    assert set(desk.titles()[1:]) == {"First", "Second"}
    assert desk.editor.content()[0] in ("First", "Second")
    said = desk.rows.rows.data(desk.rows.rows.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert "09:30" in said


def test_typing_is_saved_after_a_pause_and_said(desk: Desk) -> None:
    note = desk.add("First", "one")
    desk.enter(note)
    desk.editor.textCursor().insertText("😀 قال ")
    assert "pause" in desk.page.editor_pane.state.text()
    desk.saved()
    assert desk.stored(note) == ("First", "😀 قال one")
    assert desk.page.editor_pane.state.text() == "Saved on this laptop 09:30"


def test_leaving_the_editor_and_the_page_saves_at_once(desk: Desk) -> None:
    note = desk.add("First", "one")
    desk.enter(note)
    QTest.keyClicks(desk.editor, "a ")
    desk.page.hide()
    desk.settle()
    assert desk.stored(note) == ("First", "a one")


def test_what_was_typed_is_saved_when_the_window_closes(desk: Desk, app_state: AppState) -> None:
    note = desk.add("First", "one")
    desk.enter(note)
    QTest.keyClicks(desk.editor, "last words ")
    desk.page.close()
    app_state.settle()
    app_state.close()
    with open_test_session(app_state.profile) as session:
        assert notes.open_note(session, note).text == "last words one"


def test_another_note_is_opened_without_losing_a_word(desk: Desk) -> None:
    first, second = desk.add("First", "one"), desk.add("Second", "two")
    desk.enter(first)
    QTest.keyClicks(desk.editor, "more ")
    desk.page.enter(second)
    desk.settle()
    assert desk.editor.content() == ("Second", "two")
    assert desk.stored(first) == ("First", "more one")
    assert desk.stored(second) == ("Second", "two")


def test_words_from_elsewhere_are_merged_while_one_writes(desk: Desk) -> None:
    note = desk.add("First", "one\ntwo")
    desk.enter(note)
    QTest.keyClicks(desk.editor, "mine ")

    def edit_elsewhere(session: Session) -> None:
        with open_test_session(session.paths.root) as other:
            notes.open_note(other, note)
            notes.save_note(other, note, text="one\ntwo and theirs")

    desk.app.run(edit_elsewhere)
    desk.saved()
    desk.qtbot.waitUntil(lambda: "theirs" in desk.editor.content()[1])
    assert desk.editor.content()[1] == "mine one\ntwo and theirs"
    assert desk.editor.textCursor().positionInBlock() == 5
    desk.saved()
    assert desk.stored(note)[1] == "mine one\ntwo and theirs"
    desk.editor.undo()
    assert desk.editor.content()[1] == "one\ntwo and theirs"


def test_a_full_disk_keeps_the_words_and_says_so_until_they_are_saved(desk: Desk) -> None:
    note = desk.add("First", "one")
    desk.enter(note)
    desk.do(fill_disk)
    long = "word " * 4_000
    desk.editor.textCursor().insertText(long)
    desk.qtbot.waitUntil(lambda: desk.page._current().error is not None)
    pane = desk.page.editor_pane
    assert pane.unsaved.isVisible()
    assert "disk is full" in pane.unsaved.accessibleName()
    assert pane.state.text() == "Not saved"
    assert desk.editor.content()[1] == f"{long}one"
    desk.do(free_disk)
    pane.unsaved.acted.emit()
    desk.saved()
    assert not pane.unsaved.isVisible()
    assert desk.stored(note)[1] == f"{long}one"


def test_unsaved_words_of_a_note_that_was_left_are_there_again(desk: Desk) -> None:
    first, second = desk.add("First", "one"), desk.add("Second", "two")
    desk.enter(first)
    desk.do(fill_disk)
    failures: list[Known] = []
    desk.app.failed.connect(failures.append)
    long = "word " * 4_000
    desk.editor.textCursor().insertText(long)
    desk.page.enter(second)
    desk.settle()
    assert [known.code for known in failures] == ["disk-full"]
    desk.page.enter(first)
    desk.settle()
    assert desk.editor.content()[1] == f"{long}one"
    desk.do(free_disk)
    desk.page._current().save()
    desk.saved()
    assert desk.stored(first)[1] == f"{long}one"


def test_a_new_note_that_cannot_be_made_is_not_lost(desk: Desk) -> None:
    first = desk.add("First", "one")
    desk.enter()
    desk.page.new_note()
    desk.do(fill_disk)
    desk.app.failed.connect(lambda known: None)
    long = "word " * 4_000
    desk.editor.textCursor().insertText(f"Title\n{long}")
    desk.page.enter(first)
    desk.settle()
    assert desk.editor.content() == ("First", "one")
    desk.page.new_note()
    assert desk.editor.content()[0] == "Title"
    desk.do(free_disk)
    desk.page._current().save()
    desk.saved()
    note = desk.page._current().id
    assert note is not None
    assert desk.stored(note)[0] == "Title"


def test_a_new_note_is_made_with_its_first_word_only(desk: Desk) -> None:
    desk.enter()
    assert desk.page.list_pane.empty.isVisible()
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.page.new_note()
    desk.page._current().save()
    desk.settle()
    assert desk.do(notes.list_notes) == ()
    QTest.keyClicks(desk.editor, "Title")
    QTest.keyClick(desk.editor, Qt.Key.Key_Down)
    QTest.keyClicks(desk.editor, "text")
    desk.saved()
    note = desk.page._current().id
    assert note is not None
    assert desk.stored(note) == ("Title", "text")
    desk.settle()
    assert desk.titles() == ["This week", "Title"]
    assert not desk.page.list_pane.empty.isVisible()


def test_words_typed_while_a_new_note_is_made_belong_to_it(desk: Desk) -> None:
    desk.enter()
    desk.page.new_note()
    QTest.keyClicks(desk.editor, "Ti")
    desk.page._current().save()
    QTest.keyClicks(desk.editor, "tle")
    desk.page._current().save()
    desk.saved()
    assert len(desk.do(notes.list_notes)) == 1  # type: ignore[arg-type]  # a tuple
    note = desk.page._current().id
    assert note is not None
    assert desk.stored(note)[0] == "Title"


def test_tags_are_added_and_taken_away(desk: Desk) -> None:
    note = desk.add("First", tags=("access",))
    desk.enter(note)
    row = desk.page.editor_pane.tags
    row.editor.setFocus()
    QTest.keyClicks(row.editor, "#north gate")
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    assert [chip.text() for chip in row.chips()] == ["access", "north-gate"]
    QTest.keyClick(row.chips()[0], Qt.Key.Key_Delete)
    desk.saved()
    view = desk.do(notes.open_note, note)
    assert isinstance(view, NoteView)
    assert view.tags == ("north-gate",)
    desk.settle()
    assert [chip.text() for chip in desk.page.list_pane.filter.chips()] == ["All 1", "#north-gate"]


def test_search_and_tags_narrow_the_list(desk: Desk) -> None:
    desk.add("Bridge at Karsa", "the river", tags=("telmo",))
    desk.add("Market day", "prices")
    desk.enter()
    desk.page.list_pane.search.set_text("karsa")
    desk.qtbot.waitUntil(lambda: desk.titles() == ["This week", "Bridge at Karsa"])
    desk.page.list_pane.search.set_text("nowhere")
    desk.qtbot.waitUntil(lambda: desk.titles() == [])
    assert "nowhere" in desk.page.list_pane._nothing.text()
    desk.page.list_pane.search.set_text("")
    desk.qtbot.waitUntil(lambda: len(desk.titles()) == 3)
    desk.page.list_pane.filter.chips()[1].click()
    desk.qtbot.waitUntil(lambda: desk.titles() == ["This week", "Bridge at Karsa"])


def test_delete_goes_to_the_bin_and_undo_brings_it_back(desk: Desk) -> None:
    first, _ = desk.add("First", "one"), desk.add("Second", "two")
    desk.enter(first)
    desk.rows.setFocus()
    QTest.keyClick(desk.rows, Qt.Key.Key_Delete)
    desk.settle()
    assert desk.titles() == ["This week", "Second"]
    assert desk.editor.content()[0] == "Second"
    assert desk.page.editor_pane.notice.isVisible()
    assert desk.page.list_pane.filter.chips()[-1].text() == "Bin 1"
    desk.page.editor_pane.notice.acted.emit()
    desk.settle()
    assert set(desk.titles()) == {"This week", "First", "Second"}
    assert desk.editor.content() == ("First", "one")
    assert not desk.page.editor_pane.notice.isVisible()


def test_a_note_deleted_while_it_is_made_goes_to_the_bin(desk: Desk) -> None:
    desk.enter()
    desk.page.new_note()
    QTest.keyClicks(desk.editor, "Title")
    desk.page._current().save()
    desk.page.editor_pane.delete.click()
    desk.settle()
    assert desk.do(notes.list_notes) == ()
    assert len(desk.do(notes.list_notes, deleted=True)) == 1  # type: ignore[arg-type]  # a tuple
    assert desk.editor.content() == ("", "")


def test_words_that_were_never_saved_can_be_thrown_away(desk: Desk) -> None:
    desk.enter()
    desk.page.new_note()
    QTest.keyClicks(desk.editor, "Title")
    desk.page._on_delete()
    desk.settle()
    assert desk.do(notes.list_notes) == ()
    assert desk.editor.content() == ("", "")


def test_the_bin_shows_what_lies_in_it_and_restores(desk: Desk) -> None:
    first = desk.add("First", "one")
    desk.do(notes.delete_note, first)
    desk.enter()
    desk.page.list_pane.filter.chips()[-1].click()
    desk.settle()
    assert desk.titles() == ["This week", "First"]
    desk.page.enter(first)
    desk.settle()
    pane = desk.page.editor_pane
    assert desk.editor.isReadOnly()
    assert pane.binned.isVisible()
    QTest.keyClicks(desk.editor, "no")
    assert desk.editor.content() == ("First", "one")
    pane.binned.acted.emit()
    desk.settle()
    assert not desk.editor.isReadOnly()
    assert not pane.binned.isVisible()
    assert desk.page._choice == ALL
    assert desk.titles() == ["This week", "First"]


def test_a_target_in_the_bin_opens_the_bin(desk: Desk) -> None:
    first = desk.add("First", "one")
    desk.do(notes.delete_note, first)
    desk.enter(first)
    assert desk.page._choice is BIN
    assert desk.editor.content() == ("First", "one")


def test_the_anchor_leads_to_its_lesson(desk: Desk) -> None:
    desk.do(install, week_1())
    note = desk.add("First", anchor=ANCHOR)
    desk.enter(note)
    card = desk.page.editor_pane.anchor
    assert card.isVisible()
    assert card._lesson.text() == "Lesson 1.2, Who is in the field"
    card.button.click()
    assert desk.navigator.went == [("reader", L2)]


def test_an_anchor_whose_lesson_is_not_here_leads_nowhere(desk: Desk) -> None:
    note = desk.add("First", anchor=Anchor(ActivityId("w9-l9"), "1", 1, 0, 4, "They decide."))
    desk.enter(note)
    assert desk.page.editor_pane.anchor.isVisible()
    assert not desk.page.editor_pane.anchor.button.isVisible()


def test_the_empty_notebook_leads_to_the_next_lesson(desk: Desk) -> None:
    desk.do(install, week_1())
    desk.enter()
    desk.settle()
    desk.page.list_pane.empty.acted.emit()
    assert desk.navigator.went == [("reader", "w1-l1")]


def test_arrow_keys_open_notes_and_pass_over_headings(desk: Desk) -> None:
    for number in range(3):
        desk.add(f"Note {number}", f"text {number}")
    desk.enter()
    desk.rows.setFocus()
    QTest.keyClick(desk.rows, Qt.Key.Key_Home)
    opened = []
    for _ in range(3):
        desk.qtbot.waitUntil(lambda: not desk.page._opening.isActive() and desk.app.runner.is_idle)
        opened.append(desk.editor.content()[0])
        QTest.keyClick(desk.rows, Qt.Key.Key_Down)
    assert opened == desk.titles()[1:]
    assert desk.rows.hasFocus() or not desk.page.isActiveWindow()
    QTest.keyClick(desk.rows, Qt.Key.Key_Up)
    QTest.keyClick(desk.rows, Qt.Key.Key_Home)
    assert desk.rows.currentIndex().row() == 1


def test_an_unknown_record_is_said_and_the_page_stays(desk: Desk) -> None:
    desk.add("First", "one")
    failures: list[Known] = []
    desk.app.failed.connect(failures.append)
    desk.enter("1a2b3c4d5e6f7.42")
    assert [known.code for known in failures] == ["record-unknown"]


def test_large_text_shows_one_pane_and_the_way_back(desk: Desk) -> None:
    note = desk.add("First", "one")
    desk.enter()
    app_theme().use(text_scale=200)
    pane, listed = desk.page.editor_pane, desk.page.list_pane
    assert listed.isVisible()
    assert not pane.isVisible()
    desk.page.enter(note)
    desk.settle()
    assert pane.isVisible()
    assert not listed.isVisible()
    assert pane.back.isVisible()
    pane.back.click()
    assert listed.isVisible()
    desk.page.resize(798, 600)
    app_theme().use(text_scale=100)
    assert listed.isVisible()
    assert pane.isVisible()
    assert not pane.back.isVisible()


def test_the_page_can_be_made_narrow_again(desk: Desk) -> None:
    desk.add("First", "one")
    desk.enter()
    desk.page.resize(1694, 1080)
    desk.settle()
    assert desk.page.minimumSizeHint().width() < 500
    desk.page.resize(798, 600)
    assert desk.page.width() == 798


def test_everything_has_a_name(desk: Desk) -> None:
    desk.enter(desk.add("First", "one", tags=("access",), anchor=ANCHOR))
    from PySide6.QtWidgets import QWidget

    stops = [
        widget
        for widget in desk.page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [widget for widget in stops if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert nameless == []


def test_a_mirrored_notebook(desk: Desk, rtl: None) -> None:
    desk.enter(desk.add("عنوان", "نص عربي", tags=("لقاء",)))
    pane, listed = desk.page.editor_pane, desk.page.list_pane
    assert listed.x() > pane.x()
    cursor = desk.editor.cursorRect(desk.editor.textCursor())
    assert cursor.left() > desk.editor.viewport().width() / 2
