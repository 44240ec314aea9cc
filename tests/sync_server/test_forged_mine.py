"""The centre cannot open what is *mine*; whose it is, it looks at all the same."""

import pytest

from sync_protocol.entries import MINE
from sync_protocol.slices import short_name, slice_name
from sync_server.centre.models import Slice
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send


def own(laptop: Laptop) -> bytes:
    return laptop.pack(laptop.entry("note.edit", b"words", MINE))


def test_a_sealed_slice_in_anothers_name_is_refused(office: Office, laptop: MakeLaptop, send: Send) -> None:
    """It could take the place of all that she has."""
    amina, thief = laptop(), laptop("Thief")
    hers, his = own(amina), own(thief)
    at = his.index(thief.device.device_id)
    forged = his[:at] + amina.device.device_id + his[at + 16 :]
    name = short_name(slice_name(forged))
    answer = thief.exchange(send, forged, hers)
    assert answer.refused == {name: "signature-wrong"}
    assert answer.acknowledged == (short_name(slice_name(hers)),)  # hers, whoever brings it
    assert not Slice.objects.filter(name=slice_name(forged)).exists()
    assert thief.exchange(send, offer=[slice_name(forged)]).missing == (name,)


@pytest.mark.parametrize("part", ["head", "sealed", "signature"])
def test_a_sealed_slice_that_was_changed_is_refused(office: Office, laptop: MakeLaptop, send: Send, part: str) -> None:
    amina = laptop()
    data = bytearray(own(amina))
    place = {"head": 1 + data[0] - 1, "sealed": len(data) - 70, "signature": len(data) - 1}[part]
    data[place] ^= 1
    answer = amina.exchange(send, bytes(data))
    assert set(answer.refused.values()) == {"signature-wrong"}
    assert not Slice.objects.filter(name=slice_name(bytes(data))).exists()
