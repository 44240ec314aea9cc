"""The centre has no room for what somebody writes: nothing is lost, little is sent in vain, and it is said plainly."""

from desktop_app.cli.sentences import sentence
from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import exchanging, notes, practices
from desktop_app.sync.room import AGAIN
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre


class NoRoom(dict[bytes, str]):
    """Refuses every slice, and remembers which."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[bytes] = []

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: bytes) -> str:
        self.refused.append(name)
        return "room-full"


def test_everything_stays_and_waits_and_goes_when_there_is_room(laptop: FieldLaptop, centre: SmallCentre) -> None:
    centre.refuse = full = NoRoom()
    for number in range(3):
        notes.add_note(laptop.session, title=f"Note {number}", text="written in the field " * 300)
    result = laptop.exchange()
    assert (result.error, result.sent) == ("centre-full", 0)
    said = sentence(Known("centre-full"))
    assert "no room" in said and "stays on this laptop" in said
    view = exchanging.sync_view(laptop.session)
    assert view.status.waiting == result.waiting >= 3 and view.status.refused == 0
    assert {item.state for item in view.items} == {SharingState.WAITING}
    assert view.history[0].code == "centre-full"

    # One refusal is enough: no byte of it goes again for hours, and news goes on coming.
    before = list(full.refused)
    notes.add_note(laptop.session, title="One more", text="also here")
    assert laptop.exchange().error == "centre-full"
    assert full.refused == before

    centre.refuse = {}
    laptop.clock.advance(milliseconds=AGAIN)
    done = laptop.exchange()
    assert (done.error, done.waiting) == (None, 0)
    assert exchanging.status(laptop.session).waiting == 0


def test_a_centre_that_began_anew_is_asked_at_once(laptop: FieldLaptop, centre: SmallCentre) -> None:
    centre.refuse = NoRoom()
    notes.add_note(laptop.session, title="A note", text="written in the field")
    assert laptop.exchange().error == "centre-full"
    centre.refuse = {}
    centre.books.run += 1
    assert laptop.exchange().error is None
    assert laptop.exchange().waiting == 0


def test_what_makes_room_goes_all_the_same(laptop: FieldLaptop, centre: SmallCentre) -> None:
    practice = practices.add_practice(laptop.session, title="Ask first", parts={"context": "At the gate"}).id
    practices.submit(laptop.session, practice)
    assert laptop.exchange().error is None
    centre.refuse = full = NoRoom()
    notes.add_note(laptop.session, title="A note", text="written in the field")
    assert laptop.exchange().error == "centre-full"
    before = len(full.refused)
    practices.withdraw(laptop.session, practice)
    assert laptop.exchange().error == "centre-full"
    assert len(full.refused) == before + 1, "the act alone"
