"""One answer of a question: a full-width row with a mark, the words, and after answering the feedback inside it.

Promises: a radio button or a check box to keyboard and screen reader; the verdict is a word and an icon, never colour
alone; arrow keys move among the rows of one question (QAbstractButton's own, as they share a parent).
"""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.chip import Tone, chip_size, paint_chip
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.text_block import TextBlock
from desktop_app.widgets.themed import Themed

Verdict = Literal["", "yours", "best", "yours-best"]

_TEXT_X = 50
_PAD = 12


class OptionRow(KeyboardFocus, Themed, QAbstractButton):
    """``multiple``: several may be chosen (a square mark)."""

    ring_radius = 8

    def __init__(self, words: str, *, multiple: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._multiple = multiple
        self._feedback = ""
        self._verdict: Verdict = ""
        self._answered = False
        self._blocks: tuple[TextBlock, TextBlock] | None = None
        self.setCheckable(True)
        self.setAutoExclusive(not multiple)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)
        self.setAccessibleName(words)
        self.follow_theme()

    def set_result(self, feedback: str, verdict: Verdict) -> None:
        """Shows what there is to say about this answer; the row cannot be changed any more."""
        self._feedback, self._verdict, self._answered = feedback, verdict, True
        self.setAccessibleDescription(". ".join(part for part in (self._chip_words(), feedback) if part))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.theme_changed()

    @property
    def answered(self) -> bool:
        return self._answered

    def nextCheckState(self) -> None:
        if not self._answered:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def theme_changed(self) -> None:
        self._blocks = None
        super().theme_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, feedback = self._laid_out(width)
        height = words.height + (feedback.height if self._feedback else 0)
        return max(self.theme.px(46), height + 2 * self.theme.px(_PAD))

    def sizeHint(self) -> QSize:
        width = self.theme.px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(46))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        fill, border, width = self._look()
        paint.box(painter, QRectF(self.rect()), fill, border, 8, width)
        words, feedback = self._laid_out(self.width())
        top = self.theme.px(_PAD) + (0 if self._feedback else self._centring(words))
        left = self.theme.px(_PAD) + self._chip_room() if self.mirrored else self.theme.icon(_TEXT_X)
        self._paint_mark(painter, top + words.height / words.line_count() / 2)
        words.paint(painter, QPointF(left, top), "ink")
        if self._feedback:
            feedback.paint(painter, QPointF(left, top + words.height), "ink2")
        self._paint_verdict(painter)
        painter.end()

    def _centring(self, words: TextBlock) -> float:
        return max(0, round((self.height() - 2 * self.theme.px(_PAD) - words.height) / 2))

    def _look(self) -> tuple[str, str, float]:
        if "best" in self._verdict:
            return "tint", "accent", 2
        if self.isChecked() and not self._answered:
            return "tint", "accent", 2
        strong = self._verdict == "yours" or (self.underMouse() and not self._answered)
        return "sheet", "line2" if strong else "line", 1

    def _paint_mark(self, painter: QPainter, middle: float) -> None:
        radius = self.theme.icon(18) / 2
        x = float(self.theme.px(16) + radius)
        centre = QPointF(self.width() - x if self.mirrored else x, middle)
        if "best" in self._verdict:
            paint.disc(painter, centre, radius, None, "accent", 1.75)
            paint.tick(painter, centre, radius * 0.9, "accent", 1.75)
            return
        token = "ink" if self.isChecked() and self._answered else "accent" if self.isChecked() else "line2"
        if self._multiple:
            side = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            paint.box(painter, side, "sheet", token, 3, 1.75)
            if self.isChecked():
                paint.tick(painter, centre, radius, token, 2)
            return
        paint.disc(painter, centre, radius, None, token, 1.75)
        if self.isChecked():
            paint.disc(painter, centre, radius * 0.45, token)

    def _paint_verdict(self, painter: QPainter) -> None:
        if not (words := self._chip_words()):
            return
        tone: Tone = "plain" if "best" in self._verdict else "neutral"
        icon = "check" if "best" in self._verdict else ""
        size = chip_size(words, icon)
        end = self.width() - self.theme.px(16) - size.width()
        rect = paint.seen(QRectF(end, self.theme.px(13), size.width(), size.height()), self.width(), self.mirrored)
        paint_chip(painter, rect, words, tone, icon, self.mirrored)

    def _chip_words(self) -> str:
        return {
            "": "",
            "yours": self.tr("Your answer"),
            "best": self.tr("Best answer"),
            "yours-best": self.tr("Your answer, and the best"),
        }[self._verdict]

    def _chip_room(self) -> int:
        """What the chip takes from the text, with its gap; nothing at large text is left beside it."""
        words = self._chip_words()
        return chip_size(words, "check").width() + self.theme.px(20) if words else self.theme.px(4)

    def _laid_out(self, width: int) -> tuple[TextBlock, TextBlock]:
        if self._blocks is None:
            fonts, strong = self.theme.fonts, self._answered and bool(self._verdict)
            head = fonts.ui(15, 500 if strong else 400)
            line = fonts.line("lead")
            self._blocks = (
                TextBlock(self.text(), head, line, self.mirrored),
                TextBlock(self._feedback, fonts.style("ui"), fonts.line("lead"), self.mirrored),
            )
        room = width - self.theme.icon(_TEXT_X) - self._chip_room() - self.theme.px(_PAD)
        for block in self._blocks:
            block.layout(max(room, self.theme.px(80)))
        return self._blocks
