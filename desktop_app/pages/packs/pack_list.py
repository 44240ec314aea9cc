"""All packs in one card, in fixed columns; one of them may carry the screen's filled button.

Promises: a pack keeps its row while it is listed, so that nothing a person opened or stands on goes when new data come.
The first pack that can be brought is the one to do next, unless the changes of one are unfolded, something
is asked, or one is arriving or waits to go on by itself.
``acted`` carries (PackRow, Act), ``stopped`` a PackRow.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.transfers import Hold, Metered, Transfer
from desktop_app.pages.packs.pack_row import PackRowWidget
from desktop_app.pages.packs.row_acts import NEXT, Act
from desktop_app.widgets.card import ListCard, Rule

Key = tuple[str, str]
"""Pack and language."""

_STATE_AT_LEAST = 136
_TAIL_AT_LEAST = 124
_TAIL_WITH_ROOM = 190  # so that the columns stay where they are when actions change
_ROOM = 880


class PackList(ListCard):
    """``show_rows`` and ``show_transfers`` fill it."""

    acted = Signal(object, object)
    stopped = Signal(object)
    unfolded = Signal(object)  # a row of which more is seen now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Key, PackRowWidget] = {}
        self._rules: list[Rule] = []
        self._transfers: Mapping[Key, Transfer] = {}
        self._metered = Metered.ASK
        self._has_primary = True

    def show_rows(
        self, packs: tuple[PackRow, ...], transfers: Mapping[Key, Transfer], now: datetime, metered: Metered
    ) -> None:
        """Shows these, and how far the downloads are."""
        self._transfers, self._metered = transfers, metered
        keys = [key_of(row) for row in packs]
        if keys != list(self._rows):
            self._make(packs)
        several = len({row.language for row in packs}) > 1
        for row in packs:
            widget = self._rows[key_of(row)]
            widget.show_row(row, transfers.get(key_of(row)), now, metered, with_language=several)
        self._settle()

    def show_transfers(self, transfers: Mapping[Key, Transfer]) -> None:
        """Shows how far the downloads are."""
        self._transfers = transfers
        for key, row in self._rows.items():
            if row.transfer != transfers.get(key):
                row.show_transfer(transfers.get(key), self._metered)
        self._settle()

    def allow_primary(self, allowed: bool) -> None:
        """Whether the screen's filled button may be here."""
        self._has_primary = allowed
        self._settle()

    def refuse(self, pack: str, known: Known) -> PackRowWidget | None:
        """Says at a pack why it was not taken; gives its row, None when it is not listed."""
        wanted = (row for (known, _), row in self._rows.items() if known == pack and row.row.wanted)
        row = next(wanted, None) or self.row_of(pack)
        if row is not None:
            row.show_refusal(known)
            self._settle()
        return row

    def retranslate(self) -> None:
        """Every word anew."""
        for row in self._rows.values():
            row.retranslate()
        self._settle()

    def row_of(self, pack: str, language: str = "") -> PackRowWidget | None:
        """The row of a pack, in any language when none is given."""
        rows = (row for (known, spoken), row in self._rows.items() if known == pack and language in ("", spoken))
        return next(rows, None)

    def focus_next(self) -> None:
        """Puts the keyboard on the filled button, if there is one."""
        row = self._next()
        if row is not None and row.action.isEnabled():
            row.take_keyboard()

    def rows(self) -> tuple[PackRowWidget, ...]:
        """From the top down."""
        return tuple(self._rows.values())

    def theme_changed(self) -> None:
        super().theme_changed()
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _make(self, packs: tuple[PackRow, ...]) -> None:
        """New rows for new packs, none for those that are gone; the others stay."""
        before, self._rows = self._rows, {}
        for widget in (*before.values(), *self._rules):
            self.body.removeWidget(widget)  # an item that is only taken out keeps the size of then
        for rule in self._rules:
            rule.deleteLater()
        self._rules.clear()
        for pack in packs:
            row = before.pop(key_of(pack), None) or self._new(pack)
            if self._rows:
                self._rules.append(Rule(parent=self))
                self.body.addWidget(self._rules[-1])
            self.body.addWidget(row)
            self._rows[key_of(pack)] = row
            row.show()  # now, not with the next layout: it may be given the keyboard
        for row in before.values():
            row.hide()
            row.deleteLater()

    def _new(self, pack: PackRow) -> PackRowWidget:
        row = PackRowWidget(pack, self)
        row.acted.connect(lambda act: self._on_acted(row, act))
        row.stopped.connect(lambda: self.stopped.emit(row.row))
        row.unfolded.connect(lambda: self._on_unfolded(row))
        return row

    def _on_unfolded(self, row: PackRowWidget) -> None:
        self._settle()
        if row.question is not None or row.preview is not None:
            self.unfolded.emit(row)

    def _on_acted(self, row: PackRowWidget, act: Act) -> None:
        if act is Act.PREVIEW:  # one at a time: there is one filled button
            for other in self._rows.values():
                if other is not row and other.preview is not None:
                    other.fold()
        self.acted.emit(row.row, act)

    def _settle(self) -> None:
        self._rank()
        self._align()
        stops = [stop for row in self._rows.values() for stop in row.stops()]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _next(self) -> PackRowWidget | None:
        """The row that carries the filled button."""
        rows = self._rows.values()
        unfolded = next((row for row in rows if row.preview is not None), None)
        if unfolded is not None:
            return unfolded
        asked = any(row.question is not None for row in rows)
        if asked or any(transfer.hold is not Hold.PAUSED for transfer in self._transfers.values()):
            return None
        return next((row for row in rows if row.act in NEXT), None)

    def _rank(self) -> None:
        first = self._next() if self._has_primary else None
        for row in self._rows.values():
            row.set_primary(row is first)

    def _align(self) -> None:
        """The same widths in every row, so that sizes, states and actions stand below one another."""
        lines = [row.line for row in self._rows.values()]
        if not lines:
            return
        if self.theme.compact:
            for line in lines:
                for widget in (line.state, line.tail):
                    widget.setMinimumWidth(0)
                    widget.setMaximumWidth(16_777_215)
            return
        states = max(max(line.state.sizeHint().width() for line in lines), self.theme.px(_STATE_AT_LEAST))
        least = self.theme.px(_TAIL_WITH_ROOM if self.width() >= self.theme.px(_ROOM) else _TAIL_AT_LEAST)
        tails = max(max(line.tail.sizeHint().width() for line in lines), least)
        for line in lines:
            line.state.setFixedWidth(states)
            line.tail.setFixedWidth(tails)


def key_of(row: PackRow) -> Key:
    """Under which a row is kept."""
    return row.id, row.language
