"""Photos and PDFs that come in a bundle: taken in as over the line, whoever carried them; what is wrong with one is
said in the answer and harms no other."""

import os

import pytest
from django.test import Client
from pytest_django import Settings

from sync_protocol.bundle_files import BoxSaid, with_puts
from sync_protocol.bundle_frame import HEADER_BYTES
from sync_protocol.file_exchange import Do
from sync_protocol.refusals import BundleRefused
from sync_server.centre import bundles, revoking
from sync_server.centre.models import Device, StoredBox
from sync_server.centre.office import ENVIRON, Office
from tests.sync_server.boxes import Box, box_of, question
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.files import read, request_of, sealed
from tests.sync_server.laptops import Laptop


def put(laptop: Laptop, box: Box, offset: int = 0, end: int | None = None, **more: object) -> bytes:
    return question(laptop, Do.PUT, box, offset, box.data[offset:end], **more)


def file_of(office: Office, laptop: Laptop, *puts: bytes, slices: tuple[bytes, ...] = ()) -> bytes:
    return sealed(office, with_puts(request_of(laptop, *slices), puts), laptop)


def said(office: Office, laptop: Laptop, *puts: bytes) -> tuple[BoxSaid, ...]:
    return read(laptop, bundles.accept(office, file_of(office, laptop, *puts)).answer).boxes


def there(office: Office, laptop: Laptop, box: Box) -> bytes:
    path = office.folder.files / laptop.person / box.name.hex()
    return path.read_bytes() if path.exists() else b""


def test_boxes_come_whole_and_in_parts_and_twice(office: Office, laptop: MakeLaptop) -> None:
    amina, one, two = laptop(), box_of(), box_of(300_000, seed=b"two", sealed=False)
    first = file_of(office, amina, put(amina, one), put(amina, two, 0, 150_000))
    for _ in range(2):
        done = bundles.accept(office, first)
        assert {each.box: (each.have, each.code) for each in done.boxes} == {
            one.name: (len(one.data), ""),
            two.name: (150_000, ""),
        }
        assert read(amina, done.answer).boxes == done.boxes
    assert said(office, amina, put(amina, two, 150_000)) == (BoxSaid(two.name, len(two.data)),)
    assert (there(office, amina, one), there(office, amina, two)) == (one.data, two.data)
    assert StoredBox.objects.filter(whole=True).count() == 2
    # an older bundle after all that
    assert {each.have for each in bundles.accept(office, first).boxes} == {len(one.data), len(two.data)}


def test_parts_out_of_order_leave_no_hole(office: Office, laptop: MakeLaptop) -> None:
    amina, box = laptop(), box_of()
    assert said(office, amina, put(amina, box, 100_000)) == (BoxSaid(box.name, 0),)
    assert said(office, amina, put(amina, box, 0, 100_000)) == (BoxSaid(box.name, 100_000),)
    assert said(office, amina, put(amina, box, 100_000)) == (BoxSaid(box.name, len(box.data)),)


def test_a_tampered_piece_is_not_kept_and_harms_no_other(office: Office, laptop: MakeLaptop) -> None:
    amina, box, other = laptop(), box_of(), box_of(1_000, seed=b"other")
    harmed = bytearray(box.data)
    harmed[100_000] ^= 1
    bad = Box(box.name, bytes(harmed), box.layout)
    no, yes = said(office, amina, put(amina, bad), put(amina, other))
    assert no.have == box.layout.start(1) == len(there(office, amina, box)) and not no.code
    assert yes == BoxSaid(other.name, len(other.data))


def test_what_another_signed_is_passed_over(office: Office, laptop: MakeLaptop) -> None:
    amina, musa, box = laptop(), laptop(), box_of()
    assert said(office, amina, put(musa, box), put(amina, box, centre=os.urandom(32))) == ()
    assert there(office, amina, box) == b""
    assert there(office, musa, box) == b""
    assert said(office, musa, put(amina, box), b"", b"\xff" * 200, question(musa, Do.DROP, box)) == ()


def test_room_and_sizes_are_those_of_the_line(office: Office, laptop: MakeLaptop, settings: Settings) -> None:
    settings.FIELDBOOK_FILES_OF_A_PERSON = 250_000
    amina, box, small, more = laptop(), box_of(), box_of(20_000, seed=b"small"), box_of(100_000, seed=b"more")
    got = {each.box: each.code for each in said(office, amina, put(amina, box), put(amina, more), put(amina, small))}
    assert got == {box.name: "", more.name: "files-full", small.name: ""}
    assert there(office, amina, more) == b""
    wrong = Box(box.name, box.data, box_of(7_000).layout)
    assert [each.code for each in said(office, amina, put(amina, wrong, 0, 100))] == ["request-nonsense"]


def test_of_a_lost_laptop_nothing_is_kept(office: Office, laptop: MakeLaptop) -> None:
    amina, box = laptop(), box_of()
    revoking.revoke(office, Device.objects.get(pk=amina.device.device_id.hex()))
    done = bundles.accept(office, file_of(office, amina, put(amina, box)))
    assert (done.boxes, there(office, amina, box)) == ((), b"")


def test_half_a_copy_and_changed_bytes(office: Office, laptop: MakeLaptop) -> None:
    amina, box = laptop(), box_of()
    whole = file_of(office, amina, put(amina, box))
    for harmed, code in ((whole[: len(whole) // 2], "truncated"), (whole[:-40] + b"\0" + whole[-39:], "damaged")):
        with pytest.raises(BundleRefused, match=code):
            bundles.accept(office, harmed)
    forged = bytearray(whole)
    forged[HEADER_BYTES + 100_000] ^= 1
    with pytest.raises(BundleRefused):
        bundles.accept(office, bytes(forged))
    assert there(office, amina, box) == b""


def test_a_bundle_without_files_says_nothing_of_them(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    assert read(amina, bundles.accept(office, file_of(office, amina)).answer).boxes == ()


def test_the_upload_page_takes_them(office: Office, laptop: MakeLaptop) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    amina, box = laptop(), box_of()
    data = file_of(office, amina, put(amina, box))
    page = Client(**{ENVIRON: office})
    got = page.post("/carry", {"file": SimpleUploadedFile("mine-files-1.fieldbundle", data)})
    assert got.status_code == 200
    assert read(amina, got.content).boxes == (BoxSaid(box.name, len(box.data)),)
