"""The red margin line, and the columns that hang on it: where the learner is, on the journey.

Promises: rows that paint their own piece of the line join without a gap; the columns of weeks and of activities are the
same, and as wide as the longest word of the language needs. Used by week_row.py and activity_row.py only, and by the
reader and the quiz for the line itself.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.domain.journey import ActivityState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets import paint

_X = 26
_WIDTH = 1.5


class Columns(NamedTuple):
    """Where things stand in a row, from the start of reading: the line, the icon, the kind and the title."""

    line: int
    icon: int
    kind: int
    title: int


def columns(words: tuple[str, ...]) -> Columns:
    """The columns of now. ``words``: all that may stand in the kind column ("Lesson", "Week 1")."""
    theme = app_theme()
    line = theme.icon(_X) if theme.compact else theme.px(_X)
    icon = line + theme.icon(26)
    if theme.compact:
        return Columns(line, icon - theme.px(6), icon - theme.px(6), icon - theme.px(6))
    metrics = QFontMetricsF(theme.fonts.style("meta"))
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
    kind = icon + theme.icon(18) + theme.px(9)
    return Columns(line, icon, kind, max(round(kind + widest + theme.px(18)), theme.px(175)))


def paint_line(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """A piece of the line; ``x`` as seen."""
    paint.line(painter, x, top, x, bottom, "margin", _WIDTH)


def paint_marker(painter: QPainter, centre: QPointF, state: ActivityState, ground: str) -> None:
    """Ring, dot ring or tick, on the line."""
    unit = app_theme().icon(13) / 13
    if state is ActivityState.DONE:
        paint.done_disc(painter, centre, 7 * unit)
    elif state is ActivityState.CURRENT:
        paint.disc(painter, centre, 8 * unit, ground, "accent", 2 * unit)
        paint.disc(painter, centre, 3.2 * unit, "accent")
    else:
        paint.disc(painter, centre, 6.5 * unit, ground, "line2", 1.5 * unit)
