"""What the program reports about itself, in a file beside the profile.

Promises: no texts, names, keys or addresses of anybody: of an error its kind and the lines of code it passed, never its
message. The file is small and is begun anew when it has grown. Called by __main__ and shell.
"""

import logging
import sys
import traceback
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import Final

LARGEST: Final = 500_000
"""Bytes; then the file becomes ``.1`` and a new one is begun."""

_OURS: Final = ("desktop_app", "course_format", "sync_protocol")


def set_up_logging(path: Path, *, level: int = logging.WARNING) -> None:
    """Has warnings and errors written to this file, which is made when there is the first. Only for the process."""
    with suppress(OSError):
        if path.stat().st_size > LARGEST:
            path.replace(path.with_name(path.name + ".1"))
    handler = _QuietFile(path, encoding="utf-8", delay=True)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each.formatter, _Discreet)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level)


def trace(error: BaseException) -> str:
    """Where an error came from: kinds and lines of code, without messages."""
    lines = []
    for each in _chain(error):
        lines.append(type(each).__name__)
        for frame in traceback.extract_tb(each.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class _QuietFile(logging.FileHandler):
    """A log that cannot be written stops nobody, and says nothing on the terminal of a command."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        pass


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own rendering of the error in the record, with the message in it.
        mine = copy(record)
        mine.exc_text = None
        return super().format(mine)

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return trace(error) if isinstance(error, BaseException) else ""


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.insert(0, at)
        at = at.__cause__ or at.__context__
    return found


def _short(filename: str) -> str:
    """The path from the package on: where a program lies can hold a person's name."""
    path = Path(filename)
    for package in _OURS:
        if package in path.parts:
            return "/".join(path.parts[path.parts.index(package) :])
    for folder in sys.path:
        if folder and path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name
