"""The fetcher against servers and links that behave, and others."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.network.patience import Patience
from tests.support.bad_link import PORTAL, BadLink, Weather
from tests.support.loop_thread import LoopThread
from tests.support.scripted_server import Asked, ScriptedServer, answer

SHORT = Patience(connect=0.3, quiet=0.3, slowest=1e9)


@pytest.fixture
def fetcher() -> Iterator[HttpFetcher]:
    made = HttpFetcher(time.monotonic, patience=SHORT)
    yield made
    made.close()


def posted(fetcher: HttpFetcher, address: str, body: bytes = b"hello", max_bytes: int = 10_000) -> tuple[int, bytes]:
    reply = fetcher.post(f"{address}/exchange", body, max_bytes=max_bytes)
    return reply.status, b"".join(reply.chunks())


def code_of(fetcher: HttpFetcher, address: str, **how: int) -> str:
    with pytest.raises(Known) as caught:
        posted(fetcher, address, **how)
    return caught.value.code


def echo(asked: Asked) -> bytes:
    return answer(asked.body)


def test_a_request_says_no_more_than_it_must(fetcher: HttpFetcher) -> None:
    with ScriptedServer(echo) as server:
        assert posted(fetcher, server.address) == (200, b"hello")
        lines = server.asked[0].lines.decode().split("\r\n")
    assert lines == ["POST /exchange HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "Content-Length: 5", "", ""]


class FirstBytes(LoopThread):
    """Notes what comes at once, and answers."""

    first = b""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.first = await reader.read(65_536)
        writer.write(answer(b"yes"))
        await writer.drain()


def test_a_short_request_leaves_at_once(fetcher: HttpFetcher) -> None:
    with FirstBytes() as server:
        assert posted(fetcher, f"http://127.0.0.1:{server.port}", b"x" * 1_000) == (200, b"yes")
    assert server.first.endswith(b"\r\n\r\n" + b"x" * 1_000)


@pytest.mark.parametrize("size", [0, 1_300, 1_400, 1_500, 1_600, 300_000])
def test_bodies_of_all_sizes_arrive_whole(fetcher: HttpFetcher, size: int) -> None:
    body = bytes(range(250)) * (size // 250 + 1)
    with ScriptedServer(echo) as server:
        for _ in range(2):
            assert posted(fetcher, server.address, body[:size], 400_000) == (200, body[:size])


def test_every_byte_is_counted(fetcher: HttpFetcher) -> None:
    with ScriptedServer(echo) as server:
        posted(fetcher, server.address)
        posted(fetcher, server.address, b"again")
        up = sum(len(asked.lines) + len(asked.body) for asked in server.asked)
    assert fetcher.traffic.up == up
    assert fetcher.traffic.down == 2 * len(answer(b"hello"))
    assert fetcher.traffic.requests == 2


def test_a_connection_is_kept(fetcher: HttpFetcher) -> None:
    with ScriptedServer(echo) as server:
        for _ in range(3):
            posted(fetcher, server.address)
        assert {asked.connection for asked in server.asked} == {0}


def test_a_kept_connection_that_was_closed_is_made_anew(fetcher: HttpFetcher) -> None:
    with ScriptedServer(echo, closes=True) as server:
        for _ in range(3):
            assert posted(fetcher, server.address) == (200, b"hello")
        assert [asked.connection for asked in server.asked] == [0, 1, 2]


def test_a_body_comes_as_it_arrives(fetcher: HttpFetcher) -> None:
    """The first half is given although the second never comes."""
    with ScriptedServer(lambda asked: b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst") as server:
        chunks = fetcher.post(server.address, b"", max_bytes=100).chunks()
        assert next(chunks) == b"first"
        with pytest.raises(Known, match="too-slow"):
            next(chunks)


def test_statuses_of_a_post_are_for_the_caller(fetcher: HttpFetcher) -> None:
    with ScriptedServer(lambda asked: answer(b"no", "403 Forbidden")) as server:
        assert posted(fetcher, server.address) == (403, b"no")


@pytest.mark.parametrize(
    ("status", "code"),
    [("404 Not Found", "source-missing"), ("410 Gone", "source-missing"), ("500 Oh", "centre-busy"),
     ("503 Busy", "centre-busy"), ("429 Slow down", "centre-busy"), ("403 Forbidden", "source-refuses"),
     ("401 Who", "source-refuses"),
     ("204 No Content", "answer-nonsense")],
)  # fmt: skip
def test_statuses_of_a_get(fetcher: HttpFetcher, status: str, code: str) -> None:
    with ScriptedServer(lambda asked: answer(b"", status)) as server, pytest.raises(Known) as caught:
        fetcher.get(server.address, max_bytes=10)
    assert caught.value.code == code
    assert caught.value.facts["status"] == int(status[:3])


def test_a_get_gives_chunks_and_tells_how_far_it_is(fetcher: HttpFetcher) -> None:
    body = bytes(range(256)) * 300
    told: list[tuple[int, int | None]] = []
    with ScriptedServer(lambda asked: answer(body)) as server:
        chunks = fetcher.get(f"{server.address}/a", max_bytes=10**6, progress=lambda *so_far: told.append(so_far))
        assert b"".join(chunks) == body
    assert told[-1] == (len(body), len(body))
    assert fetcher.traffic.rate is not None


def test_a_part_of_a_file(fetcher: HttpFetcher) -> None:
    right = answer(b"part", "206 Partial Content", lines=["Content-Range: bytes 4-7/10"])
    with ScriptedServer(lambda asked: right) as server:
        part = fetcher.part(server.address, (4, 8), whole=10)
        assert (part.first, part.end, b"".join(part.chunks)) == (4, 8, b"part")
        assert b"Range: bytes=4-7\r\n" in server.asked[0].lines


def test_the_whole_instead_of_a_part(fetcher: HttpFetcher) -> None:
    with ScriptedServer(lambda asked: answer(b"0123456789")) as server:
        part = fetcher.part(server.address, (4, 8), whole=10)
        assert (part.first, part.end, b"".join(part.chunks)) == (0, 10, b"0123456789")


@pytest.mark.parametrize(
    ("status", "lines", "body", "code", "reason"),
    [
        ("206 Partial Content", ["Content-Range: bytes 4-6/10"], b"par", "answer-nonsense", "range"),
        ("206 Partial Content", ["Content-Range: bytes 4-7/10"], b"parts", "answer-nonsense", "range"),
        ("206 Partial Content", ["Content-Range: bytes 3-6/10"], b"part", "answer-nonsense", "range"),
        ("206 Partial Content", ["Content-Range: bytes 4-7/11"], b"part", "answer-nonsense", "length"),
        ("206 Partial Content", ["Content-Range: octets 4-7/10"], b"part", "answer-nonsense", "range"),
        (
            "206 Partial Content",
            ["Content-Type: multipart/byteranges; boundary=x"],
            b"part",
            "answer-nonsense",
            "range",
        ),
        ("416 Range Not Satisfiable", ["Content-Range: bytes */3"], b"", "answer-nonsense", "range"),
        ("200 OK", [], b"another file", "answer-nonsense", "length"),
        ("200 OK", ["Content-Type: text/html; charset=utf-8"], b"<html>Welcome</html>", "answer-nonsense", "page"),
        ("302 Found", ["Location: /elsewhere"], b"", "answer-nonsense", None),
        ("404 Not Found", [], b"", "source-missing", None),
        ("503 Busy", [], b"", "centre-busy", None),
    ],
)
def test_parts_that_are_no_parts(
    fetcher: HttpFetcher, status: str, lines: list[str], body: bytes, code: str, reason: str | None
) -> None:
    with ScriptedServer(lambda asked: answer(body, status, lines=lines)) as server:
        with pytest.raises(Known) as caught:
            fetcher.part(server.address, (4, 8), whole=10)
        assert (caught.value.code, caught.value.facts.get("reason")) == (code, reason)
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("head", "body", "code"),
    [
        (b"HTTP/1.1 206 P\r\nContent-Range: bytes 4-7/*\r\n\r\n", b"pa", "cut"),
        (b"HTTP/1.1 206 P\r\nContent-Range: bytes 4-7/10\r\nContent-Length: 4\r\n\r\n", b"pa", "cut"),
        (b"HTTP/1.1 206 P\r\nContent-Range: bytes 4-7/10\r\n\r\n", b"part and more", "too-large"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"0123456789 and more", "too-large"),
    ],
)
def test_parts_that_end_too_early_or_never(fetcher: HttpFetcher, head: bytes, body: bytes, code: str) -> None:
    with ScriptedServer(lambda asked: head + body, closes=True) as server:
        part = fetcher.part(server.address, (4, 8), whole=10)
        with pytest.raises(Known, match=code):
            b"".join(part.chunks)


def test_redirects_are_not_followed(fetcher: HttpFetcher) -> None:
    with ScriptedServer(lambda asked: answer(b"", "302 Found", lines=["Location: /elsewhere"])) as server:
        assert posted(fetcher, server.address) == (302, b"")
        assert len(server.asked) == 1


# bad days


def test_plain_http_stays_on_this_machine(fetcher: HttpFetcher) -> None:
    assert code_of(fetcher, "http://centre.example.org") == "plain-http"
    assert fetcher.traffic.requests == 0


def test_nobody_there(fetcher: HttpFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert code_of(fetcher, f"http://127.0.0.1:{port}") == "unreachable"


def test_a_name_that_is_none(fetcher: HttpFetcher) -> None:
    assert code_of(fetcher, "https://centre.invalid") == "unreachable"
    assert code_of(fetcher, "https://" + "a" * 70 + ".invalid") == "unreachable"


def test_a_server_that_does_not_speak_tls(fetcher: HttpFetcher) -> None:
    with BadLink(0, Weather(portal=PORTAL)) as link:
        assert code_of(fetcher, f"https://127.0.0.1:{link.port}") in ("unreachable", "too-slow")


def test_a_server_that_never_answers(fetcher: HttpFetcher) -> None:
    with ScriptedServer(lambda asked: None) as server:
        assert code_of(fetcher, server.address) == "too-slow"


def test_a_link_that_stalls(fetcher: HttpFetcher) -> None:
    with BadLink(0, Weather(stalled=True)) as link:
        assert code_of(fetcher, link.address) == "too-slow"


def test_a_slow_link_that_moves_is_not_given_up() -> None:
    """Each byte comes before patience ends, all of them long after: what was sent is given its time to arrive."""
    fetcher = HttpFetcher(time.monotonic, patience=Patience(connect=1, quiet=0.4, slowest=2_000))
    with ScriptedServer(echo) as server, BadLink(server.port, Weather(latency=0.1, rate=4_000)) as link:
        assert posted(fetcher, link.address, bytes(2_000)) == (200, bytes(2_000))
    fetcher.close()


@pytest.mark.parametrize("at", [1, 10, 20, 37, 38, 50, 90])
def test_an_answer_cut_anywhere(fetcher: HttpFetcher, at: int) -> None:
    with ScriptedServer(lambda asked: answer(bytes(60))) as server, BadLink(server.port, Weather(cut_down=at)) as link:
        assert code_of(fetcher, link.address) == "cut"


@pytest.mark.parametrize("at", [1, 30, 70])
def test_a_request_cut_anywhere(fetcher: HttpFetcher, at: int) -> None:
    with ScriptedServer(echo) as server, BadLink(server.port, Weather(cut_up=at)) as link:
        assert code_of(fetcher, link.address) == "cut"
        assert server.asked == []


@pytest.mark.parametrize(
    "nonsense",
    [b"\x00\x01\x02\x03\x04\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 OK\r\n\r\n", b"HTTP/1.1 200 " + b"a" * 70_000,
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", b"HTTP/9.9 200 OK\r\n\r\n",
     b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1_000 + b"\r\n"],
)  # fmt: skip
def test_an_answer_that_is_not_http(fetcher: HttpFetcher, nonsense: bytes) -> None:
    with ScriptedServer(lambda asked: nonsense, closes=True) as server:
        assert code_of(fetcher, server.address) in ("answer-nonsense", "cut")


def test_an_answer_that_says_it_is_too_large(fetcher: HttpFetcher) -> None:
    with ScriptedServer(echo) as server:
        assert code_of(fetcher, server.address, max_bytes=4) == "too-large"


def test_an_answer_that_is_too_large_and_does_not_say_so(fetcher: HttpFetcher) -> None:
    with ScriptedServer(lambda asked: b"HTTP/1.1 200 OK\r\n\r\n" + bytes(200_000), closes=True) as server:
        assert code_of(fetcher, server.address, max_bytes=100) == "too-large"
    assert fetcher.traffic.down < 150_000


def test_after_every_bad_answer_the_next_request_works(fetcher: HttpFetcher) -> None:
    scripts = iter([b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf", answer(b"good")])
    with ScriptedServer(lambda asked: next(scripts)) as server:
        code_of(fetcher, server.address)
        code_of(fetcher, server.address)
        assert posted(fetcher, server.address) == (200, b"good")


def test_a_reply_may_be_left_unread(fetcher: HttpFetcher) -> None:
    with ScriptedServer(lambda asked: answer(bytes(100_000))) as server:
        fetcher.post(server.address, b"", max_bytes=10**6).close()
        chunks = fetcher.get(server.address, max_bytes=10**6)
        next(chunks)
        chunks.close()  # type: ignore[attr-defined]
        assert b"".join(fetcher.get(server.address, max_bytes=10**6)) == bytes(100_000)


# stopping


def test_waiting_for_an_answer_can_be_stopped() -> None:
    patient = HttpFetcher(time.monotonic)
    asked, stop = threading.Event(), threading.Event()

    def script(request: Asked) -> None:
        asked.set()

    def stopped() -> bool:
        if asked.is_set():
            stop.set()
        return stop.is_set()

    with ScriptedServer(script) as server, pytest.raises(Cancelled):
        patient.post(server.address, b"", max_bytes=10, cancelled=stopped)
    patient.close()


def test_waiting_for_the_rest_can_be_stopped(fetcher: HttpFetcher) -> None:
    stop = threading.Event()
    with ScriptedServer(lambda asked: b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nsome") as server:
        chunks = fetcher.get(server.address, max_bytes=100, cancelled=stop.is_set)
        assert next(chunks) == b"some"
        stop.set()
        with pytest.raises(Cancelled):
            next(chunks)


def test_nothing_is_sent_by_work_that_was_stopped_before(fetcher: HttpFetcher) -> None:
    with ScriptedServer(echo) as server:
        with pytest.raises(Cancelled):
            fetcher.post(server.address, b"", max_bytes=10, cancelled=lambda: True)
        assert server.asked == []


# what a link is like


def test_the_round_trip_and_the_rate_are_measured(fetcher: HttpFetcher) -> None:
    with (
        ScriptedServer(lambda asked: answer(bytes(40_000))) as server,
        BadLink(server.port, Weather(latency=0.05, rate=100_000)) as link,
    ):
        assert fetcher.traffic.round_trip is None
        assert len(b"".join(fetcher.get(link.address, max_bytes=50_000))) == 40_000
        assert fetcher.traffic.round_trip is not None
        assert 0.1 <= fetcher.traffic.round_trip < 1
        assert fetcher.traffic.rate is not None
        assert fetcher.traffic.rate < 200_000


def test_a_link_that_sends_more_slowly_than_it_brings() -> None:
    """What is to be sent is timed by what was sent."""
    fetcher = HttpFetcher(time.monotonic, patience=Patience(quiet=5.0))
    with (
        ScriptedServer(lambda asked: answer(bytes(40_000) if asked.body == b"more" else b"")) as server,
        BadLink(server.port, lambda number: Weather(rate=40_000) if number else Weather()) as link,
    ):
        b"".join(fetcher.post(link.address, b"more", max_bytes=50_000).chunks())
        quick = fetcher.traffic.rate
        assert quick is not None and fetcher.traffic.sending == quick
        fetcher.close()
        b"".join(fetcher.post(link.address, bytes(20_000), max_bytes=50_000).chunks())
        assert fetcher.traffic.rate == quick
        assert fetcher.traffic.sending is not None
        assert 10_000 < fetcher.traffic.sending < 45_000
        assert Patience().for_first_byte(400_000, fetcher.traffic) > 30 + 400_000 / 40_000
        fetcher.close()


def test_a_transfer_that_breaks_is_measured_too(fetcher: HttpFetcher) -> None:
    with (
        ScriptedServer(lambda asked: answer(bytes(90_000))) as server,
        BadLink(server.port, Weather(latency=0.02, rate=200_000, cut_down=50_000)) as link,
    ):
        with pytest.raises(Known, match="cut"):
            b"".join(fetcher.get(link.address, max_bytes=90_000))
        assert fetcher.traffic.rate is not None


def test_a_capped_reader_slows_the_sender(fetcher: HttpFetcher) -> None:
    """The system must not take in for us what we are not allowed to read yet."""
    sent = 0
    full = threading.Event()

    def send(listening: socket.socket) -> None:
        nonlocal sent
        taken, _ = listening.accept()
        with taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16_384)
            taken.settimeout(0.3)
            taken.recv(4_096)
            taken.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n")
            try:
                while sent < 8_000_000:
                    sent += taken.send(bytes(8_192))
            except TimeoutError:
                full.set()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        sender = threading.Thread(target=send, args=(listening,))
        sender.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        chunks = fetcher.get(address, max_bytes=8_000_000, cap=lambda: 20_000)
        next(chunks)
        assert full.wait(10)
        fetcher.close()
        sender.join()
    assert sent < 1_000_000
