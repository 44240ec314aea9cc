"""Progress as a ring or a bar.

Promises: the ring fills from twelve o'clock, clockwise (the other way in right-to-left layouts), and becomes a tick
when all is done; both say their share to a screen reader when given a name.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed


class Ring(Themed, QWidget):
    """``share`` from 0 (an empty ring) to 1 (a tick); ``words`` may stand in its middle (a week's number)."""

    def __init__(self, share: float = 0.0, size: int = 26, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._size, self._words = share, size, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_share(self, share: float, words: str = "") -> None:
        self._share, self._words = share, words
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.icon(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = min(self.width(), self.height())
        centre = QPointF(self.width() / 2, self.height() / 2)
        paint_ring(painter, centre, side / 2, self._share, self.mirrored, self._words)
        painter.end()


class Bar(Themed, QWidget):
    """A bar of 4 or 5 px; ``share`` from 0 to 1."""

    def __init__(self, share: float = 0.0, thickness: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._thickness = share, thickness
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(self._thickness))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(24), self.theme.px(self._thickness))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_bar(painter, QRectF(self.rect()), self._share, self.mirrored)
        painter.end()


def paint_ring(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    share: float,
    mirrored: bool,
    words: str = "",
    font: QFont | None = None,
) -> None:
    """A ring of that radius: empty, partly filled, or a tick when ``share`` is 1."""
    if share >= 1:
        paint.done_disc(painter, centre, radius)
        return
    if share <= 0:
        paint.disc(painter, centre, radius - 0.5, "sheet" if words else None, "line2", 1.5)
    else:
        width = max(2.0, round(radius * 3 / 13 * 2) / 2)
        paint.disc(painter, centre, radius, "sheet" if words else None, "line", width)
        paint.arc(painter, centre, radius, share, "accent", width, mirrored)
    if words:
        theme = app_theme()
        rect = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        paint.text(painter, rect, words, font or theme.fonts.ui(13, 600), "ink", Qt.AlignmentFlag.AlignHCenter)


def paint_bar(painter: QPainter, rect: QRectF, share: float, mirrored: bool, token: str = "accent") -> None:
    """A track with its filled part, ends rounded."""
    radius = rect.height() / 2
    paint.box(painter, rect, "line", None, radius)
    if share > 0:
        filled = QRectF(0, rect.y(), max(rect.height(), rect.width() * min(1.0, share)), rect.height())
        at = paint.seen(filled, rect.width(), mirrored).translated(rect.x(), 0)
        paint.box(painter, at, token, None, radius)
