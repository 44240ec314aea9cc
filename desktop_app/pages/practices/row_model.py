"""The practices of the list as a Qt model: title, whose and where, state, for eyes and for a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practices import PracticeSummary
from desktop_app.qt_support.wording import facts
from desktop_app.widgets.chip_states import chip_look

translate = QCoreApplication.translate  # by this name lupdate finds the strings
PRACTICE = Qt.ItemDataRole.UserRole


def title_of(practice: PracticeSummary) -> str:
    """Its title, or words for one that has none yet."""
    return practice.title or translate("PracticeRows", "Without a title")


def about_line(practice: PracticeSummary) -> str:
    """ "Telmo valley · mine", or the colleague's name."""
    return facts(practice.place, translate("PracticeRows", "mine") if practice.mine else practice.author)


class RowModel(QAbstractListModel):
    """``PRACTICE`` gives the PracticeSummary of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PracticeSummary, ...] = ()

    def show_rows(self, rows: Sequence[PracticeSummary]) -> None:
        """Shows these instead."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        practice = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(practice)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title_of(practice)}, {about_line(practice)}, {chip_look(practice.state).words}"
        return practice if role == PRACTICE else None

    def row_of(self, practice: RecordId) -> int:
        """Where it stands; -1 when it does not."""
        return next((number for number, row in enumerate(self._rows) if row.id == practice), -1)
