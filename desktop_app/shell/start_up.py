"""From the command to a painted, usable window, as fast as an empty one allows.

Promises: what the first paint does not need (database, network library, other pages) is loaded after it; the window is
in the learner's colours and language from the first pixel; at the end all threads are joined. Called by __main__.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.domain.learner import Learner
from desktop_app.paths import ProfilePaths
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.fonts import load_fonts
from desktop_app.qt_support.theme import app_theme
from desktop_app.shell.single_instance import SingleInstance
from desktop_app.shell.window import SIZE, Window

_LONGEST_LOOK_MS = 2_000  # a profile that somebody else is repairing lets nobody look

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.journey import JourneyView
    from desktop_app.operations.session import Session
    from desktop_app.shell.automatic_exchange import AutomaticExchange
    from desktop_app.shell.automatic_packs import AutomaticPacks
    from desktop_app.shell.crash_dialog import CrashHandler
    from desktop_app.shell.quiet_moments import QuietMoments
    from desktop_app.widgets.notice_bar import NoticeBar


def make_application(arguments: list[str]) -> QApplication:
    """The application with its style, fonts and palette; the one there is, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # As an argument: the object that setStyle gives back would have QStyle's eleven enumerations made for nothing.
    application = QApplication([*(arguments or ["fieldbook"]), "-style", "Fusion"])
    application.setApplicationName("Fieldbook")
    application.setApplicationDisplayName("Fieldbook")
    application.setDesktopFileName("fieldbook")
    load_fonts()
    app_theme().apply()
    return application


def main(
    profile: Path,
    *,
    open_session: "Callable[[], Session] | None" = None,
    above: "Callable[[AppState], NoticeBar] | None" = None,
) -> int:
    """Shows the window of a profile until it is closed; the exit code. A second window shows the first.

    ``open_session``, ``above``: how a preview opens its profile, and the bar that stays above its pages.
    """
    application = make_application(sys.argv)
    with suppress(OSError):  # opening the profile says what is wrong with the folder
        profile.mkdir(parents=True, exist_ok=True)
    instance = SingleInstance(profile)
    if not instance.take():
        instance.show_first()
        return 0
    state = AppState(profile, open_session=open_session)
    start = _Start(state, instance)
    if above is not None:
        start.window.keep_above(above(state))
    start.show()
    code = application.exec()
    start.end()
    return code


class _Start(QObject):
    """What happens around the first paint."""

    def __init__(self, state: AppState, instance: SingleInstance) -> None:
        super().__init__()
        self._state, self._instance = state, instance
        self.window = Window(state)
        self.window.painted.connect(self._after_paint)
        self._crashes: CrashHandler | None = None
        self._exchanges: AutomaticExchange | None = None
        self._packs: AutomaticPacks | None = None
        self._quiet: QuietMoments | None = None
        self._shown = False

    def show(self) -> None:
        """The journey for who has a profile, as soon as it was looked for; the welcome for who has not."""
        available = QApplication.primaryScreen().availableGeometry()
        self.window.resize(min(SIZE[0], available.width()), min(SIZE[1], available.height()))
        if ProfilePaths(self._state.profile).database.exists():
            self._state.look_first(self._show_journey)
            QTimer.singleShot(_LONGEST_LOOK_MS, self._show_journey)
            self.window.page("journey")  # made while the database thread looks
        else:
            self._show("welcome")

    @Slot()
    @Slot(object)
    def _show_journey(self, kept: "JourneyView | None" = None) -> None:
        if not self._shown:
            self._state.first_view = kept
            self._show("journey")

    def _show(self, screen: str) -> None:
        self._shown = True
        self.window.go(screen)
        self.window.show()

    def end(self) -> None:
        """Everything is joined and closed."""
        if self._exchanges is not None:
            self._exchanges.stop()
        if self._packs is not None:
            self._packs.stop()
        if self._quiet is not None:
            self._quiet.stop()
        self._state.settle()
        if self._state.learner is not None:
            self._keep_journey()
        self._state.close()
        self._instance.release()
        if self._crashes is not None:
            self._crashes.remove()

    def _keep_journey(self) -> None:
        """For the first paint of the next start."""
        from desktop_app.operations.kept_journey import journey

        self._state.run(journey, failed=self._let_be)
        self._state.settle()

    @Slot(object)
    def _let_be(self, _: object) -> None:
        """What cannot be kept is worked out at the next start."""

    @Slot()
    def _after_paint(self) -> None:
        """The frame is still being painted: its end is the next turn of the loop, and the one after is ours."""
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, self._load_the_rest))

    @Slot()
    def _load_the_rest(self) -> None:
        from desktop_app.shell.crash_dialog import CrashHandler

        self._crashes = CrashHandler(self.window)
        self._crashes.install()
        from desktop_app.operations import learner

        self._state.begin()
        if self._state.first_view is not None:  # shown as it was kept: now it is worked out
            self._state.changed.emit(frozenset({"progress"}))
        self.window.look_for_needs()
        self._state.run(learner.get, done=self._take_learner)
        self._begin_exchanging()
        from desktop_app.shell.quiet_moments import QuietMoments

        self._quiet = QuietMoments(self._state, self.window, parent=self)
        self._instance.listen()
        self._instance.asked.connect(self._come_to_front)

    def _begin_exchanging(self) -> None:
        import random

        from desktop_app.operations.exchanging import exchange
        from desktop_app.shell.automatic_exchange import AutomaticExchange
        from desktop_app.shell.automatic_packs import AutomaticPacks

        self._exchanges = AutomaticExchange(self._state, exchange, random.random, parent=self)
        self._packs = AutomaticPacks(self._state, parent=self)

    @Slot(object)
    def _take_learner(self, learner: Learner | None) -> None:
        if learner is None and self.window.shown != "welcome":
            self.window.go("welcome")

    @Slot()
    def _come_to_front(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
