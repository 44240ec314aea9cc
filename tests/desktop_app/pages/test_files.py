"""The files of a note on the screen: added, looked at, fetched, copied and removed, and nothing without a word."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.files import FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files, notes
from desktop_app.pages.files import FilesPane
from desktop_app.pages.files.file_words import state_words
from desktop_app.pages.files.picture_sheet import PictureSheet
from desktop_app.pages.notebook import NotebookPage
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.wording import isolate, size_text
from tests.support.camera import SECRET, pdf, photo
from tests.support.files_desk import Answers, ask, kept, settle
from tests.support.navigation import RecordingNavigator
from tests.support.pictures import noise, png
from tests.support.profiles import MOMENT


class Desk:
    """A notebook with one note open."""

    def __init__(self, qtbot: QtBot, app: AppState, folder: Path) -> None:
        self.qtbot, self.app, self.answers = qtbot, app, Answers(folder)
        self.note = ask(qtbot, app, notes.add_note, title="North gate").id
        self.page = NotebookPage(app, RecordingNavigator(), doors=self.answers.doors)
        qtbot.addWidget(self.page)
        self.page.resize(1054, 800)
        self.page.show()
        self.page.enter(self.note)
        self.settle()

    @property
    def files(self) -> FilesPane:
        return self.page.editor_pane.files

    def settle(self) -> None:
        settle(self.qtbot, self.app)

    def kept(self, record: RecordId | None = None) -> tuple[FileView, ...]:
        return kept(self.qtbot, self.app, record or self.note)

    def add(self, name: str, content: bytes) -> Path:
        path = self.answers.put(name, content)
        self.files.add.click()
        self.settle()
        return path


@pytest.fixture
def desk(qtbot: QtBot, app_state: AppState, tmp_path: Path) -> Iterator[Desk]:
    yield Desk(qtbot, app_state, tmp_path)


def _file(state: FileState, *, moved: int = 0, reason: str | None = None) -> FileView:
    file, record = RecordId("1.2"), RecordId("1.1")
    return FileView(
        file, record, "gate.jpg", "image/jpeg", 2_100_000, 4, 3, MOMENT, state, moved, 2_100_016, reason
    )  # fmt: skip


def test_a_note_without_files_has_one_quiet_button_and_no_more(desk: Desk) -> None:
    assert desk.files.add.isVisible()
    assert not desk.files.rows
    assert not desk.files.notice.isVisible()
    assert desk.files.height() < 60


def test_a_photo_is_added_without_its_place_and_that_is_said(desk: Desk) -> None:
    desk.add("gate.jpg", photo())
    (file,) = desk.kept()
    assert SECRET not in ask(desk.qtbot, desk.app, files.content, file.id)
    (row,) = desk.files.rows
    assert row.file is not None and row.file.name == "gate.jpg"
    assert "without the place" in desk.files._promise.text()
    assert row.act.text() == "Open"
    assert "gate.jpg" in row.act.accessibleName()


def test_a_pdf_says_that_it_may_name_its_author(desk: Desk) -> None:
    desk.add("minutes.pdf", pdf())
    assert "name of its author" in desk.files._promise.text()
    assert "without the place" not in desk.files._promise.text()
    assert desk.files.rows[0].act.text() == "Save a copy"


def test_what_cannot_be_added_is_told_in_place_and_holds_up_no_other(desk: Desk) -> None:
    bad = desk.answers.put("letter.doc", b"not a picture")
    good = desk.answers.put("gate.png", png())
    desk.answers.chosen = (bad, good)
    desk.files.add.click()
    desk.settle()
    assert [file.name for file in desk.kept()] == ["gate.png"]
    assert desk.files.notice.isVisible()
    assert "letter.doc" in desk.files.notice._more.text()


@pytest.mark.parametrize("answer", ["smaller", "same", "not_at_all"])
def test_a_large_picture_asks_with_both_sizes_before_it_is_kept(desk: Desk, answer: str) -> None:
    content = noise(1, 7_000_000)  # as nobody's photo, but it has more pixels than a screen
    desk.add("gate.png", content)
    question = desk.files.question
    assert question.isVisible()
    assert "7 MB" in question._sentence.text()
    assert not desk.kept()
    getattr(question, answer).click()
    desk.settle()
    assert not question.isVisible()
    sizes = [file.size for file in desk.kept()]
    if answer == "not_at_all":
        assert not sizes
    else:
        assert (sizes[0] < 6_000_000) is (answer == "smaller")


def test_another_note_does_not_get_the_picture_that_was_asked_about(desk: Desk) -> None:
    other = ask(desk.qtbot, desk.app, notes.add_note, title="South gate").id
    desk.add("gate.png", noise(1, 7_000_000))
    desk.page.enter(other)
    desk.settle()
    assert not desk.files.question.isVisible()
    desk.files.question.smaller.click()
    desk.settle()
    assert not desk.kept()
    assert not desk.kept(other)


def test_a_file_begins_a_note_that_has_no_word_yet(desk: Desk) -> None:
    desk.page.new_note()
    desk.add("south gate.png", png())
    note = desk.page.editor_pane.note
    assert note is not None and note.id is not None
    assert note.now.title == "south gate"
    assert [file.name for file in desk.kept(note.id)] == ["south gate.png"]
    assert len(desk.files.rows) == 1


def test_a_file_goes_into_the_note_that_is_being_begun(desk: Desk) -> None:
    desk.page.new_note()
    desk.qtbot.keyClicks(desk.page.editor_pane.editor, "Bridge")
    desk.add("gate.png", png())
    note = desk.page.editor_pane.note
    assert note is not None and note.id is not None
    assert note.now.title == "Bridge"
    assert len(desk.kept(note.id)) == 1


def test_files_are_dropped_on_the_text(desk: Desk) -> None:
    path = desk.answers.put("gate.png", png())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    target = desk.page.editor_pane.editor.viewport()
    for kind in (QDragEnterEvent, QDropEvent):
        at = QPoint(9, 9) if kind is QDragEnterEvent else QPointF(9, 9)
        event = kind(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)
        assert event.isAccepted()
    desk.settle()
    assert [file.name for file in desk.kept()] == ["gate.png"]
    assert "file:" not in desk.page.editor_pane.editor.toPlainText()


def test_a_picture_is_pasted_and_text_is_pasted_as_text(desk: Desk) -> None:
    editor, clipboard = desk.page.editor_pane.editor, QGuiApplication.clipboard()
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    clipboard.setImage(image)
    desk.qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert [file.name for file in desk.kept()] == ["Picture.png"]
    clipboard.setText("captain")
    desk.qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "captain" in editor.toPlainText()
    assert len(desk.kept()) == 1


def test_a_picture_opens_over_the_window_and_leaves_nothing_readable(desk: Desk, tmp_path: Path) -> None:
    desk.add("gate.jpg", photo()).unlink()
    before = {path for path in tmp_path.rglob("*") if path.suffix in (".jpg", ".png")}
    desk.files.rows[0].act.click()
    desk.settle()
    sheet = desk.page.findChild(PictureSheet)
    assert sheet is not None and sheet.isVisible()
    assert {path for path in tmp_path.rglob("*") if path.suffix in (".jpg", ".png")} == before
    desk.answers.copies = tmp_path / "copies"
    desk.answers.copies.mkdir()
    sheet.copy.click()
    desk.settle()
    assert (tmp_path / "copies" / "gate.jpg").is_file()
    assert "Whoever opens that folder" in desk.files.notice._sentence.text()


def test_esc_closes_the_picture_and_the_arrows_go_to_the_others(desk: Desk) -> None:
    for name in ("north.png", "south.png"):
        desk.add(name, png())
    desk.add("minutes.pdf", pdf())

    def shown() -> PictureSheet:
        desk.settle()
        return next(sheet for sheet in desk.page.findChildren(PictureSheet) if sheet.isVisible())

    desk.files.rows[0].act.setFocus()
    desk.files.rows[0].act.click()
    assert shown().accessibleName() == "north.png"
    desk.qtbot.keyClick(shown(), Qt.Key.Key_Right)
    assert shown().accessibleName() == "south.png"
    desk.qtbot.keyClick(shown(), Qt.Key.Key_Right)
    assert shown().accessibleName() == "north.png"
    desk.qtbot.keyClick(shown(), Qt.Key.Key_Left)
    assert shown().accessibleName() == "south.png"
    shown().next.click()
    assert shown().accessibleName() == "north.png"
    desk.qtbot.keyClick(shown(), Qt.Key.Key_Escape)
    assert not any(sheet.isVisible() for sheet in desk.page.findChildren(PictureSheet))


def test_a_single_picture_has_no_way_to_another(desk: Desk) -> None:
    desk.add("north.png", png())
    desk.files.rows[0].act.click()
    desk.settle()
    (sheet,) = desk.page.findChildren(PictureSheet)
    desk.qtbot.keyClick(sheet, Qt.Key.Key_Right)
    assert sheet.isVisible() and not hasattr(sheet, "next")


def test_a_file_is_removed_only_after_the_question(desk: Desk) -> None:
    desk.add("gate.png", png())
    row = desk.files.rows[0]
    row.remove.click()
    assert row.question.isVisible()
    row.question.no.click()
    assert len(desk.kept()) == 1
    row.remove.click()
    row.question.yes.click()
    desk.settle()
    assert not desk.kept()
    assert not desk.files.rows


def test_the_keyboard_goes_to_the_next_file_when_one_goes_and_to_the_way_to_add_after_the_last(desk: Desk) -> None:
    names = ["gate.png", "road.png", "well.png"]
    for name in names:
        desk.add(name, png())

    def remove(at: int) -> None:
        row = desk.files.rows[at]
        row.remove.setFocus()
        desk.qtbot.keyClick(row.remove, Qt.Key.Key_Space)
        row.question.yes.setFocus()
        desk.qtbot.keyClick(row.question.yes, Qt.Key.Key_Space)
        desk.settle()

    remove(1)
    assert [row.file.name for row in desk.files.rows if row.file] == ["gate.png", "well.png"]
    assert desk.files.focusWidget() is desk.files.rows[1].act
    remove(1)
    assert desk.files.focusWidget() is desk.files.rows[0].act
    remove(0)
    assert desk.files.focusWidget() is desk.files.add


def test_a_note_in_the_bin_shows_its_files_and_takes_no_more(desk: Desk, tmp_path: Path) -> None:
    desk.add("gate.png", png())
    ask(desk.qtbot, desk.app, notes.delete_note, desk.note)
    desk.page.enter(desk.note)
    desk.qtbot.waitUntil(lambda: not desk.files.add.isVisible())
    desk.settle()
    assert len(desk.files.rows) == 1
    assert not desk.files.rows[0].remove.isVisible()
    assert desk.files.gifts.closed


def test_where_it_lies_is_said_in_words() -> None:
    told = {state: state_words(_file(state)) for state in FileState}
    assert "2.1 MB" in told[FileState.AWAY]
    assert "At the centre" in told[FileState.AWAY]
    assert "next exchange" in told[FileState.WANTED]
    assert "0.7 of 2.1 MB" in state_words(_file(FileState.WANTED, moved=700_000))
    assert "no more room" in state_words(_file(FileState.REFUSED, reason="files-full"))
    assert len(set(told.values())) == len(FileState)


def test_what_is_away_is_fetched_and_stopped(desk: Desk, app_state: AppState) -> None:
    desk.add("gate.png", png())
    folder = next(path for path in Path(str(app_state.profile)).rglob("*") if path.is_dir() and path.name == "files")
    for box in [path for path in folder.rglob("*") if path.is_file()]:
        box.unlink()
    app_state.changed.emit(frozenset({"files"}))
    desk.settle()
    row = desk.files.rows[0]
    assert row.act.text() == "Fetch"
    with desk.qtbot.waitSignal(app_state.asked):
        row.act.click()
    desk.settle()
    assert row.act.text() == "Stop"
    row.act.click()
    desk.settle()
    assert row.act.text() == "Fetch"


def test_everything_is_reached_by_keyboard_from_the_text_down(desk: Desk) -> None:
    desk.add("gate.png", png())
    row, seen = desk.files.rows[0], []
    widget = desk.page.editor_pane.editor
    start = widget
    while (widget := widget.nextInFocusChain()) is not start:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(widget)
    wanted = [desk.files.add, row.act, row.remove, desk.page.editor_pane.history]
    assert [widget for widget in seen if widget in wanted] == wanted
    assert all(widget.accessibleName() or widget.text() for widget in wanted)


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off_mirrored_and_at_large_text(desk: Desk, rtl: None, scale: int) -> None:
    app_theme().use(text_scale=scale)
    desk.page.resize(1024, 768)
    desk.page.show_writing(True)
    for number in range(3):
        desk.add(f"a picture with quite a long name of the north gate {number}.png", png())
    for row in desk.files.rows:
        assert row.width() <= desk.files.width()
        for part in (row.act, row.remove):
            assert row.rect().contains(QRect(part.mapTo(row, QPoint()), part.size()))
    low = desk.page.editor_pane._low
    assert low.height() <= 0.43 * desk.page.editor_pane.height()
    assert desk.page.editor_pane.editor.height() > 120


def test_a_file_that_has_gone_meanwhile_is_told(desk: Desk) -> None:
    desk.answers.put("gate.png", png()).unlink()
    desk.files.add.click()
    desk.settle()
    assert not desk.kept()
    assert desk.files.notice.isVisible()
    assert "gate.png" in desk.files.notice._sentence.text() + desk.files.notice._more.text()


def test_a_file_that_is_too_large_is_told_with_its_size(desk: Desk) -> None:
    path = desk.answers.put("film.png", b"")
    with path.open("wb") as large:
        large.truncate(files.READ_AT_MOST + 1)
    desk.files.add.click()
    desk.settle()
    assert not desk.kept()
    assert "film.png" in desk.files.notice._more.text()
    assert "25 MB" in desk.files.notice._sentence.text() + desk.files.notice._more.text()


def test_sizes_in_a_refusal_are_said_as_everywhere_else(rtl: None) -> None:
    what, _ = what_and_todo(Known("file-large", size=190_000_000, most=25_000_000, name="film.png"))
    assert isolate(size_text(190_000_000)) in what
    assert isolate(size_text(25_000_000)) in what


def test_a_picture_that_the_disk_changed_is_wanted_again_and_its_row_says_so(desk: Desk, app_state: AppState) -> None:
    desk.add("gate.png", png())
    for box in (path for path in Path(str(app_state.profile)).rglob("files/**/*") if path.is_file()):
        content = bytearray(box.read_bytes())
        content[-1] ^= 1
        box.write_bytes(content)
    desk.files.rows[0].act.click()
    desk.settle()
    assert desk.files.notice.isVisible()
    app_state.changed.emit(frozenset({"files"}))
    desk.settle()
    assert desk.files.rows[0].act.text() == "Stop"


def test_no_room_at_the_centre_is_told_in_the_row_of_the_file(desk: Desk) -> None:
    desk.add("gate.png", png())
    (row,) = desk.files.rows
    assert row.file is not None
    desk.files.show_files((replace(row.file, state=FileState.REFUSED, reason="files-full"),))
    assert "no more room" in row._state.text()
    assert "no more room" in row.accessibleDescription()
    assert row.act.text() == "Open"  # it is here all the same


def test_how_far_a_file_is_stands_in_words_and_as_a_bar(desk: Desk) -> None:
    desk.add("gate.png", png())
    (row,) = desk.files.rows
    assert row.file is not None
    assert not row.bar.isVisible()
    desk.files.show_files((replace(row.file, state=FileState.WANTED, moved=700_000, size=2_100_000, total=2_100_016),))
    assert row.bar.isVisible()
    assert row.bar._share == pytest.approx(1 / 3, abs=0.01)
    assert "0.7 of 2.1 MB" in row._state.text()
    assert not row.goes.isVisible()  # a note goes nowhere


def test_a_refusal_of_the_disk_is_told(desk: Desk) -> None:
    desk.files.intake.failed.emit(Known("disk-full", needed=20_000_000, free=1_000))
    assert desk.files.notice.isVisible()
