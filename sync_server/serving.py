"""Runs the centre's web server: gunicorn in this process, workers below it.

Promises: the address is printed once it is listened on; SIGTERM and SIGINT end it cleanly; with ``with_parent`` it
ends soon after the process that started it. Refuses: to log requests. Who calls: the command ``serve``.
"""

import os
from collections.abc import Callable
from typing import Any, Final
from wsgiref.types import WSGIApplication

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


def serve(
    host: str, port: int, *, workers: int, threads: int, with_parent: bool, listening: Callable[[str], None]
) -> None:
    """Serve until told to stop. Port 0 takes a free one. ``listening`` is given the address, http://HOST:PORT."""

    def ready(arbiter: Any) -> None:
        bound = arbiter.LISTENERS[0].getsockname()
        shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        listening(f"http://{shown}:{bound[1]}")

    server = _Server(
        {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "sync_server.lean_worker.LeanWorker",
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: PTH112 - a plain name
            "graceful_timeout": STOP_WITHIN,
            "keepalive": 30,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": ready,
        }
    )
    (_ParentArbiter if with_parent else Arbiter)(server).run()
