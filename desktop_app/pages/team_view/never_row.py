"""One thing that nobody else sees: a closed eye and a sentence."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed


class NeverRow(Themed, QWidget):
    """``set_text`` changes the sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "ui", wrap=True)
        Row(self, margins=(46, 9, 16, 9)).addWidget(self._words, 1)
        self.follow_theme()

    def set_text(self, words: str) -> None:
        self._words.set_text(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side, line = self.theme.icon(16), self.theme.fonts.line("ui")
        at = QRectF(self.theme.px(18), self.theme.px(9) + round((line - side) / 2), side, side)
        paint.icon(painter, paint.seen(at, self.width(), self.mirrored), "eye-off", "ink2")
        painter.end()
