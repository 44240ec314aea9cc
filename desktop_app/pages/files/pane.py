"""The files of one text, below it: the way to add one, and a row for each.

Promises: quiet while there is none; a refusal is told here, in two sentences; what a camera wrote is gone, and that is
said; a picture is looked at from memory, and only a copy that was asked for lies readable on the disk.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.files import FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files
from desktop_app.pages.files.doors import SYSTEM_DOORS, FileDoors
from desktop_app.pages.files.file_row import Act, FileRow
from desktop_app.pages.files.gifts import FileGifts
from desktop_app.pages.files.intake import FileIntake
from desktop_app.pages.files.picture_sheet import PictureSheet
from desktop_app.pages.files.size_question import SizeQuestion
from desktop_app.pages.files.thumb import SIDE
from desktop_app.pages.files.weighing import Given, Seen, Weighed, see
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.runner import Job
from desktop_app.qt_support.wording import facts, isolate
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import ListCard
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.themed import Themed

_TOPICS: Final = frozenset({"files", "exchange"})
_LOOK_MS: Final = 2000
"""While something comes, how far it is is looked at so often."""


class FilesPane(Themed, QWidget):
    """``shared``: these files go to others with the text. ``gifts`` takes what is dropped and pasted elsewhere."""

    changed = Signal()
    """Files came or went."""
    record_wanted = Signal(str)
    """There is a file, and no text yet to add it to; it is added when ``show_record`` tells the text that was made."""
    unfolded = Signal(object)
    """Something that should be seen whole."""

    def __init__(
        self, app: AppState, doors: FileDoors = SYSTEM_DOORS, *, shared: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app, self._doors, self._shared = app, doors, shared
        self._record: RecordId | None = None
        self._of: object = None
        self._fixed = False
        self._files: tuple[FileView, ...] = ()
        self._images: dict[RecordId, QImage] = {}
        self._rows: dict[RecordId, FileRow] = {}
        self._known = False  # what this text has was read
        self._loading: Job | None = None
        self.intake = FileIntake(app, self)
        self.gifts = FileGifts(self)
        self.notice = NoticeBar("failure")
        self.question = SizeQuestion()
        self.add = Button("", "quiet", icon="paperclip")
        self._list = ListCard()
        self._promise = Label("", "meta", "ink3", wrap=True, middle=True)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.follow_theme()

    @property
    def rows(self) -> tuple[FileRow, ...]:
        """One for each file, oldest first."""
        return tuple(self._rows.values())

    def show_record(self, record: RecordId | None, *, of: object = None, fixed: bool = False) -> None:
        """The files of a text, or of one that is not made yet; ``of`` stays the same while it is made. ``fixed``:
        nothing can be added or removed now."""
        same, self._of = of is not None and of is self._of, of
        if record == self._record and fixed == self._fixed and (same or record is not None):
            return
        if same and self._record is None and record is not None:
            self._record = record
            self.intake.take_made(record)
        elif record != self._record or record is None:
            self._record = record
            self.intake.show_record(record)
            self.notice.hide()
            self.question.hide()
            self._images.clear()
            self._known = False
            self._take(())
        self._fixed = self.gifts.closed = fixed
        self._show()
        self._load()

    def retranslate(self) -> None:
        """Every word anew."""
        self.add.setText(self.tr("Add a file"))
        self.add.setAccessibleDescription(self.tr("A photo or a PDF"))
        self.setAccessibleName(self.tr("Files"))
        self.question.retranslate()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    @Slot(object)
    def show_files(self, found: tuple[FileView, ...]) -> None:
        """Takes in what the operation found."""
        self._loading = None
        before = {file.id for file in self._files}
        self._take(found)
        if any(file.state is FileState.WANTED for file in found):
            self._look.start()
        side = round(self.theme.text(SIDE) * self.devicePixelRatioF() * 2)  # the middle of a wide one is shown
        for file in found:
            if file.is_picture and file.is_here and file.id not in self._images:
                self._images[file.id] = QImage()
                self._app.run(see, file.id, side, done=self._on_thumb, failed=self._on_unseen)
        known, self._known = self._known, True
        if known and {file.id for file in found} != before:
            self.changed.emit()

    @Slot(object)
    def take(self, given: Iterable[Given]) -> None:
        """Adds what was chosen, dropped or pasted."""
        if not self._fixed:
            self.notice.hide()
            self.intake.take(given)

    # ---- inside

    def _lay_out(self) -> None:
        column = Column(self, spacing=8)
        foot = self._foot = FoldingRow(spacing=18, below=4)
        foot.add(self.add)
        foot.add(self._promise, 1)
        for part in (foot, self.notice, self.question, self._list):
            column.addWidget(part)
        self.setAcceptDrops(True)
        self.gifts.watch((self,))

    def _connect(self) -> None:
        self._app.changed.connect(self._on_changed)
        self.add.clicked.connect(self._on_add)
        self.gifts.given.connect(self.take)
        self.question.answered.connect(self._on_answered)
        self._look.timeout.connect(self._load)
        intake = self.intake
        intake.asked.connect(self._on_asked)
        intake.kept.connect(self._on_kept)
        intake.failed.connect(self._on_failed)
        intake.record_wanted.connect(self.record_wanted)

    def _load(self) -> None:
        self._look.stop()
        if self._record is None or not self.isVisible():
            return
        if self._loading is not None:
            self._loading.cancel()
        # A text that is not on this laptop has no files here.
        self._loading = self._app.run(files.files_of, self._record, done=self.show_files, failed=self._on_none)

    @Slot(object)
    def _on_none(self, _known: Known) -> None:
        self._loading = None
        self._take(())

    @Slot(object)
    def _on_thumb(self, seen: Seen) -> None:
        if seen.file in self._rows:
            self._images[seen.file] = seen.image
            self._show()

    @Slot(object)
    def _on_unseen(self, _known: Known) -> None:
        """The disk changed it: it is wanted now, and the row says so."""
        self._load()

    def _take(self, found: tuple[FileView, ...]) -> None:
        anew = [file.id for file in found] != list(self._rows)
        self._files = found
        if anew:
            self._fill()
        else:
            self._show()

    def _fill(self) -> None:
        """Other rows; the keyboard stays with its file, and goes to the one that took its place where it went."""
        before, focus = list(self._rows), self.focusWidget()
        at = next((n for n, row in enumerate(self.rows) if focus is not None and row.isAncestorOf(focus)), None)
        self._list.clear()
        self._rows = {}
        for file in self._files:
            row = FileRow(shared=self._shared)
            row.acted.connect(lambda act, file=file.id: self._on_act(file, act))
            row.unfolded.connect(self.unfolded)
            self._list.add_row(row)
            self._rows[file.id] = row
        self._order_keys()
        self._show()
        if at is not None:
            rows = self.rows
            beside = rows[min(at, len(rows) - 1)].act if rows else self.add
            kept = self._rows.get(before[at])
            (kept.act if kept is not None else beside).setFocus()

    def _order_keys(self) -> None:
        """The keyboard goes as the eye does: new rows would come last of the whole window."""
        before: QWidget = self.question.not_at_all
        for stop in (stop for row in self._rows.values() for stop in row.stops):
            self.setTabOrder(before, stop)
            before = stop

    def _show(self) -> None:
        self._list.setVisible(bool(self._files))
        for file in self._files:
            self._rows[file.id].show_file(file, self._images.get(file.id), fixed=self._fixed)
        self.add.setVisible(not self._fixed)
        words = self._promises()
        self._promise.set_text(words)
        self._promise.setVisible(bool(words))
        self._foot.setVisible(bool(words) or not self._fixed)
        self._foot.retell()

    def _promises(self) -> str:
        if any(file.others for file in self._files):
            return self.tr("Files of this practice. Each one comes when you ask for it, and not before.")
        if not self._files or self._fixed:
            return ""
        sentences = []
        if self._shared:
            sentences.append(self.tr("What you tick goes to the moderators with the text."))
        if any(file.is_picture for file in self._files):
            sentences.append(self.tr("Pictures are kept without the place and the camera."))
        if not all(file.is_picture for file in self._files):
            sentences.append(self.tr("A PDF is kept as it is: it can hold the name of its author."))
        return " ".join(sentences)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._load()

    # ---- adding

    @Slot()
    def _on_add(self) -> None:
        title, kinds = self.tr("Add a file"), self.tr("Photos and PDFs")
        self.take(Given(path.name, path) for path in self._doors.files(self.window(), title, kinds))

    @Slot(object)
    def _on_asked(self, weighed: Weighed) -> None:
        self.question.ask(weighed)
        if self.add.hasFocus():
            self.question.take_keyboard()
        self.unfolded.emit(self.question)

    @Slot(object)
    def _on_answered(self, smaller: bool | None) -> None:
        self.add.setFocus()
        self.question.hide()
        self.intake.answer(smaller)

    @Slot(object)
    def _on_kept(self, _file: FileView) -> None:
        self._load()

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        what, todo = what_and_todo(known)
        name = str(known.facts.get("name", ""))
        self.notice.tell("failure", what, facts(isolate(name), todo) if name else todo, closable=True)
        self.unfolded.emit(self.notice)

    # ---- what is there

    def _on_act(self, file: RecordId, act: Act) -> None:
        self.notice.hide()
        run, failed = self._app.run, self._on_failed
        match act:
            case Act.OPEN:
                self._open(file)
            case Act.COPY:
                self._copy(file)
            case Act.FETCH:
                run(files.want, file, done=self._on_wanted, failed=failed, changes=("files",))
            case Act.STOP:
                run(files.stop_wanting, file, failed=failed, changes=("files",))
            case Act.REMOVE:
                run(files.remove, file, failed=failed)
            case Act.GO | Act.STAY:
                run(files.keep_back, file, act is Act.STAY, done=self._on_chosen, failed=failed, changes=("files",))

    @Slot(object)
    def _on_wanted(self, _file: FileView) -> None:
        self._app.asked.emit()

    @Slot(object)
    def _on_chosen(self, _file: FileView) -> None:
        self.changed.emit()  # what goes along is a change of the practice

    def _open(self, file: RecordId) -> None:
        longest = round(max(self.window().width(), self.window().height()) * self.devicePixelRatioF())
        self._app.run(see, file, longest, done=self._on_seen, failed=self._on_failed)

    def _pictures(self) -> list[RecordId]:
        """What can be looked at."""
        return [file.id for file in self._files if file.is_picture and file.is_here]

    def _on_step(self, file: RecordId, step: int) -> None:
        """To the picture beside this one; after the last comes the first."""
        pictures = self._pictures()
        if file in pictures:
            self._open(pictures[(pictures.index(file) + step) % len(pictures)])

    @Slot(object)
    def _on_seen(self, seen: Seen) -> None:
        row = self._rows.get(seen.file)
        if row is None or row.file is None or not self.isVisible():
            return
        sheet = PictureSheet(self.window(), row.file.name, seen.image, several=len(self._pictures()) > 1)
        sheet.setObjectName("picture")
        sheet.copy_wanted.connect(lambda: self._copy(seen.file))
        sheet.stepped.connect(lambda step: self._on_step(seen.file, step))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _copy(self, file: RecordId) -> None:
        folder = self._doors.folder(self.window(), self.tr("Where to save the copy"))
        if folder is not None:
            self._app.run(files.save_copy, file, folder, done=self._on_copied, failed=self._on_failed)

    @Slot(object)
    def _on_copied(self, place: Path) -> None:
        words = self.tr("A copy is saved. Whoever opens that folder can read it.")
        self.notice.tell("done", words, isolate(str(place)), closable=True)
        self.unfolded.emit(self.notice)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), super().minimumSizeHint().height())
