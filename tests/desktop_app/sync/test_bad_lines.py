"""Lines that break, centres that are none, answers that lie."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.operations import exchanging
from desktop_app.storage.settings import LAST_CONTACT
from desktop_app.sync.pace import FIRST
from desktop_app.sync.standing import CENTRE_RUN
from sync_protocol.bodies import PersonPlaced
from sync_protocol.entries import Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import pack_slice, read_header, short_name, slice_name
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.small_centre import SmallCentre

PERSON = "00f1e2d3c4b5a697"


def positions(laptop: FieldLaptop) -> dict[str, int]:
    return dict(laptop.session.database.rows("SELECT feed, count FROM positions"))


def test_cut_at_every_byte_of_the_answer(make: MakeLaptop, centre: SmallCentre, faults: list[Fault]) -> None:
    """Nothing is lost or doubled, and no position moves before the signature is there."""
    writer = make()
    laptop = make(words=writer.words())
    laptop.exchange()
    before = positions(laptop)
    writer.write("From the other laptop")
    writer.exchange()
    for cut in range(0, 700, 7):
        faults[:] = [Fault(cut_down=cut)] * 3
        result = laptop.exchange()
        if result.error is None:
            break
        assert result.error == "cut"
        assert positions(laptop) == before
    else:
        raise AssertionError("the answer is longer than this test expects")
    assert laptop.titles() == ["From the other laptop"]
    assert laptop.entries() == writer.entries()


def test_cut_at_every_byte_of_the_request(laptop: FieldLaptop, centre: SmallCentre, faults: list[Fault]) -> None:
    """The slices that are tried again are the same ones, and the centre has each entry once."""
    laptop.write("Bridge")
    for cut in range(0, 1_000, 9):
        faults[:] = [Fault(cut_up=cut)] * 6
        if laptop.exchange().error is None:
            break
    held = laptop.held()
    faults.clear()
    assert laptop.exchange().waiting == 0
    assert laptop.held() >= held
    assert held >= {name for name in centre.books.slices if name in laptop.held()} - {
        name for name, data in centre.books.slices.items() if read_header(data).device == centre.key.device_id
    }
    ids = [entry.id for entry in centre.entries()]
    assert len(ids) == len(set(ids))


def test_after_a_break_the_centre_is_asked_what_arrived(
    laptop: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    """An answer that is lost costs a small question, not the slices once more."""
    laptop.write("Bridge", "long " * 500)
    faults[:] = [Fault(cut_down=0)]
    result = laptop.exchange()
    assert (result.error, result.waiting, result.requests) == (None, 0, 2)
    assert result.sent >= 3
    assert [len(request.slices) + len(request.offered) for request in centre.requests] == [0, 2]
    assert len(fetcher.bodies[-1]) < 200


def test_what_a_laptop_sent_does_not_come_back_to_it(
    laptop: FieldLaptop, centre: SmallCentre, faults: list[Fault]
) -> None:
    """Also when a break and much that is new elsewhere make one exchange of many rounds."""
    chance = random.Random(1)
    for _ in range(60):
        centre.say("person.placed", PersonPlaced(chance.randbytes(100).hex()), person_audience(PERSON))
    for number in range(300):
        laptop.write(f"Note {number}", " ".join(str(number * each) for each in range(1, 60)))
    faults[:] = [Fault(cut_up=9_000)]
    result = laptop.exchange()
    assert (result.error, result.waiting) == (None, 0)
    assert result.requests > 4
    own = sum(len(data) for data in centre.books.slices.values() if read_header(data).device != centre.key.device_id)
    assert result.bytes_down < sum(map(len, centre.books.slices.values())) - own + 400 * result.requests


def test_after_a_break_slices_go_one_by_one(
    laptop: FieldLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    for number in range(300):
        laptop.write(f"Note {number}", " ".join(str(number * each) for each in range(1, 60)))
    faults[:] = [Fault(cut_up=9_000)]
    first = len(fetcher.bodies)
    result = laptop.exchange()
    assert (result.error, result.waiting) == (None, 0)
    sizes = [len(body) for body in fetcher.bodies[first:]]
    assert sizes[0] > 9_000
    assert all(size < 6_500 for size in sizes[1:8])


def test_every_request_but_the_last_is_full(laptop: FieldLaptop, fetcher: NearFetcher) -> None:
    """What was cut and did not fit goes with what is cut then, and not alone."""
    for number in range(450):
        laptop.write(f"Note {number}", " ".join(str(number * each) for each in range(1, 60)))
    first = len(fetcher.bodies)
    assert laptop.exchange().waiting == 0
    sizes = [len(body) for body in fetcher.bodies[first:]]
    assert len(sizes) > 3
    assert min(sizes[:-1]) > FIRST - 6_000


def test_a_line_that_dies_every_8_kilobytes_is_enough(
    make: MakeLaptop, centre: SmallCentre, fetcher: NearFetcher, faults: list[Fault]
) -> None:
    writer = make()
    reader = make(words=writer.words())
    for number in range(200):
        writer.write(f"Note {number}", " ".join(str(number * each) for each in range(1, 60)))
    faults[:] = [Fault(cut_up=8_000, cut_down=8_000)] * 500
    for laptop in (writer, reader):
        for _ in range(10):
            if laptop.exchange().error is None:
                break
        else:
            raise AssertionError("it never came to an end")
    assert reader.titles() == writer.titles()


@given(st.lists(st.builds(Fault, cut_up=st.none() | st.integers(0, 3_000), cut_down=st.none() | st.integers(0, 3_000))))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_breaks_in_any_order_lose_nothing(tmp_path_factory: pytest.TempPathFactory, faults: list[Fault]) -> None:
    folder: Path = tmp_path_factory.mktemp("laptops")
    centre = SmallCentre()
    fetcher = NearFetcher(centre)
    laptops = [FieldLaptop.new(folder / name, fetcher) for name in ("one", "two")]
    try:
        for laptop in laptops:
            laptop.give_words(laptops[0].words())
            laptop.enrol(centre.new_code())
        fetcher.faults = list(faults)
        for turn in range(3):
            for laptop in laptops:
                laptop.write(f"Turn {turn} of {laptop.folder.name}", "words " * 40)
                laptop.exchange()
        fetcher.faults = []
        for laptop in (*laptops, *laptops):
            assert laptop.exchange().error is None
        assert laptops[0].entries() == laptops[1].entries()
        assert len(laptops[0].titles()) == 6
    finally:
        for laptop in laptops:
            laptop.close()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(instead=(200, b"<html><body>Log in, please</body></html>")), "answer-nonsense"),
        (Fault(instead=(200, b"")), "cut"),
        (Fault(instead=(200, b"\x00\x00\x00\x05\x93\xc0\xc0\xc0\xc0")), "answer-nonsense"),
        (Fault(instead=(302, b"")), "answer-nonsense"),
        (Fault(instead=(404, b"Not Found")), "answer-nonsense"),
        (Fault(instead=(413, b"")), "too-large"),
        (Fault(instead=(429, b"")), "centre-busy"),
        (Fault(instead=(500, b"<h1>Server Error</h1>")), "centre-busy"),
        (Fault(instead=(502, b"Bad Gateway")), "centre-busy"),
        (Fault(error="unreachable"), "unreachable"),
        (Fault(error="too-slow"), "too-slow"),
        (Fault(instead=(403, b"device-revoked")), "answer-nonsense"),
        (Fault(error="too-large"), "too-large"),
        (Fault(change=lambda data: data[:-1] + bytes([data[-1] ^ 1])), "centre-other"),
        (Fault(change=lambda data: b"\0\0\0\x02\x91\x02" + data), "protocol-newer"),
        (Fault(change=lambda data: data + b"more"), "answer-nonsense"),
    ],
)
def test_what_is_no_answer_changes_nothing(
    laptop: FieldLaptop, fetcher: NearFetcher, faults: list[Fault], fault: Fault, code: str
) -> None:
    laptop.exchange()
    laptop.write("Bridge")
    state = (
        positions(laptop),
        laptop.session.settings.number(LAST_CONTACT),
        laptop.session.settings.number(CENTRE_RUN),
    )
    laptop.clock.advance(hours=1)
    faults[:] = [fault] * 3
    result = laptop.exchange()
    assert (result.error, result.sent, result.waiting) == (code, 0, 1)
    assert state == (
        positions(laptop),
        laptop.session.settings.number(LAST_CONTACT),
        laptop.session.settings.number(CENTRE_RUN),
    )
    assert exchanging.sync_view(laptop.session).history[0].code == code
    faults.clear()
    assert laptop.exchange().waiting == 0


def test_another_centre_is_not_believed_and_nothing_is_taken_from_it(
    laptop: FieldLaptop, fetcher: NearFetcher, centre: SmallCentre
) -> None:
    laptop.write("Bridge")
    other = SmallCentre(seed=9)
    other.careless = True
    other.certificates = centre.certificates
    forged = Entry(EntryId(5, 5), "person.placed", None, f"person:{PERSON}", 5, b"\x91\xa1x")
    other.place(pack_slice([forged], forged.audience, other.key, None), f"p:{PERSON}")
    before = laptop.held()
    fetcher.centre = other
    result = laptop.exchange()
    assert result.error == "centre-other"
    assert forged not in laptop.entries()
    assert {name for name in laptop.held() - before if name in other.books.slices} == set()
    other.careless = False
    other.certificates = {}
    assert laptop.exchange().error == "answer-nonsense"
    fetcher.centre = centre
    assert laptop.exchange().waiting == 0


def test_an_answer_to_an_earlier_request_is_not_believed(laptop: FieldLaptop, faults: list[Fault]) -> None:
    old: list[bytes] = []

    def keep(data: bytes) -> bytes:
        old.append(data)
        return data

    faults[:] = [Fault(change=keep)]
    laptop.exchange()
    faults[:] = [Fault(change=lambda data: old[0])]
    assert laptop.exchange().error == "centre-other"


def test_a_centre_that_never_acknowledges_does_not_hold_anybody_up(laptop: FieldLaptop, centre: SmallCentre) -> None:
    laptop.write("Bridge")
    from desktop_app.storage.slice_shelf import SliceShelf
    from desktop_app.sync.cutting import cut
    from desktop_app.sync.standing import mine_key, standing

    who = standing(laptop.session.settings)
    assert who is not None
    cut(
        SliceShelf(laptop.session.database, laptop.session.journal.entries),
        who.device,
        mine_key(laptop.session.settings),
        5,
    )
    centre.silent = {short_name(name) for name in laptop.held()}
    result = laptop.exchange()
    assert result.requests <= 2
    assert result.waiting == 2
    centre.silent = set()
    assert laptop.exchange().waiting == 0


def test_a_centre_that_always_has_more_does_not_hold_anybody_up(laptop: FieldLaptop, centre: SmallCentre) -> None:
    centre.always_more = True
    assert laptop.exchange().requests <= 3


def test_a_slice_that_is_none_stops_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    writer = make()
    laptop = make(words=writer.words())
    places = centre.books.feeds[f"p:{PERSON}"]
    for junk in (b"", b"junk", bytes(2_000)):
        centre.books.slices[slice_name(junk)] = junk
        places.append(slice_name(junk))
    writer.write("After the junk")
    writer.exchange()
    assert laptop.exchange().error is None
    assert laptop.titles() == ["After the junk"]
    assert laptop.exchange().received == 0
