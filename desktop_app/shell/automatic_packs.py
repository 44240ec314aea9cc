"""Starts the packs' transfer after the first paint, and tells it what the system knows of the connection.

Promises: nothing before the window is usable; without a backend that knows the connection, it is taken for one that is
not paid by the byte. Made by shell/start_up.py.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.qt_support.app_state import AppState

START: Final = 1.0
"""Seconds after the first paint."""


class SystemLink(QObject):
    """See pack_transfer.Link. ``moved``: the system says that the connection is another."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._metered = False
        from PySide6.QtNetwork import QNetworkInformation

        information = QNetworkInformation.instance() if QNetworkInformation.loadDefaultBackend() else None
        if information is not None:
            self._metered = information.isMetered()
            information.isMeteredChanged.connect(self._on_metered)
            information.reachabilityChanged.connect(self._on_reachability)

    def metered(self) -> bool:
        """Whether it is paid by the byte. A plain attribute: workers ask too."""
        return self._metered

    @Slot(bool)
    def _on_metered(self, metered: bool) -> None:
        self._metered = metered
        self.moved.emit()

    @Slot(object)
    def _on_reachability(self, reachability: object) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if reachability == QNetworkInformation.Reachability.Online:
            self.moved.emit()


class AutomaticPacks(QObject):
    """``start``: seconds until the first look."""

    def __init__(
        self, app: AppState, *, start: float = START, link: SystemLink | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._link = link or SystemLink(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._timer.start(round(1000 * start))

    @Slot()
    def stop(self) -> None:
        """Fetches nothing more."""
        self._timer.stop()
        if self._app.transfer_made is not None:
            self._app.transfer_made.stop()

    @Slot()
    def _begin(self) -> None:
        transfer = self._app.transfer
        self._link.moved.connect(transfer.try_now)
        transfer.start(self._link)
