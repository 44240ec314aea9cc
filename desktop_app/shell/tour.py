"""Every screen as a picture, and the self-test: the same walk, with and without a camera.

    fieldbook tour DIR      DIR/<screen>-<variant>.png: paper, sun, lamp, ar, 200 at 1280x800; the journey, the reader
                            and what has the most to place also at 1024x600 and 1920x1080;
                            DIR/course/<lesson>-<variant>.png: the first screen of every lesson, in each theme
    fieldbook --self-test   opens every screen in paper, Arabic and 200 %, and ends with 0 when nothing went wrong

Promises: no display is needed, nobody's profile is touched, the pictures are the same each time. A warning of Qt or a
fault in a page is written to standard error and makes the exit code 1. Called by __main__.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.shell.tour_variants import SIZES, VARIANTS

if TYPE_CHECKING:
    from desktop_app.shell.tour_walk import Walk


SIZED_SCREENS: Final = (
    "journey",
    "reader",
    "packs-update",
    "packs-downloading",
    "journey-downloading",
    "sync-limits",
    "settings-downloads",
    "notebook-files",
    "practice-files",
    "sync-files",
    "reader-lost",
    "notebook-lost",
)
COURSE_VARIANTS: Final = ("paper", "sun", "lamp")
_IGNORED: Final = ("propagateSizeHints",)  # the offscreen platform says it of every window with a smallest size


def main(folder: Path) -> int:
    """Makes the pictures; the exit code."""
    folder.mkdir(parents=True, exist_ok=True)

    def visit(walk: "Walk") -> None:
        for variant in VARIANTS:
            for screen in walk.screens(variant):
                walk.save(screen, variant, folder)
            if variant.name in COURSE_VARIANTS:
                walk.save_course(variant, folder / "course")
        for variant in SIZES:
            for screen in walk.screens(variant):
                if screen in SIZED_SCREENS:
                    walk.save(screen, variant, folder)

    return _run(visit)


def self_test() -> int:
    """Opens every screen; the exit code."""

    def visit(walk: "Walk") -> None:
        for variant in (VARIANTS[0], VARIANTS[3], VARIANTS[4]):
            for screen in walk.screens(variant):
                walk.show(screen, variant)

    return _run(visit)


def _run(visit: "Callable[[Walk], None]") -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app.shell.start_up import make_application
    from desktop_app.shell.tour_walk import Walk

    application = make_application(["fieldbook"])
    application.setCursorFlashTime(0)
    with _complaints() as heard, tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder))
        try:
            visit(walk)
        finally:
            walk.close()
    for complaint in heard:
        sys.stderr.write(f"{complaint}\n")
    return 1 if heard else 0


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What Qt warned of and what was raised in a slot while the walk went on."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    heard: list[str] = []

    def on_message(kind: QtMsgType, context: object, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(each in message for each in _IGNORED):
            heard.append(message)

    def on_fault(kind: type[BaseException], error: BaseException, trace: object) -> None:
        before(kind, error, trace)  # type: ignore[arg-type]  # what Python gave us goes back to Python's own hook
        heard.append(f"{kind.__name__} in a page")

    before, old = sys.excepthook, qInstallMessageHandler(on_message)
    sys.excepthook = on_fault
    try:
        yield heard
    finally:
        sys.excepthook = before
        qInstallMessageHandler(old)
