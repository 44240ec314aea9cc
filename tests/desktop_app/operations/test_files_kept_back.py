"""Files of a draft that stay behind when it is submitted."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files, practices, rebuilding, shared_files
from desktop_app.operations.session import Session
from desktop_app.storage.projections import files as table
from desktop_app.storage.projections import submissions
from sync_protocol.bodies import FileKeptBack
from sync_protocol.entries import MINE, Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from tests.support.camera import pdf, photo
from tests.support.profiles import open_test_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "profile") as session:
        yield session


@pytest.fixture
def draft(session: Session) -> RecordId:
    made = practices.add_practice(session, title="Market day", parts={"context": "Rural."}).id
    files.add(session, made, files.pasted("gate.jpg", photo()))
    files.add(session, made, files.pasted("minutes.pdf", pdf()))
    return made


def sent(session: Session) -> list[list[str]]:
    found = (shared_files.of_submission(session, each) for each in submissions.standing(session.database))
    return [[file.name for file in each] for each in found]


def test_what_is_kept_back_does_not_go(session: Session, draft: RecordId) -> None:
    minutes = files.files_of(session, draft)[1]
    assert minutes.goes
    assert not files.keep_back(session, minutes.id, True).goes
    practices.submit(session, draft)
    assert sent(session) == [["gate.jpg"]]
    assert [file.goes for file in files.files_of(session, draft)] == [True, False]


def test_a_change_of_mind_is_a_change_that_can_be_sent(session: Session, draft: RecordId) -> None:
    minutes = files.files_of(session, draft)[1]
    practices.submit(session, draft)
    assert not practices.open_practice(session, draft).can_submit
    files.keep_back(session, minutes.id, True)
    assert practices.open_practice(session, draft).can_submit
    files.keep_back(session, minutes.id, False)
    assert not practices.open_practice(session, draft).can_submit


def test_what_is_kept_back_need_not_be_here(session: Session, draft: RecordId) -> None:
    minutes = files.files_of(session, draft)[1]
    for box in session.paths.files.rglob("*"):
        row = table.get(session.database, minutes.id)
        if row is not None and box.name.startswith(row.box.hex()):
            box.unlink()
    files.keep_back(session, minutes.id, True)
    practices.submit(session, draft)
    assert sent(session) == [["gate.jpg"]]


def test_the_same_answer_twice_is_written_once(session: Session, draft: RecordId) -> None:
    minutes = files.files_of(session, draft)[1]
    files.keep_back(session, minutes.id, False)
    assert not session.journal.entries.about(EntryId.parse(draft), "file.kept_back")
    files.keep_back(session, minutes.id, True)
    files.keep_back(session, minutes.id, True)
    assert len(session.journal.entries.about(EntryId.parse(draft), "file.kept_back")) == 1


def test_the_last_word_of_two_laptops_counts_in_every_order(tmp_path: Path) -> None:
    for number, order in enumerate(permutations(((1, True), (2, False), (3, True)))):
        with open_test_session(tmp_path / str(number)) as session:
            made = practices.add_practice(session, title="Market day").id
            added = files.add(session, made, files.pasted("gate.jpg", photo()))
            row = table.get(session.database, added.id)
            assert row is not None
            for moment, back in order:
                body = encode_body(FileKeptBack(row.box, back))
                entry = Entry(EntryId(77, moment), "file.kept_back", EntryId.parse(made), MINE, moment, body)
                session.journal.receive([entry])
            assert not files.view(session, added.id).goes
            rebuilding.rebuild(session)
            assert not files.view(session, added.id).goes
