"""A report for whoever helps says how the laptop is, and nothing about the person."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from desktop_app.operations import learner, notes, practices, support_report
from desktop_app.operations.session import Session
from desktop_app.storage.settings import CENTRE, PERSON, WORDS
from desktop_app.storage.slice_shelf import SliceShelf
from sync_protocol.bodies import AnswerGiven, HighlightMade
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.laptops import FieldLaptop
from tests.support.near_fetcher import Fault, NearFetcher
from tests.support.small_centre import SmallCentre

NAME, ROLE, PLACE = "Amina Xylophone", "Quartermaster", "Zanzibartown"
TYPED = ("Bridgework", "closedness", "fieldtag", "Askdriver", "Marketplace", "daycontext", "ownanswer", "quotedtwice")


@pytest.fixture
def laptop(tmp_path: Path) -> FieldLaptop:
    """One on which everything was done that is private."""
    centre = SmallCentre()
    fetcher = NearFetcher(centre)
    made = FieldLaptop.new(tmp_path / f"home of {NAME}", fetcher, name=NAME)
    session = made.session
    learner.update(session, role=ROLE, place=PLACE)
    made.enrol(centre.new_code())
    notes.add_note(session, title=TYPED[0], text=TYPED[1], tags=[TYPED[2]])
    practice = practices.add_practice(session, title=TYPED[3], place=TYPED[4], parts={"context": TYPED[5]})
    practices.submit(session, practice.id)
    with session.database.write():
        session.journal.append("answer.given", AnswerGiven("w1-quiz", "1.0.0", "q1", TYPED[6], 1.0))
        session.journal.append("highlight.made", HighlightMade("w1-l1", "1.0.0", 1, 0, 5, TYPED[7], "", ""))
    made.exchange()
    fetcher.faults[:] = [Fault(error="unreachable")]
    made.exchange()
    yield made
    made.close()


def private(session: Session) -> list[str]:
    """Everything that says who this is, where they are, or what they wrote."""
    settings = session.settings
    found = [*TYPED, *NAME.split(), ROLE, PLACE, settings.text(CENTRE), "centre.example.org", str(session.paths.root)]
    words = settings.text(WORDS).split()
    found += [settings.text(PERSON), *(" ".join(pair) for pair in pairwise(words))]  # one alone may be a word of ours
    found += [entry.id.text() for _, entry in session.journal.entries.each()]
    found += [f"{session.journal.run:x}", str(session.journal.run)]
    found += [name.hex() for (name,) in session.database.rows("SELECT name FROM slices")]
    found += [feed for (feed,) in session.database.rows("SELECT feed FROM positions") if len(feed) > 1]
    return [each for each in found if each]


def test_nothing_of_the_person_is_in_it(laptop: FieldLaptop, tmp_path: Path) -> None:
    session = laptop.session
    session.paths.log.write_text(f"ERROR a command failed\nTraceback: {NAME}\nKeyError: '{TYPED[0]}'\n")
    file, _ = support_report.write(session, tmp_path / "report.json")
    text = file.read_text()
    for each in private(session):
        assert each.lower() not in text.lower(), each


def test_what_it_says(laptop: FieldLaptop) -> None:
    found = support_report.report(laptop.session)
    assert found["profile"]["sound"] is True
    assert found["entries"]["note.edit"] == 1
    assert found["work"] == {"notes": {"kept": 1, "deleted": 0}, "practices": {"received": 1}, "finished": 0}
    assert found["centre"]["enrolled"] is True
    assert found["centre"]["waiting"] == 0
    assert found["exchanges"]["codes"] == {"unreachable": 1, "well": 1}
    assert found["exchanges"]["latest"][0]["code"] == "unreachable"
    assert found["slices"]["to_send"] == 0
    assert json.loads(json.dumps(found)) == found


def test_the_log_gives_types_of_errors_alone(laptop: FieldLaptop) -> None:
    session = laptop.session
    session.paths.log.write_text("2026 ERROR x\n  File y\nsqlcipher3.dbapi2.OperationalError: locked by Amina\n")
    assert support_report.report(session)["profile"]["log"] == {"size": 74, "errors": ["OperationalError"]}


def test_kinds_and_reasons_that_others_chose_are_not_repeated(laptop: FieldLaptop) -> None:
    session = laptop.session
    session.journal.receive([Entry(EntryId(5, 1), "amina.secret", None, "mine", 1, b"")])
    shelf = SliceShelf(session.database, session.journal.entries)
    with session.database.write():
        shelf.put_aside([(1, "amina-is-here")])
    text = json.dumps(support_report.report(session))
    assert "amina" not in text
    assert '"aside other": 1' in text


def test_a_report_never_takes_the_place_of_a_file(laptop: FieldLaptop, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("mine")
    file, _ = support_report.write(laptop.session, tmp_path / "report.json")
    assert file.name == "report (2).json"
    assert (tmp_path / "report.json").read_text() == "mine"
