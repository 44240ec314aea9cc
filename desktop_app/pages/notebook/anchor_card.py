"""The sentence a note belongs to, in marker yellow, with the way back to its lesson.

``opened`` when a person wants to go there; no button when the lesson is not on this laptop.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.row_icon import RowIcon
from desktop_app.widgets.text_block import TextBlock
from desktop_app.widgets.themed import Themed

_NARROW = 470  # at 100 %
_MOST_LINES = 2


class AnchorCard(Card):
    """``show_anchor`` fills it."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(15, 9, 16, 10), parent=parent)
        self._quote = MarkedSentence()
        self._lesson = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", "quiet", trailing="arrow-right")
        words = Column(spacing=2)
        words.addWidget(self._quote)
        words.addWidget(self._lesson)
        self._row = Row(spacing=12)
        self._icon = RowIcon("highlighter")
        first = Row(spacing=12)
        first.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addLayout(words, 1)
        self._row.addLayout(first, 1)
        self._way = Row()
        self._way.addWidget(self.button)
        self._way.addStretch(0)
        self._row.addLayout(self._way)
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button.clicked.connect(self.opened)

    def show_anchor(self, quote: str, lesson: str | None) -> None:
        """The sentence and its lesson's name; None when the lesson is not here."""
        self._quote.set_text(quote)
        self._quote.setVisible(bool(quote))
        self._lesson.set_text(lesson or self.tr("The lesson is not on this laptop."))
        self.button.setText(self.tr("Open in lesson"))
        self.button.setVisible(lesson is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.text(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self._row.set_spacing(0 if narrow else 12)
            self._way.set_margins((30, 0, 0, 0) if narrow else (0, 0, 0, 0))  # below the words, not the icon


class MarkedSentence(Themed, QWidget):
    """Words with a marker band behind each line; at most two lines, the whole as tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def set_text(self, words: str) -> None:
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self.setToolTip(self._words if len(self._words) > 60 else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._line()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.text(360), self.heightForWidth(self.theme.text(360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, pitch = self.theme, self._line()
        font = theme.fonts.serif(15)
        metrics, over = QFontMetricsF(font), theme.px(4)
        rtl = paint.reads_rtl(self._words, self.mirrored)
        for number, words in enumerate(self._lines(self.width())):
            wide = min(metrics.horizontalAdvance(words) + 2 * over, self.width())
            left = self.width() - wide if self.mirrored else 0
            top = number * pitch
            paint.box(painter, QRectF(left, top + 0.5, wide, pitch - 1), "marker", None, 3)
            block = TextBlock(words, font, pitch, rtl, wrap=False)
            block.layout(wide - 2 * over + 1)
            block.paint(painter, QPointF(left + over, top), "ink")
        painter.end()

    def _line(self) -> int:
        return round(24 * self.theme.scale * (1.16 if self.theme.arabic else 1))

    def _lines(self, width: int) -> list[str]:
        font = self.theme.fonts.serif(15)
        metrics, room = QFontMetricsF(font), width - 2 * self.theme.px(4)
        lines: list[str] = []
        rest = self._words.split(" ")
        while rest and len(lines) < _MOST_LINES - 1:
            count = len(rest)
            while count > 1 and metrics.horizontalAdvance(" ".join(rest[:count])) > room:
                count -= 1
            lines.append(" ".join(rest[:count]))
            rest = rest[count:]
        if rest:
            lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room))
        return lines or [""]
