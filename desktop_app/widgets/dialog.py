"""A question or a piece of news that must be answered first: a sheet in the middle of the window.

Promises: a title, a body, buttons at the end; the first button given is the default (Enter); Esc is the last one.
Used sparingly: what can be said in the page is said there.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.button import Button, Kind
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.popover import SHADOW, paint_floating
from desktop_app.widgets.themed import Themed
from desktop_app.widgets.veil import Veil

_WIDTH = 460


class Dialog(Veil):
    """``body`` is the column below the title. ``open`` shows it; every button closes it first."""

    def __init__(self, host: QWidget, title: str, sentence: str = "", *, width: int = _WIDTH) -> None:
        super().__init__(host)
        self._width = width
        self._sheet = _Sheet(self)
        column = self._column = Column(self._sheet, margins=(34, 30, 34, 32))
        column.addWidget(Label(title, "h2", wrap=True))
        self.body = Column(spacing=10)
        if sentence:
            column.gap(6)
            column.addWidget(Label(sentence, "ui", "ink2", wrap=True))
        column.gap(12)
        column.addLayout(self.body)
        column.gap(18)
        self._row = Row(spacing=12)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self._buttons: list[Button] = []
        self.setAccessibleName(title)

    def add_button(self, words: str, kind: Kind = "secondary", icon: str = "") -> Button:
        """A button that closes the dialog; connect its ``clicked`` for what it does."""
        button = Button(words, kind, icon=icon)
        button.clicked.connect(self.shut)
        self._buttons.append(button)
        self._row.insertWidget(1, button)
        return button

    def open(self) -> None:
        """Shows it; the keyboard stands on its first field or its first button."""
        self.open_over()
        self._place()
        stops = self._tab_stops()
        fields = [stop for stop in stops if not isinstance(stop, Button)]
        target = fields[0] if fields else self._buttons[0] if self._buttons else self
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        theme = self._sheet.theme
        width = min(round(self._width * (theme.scale + 1) / 2) + 2 * SHADOW, self.width() - theme.px(16))
        self._column.activate()
        tall = (
            self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self._sheet.sizeHint().height()
        )
        height = min(tall, self.height())
        top = max(0, round((self.height() - height) * 0.4))
        self._sheet.setGeometry((self.width() - width) // 2, top, width, height)


class _Sheet(Themed, QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.follow_theme()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sheet is not one on the veil."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_floating(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW), 10)
        painter.end()
