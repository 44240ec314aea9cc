"""Laptops that talk to a real centre over a real socket."""

import http.client
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sync_protocol import enrolment as wire
from tests.sync_server.laptops import Laptop, Send, enrol_request
from tests.sync_server.server_process import Server


def over_http(server: Server, path: str = "/exchange") -> Send:
    """Sends each request on a connection of its own."""

    def send(request: bytes) -> bytes:
        connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
        try:
            return _post(connection, path, request)
        finally:
            connection.close()

    return send


@contextmanager
def kept_open(servers: Sequence[Server]) -> Iterator[Sequence[Send]]:
    """One connection to each of these servers, kept open until the block ends."""
    connections = [http.client.HTTPConnection(server.host, server.port, timeout=20) for server in servers]

    def through(connection: http.client.HTTPConnection) -> Send:
        return lambda request: _post(connection, "/exchange", request)

    try:
        yield [through(connection) for connection in connections]
    finally:
        for connection in connections:
            connection.close()


def enrolled_at(server: Server, code: str, name: str) -> Laptop:
    """A laptop that enrolled with this code."""
    parsed = wire.parse_code(code)
    laptop = Laptop(b"")
    request = enrol_request(laptop, code, name)
    given = wire.read_enrol_answer(over_http(server, "/enrol")(request), request, parsed, laptop.device.public)
    laptop.centre_public, laptop.person, laptop.centre_run = given.centre_public, given.person, given.run
    laptop.positions = dict.fromkeys(given.feeds, 0)
    return laptop


def _post(connection: http.client.HTTPConnection, path: str, request: bytes) -> bytes:
    connection.request("POST", path, request)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, response.status
    return body
