"""The power goes while notes are typed and answers given. What was said to be saved is there, and everything opens."""

import json
import multiprocessing
import os
import random
from multiprocessing.connection import Connection
from pathlib import Path

from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import notes, rebuilding, upkeep
from desktop_app.operations.session import Session
from desktop_app.storage.projections import answers
from sync_protocol.bodies import AnswerGiven
from tests.support.profiles import open_test_session

CUTS = 30
FORK = multiprocessing.get_context("fork")


def work(folder: Path, seed: int, saved: Connection) -> None:
    """Writes until somebody pulls the plug; says what is saved, right after it is."""
    chance = random.Random(seed)
    with open_test_session(folder) as session:
        mine = [row.id for row in notes.list_notes(session)]
        for n in range(10_000):
            word = f"w{os.getpid()}x{n}é"
            saved.send_bytes(json.dumps(act(session, chance, mine, word)).encode())


def act(session: Session, chance: random.Random, mine: list, word: str) -> list[str]:
    """One thing a learner does; returns what is saved now."""
    what = chance.random()
    if what < 0.3 or not mine:
        mine.append(notes.add_note(session, title=word, text="begun", tags=["field"]).id)
        return ["title", mine[-1], word]
    if what < 0.6:
        body = AnswerGiven("w1-quiz", "1.0.0", word, [1], 1.0)
        with session.database.write():
            session.journal.append("answer.given", body)
        return ["answer", "w1-quiz", word]
    if what < 0.62:
        rebuilding.rebuild(session)
        return ["nothing", "", ""]
    if what < 0.64:
        upkeep.keep_copy(session)
        return ["nothing", "", ""]
    note = chance.choice(mine)
    text = notes.open_note(session, note).text
    notes.save_note(session, note, text=f"{text} {word}" + " and more" * chance.randint(0, 400))
    return ["text", note, word]


def cut(folder: Path, seed: int, after: int) -> list[list[str]]:
    """Lets somebody write, pulls the plug after so many savings, and returns what was said to be saved."""
    here, there = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=work, args=(folder, seed, there))
    writer.start()
    there.close()
    said = []
    while len(said) < after:
        said.append(json.loads(here.recv_bytes()))
    writer.kill()
    writer.join()
    while True:  # what it said before it died counts too
        try:
            said.append(json.loads(here.recv_bytes()))
        except EOFError:
            return said


def missing(folder: Path, said: list[list[str]]) -> list[list[str]]:
    """What was said to be saved and is not there."""
    with open_test_session(folder) as session:
        assert session.database.rows("PRAGMA quick_check") == [("ok",)]
        assert [warning.code for warning in session.warnings] == ["key-in-file"]
        found = {note.id: note for note in notes.read_notes(session)}
        given = {each.question for each in answers.answers(session.database, ActivityId("w1-quiz"))}
    lost = []
    for what, target, word in said:
        there = {
            "title": lambda t=target, w=word: t in found and found[t].title == w,
            "text": lambda t=target, w=word: t in found and w in found[t].text.split(),
            "answer": lambda w=word: w in given,
            "nothing": lambda: True,
        }[what]
        if not there():
            lost.append([what, target, word])
    return lost


def test_nothing_that_was_said_to_be_saved_is_missing(tmp_path: Path) -> None:
    chance = random.Random(2026)
    folder = tmp_path / "profile"
    said: list[list[str]] = []
    for seed in range(CUTS):
        said += cut(folder, seed, chance.randint(0, 25))
        assert missing(folder, said) == []
    assert len(said) > CUTS * 5
    with open_test_session(folder) as session:
        before = notes.read_notes(session)
        rebuilding.rebuild(session)
        assert notes.read_notes(session) == before, "what screens show is what the journal says"


def test_a_cut_at_the_very_beginning_leaves_a_profile_that_opens(tmp_path: Path) -> None:
    for n in range(10):
        folder = tmp_path / str(n)
        here, there = FORK.Pipe(duplex=False)
        writer = FORK.Process(target=begin, args=(folder, there, n))
        writer.start()
        there.close()
        here.recv_bytes()
        writer.kill()
        writer.join()
        here.close()
        with open_test_session(folder) as session:
            notes.add_note(session, title="works")
            assert len(notes.list_notes(session)) >= 1


def begin(folder: Path, started: Connection, n: int) -> None:
    """Makes a profile, dying somewhere on the way."""
    started.send_bytes(b"")
    sum(range(n * 20_000))  # a little later each time
    with open_test_session(folder) as session:
        notes.add_note(session, title="first")
    started.close()
