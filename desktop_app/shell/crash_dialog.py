"""What is shown when the program itself has a fault: one sentence, and a report that can be copied.

Promises: the report holds versions, kinds of errors and places in our own code, never a text, a name, a path of the
person's or a value; the learner may go on. One dialog at a time; a fault while it is open is only logged.
"""

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.paths import program_folder
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.scroll_area import ScrollBar

translate = QCoreApplication.translate  # by this name lupdate finds the strings
_log = logging.getLogger(__name__)


def crash_report(error: BaseException) -> str:
    """Where it happened, without what it happened to."""
    lines = [
        f"Fieldbook, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}"
    ]
    while error is not None:
        lines.append(type(error).__name__)
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        cause = error.__cause__ or error.__context__
        if cause is None:
            break
        error = cause
    return "\n".join(lines)


class CrashHandler:
    """Stands in for ``sys.excepthook`` while the window is open."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._open = False
        self._before = sys.excepthook

    def install(self) -> None:
        sys.excepthook = self.handle

    def remove(self) -> None:
        sys.excepthook = self._before

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs and shows a fault."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        report = crash_report(error.with_traceback(trace))
        _log.error("%s", report)
        if not self._open:
            self._open = True
            dialog = CrashDialog(self._window, report)
            dialog.closed.connect(self._on_closed)
            dialog.open()

    def _on_closed(self) -> None:
        self._open = False


class CrashDialog(Dialog):
    """One sentence, the report, and the way on."""

    def __init__(self, host: QWidget, report: str) -> None:
        super().__init__(
            host,
            translate("CrashDialog", "Fieldbook made a mistake."),
            translate(
                "CrashDialog",
                "What was saved is safe. You can go on, or close and open Fieldbook again. "
                "The report below names no person and holds none of your words; send it to the course team.",
            ),
            width=560,
        )
        self._report = report
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setFont(self._sheet.theme.fonts.style("caption"))
        text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        text.setVerticalScrollBar(ScrollBar(text))
        text.setFixedHeight(self._sheet.theme.px(180))
        text.setAccessibleName(translate("CrashDialog", "Report"))
        self.body.addWidget(text)
        self.add_button(translate("CrashDialog", "Go on"), "primary")
        copy = self.add_button(translate("CrashDialog", "Copy the report"), icon="copy")
        copy.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


def _place(filename: str) -> str:
    """A path inside the program, or the bare name of a library's file."""
    path = Path(filename)
    root = program_folder()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
