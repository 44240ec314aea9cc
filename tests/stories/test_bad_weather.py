"""A laptop behind every kind of bad link, with and without TLS: it says what is so, loses nothing, and goes on.

A real fetcher talks over sockets to a centre behind the link. Whatever the weather, nothing is said to be received that
is not; once it clears, everything is, once.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.cli.sentences import sentence
from desktop_app.domain.errors import Known
from desktop_app.domain.exchanging import ExchangeResult
from desktop_app.domain.sharing import SharingState
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.network.patience import Patience
from desktop_app.operations import exchanging, notes
from tests.support.bad_link import PORTAL, REDIRECT, SIGN_IN, BadLink, Weather
from tests.support.laptops import FieldLaptop
from tests.support.own_authority import Authority
from tests.support.scripted_server import Asked, ScriptedServer, answer
from tests.support.small_centre import No, SmallCentre

QUICKLY = Patience(connect=1.0, quiet=0.6)


def speaks(centre: SmallCentre, asked: Asked) -> bytes:
    """The centre's answer, as HTTP."""
    try:
        return answer(centre.enrol(asked.body) if asked.path == "/enrol" else centre.exchange(asked.body))
    except No as no:
        return answer(no.body, f"{no.status} No")


@dataclass
class Place:
    """Where a laptop is: what lies between it and its centre. ``secure``: over TLS."""

    laptop: FieldLaptop
    centre: SmallCentre
    link: BadLink
    secure: bool

    @property
    def address(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.link.port}"

    def in_weather(self, weather: Weather) -> ExchangeResult:
        self.link.weather = weather
        return self.laptop.exchange()


@pytest.fixture(params=[False, True], ids=["plain", "tls"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    authority, centre = Authority(tmp_path), SmallCentre()
    secure: bool = request.param
    with (
        ScriptedServer(lambda asked: speaks(centre, asked), tls=authority.server() if secure else None) as server,
        BadLink(server.port) as link,
    ):
        laptop = FieldLaptop.new(
            tmp_path / "laptop", lambda: HttpFetcher(time.monotonic, patience=QUICKLY, ca_file=authority.ca_file)
        )
        yield Place(laptop, centre, link, secure)
        laptop.close()


@pytest.mark.parametrize(
    ("weather", "plain", "tls"),
    [
        (Weather(portal=PORTAL), {"answer-nonsense"}, {"unreachable"}),
        (Weather(portal=REDIRECT), {"answer-nonsense"}, {"unreachable"}),
        (Weather(portal=SIGN_IN), {"answer-nonsense"}, {"unreachable"}),
        (Weather(refused=True), {"cut", "unreachable"}, {"cut", "unreachable"}),
        (Weather(stalled=True), {"too-slow"}, {"too-slow", "unreachable"}),
        (Weather(cut_up=120), {"cut"}, {"cut", "unreachable"}),
        (Weather(cut_down=60), {"cut"}, {"cut", "unreachable"}),
        (Weather(stall_up=200), {"too-slow"}, {"too-slow", "unreachable"}),
        (Weather(stall_down=60), {"too-slow"}, {"too-slow", "unreachable"}),
        (Weather(stall_down=2_400, latency=0.05), {"too-slow"}, {"too-slow", "unreachable"}),
    ],
    ids=lambda value: value.__class__.__name__ if isinstance(value, set) else None,
)
def test_the_program_says_what_is_so_and_goes_on_when_it_clears(
    place: Place, weather: Weather, plain: set[str], tls: set[str]
) -> None:
    place.laptop.enrol(place.centre.new_code(), place.address)
    for _ in range(25):
        place.centre.say("practice.unpublished", None, "library", None)  # so that an answer is long enough to stall
    contact = exchanging.status(place.laptop.session).last_contact
    place.laptop.clock.advance(hours=1)
    place.laptop.write("Bridge", "It is closed.")
    result = place.in_weather(weather)
    assert result.error in (tls if place.secure else plain)
    assert (result.sent, result.waiting) == (0, 2)
    assert len(sentence(Known(result.error, **result.facts))) > 20
    view = exchanging.sync_view(place.laptop.session)
    assert view.history[0].code == result.error
    assert not view.history[0].ok
    assert (view.status.waiting, view.status.last_contact) == (2, contact)
    assert [note.state for note in notes.list_notes(place.laptop.session)] == [SharingState.WAITING]
    result = place.in_weather(Weather())
    assert (result.error, result.waiting) == (None, 0)
    assert [note.state for note in notes.list_notes(place.laptop.session)] == [SharingState.RECEIVED]
    for feed, slices in place.centre.books.feeds.items():
        assert len(slices) == len(set(slices)), feed


@pytest.mark.parametrize("portal", [PORTAL, REDIRECT, SIGN_IN], ids=["page", "redirect", "sign in"])
def test_a_login_page_while_joining(place: Place, portal: bytes) -> None:
    """Nothing is joined, the code is not used up, and the same code works afterwards."""
    code = place.centre.new_code()
    place.link.weather = Weather(portal=portal)
    with pytest.raises(Known) as caught:
        place.laptop.enrol(code, place.address)
    assert caught.value.code in ("answer-nonsense", "unreachable")
    assert not exchanging.status(place.laptop.session).enrolled
    place.link.weather = Weather()
    place.laptop.enrol(code, place.address)
    assert exchanging.status(place.laptop.session).enrolled


def test_a_login_page_with_a_certificate_of_its_own(place: Place, tmp_path: Path) -> None:
    """What answers over TLS, and is not the centre, is told nothing."""
    if not place.secure:
        return
    place.laptop.enrol(place.centre.new_code(), place.address)
    place.laptop.write("Private", "words")
    (tmp_path / "hotel").mkdir()
    hotel = Authority(tmp_path / "hotel").server()
    with ScriptedServer(lambda _: PORTAL, tls=hotel) as portal, BadLink(portal.port) as link:
        place.laptop.session.settings.set("centre", f"https://127.0.0.1:{link.port}")
        result = place.laptop.exchange()
        assert (result.error, result.facts["reason"]) == ("unreachable", "certificate")
        assert portal.asked == []


def test_a_slow_and_far_link_is_only_slow(place: Place) -> None:
    """200 ms there and back, 6 KB a second."""
    place.laptop.enrol(place.centre.new_code(), place.address)
    place.laptop.write("Bridge", "It is closed. " * 40)
    result = place.in_weather(Weather(latency=0.1, rate=6_000))
    assert (result.error, result.waiting) == (None, 0)


def test_a_link_that_dies_every_few_kilobytes_gets_everything_across(place: Place) -> None:
    """As many exchanges as the window would begin by itself; each gets on."""
    place.laptop.enrol(place.centre.new_code(), place.address)
    texts = [f"{number} {'x' * 40}{number * 7919}" for number in range(60)]
    for text in texts:
        place.laptop.write(text, text[::-1] * 6)
    place.link.weather = Weather(cut_up=9_000, cut_down=9_000)
    waiting = [exchanging.status(place.laptop.session).waiting]
    while waiting[-1] and len(waiting) < 20:
        result = place.laptop.exchange()
        assert result.error in (None, "cut", "unreachable")
        waiting.append(result.waiting)
    assert waiting[-1] == 0
    assert waiting == sorted(waiting, reverse=True)
    assert {note.state for note in notes.list_notes(place.laptop.session)} == {SharingState.RECEIVED}
