"""Fieldbook's own window, started as ``fieldbook --profile DIR`` starts it, reporting when its Journey is painted.

The report comes when the card of what to do next was painted: a window that is only a frame is not usable. Ends with
its standard input. Used by benchmarks/start_up.py.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer

from desktop_app.shell import start_up


class FirstPaint(QObject):
    """Watches the application for the first paint of one kind of widget."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._said = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._said and event.type() is QEvent.Type.Paint and type(watched).__name__ == self._kind:
            self._said = True
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        print(f"painted {time.monotonic()} {time.process_time()}", flush=True)


application = start_up.make_application(sys.argv)
watcher = FirstPaint(sys.argv[2])
application.installEventFilter(watcher)
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(application.quit)
sys.exit(start_up.main(Path(sys.argv[1])))
