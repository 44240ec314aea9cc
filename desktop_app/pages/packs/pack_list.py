"""All packs in one card, in fixed columns; one of them may carry the screen's filled button.

Promises: the first pack that can be installed or updated is the one to do next; while one is installed the others rest.
New data keeps the keyboard on the row it was on.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.pages.packs.installation import Installation
from desktop_app.pages.packs.pack_row import PackRowWidget
from desktop_app.widgets.card import ListCard

_NEXT = (PackState.DAMAGED, PackState.PARTLY, PackState.AVAILABLE, PackState.UPDATE)
_STATE_AT_LEAST = 136
_TAIL_AT_LEAST = 124  # so that the columns stay where they are when an action changes its word


class PackList(ListCard):
    """``show_rows`` fills it."""

    wanted = Signal(str)
    removal_wanted = Signal(str)
    stop_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs: tuple[PackRow, ...] = ()
        self._installation: Installation | None = None
        self._rows: list[PackRowWidget] = []

    def show_rows(self, packs: tuple[PackRow, ...], installation: Installation | None) -> None:
        """Shows these; ``installation`` is the one under way."""
        if packs != self._packs:
            self._packs = packs
            self._make()
        self.show_installation(installation)

    def show_installation(self, installation: Installation | None) -> None:
        """Shows how far the one under way is, or that there is none any more."""
        if installation is None and self._installation is not None:
            self._make()
        self._installation = installation
        for row in self._rows:
            busy = installation is not None and _is(row.row, installation)
            row.show_installation(installation if busy else None)
            row.hold(installation is not None and not busy)

    def retranslate(self) -> None:
        """Every word anew."""
        self._make()
        self.show_installation(self._installation)

    def focus_pack(self, pack: str) -> PackRowWidget | None:
        """Puts the keyboard on the action of a pack; gives its row, to be scrolled to."""
        row = next((row for row in self._rows if row.row.id == pack), None)
        if row is not None:
            row.action.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def focus_next(self) -> None:
        """Puts the keyboard on the filled button, if there is one."""
        row = next((row for row in self._rows if row.primary and row.action.isEnabled()), None)
        if row is not None:
            row.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> tuple[PackRowWidget, ...]:
        """From the top down."""
        return tuple(self._rows)

    def theme_changed(self) -> None:
        super().theme_changed()
        self.retranslate()

    def _make(self) -> None:
        focused = next((row.row.id for row in self._rows if row.action.hasFocus()), None)
        self.clear()
        several = len({row.language for row in self._packs}) > 1
        first = next((row for row in self._packs if row.state in _NEXT), None)
        self._rows = [PackRowWidget(row, primary=row is first, with_language=several) for row in self._packs]
        for row in self._rows:
            row.wanted.connect(self.wanted)
            row.removal_wanted.connect(self.removal_wanted)
            row.stop_wanted.connect(self.stop_wanted)
            self.add_row(row)
            row.show()  # now, not with the next layout: it may be given the keyboard
        if not self.theme.compact:
            self._align()
        if focused is not None:
            self.focus_pack(focused)

    def _align(self) -> None:
        """The same widths in every row, so that sizes, states and actions stand below one another."""
        if not self._rows:
            return
        states = max(max(row.state.sizeHint().width() for row in self._rows), self.theme.px(_STATE_AT_LEAST))
        tails = max(max(row.tail.sizeHint().width() for row in self._rows), self.theme.px(_TAIL_AT_LEAST))
        for row in self._rows:
            row.state.setFixedWidth(states)
            row.tail.setFixedWidth(tails)


def _is(row: PackRow, installation: Installation) -> bool:
    return row.id == installation.pack and row.language == installation.language
