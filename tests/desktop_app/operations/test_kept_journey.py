"""The journey kept for the next start: true, or not there."""

import json

import pytest

from desktop_app.domain.clock import Clock
from desktop_app.operations import kept_journey, lessons, notes
from desktop_app.operations.journey import journey
from desktop_app.operations.session import Session
from desktop_app.paths import ProfilePaths
from desktop_app.storage import kept
from desktop_app.storage.key_places import NoStore
from desktop_app.storage.settings import CENTRE_CLOCK, LAST_CONTACT
from desktop_app.wiring.first_look import first_look
from tests.support.centre_voice import Centre, tell
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_course import L1, L2, install, week_1, week_2


def join(session: Session) -> None:
    centre = Centre()
    described = centre.cohort("2026-02-02", 6)
    tell(session, described, centre.placed(described.id.text()))


def look(session: Session, clock: Clock):
    return kept_journey.read(session.database, session.paths.packs, clock)


def test_it_is_the_journey_in_every_part(session, clock):
    join(session)
    lessons.finish(session, L1)
    lessons.read_section(session, L2, 0)
    view = kept_journey.journey(session)
    assert view == journey(session)
    assert view.calendar and view.next is not None and view.weeks[0].done_on is None
    assert look(session, clock) == view


def test_it_holds_what_waits_and_when_the_centre_answered(session, clock):
    join(session)
    session.settings.set("person", "00112233445566aa")
    session.settings.set("centre", "https://centre.example")
    session.settings.set(LAST_CONTACT, clock.now() - 5000)
    lessons.finish(session, L1)
    view = kept_journey.journey(session)
    assert view.waiting and view.status.last_contact is not None
    assert look(session, clock) == view


def test_any_commit_forgets_it(session, clock):
    kept_journey.journey(session)
    assert look(session, clock) is not None
    notes.add_note(session, title="T", text="words")
    assert look(session, clock) is None


def test_a_commit_of_another_process_forgets_it(session, clock):
    kept_journey.journey(session)
    with open_test_session(session.paths.root, clock=clock) as other:
        assert look(other, clock) is not None
        lessons.finish(other, L1)
    assert look(session, clock) is None


def test_what_was_undone_forgets_nothing(session, clock):
    kept_journey.journey(session)
    with pytest.raises(RuntimeError, match="on purpose"), session.database.write():
        session.settings.set("anything", 1)
        raise RuntimeError("on purpose")
    assert look(session, clock) is not None


def test_nothing_is_kept_when_somebody_wrote_meanwhile(session, clock):
    since = session.database.data_version()
    with open_test_session(session.paths.root, clock=clock) as other:
        other.settings.set("anything", 1)
    assert not kept.keep(session.database, "journey", "[]", since)
    assert kept.read(session.database, "journey") is None


def test_keeping_the_same_again_writes_nothing(session, clock):
    kept_journey.journey(session)
    with open_test_session(session.paths.root, clock=clock) as other:
        before = other.database.data_version()
        clock.advance(minutes=5)
        kept_journey.journey(session)
        assert other.database.data_version() == before


def test_other_packs_another_day_or_a_clock_set_back_are_seen(session, clock):
    kept_journey.journey(session)
    install(session, week_2())
    assert look(session, clock) is None
    kept_journey.journey(session)
    assert look(session, clock) is not None
    clock.advance(hours=-1)
    assert look(session, clock) is None
    clock.advance(days=1)
    assert look(session, clock) is None


def test_with_a_clock_that_was_proved_wrong_nothing_is_kept(session, clock):
    session.settings.set(LAST_CONTACT, clock.now())
    session.settings.set(CENTRE_CLOCK, clock.now() - 400 * 86_400_000)
    kept_journey.journey(session)
    assert look(session, clock) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "[1, [], []]", "7", '[0, null, "x"]'])
def test_what_cannot_be_read_is_not_there(session, clock, text):
    kept_journey.journey(session)
    whole = json.loads(kept.read(session.database, "journey"))
    for broken in (text, json.dumps([whole[0], whole[1], text]), json.dumps([*whole[:2], whole[2][:-1]])):
        assert kept.keep(session.database, "journey", broken, session.database.data_version())
        assert look(session, clock) is None


def test_a_first_look_reads_it_and_leaves_everything_as_it_is(tmp_path):
    clock = FakeClock()
    folder = tmp_path / "profile"
    assert first_look(folder, store=NoStore(), clock=clock) is None
    assert not folder.exists()
    with open_test_session(folder, clock=clock) as session:
        install(session, week_1())
        view = kept_journey.journey(session)
    assert first_look(folder, store=NoStore(), clock=clock) == view
    paths = ProfilePaths(folder)
    paths.key_in_file.write_text("00" * 32)
    assert first_look(folder, store=NoStore(), clock=clock) is None
    assert paths.database.exists()
