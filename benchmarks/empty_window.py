"""The floor of start-up: an empty PySide6 window that reports its first paint and ends with its standard input."""

import sys
import time

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class EmptyWindow(QWidget):
    """Says once when it was painted."""

    said = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.said:
            self.said = True
            print(f"painted {time.monotonic()} {time.process_time()}", flush=True)


application = QApplication(sys.argv)
window = EmptyWindow()
window.resize(1280, 800)
window.show()
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(application.quit)
sys.exit(application.exec())
