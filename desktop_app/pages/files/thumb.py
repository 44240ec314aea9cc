"""A file as a small square: its picture, or an icon when there is none to be seen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.domain.files import FileView
from desktop_app.widgets import paint
from desktop_app.widgets.themed import Themed

SIDE = 40
_ICON = 18
_RADIUS = 4


class Thumb(Themed, QAbstractButton):
    """A press on a picture opens it; by keyboard the button of its row does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._icon = "file-text"
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_file(self, file: FileView, image: QImage | None) -> None:
        """Another file, and its picture as far as it is known."""
        self._image = image if image is not None else QImage()
        self._icon = "image" if file.is_picture else "file-text"
        opens = file.is_picture and file.is_here
        self.setEnabled(opens)
        self.setAccessibleName(file.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.text(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        whole = QRectF(self.rect())
        if self._image.isNull():
            paint.box(painter, whole, "well", "line", _RADIUS)
            side = self.theme.icon(_ICON)
            at = QRectF(round((whole.width() - side) / 2), round((whole.height() - side) / 2), side, side)
            paint.icon(painter, at, self._icon, "ink2")
        else:
            self._paint_picture(painter, whole)
        painter.end()

    def _paint_picture(self, painter: QPainter, whole: QRectF) -> None:
        """The middle of it, as large as the square."""
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(whole, _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        size = self._image.size()
        side = min(size.width(), size.height())
        middle = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
        painter.drawImage(whole, self._image, middle)
        painter.restore()
        paint.box(painter, whole, None, "line", _RADIUS)
