"""One exchange: what goes up is kept, what comes down is what the laptop lacks, each once."""

import os

import pytest

from sync_protocol.bodies import ActivityFinished, ProfileEdit
from sync_protocol.entries import COHORT, LIBRARY, MINE, person_audience
from sync_protocol.exchange import MORE, AnswerReader, request_digest
from sync_protocol.slices import short_name, slice_name
from sync_server.centre import moderation
from sync_server.centre.models import (
    Device,
    EnrolmentCode,
    FeedPlace,
    FinishedActivity,
    KnownEntry,
    Person,
    Practice,
    Role,
    Slice,
)
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import START, Clock, Send, submission


def finished(activity: str = "w1-l1") -> ActivityFinished:
    return ActivityFinished(activity, "week-1", "1.0.0", "en")


def test_a_new_laptop_hears_of_itself_and_its_cohort(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    ((_, described),) = amina.decisions("cohort.described")
    assert (described.name, described.starts, described.weeks) == ("Spring course", "2026-02-02", 6)
    assert len(amina.decisions("device.certified")) == 1


def test_nothing_new_is_answered_with_nothing(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    answer = amina.exchange(send)
    assert (answer.feeds, answer.acknowledged, answer.flags) == ({}, (), 0)


def test_what_a_laptop_sends_is_acknowledged_and_not_sent_back(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    held = set(amina.slices)
    data = amina.pack(amina.entry("activity.finished", finished()))
    del amina.slices[slice_name(data)]  # so that it would be seen to come
    answer = amina.exchange(send, data)
    assert answer.acknowledged == (short_name(slice_name(data)),)
    amina.catch_up(send)
    assert set(amina.slices) == held
    amina.positions.clear()  # as a laptop that was put back: what it offers does not come, and else it does
    amina.exchange(send, offer=[short_name(slice_name(data))])
    assert set(amina.slices) == held
    amina.positions.clear()
    amina.catch_up(send)
    assert set(amina.slices) == held | {slice_name(data)}
    done = FinishedActivity.objects.get()
    assert (done.activity, done.person_id) == ("w1-l1", amina.person)


def test_the_other_laptop_of_a_person_receives_what_is_theirs(laptop: MakeLaptop, send: Send) -> None:
    first = laptop()
    second = laptop(person=Person.objects.get())
    assert second.person == first.person
    mine = first.pack(first.entry("note.edit", b"opaque to the centre", MINE))
    managers = first.pack(first.entry("activity.finished", finished()))
    first.exchange(send, mine, managers)
    second.catch_up(send)
    assert {slice_name(mine), slice_name(managers)} <= set(second.slices)
    assert bytes(Slice.objects.get(name=slice_name(mine)).data) == mine
    assert KnownEntry.objects.filter(kind="note.edit").count() == 0


def test_of_a_slice_that_was_begun_the_rest_is_sent(laptop: MakeLaptop, send: Send) -> None:
    first = laptop()
    second = laptop(person=Person.objects.get())
    second.catch_up(send)
    mine = [first.pack(first.entry("note.edit", os.urandom(500), MINE)) for _ in range(2)]
    first.exchange(send, *mine)
    request = second.request(begun=mine[0][:400])
    reader = AnswerReader(request_digest(request), second.centre_public, mine[0][:400])
    answer = send(request)
    assert [data for _, data in reader.feed(answer)] == mine
    assert reader.finish().continued == 400
    whole = second.request(begun=mine[1][:400])
    assert len(send(whole)) > len(answer) + 300, "it is not the first that is sent"


def test_nobody_else_receives_what_is_for_the_team(laptop: MakeLaptop, send: Send) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    manager = laptop("Marguerite", role=Role.MANAGER)
    data = amina.pack(amina.entry("activity.finished", finished()))
    sealed = amina.pack(amina.entry("note.edit", b"x", MINE))
    amina.exchange(send, data, sealed)
    tomas.catch_up(send)
    manager.catch_up(send)
    assert slice_name(data) not in tomas.slices
    assert slice_name(data) in manager.slices
    assert slice_name(sealed) not in {*tomas.slices, *manager.slices}


def test_the_cohort_receives_what_is_for_the_cohort_and_one_person_what_is_for_them(
    laptop: MakeLaptop, send: Send
) -> None:
    amina, tomas, luz = laptop(), laptop("Tomas"), laptop("Luz")
    everybody = amina.pack(amina.entry("post.made", b"\x90", COHORT))
    private = amina.pack(amina.entry("word.sent", b"\x90", person_audience(luz.person)))
    amina.exchange(send, everybody, private)
    for other in (tomas, luz):
        other.catch_up(send)
    assert slice_name(everybody) in tomas.slices
    assert slice_name(private) not in tomas.slices
    assert {slice_name(everybody), slice_name(private)} <= set(luz.slices)


def test_an_audience_of_a_newer_version_stays_with_its_author(laptop: MakeLaptop, send: Send) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    data = amina.pack(amina.entry("something.new", b"\x90", "circle:00ff"))
    answer = amina.exchange(send, data)
    tomas.catch_up(send)
    assert answer.acknowledged == (short_name(slice_name(data)),)
    assert slice_name(data) not in tomas.slices


def test_the_same_slice_again_changes_nothing(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    data = amina.pack(amina.entry("practice.submitted", submission()))
    amina.exchange(send, data)
    before = (Slice.objects.count(), FeedPlace.objects.count(), Practice.objects.count())
    answer = amina.exchange(send, data)
    assert answer.acknowledged == (short_name(slice_name(data)),)
    assert before == (Slice.objects.count(), FeedPlace.objects.count(), Practice.objects.count())


def test_an_entry_in_two_slices_counts_once(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    entry = amina.entry("activity.finished", finished())
    other = amina.entry("activity.finished", finished("w1-l2"))
    amina.exchange(send, amina.pack(entry))
    answer = amina.exchange(send, amina.pack(entry, other))
    assert len(answer.acknowledged) == 1
    assert KnownEntry.objects.filter(kind="activity.finished").count() == 2
    assert "act.refused" not in {found.kind for found in amina.entries()}


def test_a_colleague_can_bring_slices_of_somebody_else(laptop: MakeLaptop, send: Send) -> None:
    amina, courier = laptop(), laptop("Tomas")
    data = amina.pack(amina.entry("activity.finished", finished()))
    answer = courier.exchange(send, data)
    assert answer.acknowledged == (short_name(slice_name(data)),)
    assert FinishedActivity.objects.get().person_id == amina.person
    amina.catch_up(send)
    assert len(amina.slices) > 1


def test_offered_names_that_are_missing_are_asked_for(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    here = amina.pack(amina.entry("activity.finished", finished()))
    lost = amina.pack(amina.entry("activity.finished", finished("w1-l2")))
    amina.exchange(send, here)
    answer = amina.exchange(send, offer=[slice_name(here), slice_name(lost)])
    assert answer.missing == (short_name(slice_name(lost)),)


def test_long_feeds_come_in_pages_and_everything_comes(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    second = laptop(person=Person.objects.get())
    sent = [amina.pack(amina.entry("note.edit", os.urandom(2_000), MINE)) for _ in range(40)]
    for start in range(0, 40, 3):
        amina.exchange(send, *sent[start : start + 3])
    rounds = 0
    while True:
        before = set(second.slices)
        answer = second.exchange(send, room=8_000)
        rounds += 1
        assert sum(len(data) for name, data in second.slices.items() if name not in before) <= 8_000 + 2_200
        if not answer.flags & MORE:
            break
    assert {slice_name(data) for data in sent} <= set(second.slices)
    assert rounds > 1


@pytest.mark.parametrize("room", [0, 1])
def test_the_smallest_room_still_gets_on(laptop: MakeLaptop, send: Send, room: int) -> None:
    amina = laptop()
    rounds = 0
    while amina.exchange(send, room=room).more:
        rounds += 1
        assert rounds < 20
    assert len(amina.decisions("cohort.described")) == 1


def test_a_feed_that_is_no_longer_theirs_is_closed(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    amina.positions["c:0000000000000a.1"] = 4
    answer = amina.exchange(send)
    assert answer.feeds["c:0000000000000a.1"].count == -1
    assert "c:0000000000000a.1" not in amina.positions


def test_positions_beyond_the_feed_are_not_believed(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    head = amina.positions["p"]
    amina.slices.clear()
    amina.positions["p"] = head + 10
    amina.catch_up(send)
    assert amina.positions["p"] == head
    assert amina.decisions("person.placed")


def test_last_heard_is_noted_but_not_at_every_empty_exchange(
    laptop: MakeLaptop, send: Send, office: Office, clock: Clock
) -> None:
    amina = laptop()
    amina.exchange(send)
    first = Device.objects.get().last_heard
    clock.pass_time(seconds=30)
    amina.exchange(send)
    assert Device.objects.get().last_heard == first
    clock.pass_time(seconds=31)
    amina.exchange(send)
    assert Device.objects.get().last_heard == office.now() > first


def test_the_last_writer_of_a_profile_wins_field_by_field(laptop: MakeLaptop, send: Send, clock: Clock) -> None:
    amina = laptop()
    newer = amina.pack(amina.entry("profile.edit", ProfileEdit(name="Amina D."), written=START - 10))
    older = amina.pack(amina.entry("profile.edit", ProfileEdit("Old", "Officer", "Telmo"), written=START - 20))
    amina.exchange(send, newer)
    amina.exchange(send, older)
    person = Person.objects.get()
    assert (person.name, person.role_text, person.place) == ("Amina D.", "Officer", "Telmo")


def test_a_clock_ten_years_ahead_does_not_win_for_ever(laptop: MakeLaptop, send: Send, clock: Clock) -> None:
    amina = laptop()
    amina.exchange(send, amina.pack(amina.entry("profile.edit", ProfileEdit("Ahead"), written=START + 10**11)))
    clock.pass_time(days=1)
    amina.exchange(send, amina.pack(amina.entry("profile.edit", ProfileEdit("Now"), written=clock())))
    amina.exchange(send, amina.pack(amina.entry("activity.finished", finished(), written=2**53 - 1)))
    assert Person.objects.get().name == "Now"
    assert FinishedActivity.objects.get().finished.year == 2026


def test_bodies_that_cannot_be_read_are_kept_and_handed_on(laptop: MakeLaptop, send: Send) -> None:
    amina, manager = laptop(), laptop("Marguerite", role=Role.MANAGER)
    data = amina.pack(amina.entry("activity.finished", b"\xc1"))
    answer = amina.exchange(send, data)
    manager.catch_up(send)
    assert len(answer.acknowledged) == 1
    assert slice_name(data) in manager.slices
    assert not FinishedActivity.objects.exists()


def test_published_practices_reach_every_laptop(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission())))
    moderation.publish(office, Practice.objects.get().pk, "J. Okoro")
    for each in (amina, tomas):
        each.catch_up(send)
        ((entry, body),) = each.decisions("practice.published")
        assert entry.audience == LIBRARY
        assert (body.title, body.author, body.by) == ("Market day hours", "Amina Dialo", "J. Okoro")
        assert body.submission == entry.about.text()
    assert EnrolmentCode.objects.filter(used=None).count() == 0
