"""What needs the learner: practices that came back, packs with a new version. The numbers in the rail.

Promises: counted on the database thread when something changed, and when the window comes to the front; ``counts`` by
the name of a screen, with the sentence that says what the number is.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.sharing import SharingState
from desktop_app.qt_support.app_state import AppState

if TYPE_CHECKING:
    from desktop_app.domain.practices import PracticeSummary


class Needs(QObject):
    """``counted`` when a number is another."""

    counted = Signal()

    def __init__(self, app: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.counts: dict[str, tuple[int, str]] = {}
        app.changed.connect(self._on_changed)

    @Slot()
    def look(self) -> None:
        """Counts anew."""
        from desktop_app.operations import practices

        self._app.run(practices.list_practices, mine=True, state=SharingState.RETURNED, done=self._take_returned)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {"practices", "exchange"}:
            self.look()

    @Slot(object)
    def _take_returned(self, returned: "tuple[PracticeSummary, ...]") -> None:
        count = len(returned)
        sentence = self.tr("%n practices returned to you", "", count) if count else ""
        if self.counts.get("practices") != (count, sentence):
            self.counts["practices"] = (count, sentence)
            self.counted.emit()
