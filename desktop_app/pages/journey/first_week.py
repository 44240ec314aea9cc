"""The journey before the first week is on this laptop: one button that installs it.

Promises: it comes like every pack, by the window's transfer: it goes on when the page is left and after a restart, can
be paused, and says what it waits for; a failure is said here, in a sentence, with the button to try again. ``look``
asks once for the packs that came with the program; ``packs_wanted`` asks for the Packs page when no week can be had.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import WeekRow
from desktop_app.domain.transfers import Hold, Metered, Transfer
from desktop_app.operations.packs import check_for_packs
from desktop_app.pages.packs.transfer_words import share_of, transfer_facts
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import number_text, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.empty_state import LargeIcon
from desktop_app.widgets.label import Label
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.ring import Bar

_ASKS = frozenset({Hold.PAUSED, Hold.METERED, Hold.LINK})
"""Holds at which a person may do something here."""


class FirstWeek(Card):
    """``show_week`` fills it: the first week that can be had, or None."""

    packs_wanted = Signal()

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(None, "line2", padding=(24, 22, 24, 24), dashed=True, parent=parent)
        self._app = app
        self._week: WeekRow | None = None
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label("", "h2", centred=True, wrap=True)
        self._sentence = Label("", "meta", "ink2", centred=True, wrap=True)
        self._bar = Bar()
        self.button = Button("", "primary", icon="download", tall=True)
        self.pause = Button("", "quiet", icon="pause")
        self._notice = NoticeBar()
        self.body.addWidget(self._notice)
        self.body.addWidget(LargeIcon("package"), 0, centre)
        self.body.gap(10)
        self.body.addWidget(self._title)
        self.body.gap(2)
        self.body.addWidget(self._sentence)
        self.body.gap(14)
        self.body.addWidget(self._bar)
        self.body.gap(12)
        self.body.addWidget(self.button, 0, centre)
        self.body.addWidget(self.pause, 0, centre)
        self.button.clicked.connect(self._on_button)
        self.pause.clicked.connect(self._on_pause)
        transfer = app.transfer
        transfer.changed.connect(self.retranslate)
        transfer.moved.connect(self.retranslate)
        transfer.failed.connect(self._on_failed)

    def show_week(self, week: WeekRow | None) -> None:
        """Offers this week."""
        self._week = week
        self.retranslate()

    def look(self) -> None:
        """Asks for packs; the journey is shown anew when there are some. Having no connection is no news here."""
        self._app.run_on_network(check_for_packs, failed=self._on_nothing_found, changes=("packs",))

    @Slot()
    def retranslate(self) -> None:
        """Every word anew, and how far the week is."""
        transfer = self._transfer()
        runs = transfer is not None and transfer.hold not in _ASKS
        had_keyboard = self.button.hasFocus() or self.pause.hasFocus()
        self._bar.setVisible(transfer is not None and bool(transfer.here))
        self.button.setVisible(not runs)
        self.pause.setVisible(runs)
        self.pause.setText(self.tr("Pause"))
        if had_keyboard:
            (self.pause if runs else self.button).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._week is None:
            self._offer_a_look()
        elif transfer is None:
            self._offer(self._week)
        else:
            self._show_transfer(self._week, transfer)

    def _transfer(self) -> Transfer | None:
        return None if self._week is None or self._week.pack is None else self._app.transfer.state(self._week.pack)

    def _offer_a_look(self) -> None:
        self._title.set_text(self.tr("No week is on this laptop yet"))
        self._sentence.set_text(self.tr("Look for packs: from the course team's server, when there is a connection."))
        self.button.setText(self.tr("Look for packs"))

    def _offer(self, week: WeekRow) -> None:
        self._title.set_text(self.tr("Your first week is ready to be installed"))
        self._sentence.set_text(
            self.tr("“{title}”, {size}. After that it works without connection.").format(
                title=week.title, size=size_text(week.size)
            )
        )
        self.button.setText(self.tr("Install week {number}").format(number=number_text(week.number)))
        self.button.set_icons("download")

    def _show_transfer(self, week: WeekRow, transfer: Transfer) -> None:
        metered = self._app.transfer.limits.metered
        self._title.set_text(week.title)
        words = transfer_facts(transfer, "", self._app.now(), metered)
        if words != self._sentence.text():
            self._sentence.set_text(words)
        self._bar.set_share(share_of(transfer))
        if transfer.hold is Hold.PAUSED:
            self.button.setText(self.tr("Continue"))
            self.button.set_icons("play")
        elif transfer.hold is Hold.METERED and metered is Metered.ASK:
            self.button.setText(self.tr("Download now"))
            self.button.set_icons("download")
        else:
            self.button.setText(self.tr("Try now"))
            self.button.set_icons("refresh-cw")

    @Slot()
    def _on_button(self) -> None:
        if self._week is None or self._week.pack is None:
            self.packs_wanted.emit()
            return
        self._notice.hide()
        transfer = self._transfer()
        if transfer is not None and transfer.hold is Hold.METERED:
            self._app.transfer.allow_metered(self._week.pack)
        else:
            self._app.transfer.want(self._week.pack)

    @Slot()
    def _on_pause(self) -> None:
        if self._week is not None and self._week.pack is not None:
            self._app.transfer.pause(self._week.pack)

    @Slot(object, str)
    def _on_failed(self, known: Known, pack: str) -> None:
        if self._week is not None and self._week.pack == pack:
            what, todo = what_and_todo(known)
            self._notice.tell("failure", what, todo)

    @Slot(object)
    def _on_nothing_found(self, _known: Known) -> None:
        """The words on the screen say already that there is no week and what to do."""
