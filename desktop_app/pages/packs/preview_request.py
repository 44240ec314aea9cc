"""One look at what a new version of a pack changes, for as long as somebody wants to see it.

Promises: stops asking the network when the pane it fills goes. ``came`` carries a PackPreview, ``failed`` a Known.
"""

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_changes import PackPreview
from desktop_app.qt_support.app_state import AppState


class PreviewRequest(QObject):
    """Made with the pane as its parent."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, app: AppState, pack: PackId, language: str, parent: QObject) -> None:
        super().__init__(parent)
        from desktop_app.operations.pack_preview import preview  # opening the page needs none of it

        job = app.run_on_network(preview, pack, language=language or None, done=self._on_done, failed=self._on_failed)
        parent.destroyed.connect(job.cancel)

    @Slot(object)
    def _on_done(self, found: PackPreview) -> None:
        self.came.emit(found)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self.failed.emit(known)
