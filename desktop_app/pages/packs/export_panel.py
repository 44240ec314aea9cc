"""Which of the installed packs go to a stick, and how far their copying is.

Promises: packs only; nothing a learner wrote is ever on the stick. Stopping leaves the stick whole, and the next export
goes on from there.
"""

from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QWidget

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.sticks import Exported
from desktop_app.pages.packs.pack_words import name_words
from desktop_app.pages.packs.stick_panel import StickPanel
from desktop_app.pages.packs.stick_words import StickCounts
from desktop_app.qt_support.wording import column_size_text, isolate, size_text
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row


class ExportPanel(StickPanel):
    """``show_choice`` first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("upload", parent)
        self._counts = StickCounts(self)
        self._folder = Path()
        self._packs: tuple[PackRow, ...] = ()
        self._left_out: set[PackId] = set()
        self._boxes: dict[PackId, CheckBox] = {}
        self.retranslate()

    @property
    def folder(self) -> Path:
        """Where they go."""
        return self._folder

    @property
    def chosen(self) -> tuple[PackId, ...]:
        """What goes."""
        return tuple(row.id for row in self._packs if row.id not in self._left_out)

    def show_choice(self, folder: Path, packs: tuple[PackRow, ...]) -> None:
        """What can go; all of it at first."""
        self._folder, self._packs, self._left_out = folder, packs, set()
        self.begin()
        self._retell()

    def retranslate(self) -> None:
        self._boxes = {}
        self.clear_panel(self.tr("Export to a USB stick"), isolate(str(self._folder)))
        if self._failure is not None:
            self.say_failure(self._failure)
            self.offer(self.tr("Try again"), self.tr("Close"))
        elif self._moves:
            self._tell_moving(self.tr("What is copied stays whole, also if you stop. Leave the stick in."))
        elif isinstance(self._done, Exported):
            self.say("done", *self._counts.exported(self._done))
            self.offer("", self.tr("Close"))
        else:
            self._tell_choice()

    def _tell_choice(self) -> None:
        rows = []
        for row in self._packs:
            box = self._boxes[row.id] = CheckBox(name_words(row), row.id not in self._left_out)
            box.toggled.connect(self._on_toggled)
            holder = QWidget()
            line = Row(holder, spacing=16, margins=(21, 5, 17, 5))
            line.addWidget(box, 1)
            line.addWidget(Label(column_size_text(row.size), "meta", "ink2"))
            rows.append(holder)
        self.show_rows(rows)
        self._tell_sum()

    def _tell_sum(self) -> None:
        chosen = self.chosen
        self.offer(self._counts.export_button(len(chosen)), self.tr("Not now"))
        self.main.setEnabled(bool(chosen))
        total = sum(row.size for row in self._packs if row.id in chosen)
        storage = QStorageInfo(str(self._folder))
        words = self.tr("{size} at most.").format(size=isolate(size_text(total)))
        if storage.isValid():
            words = self.tr("{size} at most. {free} are free there.").format(
                size=isolate(size_text(total)), free=isolate(size_text(storage.bytesAvailable()))
            )
        self.note.set_text(words)
        self.note.show()

    def _on_toggled(self) -> None:
        self._left_out = {pack for pack, box in self._boxes.items() if not box.isChecked()}
        self._tell_sum()
