"""Connections that go on with a session of TLS: cheaper, with the same host only, and whole again when refused."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.network.patience import Patience
from desktop_app.network.tls import LONGEST, TlsMemory
from tests.support.bad_link import BadLink, Weather
from tests.support.own_authority import Authority
from tests.support.scripted_server import Asked, ScriptedServer, answer
from tests.support.tls_proxy import tls_proxy
from tests.support.web_server import free_port

ALERT = b"\x15\x03\x03\x00\x02\x02\x28"
"""A fatal handshake failure."""


class Moving(BadLink):
    """A link whose other end is another server from now on."""

    def lead_to(self, port: int) -> None:
        self._target = port


def echo(asked: Asked) -> bytes:
    return answer(asked.body)


@dataclass
class Laptop:
    """A process that exchanges: one memory, and a fetcher each time. ``now`` is what its memory takes for the time."""

    ca_file: Path
    now: float = 0.0
    memory: TlsMemory = field(init=False)

    def __post_init__(self) -> None:
        self.memory = TlsMemory(lambda: self.now)

    def exchange(self, port: int, host: str = "127.0.0.1") -> bytes:
        made = HttpFetcher(time.monotonic, patience=Patience(connect=2, quiet=2), ca_file=self.ca_file, tls=self.memory)
        try:
            return b"".join(made.post(f"https://{host}:{port}/exchange", b"private", max_bytes=100).chunks())
        finally:
            made.close()

    def resumes(self, port: int, begins: bytes = b"HTTP/1.1 200") -> bool:
        """Whether a connection goes on with a session; the answer begins so."""
        with (
            socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
            self.memory.context(self.ca_file).wrap_socket(plain, server_hostname="127.0.0.1") as secure,
        ):
            secure.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert secure.recv(100).startswith(begins)
            secure.remember()
            return bool(secure.session_reused)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def laptop(authority: Authority) -> Laptop:
    return Laptop(authority.ca_file)


def older(context: ssl.SSLContext) -> ssl.SSLContext:
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


@pytest.mark.parametrize("change", [lambda context: context, older], ids=["TLS 1.3", "TLS 1.2"])
def test_every_exchange_after_the_first_is_cheaper(
    authority: Authority, laptop: Laptop, change: Callable[[ssl.SSLContext], ssl.SSLContext]
) -> None:
    with (
        ScriptedServer(echo, tls=change(authority.server())) as server,
        BadLink(server.port) as link,
    ):
        costs = []
        for _ in range(4):
            before = link.up + link.down
            assert laptop.exchange(link.port) == b"private"
            costs.append(link.up + link.down - before)
        assert max(costs[1:]) < costs[0] - 400
        assert laptop.resumes(link.port)
        assert {asked.connection for asked in server.asked} == {0, 1, 2, 3, 4}


def test_a_ticket_is_offered_once(authority: Authority, laptop: Laptop) -> None:
    tls = authority.server()
    with ScriptedServer(echo, tls=tls) as server:
        laptop.exchange(server.port)
        context = laptop.memory.context(laptop.ca_file)
        with (
            socket.create_connection(("127.0.0.1", server.port), timeout=5) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as secure,
        ):
            assert secure.session_reused
            secure.remember()  # nothing was read: there is no newer ticket to keep
        assert not laptop.resumes(server.port)
        assert laptop.resumes(server.port)


def test_a_server_that_gives_no_tickets(authority: Authority, laptop: Laptop) -> None:
    tls = authority.server()
    tls.num_tickets = 0
    with ScriptedServer(echo, tls=tls) as server:
        assert [laptop.resumes(server.port) for _ in range(2)] == [False, False]


def test_another_host_gets_no_session(authority: Authority, laptop: Laptop) -> None:
    """The two servers know each other's tickets; only the names differ, and the second one's certificate is wrong."""
    with ScriptedServer(echo, tls=authority.server()) as server:
        assert laptop.exchange(server.port) == b"private"
        with pytest.raises(Known) as caught:
            laptop.exchange(server.port, "localhost")
        assert caught.value.facts["reason"] == "certificate"
        assert laptop.resumes(server.port)


def test_another_port_gets_no_session(authority: Authority, laptop: Laptop) -> None:
    tls = authority.server()
    with ScriptedServer(echo, tls=tls) as one, ScriptedServer(echo, tls=tls) as other:
        laptop.exchange(one.port)
        assert not laptop.resumes(other.port)
        assert laptop.resumes(one.port)


def test_other_authorities_take_no_session_over(authority: Authority, laptop: Laptop, tmp_path: Path) -> None:
    with ScriptedServer(echo, tls=authority.server()) as server:
        laptop.exchange(server.port)
        own = laptop.ca_file.read_bytes()
        (tmp_path / "other").mkdir()
        laptop.ca_file.write_bytes(Authority(tmp_path / "other").ca_file.read_bytes())
        with pytest.raises(Known) as caught:
            laptop.exchange(server.port)
        assert caught.value.facts["reason"] == "certificate"
        laptop.ca_file.write_bytes(own)
        assert not laptop.resumes(server.port)


def test_a_day_later_the_certificate_is_looked_at_again(authority: Authority, laptop: Laptop) -> None:
    """However often it was gone on with meanwhile."""
    with ScriptedServer(echo, tls=authority.server()) as server:
        found = []
        for _ in range(5):
            found.append(laptop.resumes(server.port))
            laptop.now += LONGEST / 3 + 1
        assert found == [False, True, True, False, True]


def test_a_server_that_forgot(authority: Authority, laptop: Laptop) -> None:
    """It was started anew, with other keys for its tickets: a whole handshake, in the same exchange."""
    with ScriptedServer(echo, tls=authority.server()) as first, Moving(first.port) as link:
        laptop.exchange(link.port)
        with ScriptedServer(echo, tls=authority.server()) as second:
            link.lead_to(second.port)
            assert laptop.exchange(link.port) == b"private"
            assert len(second.asked) == 1
            assert laptop.resumes(link.port)


def test_a_server_that_breaks_off_at_a_session(authority: Authority, laptop: Laptop) -> None:
    alerts = Weather(portal=ALERT)
    with (
        ScriptedServer(echo, tls=authority.server()) as server,
        BadLink(server.port, lambda connection: alerts if connection == 1 else Weather()) as link,
    ):
        for _ in range(2):
            assert laptop.exchange(link.port) == b"private"
        assert link.connections == 3


def test_without_a_session_a_broken_handshake_is_not_tried_again(authority: Authority, laptop: Laptop) -> None:
    with BadLink(0, Weather(portal=ALERT)) as link:
        with pytest.raises(Known) as caught:
            laptop.exchange(link.port)
        assert (caught.value.code, caught.value.facts.get("reason")) == ("unreachable", "tls")
        assert link.connections == 1


@pytest.mark.parametrize("cut", [1, 60, 150, 250])
def test_a_link_that_dies_within_the_handshake(authority: Authority, laptop: Laptop, cut: int) -> None:
    dying = Weather(cut_down=cut)
    with (
        ScriptedServer(echo, tls=authority.server()) as server,
        BadLink(server.port, lambda connection: dying if connection == 1 else Weather()) as link,
    ):
        laptop.exchange(link.port)
        with pytest.raises(Known) as caught:
            laptop.exchange(link.port)
        assert caught.value.code in ("cut", "unreachable")
        for _ in range(2):
            assert laptop.exchange(link.port) == b"private"


def test_many_hosts_are_not_kept_for_ever(authority: Authority, laptop: Laptop) -> None:
    with ScriptedServer(echo, tls=authority.server()) as server:
        laptop.exchange(server.port)
        context = laptop.memory.context(laptop.ca_file)
        with (
            socket.create_connection(("127.0.0.1", server.port), timeout=5) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as secure,
        ):
            kept = secure.session
        assert isinstance(kept, ssl.SSLSession)
        laptop.exchange(server.port)
        for port in range(8):
            context.keep(("127.0.0.1", port), kept, 0.0)
        assert not laptop.resumes(server.port)


def test_two_threads_at_once(authority: Authority, laptop: Laptop) -> None:
    with ScriptedServer(echo, tls=authority.server()) as server:
        found: list[bytes] = []

        def exchange() -> None:
            found.extend(laptop.exchange(server.port) for _ in range(5))

        threads = [threading.Thread(target=exchange) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert found == [b"private"] * 10


def test_the_configuration_that_operators_are_given(authority: Authority, laptop: Laptop, tmp_path: Path) -> None:
    """nginx as docs/nginx/ has it: no centre stands behind it, and what it says then is answer enough."""
    (tmp_path / "packs").mkdir()
    with tls_proxy(free_port(), tmp_path / "packs", authority.server_file(), tmp_path / "nginx") as port:
        assert [laptop.resumes(port, b"HTTP/1.1 ") for _ in range(3)] == [False, True, True]
