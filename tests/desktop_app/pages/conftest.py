"""What the tests of pages share: a reader on the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.reader_desk import Desk


@pytest.fixture
def desks(qtbot: "QtBot", tmp_path: Path) -> "Iterator[Callable[[], Desk]]":
    """Opens a reader; each time the one before is closed, and the new one begins over the same profile."""
    from desktop_app.pages.reader import ReaderPage
    from tests.support.navigation import RecordingNavigator
    from tests.support.reader_desk import Desk
    from tests.support.reading import reading_app, settle

    opened: list[Desk] = []

    def close() -> None:
        if opened:
            desk = opened.pop()
            desk.page.close()
            settle(qtbot, desk.app)
            desk.page.deleteLater()
            desk.app.close()

    def make() -> "Desk":
        close()
        app, went = reading_app(tmp_path / "profile"), RecordingNavigator()
        page = ReaderPage(app, went)
        opened.append(Desk(qtbot, app, page, went))
        return opened[-1]

    yield make
    close()


@pytest.fixture
def desk(desks: "Callable[[], Desk]") -> "Desk":
    return desks()
