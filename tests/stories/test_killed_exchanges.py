"""The program is killed while it writes and exchanges with a real centre. What it said was saved is there, once."""

import json
import multiprocessing
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import pytest

from desktop_app.operations import enrolment, exchanging, notes
from desktop_app.operations.session import Session
from desktop_app.wiring.profile import open_session
from tests.sync_server.server_process import ROOT, Server, answer, environment, serving

ENVIRONMENT: Final = {"FIELDBOOK_KEYRING": "none"}
FORK = multiprocessing.get_context("fork")

Said = tuple[str, str]
"""A note, and a word that was said to be saved in it."""


@dataclass
class Field:
    """A learner's profile that is killed over and over, and the centre it exchanges with."""

    profile: Path
    centre: Path
    server: Server
    said: list[Said] = field(default_factory=list)

    def open(self) -> Session:
        return open_session(self.profile, environment=ENVIRONMENT)


@pytest.fixture
def amina(tmp_path: Path) -> Iterator[Field]:
    centre = tmp_path / "centre"
    answer(centre, "init")
    with serving(centre) as server:
        made = Field(tmp_path / "amina", centre, server)
        with made.open() as session:
            code = str(answer(centre, "enrol", "--cohort", "Spring")["code"])
            enrolment.enrol(session, server.url, code, "Amina Said")
        yield made


# -- who is killed


def write_and_exchange(folder: Path, seed: int, said: Connection) -> None:
    """Writes and exchanges until somebody kills it; says what is saved, right after it is."""
    chance = random.Random(seed)
    with open_session(folder, environment=ENVIRONMENT) as session:
        mine = [note.id for note in notes.list_notes(session)]
        for number in range(10_000):
            if chance.random() < 0.25:
                said.send(None)
                exchanging.exchange(session)
                continue
            word = f"k{seed}x{number}"
            if len(mine) < 3 or chance.random() < 0.1:
                mine.append(notes.add_note(session, title=word).id)
                note = mine[-1]
            else:
                note = chance.choice(mine)
                text = notes.open_note(session, note).text
                notes.save_note(session, note, text=f"{text} {word}" + " and more" * chance.randint(0, 300))
            said.send((note, word))


def kill_a_session(amina: Field, seed: int) -> None:
    """After some savings, or some while into an exchange."""
    chance = random.Random(seed)
    here, there = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=write_and_exchange, args=(amina.profile, seed, there))
    writer.start()
    there.close()
    exchanges, words = chance.choice(((0, chance.randint(1, 12)), (chance.randint(1, 4), 0)))
    while exchanges > 0 or words > 0:
        news = here.recv()
        amina.said += [news] if news else []
        exchanges -= news is None
        words -= news is not None
    writer.join(chance.random() ** 2 * 0.1)
    writer.kill()
    writer.join()
    amina.said += [news for news in rest(here) if news]


def rest(here: Connection) -> Iterator[Said | None]:
    """What it said before it died counts too."""
    while True:
        try:
            yield here.recv()
        except EOFError:
            here.close()
            return


def kill_a_window(amina: Field, seed: int) -> None:
    """After some words, with an exchange beside them."""
    chance = random.Random(seed)
    line = [sys.executable, "-m", "tests.support.typing_window", str(amina.profile), f"q{seed}x"]
    with started(line) as window:
        assert window.stdout is not None
        for _ in range(chance.randint(1, 60)):
            amina.said.append(told(window.stdout.readline()))
        window.kill()
        amina.said += [told(each) for each in window.stdout if each.endswith("\n")]


def told(line: str) -> Said:
    note, word = json.loads(line)
    return note, word


def kill_a_command(amina: Field, seed: int) -> None:
    """An exchange that was asked for on the command line, at any moment of its life."""
    chance = random.Random(seed)
    with amina.open() as session:
        words = [f"c{seed}x{number}" for number in range(chance.randint(1, 40))]
        amina.said += [(notes.add_note(session, title=word, text="word " * 300).id, word) for word in words]
    line = [sys.executable, "-m", "desktop_app", "--profile", str(amina.profile), "exchange"]
    with started(line) as command:
        try:
            command.wait(timeout=0.1 + chance.random() * 0.9)
        except subprocess.TimeoutExpired:
            command.kill()


def started(line: list[str]) -> "subprocess.Popen[str]":
    shell = {**environment(), **ENVIRONMENT, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        line, cwd=ROOT, env=shell, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
    )


# -- what is there afterwards


def check_nothing_is_lost(amina: Field) -> None:
    with amina.open() as session:
        assert session.database.rows("PRAGMA quick_check") == [("ok",)]
        found = {str(note.id): f"{note.title} {note.text}".split() for note in notes.read_notes(session)}
    lost = [(note, word) for note, word in amina.said if word not in found.get(note, [])]
    assert lost == []


def check_all_have_the_same_once(amina: Field, folder: Path) -> None:
    """This laptop and another of the same person, after both have exchanged, and the centre between them."""
    with amina.open() as session, open_session(folder, environment=ENVIRONMENT) as other:
        assert exchanging.exchange(session).error is None
        assert exchanging.status(session).waiting == 0
        bring_in(amina, session, other)
        assert exchanging.exchange(other).error is None
        assert exchanging.exchange(session).error is None
        seen = {note.id: (note.title, note.text) for note in notes.read_notes(session)}
        assert {note.id: (note.title, note.text) for note in notes.read_notes(other)} == seen
        words = " ".join(f"{title} {text}" for title, text in seen.values()).split()
        doubled = [word for _, word in amina.said if words.count(word) != 1]
        assert doubled == []
        names = [name for (name,) in session.database.rows("SELECT name FROM slices ORDER BY name")]
        assert names == [name for (name,) in other.database.rows("SELECT name FROM slices ORDER BY name")]


def bring_in(amina: Field, session: Session, other: Session) -> None:
    """The other laptop joins with a code for the same person, and gets the words."""
    from desktop_app.operations import own_words

    learner = enrolment.learner.get(session)
    assert learner is not None and learner.person is not None
    code = str(answer(amina.centre, "enrol", "--person", learner.person)["code"])
    enrolment.enrol(other, amina.server.url, code, "Amina Said")
    own_words.use_words(other, own_words.recovery_words(session))


def kill(amina: Field, kills: dict[Callable[[Field, int], None], int], other: Path) -> None:
    for number, (how, times) in enumerate(kills.items()):
        for seed in range(times):
            how(amina, 1_000 * number + seed)
            check_nothing_is_lost(amina)
    assert len(amina.said) > 3 * sum(kills.values())
    check_all_have_the_same_once(amina, other)


def test_killed_25_times_and_nothing_is_lost_or_doubled(amina: Field, tmp_path: Path) -> None:
    kill(amina, {kill_a_session: 17, kill_a_window: 4, kill_a_command: 4}, tmp_path / "other")


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_killed_500_times_and_nothing_is_lost_or_doubled(amina: Field, tmp_path: Path) -> None:
    kill(amina, {kill_a_session: 380, kill_a_window: 60, kill_a_command: 60}, tmp_path / "other")
