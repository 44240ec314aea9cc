"""Exchanges on good days."""

import pytest

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import exchanging, learner, notes, practices
from desktop_app.storage.settings import CENTRE_CLOCK
from desktop_app.sync.standing import CENTRE_RUN
from sync_protocol.bodies import ActRefused, BookmarkSet, PracticeReturned
from sync_protocol.entries import MINE, Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import open_slice, pack_slice, read_header
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.support.small_centre import CLOCK, SmallCentre

PERSON = "00f1e2d3c4b5a697"


def test_what_waits_is_sent_and_acknowledged_in_one_request(laptop: FieldLaptop, centre: SmallCentre) -> None:
    laptop.write("Bridge", "It is closed")
    assert exchanging.status(laptop.session).waiting == 2  # the note, and how the learner is known
    result = laptop.exchange()
    assert (result.sent, result.requests, result.waiting, result.error) == (2, 1, 0, None)
    assert notes.list_notes(laptop.session)[0].state is SharingState.RECEIVED
    assert {entry.kind for entry in centre.entries()} == {"profile.edit", "device.certified"}


def test_nothing_new_is_one_small_request(laptop: FieldLaptop) -> None:
    laptop.exchange()
    result = laptop.exchange()
    assert (result.sent, result.received, result.requests) == (0, 0, 1)
    assert result.bytes_up <= 180
    assert result.bytes_down <= 110


def test_what_is_mine_leaves_sealed(laptop: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher) -> None:
    laptop.write("Confidential", "The name of the witness")
    laptop.exchange()
    everything = b"".join([*fetcher.bodies, *centre.books.slices.values()])
    assert b"witness" not in everything
    sealed = [data for data in centre.books.slices.values() if read_header(data).audience == MINE]
    assert len(sealed) == 1
    assert read_header(sealed[0]).key


def test_two_laptops_with_the_same_words_have_the_same(make: MakeLaptop) -> None:
    first = make()
    second = make(words=first.words())
    note = first.write("Bridge", "It is closed.")
    first.exchange()
    second.exchange()
    assert second.titles() == ["Bridge"]
    notes.save_note(first.session, note, title="Bridge", text="It is closed. Ask again.", tags=())
    notes.save_note(second.session, note, title="The bridge", text="It is closed.", tags=())
    for laptop in (first, second, first, second):
        laptop.exchange()
    for laptop in (first, second):
        found = notes.open_note(laptop.session, note)
        assert (found.title, found.text) == ("The bridge", "It is closed. Ask again.")
    assert first.entries() == second.entries()


def test_without_the_words_mine_is_kept_unread_and_opens_when_they_come(make: MakeLaptop) -> None:
    first, second = make(), make()
    first.write("Bridge")
    first.exchange()
    second.exchange()
    assert second.titles() == []
    assert first.held() <= second.held()
    second.give_words(first.words())
    second.exchange()
    assert second.titles() == ["Bridge"]


def test_work_of_before_joining_goes_with_the_first_exchange(make: MakeLaptop, centre: SmallCentre) -> None:
    laptop = make(enrolled=False)
    laptop.write("Before")
    with pytest.raises(Known, match="not-enrolled"):
        laptop.exchange()
    assert exchanging.status(laptop.session).waiting == 0
    laptop.enrol(centre.new_code())
    assert laptop.exchange().waiting == 0
    other = make(words=laptop.words())
    other.exchange()
    assert other.titles() == ["Before"]


def test_an_act_is_alone_in_its_slice(laptop: FieldLaptop, centre: SmallCentre) -> None:
    practice = practices.add_practice(laptop.session, title="Ask the driver", parts={"context": "A market"})
    practices.submit(laptop.session, practice.id)
    laptop.exchange()
    device = laptop.session.settings.blob("device_seed")
    assert device is not None
    alone = [
        open_slice(data, centre._public(read_header(data).device), None)
        for data in centre.books.slices.values()
        if read_header(data).audience == "managers"
    ]
    assert ("practice.submitted",) in [tuple(entry.kind for entry in entries) for entries in alone]
    assert practices.open_practice(laptop.session, practice.id).state is SharingState.RECEIVED


def test_a_decision_comes_back(laptop: FieldLaptop, centre: SmallCentre) -> None:
    practice = practices.add_practice(laptop.session, title="Ask the driver", parts={"context": "A market"})
    practices.submit(laptop.session, practice.id)
    laptop.exchange()
    submission = next(entry.id for entry in centre.entries() if entry.kind == "practice.submitted")
    centre.say(
        "practice.returned", PracticeReturned("Say who agreed.", "J. Okoro"), person_audience(PERSON), submission
    )
    assert laptop.exchange().received == 1
    found = practices.open_practice(laptop.session, practice.id)
    assert found.state is SharingState.RETURNED
    assert found.decision is not None
    assert found.decision.text == "Say who agreed."


def test_a_refused_act_stays_with_its_author(laptop: FieldLaptop, centre: SmallCentre) -> None:
    practice = practices.add_practice(laptop.session, title="Ask the driver", parts={"context": "A market"})
    practices.submit(laptop.session, practice.id)
    laptop.exchange()
    submission = next(entry.id for entry in centre.entries() if entry.kind == "practice.submitted")
    centre.say("act.refused", ActRefused("place", "Take the village's name out."), person_audience(PERSON), submission)
    assert laptop.exchange().refused == 1
    view = exchanging.sync_view(laptop.session)
    (item,) = [item for item in view.items if item.state is SharingState.REFUSED]
    assert (item.record, item.kind, item.title) == (practice.id, "practice", "Ask the driver")
    assert item.reason == "Take the village's name out."
    assert view.status.refused == 1
    assert practices.open_practice(laptop.session, practice.id).parts["context"] == "A market"


def test_thousands_go_in_many_slices_and_come_in_pages(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    second = make(words=first.words())
    for number in range(600):
        first.write(f"Note {number:03}", " ".join(str(number * each) for each in range(1, 60)))
    sent = first.exchange()
    assert sent.waiting == 0
    own = [data for data in centre.books.slices.values() if read_header(data).audience == MINE]
    assert len(own) > 10
    assert all(len(data) <= 6_500 for data in own)
    received = second.exchange()
    assert received.requests > 1
    assert second.titles() == first.titles()


def test_the_clock_of_the_centre_and_its_run_are_kept(laptop: FieldLaptop, centre: SmallCentre) -> None:
    assert laptop.session.settings.number(CENTRE_CLOCK) == CLOCK  # as it was said at joining
    centre.clock += 5
    centre.restore(centre.backup())
    laptop.exchange()
    assert laptop.session.settings.number(CENTRE_CLOCK) == CLOCK + 5
    assert laptop.session.settings.number(CENTRE_RUN) == centre.books.run


def test_kinds_of_tomorrow_are_kept_and_handed_on(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    second = make(words=first.words())
    with first.session.database.write():
        unknown = Entry(EntryId(77, 1), "pigeon.sent", None, MINE, 5, b"\x01\x02")
        first.session.journal.entries.put(unknown, own=True)
    first.exchange()
    second.exchange()
    assert unknown in second.entries()


def test_what_only_the_centre_may_say_is_not_taken_from_a_laptop(make: MakeLaptop, centre: SmallCentre) -> None:
    """A device of the person (or who has its key) signs a decision of the centre."""
    first = make()
    second = make()
    forged = Entry(
        EntryId(78, 1), "practice.returned", EntryId(1, 1), person_audience(PERSON), 5, b"\x92\xa1x\xa1y"
    )  # fmt: skip
    from desktop_app.sync.standing import standing

    who = standing(first.session.settings)
    assert who is not None
    centre.place(pack_slice([forged], forged.audience, who.device, None), f"p:{PERSON}")
    assert second.exchange().error is None
    assert forged not in second.entries()


def test_devices_of_others_are_kept_unread(make: MakeLaptop, centre: SmallCentre) -> None:
    """A profile of somebody else must not become mine, whatever feed it comes on."""
    mine = make()
    other = make(person="ffffffffffffffff")
    learner.update(other.session, name="Somebody Else")
    other.exchange()
    for data in list(centre.books.slices.values()):
        centre.place(data, f"p:{PERSON}")
    mine.exchange()
    found = learner.get(mine.session)
    assert found is not None
    assert found.name == "Amina Said"


def test_history_has_a_line_for_each(laptop: FieldLaptop) -> None:
    laptop.write("Bridge")
    laptop.exchange()
    laptop.exchange()
    view = exchanging.sync_view(laptop.session)
    assert view.exchanges == 2
    assert [(row.ok, row.sent) for row in view.history] == [(True, 0), (True, 2)]
    assert view.month_up == sum(row.bytes_up for row in view.history)
    assert view.centre == "https://centre.example.org"


def test_items_say_what_waits_and_what_was_received_lately(laptop: FieldLaptop) -> None:
    laptop.write("Bridge", "closed")
    with laptop.session.database.write():
        laptop.session.journal.append("bookmark.set", BookmarkSet("w1-l2", True))
        laptop.session.journal.append("bookmark.set", BookmarkSet("w1-l2", False))
    view = exchanging.sync_view(laptop.session)
    assert {(item.kind, item.title, item.state) for item in view.items} == {
        ("note", "Bridge", SharingState.WAITING),
        ("activity", "w1-l2", SharingState.WAITING),
        ("profile", "", SharingState.WAITING),
    }
    assert view.waiting_bytes == sum(item.size for item in view.items)
    assert view.status.waiting == 3
    laptop.exchange()
    view = exchanging.sync_view(laptop.session)
    assert {item.state for item in view.items} == {SharingState.RECEIVED}
    assert (view.status.waiting, view.waiting_bytes) == (0, 0)
    laptop.clock.advance(days=8)
    assert exchanging.sync_view(laptop.session).items == ()


def test_it_can_be_stopped_and_goes_on_later(laptop: FieldLaptop) -> None:
    laptop.write("Bridge")
    with pytest.raises(Cancelled):
        exchanging.exchange(laptop.session, cancelled=lambda: True)
    assert exchanging.sync_view(laptop.session).history[0].code == "stopped"
    assert laptop.exchange().waiting == 0


def test_progress_is_told(laptop: FieldLaptop) -> None:
    told: list[int] = []
    laptop.write("Bridge")
    exchanging.exchange(laptop.session, progress=lambda done, total: told.append(done))
    assert laptop.exchange().error is None
