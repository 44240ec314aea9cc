"""Files from a stick at the centre: the door, the command, the page, and everything that can be wrong with a file."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sync_protocol.bodies import ActivityFinished
from sync_protocol.bundle_frame import MAX_FILE, file_name, read_file
from sync_protocol.device_keys import DeviceKey
from sync_protocol.exchange import ASKS_KEY, AnswerReader, Request, encode_request, request_digest
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_protocol.replies import read_reply
from sync_protocol.sealing import read_sealing_certificate
from sync_protocol.slices import short_name, slice_name
from sync_server.centre import bundles, doors, sealing
from sync_server.centre.bundle_words import SENTENCES
from sync_server.centre.limits import FILES
from sync_server.centre.models import Device, Slice, SliceState
from sync_server.centre.office import ENVIRON, Office
from sync_server.centre.pages.carry import answer_name
from sync_server.wsgi import make_application
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.files import SEALING, bundle_of, call, read, request_of, sealed
from tests.sync_server.laptops import Clock, Laptop, Send
from tests.sync_server.server_process import answer, command


def finished(laptop: Laptop, activity: str = "w1-l1") -> bytes:
    return laptop.pack(laptop.entry("activity.finished", ActivityFinished(activity, "week-1", "1.0.0", "en")))


def refusal(office: Office, data: bytes) -> str:
    with pytest.raises((BundleRefused, ExchangeRefused)) as caught:
        bundles.accept(office, data)
    return caught.value.code


def test_a_file_brings_work_and_takes_news_back(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    work = finished(amina)
    bundle = bundle_of(office, amina, work)
    done = bundles.accept(office, bundle)
    assert (done.kept, done.refused, done.quarantined, done.news > 0) == (1, 0, 0, True)
    file = read(amina, done.answer)
    assert file.answer is not None
    assert file.answer.acknowledged == file.held == (short_name(slice_name(work)),)
    assert file.starts == dict.fromkeys(file.answer.feeds, 0)
    assert read_file(done.answer)[0].answers == file_name(bundle)
    assert [body for _, body in amina.decisions("cohort.described")]
    assert Device.objects.get().last_heard == office.now()


def test_the_same_file_twice_changes_nothing_and_is_answered_again(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    bundle = bundle_of(office, amina, finished(amina))
    first = read(amina, bundles.accept(office, bundle).answer)
    before = Slice.objects.count()
    again = bundles.accept(office, bundle)
    assert Slice.objects.count() == before
    assert (again.kept, read(amina, again.answer)) == (1, first)


def test_what_came_by_line_meanwhile_and_files_out_of_order(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    works = [finished(amina, f"w1-l{number}") for number in (1, 2, 3)]
    older = bundle_of(office, amina, *works[:1])
    newer = bundle_of(office, amina, *works[:2])
    amina.exchange(send, *works)
    assert bundles.accept(office, newer).kept == 2
    assert bundles.accept(office, older).kept == 1
    assert Slice.objects.filter(device=amina.device.device_id.hex()).count() == 3


def test_offers_are_answered_as_over_the_line(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    there, lost = finished(amina), finished(amina, "w1-l2")
    amina.exchange(send, there)
    names = [slice_name(there), slice_name(lost)]
    file = read(amina, bundles.accept(office, bundle_of(office, amina, offer=names)).answer)
    assert file.answer is not None
    assert file.answer.missing == (short_name(names[1]),)
    assert file.held == (short_name(names[0]),)


def test_an_answer_file_has_as_much_as_was_asked_for(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina, other = laptop(), laptop("Samir", person=None)
    for number in range(30):
        amina.exchange(send, finished(amina, f"w1-l{number}"))
    empty = Laptop(amina.centre_public, amina.device, centre_run=amina.centre_run, positions=dict.fromkeys("pl", 0))
    little = read(empty, bundles.accept(office, bundle_of(office, empty, room=500)).answer)
    much = read(empty, bundles.accept(office, bundle_of(office, empty)).answer)
    assert little.answer is not None and much.answer is not None
    assert little.answer.more and not much.answer.more
    assert len(little.answer.feeds["p"].slices) < 10 < 30 <= len(much.answer.feeds["p"].slices)
    assert other.person != amina.person
    assert bundles.FILE_ROOM > 1_000_000


def test_from_a_revoked_device(office: Office, laptop: MakeLaptop) -> None:
    """Its slices are kept aside and the answer says so; without any, the answer is a no, and still for it alone."""
    amina = laptop()
    work = finished(amina)
    office.ledger.revoke(amina.device.device_id.hex(), "2026-02-03")
    done = bundles.accept(office, bundle_of(office, amina, work))
    file = read(amina, done.answer)
    assert (done.kept, done.quarantined, done.news) == (0, 1, 0)
    assert file.answer is not None and file.answer.quarantined == (short_name(slice_name(work)),)
    assert Slice.objects.get(name=slice_name(work)).state == SliceState.QUARANTINED
    empty = bundles.accept(office, bundle_of(office, amina))
    assert (empty.revoked, read(amina, empty.answer).code, read(amina, empty.answer).answer) == (
        True, "device-revoked", None,
    )  # fmt: skip


def test_from_a_device_that_nobody_enrolled(office: Office) -> None:
    stranger = Laptop(office.key.public)
    assert refusal(office, bundle_of(office, stranger, finished(stranger))) == "device-unknown"
    assert not Slice.objects.exists()


def test_for_another_centre(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    other = Office(office.folder, DeviceKey.from_bytes(bytes(range(5, 37))), office.clock)
    amina.centre_public = other.key.public
    assert refusal(office, bundle_of(other, amina, finished(amina))) == "centre-other"
    amina.centre_public = office.key.public
    request = request_of(amina, finished(amina))
    amina.centre_public = other.key.public
    assert refusal(other, sealed(other, request, amina)) == "signature-wrong"


def test_forged_in_anothers_name(office: Office, laptop: MakeLaptop) -> None:
    """Anybody can seal to the centre; nobody can sign for a device."""
    amina = laptop()
    thief = Laptop(office.key.public, DeviceKey.generate(), person=amina.person)
    forged = encode_request(
        Request(device=amina.device.device_id, nonce=bytes(8), centre_run=0, positions={}, sealing=SEALING.public),
        thief.device,
        office.key.public,
    )
    assert refusal(office, sealed(office, forged, amina)) == "signature-wrong"


def test_cut_changed_or_something_else(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    bundle = bundle_of(office, amina, finished(amina))
    answer = bundles.accept(office, bundle).answer
    before = Slice.objects.count()
    for length in range(0, len(bundle), 7):
        assert refusal(office, bundle[:length]) in ("truncated", "nonsense")
    for place in range(0, len(bundle), 7):
        changed = bundle[:place] + bytes((bundle[place] ^ 1,)) + bundle[place + 1 :]
        assert refusal(office, changed) in SENTENCES
    assert refusal(office, answer) == "nonsense"
    assert refusal(office, bytes(MAX_FILE + 1)) == "too-large"
    assert Slice.objects.count() == before


def test_without_a_key_to_answer_to(office: Office, laptop: MakeLaptop) -> None:
    """Among the bytes that are no key: those that would let anybody read the answer."""
    amina = laptop()
    for key in (b"", bytes(31), bytes(32)):
        assert refusal(office, bundle_of(office, amina, key=key)) == "nonsense"


def test_a_request_cut_before_it_was_sealed_keeps_what_was_whole(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    request = request_of(amina, finished(amina), finished(amina, "w1-l2"))
    assert refusal(office, sealed(office, request[:-1], amina)) == "truncated"
    assert Slice.objects.filter(device=amina.device.device_id.hex()).count() == 1


def test_laptops_are_told_the_sealing_key(office: Office, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()

    def told(flags: int) -> bytes:
        request = Request(device=amina.device.device_id, nonce=bytes(8), centre_run=0, positions={}, flags=flags)
        data = encode_request(request, amina.device, office.key.public)
        reader = AnswerReader(request_digest(data), office.key.public)
        reader.feed(send(data))
        return reader.finish().sealing

    assert told(0) == b""
    assert read_sealing_certificate(told(ASKS_KEY), office.key.public) == sealing.key(office).public


# the door for couriers' programs


def test_the_door_gives_the_answer_file(office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    bundle = bundle_of(office, amina, finished(amina))
    status, headers, body = call(make_application(office), "POST", "/bundle", bundle)
    assert (status, list(headers)) == (200, ["Content-Length"])
    assert read(amina, body).answer is not None
    assert call(make_application(office), "GET", "/bundle")[0] == 405


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        (lambda data: data[:-1], 400, "request-nonsense"),
        (lambda data: b"<html>", 400, "request-nonsense"),
        (lambda data: data[:8] + b"\x02" + data[9:], 426, "protocol-newer"),
        (lambda data: data.ljust(MAX_FILE, b"\0"), 400, "request-nonsense"),
    ],
)
def test_the_door_says_no_in_the_centres_name(
    office: Office, laptop: MakeLaptop, change: Callable[[bytes], bytes], status: int, code: str
) -> None:
    data = change(bundle_of(office, laptop()))
    found, _, body = call(make_application(office), "POST", "/bundle", data)
    assert (found, read_reply(body, request_digest(data), office.key.public)) == (status, code)


def test_the_door_reads_no_more_than_a_file_can_have(office: Office) -> None:
    assert call(make_application(office), "POST", "/bundle", bytes(MAX_FILE + 1))[0] == 413
    assert doors.REQUEST_LIMIT == MAX_FILE


def test_who_comes_too_often_waits(office: Office, laptop: MakeLaptop, clock: Clock) -> None:
    bundle, application = bundle_of(office, laptop()), make_application(office)
    statuses = [call(application, "POST", "/bundle", bundle)[0] for _ in range(FILES.at_once + 2)]
    assert statuses == [200] * FILES.at_once + [503] * 2
    assert page_of(Client(**{ENVIRON: office}), bundle)[0] == 200  # it comes from another address
    clock.pass_time(seconds=FILES.every / 1000)
    assert call(application, "POST", "/bundle", bundle)[0] == 200
    assert call(application, "POST", "/bundle", bundle)[0] == 503


# the page


def page_of(client: Client, data: bytes | None, name: str = "stick.fieldbundle") -> tuple[int, str, bytes]:
    form = {} if data is None else {"file": SimpleUploadedFile(name, data)}
    answer = client.post("/carry", form)
    return answer.status_code, answer.headers.get("Content-Disposition", ""), answer.content


@pytest.fixture
def visitor(office: Office) -> Client:
    """A browser that keeps no cookies and has no account."""
    return Client(enforce_csrf_checks=True, **{ENVIRON: office})


def test_anybody_hands_a_file_in_and_gets_the_answer(office: Office, laptop: MakeLaptop, visitor: Client) -> None:
    amina = laptop()
    form = visitor.get("/carry")
    words = form.content.decode()
    assert form.status_code == 200 and "Hand in a file" in words and "no account" in words
    assert "script-src 'none'" in form.headers["Content-Security-Policy"] and not form.cookies
    bundle = bundle_of(office, amina, finished(amina))
    status, disposition, body = page_of(visitor, bundle, "Amina’s file.fieldbundle")
    assert (status, read(amina, body).device) == (200, amina.device.device_id)
    assert disposition.startswith("attachment") and "-answer.fieldbundle" in disposition
    assert "/carry" in visitor.get("/login").content.decode()


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (None, 422, "No file was chosen"), (b"", 422, "No file was chosen"), (b"a photo", 422, "not a file that"),
        (bytes(MAX_FILE + 1), 413, "larger than any"), (bytes(MAX_FILE + 20_000), 413, "larger than any"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(visitor: Client, data: bytes | None, status: int, words: str) -> None:
    found, _, body = page_of(visitor, data)
    assert found == status
    assert words in body.decode() and 'role="alert"' in body.decode() and "Choose the file" in body.decode()


def test_an_answer_handed_in_and_a_damaged_file(office: Office, laptop: MakeLaptop, visitor: Client) -> None:
    bundle = bundle_of(office, laptop())
    assert "Give it back" in page_of(visitor, bundles.accept(office, bundle).answer)[2].decode()
    assert "Copy it from the stick again" in page_of(visitor, bundle[:-5])[2].decode()
    changed = bundle[:-40] + bytes((bundle[-40] ^ 1,)) + bundle[-39:]
    assert "damaged or was changed" in page_of(visitor, changed)[2].decode()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("amina.fieldbundle", "amina-answer.fieldbundle"), ("../../etc/x", "x-answer.fieldbundle"),
        ("ملف.fieldbundle", "ملف-answer.fieldbundle"), ("", "fieldbook-answer.fieldbundle"),
        ('a"\r\nb.fieldbundle', "ab-answer.fieldbundle"), ("x" * 300, "x" * 60 + "-answer.fieldbundle"),
    ],
)  # fmt: skip
def test_an_answer_is_called_after_its_file(name: str, answer: str) -> None:
    assert answer_name(name) == answer


def test_every_refusal_has_its_sentence() -> None:
    assert all(words.endswith(".") and "  " not in words for words in SENTENCES.values())


# the command


def test_the_command_takes_a_file_and_writes_the_answer(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    answer(folder, "init")
    done = command(folder, "--json", "accept", str(tmp_path / "none.fieldbundle"), str(tmp_path / "out"))
    assert done.returncode == 1 and "cannot be read" in json.loads(done.stdout)["error"]
    wrong = tmp_path / "wrong.fieldbundle"
    wrong.write_bytes(b"a photo")
    done = command(folder, "accept", str(wrong), str(tmp_path / "out"))
    assert done.returncode == 1 and "not a file that Fieldbook wrote" in done.stderr
    assert not (tmp_path / "out").exists()
    done = command(folder, "accept", str(wrong), str(tmp_path))
    assert done.returncode == 1 and "is a folder" in done.stderr


def test_nothing_in_a_request_is_older_than_its_fields() -> None:
    """A request over the line has the bytes it always had: the new fields are at the end, and absent."""
    assert [field.name for field in msgspec.structs.fields(Request)][-2:] == ["sealing", "begun"]
