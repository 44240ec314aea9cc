"""A refusal says of which bytes it speaks, because two laptops of a person may have something else under one id."""

from sync_protocol.bodies import ActivityFinished, ActRefused
from sync_protocol.entries import entry_digest
from sync_server.centre import runs
from sync_server.centre.models import KnownEntry, Refusal, Slice
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Send


def finished(activity: str) -> ActivityFinished:
    return ActivityFinished(activity, "week-1", "1.0.0", "en")


def test_each_of_several_twins_is_told(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    first = amina.entry("activity.finished", finished("w1-l1"))
    twins = [amina.entry("activity.finished", finished(f"w1-l{n}"), id=first.id) for n in (2, 3)]
    company = amina.entry("activity.finished", finished("w1-l4"))
    amina.exchange(send, amina.pack(first))
    amina.exchange(send, amina.pack(twins[0], company))
    amina.exchange(send, amina.pack(twins[1]))
    amina.exchange(send, amina.pack(twins[1], amina.entry("activity.finished", finished("w1-l5"))))
    amina.catch_up(send)
    told = {}
    for entry, body in amina.decisions("act.refused"):
        assert isinstance(body, ActRefused)
        told[(entry.record, body.digest)] = body.reason
    assert told[(first.id, entry_digest(twins[0])[:8])] == "id-known"
    assert told[(first.id, entry_digest(twins[1])[:8])] == "id-known"
    assert told[(company.id, entry_digest(company)[:8])] == "in-company"
    assert len(told) == 4, "what was said once is not said again"


def test_a_restored_centre_knows_what_it_said(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    first = amina.entry("activity.finished", finished("w1-l1"))
    twin = amina.entry("activity.finished", finished("w1-l2"), id=first.id)
    slices = amina.pack(first), amina.pack(twin)
    amina.exchange(send, *slices)
    amina.catch_up(send)
    said = list(Refusal.objects.values_list("entry", "code"))
    decisions = [data for data in amina.slices.values() if data not in slices]
    Refusal.objects.all().delete()
    runs.begin_run(office)
    KnownEntry.objects.all().delete()
    Slice.objects.all().delete()
    amina.exchange(send, *decisions)
    assert list(Refusal.objects.values_list("entry", "code")) == said
    amina.exchange(send, *slices)
    assert list(Refusal.objects.values_list("entry", "code")) == said
