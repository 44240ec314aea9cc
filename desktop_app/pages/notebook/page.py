"""The notebook: the list of notes beside the open one; where there is no room for both, one after the other.

Promises: what is typed is saved by itself (working_note.py) also when another note is opened, the page is left or the
window closes; words that could not be saved stay with their note and are shown again when it is opened. Asks for
its notes each time it is shown and whenever notes changed. ``enter(record)`` opens that note.
"""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.journey import JourneyView
from desktop_app.domain.notes import NoteView
from desktop_app.operations import notes
from desktop_app.operations.journey import journey
from desktop_app.operations.lessons import remove_highlight
from desktop_app.pages.notebook.editor_pane import EditorPane
from desktop_app.pages.notebook.list_pane import ListPane
from desktop_app.pages.notebook.note_groups import grouped
from desktop_app.pages.notebook.shelf import Shelf, read_shelf
from desktop_app.pages.notebook.tag_filter import ALL, BIN
from desktop_app.pages.notebook.working_note import WorkingNote, Written
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.widgets.card import Rule
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.lost_popover import LostPopover
from desktop_app.widgets.themed import Themed

_LIST: Final = 372
_LIST_LEAST: Final = 292
_EDITOR_LEAST: Final = 440
_COLUMN: Final = 700
"""Widest column of the editor, at 100 %: a longer line is hard to read."""

_TOPICS: Final = frozenset({"notes", "marks", "packs"})
_RELOAD_MS: Final = 250
_OPEN_MS: Final = 90


class NotebookPage(Themed, QWidget):
    """See navigation.Page."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self.list_pane = ListPane()
        self.editor_pane = EditorPane(app)
        self._rule = Rule(Qt.Orientation.Vertical)
        self._single = False
        self._writing = False  # in one pane: the note, not the list, is shown
        self._choice: str | None = ALL
        self._wanted: RecordId | None = None
        self._to_text = self._to_list = False
        self._deleted: RecordId | None = None
        self._shelf: Shelf | None = None
        self.lost: LostPopover | None = None
        self._left: list[WorkingNote] = []  # not saved yet; among them notes that could not even be made
        self._asked_lesson = False
        self._lesson: str | None = None
        self._reload = self._timer(_RELOAD_MS, self._load)
        self._opening = self._timer(_OPEN_MS, self._open_wanted)
        row = Row(self)
        row.addWidget(self.list_pane)
        row.addWidget(self._rule)
        row.addWidget(self.editor_pane, 1)
        self._row = row
        self._connect()
        self.editor_pane.show_note(WorkingNote(app, None, self))
        self.follow_theme()
        self._arrange()

    # ---- the window's side

    def enter(self, target: str | None) -> None:
        """Shows the list anew, and the note of that id."""
        if target is not None:
            self._go_to(RecordId(target), to_text=True)
        else:
            self.editor_pane.notice.hide()
            self._current().look()
        self._load()
        if target is None and not self._writing:
            self._to_list = True

    def retranslate(self) -> None:
        """Every word anew."""
        self.list_pane.retranslate()
        self.editor_pane.retranslate()
        self._show_shelf()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(360), self.theme.px(320))

    def hideEvent(self, event: QHideEvent) -> None:
        self._opening.stop()
        self._reload.stop()
        self._current().save()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def theme_changed(self) -> None:
        self.list_pane.list.follow_theme()
        self.editor_pane.follow_theme()
        self._arrange()
        super().theme_changed()

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
        if nothing and shelf.rows and not self._single and not self.editor_pane.editor.hasFocus():
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
        if self.lost is not None:
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
        """Another note in the editor; the one before is saved, and kept as long as it is not."""
        before = self._current()
        if before is note:
            return
        before.save()
        if before.unsaved or before.busy:
            self._left.append(before)
            before.changed.connect(self._on_left_changed)
        else:
            before.deleteLater()
        self.editor_pane.show_note(note)
        note.made.connect(self._on_made)

    @Slot()
    def _on_left_changed(self) -> None:
        """A note that was left is saved at last, or could not be."""
        for note in [each for each in self._left if not each.busy]:
            if not note.unsaved:
                self._left.remove(note)
                note.deleteLater()
            elif note.error is not None:
                self._app.failed.emit(note.error)

    def _take_left(self, record: RecordId | None) -> WorkingNote | None:
        """A note that was left before it was saved; with None, one that could not be made."""
        found = next((note for note in self._left if note.id == record and note.unsaved), None)
        if found is not None:
            self._left.remove(found)
            found.changed.disconnect(self._on_left_changed)
        return found

    @Slot(str)
    def _on_chosen(self, record: str) -> None:
        """Arrow keys went to a note; it opens when they rest."""
        self._wanted, self._to_text = RecordId(record), False
        self._opening.start()

    @Slot(str)
    def _on_pressed(self, record: str) -> None:
        self._go_to(RecordId(record), to_text=self._single)

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
            self._show_writing(True)
        known = self._current() if self._current().id == record else self._take_left(record)
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
        self._show_writing(False)
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
            self._show_note(self._take_left(None) or WorkingNote(self._app, None, self))
        if self._choice is BIN:
            self._choice = ALL
            self._load()
        self.editor_pane.notice.hide()
        self.list_pane.list.show_chosen(None)
        self._show_writing(True)
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
            self._show_writing(False)

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
        self._show_writing(False)
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
        popover = self.lost = LostPopover(self, sentence, by_lesson=True)
        popover.show_places(self._shelf.lost)
        popover.list.note_wanted.connect(self._on_lost_note)
        popover.list.removal_wanted.connect(self._on_lost_highlight)
        popover.closed.connect(self._on_lost_closed)
        popover.open_at(self.list_pane.lost)

    @Slot(str)
    def _on_lost_note(self, note: str) -> None:
        if self.lost is not None:
            self.lost.shut()
        self._go_to(RecordId(note), to_text=True)

    @Slot(str)
    def _on_lost_highlight(self, highlight: str) -> None:
        self._app.run(remove_highlight, RecordId(highlight))

    @Slot()
    def _on_lost_closed(self) -> None:
        popover, self.lost = self.lost, None
        if popover is not None:
            popover.deleteLater()

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
        self._show_writing(False)
        self.list_pane.take_keyboard()

    # ---- arrangement

    def _show_writing(self, writing: bool) -> None:
        if writing is not self._writing:
            self._writing = writing
            self._arrange()

    def _arrange(self) -> None:
        """Both panes side by side when both have room, else one of them."""
        theme, width = self.theme, self.width()
        wide = min(theme.text(_LIST), max(theme.text(_LIST_LEAST), round(width * 0.36)))
        self._single = theme.compact or width - wide < theme.text(_EDITOR_LEAST)
        self.list_pane.setVisible(not self._single or not self._writing)
        self.editor_pane.setVisible(not self._single or self._writing)
        self._rule.setVisible(not self._single)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        tight = width < theme.px(1000)
        if self._single:
            self.list_pane.setMinimumWidth(0)
            self.list_pane.setMaximumWidth(16_777_215)
            self.list_pane.set_margins((24, 18, 24, 0))
        else:
            self.list_pane.setFixedWidth(wide)
            self.list_pane.set_margins((20, 23, 16, 0) if tight else (30, 23, 20, 0))
        start, end = (24, 24) if tight or self._single else (34, 36)
        room = (width if self._single else width - wide - 1) - theme.px(start) - theme.px(end)
        spare = max(0, room - round(_COLUMN * max(theme.scale, theme.reading_scale)))
        self.editor_pane.set_margins((start, 16 if self._single else 21, end, 9), spare // 2)
        self.editor_pane.set_single(self._single)

    def _timer(self, pause: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(slot)
        return timer

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
        editor.lesson_wanted.connect(self._on_lesson)
        editor.delete_wanted.connect(self._on_delete)
        editor.restore_wanted.connect(self._on_restore)
        editor.undo_wanted.connect(self._on_undo)
        editor.back_wanted.connect(self._on_back)
        editor.editor.escaped.connect(self._on_back)
        editor.editor.edited.connect(self._wait_with_list)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.new_note)
