"""A word that was typed and deleted before something was sent: it is in nothing that leaves unsealed, and nowhere in
the database of the centre. A real profile, the real centre; only the line between them is left out."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from desktop_app.operations import exchanging, learner, notes, practices
from desktop_app.storage.settings import PERSON
from sync_protocol import enrolment as wire
from sync_protocol.dictionary import dictionary
from sync_protocol.exchange import RequestReader
from sync_protocol.slices import read_header
from sync_server.centre import enrolment, moderation
from sync_server.centre.models import Cohort, Practice
from sync_server.centre.office import Office
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import NearFetcher
from tests.sync_server.laptops import in_process

NAME = "Zubaydahquist"
KEPT = "Hospitaller"
"""A word that is sent, to show that what is looked through is what was sent."""


class Desk:
    """The doors of the centre, as NearFetcher asks for them."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def enrol(self, data: bytes) -> bytes:
        given = enrolment.enrol(self._office, wire.read_enrol_request(data))
        return wire.encode_enrol_answer(given, data, self._office.key)

    def exchange(self, data: bytes) -> bytes:
        return in_process(self._office)(data)

    bundle = exchange


@pytest.fixture
def fetcher(office: Office) -> NearFetcher:
    return NearFetcher(Desk(office))  # type: ignore[arg-type]  # the real centre behind the same doors


@pytest.fixture
def amina(tmp_path: Path, office: Office, cohort: Cohort, fetcher: NearFetcher) -> Iterator[FieldLaptop]:
    laptop = FieldLaptop.new(tmp_path / "amina", fetcher)
    laptop.enrol(enrolment.new_code(office, cohort))
    yield laptop
    laptop.close()


def readable(data: bytes) -> bytes:
    """These bytes, and what anybody can inflate of them."""
    found = data
    for dictionary_bytes in (dictionary(1), b""):
        start = 1 + data[0] if data else 0
        inflater = zlib.decompressobj(wbits=-15, zdict=dictionary_bytes)
        try:
            found += inflater.decompress(data[start:-64])
        except zlib.error:
            continue
    return found


def unsealed(fetcher: NearFetcher) -> bytes:
    """Everything that left the laptop and that no key of the learner's seals."""
    found = b""
    for body in fetcher.bodies:
        slices = RequestReader().feed(body) if body[:1] == b"\0" else []
        for data in slices:
            header = read_header(data)
            assert bool(header.key) == (header.audience == "mine")
            body = body.replace(data, b"")
            found += data if header.key else readable(data)  # what is sealed is looked through as it is
        found += body
    return found


def everything() -> bytes:
    """Every value of every table of the centre, and what anybody can inflate of it."""
    found = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    found += readable(raw) if isinstance(value, bytes | memoryview) and raw else raw
    return found


def holds(place: bytes, word: str) -> bool:
    lowered = place.lower()
    forms = (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode())
    return any(form.lower() in lowered for form in forms)


def write_and_delete(laptop: FieldLaptop) -> str:
    """A practice and a note in which the name stood for a while, sent to the person's other laptops meanwhile."""
    session = laptop.session
    practice = practices.add_practice(
        session, title=f"Ask {NAME}", parts={"context": f"{NAME} guards the {KEPT} gate."}
    )
    notes.add_note(session, title=NAME, text=f"{NAME} was here.")
    exchanging.exchange(session)
    practices.save_practice(session, practice.id, title="Ask first", place=f"At {NAME}'s")
    practices.save_practice(session, practice.id, place="", parts={"context": f"A guard is at the {KEPT} gate."})
    exchanging.exchange(session)
    return practice.id


def test_a_submission_carries_no_deleted_word(amina: FieldLaptop, office: Office, fetcher: NearFetcher) -> None:
    practice = write_and_delete(amina)
    practices.submit(amina.session, practice)
    learner.update(amina.session, name="Amina Said", role="liaison", place="coast")
    assert exchanging.exchange(amina.session).waiting == 0
    assert holds(unsealed(fetcher), KEPT)
    assert holds(everything(), KEPT)
    assert not holds(unsealed(fetcher), NAME)
    assert not holds(everything(), NAME)


def test_nor_does_one_that_was_returned_published_and_taken_back(
    amina: FieldLaptop, office: Office, fetcher: NearFetcher
) -> None:
    practice = write_and_delete(amina)
    practices.submit(amina.session, practice)
    exchanging.exchange(amina.session)
    moderation.send_back(office, Practice.objects.get().pk, "Claire", "Say who agreed.")
    exchanging.exchange(amina.session)
    practices.save_practice(amina.session, practice, parts={"who": f"{NAME} and the patrol"})
    exchanging.exchange(amina.session)
    practices.save_practice(amina.session, practice, parts={"who": "The patrol"})
    practices.submit(amina.session, practice)
    exchanging.exchange(amina.session)
    moderation.publish(office, Practice.objects.exclude(state="returned").get().pk, "Claire")
    exchanging.exchange(amina.session)
    practices.withdraw(amina.session, practice)
    exchanging.exchange(amina.session)
    assert not holds(unsealed(fetcher), NAME)
    assert not holds(everything(), NAME)


def test_the_test_finds_what_is_there(amina: FieldLaptop, fetcher: NearFetcher) -> None:
    practice = practices.add_practice(amina.session, title=f"Ask {NAME}", parts={"context": "At the gate."})
    practices.submit(amina.session, practice.id)
    exchanging.exchange(amina.session)
    assert amina.session.settings.text(PERSON)
    assert holds(unsealed(fetcher), NAME)
    assert holds(everything(), NAME)
