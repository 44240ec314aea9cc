"""One window for each profile: a second one shows the first and ends.

Promises: the lock goes with the process, however it ends; a stale one is taken over. The local server that listens for
the second window is made after the first paint, because its library is slow to load. Used by start_up.py.
"""

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

_WAIT_MS = 1000


class SingleInstance(QObject):
    """``asked`` when another window of this profile was started."""

    asked = Signal()

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._lock = QLockFile(str(profile / "window.lock"))
        self._lock.setStaleLockTime(0)  # the process of a stale lock is looked for, its age says nothing
        self._server: QObject | None = None

    def take(self) -> bool:
        """True for the first window. A folder that cannot be locked counts as first: opening it will say why."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def show_first(self) -> None:
        """Asks the first window to come to the front."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name())
        if socket.waitForConnected(_WAIT_MS):
            socket.write(b"show")
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()

    def listen(self) -> None:
        """Waits for other windows; after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name())  # we hold the lock: what is there was left by a crash
        if server.listen(self._name()):
            server.newConnection.connect(self._on_connection)
            self._server = server

    def _name(self) -> str:
        """Of the local server: short, because a socket's path may not be long."""
        import hashlib

        return f"fieldbook-{hashlib.sha256(str(self._profile.resolve()).encode()).hexdigest()[:16]}"

    @Slot()
    def _on_connection(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        assert isinstance(self._server, QLocalServer)
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
        self.asked.emit()

    def release(self) -> None:
        """At the end, or in tests."""
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()
