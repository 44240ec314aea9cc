"""The sentence of the lesson beside an answer, with the way back to it.

Promises: hangs on the margin line by its dot; where it stands and how long it takes to read are said. Used by QuizPage.
"""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.operations.excerpts import Excerpt
from desktop_app.pages.quiz.serif_text import SerifText
from desktop_app.qt_support.wording import minutes_text
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.themed import Themed

LINE = 16
"""The margin line is so far before the words."""

DOT = 5
"""The dot reaches so far before the line."""

_ICON = 16
_ICON_GAP = 7


class LessonQuote(Themed, QWidget):
    """``open_wanted`` carries the excerpt's target."""

    open_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpt: Excerpt | None = None
        self.on_line = True
        self._from = Label("", "meta-strong", "accent")
        self._sentence = SerifText(18, 30, italic=True)
        self._where = Label("", "meta", "ink2", wrap=True)
        self._open = Button("", "quiet", trailing="arrow-right")
        self._column = Column(self)
        self._head = Column(margins=(_ICON + _ICON_GAP, 0, 0, 0))
        self._head.addWidget(self._from)
        self._column.addLayout(self._head)
        self._column.gap(5)
        self._column.addWidget(self._sentence)
        self._column.gap(6)
        self._column.addWidget(self._where)
        self._column.gap(2)
        self._column.addWidget(self._open)
        self._open.clicked.connect(self._on_open)
        self.follow_theme()

    def show_excerpt(self, excerpt: Excerpt) -> None:
        self._excerpt = excerpt
        self.retranslate()

    def retranslate(self) -> None:
        if self._excerpt is None:
            return
        excerpt = self._excerpt
        self._from.set_text(self.tr("From the lesson"))
        self._sentence.set_text(self.tr("“{sentence}”").format(sentence=excerpt.sentence.strip("“”«»")))
        lesson = excerpt.number or excerpt.title
        if excerpt.section:
            self._where.set_text(self.tr("{lesson}, {section}").format(lesson=lesson, section=excerpt.section))
        else:
            self._where.set_text(lesson)
        self._open.setText(self.tr("Read it again, {time}").format(time=minutes_text(excerpt.minutes)))

    def fit(self, width: int) -> int:
        """Takes that width, the room for the line left out; gives the height."""
        before = self.theme.px(LINE) + DOT
        if self.mirrored:
            self._column.setContentsMargins(0, 0, before, 0)
        else:
            self._column.setContentsMargins(before, 0, 0, 0)
        self._column.activate()
        whole = width + before
        self.resize(whole, self._column.totalHeightForWidth(whole))
        return self.height()

    def head_middle(self) -> float:
        """Where the dot is, from the top."""
        return self.theme.fonts.line("meta") / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        middle, side = self.head_middle(), self.theme.icon(_ICON)
        at = QRectF(self.theme.px(LINE) + DOT, round(middle - side / 2), side, side)
        paint.icon(painter, paint.seen(at, self.width(), self.mirrored), "book-open", "accent", mirrored=self.mirrored)
        if self.on_line:
            x = self.width() - DOT if self.mirrored else DOT
            paint.disc(painter, QPointF(x, middle), 4, "accent")
        painter.end()

    def _on_open(self) -> None:
        if self._excerpt is not None:
            self.open_wanted.emit(self._excerpt.target)
