"""Exchanges by itself while the window is open: soon after the start, after work is finished or a colleague's file
was taken, when a link appears, at once when somebody waits for a file.

Promises: one at a time; after a failure later and later (domain.retrying), after a busy centre when it asked for;
nothing before a centre is joined; the next try is known to the Sync page. Refuses: to tell the learner of a missing
line, which is the normal state. Made by shell/start_up.py after the first paint.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_app.domain.errors import Known
from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.domain.retrying import pause_after, pause_asked_for
from desktop_app.operations.changed import TOPICS
from desktop_app.qt_support.app_state import AppState

START: Final = 3.0
AFTER_WORK: Final = 20.0
_OWN: Final = frozenset({"notes", "practices", "files", "progress", "marks", "learner"})


class AutomaticExchange(QObject):
    """``exchange`` is operations.exchanging.exchange, ``chance`` gives numbers in [0, 1). Seconds everywhere."""

    def __init__(
        self,
        app: AppState,
        exchange: Callable[..., Any],
        chance: Callable[[], float],
        *,
        start: float = START,
        after_work: float = AFTER_WORK,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app, self._exchange, self._chance = app, exchange, chance
        self._after_work = after_work
        self._failures = 0
        self._under_way = False
        self._asked = self._held = False  # somebody waits for it; the centre said when to come again
        self._metered = False  # a plain attribute: the exchange asks from its own thread
        self._carrying = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.try_now)
        app.changed.connect(self._on_changed)
        app.known.connect(self._on_known)
        app.asked.connect(self._on_asked)
        self._plan(start)
        self._watch_link()

    @Slot()
    def try_now(self) -> None:
        """Exchanges, unless one is under way or there is no centre."""
        learner = self._app.learner
        if self._under_way or learner is None or learner.person is None:
            return
        self._under_way, self._asked = True, False
        self._app.run_on_network(
            self._exchange,
            done=self._on_done,
            failed=self._on_failed,
            changes=TOPICS - {"preferences"},
            sending=self._app.sending_told,
            metered=self._is_metered,
        )

    @Slot()
    def stop(self) -> None:
        """No further tries."""
        self._timer.stop()
        self._app.changed.disconnect(self._on_changed)
        self._app.known.disconnect(self._on_known)
        self._app.asked.disconnect(self._on_asked)

    def _plan(self, seconds: float) -> None:
        self._timer.start(round(1000 * seconds))
        self._app.next_try = self._app.now() + timedelta(seconds=seconds)

    def _watch_link(self) -> None:
        """The system's word that a network is there; without a backend for it the timer alone decides."""
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadDefaultBackend():
            information = QNetworkInformation.instance()
            if information is not None:
                information.reachabilityChanged.connect(self._on_reachability)
                self._metered = information.isMetered()
                information.isMeteredChanged.connect(self._on_metered)

    def _is_metered(self) -> bool:
        """Whether the system says that the connection is paid by the byte: then files stay where they are."""
        return self._metered

    @Slot(bool)
    def _on_metered(self, metered: bool) -> None:
        self._metered = metered

    @Slot(object)
    def _on_reachability(self, reachability: object) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if reachability == QNetworkInformation.Reachability.Online:
            self._plan(START)

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        # What an exchange brought is told with "exchange"; only own work starts another.
        own = topics & _OWN and "exchange" not in topics
        if own and not (self._under_way or self._failures or self._asked):
            self._plan(self._after_work)

    @Slot()
    def _on_asked(self) -> None:
        """Waiting for a line is over for now; not waiting because the centre said so."""
        self._asked = True
        if not (self._under_way or self._held):
            self._plan(START)

    @Slot()
    def _on_known(self) -> None:
        status = self._app.status
        before, self._carrying = self._carrying, 0 if status is None else status.carrying
        if self._carrying > before and not self._under_way:
            self._plan(self._after_work)

    @Slot(object)
    def _on_done(self, result: ExchangeResult) -> None:
        # A centre without room has answered well: its news goes on coming as often as ever.
        self._finish(result.error in (None, "centre-full"), result.facts)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self._finish(False, known.facts)

    def _finish(self, well: bool, facts: Mapping[str, object]) -> None:
        self._under_way = False
        self._failures = 0 if well else self._failures + 1
        asked = facts.get("retry")
        self._held = isinstance(asked, int) and not well
        if isinstance(asked, int) and not well:
            self._plan(pause_asked_for(asked, self._chance()))
        elif self._asked and well:  # while this one was under way
            self._plan(START)
        else:
            self._plan(pause_after(self._failures, self._chance()))
