"""A learner goes on in another cohort: one feed closes, another opens at zero, and nothing of theirs is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import bundles, exchanging, learner, notes, practices
from desktop_app.storage.projections import cohort
from sync_protocol.entries import Entry
from sync_server.centre import cohorts, deeds
from sync_server.centre.models import Cohort, Person, Practice, Role
from tests.support.laptops import FieldLaptop
from tests.support.real_centre import RealCentre, person, positions
from tests.support.simulation_link import Link, SimulatedFetcher, SimulatedReply

AUTUMN = "Autumn course"


@pytest.fixture
def autumn(near_centre: RealCentre) -> Cohort:
    """A course that has been spoken of three times before she comes."""
    made = near_centre.new_cohort(AUTUMN, date(2026, 9, 7))
    for _ in range(2):
        cohorts.describe(near_centre.house.office, made)
    return made


def move(centre: RealCentre, laptop: FieldLaptop, to: Cohort) -> None:
    deeds.move(centre.house.office, deeds.COMMAND_LINE, Person.objects.get(pk=person(laptop)), to)


def say_something(centre: RealCentre, to: Cohort, times: int = 1) -> None:
    """The centre says something to the people of this cohort."""
    for _ in range(times):
        cohorts.describe(centre.house.office, to)


def heard(laptop: FieldLaptop, of: Cohort) -> list[Entry]:
    """What was said to this cohort and came to this laptop."""
    described = [entry for entry in laptop.entries() if entry.kind == "cohort.described"]
    return sorted((entry for entry in described if entry.record.text() == of.pk), key=lambda entry: entry.id)


def feed(of: Cohort) -> str:
    return f"c:{of.pk}"


def test_one_feed_closes_and_another_opens_at_zero(near_centre: RealCentre, autumn: Cohort) -> None:
    spring, amina = near_centre.cohort(), near_centre.joined()
    say_something(near_centre, spring, 4)
    amina.exchange()
    assert positions(amina)[feed(spring)] == 5
    before = amina.entries()
    move(near_centre, amina, autumn)
    say_something(near_centre, spring)  # to those who stayed
    assert amina.exchange().error is None
    assert {name for name in positions(amina) if name.startswith("c:")} == {feed(autumn)}
    assert positions(amina)[feed(autumn)] == 3 == len(heard(amina, autumn))
    assert len(heard(amina, spring)) == 5 and before <= amina.entries()
    known = learner.get(amina.session)
    assert known is not None and known.cohort == AUTUMN
    placed = cohort.current(amina.session.database)
    assert placed is not None and placed.schedule is not None and placed.schedule.starts == date(2026, 9, 7)
    quiet = amina.exchange()
    assert (quiet.requests, quiet.received) == (1, 0)


def test_who_comes_back_reads_the_first_cohort_from_its_beginning(near_centre: RealCentre, autumn: Cohort) -> None:
    spring, amina = near_centre.cohort(), near_centre.joined()
    say_something(near_centre, spring, 2)
    amina.exchange()
    move(near_centre, amina, autumn)
    amina.exchange()
    say_something(near_centre, spring, 3)  # while she is away
    move(near_centre, amina, spring)
    amina.exchange()
    assert {name for name in positions(amina) if name.startswith("c:")} == {feed(spring)}
    assert positions(amina)[feed(spring)] == 6 == len(heard(amina, spring))
    known = learner.get(amina.session)
    assert known is not None and known.cohort == "Spring course"


def test_who_never_heard_that_they_were_away_misses_nothing(near_centre: RealCentre, autumn: Cohort) -> None:
    spring, amina = near_centre.cohort(), near_centre.joined()
    amina.exchange()
    move(near_centre, amina, autumn)
    say_something(near_centre, spring, 2)
    move(near_centre, amina, spring)
    amina.exchange()
    assert len(heard(amina, spring)) == 3 and heard(amina, autumn) == []


def submit(laptop: FieldLaptop, title: str) -> RecordId:
    practice = practices.add_practice(laptop.session, title=title, parts={"context": f"{title}, at length"}).id
    practices.submit(laptop.session, practice)
    return practice


def submissions(laptop: FieldLaptop) -> set[bytes]:
    """Names of the slices with submissions that it holds, whoever made them."""
    return {name for (name,) in laptop.session.database.rows("SELECT name FROM slices WHERE audience = 'managers'")}


def test_what_was_sent_stays_with_the_old_cohort_and_what_waited_goes_to_the_new(
    near_centre: RealCentre, autumn: Cohort
) -> None:
    old_manager = near_centre.joined(role=Role.MANAGER)
    new_manager = near_centre.joined(cohort=autumn, role=Role.MANAGER)
    amina = near_centre.joined()
    submit(amina, "Before")
    amina.exchange()
    sent = submissions(amina)
    submit(amina, "Waited")
    amina.write("A note that waited")
    move(near_centre, amina, autumn)
    assert amina.exchange().waiting == 0
    waited = submissions(amina) - sent
    old_manager.exchange()
    new_manager.exchange()
    assert (sent & old_manager.held(), waited & old_manager.held()) == (sent, set())
    assert (sent & new_manager.held(), waited & new_manager.held()) == (set(), waited)
    assert dict(Practice.objects.values_list("title", "cohort__name")) == {"Before": "Spring course", "Waited": AUTUMN}
    own = practices.list_practices(amina.session, mine=True)
    assert {(each.title, each.state) for each in own} == {
        ("Before", SharingState.RECEIVED),
        ("Waited", SharingState.RECEIVED),
    }
    assert {note.state for note in notes.list_notes(amina.session)} == {SharingState.RECEIVED}


def test_what_came_in_the_old_cohort_is_given_back_to_a_centre_that_lost_it(
    near_centre: RealCentre, autumn: Cohort
) -> None:
    spring, amina = near_centre.cohort(), near_centre.joined()
    copy = near_centre.house.copy()
    say_something(near_centre, spring, 3)
    submit(amina, "Before")
    amina.exchange()
    held = amina.held()
    move(near_centre, amina, autumn)
    amina.exchange()
    near_centre.house.restore(copy)
    assert not held <= near_centre.house.accepted()
    amina.exchange()
    assert held <= near_centre.house.accepted()
    assert exchanging.status(amina.session).waiting == 0
    known = learner.get(amina.session)
    assert known is not None and known.cohort == AUTUMN  # the move itself came back with her laptop
    assert feed(autumn) in positions(amina)


class Meanwhile(SimulatedFetcher):
    """Something happens at the centre after the first answer, before the laptop asks again."""

    def __init__(self, link: Link, act: Callable[[], None]) -> None:
        super().__init__(link)
        self._act: Callable[[], None] | None = act

    def post(self, url: str, body: bytes, **more: Any) -> SimulatedReply:
        reply = super().post(url, body, **more)
        if url.endswith("/exchange") and self._act is not None:
            act, self._act = self._act, None
            act()
        return reply


def test_the_cohort_changes_in_the_middle_of_an_exchange(near_centre: RealCentre, autumn: Cohort) -> None:
    spring, amina = near_centre.cohort(), near_centre.joined()
    say_something(near_centre, spring, 2)
    for number in range(40):
        amina.write(f"Note {number}", " ".join(f"{number}x{place}" for place in range(300)))
    link = Link(near_centre.air, lambda: None)
    amina.session.make_network = lambda: Meanwhile(link, lambda: move(near_centre, amina, autumn))
    result = amina.exchange()
    assert result.requests > 1 and (result.error, result.waiting) == (None, 0)
    assert {name for name in positions(amina) if name.startswith("c:")} == {feed(autumn)}
    assert len(heard(amina, autumn)) == len(heard(amina, spring)) == 3
    quiet = amina.exchange()
    assert (quiet.requests, quiet.received) == (1, 0)


def test_a_stick_brings_the_change_too(near_centre: RealCentre, autumn: Cohort, tmp_path: Path) -> None:
    spring, amina = near_centre.cohort(), near_centre.joined()
    amina.exchange()
    amina.write("Bridge")
    stick = bundles.export_bundle(amina.session, tmp_path / "mine.fieldbundle").file
    move(near_centre, amina, autumn)
    answer = near_centre.house.take_file(stick.read_bytes())
    assert answer is not None
    stick.write_bytes(answer)
    bundles.import_file(amina.session, stick)
    assert {name for name in positions(amina) if name.startswith("c:")} == {feed(autumn)}
    assert len(heard(amina, autumn)) == 3 and len(heard(amina, spring)) == 1
    assert exchanging.status(amina.session).waiting == 0
    assert amina.exchange().received == 0


def test_a_manager_of_two_cohorts_reads_both(near_centre: RealCentre, autumn: Cohort) -> None:
    """Only a learner leaves the cohort they were in before."""
    spring = near_centre.cohort()
    manager = near_centre.joined(role=Role.MANAGER)
    other = near_centre.joined(other_of=manager, cohort=autumn, role=Role.MANAGER)
    for laptop in (manager, other):
        laptop.exchange()
        names = {name for name in positions(laptop) if name[0] in "cr"}
        assert names == {feed(spring), feed(autumn), f"r:{spring.pk}:manager", f"r:{autumn.pk}:manager"}
    submit(other, "Of a manager")
    other.exchange()
    assert Practice.objects.get().cohort == autumn  # where they came last
