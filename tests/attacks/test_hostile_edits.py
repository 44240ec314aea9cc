"""Edits that somebody made up: whatever their bytes, they are kept, nothing breaks, and no good word is lost."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.operations.session import Session
from desktop_app.storage.forms import Content
from desktop_app.storage.projections import notes
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import open_test_session

KIND = "note.edit"


def mutated(body: bytes, chance: random.Random) -> bytes:
    """An update with some of its bytes changed, taken out or put in."""
    found = bytearray(body)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found)) if found else 0
        what = chance.random()
        if what < 0.6 and found:
            found[at] = chance.randrange(256)
        elif what < 0.8 and found:
            del found[at]
        else:
            found.insert(at, chance.randrange(256))
    return bytes(found)


def bodies(session: Session) -> list[bytes]:
    return [entry.body for _, entry in session.journal.entries.each() if entry.kind == KIND]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.lists(st.binary(max_size=40), max_size=3))
def test_made_up_edits_change_no_word_of_an_other_text(chance: random.Random, rubbish: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_test_session(Path(folder) / "a", seed=1) as session:
        with session.database.write():
            record = session.documents.create(KIND, Content(texts={"title": "T", "text": "one two"}))
            session.documents.save(KIND, record, Content(texts={"text": "one two three é😀"}))
        others = [mutated(chance.choice(bodies(session)), chance) for _ in range(3)] + rubbish
        entries = [Entry(EntryId(77, n), KIND, EntryId(77, 0), "mine", 5, body) for n, body in enumerate(others, 1)]
        assert len(session.journal.receive(entries).new) == len(entries)
        assert session.documents.read(KIND, record).texts["text"] == "one two three é😀"
        session.documents.read(KIND, EntryId(77, 0))
        session.storage.projector.rebuild()
        assert notes.get(session.database, record) is not None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_made_up_edits_of_a_text_leave_it_one_that_can_be_written(chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder, open_test_session(Path(folder) / "a", seed=1) as session:
        with session.database.write():
            record = session.documents.create(KIND, Content(texts={"text": "one two"}))
        body = mutated(bodies(session)[0], chance)
        session.journal.receive([Entry(EntryId(77, 1), KIND, record, "mine", 5, body)])
        shown = session.documents.open(KIND, record).texts["text"]
        with session.database.write():
            assert session.documents.save(KIND, record, Content(texts={"text": f"{shown} more"})).texts["text"] == (
                f"{shown} more"
            )
        row = notes.get(session.database, record)
        assert row is not None and row.text == f"{shown} more"
