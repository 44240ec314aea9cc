"""Sent, and no answer came: the power went, the line broke, the centre died. What the badge and the Sync page say then
is true, and nothing is there twice when they meet again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from pytestqt.qtbot import QtBot

from desktop_app.domain.sharing import SharingState
from desktop_app.operations import exchanging, notes, practices
from desktop_app.pages.sync.exchange_words import exchange_words
from desktop_app.pages.sync.state_words import state_words
from desktop_app.widgets.sync_badge import badge_lines
from sync_server.centre.models import KnownEntry, Practice, Slice
from tests.support.simulation import World
from tests.support.simulation_centre import own_database
from tests.support.simulation_laptop import SimulatedLaptop
from tests.support.simulation_link import Fault

WAIT = "2 items wait to be sent"


@pytest.fixture
def world(tmp_path: Path, django_db_blocker: DjangoDbBlocker, qtbot: QtBot) -> Iterator[World]:
    """One laptop that has told all it had; then somebody writes a note and submits a practice."""
    with django_db_blocker.unblock(), own_database():
        made = World(tmp_path, people=(1,))
        laptop = made.laptops[0]
        assert made.exchange(laptop) is None
        made.write_note(laptop)
        made.write_practice(laptop)
        made.decide_about_practice(laptop, 0, "submit")
        yield made
        made.close()


def badge(laptop: SimulatedLaptop) -> list[str]:
    return [line.words for line in badge_lines(exchanging.status(laptop.session))]


def states(laptop: SimulatedLaptop) -> set[SharingState]:
    return {
        *(note.state for note in notes.list_notes(laptop.session)),
        *(each.state for each in practices.list_practices(laptop.session, mine=True)),
    }


def page(laptop: SimulatedLaptop) -> tuple[str, str]:
    view = exchanging.sync_view(laptop.session)
    said = state_words(view, laptop.session.clock.local(laptop.session.clock.now()))
    return said.title, said.first


def check_all_waits(laptop: SimulatedLaptop, contact: object) -> None:
    status = exchanging.status(laptop.session)
    assert (status.waiting, status.refused, status.sending, status.saved) == (2, 0, None, True)
    assert status.last_contact == contact
    assert states(laptop) == {SharingState.WAITING}
    assert badge(laptop)[:2] == ["All saved on this laptop", WAIT]
    title, first = page(laptop)
    assert title == "Everything you wrote is saved on this laptop." and first.startswith(WAIT)
    items = exchanging.sync_view(laptop.session).items
    assert [each.state for each in items if each.state is not SharingState.RECEIVED] == [SharingState.WAITING] * 2


def check_all_is_there_once(world: World, laptop: SimulatedLaptop) -> None:
    assert states(laptop) == {SharingState.RECEIVED}
    assert exchanging.status(laptop.session).waiting == 0
    assert badge(laptop)[1] == "Nothing waits to be sent"
    assert page(laptop)[0] == "All you finished has reached the server."
    own = {entry.id for _, entry in laptop.session.journal.entries.each() if entry.kind == "practice.submitted"}
    assert {(row.run, row.counter) for row in KnownEntry.objects.filter(kind="practice.submitted")} == own
    assert Practice.objects.count() == 1


@pytest.mark.parametrize("at", [0, 300, 700, 990])
def test_the_power_goes_between_the_request_and_the_end_of_its_answer(world: World, at: int) -> None:
    """All arrived; the laptop cannot know, and says so after it started again."""
    laptop = world.laptops[0]
    contact = exchanging.status(laptop.session).last_contact
    rows = exchanging.sync_view(laptop.session).exchanges
    world.exchange(laptop, [Fault("laptop-dies", at)])
    there = set(world.centre.accepted())
    assert Practice.objects.count() == 1  # it did arrive
    check_all_waits(laptop, contact)
    assert exchanging.sync_view(laptop.session).exchanges == rows  # nothing is told of an exchange nobody saw end
    assert world.exchange(laptop) is None
    assert world.centre.accepted() == there  # the same slices, by their names
    check_all_is_there_once(world, laptop)
    newest = exchanging.sync_view(laptop.session).history[0]
    assert newest.ok and exchanging.status(laptop.session).last_contact is not None


@pytest.mark.parametrize("kind", ["cut-down", "lost", "cut-up"])
def test_the_line_breaks_until_it_is_given_up(world: World, kind: str) -> None:
    laptop = world.laptops[0]
    contact = exchanging.status(laptop.session).last_contact
    assert world.exchange(laptop, [Fault(kind, 10)] * 3) == "cut"
    check_all_waits(laptop, contact)
    newest = exchanging.sync_view(laptop.session).history[0]
    assert (newest.ok, newest.code, newest.received) == (False, "cut", 0)
    assert "broke" in exchange_words(newest) or "cut" in exchange_words(newest)
    there = set(world.centre.accepted())
    assert world.exchange(laptop) is None
    assert world.centre.accepted() >= there
    if kind != "cut-up":
        assert world.centre.accepted() == there
    check_all_is_there_once(world, laptop)


def test_the_centre_dies_before_it_could_answer(world: World) -> None:
    laptop = world.laptops[0]
    contact = exchanging.status(laptop.session).last_contact
    world.exchange(laptop, [Fault("centre-dies", look) for look in (0, 1, 2)])
    check_all_waits(laptop, contact)
    assert world.exchange(laptop) is None
    check_all_is_there_once(world, laptop)


def test_an_answer_that_is_not_the_centres_proves_nothing(world: World) -> None:
    """A login page says 200; an older answer of the centre is well signed."""
    laptop = world.laptops[0]
    contact = exchanging.status(laptop.session).last_contact
    for fault in (Fault("page", 100), Fault("replay", 0), Fault("garbled-down", 990)):
        assert world.exchange(laptop, [fault]) is not None
        check_all_waits(laptop, contact)
    assert world.exchange(laptop) is None
    check_all_is_there_once(world, laptop)


def test_what_came_in_an_answer_that_broke_is_kept_and_no_position_moves(world: World) -> None:
    laptop = world.laptops[0]
    assert world.exchange(laptop) is None
    world.moderate(0, "publish")
    before = dict(laptop.session.database.rows("SELECT feed, count FROM positions"))
    slices = Slice.objects.count()
    world.exchange(laptop, [Fault("cut-down", 950)] * 3)
    assert dict(laptop.session.database.rows("SELECT feed, count FROM positions")) == before
    (own,) = practices.list_practices(laptop.session, mine=True)
    assert own.state is SharingState.PUBLISHED  # the slice was whole, and the centre signed it
    assert world.exchange(laptop) is None
    assert dict(laptop.session.database.rows("SELECT feed, count FROM positions")) != before
    assert Slice.objects.count() == slices


def test_the_answer_to_the_same_question_an_hour_ago_is_not_believed(world: World) -> None:
    """Nothing new, asked twice: but for its nonce the request is the same, byte by byte. Whoever plays the first answer
    again could keep news from the laptop for ever."""
    laptop = world.laptops[0]
    for _ in range(2):
        assert world.exchange(laptop) is None
    before = dict(laptop.session.database.rows("SELECT feed, count FROM positions"))
    world.moderate(0, "publish")
    assert world.exchange(laptop, [Fault("replay", len(world.air.answers) - 1)]) == "centre-other"
    assert dict(laptop.session.database.rows("SELECT feed, count FROM positions")) == before
    assert world.exchange(laptop) is None
    (own,) = practices.list_practices(laptop.session, mine=True)
    assert own.state is SharingState.PUBLISHED
