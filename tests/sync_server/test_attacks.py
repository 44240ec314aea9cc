"""What strangers, broken lines and hostile laptops send to the doors: one signed no, nothing half done."""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterable

import msgspec
import pytest

from sync_protocol import enrolment as wire
from sync_protocol.bodies import ActivityFinished, ProfileEdit
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import MANAGERS
from sync_protocol.exchange import MAX_BYTES, MAX_SLICES
from sync_protocol.frames import framed
from sync_protocol.refusals import ExchangeRefused
from sync_protocol.replies import read_reply
from sync_protocol.slices import MAX_OPENED, SliceHeader, short_name, slice_name
from sync_server.centre import doors, enrolment
from sync_server.centre.models import Cohort, FinishedActivity, KnownEntry, Person, Slice
from sync_server.centre.office import Office
from sync_server.wsgi import make_application
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send, enrol_request, submission

Ask = Callable[..., tuple[int, dict[str, str], bytes]]


class Stream(io.BytesIO):
    """A body that fails like a dead line when it ends early, if told so."""

    def __init__(self, data: bytes, dies: bool) -> None:
        super().__init__(data)
        self._dies = dies

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        if not data and self._dies:
            raise BlockingIOError
        return data


@pytest.fixture
def ask(office: Office) -> Ask:
    """Sends bytes to a door; returns status, headers and body."""
    application = make_application(office)

    def ask(
        path: str, body: bytes, *, method: str = "POST", length: int | None = None, dies: bool = False
    ) -> tuple[int, dict[str, str], bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "SERVER_NAME": "centre",
            "SERVER_PORT": "80",
            "wsgi.input": Stream(body, dies),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
        }
        if length != -1:
            environ["CONTENT_LENGTH"] = str(len(body) if length is None else length)
        answer: Iterable[bytes] = application(environ, lambda status, headers, _=None: said.append((status, headers)))
        ((status, headers),) = said
        return int(status[:3]), dict(headers), b"".join(answer)

    return ask


def code_of(answer: bytes, request: bytes, office: Office) -> str | None:
    return read_reply(answer, hashlib.sha256(request).digest(), office.key.public)


GARBAGE = {
    "nothing": b"",
    "one byte": b"\x00",
    "text": b"hello " * 100,
    "zeros": bytes(5_000),
    "a head of no bytes": framed(b""),
    "a head that is no array": framed(b"\xa5hello") + bytes(64),
    "a long head announced": b"\x7f\xff\xff\xff" + bytes(100),
    "deep nesting": framed(b"\x91" * 10_000) + bytes(64),
    "html": b"<html><body>Sign in to the network</body></html>" * 20,
}


@pytest.mark.parametrize("name", GARBAGE)
@pytest.mark.parametrize("path", ["/exchange", "/enrol"])
def test_garbage_gets_a_signed_no(ask: Ask, office: Office, path: str, name: str) -> None:
    status, headers, body = ask(path, GARBAGE[name])
    assert status in (400, 413)
    assert headers == {"Content-Length": str(len(body))}
    reply = body if path == "/exchange" else body[32:]
    assert code_of(reply, GARBAGE[name], office) in ("request-nonsense", "too-large", "signature-wrong")


def test_a_request_cut_after_every_byte_keeps_the_whole_slices(ask: Ask, office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    slices = [amina.pack(amina.entry("activity.finished", bytes([n]))) for n in range(2)]
    request = amina.request(*slices)
    kept = []
    for length in range(len(request)):
        status, _, body = ask("/exchange", request[:length])
        assert status == 400 and len(body) < 200
        kept.append(Slice.objects.filter(person_id=amina.person).count())
    ends = [len(request) - len(slices[1]), len(request)]
    assert kept == [sum(length >= end for end in ends) for length in range(len(request))]
    assert ask("/exchange", request)[0] == 200
    assert Slice.objects.filter(person_id=amina.person).count() == 2


@pytest.mark.parametrize("dies", [False, True])
def test_a_line_that_dies_inside_a_declared_length_keeps_the_whole_slices(
    ask: Ask, laptop: MakeLaptop, dies: bool
) -> None:
    amina = laptop()
    slices = [amina.pack(amina.entry("activity.finished", bytes([n]))) for n in range(2)]
    request = amina.request(*slices)
    status, _, _ = ask("/exchange", request[:-10], length=len(request), dies=dies)
    assert status == 400
    assert bytes(Slice.objects.get(person_id=amina.person).data) == slices[0]


def test_every_changed_byte_of_a_request_is_refused(ask: Ask, office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    request = amina.request()
    for place in range(len(request)):
        changed = bytearray(request)
        changed[place] ^= 0x01
        status, _, body = ask("/exchange", bytes(changed))
        assert status in (400, 403, 413, 426), place
        assert code_of(body, bytes(changed), office) is not None, place


def test_a_changed_slice_is_refused_and_the_others_are_kept(ask: Ask, laptop: MakeLaptop) -> None:
    amina = laptop()
    good = amina.pack(amina.entry("activity.finished", b"\x01"))
    bad = amina.pack(amina.entry("activity.finished", b"\x02"))
    bad = bad[:-1] + bytes([bad[-1] ^ 1])
    request = amina.request(bad, good)
    answer = amina.read(ask("/exchange", request)[2], request)
    assert answer.refused == {short_name(slice_name(bad)): "signature-wrong"}
    assert answer.acknowledged == (short_name(slice_name(good)),)


def test_a_request_signed_by_another_device_is_refused(ask: Ask, office: Office, laptop: MakeLaptop) -> None:
    amina, mallory = laptop(), laptop("Mallory")
    forged = Laptop(office.key.public, device=mallory.device)
    request = bytearray(forged.request())
    request = bytearray(bytes(request).replace(mallory.device.device_id, amina.device.device_id))
    status, _, body = ask("/exchange", bytes(request))
    assert (status, code_of(body, bytes(request), office)) == (400, "signature-wrong")


def test_a_request_for_another_centre_is_refused(ask: Ask, office: Office, laptop: MakeLaptop) -> None:
    amina = laptop()
    amina.centre_public = DeviceKey.generate().public
    request = amina.request()
    status, _, body = ask("/exchange", request)
    assert (status, code_of(body, request, office)) == (400, "signature-wrong")


def test_the_centres_own_name_is_no_way_in(ask: Ask, office: Office) -> None:
    request = Laptop(office.key.public, device=office.key).request()
    status, _, body = ask("/exchange", request)
    assert (status, code_of(body, request, office)) == (403, "device-unknown")


def test_a_replayed_request_changes_nothing_and_its_answer_fits_no_other(ask: Ask, laptop: MakeLaptop) -> None:
    amina = laptop()
    request = amina.request(amina.pack(amina.entry("practice.submitted", submission())))
    amina.read(ask("/exchange", request)[2], request)
    before = (Slice.objects.count(), KnownEntry.objects.count())
    status, _, replayed = ask("/exchange", request)
    assert status == 200 and before == (Slice.objects.count(), KnownEntry.objects.count())
    later = amina.request()
    with pytest.raises(ExchangeRefused, match="signature-wrong"):
        amina.read(replayed, later)


def test_slices_signed_in_somebody_elses_name_are_refused(ask: Ask, laptop: MakeLaptop) -> None:
    amina, mallory = laptop(), laptop("Mallory")
    honest = mallory.pack(mallory.entry("activity.finished", b"\x01"))
    forged = honest.replace(mallory.device.device_id, amina.device.device_id)
    request = mallory.request(forged)
    answer = mallory.read(ask("/exchange", request)[2], request)
    assert set(answer.refused.values()) == {"signature-wrong"}
    assert not Slice.objects.filter(person_id=amina.person).exists()


def test_the_centres_signature_cannot_be_made_up(ask: Ask, office: Office, laptop: MakeLaptop) -> None:
    mallory = laptop("Mallory")
    honest = mallory.pack(mallory.entry("practice.published", b"\x90", "library"))
    request = mallory.request(honest.replace(mallory.device.device_id, office.key.device_id))
    answer = mallory.read(ask("/exchange", request)[2], request)
    assert set(answer.refused.values()) == {"signature-wrong"}


def _bomb(laptop: Laptop, dictionary: int = 0) -> bytes:
    """A well signed slice that inflates beyond every limit."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    payload = engine.compress(bytes(MAX_OPENED * 10)) + engine.flush()
    header = msgspec.msgpack.encode(SliceHeader(1, dictionary, MANAGERS, laptop.device.device_id, b""))
    body = bytes((len(header),)) + header + payload
    return body + laptop.device.sign(b"slice 1", body)


@pytest.mark.parametrize(("dictionary", "code"), [(0, "too-large"), (9, "dictionary-newer")])
def test_bombs_do_not_go_off(ask: Ask, laptop: MakeLaptop, dictionary: int, code: str) -> None:
    mallory = laptop("Mallory")
    request = mallory.request(_bomb(mallory, dictionary))
    answer = mallory.read(ask("/exchange", request)[2], request)
    assert set(answer.refused.values()) == {code}


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_too_large_is_refused_with_413(ask: Ask, declared: bool) -> None:
    if declared:
        status, _, _ = ask("/exchange", b"", length=MAX_BYTES * 2)
    else:
        status, _, _ = ask("/exchange", b"\x00\x00\x00\x01" + bytes(doors.REQUEST_LIMIT + 10), length=-1)
    assert status in (400, 413)
    status, _, _ = ask("/enrol", bytes(30_000))
    assert status == 413


def test_a_body_without_a_length_is_read_to_its_end(ask: Ask, laptop: MakeLaptop) -> None:
    amina = laptop()
    request = amina.request(amina.pack(amina.entry("activity.finished", b"\x01")))
    status, _, body = ask("/exchange", request, length=-1)
    assert status == 200 and len(amina.read(body, request).acknowledged) == 1


def test_too_many_slices_are_refused(ask: Ask, laptop: MakeLaptop) -> None:
    amina = laptop()
    data = amina.pack(amina.entry("activity.finished", b"\x01"))
    assert ask("/exchange", amina.request(*[data] * (MAX_SLICES + 1)))[0] == 400


def test_other_methods_are_refused(ask: Ask) -> None:
    assert [ask(path, b"", method="PUT")[0] for path in ("/exchange", "/enrol")] == [405, 405]
    assert ask("/enrol", b"", method="GET")[0] == 405
    status, _, body = ask("/exchange", b"", method="GET")
    assert status == 200 and msgspec.json.decode(body)["centre"] == "fieldbook"


def test_an_enrolment_cut_or_changed_at_every_byte_enrols_nobody(ask: Ask, office: Office, cohort: Cohort) -> None:
    laptop = Laptop(office.key.public)
    code = enrolment.new_code(office, cohort)
    request = enrol_request(laptop, code, "Amina")
    for place in range(len(request)):
        assert ask("/enrol", request[:place])[0] == 400
        changed = bytearray(request)
        changed[place] ^= 0x01
        assert ask("/enrol", bytes(changed))[0] in (400, 426)
    assert not Person.objects.exists()
    status, _, body = ask("/enrol", request)
    parsed = wire.parse_code(code)
    assert status == 200
    assert wire.read_enrol_answer(body, request, parsed, laptop.device.public).name == "Amina"
    other = enrol_request(Laptop(office.key.public), code, "Mallory")
    status, _, body = ask("/enrol", other)
    assert (status, wire.read_enrol_reply(body, other, parsed)) == (403, "code-used")


def test_an_answer_is_small(ask: Ask, laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    amina.catch_up(send)
    request = amina.request()
    _, headers, body = ask("/exchange", request)
    assert len(request) <= 200 and len(body) <= 130 and list(headers) == ["Content-Length"]


def test_a_text_with_a_nul_fails_no_request(laptop: MakeLaptop, send: Send) -> None:
    """PostgreSQL keeps no NUL in a text; an entry that holds one is stored like any, and shown by no page."""
    amina = laptop()
    finished = amina.entry("activity.finished", ActivityFinished("w1\0", "week-1", "1.0.0", "en"))
    profile = amina.entry("profile.edit", ProfileEdit("Amina\0", None, None))
    other = amina.entry("activity.finished", ActivityFinished("w1-l1", "week-1", "1.0.0", "en"))
    act = amina.entry("practice.submitted", submission(title="Market\0 days"))
    slices = [amina.pack(finished, profile, other), amina.pack(act)]
    kept = amina.exchange(send, *slices).acknowledged
    assert set(kept) == {short_name(slice_name(data)) for data in slices}
    assert list(FinishedActivity.objects.values_list("activity", flat=True)) == ["w1-l1"]
    assert Person.objects.get(pk=amina.person).name == "Amina Dialo"
    amina.catch_up(send)
    assert [entry.record for entry, _ in amina.decisions("act.refused")] == [act.id]


@pytest.mark.parametrize(
    ("size", "left"), [(doors.REQUEST_LIMIT + 1, 0), (doors.DROPPED_LIMIT + 1, doors.DROPPED_LIMIT + 1)]
)
def test_a_body_a_little_too_large_is_read_away_so_that_the_no_is_heard(size: int, left: int) -> None:
    """A proxy that still sends when the connection closes would tell of a fault instead."""
    stream = io.BytesIO(bytes(size))
    doors.read_away(stream, size)
    assert len(stream.read()) == left
