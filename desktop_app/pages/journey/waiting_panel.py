"""What waits to be shared, beside the journey.

Promises: the newest few items with size and date; the sentence under them says that they are safe here. ``all_wanted``
asks for the Sync page. Shown only to those who joined a centre.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import SharingState, SharingStatus, WaitingItem
from desktop_app.qt_support.wording import day_text, facts, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.item_words import item_icon, item_name, item_when
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.row_icon import RowIcon

MOST: Final = 3


class WaitingPanel(QWidget):
    """``show_waiting`` fills it."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "ui-strong", wrap=True)
        self._chip = Chip("", "waiting", "clock")
        self._items = Column(spacing=8)
        self._words = Label("", "meta", "ink2", wrap=True)
        self._all = Button("", "quiet", trailing="arrow-right")
        head = Row(spacing=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        column = Column(self)
        column.addLayout(head)
        column.gap(10)
        column.addLayout(self._items)
        column.gap(10)
        column.addWidget(self._words)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.clicked.connect(self.all_wanted)

    def show_waiting(self, waiting: tuple[WaitingItem, ...], status: SharingStatus) -> None:
        """Shows what waits."""
        waiting = tuple(item for item in waiting if item.state in (SharingState.WAITING, SharingState.REFUSED))
        clear(self._items)
        for item in waiting[:MOST]:
            self._items.addWidget(_WaitingRow(item))
        count = max(status.waiting, len(waiting))
        self._title.set_text(self.tr("Waiting to be shared"))
        self._chip.setVisible(count > 0)
        self._chip.set_state(self.tr("%n items", "", count), "waiting", "clock")
        self._words.set_text(
            self.tr("They are safe here. They go when the server can be reached.")
            if count
            else self.tr("Nothing waits. What you finish goes when the server can be reached.")
        )
        self._all.setText(self.tr("See all of them"))
        self._all.setVisible(count > MOST)


class _WaitingRow(QWidget):
    """Icon, title, and below it when it was finished and how large it is."""

    def __init__(self, item: WaitingItem) -> None:
        super().__init__()
        title = Label(item_name(item), "meta", wrap=True)
        when = item_when(item, day_text(item.finished.date()))
        below = Label(facts(when, size_text(item.size)), "caption", "ink3", elide=True)
        column = Column()
        column.addWidget(title)
        column.addWidget(below)
        row = Row(self, spacing=10)
        row.addWidget(RowIcon(item_icon(item), "meta", size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
