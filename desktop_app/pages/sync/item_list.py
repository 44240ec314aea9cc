"""The learner's items, one row each: what it is, how large, and how far it has travelled.

Promises: sizes and states stand in columns; an item that was refused shows the reason and offers to edit it. At large
text size and state go below the words. ``edit_wanted`` carries the kind and the record. Long lists begin folded.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import FileLoad, SharingState, WaitingItem
from desktop_app.pages.sync.file_rows import file_rows, has_rows
from desktop_app.qt_support.wording import column_size_text, isolate, moment_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import ListCard
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.chip_states import chip_look
from desktop_app.widgets.item_words import item_icon, item_name, item_when
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.row_icon import RowIcon
from desktop_app.widgets.themed import Themed

FOLDED: Final = 6
EDITABLE: Final = frozenset({"practice", "note"})
NO_FILES: Final = FileLoad()


class ItemList(ListCard):
    """``show_items`` fills it."""

    edit_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[WaitingItem, ...] | None = None
        self._files = NO_FILES
        self._unfolded = False

    def show_items(self, items: tuple[WaitingItem, ...], files: FileLoad = NO_FILES) -> None:
        """Shows these, refused ones first, and below them the files that have yet to go or come, or cannot."""
        items = tuple(sorted(items, key=lambda item: item.state is not SharingState.REFUSED))
        if (items, files) != (self._items, self._files):
            self._items, self._files = items, files
            self._refill()

    def theme_changed(self) -> None:
        super().theme_changed()
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        if self._items is not None:
            self._refill()

    def _refill(self) -> None:
        self.clear()
        items = self._items or ()
        if not items and not has_rows(self._files):
            self.add_row(_NothingRow(self.tr("Nothing waits to be sent.")))
            return
        shown = items if self._unfolded else items[:FOLDED]
        rows = [_ItemRow(item) for item in shown]
        widest = max((row.state.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.state.setMinimumWidth(0 if self.theme.compact else widest)
            row.edit_wanted.connect(self.edit_wanted)
            self.add_row(row)
        if len(shown) < len(items):
            self.add_row(self._more_row(len(items)))
        for of_files in file_rows(self._files):
            self.add_row(of_files)

    def _more_row(self, count: int) -> QWidget:
        holder = QWidget()
        more = Button(self.tr("Show all %n items", "", count), "quiet")
        more.clicked.connect(self._on_more)
        Row(holder, margins=(17, 0, 17, 0)).addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _on_more(self) -> None:
        self._unfolded = True
        self._refill()


class _ItemRow(QWidget):
    """``state`` is the holder of the chip, made as wide as the widest by the list."""

    edit_wanted = Signal(str, str)

    def __init__(self, item: WaitingItem) -> None:
        super().__init__()
        self._item = item
        refused = item.state is SharingState.REFUSED
        words = Column(margins=(0, 8, 0, 8))
        words.addStretch(1)
        words.addWidget(Label(item_name(item), "ui-medium", wrap=True))
        if refused:
            words.addWidget(Label(self._refusal(), "meta", "red", wrap=True))
        else:
            when = item_when(item, moment_text(item.finished))
            words.addWidget(Label(when, "meta", "ink3", wrap=True))
        words.addStretch(1)
        self.state = _Trailing(self._chip())
        size = Label(column_size_text(item.size), "meta", "ink2")
        row = Row(self, margins=(17, 0, 15, 0))
        icon = RowIcon(item_icon(item), "ui", "meta", above=8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.gap(14)
        row.addLayout(words, 1)
        if self.state.theme.compact:
            tail = Row(spacing=12, margins=(0, 5, 0, 3))
            tail.addWidget(self.state)
            tail.addWidget(size)
            tail.addStretch(1)
            words.insertLayout(words.count() - 1, tail)
        else:
            row.gap(16)
            row.addWidget(size)
            row.gap(26)
            row.addWidget(self.state)
        if refused and item.kind in EDITABLE:
            self._offer_edit(words)
        self.setAccessibleName(item_name(item))

    def _offer_edit(self, words: Column) -> None:
        edit = Button(self.tr("Edit and send again"), "quiet", trailing="arrow-right")
        edit.clicked.connect(lambda: self.edit_wanted.emit(self._item.kind, self._item.record))
        words.insertWidget(words.count() - 1, edit, 0, Qt.AlignmentFlag.AlignLeft)

    def _chip(self) -> Chip:
        look = chip_look(self._item.state)
        words = self.tr("Waiting") if self._item.state is SharingState.WAITING else look.words
        return Chip(words, look.tone, look.icon)

    def _refusal(self) -> str:
        if not self._item.reason:
            return self.tr("The server did not accept it.")
        return self.tr("The server did not accept it: {reason}").format(reason=isolate(self._item.reason))


class _Trailing(Themed, QWidget):
    """Holds a chip at its trailing end."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        row = Row(self)
        if not self.theme.compact:
            row.addStretch(1)
        row.addWidget(chip)
        if self.theme.compact:
            row.addStretch(1)


class _NothingRow(QWidget):
    """One quiet sentence where rows would be."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        row = Row(self, spacing=14, margins=(17, 17, 17, 17))
        row.addWidget(RowIcon("circle-check", "ui", token="accent"))
        row.addWidget(Label(sentence, "ui", "ink2", wrap=True), 1)
