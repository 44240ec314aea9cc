"""The list of notes: arrow keys choose, Enter opens for writing, Delete deletes.

Promises: ten thousand notes scroll as ten do; headings are passed over; the chosen note stays chosen when the list is
new. ``chosen`` carries the id of the note that keys went to, ``pressed_note`` of one that was pressed; showing rows
emits neither.
"""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import NoteSummary
from desktop_app.pages.notebook.note_delegate import NoteDelegate
from desktop_app.pages.notebook.note_rows import NoteRows
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.scroll_area import ScrollBar

_Index = QModelIndex | QPersistentModelIndex
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class NoteList(QListView):
    """``rows`` is its model."""

    chosen = Signal(str)
    pressed_note = Signal(str)
    entered_note = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = NoteRows(self)
        self._delegate = NoteDelegate(self.rows, self)
        self._showing = False
        self.by_keyboard = False
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ScrollBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # cards keep their width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_clicked)
        self.follow_theme()

    def show_notes(self, rows: list[str | NoteSummary], now: datetime, note: RecordId | None) -> None:
        """Other rows; ``note`` is the chosen one. The list stays scrolled where it is."""
        place = self.verticalScrollBar().value()
        self._showing = True
        self.rows.show_rows(rows, now)
        self._showing = False
        self.show_chosen(note)
        self.verticalScrollBar().setValue(place)

    def show_chosen(self, note: RecordId | None, *, scroll: bool = False) -> None:
        """Marks another note."""
        index = self.rows.index_of(note)
        self._showing = True
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)
            if scroll:
                self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._showing = False

    def follow_theme(self) -> None:
        """Sizes and colours of now."""
        palette = QPalette(app_theme().palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._fit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        note = self.rows.note(current)
        if note is not None and not self._showing:
            self.chosen.emit(note.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        note = self.rows.note(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and note is not None:
            self.entered_note.emit(note.id)
        elif event.key() == Qt.Key.Key_Delete and note is not None:
            self.delete_wanted.emit(note.id)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(event.key() == Qt.Key.Key_End)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.by_keyboard = True
        self._showing = True  # coming here opens nothing
        super().focusInEvent(event)
        self._showing = False
        if not self.currentIndex().isValid() and (first := self.rows.first()) is not None:
            self.show_chosen(first.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit()
        return super().viewportEvent(event)

    def _go_to_end(self, last: bool) -> None:
        count = self.rows.rowCount()
        numbers = range(count - 1, -1, -1) if last else range(count)
        index = next((at for n in numbers if self.rows.note(at := self.rows.index(n)) is not None), None)
        if index is not None:
            self.setCurrentIndex(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        note = self.rows.note(index)
        if note is not None:
            self.pressed_note.emit(note.id)

    def _fit(self) -> None:
        self._delegate.fit(self.viewport().width())
        self.scheduleDelayedItemsLayout()
