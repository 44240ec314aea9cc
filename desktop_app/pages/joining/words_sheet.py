"""The twelve recovery words, on the screen and on paper.

Promises: the words are numbered and read down the columns on both; paper carries how to use them and nothing about
whose they are. They are never put on the clipboard and never written to a file by us.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.fonts import Fonts
from desktop_app.qt_support.wording import number_text
from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

_COLUMNS: Final = 3
_ROW: Final = 40
_PAPER_PX: Final = 760  # the sheet's width in the units of the fonts, whatever the printer's dots


class WordsSheet(Themed, QWidget):
    """Shows the words in three columns, two at large text. Latin words stay left to right in every layout.

    ``low``: three at any size, where height is dear."""

    def __init__(self, words: tuple[str, ...] = (), parent: QWidget | None = None, *, low: bool = False) -> None:
        super().__init__(parent)
        self._words = words
        self._low = low
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)
        self.follow_theme()

    def set_words(self, words: tuple[str, ...]) -> None:
        """Shows these words; a screen reader reads them with their numbers."""
        self._words = words
        self.setAccessibleName(self.tr("Your twelve words"))
        self.setAccessibleDescription(", ".join(f"{number} {word}" for number, word in enumerate(words, 1)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return -(-len(self._words) // self._columns()) * self._row()

    def sizeHint(self) -> QSize:
        width = self.theme.text(140) * self._columns()
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, columns = self.theme, self._columns()
        rows = -(-len(self._words) // columns)
        gap, height = theme.px(12), self._row()
        width = (self.width() + gap) / columns
        gutter = theme.text(30)
        for index, word in enumerate(self._words):
            column, row = divmod(index, rows)
            cell = QRectF(column * width, row * height, width - gap, height)
            number = QRectF(cell.left(), cell.top(), gutter - theme.px(8), height)
            line = cell.bottom() - 0.5
            shown = paint.seen(cell, self.width(), self.mirrored)
            paint.line(painter, shown.left(), line, shown.right(), line, "line")
            self._text(painter, number, number_text(index + 1), "meta", "ink3", end=True)
            self._text(painter, cell.adjusted(gutter, 0, 0, 0), word, "h3", "ink", end=False)
        painter.end()

    def _text(self, painter: QPainter, rect: QRectF, words: str, style: str, token: str, *, end: bool) -> None:
        where = paint.trailing(self.mirrored) if end else paint.leading(self.mirrored)
        seen = paint.seen(rect, self.width(), self.mirrored)
        paint.text(painter, seen, words, self.theme.fonts.style(style), token, where)

    def _columns(self) -> int:
        return 2 if self.theme.compact and not self._low else _COLUMNS

    def _row(self) -> int:
        return max(self.theme.px(_ROW), self.theme.fonts.line("h3") + self.theme.px(10))


def print_sheet(painter: QPainter, page: QRectF, title: str, words: tuple[str, ...], how: str) -> None:
    """Draws the sheet of paper: title, how to use the words, the words. ``page`` in the painter's units."""
    painter.save()
    scale = page.width() / _PAPER_PX
    painter.translate(page.topLeft())
    painter.scale(scale, scale)
    painter.setPen(Qt.GlobalColor.black)
    fonts = Fonts()
    painter.setFont(fonts.style("h1"))
    painter.drawText(QPointF(0, 40), title)
    painter.setFont(fonts.style("lead"))
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WordWrap)
    painter.drawText(QRectF(0, 64, _PAPER_PX, 120), how, wrapped)
    painter.setFont(fonts.style("h2"))
    for index, word in enumerate(words):
        painter.drawText(QPointF(0 if index < 6 else _PAPER_PX / 2, 230 + (index % 6) * 44), f"{index + 1}.  {word}")
    painter.restore()
