"""Packs: what of the course is on this laptop, what could be, and how to bring it here or take it away.

Promises: asks the packs that came with the program by itself when no source was ever asked; everything else only when a
person presses. What happened is told until it is closed, in the language of now; why a pack was not taken stands at the
pack. What a person opened stays open when new data come.
"""

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.pack_rows import Installed, PackRow, PacksView
from desktop_app.domain.transfers import Transfer
from desktop_app.operations.packs import check_for_packs, packs
from desktop_app.pages.packs.folder_chooser import ChooseFolder, choose_folder
from desktop_app.pages.packs.pack_errands import PackErrands
from desktop_app.pages.packs.pack_list import Key, PackList, key_of
from desktop_app.pages.packs.pack_words import name_words
from desktop_app.pages.packs.preview_request import PreviewRequest
from desktop_app.pages.packs.row_acts import Act
from desktop_app.pages.packs.stick_desk import StickDesk
from desktop_app.pages.packs.told import Told
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.wording import isolate, moment_text, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.empty_state import EmptyState
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.page_frame import PageFrame, PageHeader
from desktop_app.widgets.skeleton import Skeleton

_SHOWN = frozenset({"packs", "preferences"})
_WIDEST = 1000
_TRIES = frozenset({Act.DOWNLOAD, Act.CONTINUE, Act.TRY_AGAIN, Act.REPAIR, Act.TRY_NOW, Act.ALLOW_METERED})


class PacksPage(QWidget):
    """See navigation.Page. ``choose``: how a person is asked for a folder."""

    def __init__(
        self, app: AppState, navigate: Navigator, parent: QWidget | None = None, *, choose: ChooseFolder = choose_folder
    ) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._view: PacksView | None = None
        self._checking = False
        self._wanted: str | None = None
        self._entered = False
        self._header = PageHeader("")
        self._check = Button("", icon="refresh-cw")
        self._told = Told()
        self._stale = Told()
        self._skeleton = Skeleton()
        self._list = PackList()
        self._empty = EmptyState("package", "", "")
        self._sticks = StickDesk(app, choose)
        self._foot = Label("", "meta", "ink2", wrap=True)
        self._errands = PackErrands(app, self)
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
        for told in (self._told, self._stale):
            told.retell()
        self._show_check()
        self._list.retranslate()
        self._sticks.retranslate()
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

    @property
    def pack_list(self) -> PackList:
        """The rows."""
        return self._list

    @property
    def sticks(self) -> StickDesk:
        """Import and export."""
        return self._sticks

    def show_transfers(self, transfers: dict[Key, Transfer]) -> None:
        """How far the downloads are; usually what the window's transfer says."""
        self._list.show_transfers(transfers)

    def _lay_out(self) -> None:
        frame = self._frame = PageFrame(widest=_WIDEST)
        Column(self).addWidget(frame)
        trailing = QWidget()
        Column(trailing, margins=(0, 0, 0, 7)).addWidget(self._check)
        self._header.add_trailing(trailing)
        frame.header.addWidget(self._header)
        frame.header.gap(13)
        body = Column(spacing=12)  # a hidden notice takes none of it
        for widget in (self._told, self._stale, self._skeleton, self._list, self._empty):
            body.addWidget(widget)
            widget.hide()
        frame.column.addLayout(body)
        frame.column.gap(16)
        frame.column.addWidget(self._sticks)
        frame.column.addStretch(1)
        frame.column.gap(18)
        frame.column.addWidget(self._foot)

    def _connect(self) -> None:
        self._app.changed.connect(self._on_changed)
        transfer = self._app.transfer
        transfer.moved.connect(self._on_moved)
        transfer.changed.connect(self._on_moved)
        transfer.ended.connect(self._on_ended)
        transfer.failed.connect(self._on_transfer_failed)
        self._check.clicked.connect(self._on_check)
        self._empty.acted.connect(self._on_check)
        self._list.acted.connect(self._on_act)
        self._list.stopped.connect(self._on_stopped)
        self._list.unfolded.connect(self.reveal)
        self._errands.removed.connect(self._on_removed)
        self._errands.failed.connect(self._on_failed)
        self._sticks.busy.connect(self._on_stick_busy)
        self._sticks.opened.connect(self.reveal)

    def _load(self) -> None:
        if self._view is None:
            self._skeleton.begin()
        self._app.run(packs, done=self.show_view)

    def _show(self) -> None:
        view = self._view
        assert view is not None
        self._list.setVisible(bool(view.rows))
        self._list.show_rows(view.rows, self._transfers(view.rows), self._app.now(), view.limits.metered)
        self._empty.setVisible(not view.rows and not self._checking)
        self._empty.set_words(
            self.tr("No packs yet"),
            self.tr("Packs come with the program, from the course team’s server, or on a stick from a colleague."),
            self.tr("Check for new packs"),
        )
        self._sticks.show_packs(view.rows)
        self._tell_stale(view.fresh_until)
        self._foot.set_text(self._foot_words(view))
        if self._entered and view.rows:
            self._entered = False
            self._focus_first()

    def _transfers(self, rows: tuple[PackRow, ...]) -> dict[Key, Transfer]:
        found = {key_of(row): self._app.transfer.state(row.id, row.language) for row in rows}
        return {key: transfer for key, transfer in found.items() if transfer is not None}

    def _focus_first(self) -> None:
        """The keyboard on the pack that was asked for, else on what comes next."""
        if self._wanted is None:
            self._list.focus_next()
            return
        row = self._list.row_of(self._wanted)
        if row is not None:
            row.take_keyboard()
            self.reveal(row)

    @Slot(object)
    def reveal(self, widget: QWidget) -> None:
        """Scrolls to a row or a panel."""
        self._frame.reveal(widget)

    def _tell_stale(self, until: datetime | None) -> None:
        """Says when nobody can tell any more whether there is something newer."""
        if until is None or until > self._app.now():
            self._stale.hide()
            return
        self._stale.tell_words(
            lambda: (
                "waiting",
                self.tr("This list of packs was valid until {moment}.").format(moment=isolate(moment_text(until))),
                self.tr("What is installed works as before. Connect, or import from a stick, to see what is new."),
            ),
            closable=False,
        )

    def _foot_words(self, view: PacksView) -> str:
        sentences = [self.tr("Packs use {used} on this laptop.").format(used=size_text(view.used))]
        if view.old_bytes:
            old = self.tr("{size} of it are older versions that drafts still need.")
            sentences.append(old.format(size=size_text(view.old_bytes)))
        sentences.append(self.tr("{free} are free.").format(free=size_text(view.free)))
        if view.asked is not None:
            asked = self.tr("We last looked for new packs on {moment}.")
            sentences.append(asked.format(moment=isolate(moment_text(view.asked))))
        return " ".join(sentences)

    def _show_check(self) -> None:
        self._check.setText(self.tr("Checking now") if self._checking else self.tr("Check for new packs"))
        self._check.setEnabled(not self._checking)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._told.tell_failure(known)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & _SHOWN:
            self._load()

    @Slot(bool)
    def _on_stick_busy(self, busy: bool) -> None:
        self._list.allow_primary(not busy)

    # -- looking for new packs

    @Slot()
    def _on_check(self) -> None:
        self._checking = True
        self._told.hide()
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
            self._told.tell_words(lambda: ("done", self.tr("%n new packs can be installed.", "", len(new)), ""))
        elif asked_before:
            self._told.tell_words(lambda: ("done", self.tr("There is nothing new."), ""))

    @Slot(object)
    def _on_check_failed(self, known: Known) -> None:
        self._checking = False
        self._show_check()
        self._told.tell_failure(known)
        if self._view is not None and self._view.asked is not None:
            self._load()
        elif self._view is not None:
            self._show()

    # -- what a person decided

    @Slot(object, object)
    def _on_act(self, row: PackRow, act: Act) -> None:
        widget = self._list.row_of(row.id, row.language)
        if act in _TRIES:
            self._told.hide()
            if widget is not None:
                widget.clear_refusal()
        if act is not Act.PREVIEW:
            self._errands.carry_out(row, act)
            return
        assert widget is not None
        pane = widget.open_preview()
        request = PreviewRequest(self._app, row.id, row.language, pane)
        request.came.connect(pane.show_preview)
        request.failed.connect(pane.show_failure)
        for told in (request.came, request.failed):  # it is taller now
            told.connect(lambda _: self.reveal(widget))

    @Slot(object)
    def _on_stopped(self, row: PackRow) -> None:
        self._errands.carry_out(row, Act.CANCEL)

    @Slot()
    def _on_removed(self) -> None:
        self._told.tell_words(
            lambda: ("done", self.tr("The pack was removed."), self.tr("Everything you wrote is still here."))
        )

    # -- what the transfer tells

    @Slot()
    def _on_moved(self) -> None:
        if self._view is not None and self.isVisible():
            self._list.show_transfers(self._transfers(self._view.rows))

    @Slot(object)
    def _on_ended(self, installed: Installed) -> None:
        row = self._list.row_of(installed.id)
        pack = row.row if row is not None else None
        self._told.tell_words(lambda: ("done", self._arrived(pack), ""))

    def _arrived(self, pack: PackRow | None) -> str:
        if pack is None:
            return self.tr("The pack is on this laptop.")
        return self.tr("{pack} is on this laptop.").format(pack=name_words(pack))

    @Slot(object, str)
    def _on_transfer_failed(self, known: Known, pack: str) -> None:
        row = self._list.refuse(pack, known)
        if row is None:
            self._told.tell_failure(known)
        else:
            self.reveal(row)
