"""One pack that is being installed, as the page sees it.

Promises: it goes on when the page is left; ``stop`` keeps what arrived, and the list is asked for anew when it really
stopped. ``moved`` with every piece, ``ended`` once when it is installed, ``failed`` once with the reason.
"""

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed
from desktop_app.operations.packs import install
from desktop_app.qt_support.app_state import AppState

CHANGES = ("packs", "progress")
"""What is out of date after a pack came or went."""


class Installation(QObject):
    """``here`` and ``size`` in bytes; ``size`` is 0 until it is known."""

    moved = Signal()
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, app: AppState, pack: PackId, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pack, self.language = pack, language
        self.here = self.size = 0
        self._job = app.run_on_network(
            install,
            pack,
            language=language or None,
            done=self._on_done,
            failed=self._on_failed,
            progress=self._on_progress,
            changes=CHANGES,
        )

    @property
    def share(self) -> float:
        """How much is here, from 0 to 1."""
        return min(1.0, self.here / self.size) if self.size else 0.0

    def stop(self) -> None:
        """Asks it to stop; neither ``ended`` nor ``failed`` comes any more."""
        self._job.cancel()

    @Slot(object, object)
    def _on_progress(self, here: int, size: int | None) -> None:
        self.here, self.size = here, size or 0
        self.moved.emit()

    @Slot(object)
    def _on_done(self, installed: Installed) -> None:
        self.ended.emit(installed)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self.failed.emit(known)
