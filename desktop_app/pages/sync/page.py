"""Sync: the state as a sentence, each item with its size and state, and the history with bytes and reasons.

Promises: what it says is what the database knows; an exchange begun here goes on when the page is left; a failure is
a sentence with what to do next, and no connection is not a failure.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import FileHold, FileLoad, SyncView
from desktop_app.domain.transfers import Metered, TransferLimits
from desktop_app.operations.changed import TOPICS
from desktop_app.operations.exchanging import ExchangeResult, exchange, sync_view
from desktop_app.operations.limits import limits_and_month, set_limits
from desktop_app.pages.joining.words_card import WordsCard
from desktop_app.pages.sync.carry_desk import CarryDesk
from desktop_app.pages.sync.carry_words import Told
from desktop_app.pages.sync.exchange_list import ExchangeList
from desktop_app.pages.sync.file_choosers import SYSTEM_CHOOSERS, FileChoosers
from desktop_app.pages.sync.item_list import ItemList
from desktop_app.pages.sync.joining import CodeCard, Joining
from desktop_app.pages.sync.laptop_card import LaptopCard
from desktop_app.pages.sync.limits_card import LimitsCard
from desktop_app.pages.sync.state_header import StateHeader
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import code_sentence, what_and_todo
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.wording import facts, size_text, time_text
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.page_frame import PageFrame
from desktop_app.widgets.skeleton import Skeleton

_SIDE = 312
_SHOWN = frozenset({"exchange", "notes", "practices", "progress", "marks", "learner", "packs", "preferences", "files"})
_ORDINARY = frozenset({"unreachable", "cut", "too-slow", "centre-busy", "centre-full"})
"""Codes of bad connections, which are normal: said in ochre, not in red."""

_SCREENS = {"practice": "practices", "note": "notebook"}


class SyncPage(QWidget):
    """See navigation.Page. ``choosers``: how a person is asked for files on a stick."""

    def __init__(
        self,
        app: AppState,
        navigate: Navigator,
        parent: QWidget | None = None,
        *,
        choosers: FileChoosers = SYSTEM_CHOOSERS,
    ) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._view: SyncView | None = None
        self._entered = self._wants_limits = False
        self._header = StateHeader()
        self._notice = NoticeBar()
        self.words = WordsCard(app)
        self._skeleton = Skeleton()
        self._shared = QWidget()
        self._items_title = Label("", "h3")
        self._items = ItemList()
        self._exchanges = ExchangeList()
        self._joining = Joining()
        self._sections: dict[QWidget, QWidget] = {}
        self._laptop_title, self._code_title = Label("", "h3"), Label("", "h3")
        self._laptop = LaptopCard()
        self._code = CodeCard()
        self.limits = LimitsCard()
        self.carry = CarryDesk(app, choosers, self)
        self._lay_out()
        app.changed.connect(self._on_changed)
        app.known.connect(self._on_known)
        self._header.try_wanted.connect(self._on_try)
        self._header.join_wanted.connect(self._on_join)
        self._items.edit_wanted.connect(self._on_edit)
        self.limits.wanted.connect(self._on_limits)
        self._joining.seen_wanted.connect(self._on_seen)
        self.carry.told.connect(self._on_told)

    @property
    def view(self) -> SyncView | None:
        """What is shown."""
        return self._view

    def enter(self, target: str | None) -> None:
        """Shows the state anew, with the keyboard on the filled button, or in the limits with "limits"."""
        self._entered = True
        self._wants_limits = target == "limits"
        self._load()

    def retranslate(self) -> None:
        """Every word anew."""
        self.words.retranslate()
        self._joining.retranslate()
        self._items.retranslate()
        self._exchanges.retranslate()
        self._code.retranslate()
        self.limits.retranslate()
        self.carry.retranslate()
        if self._view is not None:
            self._show()

    @Slot(object)
    def show_view(self, view: SyncView) -> None:
        """Takes in what the operation found."""
        self._skeleton.end()
        self._view = replace(view, next_try=self._app.next_try)
        self._show()
        if self._entered:
            self._entered = False
            if self._wants_limits:
                # After the layout has its sizes; before, there is nowhere to scroll to.
                QTimer.singleShot(0, self, self._to_limits)
                return
            self._header.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        frame = self._frame = PageFrame(with_side=_SIDE)
        Column(self).addWidget(frame)
        top = Column(spacing=14)  # a hidden notice takes none of it
        top.addWidget(self._header)
        top.addWidget(self._notice)
        top.addWidget(self.words)
        frame.header.addLayout(top)
        frame.header.gap(18)
        shared = Column(self._shared)
        shared.addWidget(self._items_title)
        shared.gap(8)
        shared.addWidget(self._items)
        shared.gap(22)
        shared.addWidget(self._exchanges)
        for widget in (self._skeleton, self._joining, self._shared):
            frame.column.addWidget(widget)
        frame.column.addStretch(1)
        self._fill_side(frame)
        for widget in (self._header, self._notice, self._shared, self._joining):
            widget.hide()

    def _fill_side(self, frame: PageFrame) -> None:
        """Sections of a title and a card, each with room below it."""
        sections = (
            (self.carry.card.title, self.carry.card),
            (self._code_title, self._code),
            (self.limits.title, self.limits),
            (self._laptop_title, self._laptop),
        )
        for title, card in sections:
            section = QWidget()
            column = Column(section, margins=(0, 0, 0, 20))
            column.addWidget(title)
            column.gap(8)
            column.addWidget(card)
            section.hide()
            frame.side.addWidget(section)
            self._sections[card] = section

    def _load(self) -> None:
        if self._view is None:
            self._skeleton.begin()
        self._app.run(sync_view, done=self.show_view)
        self._app.run(limits_and_month, done=self.show_limits)

    @Slot(object)
    def show_limits(self, found: tuple[TransferLimits, tuple[int, int]]) -> None:
        """Takes in what is allowed, and what this month took."""
        self.limits.show_limits(*found)
        self._sections[self.limits].show()
        if self._view is not None and self._view.status.enrolled:
            self._items.show_items(self._view.items, self._held(self._view.files))

    def _show(self) -> None:
        view, now = self._view, self._app.now()
        assert view is not None
        enrolled = view.status.enrolled
        self._header.show_view(view, now)
        self._header.show()
        self.words.show_standing(view.status.words)
        self._shared.setVisible(enrolled)
        self._joining.setVisible(not enrolled)
        for card in (self._laptop, self._code, self.carry.card):
            self._sections[card].setVisible(enrolled != (card is self._code))
        self._items_title.set_text(self.tr("Your items"))
        self._laptop_title.set_text(self.tr("This laptop"))
        self._code_title.set_text(self.tr("Your code"))
        if enrolled:
            self._items.show_items(view.items, self._held(view.files))
            self._exchanges.show_history(view.history)
            self._laptop.show_view(view, now)
            self.carry.load(view.centre or "")

    def _held(self, files: FileLoad) -> FileLoad:
        """With what the system says of the connection: the database does not know it."""
        if files.hold is None and self._app.transfer.metered() and self.limits.shown.metered is not Metered.ALLOW:
            return replace(files, hold=FileHold.METERED)
        return files

    @Slot(object)
    def _on_told(self, told: Told) -> None:
        self._notice.tell(told.tone, told.what, told.more, closable=True)
        self._frame.reveal(self._notice)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & _SHOWN:
            self._load()

    @Slot()
    def _to_limits(self) -> None:
        self._frame.area.ensureWidgetVisible(self.limits)
        self.limits.speed.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_limits(self, limits: TransferLimits) -> None:
        self._app.run(set_limits, limits)  # announced by itself, and what holds files is looked at anew

    @Slot()
    def _on_try(self) -> None:
        self._notice.hide()
        self._header.show_busy(True)
        self._app.run_on_network(
            exchange,
            done=self._on_exchanged,
            failed=self._on_failed,
            progress=self._on_progress,
            sending=self._app.sending_told,
            metered=self._app.transfer.metered,
            changes=TOPICS - {"preferences"},  # it may bring anything
        )

    @Slot()
    def _on_known(self) -> None:
        status = self._app.status
        self._header.show_sending(None if status is None else status.sending)

    @Slot(object, object)
    def _on_progress(self, entries: int, _all: int | None) -> None:
        self._header.show_busy(True, entries)

    @Slot(object)
    def _on_exchanged(self, result: ExchangeResult) -> None:
        self._header.show_busy(False)
        if result.error is not None:
            self._tell_failure(Known(result.error, **result.facts))
        else:
            self._tell_success(result)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._header.show_busy(False)
        self._tell_failure(known)
        self._load()

    def _tell_success(self, result: ExchangeResult) -> None:
        when = time_text(self._app.now())
        if result.sent:
            sentence = self.tr("Received by the server.")
            count = self.tr("%n entries", "", result.sent)
            more = facts(count, size_text(result.bytes_up), self.tr("today {time}").format(time=when))
        else:
            sentence = self.tr("The server was reached at {time}.").format(time=when)
            more = self.tr("%n new entries came from it.", "", result.received) if result.received else ""
        if result.carried:
            delivered = self.tr("%n files of colleagues were delivered.", "", result.carried)
            more = facts(more, delivered) if more else delivered
        if result.files_sent:
            reached = self.tr("%n photos or PDFs have reached the server.", "", result.files_sent)
            more = facts(more, reached) if more else reached
        if result.files_fetched:
            came = self.tr("%n photos or PDFs came from it.", "", result.files_fetched)
            more = facts(more, came) if more else came
        if result.files_error is not None:
            why = code_sentence(result.files_error)
            self._notice.tell("waiting", self.tr("Your words were exchanged, but not all files."), why, closable=True)
            return
        self._notice.tell("done", sentence, more, closable=True)

    def _tell_failure(self, known: Known) -> None:
        what, todo = what_and_todo(known)
        self._notice.tell("waiting" if known.code in _ORDINARY else "failure", what, todo, closable=True)

    @Slot(str, str)
    def _on_edit(self, kind: str, record: str) -> None:
        self._navigate.go(_SCREENS[kind], record)

    @Slot()
    def _on_join(self) -> None:
        self._navigate.go("settings", "join")

    @Slot()
    def _on_seen(self) -> None:
        self._navigate.go("team")
