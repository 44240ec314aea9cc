"""Good practices: the list with its filters, and beside it the open one. At large text one at a time.

Promises: what is being written is saved before anything else takes its place, and when the page or the window goes;
choosing a row never sends anything; a practice that came back is the first thing one sees of it.
"""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practices import PracticeSummary, PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import practices
from desktop_app.pages.files import SYSTEM_DOORS, FileDoors
from desktop_app.pages.practices.detail_pane import DetailPane
from desktop_app.pages.practices.filters import Filters, Wanted
from desktop_app.pages.practices.practice_list import PracticeList
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.empty_state import EmptyState
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.page_frame import PageHeader
from desktop_app.widgets.scroll_area import ScrollArea
from desktop_app.widgets.themed import Themed

_LIST_WIDTH = 300
_ONE_PANE_BELOW = 820  # of the page, at 100 %


class PracticesPage(Themed, QWidget):
    """See navigation.Page. ``enter`` takes a practice's record. ``doors``: how a person is asked for files and
    folders."""

    def __init__(
        self,
        app: AppState,
        navigate: Navigator,
        parent: QWidget | None = None,
        *,
        doors: FileDoors = SYSTEM_DOORS,
    ) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._wanted_id: RecordId | None = None
        self._rows: tuple[PracticeSummary, ...] = ()
        self._reading = False  # which of the two panes shows when there is room for one
        self._header = PageHeader("")
        self.new = Button("", "secondary", icon="plus")
        self.filters = Filters()
        self._notice = NoticeBar("done")
        self.list = PracticeList()
        self.detail = DetailPane(app, doors)
        self._empty = EmptyState("sprout", "", "")
        self._back = Button("", "quiet", icon="arrow-left")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.follow_theme()

    def enter(self, target: str | None) -> None:
        """Shows the list and, if given, one practice."""
        if target is not None:
            self._wanted_id = RecordId(target)
            self._reading = True
        self._load()

    def retranslate(self) -> None:
        """Every word anew."""
        self._header.set_words(self.tr("Good practices"), self.tr("Short, tested, honest about limits"))
        self.new.setText(self.tr("Write a practice"))
        self._back.setText(self.tr("All practices"))
        self.list.setAccessibleName(self.tr("Practices"))
        self.filters.retranslate()
        self.detail.retranslate()
        self._say_empty()

    def theme_changed(self) -> None:
        self._arrange()
        super().theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        self.detail.leave()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        page = Column(self, margins=(36, 26, 36, 0))
        self._header.add_trailing(self.new)
        page.addWidget(self._header)
        page.gap(12)
        page.addWidget(self.filters)
        page.gap(12)
        page.addWidget(Rule())
        page.addWidget(self._notice)
        panes = Row(spacing=0)
        page.addLayout(panes, 1)
        self._list_holder = QWidget()
        column = self._list_column = Column(self._list_holder, margins=(0, 12, 22, 0))
        column.addWidget(self.list, 1)
        column.addWidget(self._empty)
        self._room_below = QWidget()
        column.addWidget(self._room_below)
        panes.addWidget(self._list_holder)
        self._rule = Rule(Qt.Orientation.Vertical)
        self._detail_holder = QWidget()
        beside = Row(self._detail_holder, spacing=0)
        beside.addWidget(self._rule)
        content = QWidget()
        inner = self._inner = Column(content, margins=(24, 18, 14, 26))
        self._back_row = QWidget()
        row = at_start(self._back)
        self._back_row.setLayout(row)
        inner.addWidget(self._back_row)
        inner.addWidget(self.detail)
        inner.addStretch(1)
        self._area = ScrollArea(content)
        beside.addWidget(self._area, 1)
        panes.addWidget(self._detail_holder, 1)
        self._detail_holder.hide()

    def _connect(self) -> None:
        self._app.changed.connect(self._on_changed)
        self.new.clicked.connect(self.write_new)
        self._empty.acted.connect(self.write_new)
        self.filters.changed.connect(self._on_wanted)
        self.list.opened.connect(self._on_opened)
        self.list.entered_text.connect(self._on_into_text)
        self.list.deleting.connect(self._on_delete_key)
        self.detail.shown.connect(self._on_shown)
        self.detail.deleted.connect(self._on_deleted)
        self.detail.files.unfolded.connect(self._reveal)
        self._back.clicked.connect(self._on_back)
        self._notice.acted.connect(self._on_undo)
        shortcut = QShortcut(QKeySequence.StandardKey.New, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.write_new)

    @Slot()
    def write_new(self) -> None:
        """Begins a draft and puts the keyboard into its title."""
        self.detail.leave()
        self._app.run(practices.add_practice, done=self._on_new, changes=("practices",))

    def _load(self) -> None:
        self._app.run(practices.list_practices, done=self._take_all)

    @Slot(object)
    def _take_all(self, rows: tuple[PracticeSummary, ...]) -> None:
        """Counts come from everything; the list from what is wanted."""
        self.filters.show_counts(len(rows), sum(row.mine for row in rows))
        wanted = self.filters.wanted
        if wanted == Wanted():
            self._take_rows(rows)
        else:
            self._app.run(
                practices.list_practices,
                mine=wanted.mine,
                state=wanted.state,
                theme=wanted.theme or None,
                deleted=wanted.deleted,
                done=self._take_rows,
            )

    @Slot(object)
    def _take_rows(self, rows: tuple[PracticeSummary, ...]) -> None:
        self._rows = rows
        open_now = self.detail.view.id if self.detail.view is not None else None
        wanted, self._wanted_id = self._wanted_id, None
        self.list.show_rows(rows, wanted or open_now)
        self.filters.show_found(len(rows))
        self.list.setVisible(bool(rows))
        self._say_empty()
        if wanted is not None:
            self.detail.open(wanted)
        elif open_now is not None:
            self.detail.reload()
        elif rows:
            first = next((row for row in rows if row.state is SharingState.RETURNED), rows[0])
            self.list.mark(first.id)
            self.detail.open(first.id)
        self._arrange()

    def _say_empty(self) -> None:
        wanted = self.filters.wanted
        self._empty.setVisible(not self._rows)
        if wanted.deleted:
            self._empty.set_words(self.tr("The bin is empty"), self.tr("Deleted drafts stay here for 30 days."))
        elif wanted.state is not None or wanted.theme:
            self._empty.set_words(self.tr("Nothing found"), self.tr("Take a filter away to see more."))
        else:
            self._empty.set_words(
                self.tr("No practices yet"),
                self.tr("Write down one thing that worked. Eight short parts help you."),
                self.tr("Write a practice"),
            )

    def _arrange(self) -> None:
        """Both panes, or one of them."""
        theme = self.theme
        one = theme.compact or self.width() < theme.px(_ONE_PANE_BELOW)
        has_detail = self.detail.view is not None
        self._list_holder.setVisible(not one or not (self._reading and has_detail))
        self._detail_holder.setVisible(has_detail and (not one or self._reading))
        self._back_row.setVisible(one)
        self._rule.setVisible(not one)
        if one or not has_detail:
            self._list_holder.setMinimumWidth(0)
            self._list_holder.setMaximumWidth(16_777_215)
        else:
            self._list_holder.setFixedWidth(theme.text(_LIST_WIDTH) + theme.px(22))
        self._list_column.set_margins((0, 12, 0 if one else 22, 0))
        self._inner.set_margins((0 if one else 24, 18, 14, 26))
        self._room_below.setVisible(not self._rows)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & {"practices", "exchange"}:
            self._load()

    @Slot(object)
    def _on_wanted(self, _wanted: Wanted) -> None:
        self._load()

    @Slot(str)
    def _on_opened(self, practice: str) -> None:
        self._reading = True
        self.detail.open(RecordId(practice))

    @Slot()
    def _on_into_text(self) -> None:
        self._reading = True
        self._arrange()
        self.detail.focusNextChild() if self.detail.editing else self.detail.edit()

    @Slot(object)
    def _on_new(self, view: PracticeView) -> None:
        self._reading = True
        self.detail.take_view(view)
        self.detail.editor.lines["title"].setFocus()

    @Slot(object)
    def _on_shown(self, view: PracticeView) -> None:
        self.list.mark(view.id)
        self._area.verticalScrollBar().setValue(0)
        self._arrange()

    @Slot(object)
    def _reveal(self, widget: QWidget) -> None:
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget))

    @Slot(str)
    def _on_delete_key(self, _practice: str) -> None:
        if self.detail.view is not None and not self.detail.buttons.delete.isHidden():
            self.detail.buttons.delete.click()

    @Slot(str)
    def _on_deleted(self, practice: str) -> None:
        self._undo = RecordId(practice)
        self._reading = False
        self._notice.tell(
            "done",
            self.tr("The draft lies in the bin."),
            self.tr("It stays there for 30 days."),
            action=self.tr("Undo"),
        )
        self._arrange()

    @Slot()
    def _on_undo(self) -> None:
        self._notice.hide()
        self._wanted_id = self._undo
        self._app.run(practices.restore_practice, self._undo)

    @Slot()
    def _on_back(self) -> None:
        self.detail.leave()
        self._reading = False
        self._arrange()
        self.list.setFocus()
