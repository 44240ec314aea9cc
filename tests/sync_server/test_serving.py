"""The real server process over real sockets: sizes on the wire, broken lines, many laptops at once, its end."""

import hashlib
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sync_protocol.entries import COHORT
from sync_protocol.exchange import Answer
from sync_protocol.slices import short_name, slice_name
from tests.sync_server.laptops import Laptop
from tests.sync_server.over_http import enrolled_at, over_http
from tests.sync_server.server_process import ROOT, Server, answer, command, environment, serving


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "centre"
    assert command(folder, "init").returncode == 0
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, ["--workers", "2"]) as server:
        yield server


@pytest.fixture(scope="module")
def either(centre_folder: Path) -> Iterator[Server]:
    """A server on SQLite, then one on PostgreSQL, for what a database can make slow or wrong."""
    assert command(centre_folder, "init").returncode == 0
    with serving(centre_folder, ["--workers", "2"]) as server:
        yield server


def enrol(server: Server, folder: Path, name: str) -> Laptop:
    return enrolled_at(server, str(answer(folder, "enrol", "--cohort", "Spring course")["code"]), name)


def raw(server: Server, data: bytes) -> bytes:
    """Everything that comes back on a connection of its own, which the centre closes."""
    with socket.create_connection((server.host, server.port), timeout=20) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


def head(server: Server, length: int) -> bytes:
    return f"POST /exchange HTTP/1.1\r\nHost: {server.host}\r\nContent-Length: {length}\r\n\r\n".encode()


def test_an_exchange_with_nothing_new_is_small_on_the_wire(server: Server, folder: Path) -> None:
    amina = enrol(server, folder, "Amina")
    amina.catch_up(over_http(server))
    request = amina.request()
    sent = head(server, len(request)) + request
    came = raw(server, sent)
    headers, _, body = came.partition(b"\r\n\r\n")
    amina.read(body, request)
    assert headers.split(b"\r\n")[0] == b"HTTP/1.1 200 OK"
    assert b"Server" not in headers and b"Date" not in headers
    assert len(sent) <= 300 and len(came) <= 250


def test_two_exchanges_on_one_connection(server: Server, folder: Path) -> None:
    amina = enrol(server, folder, "Amina")
    connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
    try:
        for _ in range(3):
            request = amina.request()
            connection.request("POST", "/exchange", request)
            amina.read(connection.getresponse().read(), request)
            assert connection.sock is not None  # kept open
        connection.request("POST", "/exchange", b"nonsense")
        assert connection.getresponse().read()
        connection.request("POST", "/exchange", request)
        assert connection.getresponse().status == 200
    finally:
        connection.close()


def test_a_line_cut_in_the_middle_keeps_the_whole_slices(either: Server, centre_folder: Path) -> None:
    amina = enrol(either, centre_folder, "Amina")
    slices = [amina.pack(amina.entry("note.edit", os.urandom(4_000), "mine")) for _ in range(3)]
    request = amina.request(*slices)
    sent = head(either, len(request)) + request
    for cut in (len(sent) - 10, len(sent) - len(slices[2]) - 10):
        raw(either, sent[:cut])
    held = [slice_name(data) for data in slices]
    missing = amina.exchange(over_http(either), offer=held).missing
    assert missing == (short_name(held[2]),)


def test_what_is_too_large_is_refused(server: Server) -> None:
    came = raw(server, head(server, 50_000_000))
    assert came.startswith(b"HTTP/1.1 413 ")


def test_many_laptops_at_once_lose_nothing_and_skip_nothing(server: Server, folder: Path) -> None:
    """Writers on both worker processes, readers in between: counts come without holes, everybody gets everything."""
    writers = [enrol(server, folder, f"Writer {number}") for number in range(4)]
    readers = [enrol(server, folder, f"Reader {number}") for number in range(2)]

    def write(laptop: Laptop) -> list[bytes]:
        slices = [laptop.pack(laptop.entry("post.made", os.urandom(40), COHORT)) for _ in range(12)]
        for data in slices:
            assert laptop.exchange(over_http(server), data).acknowledged
        return slices

    def read(laptop: Laptop) -> list[Answer]:
        return [laptop.exchange(over_http(server)) for _ in range(25)]

    with ThreadPoolExecutor(6) as pool:
        written = [pool.submit(write, laptop) for laptop in writers]
        heard = [pool.submit(read, laptop) for laptop in readers]
        posts = {slice_name(data) for work in written for data in work.result()}
        assert all(work.result() for work in heard)
    for laptop in (*readers, *writers):
        laptop.catch_up(over_http(server))
        assert posts <= set(laptop.slices)


def test_pages_and_packs_are_served_beside(server: Server, folder: Path) -> None:
    (folder / "packs" / "targets").mkdir(exist_ok=True)
    (folder / "packs" / "targets" / "week-1.zip").write_bytes(bytes(range(256)) * 4)
    connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
    try:
        connection.request("GET", "/packs/targets/week-1.zip", headers={"Range": "bytes=250-259"})
        response = connection.getresponse()
        assert (response.status, response.read()) == (206, bytes([250, 251, 252, 253, 254, 255, 0, 1, 2, 3]))
        for path, status in (("/login", 200), ("/review", 302), ("/static/centre/centre.css", 200), ("/admin/", 302)):
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            assert (path, response.status) == (path, status)
            assert response.headers["Server"] is None
    finally:
        connection.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_good_order(folder: Path, number: signal.Signals) -> None:
    with serving(folder) as server:
        raw(server, b"GET /exchange HTTP/1.1\r\nHost: c\r\nConnection: close\r\n\r\n")
        server.process.send_signal(number)
        assert server.process.wait(timeout=20) == 0


def test_it_ends_with_its_parent(folder: Path) -> None:
    """A parent that is killed leaves no centre behind: the pipe closes only when the last process has gone."""
    parent = (
        "import subprocess, sys\n"
        f"line = [sys.executable, '-m', 'sync_server', '--data', {str(folder)!r}, 'serve', '--port', '0']\n"
        "subprocess.Popen([*line, '--with-parent']).wait()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("listening on ")
        process.kill()
        assert process.stdout.read() == ""


def test_a_taken_port_is_said_in_one_sentence(server: Server, folder: Path) -> None:
    done = command(folder, "serve", "--port", str(server.port))
    assert done.returncode == 1
    assert done.stderr == f"Cannot listen on 127.0.0.1, port {server.port}: Address already in use.\n"


def test_the_first_exchange_of_a_long_course(either: Server, centre_folder: Path) -> None:
    """10,000 entries as 100 slices: up in few requests, down to a second laptop in few."""
    amina = enrol(either, centre_folder, "Amina")
    slices = [
        amina.pack(*[amina.entry("note.edit", hashlib.sha256(bytes([n])).digest() * 3, "mine") for n in range(100)])
        for _ in range(100)
    ]
    for start in range(0, 100, 50):
        assert len(amina.exchange(over_http(either), *slices[start : start + 50]).acknowledged) == 50
    amina.positions["p"] = 0
    amina.slices.clear()
    rounds = 0
    while amina.exchange(over_http(either), room=1_000_000).more:
        rounds += 1
    assert {slice_name(data) for data in slices} <= set(amina.slices) and rounds < 10
