"""A marker band that fades: it shows where a jump went. Nothing moves when the learner wants no motion."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.pages.reader.lesson_painting import paint_bands
from desktop_app.qt_support.theme import app_theme

_FADE_MS: Final = 600


class Flash(QVariantAnimation):
    """Repaints ``surface`` while it fades."""

    def __init__(self, surface: QWidget) -> None:
        super().__init__(surface)
        self._bands: Sequence[QRectF] = ()
        self.setDuration(_FADE_MS)
        self.setEasingCurve(QEasingCurve.Type.InQuad)
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.valueChanged.connect(surface.update)

    def show_at(self, bands: Sequence[QRectF]) -> None:
        """Begins anew at these bands, in the document's coordinates."""
        if not app_theme().reduced_motion:
            self._bands = bands
            self.stop()
            self.start()

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paints what is left of it."""
        if self.state() is QVariantAnimation.State.Running:
            colour = QColor(app_theme().color("marker"))
            colour.setAlphaF(float(self.currentValue()))
            paint_bands(painter, self._bands, exposed, colour)
