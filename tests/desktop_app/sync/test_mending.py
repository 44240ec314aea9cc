"""What the centre refuses and the laptop can mend, it writes again by itself, once."""

import pytest

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import exchanging, learner, practices
from desktop_app.storage.projections import profile
from sync_protocol.bodies import ActRefused, PracticeSubmitted
from sync_protocol.entries import Entry, entry_digest, person_audience
from sync_protocol.kinds import decode_body
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre

ME = "00f1e2d3c4b5a697"
PARTS = {"context": "At the gate"}


def submitted(laptop: FieldLaptop) -> list[Entry]:
    return laptop.session.journal.entries.of_kind("practice.submitted")


def send_one(laptop: FieldLaptop) -> RecordId:
    practice = practices.add_practice(laptop.session, title="Ask first", parts=PARTS).id
    practices.submit(laptop.session, practice)
    laptop.exchange()
    return practice


def refuse(centre: SmallCentre, entry: Entry, reason: str, digest: bytes | None = None) -> None:
    found = entry_digest(entry)[:8] if digest is None else digest
    centre.say("act.refused", ActRefused(reason, "The centre's words.", found), person_audience(ME), about=entry.id)


@pytest.mark.parametrize("reason", ["id-known", "in-company"])
def test_it_is_written_again_and_nobody_is_told(laptop: FieldLaptop, centre: SmallCentre, reason: str) -> None:
    practice = send_one(laptop)
    (first,) = submitted(laptop)
    refuse(centre, first, reason)
    result = laptop.exchange()
    assert (result.refused, result.waiting, result.error) == (0, 0, None)
    _, again = submitted(laptop)
    assert (again.body, again.written) == (first.body, first.written)
    assert (again.id.run != first.id.run) == (reason == "id-known"), "a twin goes on counting in the same run"
    assert again in centre.entries()
    view = practices.open_practice(laptop.session, practice)
    assert (view.state, view.refused) == (SharingState.RECEIVED, None)
    assert exchanging.status(laptop.session).refused == 0
    assert len(practices.list_practices(laptop.session)) == 1


def test_only_once(laptop: FieldLaptop, centre: SmallCentre) -> None:
    practice = send_one(laptop)
    refuse(centre, submitted(laptop)[0], "id-known")
    laptop.exchange()
    refuse(centre, submitted(laptop)[1], "id-known")
    assert laptop.exchange().refused == 1
    assert len(submitted(laptop)) == 2
    view = practices.open_practice(laptop.session, practice)
    assert (view.state, view.refused) == (SharingState.REFUSED, "The centre's words.")
    practices.submit(laptop.session, practice)
    laptop.exchange()
    assert practices.open_practice(laptop.session, practice).state is SharingState.RECEIVED


@pytest.mark.parametrize("reason", ["not-yours", "not-allowed", "title-empty", "nonsense", "hash-wrong", "to-come"])
def test_other_reasons_stay_with_the_author(laptop: FieldLaptop, centre: SmallCentre, reason: str) -> None:
    practice = send_one(laptop)
    refuse(centre, submitted(laptop)[0], reason)
    assert laptop.exchange().refused == 1
    assert len(submitted(laptop)) == 1
    view = practices.open_practice(laptop.session, practice)
    assert (view.state, view.refused) == (SharingState.REFUSED, "The centre's words.")


def test_a_wrong_hash_is_made_right(laptop: FieldLaptop, centre: SmallCentre) -> None:
    with laptop.session.database.write():
        body = PracticeSubmitted("00000000000001.1", "Ask first", "", PARTS, bytes(32))
        laptop.session.journal.append("practice.submitted", body)
    laptop.exchange()
    refuse(centre, submitted(laptop)[0], "hash-wrong")
    laptop.exchange()
    _, again = submitted(laptop)
    found = decode_body("practice.submitted", again.body)
    assert isinstance(found, PracticeSubmitted)
    assert found.hash != bytes(32)


def test_what_another_laptop_wrote_under_this_name_is_its_own_affair(laptop: FieldLaptop, centre: SmallCentre) -> None:
    send_one(laptop)
    refuse(centre, submitted(laptop)[0], "id-known", digest=b"of other")
    laptop.exchange()
    assert len(submitted(laptop)) == 1


def test_an_older_centre_says_no_digest(laptop: FieldLaptop, centre: SmallCentre) -> None:
    send_one(laptop)
    refuse(centre, submitted(laptop)[0], "id-known", digest=b"")
    laptop.exchange()
    assert len(submitted(laptop)) == 2


def test_the_other_laptop_writes_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    first = make()
    second = make(words=first.words())
    practice = send_one(first)
    second.exchange()
    refuse(centre, submitted(first)[0], "id-known")
    second.exchange()
    assert len(submitted(second)) == 1
    first.exchange()
    second.exchange()
    assert len(submitted(second)) == 2
    assert practices.open_practice(second.session, practice).state is SharingState.RECEIVED


def test_an_older_profile_written_again_does_not_win(laptop: FieldLaptop, centre: SmallCentre) -> None:
    learner.update(laptop.session, name="Amina Said", role="liaison", place="coast")
    laptop.clock.advance(minutes=1)
    learner.update(laptop.session, name="Amina Said", role="coordinator", place="coast")
    laptop.exchange()
    older = [each for each in laptop.session.journal.entries.of_kind("profile.edit") if b"liaison" in each.body]
    refuse(centre, older[0], "in-company")
    laptop.exchange()
    assert profile.fields(laptop.session.database)["role"] == "coordinator"
