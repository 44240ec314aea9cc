"""One of three numbered steps: a number in a disc, what to do, what comes of it, and perhaps a button."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.wording import number_text
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed

_DISC = 22


class CarryStep(QWidget):
    """``set_words`` fills it. ``button`` is there when it was made with an icon, and above it ``choice``."""

    def __init__(
        self, number: int, icon: str = "", choice: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label("", "ui", wrap=True)
        self._more = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", icon=icon) if icon else None
        words = Column()
        words.addWidget(self._title)
        words.addWidget(self._more)
        if choice is not None:
            words.addWidget(choice)
        if self.button is not None:
            words.gap(9)
            words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = Row(self)
        row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
        row.gap(12)
        row.addLayout(words, 1)

    def set_words(self, title: str, more: str, action: str = "") -> None:
        """``more`` may be empty."""
        self._title.set_text(title)
        self._more.set_text(more)
        self._more.setVisible(bool(more))
        if self.button is not None:
            self.button.setText(action)
            self.button.setAccessibleDescription(title)


class _Number(Themed, QWidget):
    """A number in a disc, level with a line of text beside it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(number_text(number))
        self.follow_theme()

    def sizeHint(self) -> QSize:
        side = self.theme.text(_DISC)
        return QSize(side, max(side, self.theme.fonts.line("ui")))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = float(self.theme.text(_DISC))
        at = QRectF(0, 0, side, side)
        paint.disc(painter, QPointF(side / 2, side / 2), side / 2, "tint")
        words, font = number_text(self._number), self.theme.fonts.ui(12, 600)
        paint.text(painter, at, words, font, "accent", Qt.AlignmentFlag.AlignHCenter)
        painter.end()
