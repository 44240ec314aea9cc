"""Going through the screens of the sample learner, one window for each variant.

Promises: a screen is shown only when everything it asked for has come. Used by tour.py, for pictures and for the
self-test alike.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.learner import Theme
from desktop_app.domain.pack_rows import PackRow
from desktop_app.operations import journey, packs
from desktop_app.operations.session import Session
from desktop_app.qt_support.app_state import AppState
from desktop_app.shell.components_page import ComponentsPage
from desktop_app.shell.search_dialog import SearchDialog
from desktop_app.shell.tour_learner import SampleLife
from desktop_app.shell.tour_scenes import SCENES, show_scene
from desktop_app.shell.tour_variants import Variant
from desktop_app.shell.window import Window

SCREENS: Final = (
    "journey",
    "search",
    "components",
    "notebook",
    "practices",
    "sync",
    "settings",
    "team",
)
MOVING: Final = (  # what moves the sample learner on (reading, answering) comes last
    "reader",
    "testimony",
    "quiz",
    "welcome",
)
_FILED: Final = ("notebook-files", "notebook-removing", "notebook-picture", "notebook-history", "notebook-past")
_LARGE_ONLY: Final = ("menu",)
_PATIENCE_MS: Final = 20_000
_SEARCHED: Final = "liais"


class Walk:
    """A sample profile, and for each variant a copy of it with a window: each begins where the learner stopped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._life = SampleLife(folder / "sample")
        self._life.live()
        with self._life.session() as session:
            self._targets = _targets(session, self._life)
        self._state: AppState | None = None
        self._window: Window | None = None
        self._variant: Variant | None = None

    def screens(self, variant: Variant) -> tuple[str, ...]:
        """The names of what there is to show; lessons only where a pack brought some."""
        lessons = ("reader", "testimony", "quiz", "reader-lost", "reader-fallback")
        scenes = [name for name, scene in SCENES.items() if scene.everywhere or variant.name == "paper"]
        still = [name for name in scenes if SCENES[name].screen != "reader"]
        moving = [name for name in scenes if name not in still]
        names = (*SCREENS, *still, *MOVING, *moving, *(_LARGE_ONLY if variant.scale >= 200 else ()))
        return tuple(name for name in names if name not in lessons or name in self._targets)

    def show(self, screen: str, variant: Variant) -> Window:
        """The window with a screen in it, when nothing is under way any more."""
        window = self._in(variant)
        special: dict[str, Callable[[Window], None]] = {
            "search": _search,
            "components": self._components,
            "menu": Window.open_menu,
        }
        if screen in SCENES:
            window.go(SCENES[screen].screen, self._targets.get(screen))
            self._settle()
            show_scene(screen, window)
        elif screen in special:
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
        if screen in ("search", "menu", "components") or (screen in SCENES and SCENES[screen].leaves):
            self._leave()

    def save_course(self, variant: Variant, folder: Path) -> None:
        """The first screen of every lesson of every week that came with the program, as ``<lesson>-<variant>.png``; of
        weeks in other languages as ``<lesson>-<language>-<variant>.png``. The last thing to do with a variant: its
        learner has six weeks afterwards."""
        self._in(variant)
        self._leave()
        folder.mkdir(parents=True, exist_ok=True)
        profile = self._folder / variant.name
        with self._life.session(profile) as session:
            offered = sorted(packs.packs(session).rows, key=lambda row: row.language == "en")
        for language in dict.fromkeys(row.language for row in offered):
            with self._life.session(profile) as session:
                rows = [row for row in offered if row.language == language]
                lessons = [lesson for row in rows for lesson in _lessons(session, row)]
            mark = "" if language == "en" else f"-{language}"
            for lesson in lessons:
                self._in(variant).go("reader", lesson)
                self._settle()
                self._in(variant).grab().save(str(folder / f"{lesson}{mark}-{variant.name}.png"))
            self._leave()

    def close(self) -> None:
        """Ends the walk: no window, no thread."""
        self._leave()
        if self._state is not None:
            self._state.close()
            self._state = None

    def _in(self, variant: Variant) -> Window:
        if self._variant != variant:
            self.close()
            self._variant = variant
            self._state = self._copied(variant)
        if self._window is None:
            assert self._state is not None
            self._window = Window(self._state)
            self._window.resize(variant.width, variant.height)
            self._window.go("journey")
            self._window.show()
            self._window.activateWindow()
            self._window.look_for_needs()
            self._settle()
        return self._window

    def _copied(self, variant: Variant) -> AppState:
        profile = self._folder / variant.name
        shutil.copytree(self._life.profile, profile)
        state = AppState(profile, open_session=lambda: self._life.session(profile), clock=self._life.clock)
        state.begin()
        state.set_preferences(
            theme=Theme(variant.theme),
            language=variant.language,
            text_scale=variant.scale,
            reading_scale=variant.scale,
            reduced_motion=True,
        )
        return state

    def _components(self, window: Window) -> None:
        page = ComponentsPage(window.app, window)
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
        for _ in range(3):  # a layout asks for another one, and short timers for a moment
            while self._state is not None and not self._state.runner.is_idle and not deadline.hasExpired():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
            _wait(30)


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
        if row.kind == "lesson":
            found.setdefault("reader-fallback", row.id)
    if life.note is not None:
        found["notebook"] = life.note
    if life.rewritten is not None:
        found["reader-lost"] = life.rewritten
    found |= dict.fromkeys(_FILED, life.filed_note)
    found |= {"practice-files": life.filed_draft, "library-files": life.library or ""}
    if life.practice is not None:
        found["practices"] = life.practice
    return found


def _lessons(session: Session, row: PackRow) -> list[ActivityId]:
    """The lessons of a pack that came with the program, which is open now."""
    packs.install(session, row.id, language=row.language)
    weeks = journey.journey(session).weeks
    return [each.id for week in weeks for each in week.activities if week.number == row.week and each.kind == "lesson"]


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
