"""An entry appended to the journal, encrypted and on the disk, beside a bare SQLite insert that waits as long."""

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure, interleaved
from benchmarks.sample_profile import note_text, open_sample
from desktop_app.operations import learner, notes
from sync_protocol.bodies import SectionRead

APPENDS = 300


def figures() -> list[Figure]:
    """An event alone in its transaction, and a sentence typed into a note with all that follows from it."""
    with tempfile.TemporaryDirectory() as folder, open_sample(Path(folder)) as session:
        learner.begin(session, "Amina Diallo")
        note = notes.add_note(session, title="A note", text=note_text(1))
        texts = [f"{note.text} {note_text(number, 60)}" for number in range(APPENDS + 1)]
        turn = iter(range(APPENDS))

        def event() -> float:
            begun = time.perf_counter()
            with session.database.write():
                session.journal.append("section.read", SectionRead("w1-l1", f"section-{next(turn)}"))
            return 1000 * (time.perf_counter() - begun)

        def sentence() -> float:
            text = texts.pop()
            begun = time.perf_counter()
            notes.save_note(session, note.id, title=note.title, text=text, tags=note.tags)
            return 1000 * (time.perf_counter() - begun)

        with closing(_bare(Path(folder) / "bare.db")) as bare:
            ours, saved, floor = interleaved(APPENDS, event, sentence, lambda: _insert(bare))
    beside = "bare SQLite insert, synchronous FULL"
    return [
        Figure("append of an entry", ours, "ms", floor, beside),
        Figure("autosave of a sentence in a note", saved, "ms", floor, beside),
    ]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, kind TEXT, written INTEGER, body BLOB)")
    return connection


def _insert(connection: sqlite3.Connection) -> float:
    begun = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO entries (kind, written, body) VALUES (?, ?, ?)", ("section.read", 1, b"x" * 40))
    connection.execute("COMMIT")
    return 1000 * (time.perf_counter() - begun)
