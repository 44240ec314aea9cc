"""Gunicorn's threaded worker with short headers for laptops, and patience with limits.

Promises: no answer names the server's software; answers to laptops carry no date (the signed answer has the clock);
a line that stands still for LINE_TIMEOUT gives its thread back. Who calls: serving.py, through gunicorn's settings.
"""

import socket
import struct
from collections.abc import Callable, Iterable
from types import MethodType
from typing import Any, Final
from wsgiref.types import WSGIApplication, WSGIEnvironment

from gunicorn import util
from gunicorn.workers.gthread import ThreadWorker

LINE_TIMEOUT: Final = 30
"""Seconds without a byte in either direction. A laptop behind a bad link is slower than this only when it is gone."""

_DATELESS: Final = ("/exchange", "/enrol", "/bundle", "/files")


class LeanWorker(ThreadWorker):
    """See above."""

    wsgi: WSGIApplication

    def load_wsgi(self) -> None:
        super().load_wsgi()
        application: WSGIApplication = self.wsgi

        def lean(environ: WSGIEnvironment, start_response: Callable[..., Any]) -> Iterable[bytes]:
            # start_response is a method of gunicorn's own Response, which writes the headers below by itself.
            response: Any = start_response.__self__  # type: ignore[attr-defined]  # a bound method, by gunicorn's code
            response.with_date = environ["PATH_INFO"] not in _DATELESS
            response.default_headers = MethodType(_headers, response)
            answer: Iterable[bytes] = application(environ, start_response)
            return answer

        self.wsgi = lean

    def enqueue_req(self, conn: Any) -> None:
        # Not settimeout: the worker sets its sockets blocking again before each request.
        for limit in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            conn.sock.setsockopt(socket.SOL_SOCKET, limit, struct.pack("@ll", LINE_TIMEOUT, 0))
        super().enqueue_req(conn)


def _headers(response: Any) -> list[str]:
    """The status line and the headers that gunicorn adds, as few as HTTP/1.1 lets us."""
    major, minor = response.req.version
    headers = [f"HTTP/{major}.{minor} {response.status}\r\n"]
    if response.with_date:
        headers.append(f"Date: {util.http_date()}\r\n")
    if response.should_close():
        headers.append("Connection: close\r\n")
    elif (major, minor) < (1, 1):
        headers.append("Connection: keep-alive\r\n")
    if response.chunked:
        headers.append("Transfer-Encoding: chunked\r\n")
    return headers
