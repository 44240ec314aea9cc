"""One pack in the list: icon, name and facts, size, state, and its one action in fixed columns.

Promises: what is removed is asked about in the row itself, with what stays; while it is installed the state becomes a
bar with a share and the action becomes "Stop". At large text size, state and action go below the words. ``wanted`` says
the action was pressed, ``removal_wanted`` that the question was answered with yes, ``stop_wanted`` that it shall stop.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.pack_rows import PackRow
from desktop_app.pages.packs.installation import Installation
from desktop_app.pages.packs.pack_words import action_words, chip_look, facts_words, name_words, removes
from desktop_app.qt_support.wording import column_size_text, number_text, part_of_size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.ring import Bar
from desktop_app.widgets.row_icon import RowIcon
from desktop_app.widgets.themed import Themed

_START, _END = 17, 13
_INDENT = _START + 18 + 14  # where the words begin


class PackRowWidget(Themed, QWidget):
    """``size_label``, ``state`` and ``tail`` are made as wide as the widest of their column by the list."""

    wanted = Signal(str)
    removal_wanted = Signal(str)
    stop_wanted = Signal(str)

    def __init__(self, row: PackRow, *, primary: bool, with_language: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.primary = row, primary
        self._column = Column(self)
        self._question: QWidget | None = None
        self._facts = Label(facts_words(row, with_language=with_language), "meta", "ink3", wrap=True)
        self.size_label = Label(column_size_text(row.size) if row.size else "", "meta", "ink2")
        look = chip_look(row)
        self._chip = Chip(look.words, look.tone, look.icon)
        self._bar = Bar()
        self._share = Label("", "caption", "ink2")
        words, icon = action_words(row)
        kind = "primary" if primary else "quiet"
        self.action = Button(words, kind, icon=icon)  # type: ignore[arg-type]  # one of two of its kinds
        self.action.setAccessibleDescription(name_words(row))
        self.action.clicked.connect(self._on_action)
        self.state = self._state_holder()
        self.tail = self._tail_holder()
        self._lay_out()
        if not words:
            self.action.hide()
        self.setAccessibleName(name_words(row))

    def show_installation(self, installation: Installation | None) -> None:
        """Shows how far it is; None when it is not being installed."""
        busy = installation is not None
        self._chip.setVisible(not busy)
        self._bar.setVisible(busy)
        self._share.setVisible(busy)
        if installation is None:
            return
        self._bar.set_share(installation.share)
        percent = self.tr("{share} %").format(share=number_text(round(installation.share * 100)))
        self._share.set_text(percent)
        if installation.size:
            part = part_of_size_text(installation.here, installation.size)
            self._facts.set_text(self.tr("{part} here").format(part=part))
        self.action.setText(self.tr("Stop"))
        self.action.set_icons("pause")
        self.action.set_kind("quiet")

    def hold(self, held: bool) -> None:
        """Lets the action rest while another pack is installed."""
        self.action.setEnabled(not held)

    def _lay_out(self) -> None:
        words = Column(margins=(0, 8, 0, 8))
        words.addStretch(1)
        words.addWidget(Label(name_words(self.row), "ui-medium", wrap=True))
        words.addWidget(self._facts)
        words.addStretch(1)
        line = Row(margins=(_START, 0, _END, 0))
        line.addWidget(RowIcon("package", "ui", "meta", above=8), 0, Qt.AlignmentFlag.AlignTop)
        line.gap(14)
        line.addLayout(words, 1)
        if self.theme.compact:
            below = Row(spacing=12, margins=(0, 6, 0, 6))
            for widget in (self.state, self.size_label):
                below.addWidget(widget)
            below.addStretch(1)
            below.addWidget(self.tail)
            words.insertLayout(words.count() - 1, below)
        else:
            line.gap(16)
            line.addWidget(self.size_label)
            line.gap(14)
            line.addWidget(self.state)
            line.gap(16)
            line.addWidget(self.tail)
        self._column.addLayout(line)

    def _state_holder(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, spacing=4)
        column.addStretch(1)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._bar)
        column.addWidget(self._share)
        column.addStretch(1)
        self._bar.hide()
        self._share.hide()
        return holder

    def _tail_holder(self) -> QWidget:
        holder = QWidget()
        row = Row(holder)
        row.addStretch(1)
        row.addWidget(self.action)
        return holder

    def _on_action(self) -> None:
        if self._bar.isVisibleTo(self):
            self.stop_wanted.emit(self.row.id)
        elif removes(self.row):
            self._ask()
        else:
            self.wanted.emit(self.row.id)

    def _ask(self) -> None:
        """Unfolds the question, or folds it when it is open."""
        if self._question is not None:
            self._fold()
            return
        question = self._question = QWidget()
        column = Column(question, margins=(_INDENT, 0, 18, 16))
        column.addWidget(Rule())
        column.gap(12)
        column.addWidget(Label(self.tr("Remove this pack from the laptop?"), "meta-strong", wrap=True))
        column.addWidget(Label(self._what_stays(), "meta", "ink2", wrap=True))
        column.gap(12)
        buttons = Row(spacing=20)
        remove = Button(self.tr("Remove the pack"), "danger")
        keep = Button(self.tr("Keep it"), "quiet")
        remove.clicked.connect(lambda: self.removal_wanted.emit(self.row.id))
        keep.clicked.connect(self._fold)
        buttons.addWidget(remove)
        buttons.addWidget(keep)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._column.addWidget(question)
        question.show()  # now, not with the next layout: it is given the keyboard
        QWidget.setTabOrder(self.action, remove)
        QWidget.setTabOrder(remove, keep)
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_stays(self) -> str:
        stays = self.tr("Your notes, highlights, answers and progress stay, and come back with the pack.")
        if not self.row.size:
            return stays
        again = self.tr("To read it again you need its {size}.").format(size=column_size_text(self.row.size))
        return f"{stays} {again}"

    def _fold(self) -> None:
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
            self.action.setFocus(Qt.FocusReason.OtherFocusReason)
