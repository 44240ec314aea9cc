"""The notebook: the list of notes beside the open one; where there is no room for both, one after the other.

Promises: what is typed is saved by itself (working_note.py) also when another note is opened, the page is left or the
window closes; words that could not be saved stay with their note and are shown again when it is opened. Asks for
its notes each time it is shown and whenever notes changed. ``enter(record)`` opens that note.
"""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.journey import JourneyView
from desktop_app.domain.notes import NoteView
from desktop_app.operations import notes
from desktop_app.operations.journey import journey
from desktop_app.pages.files import SYSTEM_DOORS, FileDoors
from desktop_app.pages.notebook.left_notes import LeftNotes
from desktop_app.pages.notebook.lost_lessons import LostLessons
from desktop_app.pages.notebook.note_groups import grouped
from desktop_app.pages.notebook.note_history import NoteHistory
from desktop_app.pages.notebook.notebook_frame import NotebookFrame
from desktop_app.pages.notebook.shelf import Shelf, read_shelf
from desktop_app.pages.notebook.tag_filter import ALL, BIN
from desktop_app.pages.notebook.working_note import WorkingNote, Written
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator

_TOPICS: Final = frozenset({"notes", "marks", "packs"})
_RELOAD_MS: Final = 250
_OPEN_MS: Final = 90


class NotebookPage(NotebookFrame):
    """See navigation.Page. ``doors``: how a person is asked for files and folders."""

    def __init__(
        self,
        app: AppState,
        navigate: Navigator,
        parent: QWidget | None = None,
        *,
        doors: FileDoors = SYSTEM_DOORS,
    ) -> None:
        super().__init__(app, doors, parent)
        self._app, self._navigate = app, navigate
        self._choice: str | None = ALL
        self._wanted: RecordId | None = None
        self._to_text = self._to_list = False
        self._deleted: RecordId | None = None
        self._shelf: Shelf | None = None
        self.lost = LostLessons(app, self)
        self._left = LeftNotes(app, self)
        self.history = NoteHistory(app, self.editor_pane)
        self._asked_lesson = False
        self._lesson: str | None = None
        self._reload = self._timer(_RELOAD_MS, self._load)
        self._opening = self._timer(_OPEN_MS, self._open_wanted)
        self._connect()
        self.editor_pane.show_note(WorkingNote(app, None, self))
        self.follow_theme()
        self.arrange()

    # ---- the window's side

    def enter(self, target: str | None) -> None:
        """Shows the list anew, and the note of that id."""
        if target is not None:
            self._go_to(RecordId(target), to_text=True)
        else:
            self.editor_pane.notice.hide()
            self._current().look()
        self._load()
        if target is None and not self.writing:
            self._to_list = True

    def retranslate(self) -> None:
        """Every word anew."""
        self.list_pane.retranslate()
        self.editor_pane.retranslate()
        self._show_shelf()

    def hideEvent(self, event: QHideEvent) -> None:
        self._opening.stop()
        self._reload.stop()
        self._current().save()
        super().hideEvent(event)

    # ---- the list

    @Slot()
    def _load(self) -> None:
        self._reload.stop()
        binned = self._choice is BIN
        tag = None if binned or self._choice == ALL else self._choice
        self._app.run(read_shelf, tag, binned, self.list_pane.search.text(), done=self._on_shelf)

    @Slot(object)
    def _on_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._show_shelf()
        if self._to_list:
            self._to_list = False
            self.list_pane.take_keyboard()
        nothing = self._current().view is None and not self._current().unsaved and self._wanted is None
        if nothing and shelf.rows and not self.single and not self.editor_pane.editor.hasFocus():
            self._go_to(shelf.rows[0].id)
        if not shelf.count and not self._asked_lesson:
            self._asked_lesson = True
            self._app.run(journey, done=self._on_journey)

    def _show_shelf(self) -> None:
        shelf = self._shelf
        if shelf is None:
            return
        now, query = self._app.now(), self.list_pane.search.text()
        rows = grouped(shelf.rows, now.date())
        self.list_pane.filter.show_counts(shelf.count, shelf.tags, shelf.binned, self._choice)
        self.list_pane.show_state(
            any_notes=bool(shelf.count),
            shown=len(rows),
            query=query,
            binned=self._choice is BIN or bool(shelf.binned),
        )
        self.list_pane.show_lost(len(shelf.lost))
        self.lost.show_places(shelf.lost)
        self.list_pane.list.show_notes(rows, now, self._wanted or self._current().id)

    @Slot(object)
    def _on_journey(self, view: JourneyView) -> None:
        following = view.next.activity if view.next is not None else None
        if following is not None and following.kind != "quiz" and following.number:
            self._lesson = following.id
            self.list_pane.offer_lesson(following.number)

    @Slot(object)
    def _on_filter(self, choice: str | None) -> None:
        self._choice = choice
        self._load()

    @Slot(str)
    def _on_query(self, _query: str) -> None:
        self._load()

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & _TOPICS:
            self._reload.start()
            self._current().look()

    @Slot()
    def _wait_with_list(self) -> None:
        """No new list between two keys: thousands of notes take a moment to lay out."""
        if self._reload.isActive():
            self._reload.start()

    # ---- the open note

    def _current(self) -> WorkingNote:
        note = self.editor_pane.note
        assert note is not None
        return note

    def _show_note(self, note: WorkingNote) -> None:
        """Another note in the editor; the one before is kept until it is saved."""
        before = self._current()
        if before is note:
            return
        self._left.leave(before)
        self.editor_pane.show_note(note)
        note.made.connect(self._on_made)

    @Slot(str)
    def _on_chosen(self, record: str) -> None:
        """Arrow keys went to a note; it opens when they rest."""
        self._wanted, self._to_text = RecordId(record), False
        self._opening.start()

    @Slot(str)
    def _on_pressed(self, record: str) -> None:
        self._go_to(RecordId(record), to_text=self.single)

    @Slot(str)
    def _on_entered(self, record: str) -> None:
        self._go_to(RecordId(record), to_text=True)

    def _go_to(self, record: RecordId, *, to_text: bool = False) -> None:
        self._wanted, self._to_text = record, to_text
        self._open_wanted()

    @Slot()
    def _open_wanted(self) -> None:
        self._opening.stop()
        record = self._wanted
        if record is None:
            return
        if self._to_text:
            self.show_writing(True)
        known = self._current() if self._current().id == record else self._left.take(record)
        if known is not None:
            self._wanted = None
            self._show_note(known)
            known.look()
            self._after_opening()
        else:
            self._current().save()
            self._app.run(notes.open_note, record, done=self._on_opened, failed=self._on_open_failed)

    @Slot(object)
    def _on_opened(self, view: NoteView) -> None:
        if view.id != self._wanted:
            return
        self._wanted = None
        self._show_note(WorkingNote(self._app, view, self))
        if (view.deleted is not None) is not (self._choice is BIN):
            self._choice = BIN if view.deleted is not None else ALL
            self._load()
        self.list_pane.list.show_chosen(view.id, scroll=True)
        self._after_opening()

    @Slot(object)
    def _on_open_failed(self, known: Known) -> None:
        self._wanted = None
        self.show_writing(False)
        self._app.failed.emit(known)

    def _after_opening(self) -> None:
        if self._to_text:
            self._to_text = False
            self.editor_pane.editor.write_at_start()

    @Slot()
    def new_note(self) -> None:
        """An empty note, or the one that could not be made before, with the keyboard in its title. It is made with its
        first word."""
        self._wanted = None
        if self._current().view is not None or self._current().unsaved:
            self._show_note(self._left.take(None) or WorkingNote(self._app, None, self))
        if self._choice is BIN:
            self._choice = ALL
            self._load()
        self.editor_pane.notice.hide()
        self.list_pane.list.show_chosen(None)
        self.show_writing(True)
        self.editor_pane.editor.write_at_start()

    @Slot()
    def _on_made(self) -> None:
        self.list_pane.list.show_chosen(self._current().id)

    # ---- deleting

    @Slot()
    def _on_delete(self) -> None:
        note = self._current()
        if note.id is not None:
            self._delete(note.id)
        elif note.busy:  # leaving its words for the button began to make it
            note.made.connect(self._on_delete)
        else:
            note.write(Written())
            self._show_note(WorkingNote(self._app, None, self))
            self.show_writing(False)

    @Slot(str)
    def _delete(self, record: str) -> None:
        if self._choice is BIN:
            return
        note = RecordId(record)
        if self._current().id == note:
            self._current().save()
        after = self.list_pane.list.rows.beside(note)
        self._deleted = note
        self._app.run(notes.delete_note, note, done=self._on_deleted)
        self._to_list = True
        self.show_writing(False)
        if after is not None:
            self._go_to(after.id)
        elif self._current().id == note:
            self._show_note(WorkingNote(self._app, None, self))

    @Slot(object)
    def _on_deleted(self, _changed: object) -> None:
        self.editor_pane.notice.tell(
            "done", self.tr("The note is in the bin."), action=self.tr("Undo"), closable=True, icon="trash-2"
        )
        self._load()

    @Slot()
    def _on_undo(self) -> None:
        if self._deleted is not None:
            self._restore(self._deleted)

    @Slot()
    def _on_restore(self) -> None:
        record = self._current().id
        if record is not None:
            self._restore(record)

    def _restore(self, record: RecordId) -> None:
        self.editor_pane.notice.hide()
        self._app.run(notes.restore_note, record)
        self._choice = ALL
        self._go_to(record)
        self._load()

    # ---- marks whose lesson is not here

    @Slot()
    def _open_lost(self) -> None:
        if self._shelf is None:
            return
        sentence = self.tr(
            "These lessons are not on this laptop now. What you marked in them stays here, and finds its place again "
            "with the lesson."
        )
        self.lost.open(self.list_pane.lost, sentence)

    @Slot(str)
    def _on_lost_note(self, note: str) -> None:
        self._go_to(RecordId(note), to_text=True)

    # ---- going elsewhere

    @Slot(str)
    def _on_lesson(self, activity: str) -> None:
        self._navigate.go("reader", activity)

    @Slot()
    def _on_first_lesson(self) -> None:
        if self._lesson is not None:
            self._navigate.go("reader", self._lesson)
        else:
            self._navigate.go("journey")

    @Slot()
    def _on_back(self) -> None:
        self._current().save()
        self.show_writing(False)
        self.list_pane.take_keyboard()

    def _timer(self, pause: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _on_escaped(self) -> None:
        """From an earlier version to the note, from the note to the list."""
        if self.editor_pane.past.shown is not None:
            self.editor_pane.past.close_past()
        else:
            self._on_back()

    def _connect(self) -> None:
        pane, editor = self.list_pane, self.editor_pane
        self._app.changed.connect(self._on_changed)
        pane.new.clicked.connect(self.new_note)
        pane.search.edited.connect(self._on_query)
        pane.search.entered.connect(lambda: pane.list.setFocus(Qt.FocusReason.TabFocusReason))
        pane.filter.chosen.connect(self._on_filter)
        pane.list.chosen.connect(self._on_chosen)
        pane.list.pressed_note.connect(self._on_pressed)
        pane.list.entered_note.connect(self._on_entered)
        pane.list.delete_wanted.connect(self._delete)
        pane.lesson_wanted.connect(self._on_first_lesson)
        pane.lost.clicked.connect(self._open_lost)
        self.lost.note_wanted.connect(self._on_lost_note)
        editor.lesson_wanted.connect(self._on_lesson)
        editor.delete_wanted.connect(self._on_delete)
        editor.restore_wanted.connect(self._on_restore)
        editor.undo_wanted.connect(self._on_undo)
        editor.back_wanted.connect(self._on_back)
        editor.editor.escaped.connect(self._on_escaped)
        editor.editor.edited.connect(self._wait_with_list)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.new_note)
