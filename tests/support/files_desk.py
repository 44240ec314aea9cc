"""What the tests of files on the screen share: files on the disk, doors that answer, and waiting."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.files import FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files
from desktop_app.operations.session import Session
from desktop_app.pages.files import FileDoors
from desktop_app.qt_support.app_state import AppState

T = TypeVar("T")


class Answers:
    """A person who is asked for files and folders."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chosen: tuple[Path, ...] = ()
        self.copies: Path | None = None

    @property
    def doors(self) -> FileDoors:
        return FileDoors(self._files, self._folder)

    def put(self, name: str, content: bytes) -> Path:
        """A file that is chosen next."""
        path = self.folder / name
        path.write_bytes(content)
        self.chosen = (path,)
        return path

    def _files(self, _window: QWidget, _title: str, _kinds: str) -> tuple[Path, ...]:
        return self.chosen

    def _folder(self, _window: QWidget, _title: str) -> Path | None:
        return self.copies


def settle(qtbot: QtBot, app: AppState) -> None:
    qtbot.waitUntil(lambda: app.runner.is_idle, timeout=10_000)


def ask(qtbot: QtBot, app: AppState, operation: Callable[..., T], *args: object, **kwargs: object) -> T:
    """Runs an operation as the rest of the application would."""
    answers: list[T] = []

    def work(session: Session) -> None:
        answers.append(operation(session, *args, **kwargs))

    app.run(work, changes=("notes", "practices", "files"))
    settle(qtbot, app)
    return answers[0]


def kept(qtbot: QtBot, app: AppState, record: RecordId) -> tuple[FileView, ...]:
    return ask(qtbot, app, files.files_of, record)
