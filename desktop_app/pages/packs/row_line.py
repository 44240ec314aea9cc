"""The line of a pack in the list: icon, name and facts, size, state, and one or two buttons, in fixed columns.

Promises: no column moves when a word in it changes; size, state and buttons are level with the first two lines, however
many there are; at large text, state and buttons go below the words and fold when they do not fit. ``state`` and
``tail`` are made as wide as the widest of their column by the list.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.pages.packs.row_acts import ActLook
from desktop_app.pages.packs.row_measure import ABOVE, AFTER_ICON, END, ICON, START
from desktop_app.pages.packs.row_pane import RowPane
from desktop_app.pages.packs.row_state import RowState
from desktop_app.widgets.button import Button
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.row_icon import RowIcon
from desktop_app.widgets.themed import Themed


class RowLine(Themed, QWidget):
    """Words and looks are set from outside; ``action`` is the row's own button, ``aside`` the quiet one before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", "ui-medium", wrap=True)
        self.facts = Label("", "meta", "ink3", wrap=True)
        self.more = Label("", "meta", "ink3", wrap=True)
        self.more_holder = RowPane(end=END, foot=10)
        self.more_holder.column.addWidget(self.more)
        self.size_label = Label("", "meta", "ink2")
        self.state = RowState()
        self.action, self.aside = Button("", "quiet"), Button("", "quiet")
        self.tail = QWidget()
        self._beside = (self.size_label, self.state, self.tail)
        self._icon = RowIcon("package", "ui", "meta", size=ICON, above=ABOVE)
        tail = Row(self.tail, spacing=20)
        tail.addStretch(1)
        tail.addWidget(self.aside)
        tail.addWidget(self.action)
        self._column = Column(self)
        self._below: FoldingRow | None = None
        self._line: Row | None = None
        self._words: Column | None = None
        self._arranged: bool | None = None
        self._arrange()
        self._level()
        self.follow_theme()
        QWidget.setTabOrder(self.aside, self.action)

    def tell_more(self, words: str) -> None:
        """A sentence below everything else, or none."""
        self.more.set_text(words)
        self.more_holder.setVisible(bool(words))

    def set_action(self, button: Button, look: ActLook | None, about: str) -> None:
        """What a button says; None takes it away. ``about``: which pack, for those who hear it."""
        button.setVisible(look is not None)
        if look is not None:
            button.setText(look.words)
            button.set_icons(look.icon, look.trailing)
            button.setAccessibleDescription(about)

    def refold(self) -> None:
        """After words changed: looks again whether state and buttons fit side by side."""
        if self._below is not None:
            self._below.retell()

    def theme_changed(self) -> None:
        self._arrange()
        self._level()
        super().theme_changed()

    def _level(self) -> None:
        """As tall as the first two lines, beside them."""
        theme = self.theme
        lines = theme.fonts.line("ui-medium") + theme.fonts.line("meta") + 2 * theme.px(ABOVE)
        for widget in self._beside:
            widget.setMinimumHeight(0 if theme.compact else lines)

    def _arrange(self) -> None:
        """Puts everything in its place, anew when large text began or ended."""
        if self._arranged == self.theme.compact:
            return
        self._arranged = self.theme.compact
        again = [widget for widget in self._beside if self._line and not widget.isHidden()]
        self._take_apart()
        line = self._line = Row(margins=(START, 0, END, 0))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.gap(AFTER_ICON)
        words = self._words = Column(margins=(0, ABOVE, 0, ABOVE))
        words.addStretch(1)
        for label in (self.name, self.facts):
            words.addWidget(label)
        if self.theme.compact:
            words.gap(5)
            words.addWidget(self._state_below())
        words.addStretch(1)
        line.addLayout(words, 1)
        if not self.theme.compact:
            self._state_beside(line)
        self._column.addLayout(line)
        self._column.addWidget(self.more_holder)
        for widget in again:  # a new parent hid them
            widget.show()

    def _state_beside(self, line: Row) -> None:
        for gap, widget in zip((16, 14, 22), self._beside, strict=True):
            line.gap(gap)
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def _state_below(self) -> FoldingRow:
        below = self._below = FoldingRow(spacing=16, below=2)
        for widget in (self.state, self.size_label):
            below.add(widget)
        below.room()
        below.add(self.tail)
        return below

    def _take_apart(self) -> None:
        """Takes the widgets out of their places and the places away."""
        if self._line is None or self._words is None:
            return
        for widget in self._beside:
            self._line.removeWidget(widget)
            widget.setParent(self)  # out of the row below, if it is there
        self._line.removeWidget(self._icon)
        for label in (self.name, self.facts):
            self._words.removeWidget(label)
        if self._below is not None:
            self._words.removeWidget(self._below)
            self._below.deleteLater()
            self._below = None
        self._column.removeWidget(self.more_holder)
        self._column.removeItem(self._line)
        self._line.deleteLater()
