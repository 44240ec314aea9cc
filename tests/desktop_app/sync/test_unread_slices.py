"""Slices that cannot be opened yet: of versions to come, of devices not known, with words not here."""

import msgspec

from desktop_app.sync.standing import standing
from sync_protocol.bodies import DeviceCertified
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import MANAGERS, Entry, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import SliceHeader, pack_slice, slice_name
from tests.desktop_app.sync.conftest import MakeLaptop
from tests.support.laptops import FieldLaptop
from tests.support.small_centre import SmallCentre

ME = "00f1e2d3c4b5a697"
FEED = f"p:{ME}"
FINISHED = Entry(EntryId(70, 1), "activity.finished", None, MANAGERS, 5, b"\x94\xa1a\xa1p\xa11\xa2en")


def newer(header: object, payload: bytes = b"the future", key: DeviceKey | None = None) -> bytes:
    """A slice as a version to come might write it."""
    signer = key or DeviceKey.from_bytes(bytes(32))
    head = msgspec.msgpack.encode(header)
    body = bytes((len(head),)) + head + payload
    return body + signer.sign(b"slice 1", body)


def test_a_slice_of_a_protocol_to_come_is_kept_and_stops_nothing(laptop: FieldLaptop, centre: SmallCentre) -> None:
    data = newer([3, {"all": "is different"}])
    centre.place(data, FEED)
    centre.place(pack_slice([FINISHED], MANAGERS, _device(laptop), None), FEED)
    assert laptop.exchange().error is None
    assert slice_name(data) in laptop.held()
    assert FINISHED in laptop.entries()
    assert laptop.exchange().error is None


def test_a_slice_with_a_dictionary_to_come_is_kept(laptop: FieldLaptop, centre: SmallCentre) -> None:
    device = _device(laptop)
    data = newer(SliceHeader(1, 9, MANAGERS, device.device_id, b""), key=device)
    centre.place(data, FEED)
    assert laptop.exchange().error is None
    assert slice_name(data) in laptop.held()
    assert laptop.exchange().error is None


def test_a_slice_whose_seal_is_broken_is_left_out(make: MakeLaptop, centre: SmallCentre) -> None:
    """Signed by the person's own device, with the right key named, and nonsense inside."""
    first = make()
    second = make(words=first.words())
    from desktop_app.sync.standing import mine_key

    key = mine_key(first.session.settings)
    assert key is not None
    device = _device(first)
    data = newer(SliceHeader(1, 1, "mine", device.device_id, key.key_id), bytes(40), device)
    centre.place(data, FEED)
    first.write("After it")
    first.exchange()
    assert second.exchange().error is None
    assert second.titles() == ["After it"]


def test_what_was_kept_sealed_and_turns_out_broken_stops_nothing(make: MakeLaptop, centre: SmallCentre) -> None:
    first, second = make(), make()
    from desktop_app.sync.standing import mine_key

    key = mine_key(first.session.settings)
    assert key is not None
    device = _device(first)
    centre.place(newer(SliceHeader(1, 1, "mine", device.device_id, key.key_id), bytes(40), device), FEED)
    first.write("Bridge")
    first.exchange()
    second.exchange()
    second.give_words(first.words())
    assert second.exchange().error is None
    assert second.titles() == ["Bridge"]


def test_a_device_becomes_known_after_what_it_signed(laptop: FieldLaptop, centre: SmallCentre) -> None:
    """A restored centre may hand out a certificate later than the slices."""
    other = DeviceKey.from_bytes(bytes(range(50, 82)))
    data = pack_slice([FINISHED], MANAGERS, other, None)
    centre.place(data, FEED)
    laptop.exchange()
    assert slice_name(data) in laptop.held()
    assert FINISHED not in laptop.entries()
    certificate = certify(DeviceCertificate(ME, other.public, 5), centre.key)
    centre.say("device.certified", DeviceCertified(certificate), person_audience(ME))
    laptop.exchange()
    assert FINISHED in laptop.entries()


def test_certificates_that_prove_nothing_make_nobody_known(laptop: FieldLaptop, centre: SmallCentre) -> None:
    other = DeviceKey.from_bytes(bytes(range(50, 82)))
    for worthless in (
        certify(DeviceCertificate(ME, other.public, 5), other),  # by itself
        certify(DeviceCertificate("ffffffffffffffff", other.public, 5), centre.key),  # of somebody else
        b"",
    ):
        centre.say("device.certified", DeviceCertified(worthless), person_audience(ME))
    centre.books.counter += 1
    nonsense = Entry(
        EntryId(centre.books.run, centre.books.counter), "device.certified", None, person_audience(ME), 5, b"\xc1"
    )
    centre.place(pack_slice([nonsense], nonsense.audience, centre.key, None), FEED)
    centre.place(pack_slice([FINISHED], MANAGERS, other, None), FEED)
    assert laptop.exchange().error is None
    assert laptop.exchange().error is None
    assert FINISHED not in laptop.entries()


def _device(laptop: FieldLaptop) -> DeviceKey:
    who = standing(laptop.session.settings)
    assert who is not None
    return who.device
