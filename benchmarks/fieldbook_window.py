"""Fieldbook's own window, started as ``fieldbook --profile DIR`` starts it, reporting when its Journey is painted.

The report comes when the frame with the card of what to do next was painted whole: a window that is only a frame is
not usable. Ends with its standard input. Used by benchmarks/start_up.py.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QPaintEvent

from desktop_app.pages.journey.continue_card import ContinueCard
from desktop_app.shell import start_up

paint = ContinueCard.paintEvent


def say() -> None:
    print(f"painted {time.monotonic()} {time.process_time()}", flush=True)


def paint_and_say(card: ContinueCard, event: QPaintEvent) -> None:
    """In place of a filter on all events, which would have every object in the program wrapped."""
    paint(card, event)
    ContinueCard.paintEvent = paint  # type: ignore[method-assign]  # once
    QTimer.singleShot(0, say)


ContinueCard.paintEvent = paint_and_say  # type: ignore[assignment, method-assign]  # before any card is made
application = start_up.make_application(sys.argv)
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(application.quit)
sys.exit(start_up.main(Path(sys.argv[1])))
