"""The fetcher over TLS: only with a server that shows who it is, and counted without TLS's own bytes."""

import time
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.network.patience import Patience
from tests.support.bad_link import PORTAL, BadLink, Weather
from tests.support.own_authority import TODAY, Authority
from tests.support.scripted_server import Asked, ScriptedServer, answer


def echo(asked: Asked) -> bytes:
    return answer(asked.body)


def fetcher(ca_file: Path | None = None) -> HttpFetcher:
    return HttpFetcher(time.monotonic, patience=Patience(connect=2, quiet=2), ca_file=ca_file)


def reason(made: HttpFetcher, port: int) -> object:
    with pytest.raises(Known) as caught:
        made.post(f"https://127.0.0.1:{port}/exchange", b"private", max_bytes=100)
    made.close()
    assert caught.value.code == "unreachable"
    return caught.value.facts["reason"]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def test_a_trusted_server(authority: Authority) -> None:
    made = fetcher(authority.ca_file)
    with ScriptedServer(echo, tls=authority.server()) as server:
        for _ in range(2):
            reply = made.post(f"https://127.0.0.1:{server.port}/exchange", b"private", max_bytes=100)
            assert b"".join(reply.chunks()) == b"private"
        assert {asked.connection for asked in server.asked} == {0}
        assert made.traffic.up == sum(len(asked.lines) + len(asked.body) for asked in server.asked)
        assert made.traffic.down == 2 * len(answer(b"private"))
        made.close()


def test_a_large_answer(authority: Authority) -> None:
    made = fetcher(authority.ca_file)
    body = bytes(range(256)) * 4_000
    with ScriptedServer(lambda asked: answer(body), tls=authority.server()) as server:
        assert b"".join(made.get(f"https://127.0.0.1:{server.port}/pack", max_bytes=10**7)) == body
        made.close()


def test_an_authority_that_nobody_trusts(authority: Authority) -> None:
    with ScriptedServer(echo, tls=authority.server()) as server:
        assert reason(fetcher(), server.port) == "certificate"
        assert server.asked == []


def test_a_certificate_of_another_host(authority: Authority) -> None:
    with ScriptedServer(echo, tls=authority.server(host="127.0.0.2")) as server:
        assert reason(fetcher(authority.ca_file), server.port) == "certificate"


@pytest.mark.parametrize("days", [-3_650, 3_650])
def test_a_clock_ten_years_off(authority: Authority, days: int) -> None:
    """The certificate is good, but not by this laptop's clock."""
    with ScriptedServer(echo, tls=authority.server(since=TODAY + timedelta(days=days))) as server:
        assert reason(fetcher(authority.ca_file), server.port) == "certificate"


def test_something_that_speaks_no_tls(authority: Authority) -> None:
    with BadLink(0, Weather(portal=PORTAL)) as link:
        made = fetcher(authority.ca_file)
        with pytest.raises(Known) as caught:
            made.post(f"https://127.0.0.1:{link.port}/exchange", b"private", max_bytes=100)
        assert caught.value.code in ("unreachable", "too-slow")
        made.close()


def test_a_connection_that_dies_within_the_handshake(authority: Authority) -> None:
    with (
        ScriptedServer(echo, tls=authority.server()) as server,
        BadLink(server.port, Weather(cut_down=50)) as link,
    ):
        made = fetcher(authority.ca_file)
        with pytest.raises(Known) as caught:
            made.post(f"https://127.0.0.1:{link.port}/exchange", b"private", max_bytes=100)
        assert caught.value.code in ("cut", "unreachable")
        made.close()
