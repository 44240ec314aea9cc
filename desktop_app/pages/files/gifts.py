"""Files that are dropped on an editor, and pictures that are pasted into it.

Promises: text is dropped and pasted as before; of what holds both, the text is taken. Refuses while ``closed``.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.pages.files.weighing import Given

_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileGifts(QObject):
    """``given`` carries a tuple of Given."""

    given = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.closed = False

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Takes what is dropped on these or pasted into them."""
        for widget in widgets:
            widget.installEventFilter(self)
            if isinstance(widget, QAbstractScrollArea):
                widget.viewport().installEventFilter(self)  # where drops arrive

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.closed:
            return False
        if event.type() in _DRAGS and isinstance(event, QDropEvent):
            return self._on_drag(event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Paste) and self.take(QGuiApplication.clipboard().mimeData())
        return False

    def take(self, data: QMimeData) -> bool:
        """Whether there is a file or a picture in it; it is given then."""
        found = self._found(data)
        if found:
            self.given.emit(found)
        return bool(found)

    def _on_drag(self, event: QDropEvent) -> bool:
        found = self._found(event.mimeData())
        if not found:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self.given.emit(found)
        return True

    def _found(self, data: QMimeData) -> tuple[Given, ...]:
        if data.hasUrls():
            paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            return tuple(Given(path.name, path) for path in paths if path.is_file())
        image = data.imageData() if data.hasImage() and not data.hasText() else None
        return (Given(self.tr("Picture"), image=image),) if isinstance(image, QImage) else ()
