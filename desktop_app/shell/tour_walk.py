"""Going through the screens of the sample learner, one window for each variant.

Promises: a screen is shown only when everything it asked for has come. Used by tour.py, for pictures and for the
self-test alike.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.learner import Theme
from desktop_app.operations import journey
from desktop_app.operations.session import Session
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.components_page import ComponentsPage
from desktop_app.shell.search_dialog import SearchDialog
from desktop_app.shell.tour import Variant
from desktop_app.shell.tour_learner import SampleLife
from desktop_app.shell.window import Window

SCREENS: Final = (
    "journey",
    "reader",
    "testimony",
    "quiz",
    "notebook",
    "practices",
    "packs",
    "sync",
    "settings",
    "team",
    "search",
    "components",
    "welcome",
)
_LARGE_ONLY: Final = ("menu",)
_PATIENCE_MS: Final = 20_000
_SEARCHED: Final = "liais"


class Walk:
    """One sample profile, and a window for the variant that is shown."""

    def __init__(self, profile: Path) -> None:
        self._life = SampleLife(profile)
        self._life.live()
        with self._life.session() as session:
            self._targets = _targets(session, self._life)
        self._state = AppState(profile, open_session=self._life.session, clock=self._life.clock)
        self._state.begin()
        self._window: Window | None = None
        self._variant: Variant | None = None

    def screens(self, variant: Variant) -> tuple[str, ...]:
        """The names of what there is to show; lessons only where a pack brought some."""
        readable = [name for name in SCREENS if name not in ("reader", "testimony", "quiz") or name in self._targets]
        return (*readable, *_LARGE_ONLY) if variant.scale >= 200 else tuple(readable)

    def show(self, screen: str, variant: Variant) -> Window:
        """The window with a screen in it, when nothing is under way any more."""
        window = self._in(variant)
        special: dict[str, Callable[[Window], None]] = {
            "search": _search,
            "components": self._components,
            "menu": Window.open_menu,
        }
        if screen in special:
            window.go("journey")
            self._settle()
            special[screen](window)
        else:
            name = "reader" if screen == "testimony" else screen
            window.go(name, self._targets.get(screen))
        self._settle()
        return window

    def save(self, screen: str, variant: Variant, folder: Path) -> None:
        """The picture of a screen as ``<screen>-<variant>.png``."""
        self.show(screen, variant).grab().save(str(folder / f"{screen}-{variant.name}.png"))
        if screen in ("search", "menu", "components"):
            self._leave()

    def close(self) -> None:
        """Ends the walk: no window, no thread."""
        self._leave()
        self._state.close()

    def _in(self, variant: Variant) -> Window:
        if self._window is None or self._variant != variant:
            self._leave()
            self._state.set_preferences(
                theme=Theme(variant.theme),
                language=variant.language,
                text_scale=variant.scale,
                reading_scale=variant.scale,
                reduced_motion=True,
            )
            self._variant = variant
            self._window = Window(self._state)
            self._window.resize(variant.width, variant.height)
            self._window.go("journey")
            self._window.show()
            self._window.activateWindow()
            self._window.look_for_needs()
            self._settle()
        return self._window

    def _components(self, window: Window) -> None:
        page = ComponentsPage(self._state, window)
        window.show_page(page)
        page.enter(None)

    def _leave(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None
            self._settle()

    def _settle(self) -> None:
        """Waits until the database answered and every delayed look has been taken."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not self._state.runner.is_idle and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        for _ in range(3):  # a layout asks for another one, and short timers for a moment
            _wait(30)
        while not self._state.runner.is_idle and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _search(window: Window) -> None:
    window.open_search()
    dialog = window.findChild(SearchDialog)
    if dialog is not None:
        dialog.editor.setText(_SEARCHED)


def _targets(session: Session, life: SampleLife) -> dict[str, str]:
    """What each screen is opened with."""
    found: dict[str, str] = {}
    view = journey.journey(session)
    if view.next is not None:
        found["reader"] = view.next.activity.id
    for row in (row for week in view.weeks for row in week.activities):
        if row.kind in ("testimony", "quiz"):
            found.setdefault(row.kind, row.id)
    if life.note is not None:
        found["notebook"] = life.note
    if life.practice is not None:
        found["practices"] = life.practice
    return found


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
