"""What the simulation found, each as the few steps that are left of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.practice_state import deciding
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import notes, practice_texts
from sync_protocol.entries import person_audience
from tests.support.simulation import World
from tests.support.simulation_centre import own_database
from tests.support.simulation_end import check_what_screens_say, end_well
from tests.support.simulation_link import Fault


@pytest.fixture
def world(tmp_path: Path, django_db_blocker: Any) -> Iterator[World]:
    """Two laptops of one person, one of another."""
    with django_db_blocker.unblock(), own_database():
        made = World(tmp_path)
        yield made
        end_well(made)
        made.close()


def test_power_goes_after_the_laptop_heard_that_the_centre_was_restored(world: World) -> None:
    """What the older run acknowledged waits until the new one says that it is there."""
    laptop = world.laptops[0]
    world.copy_centre()
    world.write_note(laptop)
    assert world.exchange(laptop) is None
    assert {note.state for note in notes.list_notes(laptop.session)} == {SharingState.RECEIVED}
    world.restore_centre(0)
    world.exchange(laptop, [Fault("good"), Fault("unreachable")])
    assert laptop.centre_run == world.centre.run
    assert {note.state for note in notes.list_notes(laptop.session)} == {SharingState.WAITING}
    check_what_screens_say(world, laptop)


def test_a_laptop_that_joined_after_the_backup_is_read_by_the_others_after_the_restore(world: World) -> None:
    """Its certificate was lost with the database; without it they could never open what it writes."""
    first = world.laptops[0]
    world.copy_centre()
    world.buy_laptop(0, with_words=True)
    joined = world.laptops[-1]
    world.write_note(joined)
    world.restore_centre(0)
    for laptop in (joined, first):
        assert world.exchange(laptop) is None
    assert len(notes.list_notes(first.session)) == 1
    world.lose_laptop(joined)


def test_what_the_centre_says_to_another_person_is_not_taken_in_when_it_is_played_again(world: World) -> None:
    """Signed by the centre, and whole: but in an answer to somebody else."""
    first, _, stranger = world.laptops
    world.buy_laptop(1, with_words=False)
    assert world.exchange(stranger) is None
    world.exchange(first, [Fault("replay", len(world.air.answers) - 1)])
    to_them = person_audience(world.persons[1])
    assert to_them in {entry.audience for _, entry in stranger.session.journal.entries.each()}
    assert to_them not in {entry.audience for _, entry in first.session.journal.entries.each()}


def test_the_same_text_from_two_laptops_is_under_review_on_both(world: World) -> None:
    """The centre takes it for one submission, and speaks of the one it saw first."""
    first, second, _ = world.laptops
    world.write_practice(first)
    for laptop in (first, second):
        world.exchange(laptop)
    for laptop in (first, second):
        world.decide_about_practice(laptop, 0, "submit")
    world.exchange(first)
    world.moderate(0, "open")
    for laptop in (second, first, second):
        world.exchange(laptop)
    for laptop in (first, second):
        (own,) = practice_texts.all_own(laptop.session)
        assert len(own.submissions) == 2
        assert own.state is SharingState.UNDER_REVIEW


def test_two_texts_from_two_laptops_have_one_state_on_both(world: World) -> None:
    """Each learned of its own submission first; one is taken back."""
    first, second, _ = world.laptops
    world.write_practice(first)
    for laptop in (first, second):
        world.exchange(laptop)
        world.type_in_practice(laptop, 0, "insert", 0)
        world.type_in_practice(laptop, 0, "insert", 0)
    for laptop in (first, second):
        world.decide_about_practice(laptop, 0, "submit")
    for laptop in (first, second, first, second):
        world.exchange(laptop)
    states = {practice_texts.all_own(laptop.session)[0].state for laptop in (first, second)}
    deciders = {deciding(practice_texts.all_own(laptop.session)[0].submissions).id for laptop in (first, second)}
    assert states == {SharingState.RECEIVED}
    assert len(deciders) == 1


def test_a_release_that_was_lost_with_the_database_can_be_made_again(world: World) -> None:
    """Put aside, released, restored from between: it waits, and says so, until somebody releases it once more."""
    laptop = world.laptops[0]
    world.revoke(laptop)
    world.write_note(laptop)
    world.exchange(laptop)
    world.copy_centre()
    world.release(laptop)
    assert world.exchange(laptop) is None
    world.restore_centre(0)
    world.exchange(laptop)
    check_what_screens_say(world, laptop)
    world.release(laptop)
    world.exchange(laptop)
    assert {note.state for note in notes.list_notes(laptop.session)} == {SharingState.RECEIVED}


@pytest.mark.parametrize("published", [False, True])
def test_what_was_taken_back_has_no_words_at_the_centre_and_one_state_everywhere(world: World, published: bool) -> None:
    """A laptop that had the words, one that never had them, one that is bought later; and a backup from before."""
    first, second, stranger = world.laptops
    world.write_practice(first)
    world.decide_about_practice(first, 0, "submit")
    world.exchange(first)
    world.copy_centre()
    if published:
        world.moderate(0, "publish")
        for laptop in (first, stranger):
            world.exchange(laptop)
    world.decide_about_practice(first, 0, "withdraw")
    world.exchange(first)
    world.restore_centre(0)
    world.buy_laptop(0, with_words=True)
    for laptop in (second, world.laptops[-1], stranger, first):
        world.exchange(laptop)
