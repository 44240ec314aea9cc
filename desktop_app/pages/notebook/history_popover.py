"""The list of a note's earlier versions: dates, the latest first.

Promises: each is a button, reached by Tab or by the arrow keys; as tall as its list, and no taller than the window
leaves room for: then it scrolls. ``chosen`` says which. Made each time it opens. Used by NoteHistory.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.notes import NoteVersion
from desktop_app.pages.notebook.version_words import version_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.popover import Popover
from desktop_app.widgets.scroll_area import ScrollArea

WIDTH: Final = 320
_SHARE: Final = 0.6  # of the window that the list may take
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Date(Button):
    """``stepped`` by the arrow keys: so many dates on."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class HistoryPopover(Popover):
    """``buttons`` in the order of the versions."""

    chosen = Signal(int)

    def __init__(self, host: QWidget, versions: Sequence[NoteVersion], now: datetime) -> None:
        super().__init__(host, padding=(10, 14, 8, 10))
        title = self.tr("History of this note")
        self.setAccessibleName(title)
        words = Column(spacing=4, margins=(8, 0, 10, 0))
        words.addWidget(Label(title, "h3"))
        words.addWidget(Label(self._sentence(bool(versions)), "meta", "ink2", wrap=True))
        self.body.addLayout(words)
        self.buttons: list[_Date] = []
        self._list = QWidget()
        column = Column(self._list, spacing=8, margins=(8, 6, 10, 6))  # room for the ring
        for version in versions:
            button = _Date(version_text(version.when, now), "quiet")
            button.clicked.connect(lambda _=False, place=version.place: self._choose(place))
            button.stepped.connect(self._step)
            self.buttons.append(button)
            column.addLayout(at_start(button))
        self._area = ScrollArea(self._list)
        self.body.gap(4)
        self.body.addWidget(self._area)
        self._area.setVisible(bool(versions))

    def open_in(self, anchor: QRect, *, width: int | None = None) -> None:
        wanted = min(width or self.theme.text(WIDTH), self.window().width() - self.theme.px(32))
        layout = self._list.layout()
        assert layout is not None
        layout.activate()
        self._area.setFixedHeight(min(layout.totalSizeHint().height(), round(self.window().height() * _SHARE)))
        super().open_in(anchor, width=wanted)
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(int)
    def _step(self, step: int) -> None:
        at = next(n for n, button in enumerate(self.buttons) if button.hasFocus()) + step
        if 0 <= at < len(self.buttons):
            self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.buttons[at])

    def _sentence(self, any_versions: bool) -> str:
        if any_versions:
            return self.tr("Open a date to read the note as it was then.")
        return self.tr("There is no earlier version yet. One is kept for every hour in which you write.")

    def _choose(self, place: int) -> None:
        self.shut()
        self.chosen.emit(place)
