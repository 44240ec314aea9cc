"""Packs: what of the course is on this laptop, what could be, and how to bring it here or take it away.

Promises: asks the packs that came with the program by itself when no source was ever asked; everything else only when a
person presses. A refusal is one plain sentence that stays until it is closed. One pack is installed at a time.
"""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed, PacksView
from desktop_app.operations.packs import check_for_packs, packs, remove
from desktop_app.pages.packs.installation import Installation
from desktop_app.pages.packs.pack_list import PackList
from desktop_app.pages.packs.pack_words import name_words
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.wording import isolate, moment_text, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.empty_state import EmptyState
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.page_frame import PageFrame, PageHeader
from desktop_app.widgets.skeleton import Skeleton

_SHOWN = frozenset({"packs"})
_WIDEST = 1000


class PacksPage(QWidget):
    """See navigation.Page."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._view: PacksView | None = None
        self._installation: Installation | None = None
        self._checking = False
        self._wanted: str | None = None
        self._entered = False
        self._header = PageHeader("")
        self._check = Button("", icon="refresh-cw")
        self._notice = NoticeBar()
        self._skeleton = Skeleton()
        self._list = PackList()
        self._empty = EmptyState("package", "", "")
        self._foot = Label("", "meta", "ink2", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def enter(self, target: str | None) -> None:
        """Shows the packs anew; ``target`` is the id of one to put the keyboard on."""
        self._wanted, self._entered = target, True
        self._load()

    def retranslate(self) -> None:
        """Every word anew."""
        self._header.set_words(
            self.tr("Packs"), self.tr("Each pack is a part of the course that works without connection.")
        )
        self._notice.hide()  # it tells what happened in the language of then; what holds is in the rows
        self._show_check()
        self._list.retranslate()
        if self._view is not None:
            self._show()

    @Slot(object)
    def show_view(self, view: PacksView) -> None:
        """Takes in what the operation found."""
        self._skeleton.end()
        self._view = view
        self._show()
        if view.asked is None and not self._checking:
            self._on_check()

    def _lay_out(self) -> None:
        frame = self._frame = PageFrame(widest=_WIDEST)
        Column(self).addWidget(frame)
        trailing = QWidget()
        Column(trailing, margins=(0, 0, 0, 7)).addWidget(self._check)
        self._header.add_trailing(trailing)
        frame.header.addWidget(self._header)
        frame.header.gap(13)
        body = Column(spacing=12)  # a hidden notice takes none of it
        for widget in (self._notice, self._skeleton, self._list, self._empty):
            body.addWidget(widget)
            widget.hide()
        frame.column.addLayout(body)
        frame.column.addStretch(1)
        frame.column.gap(18)
        frame.column.addWidget(self._foot)

    def _connect(self) -> None:
        self._app.changed.connect(self._on_changed)
        self._check.clicked.connect(self._on_check)
        self._empty.acted.connect(self._on_check)
        self._list.wanted.connect(self._on_install)
        self._list.removal_wanted.connect(self._on_remove)
        self._list.stop_wanted.connect(self._on_stop)

    def _load(self) -> None:
        if self._view is None:
            self._skeleton.begin()
        self._app.run(packs, done=self.show_view)

    def _show(self) -> None:
        view = self._view
        assert view is not None
        self._list.setVisible(bool(view.rows))
        self._list.show_rows(view.rows, self._installation)
        self._empty.setVisible(not view.rows and not self._checking)
        self._empty.set_words(
            self.tr("No packs yet"),
            self.tr("Packs come with the program, or from the course team’s server when there is a connection."),
            self.tr("Check for new packs"),
        )
        self._foot.set_text(self._foot_words(view))
        if self._entered and view.rows:
            self._entered = False
            self._focus_first()

    def _focus_first(self) -> None:
        """The keyboard on the pack that was asked for, else on what comes next."""
        if self._wanted is None:
            self._list.focus_next()
            return
        row = self._list.focus_pack(self._wanted)
        if row is not None:
            self._frame.area.ensureWidgetVisible(row)

    def _foot_words(self, view: PacksView) -> str:
        sentences = [
            self.tr("Packs use {used} on this laptop.").format(used=size_text(view.used)),
            self.tr("{free} are free.").format(free=size_text(view.free)),
        ]
        if self._installation is not None:
            sentences.insert(0, self.tr("One pack is installed at a time."))
        elif view.asked is not None:
            asked = self.tr("We last looked for new packs on {moment}.")
            sentences.append(asked.format(moment=isolate(moment_text(view.asked))))
        return " ".join(sentences)

    def _show_check(self) -> None:
        self._check.setText(self.tr("Checking now") if self._checking else self.tr("Check for new packs"))
        self._check.setEnabled(not self._checking)

    def _tell_failure(self, known: Known) -> None:
        what, todo = what_and_todo(known)
        offline = known.code in {"unreachable", "cut", "too-slow", "centre-busy"}
        self._notice.tell("waiting" if offline else "failure", what, todo, closable=True)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & _SHOWN:
            self._load()

    @Slot()
    def _on_check(self) -> None:
        self._checking = True
        self._notice.hide()
        self._show_check()
        self._app.run_on_network(check_for_packs, done=self._on_checked, failed=self._on_check_failed)

    @Slot(object)
    def _on_checked(self, view: PacksView) -> None:
        before = {(row.id, row.language, row.available) for row in self._view.rows} if self._view else set()
        new = [row for row in view.rows if (row.id, row.language, row.available) not in before]
        asked_before = self._view is not None and self._view.asked is not None
        self._checking = False
        self._show_check()
        self.show_view(view)
        if new and asked_before:
            self._notice.tell("done", self.tr("%n new packs can be installed.", "", len(new)), closable=True)
        elif asked_before:
            self._notice.tell("done", self.tr("There is nothing new."), closable=True)

    @Slot(object)
    def _on_check_failed(self, known: Known) -> None:
        self._checking = False
        self._show_check()
        self._tell_failure(known)
        if self._view is not None and self._view.asked is not None:
            self._load()
        elif self._view is not None:
            self._show()

    @Slot(str)
    def _on_install(self, pack: str) -> None:
        assert self._view is not None
        row = next(row for row in self._view.rows if row.id == pack)
        self._notice.hide()
        under_way = self._installation = Installation(self._app, PackId(pack), row.language, self)
        under_way.moved.connect(self._on_moved)
        under_way.ended.connect(self._on_installed)
        under_way.failed.connect(self._on_install_failed)
        self._show()

    @Slot()
    def _on_moved(self) -> None:
        self._list.show_installation(self._installation)

    @Slot(object)
    def _on_installed(self, installed: Installed) -> None:
        assert self._view is not None
        name = next((name_words(row) for row in self._view.rows if row.id == installed.id), installed.id)
        self._end()
        self._notice.tell("done", self.tr("{pack} is on this laptop.").format(pack=name), closable=True)

    @Slot(object)
    def _on_install_failed(self, known: Known) -> None:
        self._end()
        self._tell_failure(known)

    @Slot(str)
    def _on_stop(self, _pack: str) -> None:
        if self._installation is not None:
            self._installation.stop()
            self._end()

    def _end(self) -> None:
        if self._installation is not None:
            self._installation.deleteLater()
            self._installation = None
        self._load()

    @Slot(str)
    def _on_remove(self, pack: str) -> None:
        self._app.run(remove, PackId(pack), done=self._on_removed, failed=self._tell_failure)

    @Slot(object)
    def _on_removed(self, _changed: frozenset[str]) -> None:
        self._notice.tell(
            "done", self.tr("The pack was removed."), self.tr("Everything you wrote is still here."), closable=True
        )
