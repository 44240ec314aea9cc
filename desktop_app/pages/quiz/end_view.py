"""The end of a quiz: not a score, but what is worth reading again.

Promises: each place once, in the lesson's words, one press away; when there is nothing to read again it says that, and
no more. Used by QuizPage.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.operations.excerpts import Excerpt
from desktop_app.pages.quiz.serif_text import SerifText
from desktop_app.qt_support.wording import minutes_text
from desktop_app.widgets import paint
from desktop_app.widgets.card import ListCard
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.text_block import TextBlock
from desktop_app.widgets.themed import Themed


class EndView(QWidget):
    """``open_wanted`` carries a target of the reader."""

    open_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SerifText(21, 36, 500)
        self._words = Label("", "ui", "ink2", wrap=True)
        self._list_title = Label("", "meta-medium", "ink3")
        self._list = ListCard()
        self._again = Label("", "meta", "ink2", wrap=True)
        column = Column(self)
        column.addWidget(self._title)
        column.gap(4)
        column.addWidget(self._words)
        column.gap(22)
        column.addWidget(self._list_title)
        column.gap(8)
        column.addWidget(self._list)
        column.gap(16)
        column.addWidget(self._again)

    def show_end(self, read_again: Sequence[Excerpt], again: int, week: int) -> None:
        """``again``: how many questions come back; ``week``: the week of this quiz."""
        self._title.set_text(self.tr("That was the last question."))
        if read_again:
            self._words.set_text(self.tr("Some answers had a better one. These places in the lessons explain them."))
        else:
            self._words.set_text(
                self.tr("Your answers agree with the lessons. There is nothing you need to read again.")
            )
        self._list_title.set_text(self.tr("Worth reading again"))
        self._list_title.setVisible(bool(read_again))
        self._list.setVisible(bool(read_again))
        self._list.clear()
        for excerpt in read_again:
            row = ReadAgainRow(excerpt, self._row_title(excerpt))
            row.clicked.connect(lambda _checked=False, target=excerpt.target: self.open_wanted.emit(target))
            self._list.add_row(row)
        self._again.set_text(self.tr("%n questions come back later, because you asked for it.", "", again))
        self._again.setVisible(again > 0)

    def _row_title(self, excerpt: Excerpt) -> str:
        lesson = excerpt.number or excerpt.title
        if not excerpt.section:
            return f"{lesson}  {excerpt.title}" if excerpt.number else lesson
        return self.tr("{lesson}, {section}").format(lesson=lesson, section=excerpt.section)


class ReadAgainRow(KeyboardFocus, Themed, QAbstractButton):
    """A place in a lesson: its name, its sentence, and how long it takes."""

    ring_radius = 6

    def __init__(self, excerpt: Excerpt, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpt = excerpt
        self._title = title
        self._blocks: tuple[TextBlock, TextBlock] | None = None
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(excerpt.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def theme_changed(self) -> None:
        self._blocks = None
        super().theme_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, sentence = self._laid_out(width)
        return title.height + sentence.height + 2 * self.theme.px(11)

    def sizeHint(self) -> QSize:
        width = self.theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme = self.theme
        if self.underMouse():
            paint.box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), "well", None, 6)
        title, sentence = self._laid_out(self.width())
        side, pad = theme.icon(18), theme.px(16)
        icon = QRectF(pad, theme.px(11) + round((title.height - side) / 2), side, side)
        paint.icon(
            painter, paint.seen(icon, self.width(), self.mirrored), "book-open", "accent", mirrored=self.mirrored
        )
        end = theme.icon(18) + pad
        arrow = QRectF(self.width() - end, round((self.height() - side) / 2), side, side)
        at = paint.seen(arrow, self.width(), self.mirrored)
        paint.icon(painter, at, "arrow-right", "accent", mirrored=self.mirrored)
        left = self._room_after() if self.mirrored else pad + side + theme.px(10)
        title.paint(painter, QPointF(left, theme.px(11)), "ink")
        sentence.paint(painter, QPointF(left, theme.px(11) + title.height), "ink2")
        minutes = QRectF(self.width() - self._room_after(), 0, self._room_after() - end - theme.px(10), self.height())
        words = minutes_text(self._excerpt.minutes)
        where = paint.seen(minutes, self.width(), self.mirrored)
        paint.text(painter, where, words, theme.fonts.style("meta"), "ink3", paint.trailing(self.mirrored))
        painter.end()

    def _room_after(self) -> int:
        return self.theme.icon(18) + self.theme.px(16 + 10 + 12) + self.theme.text(48)

    def _laid_out(self, width: int) -> tuple[TextBlock, TextBlock]:
        if self._blocks is None:
            fonts = self.theme.fonts
            self._blocks = (
                TextBlock(self._title, fonts.style("ui-strong"), fonts.line("ui"), self.mirrored),
                TextBlock(self._excerpt.sentence, fonts.style("meta"), fonts.line("meta"), self.mirrored),
            )
        room = width - self.theme.px(16 + 10) - self.theme.icon(18) - self._room_after()
        for block in self._blocks:
            block.layout(max(room, self.theme.px(100)))
        return self._blocks
