"""Which notes the list shows: all, those with one tag, or the bin.

Promises: one row of chips; tags that have no room are behind "more"; the chosen tag always has room. The bin is offered
while something lies in it. ``chosen`` carries a tag, "" for all notes, or None for the bin.
"""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.wording import number_text
from desktop_app.widgets.choice_menu import ChoiceMenu
from desktop_app.widgets.filter_chip import FilterChip
from desktop_app.widgets.themed import Themed

Choice = str | None
ALL: Final = ""
BIN: Final = None
_GAP: Final = 8
_MOST_IN_MENU: Final = 14


class TagFilter(Themed, QWidget):
    """``show_counts`` fills it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[tuple[str, int], ...] = ()
        self._all = self._binned = 0
        self.choice: Choice = ALL
        self._chips: list[tuple[Choice, FilterChip]] = []
        self._more: FilterChip | None = None
        self._hidden: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_counts(self, count: int, tags: tuple[tuple[str, int], ...], binned: int, choice: Choice) -> None:
        """How many notes there are, the tags with theirs, and how many lie in the bin."""
        if (count, tags, binned, choice) != (self._all, self._tags, self._binned, self.choice):
            self._all, self._tags, self._binned, self.choice = count, tags, binned, choice
            self._build()

    def retranslate(self) -> None:
        """Every word anew."""
        self._build()

    def theme_changed(self) -> None:
        self._build()
        super().theme_changed()

    def sizeHint(self) -> QSize:
        chip = FilterChip("x").sizeHint() if not self._chips else self._chips[0][1].sizeHint()
        return QSize(self.theme.px(200), chip.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._build()
        else:
            self._place()

    def chips(self) -> list[FilterChip]:
        """What is shown, in the order of reading."""
        return [chip for _, chip in self._chips]

    def _build(self) -> None:
        """Makes the chips that have room."""
        focused = next((choice for choice, chip in self._chips if chip.hasFocus()), ...)
        for _, chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips, self._more = [], None
        self._add(ALL, self.tr("All {count}").format(count=number_text(self._all)), self.tr("All notes"))
        ends = [self.tr("more")]
        if self._binned or self.choice is BIN:
            ends.append(self._bin_words())
        room = self.width() - sum(
            FilterChip(words, mark="x").sizeHint().width() + self.theme.px(_GAP) for words in ends
        )
        wanted = sorted(self._tags, key=lambda each: each[0] != self.choice)
        shown = wanted[: self._fitting(wanted, room)]
        shown_tags = {tag for tag, _ in shown}
        self._hidden = [each for each in self._tags if each[0] not in shown_tags]
        for tag, count in (each for each in self._tags if each[0] in shown_tags):
            name = self.tr("Notes with the tag {tag}: {count}").format(tag=tag, count=number_text(count))
            self._add(tag, f"#{tag}", name)
        if self._hidden:
            self._add_more()
        if self._binned or self.choice is BIN:
            self._add(BIN, self._bin_words(), self.tr("Deleted notes"))
        self._place()
        for choice, chip in self._chips:
            chip.show()
            if focused is not ... and choice == focused:
                chip.setFocus()

    def _bin_words(self) -> str:
        return self.tr("Bin {count}").format(count=number_text(self._binned))

    def _fitting(self, tags: list[tuple[str, int]], room: int) -> int:
        used = self._chips[0][1].sizeHint().width()
        for number, (tag, _) in enumerate(tags):
            used += self.theme.px(_GAP) + FilterChip(f"#{tag}").sizeHint().width()
            if used > room:
                return number
        return len(tags)

    def _add(self, choice: Choice, words: str, name: str) -> None:
        chip = FilterChip(words, checked=choice == self.choice, parent=self)
        chip.setAccessibleName(name)
        chip.clicked.connect(lambda: self._take(choice))
        self._chips.append((choice, chip))

    def _add_more(self) -> None:
        chip = self._more = FilterChip(self.tr("more"), mark="chevron-down", checkable=False, parent=self)
        chip.setAccessibleName(self.tr("More tags"))
        chip.clicked.connect(self._open_more)
        self._chips.append(("\0", chip))

    def _place(self) -> None:
        x, gap = 0, self.theme.px(_GAP)
        for _, chip in self._chips:
            size = chip.sizeHint()
            left = self.width() - x - size.width() if self.mirrored else x
            chip.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
            x += size.width() + gap

    def _take(self, choice: Choice) -> None:
        self.choice = choice
        for each, chip in self._chips:
            chip.setChecked(each == choice)
        self.chosen.emit(choice)

    def _open_more(self) -> None:
        assert self._more is not None
        hidden = self._hidden[:_MOST_IN_MENU]
        words = tuple(self.tr("#{tag}  {count}").format(tag=tag, count=number_text(count)) for tag, count in hidden)
        menu = ChoiceMenu(self, words)
        menu.chosen.connect(lambda number: self._take(hidden[number][0]))
        menu.closed.connect(menu.deleteLater)
        menu.open_below(self._more)
