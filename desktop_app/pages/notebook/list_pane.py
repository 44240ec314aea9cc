"""The left pane: title, search, a new note, filters, and the list.

Promises: what it shows it was given; it asks for nothing itself. With no note at all it says how to begin one. Used by
NotebookPage.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpacerItem, QWidget

from desktop_app.pages.notebook.note_list import NoteList
from desktop_app.pages.notebook.tag_filter import TagFilter
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.button import Button
from desktop_app.widgets.empty_state import EmptyState
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Margins, Row
from desktop_app.widgets.search_field import SearchField


class ListPane(QWidget):
    """``list``, ``search``, ``new``, ``filter``, ``empty`` and ``lost`` are its parts. ``lost`` opens the marks whose
    lesson is not here."""

    lesson_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "h1")
        self.search = SearchField("")
        self.new = Button("", icon="plus")
        self.filter = TagFilter()
        self.list = NoteList()
        self.empty = EmptyState("notebook-pen", "", "")
        self.lost = Button("", "quiet", icon="unlink")
        self._lost_count = 0
        self._nothing = Label("", "meta", "ink2", wrap=True)
        self._lesson = ""
        self._column = Column(self)
        row = Row(spacing=10)
        row.addWidget(self.search, 1)
        row.addWidget(self.new)
        self._head = Column()
        self._head.addWidget(self.title)
        self._head.gap(20)
        self._head.addLayout(row)
        self._head.gap(14)
        self._head.addWidget(self.filter)
        self._column.addLayout(self._head)
        self._list_holder = QWidget()
        self._list_row = Row(self._list_holder)
        self._list_row.addWidget(self.list)
        self._beside_bar = QSpacerItem(0, 0)
        self._list_row.addSpacerItem(self._beside_bar)
        self._column.addWidget(self._list_holder, 1000)
        self._filled = Column()
        self._filled.gap(10)
        self._filled.addWidget(self._nothing)
        self._filled.addWidget(self.empty)
        self._column.addLayout(self._filled)
        self._column.addStretch(1)  # takes the room that a hidden list leaves
        self._foot = at_start(self.lost)
        self._column.addLayout(self._foot)
        self.empty.acted.connect(self.lesson_wanted)
        self.empty.hide()
        self._nothing.hide()
        self.lost.hide()
        self.retranslate()

    def set_margins(self, margins: Margins) -> None:
        """Around the pane, at 100 %. The bar of the list stands in the margin at the end."""
        start, top, end, bottom = margins
        self._column.set_margins((start, top, 0, bottom))
        bar = self.list.verticalScrollBar().sizeHint().width()
        self._beside_bar.changeSize(max(0, app_theme().px(end) - bar), 0)
        for part in (self._head, self._filled):
            part.set_margins((0, 0, end, 0))
        self._foot.set_margins((0, 8, end, 12))

    def retranslate(self) -> None:
        """Every word anew."""
        self.title.set_text(self.tr("Notebook"))
        self.search.set_name(self.tr("Search my notes"))
        self.new.setText(self.tr("New note"))
        self.new.setToolTip(self.tr("Ctrl+N"))
        self.list.setAccessibleName(self.tr("My notes"))
        self.filter.retranslate()
        self.offer_lesson(self._lesson)
        self.show_lost(self._lost_count)

    def take_keyboard(self) -> None:
        """Puts the keyboard into the list, or on the new note when there is none."""
        target = self.new if self._list_holder.isHidden() else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_lesson(self, number: str) -> None:
        """The lesson that the empty notebook leads to; "" for the journey."""
        self._lesson = number
        action = self.tr("Open lesson {number}").format(number=number) if number else self.tr("Open the journey")
        self.empty.set_words(self.tr("No notes yet"), self.tr("Select a sentence in a lesson and press N."), action)

    def show_lost(self, count: int) -> None:
        """How many marks have lost their lesson."""
        self._lost_count = count
        self.lost.setText(self.tr("%n marks whose lesson is not here", "", count))
        self.lost.setVisible(count > 0)

    def show_state(self, *, any_notes: bool, shown: int, query: str, binned: bool) -> None:
        """What stands in place of a list without rows."""
        self._list_holder.setVisible(bool(shown))
        self.empty.setVisible(not any_notes and not shown and not query and not binned)
        self.filter.setVisible(any_notes or binned)
        words = ""
        if not shown and query:
            words = self.tr("No note has “{words}”.").format(words=query)
        elif not shown and binned:
            words = self.tr("The bin is empty.")
        elif not shown and any_notes:
            words = self.tr("No note has this tag any more.")
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
