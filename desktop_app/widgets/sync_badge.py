"""The sync badge: what is saved, what waits, when the centre was last reached. Always the same three lines.

Promises: red only when something is not saved or was refused; no connection is a normal state; the whole badge is a
button to the Sync page and says all its lines to a screen reader. ``SyncBar`` is the same in one line, for large text.
"""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.domain.sharing import SharingStatus, WordsStanding
from desktop_app.qt_support.wording import isolate, moment_text
from desktop_app.widgets import paint
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.ring import paint_bar
from desktop_app.widgets.themed import Themed

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class BadgeLine(NamedTuple):
    """One of the three lines. ``bar`` is the share of a thin bar below it, or None."""

    icon: str
    icon_token: str
    token: str
    words: str
    short: str
    strong: bool
    bar: float | None = None


def badge_lines(status: SharingStatus) -> tuple[BadgeLine, BadgeLine, BadgeLine]:
    """The three lines of a state, in words."""
    return _saved_line(status), _waiting_line(status), _contact_line(status)


def _saved_line(status: SharingStatus) -> BadgeLine:
    if status.saved:
        words, short = translate("SyncBadge", "All saved on this laptop"), translate("SyncBadge", "Saved here")
        return BadgeLine("circle-check", "accent", "ink", words, short, True)
    words = translate("SyncBadge", "Not saved: look here")
    if status.unsaved_code == "disk-full":
        words = translate("SyncBadge", "Not saved: the disk is full")
    return BadgeLine("triangle-alert", "red", "red", words, translate("SyncBadge", "Not saved"), True)


def _waiting_line(status: SharingStatus) -> BadgeLine:
    if status.sending is not None:
        this, of = status.sending
        words = translate("SyncBadge", "Sending {this} of {of}").format(this=this, of=of)
        return BadgeLine("clock", "ochre", "ochre", words, words, True, bar=this / max(1, of))
    if status.refused or (status.files_refused and not status.waiting):
        words, short = translate("SyncBadge", "The server said no: look here"), translate("SyncBadge", "Server said no")
        return BadgeLine("triangle-alert", "red", "ink", words, short, True)
    if status.words.awaited or status.words.lost or (status.words.unread and not status.waiting):
        return _words_line(status.words)
    if status.waiting:
        words = BadgeCounts().wait_to_be_sent(status.waiting)
        short = BadgeCounts().waiting(status.waiting)
        return BadgeLine("clock", "ochre", "ochre", words, short, True)
    if status.files:
        words, short = BadgeCounts().only_files(status.files), BadgeCounts().files_wait(status.files)
        return BadgeLine("clock", "ochre", "ochre", words, short, True)
    words, short = translate("SyncBadge", "Nothing waits to be sent"), translate("SyncBadge", "Nothing waits")
    return BadgeLine("clock", "ink2", "ink2", words, short, False)


def _words_line(standing: WordsStanding) -> BadgeLine:
    """What waits for the twelve words, or that a lost laptop knows them."""
    if standing.awaited:
        words, short = translate("SyncBadge", "Notes stay here: words wanted"), translate("SyncBadge", "Words wanted")
    elif standing.lost:
        words, short = translate("SyncBadge", "Laptop lost: make new words"), translate("SyncBadge", "Make new words")
    else:
        words, short = translate("SyncBadge", "Notes here wait for words"), translate("SyncBadge", "Words wanted")
    return BadgeLine("key-round", "ochre", "ochre", words, short, True)


class BadgeCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def wait_to_be_sent(self, count: int) -> str:
        return self.tr("%n items wait to be sent", "", count)

    def only_files(self, count: int) -> str:
        return self.tr("Words are sent, %n files wait", "", count)

    def files_wait(self, count: int) -> str:
        return self.tr("%n files wait", "", count)

    def waiting(self, count: int) -> str:
        return self.tr("%n waiting", "", count)


def _contact_line(status: SharingStatus) -> BadgeLine:
    if status.last_contact is not None:
        words = translate("SyncBadge", "Last contact {when}").format(when=isolate(moment_text(status.last_contact)))
    elif status.enrolled:
        words = translate("SyncBadge", "No contact yet")
    else:
        words = translate("SyncBadge", "Not joined to a course yet")
    return BadgeLine("radio", "ink2", "ink2", words, words, False)


class _Badge(KeyboardFocus, Themed, QAbstractButton):
    """What the badge and the bar share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[BadgeLine, ...] = ()
        self._status: SharingStatus | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def show_status(self, status: SharingStatus | None) -> None:
        """Shows a state; None (not known yet) shows nothing."""
        self._status = status
        self.lines = badge_lines(status) if status is not None else ()
        self.setText(". ".join(line.words for line in self.lines))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def theme_changed(self) -> None:
        self.show_status(self._status)
        super().theme_changed()

    def nextCheckState(self) -> None:
        """A click asks; the window answers by choosing."""

    def _ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.isChecked():
            paint.box(painter, rect, "sheet", "line2", 8)
        else:
            paint.box(painter, rect, "paper" if self.underMouse() else None, "line", 8)


class SyncBadge(_Badge):
    """Three lines, 78 high; stands at the foot of the rail."""

    ring_radius = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(max(theme.px(202), self._needed()), 2 * theme.px(7) + 3 * self._pitch() + 1)

    def _needed(self) -> int:
        """The width in which no line is cut; the rail gives it up to a point."""
        theme = self.theme
        around = theme.px(11) + theme.icon(15) + theme.px(8) + theme.px(8)
        metrics = QFontMetricsF(theme.fonts.style("caption-medium"))
        return around + round(max((metrics.horizontalAdvance(line.words) for line in self.lines), default=0.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme = self.theme
        self._ground(painter, QRectF(self.rect()))
        pitch, side = self._pitch(), theme.icon(15)
        x, words_x = theme.px(11), theme.px(11) + side + theme.px(8)
        for number, line in enumerate(self.lines):
            top = theme.px(7) + number * pitch
            at = QRectF(x, round(top + (pitch - side) / 2), side, side)
            paint.icon(painter, self._seen(at), line.icon, line.icon_token)
            room = QRectF(words_x, top, self.width() - words_x - theme.px(6), pitch)
            font = theme.fonts.style("caption-medium" if line.strong else "caption")
            lead = paint.leading(self.mirrored)
            paint.text(painter, self._seen(room), line.words, font, line.token, lead, elide=True)
            if line.bar is not None:
                bar = QRectF(words_x, top + pitch - 2, self.width() - words_x - theme.px(11), 2)
                paint_bar(painter, self._seen(bar), line.bar, self.mirrored, "ochre")
        painter.end()

    def _pitch(self) -> int:
        return max(self.theme.px(21), self.theme.fonts.line("caption") + self.theme.px(3))

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)


class SyncBar(_Badge):
    """The three lines side by side, at the foot of the window."""

    ring_radius = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, max(self.theme.px(34), self.theme.fonts.line("caption") + self.theme.px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.color("sheet" if self.isChecked() or self.underMouse() else "desk"))
        paint.line(painter, 0, 0.5, self.width(), 0.5, "line")
        x, side = float(theme.px(24)), theme.icon(16)
        for line in self.lines:
            at = QRectF(round(x), round((self.height() - side) / 2), side, side)
            paint.icon(painter, self._seen(at), line.icon, line.icon_token)
            x += side + theme.px(7)
            font = theme.fonts.style("caption-medium" if line.strong else "caption")
            width = QFontMetricsF(font).horizontalAdvance(line.short) + 1
            room = QRectF(x, 0, min(width, self.width() - x - theme.px(12)), self.height())
            paint.text(
                painter, self._seen(room), line.short, font, line.token, paint.leading(self.mirrored), elide=True
            )
            x += width + theme.px(22)
        painter.end()

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
