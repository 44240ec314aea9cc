"""The list of practices: arrow keys move, Enter goes into the text, Delete asks for the bin.

Promises: choosing a row is opening it; showing other rows keeps the choice when it is still there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practices import PracticeSummary
from desktop_app.pages.practices.row_delegate import RowDelegate
from desktop_app.pages.practices.row_model import PRACTICE, RowModel
from desktop_app.widgets.scroll_area import ScrollBar
from desktop_app.widgets.themed import Themed


class PracticeList(Themed, QListView):
    """``opened`` when a person moved to a row; ``entered_text`` with Enter; ``deleting`` with Delete."""

    opened = Signal(str)
    entered_text = Signal()
    deleting = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._quiet = False
        self.follow_theme()

    def show_rows(self, rows: Sequence[PracticeSummary], chosen: RecordId | None) -> None:
        """Shows these, with ``chosen`` marked, without telling."""
        self._quiet = True
        self._rows.show_rows(rows)
        self.mark(chosen)
        self._quiet = False

    def mark(self, chosen: RecordId | None) -> None:
        """Marks a row as the open one, without telling."""
        before, self._quiet = self._quiet, True
        row = self._rows.row_of(chosen) if chosen is not None else -1
        index = self._rows.index(row) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)
        self._quiet = before

    def theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        super().theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_text.emit()
        elif key == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.deleting.emit(self.currentIndex().data(PRACTICE).id)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.opened.emit(current.data(PRACTICE).id)
