"""A person as initials on a tinted disc, and the app's own mark. Neither shows an emblem or a picture."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed


class Avatar(Themed, QWidget):
    """Up to two initials of a name. ``tone`` is plum, slate, ochre or accent."""

    def __init__(self, name: str = "", size: int = 30, tone: str = "plum", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._tone = size, tone
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_name(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.icon(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._tone)
        painter.end()


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = name.split()
    if len(words) > 1:
        return (words[0][:1] + words[-1][:1]).upper()
    return words[0][:1].upper() if words else ""


def paint_avatar(painter: QPainter, rect: QRectF, name: str, tone: str = "plum") -> None:
    """The disc and its initials, filling ``rect``."""
    tint = "tint" if tone == "accent" else f"{tone}T"
    paint.disc(painter, rect.center(), rect.width() / 2, tint)
    font = app_theme().fonts.ui(11, 600)
    font.setPixelSize(max(9, round(rect.width() * 0.37)))
    paint.text(painter, rect, initials(name), font, tone, Qt.AlignmentFlag.AlignHCenter)


def paint_mark(painter: QPainter, rect: QRectF, mirrored: bool = False) -> None:
    """A green notebook with the red margin line, in the shape of ``rect`` (5 wide to 6 high)."""
    unit = rect.width() / 20
    paint.box(painter, rect, "accent", None, 3 * unit)

    def bar(x: float, y: float, width: float, height: float, token: str) -> None:
        at = paint.seen(QRectF(x * unit, y * unit, width * unit, height * unit), rect.width(), mirrored)
        painter.fillRect(at.translated(rect.topLeft()), paint.colour(token))

    bar(5, 0, 2, 24, "margin")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for y, width in ((7, 9), (11.5, 9), (16, 6)):
        bar(9, y, width, 1.4, "onacc")


def mark_size() -> tuple[int, int]:
    """Width and height of the mark beside the name."""
    theme = app_theme()
    return theme.icon(20), theme.icon(24)


class Mark(Themed, QWidget):
    """The mark beside the app's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(*mark_size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        width, height = mark_size()
        paint_mark(painter, QRectF(QPointF(0, 0), QPointF(width, height)), self.mirrored)
        painter.end()
