"""The centre comes back from an old backup. Whatever one machine still holds, all have again, whoever signed it."""

from pathlib import Path

import pytest

from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import exchanging, practices
from sync_protocol.entries import Entry
from sync_protocol.slices import slice_name
from sync_server.centre import cohorts, moderation
from sync_server.centre.models import Cohort, FeedPlace, Person, Practice, Role, Slice
from tests.support.laptops import FieldLaptop
from tests.support.real_centre import RealCentre, device, person, positions


def own_slices(laptop: FieldLaptop) -> set[bytes]:
    """Names of what this very laptop signed."""
    rows = laptop.session.database.rows("SELECT name FROM slices WHERE device = ?", (device(laptop),))
    return {name for (name,) in rows}


def lose(laptop: FieldLaptop) -> None:
    """It falls into the river."""
    laptop.close()


def submit(laptop: FieldLaptop, title: str) -> RecordId:
    practice = practices.add_practice(laptop.session, title=title, parts={"context": "We agreed the hours."}).id
    practices.submit(laptop.session, practice)
    return practice


def test_a_lost_laptops_work_comes_back_from_the_persons_other_one(near_centre: RealCentre) -> None:
    first = near_centre.joined()
    second = near_centre.joined(other_of=first)
    copy = near_centre.house.copy()
    first.write("Bridge", "It is closed.")
    submit(first, "Ask the driver")
    for laptop in (first, second):
        laptop.exchange()
    signed = own_slices(first)
    bytes_before = {bytes(each.name): bytes(each.data) for each in Slice.objects.all()}
    lose(first)
    near_centre.house.restore(copy)
    assert not signed & near_centre.house.accepted()
    assert second.exchange().error is None
    assert signed <= near_centre.house.accepted()
    assert {name: bytes(Slice.objects.get(name=name).data) for name in signed} == {
        name: bytes_before[name] for name in signed
    }
    assert Practice.objects.get().person_id == person(second)
    third = near_centre.joined(other_of=second)
    third.exchange()
    assert third.titles() == ["Bridge"]


def test_of_a_laptop_that_joined_after_the_backup_too(near_centre: RealCentre) -> None:
    """The database never heard of the device that signed; its certificate lies beside the key."""
    first = near_centre.joined()
    copy = near_centre.house.copy()
    lost = near_centre.joined(other_of=first)
    lost.write("Bridge")
    for laptop in (lost, first):
        laptop.exchange()
    signed = own_slices(lost)
    lose(lost)
    near_centre.house.restore(copy)
    first.exchange()
    assert signed <= near_centre.house.accepted()


def test_a_manager_gives_back_what_a_learner_had_submitted(near_centre: RealCentre) -> None:
    """Nobody of the learner's is left; the manager's laptop never read what it holds of theirs."""
    manager, amina = near_centre.joined(role=Role.MANAGER), near_centre.joined()
    copy = near_centre.house.copy()
    submit(amina, "Ask the driver")
    for laptop in (amina, manager):
        laptop.exchange()
    whose = person(amina)
    lose(amina)
    near_centre.house.restore(copy)
    assert not Practice.objects.exists()
    manager.exchange()
    practice = Practice.objects.get()
    assert (practice.title, practice.person_id) == ("Ask the driver", whose)
    places = {place.feed_id for place in FeedPlace.objects.filter(slice__person=whose, slice__audience="managers")}
    assert {f"p:{whose}", f"r:{near_centre.cohort().pk}:manager"} <= places


def test_a_colleague_gives_back_what_the_centre_had_published(near_centre: RealCentre) -> None:
    amina, basil = near_centre.joined(), near_centre.joined()
    submit(amina, "Ask the driver")
    amina.exchange()
    copy = near_centre.house.copy()
    moderation.publish(near_centre.house.office, Practice.objects.get().pk, "J. Okoro")
    basil.exchange()
    near_centre.house.restore(copy)
    assert not near_centre.house.feed("l")
    basil.exchange()
    assert len(near_centre.house.feed("l")) == 1
    newcomer = near_centre.joined()
    newcomer.exchange()
    assert [each.title for each in practices.list_practices(newcomer.session, mine=False)] == ["Ask the driver"]
    amina.exchange()
    (own,) = practices.list_practices(amina.session, mine=True)
    assert own.state == "published"


# positions under older and unknown runs


def described(laptop: FieldLaptop) -> set[Entry]:
    return {entry for entry in laptop.entries() if entry.kind == "cohort.described"}


def say(near_centre: RealCentre, cohort: Cohort, times: int) -> None:
    for _ in range(times):
        cohorts.describe(near_centre.house.office, cohort)


@pytest.mark.parametrize("unknown", [False, True], ids=["an older run", "a run this database never heard of"])
@pytest.mark.parametrize("later", [2, 3, 9])
def test_what_is_said_after_a_restore_is_skipped_by_nobody(near_centre: RealCentre, unknown: bool, later: int) -> None:
    """The feed grows anew, to less than the laptop's count, as much, and more, before the laptop asks."""
    laptop, spring = near_centre.joined(), near_centre.cohort()
    laptop.exchange()
    copy, first = near_centre.house.copy(), near_centre.house.run
    if unknown:  # what it reads now, it reads under a run that goes with the next restore
        near_centre.joined().exchange()  # somebody is told of more than the copy has
        near_centre.house.restore(copy)
    assert (near_centre.house.run != first) is unknown
    say(near_centre, spring, 3)
    laptop.exchange()
    count = positions(laptop)[f"c:{spring.pk}"]
    assert count == 4
    held = laptop.held()
    near_centre.house.restore(copy)
    say(near_centre, near_centre.cohort(), later)
    anew = set(near_centre.house.feed(f"c:{spring.pk}"))
    assert len(anew - held) == later
    assert laptop.exchange().error is None
    assert anew <= laptop.held()
    assert len(described(laptop)) == 4 + later
    assert held <= near_centre.house.accepted()
    assert positions(laptop)[f"c:{spring.pk}"] == len(near_centre.house.feed(f"c:{spring.pk}"))


def test_no_id_is_handed_out_twice_over_a_restore(near_centre: RealCentre) -> None:
    """A database that counts would give the next person the number of one that it lost."""
    copy = near_centre.house.copy()
    lost = near_centre.joined()
    lost.exchange()
    ids = {person(lost), near_centre.new_cohort("Lost course").pk}
    runs = {near_centre.house.run}
    for _ in range(2):
        near_centre.house.restore(copy)
        made = near_centre.joined()
        new = {person(made), near_centre.new_cohort("New course").pk}
        assert not new & ids
        made.exchange()
        assert near_centre.house.run not in runs
        ids |= new
        runs.add(near_centre.house.run)
    lost.exchange()
    assert Person.objects.filter(pk=person(lost)).exists()


def test_what_was_acknowledged_under_another_run_is_offered_before_it_is_sent(near_centre: RealCentre) -> None:
    """The centre says from its database what is missing: nothing else goes over the line."""
    amina = near_centre.joined()
    amina.write("Before the backup", "word " * 200)
    amina.exchange()
    copy = near_centre.house.copy()
    amina.write("After the backup", "word " * 200)
    amina.exchange()
    near_centre.house.restore(copy)
    amina.exchange()
    assert exchanging.status(amina.session).waiting == 0
    again = near_centre.house.copy()
    near_centre.joined().exchange()
    near_centre.house.restore(again)  # it lacks nothing of hers
    quiet = amina.exchange()
    assert quiet.sent == 0 and quiet.bytes_up < 1_000
    assert {slice_name(bytes(each.data)) for each in Slice.objects.all()} >= own_slices(amina)


# the same device twice


def test_a_laptop_put_back_and_a_clone_get_what_their_device_had_sent(near_centre: RealCentre, tmp_path: Path) -> None:
    """Only what this very request carries or offers is left out of its answer, not what the device ever sent."""
    laptop = near_centre.joined()
    laptop.write("Before")
    laptop.exchange()
    clone, image = laptop.copy(tmp_path / "clone"), laptop.copy(tmp_path / "image")
    laptop.write("Of the laptop")
    clone.write("Of the clone")
    for each in (laptop, clone, laptop):
        assert each.exchange().error is None
    everything = ["Before", "Of the clone", "Of the laptop"]
    assert laptop.titles() == clone.titles() == everything
    laptop.replace_by(image)
    assert laptop.titles() == ["Before"]
    assert laptop.exchange().error is None
    assert laptop.titles() == everything
    assert exchanging.status(laptop.session).waiting == 0
    runs = {entry.id.run for entry in laptop.entries()}
    laptop.write("Since")
    assert {entry.id.run for entry in laptop.entries()} - runs  # a run of its own: no id can be one of before
    for each in (laptop, clone):
        each.exchange()
    assert clone.titles() == [*everything, "Since"]
    assert clone.entries() == laptop.entries()
    for each in (clone, image):
        each.close()
