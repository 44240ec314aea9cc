"""Slices of *mine* that take the place of others, at the centre."""

from sync_protocol.entries import MINE
from sync_protocol.slices import pack_slice, short_name, slice_name
from sync_server.centre import intake, runs
from sync_server.centre.models import Device, FeedPlace, ReplacedName, Slice, SliceState
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send


def own(laptop: Laptop, text: bytes = b"words") -> bytes:
    return laptop.pack(laptop.entry("note.edit", text, MINE))


def replacing(laptop: Laptop, *replaced: bytes, also: tuple[bytes, ...] = ()) -> bytes:
    """A slice that says that it takes the place of these."""
    names = [short_name(slice_name(data)) for data in replaced] + list(also)
    return pack_slice([laptop.entry("note.edit", b"all of it", MINE)], MINE, laptop.device, laptop.mine, names)


def stands(data: bytes) -> bool:
    row = Slice.objects.get(name=slice_name(data))
    return row.state == SliceState.ACCEPTED and bytes(row.data) == data


def test_the_replaced_go_once_the_replacing_is_here(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    first, second, third = own(amina), own(amina), own(amina)
    amina.exchange(send, first, second, third)
    whole = replacing(amina, first, second)
    answer = amina.exchange(send, whole)
    assert answer.acknowledged == (short_name(slice_name(whole)),)
    assert (stands(whole), stands(third)) == (True, True)
    for gone in (first, second):
        row = Slice.objects.get(name=slice_name(gone))
        assert (row.state, bytes(row.data)) == (SliceState.REPLACED, b"")


def test_what_comes_again_is_acknowledged_and_not_taken(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    known, never = own(amina), own(amina)
    amina.exchange(send, known)
    amina.exchange(send, replacing(amina, known, never))
    before = Slice.objects.count()
    answer = amina.exchange(send, known, never, offer=[slice_name(known), slice_name(never)])
    assert set(answer.acknowledged) == {short_name(slice_name(known)), short_name(slice_name(never))}
    assert answer.missing == ()
    assert Slice.objects.count() == before
    assert not Slice.objects.filter(name=slice_name(never)).exists()


def test_a_new_laptop_gets_only_what_stands(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    old = [own(amina, bytes(20)) for _ in range(30)]
    amina.exchange(send, *old)
    whole = replacing(amina, *old)
    amina.exchange(send, whole)
    reader = Laptop(office.key.public, device=amina.device, person=amina.person)
    reader.positions = {"p": 0}
    reader.centre_run = amina.centre_run
    reader.catch_up(send)
    assert whole in reader.slices.values()
    assert not set(old) & set(reader.slices.values())
    head = FeedPlace.objects.filter(feed_id=f"p:{amina.person}").order_by("-count").first()
    assert head is not None
    assert reader.positions["p"] == head.count
    quiet = reader.exchange(send)
    assert quiet.feeds == {}


def test_when_the_last_place_of_a_feed_is_replaced_nobody_asks_again(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    amina = laptop()
    first, last = own(amina), own(amina)
    whole = replacing(amina, last)
    amina.exchange(send, first, whole, last)  # comes late, after what took its place
    other = own(amina)
    amina.exchange(send, other)
    amina.exchange(send, replacing(amina, other))
    amina.catch_up(send)
    assert amina.exchange(send).feeds == {}


def test_only_ones_own_are_ever_replaced(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina, bilal = laptop(), laptop("Bilal")
    theirs = own(bilal)
    shared = bilal.pack(bilal.entry("activity.finished", b"\x94\xa1a\xa1b\xa1c\xa1d"))
    mine_shared = amina.pack(amina.entry("activity.finished", b"\x94\xa1a\xa1b\xa1c\xa1d"))
    bilal.exchange(send, theirs, shared)
    amina.exchange(send, mine_shared)
    amina.exchange(send, replacing(amina, theirs, shared, mine_shared))
    assert stands(theirs)
    assert stands(shared)
    assert stands(mine_shared)
    answer = bilal.exchange(send, offer=[slice_name(theirs)])
    assert answer.missing == ()
    late = own(bilal)
    amina.exchange(send, replacing(amina, late))
    assert bilal.exchange(send, offer=[slice_name(late)]).missing == (short_name(slice_name(late)),)
    bilal.exchange(send, late)
    assert stands(late)


def test_of_a_revoked_laptop_nothing_is_replaced_until_it_is_released(
    office: Office, laptop: MakeLaptop, send: Send
) -> None:
    amina = laptop()
    first = own(amina)
    amina.exchange(send, first)
    whole = replacing(amina, first)
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    assert amina.exchange(send, whole).quarantined == (short_name(slice_name(whole)),)
    assert stands(first)
    assert not ReplacedName.objects.exists()
    aside = Slice.objects.get(name=slice_name(whole))
    intake.release(office, aside)
    assert not stands(first)
    assert Device.objects.count() == 1


def test_a_restored_centre_hears_of_it_again(office: Office, laptop: MakeLaptop, send: Send) -> None:
    """The backup was made before: it has what was replaced, and a laptop that has the rest."""
    amina = laptop()
    first = own(amina)
    amina.exchange(send, first)
    runs.begin_run(office)
    whole = replacing(amina, first, also=(b"of older",))
    amina.exchange(send, whole)
    assert not stands(first)
    assert ReplacedName.objects.count() == 2
    again = replacing(amina, whole, first)
    amina.exchange(send, again)
    assert not stands(whole)
    assert stands(again)


def test_many_names_are_taken(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    names = tuple(number.to_bytes(8, "big") for number in range(1_200))
    amina.exchange(send, replacing(amina, also=names))
    assert ReplacedName.objects.count() == 1_200
    assert amina.exchange(send, offer=[name + bytes(24) for name in names[:600]]).missing == ()
