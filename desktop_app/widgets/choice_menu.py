"""A list of choices that opens beside a control.

Promises: arrow keys, Home, End, Enter, Esc and the first letter of a choice work; the chosen one carries a tick.
``chosen`` carries the number of the choice a person made.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.popover import SHADOW, Popover
from desktop_app.widgets.themed import Themed


class ChoiceMenu(Popover):
    """``checked`` is the number of the choice that holds now, or -1."""

    chosen = Signal(int)

    def __init__(self, host: QWidget, options: tuple[str, ...], checked: int = -1, icons: tuple[str, ...] = ()) -> None:
        super().__init__(host, padding=(5, 5, 5, 5))
        self._choices = [
            _Choice(words, number == checked, icons[number] if icons else "") for number, words in enumerate(options)
        ]
        for number, choice in enumerate(self._choices):
            self.body.addWidget(choice)
            choice.clicked.connect(lambda _checked=False, number=number: self._take(number))
        self._current = max(0, checked)

    def open_below(self, anchor: QWidget) -> None:
        """At least as wide as the control; the keyboard stands on the choice that holds."""
        self.open_at(anchor, width=max(anchor.width(), self.sizeHint().width() - 2 * SHADOW))
        self._stand_on(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._choices) - 1
        moves = {
            Qt.Key.Key_Down: min(last, self._current + 1),
            Qt.Key.Key_Up: max(0, self._current - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._stand_on(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self._current)
        elif event.text().isalnum():
            self._stand_on(self._starting_with(event.text()))
        else:
            super().keyPressEvent(event)

    def _starting_with(self, letter: str) -> int:
        count = len(self._choices)
        after = [(self._current + step) % count for step in range(1, count + 1)]
        found = (number for number in after if self._choices[number].text().lower().startswith(letter.lower()))
        return next(found, self._current)

    def _stand_on(self, number: int) -> None:
        self._current = number
        for each, choice in enumerate(self._choices):
            choice.set_current(each == number)
        self.setAccessibleName(self._choices[number].text())

    def _take(self, number: int) -> None:
        self.shut()
        self.chosen.emit(number)


class _Choice(Themed, QAbstractButton):
    def __init__(self, words: str, holds: bool, icon: str) -> None:
        super().__init__()
        self._holds, self._icon, self._current = holds, icon, False
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def set_current(self, current: bool) -> None:
        self._current = current
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = QFontMetricsF(theme.fonts.style("ui")).horizontalAdvance(self.text())
        icons = theme.icon(16) + theme.px(8)
        return QSize(
            round(width) + theme.px(28) + icons * (2 if self._icon else 1),
            max(theme.px(34), theme.fonts.line("ui") + theme.px(12)),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(16)
        if self._current or self.underMouse():
            paint.box(painter, QRectF(self.rect()), "tint", None, 5)
        top = round((self.height() - side) / 2)
        x = theme.px(10)
        if self._icon:
            at = QRectF(x, top, side, side)
            paint.icon(painter, self._seen(at), self._icon, "ink2", mirrored=self.mirrored)
            x += side + theme.px(8)
        room = QRectF(x, 0, self.width() - x - side - theme.px(14), self.height())
        lead = paint.leading(self.mirrored)
        paint.text(painter, self._seen(room), self.text(), theme.fonts.style("ui"), "ink", lead, elide=True)
        if self._holds:
            at = QRectF(self.width() - theme.px(10) - side, top, side, side)
            paint.icon(painter, self._seen(at), "check", "accent", 2)
        painter.end()

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
