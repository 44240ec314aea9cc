"""A pack that is on its way, below its week: a bar, how far and how fast, and the button to pause or go on.

Promises: says what it waits for, and when it goes on by itself; the words and the bar change in place, so the keyboard
stays where it is. Fetches nothing: its signals ask.
"""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.transfers import Hold, Metered, Transfer
from desktop_app.pages.packs.transfer_words import share_of, transfer_facts
from desktop_app.qt_support.wording import facts
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.margin_line import Columns, paint_line
from desktop_app.widgets.ring import Bar
from desktop_app.widgets.themed import Themed


class TransferLine(Themed, QWidget):
    """``place``: the columns of the week above it. ``update``: that can be read already, and a newer version comes.
    ``last``: no margin line goes on below it."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    allow_wanted = Signal()

    def __init__(
        self, place: Columns, *, update: bool = False, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place, self._update, self._last = place, update, last
        self._transfer: Transfer | None = None
        self._bar = Bar(thickness=4)
        self._words = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", "quiet", icon="pause")
        unit = self.theme.px(100) / 100
        line = Row(self, spacing=16, margins=(round(place.title / unit), 0, 14, 8))
        told = Column(spacing=6)
        told.addStretch(1)
        told.addWidget(self._words)
        told.addWidget(self._bar)
        told.addStretch(1)
        line.addLayout(told, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_button)
        self.follow_theme()

    def show_transfer(self, transfer: Transfer, now: datetime, metered: Metered) -> None:
        """Shows how far it is."""
        self._transfer = transfer
        words = transfer_facts(transfer, "", now, metered)
        if self._update:
            words = facts(self.tr("Update"), words)
        if words != self._words.text():
            self._words.set_text(words)
        self._bar.set_share(share_of(transfer))
        self._bar.setVisible(bool(transfer.here))
        act, icon = self._act(metered)
        self.button.setVisible(bool(act))
        if act != self.button.text():
            self.button.setText(act)
            self.button.set_icons(icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._last:
            return
        painter = paint.begin(self)
        x = float(self._place.line)
        paint_line(painter, self.width() - x if self.mirrored else x, 0, self.height())
        painter.end()

    def _act(self, metered: Metered) -> tuple[str, str]:
        hold = None if self._transfer is None else self._transfer.hold
        if hold is Hold.PAUSED:
            return self.tr("Continue"), "play"
        if hold is Hold.METERED:
            return (self.tr("Download now"), "download") if metered is Metered.ASK else ("", "")
        if hold is Hold.LINK:
            return self.tr("Try now"), "refresh-cw"
        return self.tr("Pause"), "pause"

    @Slot()
    def _on_button(self) -> None:
        hold = None if self._transfer is None else self._transfer.hold
        if hold in (Hold.PAUSED, Hold.LINK):
            self.resume_wanted.emit()
        elif hold is Hold.METERED:
            self.allow_wanted.emit()
        else:
            self.pause_wanted.emit()
