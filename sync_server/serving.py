"""Runs the centre's web server: gunicorn in this process, workers below it.

Promises: SIGTERM and SIGINT end it cleanly; with ``with_parent`` it
ends soon after the process that started it. Refuses: to log requests. Who calls: the command ``serve``.
"""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from weakref import WeakSet
from wsgiref.types import WSGIApplication

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from sync_server import wsgi

STOP_WITHIN: Final = 5
"""Seconds an exchange has to end after SIGTERM; it goes on from its last whole slice next time."""


class _ParentArbiter(Arbiter):
    """An arbiter that stops when the process that started it is gone; it looks about once a second."""

    def __init__(self, app: Any) -> None:
        self._parent = os.getppid()
        super().__init__(app)

    def manage_workers(self) -> None:
        if os.getppid() != self._parent:
            raise StopIteration  # gunicorn's own way of saying: stop in good order
        super().manage_workers()


class _Server(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIApplication:
        # After the fork: every worker has its own database connections and its own office.
        return wsgi.application_from_environment()


_connections: "WeakSet[BaseDatabaseWrapper]" = WeakSet()


def _note_connection(connection: BaseDatabaseWrapper, **_: object) -> None:
    _connections.add(connection)


def _close_connections() -> None:
    """Every thread has a connection of its own; a database should hear that they end."""
    for wrapper in list(_connections):
        if wrapper.connection is not None:
            wrapper.connection.close()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises OSError at once when it cannot be had (gunicorn's own way
    is to try for five seconds)."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=256)


def serve(listener: socket.socket, *, workers: int, threads: int, with_parent: bool, ready: Callable[[], None]) -> None:
    """Serve until told to stop, and close the listener. ``ready`` is called once requests are taken."""
    server = _Server(
        {
            "bind": f"fd://{listener.detach()}",
            "workers": workers,
            "threads": threads,
            "worker_class": "sync_server.lean_worker.LeanWorker",
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,
            "graceful_timeout": STOP_WITHIN,
            "keepalive": 30,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _: ready(),
            "post_fork": lambda _, __: connection_created.connect(_note_connection),
            "worker_exit": lambda _, __: _close_connections(),
        }
    )
    (_ParentArbiter if with_parent else Arbiter)(server).run()
