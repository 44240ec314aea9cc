"""Where the words of the open note are: saved, about to be, or not saved and why.

Promises: red only for a failure; then the sentence of the error and a button that tries again. ``save_wanted`` when
that is pressed.
"""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.domain.errors import Known
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import recent_text
from desktop_app.widgets import paint
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.themed import Themed


class SavedState(Themed, QLabel):
    """One line with an icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._token, self._icon_token = "circle-check", "ink2", "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_saved(self, when: datetime | None, now: datetime) -> None:
        """Saved at that time; None says nothing, for a note without words."""
        words = "" if when is None else self.tr("Saved on this laptop {time}").format(time=recent_text(when, now))
        self._show(words, "circle-check", "ink2", "accent")

    def show_waiting(self) -> None:
        """Not saved yet, and nothing is wrong."""
        self._show(self.tr("Saved when you pause"), "pencil", "ink3", "ink3")

    def show_failed(self) -> None:
        """Not saved."""
        self._show(self.tr("Not saved"), "triangle-alert", "red", "red")

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = QFontMetricsF(theme.fonts.style("meta")).horizontalAdvance(self.text())
        height = max(theme.px(26), theme.fonts.line("meta"))
        return QSize(round(width) + 1 + theme.icon(16) + theme.px(7) if self.text() else 0, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(16)
        at = QRectF(0, round((self.height() - side) / 2), side, side)
        paint.icon(painter, paint.seen(at, self.width(), self.mirrored), self._icon, self._icon_token)
        room = QRectF(side + theme.px(7), 0, self.width() - side - theme.px(7), self.height())
        font, lead = theme.fonts.style("meta"), paint.leading(self.mirrored)
        paint.text(painter, paint.seen(room, self.width(), self.mirrored), self.text(), font, self._token, lead)
        painter.end()

    def _show(self, words: str, icon: str, token: str, icon_token: str) -> None:
        if (words, icon) != (self.text(), self._icon):
            self._icon, self._token, self._icon_token = icon, token, icon_token
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()


class UnsavedNotice(NoticeBar):
    """Says why a note is not saved, until it is."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("failure", parent=parent)
        self.acted.connect(self.save_wanted)

    def show_error(self, known: Known | None) -> None:
        """The sentence of an error; None when there is none."""
        if known is None:
            self.hide()
            return
        what, todo = what_and_todo(known)
        more = self.tr("{todo} Your text is still on the screen.").format(todo=todo)
        self.tell("failure", what, more, action=self.tr("Save"))
