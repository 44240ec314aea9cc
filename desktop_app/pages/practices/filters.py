"""The row of filters above the list: all, mine, the bin, a state, and words to look for."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import SharingState
from desktop_app.qt_support.wording import number_text
from desktop_app.widgets.chip_states import chip_look
from desktop_app.widgets.choice_menu import ChoiceMenu
from desktop_app.widgets.filter_chip import FilterChip
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.search_field import SearchField

STATES: Final = (
    SharingState.DRAFT,
    SharingState.WAITING,
    SharingState.UNDER_REVIEW,
    SharingState.RETURNED,
    SharingState.PUBLISHED,
)


@dataclass(frozen=True)
class Wanted:
    """What the list should show."""

    mine: bool | None = None
    deleted: bool = False
    state: SharingState | None = None
    theme: str = ""


class Filters(QWidget):
    """``changed`` carries Wanted."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self._counts = (0, 0)
        self.all = FilterChip("", checked=True)
        self.mine = FilterChip("")
        self.bin = FilterChip("")
        self.state = FilterChip("", mark="chevron-down", checkable=False)
        self.chosen_state = FilterChip("", mark="x", checkable=False)
        self.search = SearchField("")
        self._found = Label("", "meta", "ink2")
        row = Row(self, spacing=8)
        for chip in (self.all, self.mine, self.bin, self.state, self.chosen_state):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._found)
        row.gap(6)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignVCenter)
        self.search.setMinimumWidth(180)
        self.all.clicked.connect(self._on_all)
        self.mine.clicked.connect(self._on_mine)
        self.bin.clicked.connect(self._on_bin)
        self.state.clicked.connect(self._on_state)
        self.chosen_state.removed.connect(self._on_no_state)
        self.search.edited.connect(self._on_words)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self.all.setText(self.tr("All {count}").format(count=number_text(self._counts[0])))
        self.mine.setText(self.tr("Mine {count}").format(count=number_text(self._counts[1])))
        self.bin.setText(self.tr("Bin"))
        self.state.setText(self.tr("State"))
        self.search.set_name(self.tr("Find in practices"))
        self._mark()

    def show_counts(self, everything: int, mine: int) -> None:
        """How many there are, without any filter."""
        self._counts = everything, mine
        self.retranslate()

    def show_found(self, found: int) -> None:
        """How many the list shows, when something is filtered."""
        filtered = self.wanted.state is not None or bool(self.wanted.theme)
        self._found.set_text(self.tr("%n found", "", found) if filtered else "")

    def _want(self, **changes: object) -> None:
        fields = {"mine": self.wanted.mine, "deleted": self.wanted.deleted, "state": self.wanted.state}
        wanted = Wanted(**{**fields, "theme": self.wanted.theme, **changes})  # type: ignore[arg-type]  # names of Wanted
        self.wanted = wanted
        self._mark()
        self.changed.emit(wanted)

    def _mark(self) -> None:
        wanted = self.wanted
        self.all.setChecked(wanted.mine is None and not wanted.deleted)
        self.mine.setChecked(wanted.mine is True and not wanted.deleted)
        self.bin.setChecked(wanted.deleted)
        self.chosen_state.setVisible(wanted.state is not None)
        if wanted.state is not None:
            self.chosen_state.setText(chip_look(wanted.state).words)

    @Slot()
    def _on_all(self) -> None:
        self._want(mine=None, deleted=False)

    @Slot()
    def _on_mine(self) -> None:
        self._want(mine=True, deleted=False)

    @Slot()
    def _on_bin(self) -> None:
        self._want(mine=True, deleted=True)

    @Slot()
    def _on_state(self) -> None:
        checked = STATES.index(self.wanted.state) if self.wanted.state in STATES else -1
        menu = ChoiceMenu(self.window(), tuple(chip_look(state).words for state in STATES), checked)
        menu.chosen.connect(self._on_state_chosen)
        menu.open_below(self.state)

    @Slot(int)
    def _on_state_chosen(self, index: int) -> None:
        self._want(state=STATES[index])

    @Slot()
    def _on_no_state(self) -> None:
        self._want(state=None)

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self._want(theme=words.strip())
