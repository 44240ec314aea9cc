"""Lucide icons as pixmaps, in any colour, sharp at any device ratio.

Promises: a pixmap is drawn once per (name, size, colour, stroke, ratio, mirrored) and kept; icons that show a direction
are mirrored in right-to-left layouts, clocks, ticks and the like are not. Refuses: unknown names (FileNotFoundError).
Called on the GUI thread by whatever paints.
"""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from desktop_app.qt_support.resources import resource
from desktop_app.qt_support.theme import app_theme

STROKE: Final = 1.75
STROKE_STATE: Final = 2.0  # small icons that say a state
STROKE_LARGE: Final = 1.5  # 28 px, in empty states

DIRECTED: Final = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "book-marked",
        "book-open",
        "chevron-left",
        "chevron-right",
        "corner-down-left",
        "external-link",
        "file-text",
        "list",
        "message-square-quote",
        "messages-square",
        "notebook-pen",
        "rotate-ccw",
        "send",
        "undo-2",
    }
)

_pixmaps: dict[tuple[str, int, int, float, float, bool], QPixmap] = {}


def icon_pixmap(
    name: str, size: int, color: QColor, stroke: float = STROKE, mirrored: bool = False, ratio: float = 1.0
) -> QPixmap:
    """One icon of ``size`` logical pixels; ``mirrored`` says the layout is right to left."""
    flip = mirrored and name in DIRECTED
    key = (name, size, color.rgba(), stroke, ratio, flip)
    pixmap = _pixmaps.get(key)
    if pixmap is None:
        pixmap = _pixmaps[key] = _render(name, size, color, stroke, ratio, flip)
    return pixmap


def draw_icon(
    painter: QPainter, corner: QPoint, name: str, size: int, token: str, stroke: float = STROKE, mirrored: bool = False
) -> None:
    """Paints an icon in a token's colour with its top left corner at ``corner``."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(corner, icon_pixmap(name, size, app_theme().color(token), stroke, mirrored, ratio))


def action_icon(name: str, size: int, token: str = "ink2") -> QIcon:
    """The same as a QIcon, for the few places where Qt draws (a text field's action)."""
    return QIcon(icon_pixmap(name, size, app_theme().color(token), ratio=2.0))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _render(name: str, size: int, color: QColor, stroke: float, ratio: float, flip: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # here: the first icon pays for the library, not the import of a test

    text = _source(name).replace("currentColor", color.name()).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(text.encode()))
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if flip:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
