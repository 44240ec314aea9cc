"""The journey before the first week is on this laptop: one button that installs it.

Promises: the installation goes on when the page is left; a failure is said here, in a sentence, with the button to try
again. ``look`` asks once for the packs that came with the program; ``packs_wanted`` asks for the Packs page when no
week can be had.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import WeekRow
from desktop_app.operations.packs import check_for_packs, install
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import number_text, part_of_size_text, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.empty_state import LargeIcon
from desktop_app.widgets.label import Label
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.ring import Bar


class FirstWeek(Card):
    """``show_week`` fills it: the first week that can be had, or None."""

    packs_wanted = Signal()

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(None, "line2", padding=(24, 22, 24, 24), dashed=True, parent=parent)
        self._app = app
        self._week: WeekRow | None = None
        self._busy = False
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label("", "h2", centred=True, wrap=True)
        self._sentence = Label("", "meta", "ink2", centred=True, wrap=True)
        self._bar = Bar()
        self.button = Button("", "primary", icon="download", tall=True)
        self._notice = NoticeBar()
        self.body.addWidget(self._notice)
        self.body.addWidget(LargeIcon("package"), 0, centre)
        self.body.gap(10)
        self.body.addWidget(self._title)
        self.body.gap(2)
        self.body.addWidget(self._sentence)
        self.body.gap(14)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.button, 0, centre)
        self._bar.hide()
        self.button.clicked.connect(self._on_button)

    def show_week(self, week: WeekRow | None) -> None:
        """Offers this week."""
        self._week = week
        self.retranslate()

    def look(self) -> None:
        """Asks for packs; the journey is shown anew when there are some. Having no connection is no news here."""
        self._app.run_on_network(check_for_packs, failed=self._on_nothing_found, changes=("packs",))

    def retranslate(self) -> None:
        """Every word anew."""
        self.button.setVisible(not self._busy)
        self._bar.setVisible(self._busy)
        if self._busy:
            return
        if self._week is None:
            self._title.set_text(self.tr("No week is on this laptop yet"))
            self._sentence.set_text(
                self.tr("Look for packs: from the course team's server, when there is a connection.")
            )
            self.button.setText(self.tr("Look for packs"))
            return
        number = number_text(self._week.number)
        self._title.set_text(self.tr("Your first week is ready to be installed"))
        self._sentence.set_text(
            self.tr("“{title}”, {size}. After that it works without connection.").format(
                title=self._week.title, size=size_text(self._week.size)
            )
        )
        self.button.setText(self.tr("Install week {number}").format(number=number))

    @Slot()
    def _on_button(self) -> None:
        if self._week is None or self._week.pack is None:
            self.packs_wanted.emit()
            return
        self._busy = True
        self._notice.hide()
        self._bar.set_share(0.0)
        self.retranslate()
        self._app.run_on_network(
            install,
            self._week.pack,
            done=self._on_installed,
            failed=self._on_failed,
            progress=self._on_progress,
            changes=("packs", "progress"),
        )

    @Slot(object, object)
    def _on_progress(self, here: int, size: int | None) -> None:
        if size:
            self._bar.set_share(here / size)
            self._sentence.set_text(self.tr("{part} is here.").format(part=part_of_size_text(here, size)))

    @Slot(object)
    def _on_installed(self, _installed: object) -> None:
        self._busy = False
        self.retranslate()

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._busy = False
        self.retranslate()
        what, todo = what_and_todo(known)
        self._notice.tell("failure", what, todo)

    @Slot(object)
    def _on_nothing_found(self, _known: Known) -> None:
        """The words on the screen say already that there is no week and what to do."""
