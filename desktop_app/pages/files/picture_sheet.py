"""A picture of a note or practice, large, over the window.

Promises: it is shown from memory; nothing readable is written to the disk unless a copy is asked for. Esc closes it;
the arrow keys go to the pictures beside it.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.theme import is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.themed import Themed

_AROUND = 230  # title, buttons and margins above and below the picture, at 100 %
_BESIDE = 140
_MARGINS = 44
_LEAST = 420


class PictureSheet(Dialog):
    """``copy_wanted`` when a copy is to be saved; ``stepped`` carries 1 for the next picture and -1 for the one before.
    ``several``: there are others."""

    copy_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, host: QWidget, name: str, image: QImage, *, several: bool = False) -> None:
        shown = _Shown(host, name, image)
        wide = max(_LEAST, shown.sizeHint().width() + _MARGINS)
        super().__init__(host, name, width=round(2 * wide / (shown.theme.scale + 1)))
        self.body.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add_button(self.tr("Close"))
        self.copy = self.add_button(self.tr("Save a copy"), "quiet")
        self.copy.clicked.connect(self.copy_wanted)
        self._several = several
        if several:
            self.next = self.add_button(self.tr("Next picture"), "quiet")
            self.next.clicked.connect(lambda: self.stepped.emit(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._several:
            super().keyPressEvent(event)
            return
        self.shut()
        self.stepped.emit(-step if is_rtl() else step)


class _Shown(Themed, QWidget):
    """Never larger than it is, and always whole."""

    def __init__(self, host: QWidget, name: str, image: QImage) -> None:
        super().__init__()
        self._image = image
        room = QSize(host.width() - self.theme.px(_BESIDE), host.height() - self.theme.text(_AROUND))
        size = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self._size = size if size.width() < image.width() else image.size()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.end()
