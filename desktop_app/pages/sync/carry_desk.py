"""What a person does with sticks on the Sync page: writes a file, takes one in, hands answers back.

Promises: a person chooses every file; what came of it is told in a sentence; nothing else on the page waits for it.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.bundles import CarryView, Exported, HandedBack, Imported
from desktop_app.domain.errors import Known
from desktop_app.operations.bundles import carry_view, export_bundle, hand_back, import_file, name_for
from desktop_app.operations.changed import TOPICS
from desktop_app.pages.sync.carry_card import CarryCard
from desktop_app.pages.sync.carry_words import Told, exported_words, handed_words, imported_words
from desktop_app.pages.sync.file_choosers import FileChoosers
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo

_BROUGHT: Final = tuple(TOPICS - {"preferences"})  # an answer may bring anything


class CarryDesk(QObject):
    """``card`` is what the page shows; ``told`` carries a carry_words.Told."""

    told = Signal(object)

    def __init__(self, app: AppState, choosers: FileChoosers, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._choosers = app, choosers
        self._centre = ""
        self.card = CarryCard()
        self.card.export_wanted.connect(self._on_export)
        self.card.import_wanted.connect(self._on_import)
        self.card.answers_wanted.connect(self._on_answers)

    def load(self, centre: str) -> None:
        """Asks what there is to show. ``centre``: its address."""
        self._centre = centre
        self._app.run(carry_view, done=self.show_view)

    @Slot(object)
    def show_view(self, view: CarryView) -> None:
        """Takes in what the operation found."""
        self.card.show_view(view, self._centre, self._app.now())

    def retranslate(self) -> None:
        """Every word anew."""
        self.card.retranslate()

    @Slot()
    def _on_export(self) -> None:
        now: datetime = self._app.now()
        file = self._choosers.new(self.card.window(), self.tr("Write the file onto the stick"), name_for(now))
        if file is not None:
            self._run(export_bundle, file, self._on_exported, files=self.card.photo_bytes)

    @Slot()
    def _on_import(self) -> None:
        title, kind = self.tr("Open a file from a stick"), self.tr("Fieldbook files")
        file = self._choosers.existing(self.card.window(), title, kind)
        if file is not None:
            self._run(import_file, file, self._on_imported)

    @Slot()
    def _on_answers(self) -> None:
        folder = self._choosers.folder(self.card.window(), self.tr("Put the answers on a stick"))
        if folder is not None:
            self._run(hand_back, folder, self._on_handed)

    def _run(self, operation: Callable[..., Any], place: Path, done: Callable[..., None], **chosen: int) -> None:
        self.card.show_busy(True)
        changes = _BROUGHT if operation is import_file else ("exchange",)
        self._app.run(operation, place, done=done, failed=self._on_failed, changes=changes, **chosen)

    @Slot(object)
    def _on_exported(self, done: Exported) -> None:
        self._tell(exported_words(done))

    @Slot(object)
    def _on_imported(self, done: Imported) -> None:
        self._tell(imported_words(done))

    @Slot(object)
    def _on_handed(self, done: HandedBack) -> None:
        self._tell(handed_words(done))

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._tell(Told("failure", *what_and_todo(known)))

    def _tell(self, words: Told) -> None:
        self.card.show_busy(False)
        self.told.emit(words)
