"""What opens in the margin at a word: a glossary term in its languages, a footnote, the sources of a paragraph.

Promises: beside the line in question, so that it never covers the sentence; below the line in a narrow window; closed
by Escape, its button, or the next thing that opens. Elevation 1: the only shadow of the reader. Used by Margin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.popover import SHADOW, paint_floating
from desktop_app.widgets.themed import Themed

_RADIUS: Final = 8


@dataclass(frozen=True)
class CardText:
    """``rows``: language code, word, and a remark such as "not reviewed yet"."""

    title: str
    text: str
    rows: Sequence[tuple[str, str, str]] = ()


class MarginCard(Themed, QWidget):
    """One card, filled anew each time it opens."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Label("", "h3", wrap=True)
        self._text = Label("", "meta", wrap=True)
        self._close = IconButton("x", "", token="ink2", size=14)
        self._rule = _Rule(self)
        self._rows = Column(spacing=2)
        self._lay_out()
        self._close.clicked.connect(self.close_card)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self.follow_theme()
        self.retranslate()

    def show_text(self, card: CardText) -> None:
        """Fills the card; the margin places and shows it."""
        self._title.set_text(card.title)
        self._text.set_text(card.text)
        clear(self._rows)
        for code, word, remark in card.rows:
            self._rows.addLayout(_word_row(code, word, remark))
        self._rule.setVisible(bool(card.rows))
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.text)

    def fit(self, width: int) -> int:
        """Takes that width, shadow left out; gives the height, shadow left out."""
        self.setFixedWidth(width + 2 * SHADOW)
        self._column.activate()
        height = self._column.totalHeightForWidth(self.width())
        self.setFixedHeight(height if height > 0 else self._column.totalSizeHint().height())
        return self.height() - 2 * SHADOW

    def close_card(self) -> None:
        """Takes the card away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        self._close.set_name(self.tr("Close"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_floating(painter, card, _RADIUS)
        painter.end()

    def _lay_out(self) -> None:
        column = self._column = Column(self)
        head = Row(spacing=4, margins=(16, 8, 8, 0))
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        body = Column(spacing=0, margins=(16, 2, 16, 14))
        body.addWidget(self._text)
        body.addWidget(self._rule)
        body.addLayout(self._rows)
        column.addLayout(body)
        self.theme_changed()

    def theme_changed(self) -> None:
        self._column.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        super().theme_changed()


def _word_row(code: str, word: str, remark: str) -> Row:
    row = Row(spacing=8)
    row.addWidget(Label(code, "meta", "ink3"), 0, Qt.AlignmentFlag.AlignTop)
    words = Column()
    words.addWidget(Label(word, "meta", "ink2", wrap=True))
    if remark:
        words.addWidget(Label(remark, "caption", "ink3", wrap=True))
    row.addLayout(words, 1)
    return row


class _Rule(QWidget):
    """A hairline with air around it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(20, 21)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.line(painter, 0, 10.5, self.width(), 10.5, "line")
        painter.end()
