"""The rows of the list of notes: headings that cannot be chosen, and notes.

Promises: an accessible sentence for each row; a note that is still there keeps being the chosen one when the rows are
new. Used by NoteList.
"""

from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import NoteSummary
from desktop_app.qt_support.wording import day_text, time_text

ROW: Final = Qt.ItemDataRole.UserRole
WHEN: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class NoteRows(QAbstractListModel):
    """``data(index, ROW)`` is a heading (str) or a NoteSummary, ``data(index, WHEN)`` its time in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | NoteSummary] = []
        self._places: dict[RecordId, int] = {}
        self.now: datetime | None = None

    def show_rows(self, rows: list[str | NoteSummary], now: datetime) -> None:
        """Other rows; ``now`` decides between times and days."""
        self.beginResetModel()
        self._rows, self.now = rows, now
        self._places = {row.id: number for number, row in enumerate(rows) if isinstance(row, NoteSummary)}
        self.endResetModel()

    def index_of(self, note: RecordId | None) -> QModelIndex:
        """Where a note stands; an invalid index when it does not."""
        place = None if note is None else self._places.get(note)
        return _NOWHERE if place is None else self.index(place)

    def row(self, number: int) -> str | NoteSummary:
        """A row by its number; quicker than asking through an index."""
        return self._rows[number]

    def note(self, index: _Index) -> NoteSummary | None:
        """The note of a row; None for headings."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, NoteSummary) else None

    def beside(self, note: RecordId) -> NoteSummary | None:
        """The note after this one, else the one before it."""
        place = self._places.get(note, -1)
        after = [row for row in self._rows[place + 1 : place + 3] if isinstance(row, NoteSummary)]
        before = [row for row in self._rows[max(0, place - 2) : max(0, place)] if isinstance(row, NoteSummary)]
        return after[0] if after else before[-1] if before else None

    def first(self) -> NoteSummary | None:
        return next((row for row in self._rows if isinstance(row, NoteSummary)), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.note(index) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == WHEN and not isinstance(row, str):
            return self._when(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else self._said(row)
        return None

    def _when(self, note: NoteSummary) -> str:
        """The hour of today, else the day."""
        moment = note.changed
        if self.now is None or moment.date() == self.now.date():
            return time_text(moment)
        return day_text(moment.date())

    def _said(self, note: NoteSummary) -> str:
        title = note.title or (self.tr("Recovered words") if note.recovered else self.tr("Without a title"))
        if note.tags:
            return self.tr("{title}, {when}. {words} Tags: {tags}").format(
                title=title, when=self._when(note), words=note.snippet, tags=", ".join(note.tags)
            )
        return self.tr("{title}, {when}. {words}").format(title=title, when=self._when(note), words=note.snippet)
