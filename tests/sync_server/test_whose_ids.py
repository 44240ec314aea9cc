"""An id belongs to whoever used it first: also when somebody else sends the very same bytes under it."""

from sync_protocol.bodies import ActivityFinished, ActRefused
from sync_server.centre.models import FeedPlace, FinishedActivity, KnownEntry, Person, Role, Slice, SliceState
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Send


def test_a_copied_entry_is_refused_to_whoever_copied_it(office: Office, laptop: MakeLaptop, send: Send) -> None:
    """A manager sees what learners send; sent on as one's own, it would count for two people."""
    amina, manager = laptop(), laptop("Marguerite", role=Role.MANAGER)
    entry = amina.entry("activity.finished", ActivityFinished("w1-l1", "week-1", "1.0.0", "en"))
    amina.exchange(send, amina.pack(entry))
    manager.catch_up(send)
    copied = manager.pack(entry)
    manager.exchange(send, copied)
    manager.catch_up(send)
    ((refusal, body),) = manager.decisions("act.refused")
    assert isinstance(body, ActRefused)
    assert (refusal.about, body.reason) == (entry.id, "id-known")
    row = Slice.objects.get(person_id=manager.person, audience="managers")
    assert row.state == SliceState.REFUSED and not FeedPlace.objects.filter(slice=row).exists()
    assert KnownEntry.objects.get(run=entry.id.run, counter=entry.id.counter).person_id == amina.person
    assert [each.person_id for each in FinishedActivity.objects.all()] == [amina.person]


def test_the_persons_own_other_laptop_may_bring_it(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    other = laptop(person=Person.objects.get(pk=amina.person))
    entry = amina.entry("activity.finished", ActivityFinished("w1-l1", "week-1", "1.0.0", "en"))
    for each in (amina, other):
        each.exchange(send, each.pack(entry))
        each.catch_up(send)
        assert each.decisions("act.refused") == []
    assert KnownEntry.objects.filter(run=entry.id.run).count() == 1
    assert FinishedActivity.objects.count() == 1
