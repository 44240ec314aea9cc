"""What packing anew saves: a note written a sentence at a time, each sent by itself, as on a link that comes and goes.

Every exchange leaves a small slice of its own. In quiet moments the laptop packs them into slices of the usual size,
which go with its next exchange. Told are the bytes of slices at the centre, and what a new laptop of the same person
receives, before and after; and what the repacking itself sends.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect
from typing import Final

from benchmarks.centre import said, serving
from benchmarks.counted_link import Cost, CountedLink, Spent
from benchmarks.figures import Figure
from benchmarks.note_texts import anew, note
from desktop_app.operations import enrolment, exchanging, learner, notes, own_words, upkeep
from desktop_app.operations.session import Session
from desktop_app.storage.key_places import NoStore
from desktop_app.wiring.profile import open_session

NAME: Final = "Amina Diallo"
SENTENCE: Final = 86
"""Characters."""

MOST_ROUNDS: Final = 100
"""Quiet moments after which packing anew would never end."""


@dataclass(frozen=True)
class Size:
    """``sentences``, each of which is exchanged by itself; a note has ``a_note`` of them."""

    sentences: int
    a_note: int = 20


WHOLE: Final = Size(500)
QUICK: Final = Size(60)


def figures(size: Size = WHOLE) -> list[Figure]:
    """Bytes after packing anew beside bytes before."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_:
        centre = Path(name) / "centre"
        said(centre, "init")
        link = open_.enter_context(CountedLink(open_.enter_context(serving(centre)).port))
        code = said(centre, "enrol", "--cohort", "Spring")
        writer = open_.enter_context(open_session(Path(name) / "writer", store=NoStore()))
        words = learner.begin(writer, NAME)
        person = str(enrolment.enrol(writer, link.address, code, NAME).person)
        _write(writer, size)
        stored = _stored(centre)
        with _new_laptop(centre, link, person, words, Path(name) / "before") as laptop:
            brought = _cost(link, laptop)
        sent = _packed_anew(link, writer)
        stored_after = _stored(centre)
        with _new_laptop(centre, link, person, words, Path(name) / "after") as laptop:
            brought_after = _cost(link, laptop)
    what = f"{size.sentences:,} sentences sent one by one, packed anew"
    return [
        Figure(f"{what}, at the centre", stored_after, "B", stored, "before"),
        Figure(f"{what}, to a new laptop", brought_after.down, "B", brought.down, "before"),
        Figure(f"{what}, to a new laptop", brought_after.requests, "requests", brought.requests, "before"),
        Figure(f"{what}, sent once for that", sent, "B"),
    ]


def _write(session: Session, size: Size) -> None:
    for number in range(size.sentences):
        at, sentence = divmod(number, size.a_note)
        if sentence == 0:
            title, text = f"Note {at}", ""
            made = notes.add_note(session, title=title, text=text).id
        text = f"{text} {anew(note(at), sentence).body[:SENTENCE]}."
        notes.save_note(session, made, title=title, text=text, tags=())
        _whole(session)


def _packed_anew(link: CountedLink, session: Session) -> int:
    """Bytes both ways of all exchanges that quiet moments gave reason for. Raises RuntimeError if they never end."""
    sent = 0
    for _ in range(MOST_ROUNDS):
        if not upkeep.repack(session):
            return sent
        sent += _cost(link, session).both
    raise RuntimeError("packing anew does not come to its end")


@contextmanager
def _new_laptop(
    centre: Path, link: CountedLink, person: str, words: tuple[str, ...], folder: Path
) -> Iterator[Session]:
    code = said(centre, "enrol", "--person", person)
    with open_session(folder, store=NoStore()) as session:
        enrolment.enrol(session, link.address, code, NAME)
        own_words.use_words(session, words)
        yield session


def _whole(session: Session) -> None:
    """Waits when the centre says that it was asked too often, as a laptop would."""
    result = exchanging.exchange(session)
    while result.error == "centre-busy":
        time.sleep(float(str(result.facts.get("retry", 1))))
        result = exchanging.exchange(session)
    if result.error is not None:
        raise RuntimeError(f"an exchange broke off: {result.error}")


def _cost(link: CountedLink, session: Session) -> Cost:
    def spent() -> Spent:
        _whole(session)
        return Spent(0, None)

    return link.cost(spent)


def _stored(centre: Path) -> int:
    """Bytes of the slices of *mine* at the centre."""
    with closing(connect(centre / "db.sqlite3")) as database:
        (found,) = database.execute("SELECT sum(length(data)) FROM centre_slice WHERE audience = 'mine'").fetchone()
    return int(found)
