"""The two ways of a USB stick, equal citizens: import and export, and the errand that is under way.

Promises: nothing is read or written before the person chose a folder; an errand can be stopped at any moment and goes
on from there the next time. ``busy`` says whether the screen's filled button is here.
"""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.sticks import Exported, Imported, StickContents
from desktop_app.operations.pack_sticks import export_packs, import_packs, look_at
from desktop_app.pages.packs.export_panel import ExportPanel
from desktop_app.pages.packs.folder_chooser import ChooseFolder
from desktop_app.pages.packs.import_panel import ImportPanel
from desktop_app.pages.packs.stick_card import StickCard
from desktop_app.pages.packs.stick_panel import StickPanel
from desktop_app.pages.packs.stick_words import comes
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.runner import Job
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.layouts import Column

CHANGES = ("packs", "progress")
"""What is out of date after packs came."""

_ON_THIS_LAPTOP = (PackState.INSTALLED, PackState.UPDATE)


class StickDesk(QWidget):
    """``show_packs`` tells it what can be exported."""

    busy = Signal(bool)
    opened = Signal(object)  # the panel that was unfolded, to be scrolled to

    def __init__(self, app: AppState, choose: ChooseFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._choose = app, choose
        self._packs: tuple[PackRow, ...] = ()
        self._job: Job | None = None
        self._folder: Path | None = None
        self.import_card, self.export_card = StickCard("usb"), StickCard("upload")
        self.import_panel, self.export_panel = ImportPanel(), ExportPanel()
        self._cards = FoldingRow(spacing=16, below=12)
        for card in (self.import_card, self.export_card):
            self._cards.add(card, 1)
        column = Column(self)
        for widget in (self._cards, self.import_panel, self.export_panel):
            column.addWidget(widget)
        for panel in (self.import_panel, self.export_panel):
            panel.hide()
            panel.declined.connect(self._on_declined)
            panel.offered.connect(self._tell_busy)
        self.import_card.acted.connect(self._on_import)
        self.export_card.acted.connect(self._on_export)
        self.import_panel.wanted.connect(self._on_import_wanted)
        self.export_panel.wanted.connect(self._on_export_wanted)
        self.retranslate()

    @property
    def panel(self) -> StickPanel | None:
        """The errand that is open."""
        return next((panel for panel in (self.import_panel, self.export_panel) if not panel.isHidden()), None)

    def show_packs(self, rows: tuple[PackRow, ...]) -> None:
        """What this laptop has."""
        self._packs = tuple(row for row in rows if row.state in _ON_THIS_LAPTOP)
        self.export_card.allow(bool(self._packs))
        self._tell_cards()

    def open_import(self) -> ImportPanel:
        """Unfolds the place for an import."""
        self._open(self.import_panel)
        return self.import_panel

    def open_export(self) -> ExportPanel:
        """Unfolds the place for an export."""
        self._open(self.export_panel)
        return self.export_panel

    def retranslate(self) -> None:
        """Every word anew."""
        self._tell_cards()
        for panel in (self.import_panel, self.export_panel):
            panel.retranslate()

    def _tell_cards(self) -> None:
        self.import_card.set_words(
            self.tr("Import from a USB stick"),
            self.tr("We check the signature before use."),
            self.tr("Choose a folder"),
        )
        self.export_card.set_words(
            self.tr("Export to a USB stick"),
            self.tr("Packs only. Your notes stay here.") if self._packs else self.tr("There is no pack here yet."),
            self.tr("Export packs"),
        )

    # -- import

    @Slot()
    def _on_import(self) -> None:
        folder = self._choose(self.window(), self.tr("Folder with packs"))
        if folder is not None:
            self._folder = folder
            self._look()

    def _look(self) -> None:
        self.open_import().show_looking()
        self._job = self._app.run_on_network(
            look_at, self._folder, done=self._on_contents, failed=self._on_import_failed
        )

    @Slot(object)
    def _on_contents(self, contents: StickContents | None) -> None:
        if contents is None:  # stopped
            return
        self.import_panel.show_contents(contents)

    @Slot()
    def _on_import_wanted(self) -> None:
        contents = self.import_panel.contents
        if contents is None:
            self._look()
            return
        self.import_panel.show_moving()
        packs = tuple(pack.id for pack in contents.packs if comes(pack))
        self._job = self._app.run_on_network(
            import_packs,
            contents.folder,
            packs,
            done=self._on_imported,
            failed=self._on_import_failed,
            progress=self.import_panel.show_progress,
            changes=CHANGES,
        )

    @Slot(object)
    def _on_imported(self, done: Imported) -> None:
        self.import_panel.show_done(done)

    @Slot(object)
    def _on_import_failed(self, known: Known) -> None:
        self.import_panel.show_failure(known)

    # -- export

    @Slot()
    def _on_export(self) -> None:
        folder = self._choose(self.window(), self.tr("Where the packs go"))
        if folder is not None:
            self.export_panel.show_choice(folder, self._packs)
            self.open_export().take_keyboard()

    @Slot()
    def _on_export_wanted(self) -> None:
        packs: tuple[PackId, ...] = self.export_panel.chosen
        self.export_panel.show_moving()
        self._job = self._app.run_on_network(
            export_packs,
            self.export_panel.folder,
            packs,
            done=self._on_exported,
            failed=self._on_export_failed,
            progress=self.export_panel.show_progress,
        )

    @Slot(object)
    def _on_exported(self, done: Exported) -> None:
        self.export_panel.show_done(done)

    @Slot(object)
    def _on_export_failed(self, known: Known) -> None:
        self.export_panel.show_failure(known)

    # -- both

    def _open(self, panel: StickPanel) -> None:
        for other in (self._cards, self.import_panel, self.export_panel):
            other.setVisible(other is panel)
        self._tell_busy()
        self.opened.emit(panel)

    @Slot()
    def _on_declined(self) -> None:
        back = self.import_card if not self.import_panel.isHidden() else self.export_card
        self.fold()
        back.take_keyboard()

    def fold(self) -> None:
        """Stops what is under way, and shows the two cards; what was done in whole steps stays."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.import_panel.hide()
        self.export_panel.hide()
        self._cards.show()
        self._tell_busy()

    @Slot()
    def _tell_busy(self) -> None:
        self.busy.emit(self.panel is not None and self.panel.has_primary)
