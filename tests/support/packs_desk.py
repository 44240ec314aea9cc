"""The Packs page on a laptop whose program came with a few small signed packs, and whose transfer is at work."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from desktop_app.pages.packs import PacksPage
from desktop_app.pages.packs.pack_row import PackRowWidget
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.label import Label
from tests.support.navigation import RecordingNavigator
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import FakeClock, open_test_session

PATIENCE = 15_000
NOW = datetime(2026, 2, 10, 9, 30, tzinfo=UTC)


@dataclass
class Laptop:
    """An application state whose program came with the packs in ``repository``."""

    state: AppState
    repository: Path
    folder: Path


class SlowStore(PackStore):
    """Keeps each member only when it is told to, so that a test can look in between; or after a while by itself: what
    came is told anew only some time after the last telling, with the next that comes."""

    def __init__(self, folder: Path, supply: Supply, go_on: threading.Semaphore) -> None:
        super().__init__(folder, supply)
        self._go_on = go_on

    def keep(self, *args: object) -> None:
        self._go_on.acquire(timeout=1.5)
        super().keep(*args)  # type: ignore[arg-type]  # what the installer gives


def laptop_with(
    tmp_path: Path, *packs: dict[str, bytes], make: Callable[[Path, Supply], PackStore] = PackStore, name: str = "own"
) -> Iterator[Laptop]:
    """Over a new profile; without ``packs`` one small pack for week 1."""
    repository = tmp_path / "repo"
    if packs or not repository.exists():
        publish(repository, *(packs or (small_pack(),)))
    profile, clock = tmp_path / f"profile-{name}", FakeClock()
    supply = Supply(repository, tmp_path / "no-release-root", "0.1.0")

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_packs = lambda: make(session.paths.packs, supply)
        return session

    state = AppState(profile, open_session=opened, clock=clock)
    state.transfer.start()
    yield Laptop(state, repository, tmp_path)
    state.close()


def open_page(
    qtbot: QtBot, laptop: Laptop, target: str | None = None, choose: Callable[[QWidget, str], Path | None] | None = None
) -> PacksPage:
    """The page on the screen, with its rows. ``choose``: which folder a person takes."""
    page = PacksPage(laptop.state, RecordingNavigator(), choose=choose or (lambda window, title: None))
    qtbot.addWidget(page)
    page.resize(1054, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter(target)
    qtbot.waitUntil(lambda: bool(page.pack_list.rows()), timeout=PATIENCE)
    rest(qtbot, page)
    return page


def rest(qtbot: QtBot, page: PacksPage) -> None:
    """Waits until everything that was asked for came."""
    qtbot.waitUntil(lambda: page._app.runner.is_idle and not page._checking, timeout=PATIENCE)


def words_of(widget: QWidget) -> set[str]:
    """Every text that is seen."""
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def first(page: PacksPage) -> PackRowWidget:
    return page.pack_list.rows()[0]


def install(qtbot: QtBot, page: PacksPage) -> None:
    """Presses the first pack's own button, and waits until it is installed."""
    first(page).action.click()
    qtbot.waitUntil(lambda: first(page).row.state is PackState.INSTALLED, timeout=PATIENCE)
    rest(qtbot, page)


def spoil(repository: Path) -> None:
    """Changes a byte in every target."""
    for file in (repository / "targets").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def made_row(week: int | None, state: PackState, **other: object) -> PackRow:
    """A row as the operation would give it; ``other`` fields take the place of the usual ones."""
    given: dict[str, object] = {
        "id": PackId(f"week-{week}"),
        "language": "en",
        "week": week,
        "title": f"Title {week}",
        "state": state,
        "version": None if state in (PackState.AVAILABLE, PackState.PARTLY, PackState.ABSENT) else "1.0.0",
        "available": "1.1.0",
        "size": 4_800_000,
        "here": 1_900_000 if state is PackState.PARTLY else 0,
        "installed_on": datetime(2026, 2, 6, tzinfo=UTC),
        "signer": "7f2a",
        "reason": "pack-damaged" if state is PackState.DAMAGED else None,
    }
    return PackRow(**(given | other))  # type: ignore[arg-type]  # named as the fields are
