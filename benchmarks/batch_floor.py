"""The floor of a first exchange: all notes as one deflated batch of JSON, read from and put into plain SQLite.

No encryption, no signatures, no search, nothing that survives a break: what any program has to do at least.
"""

import json
import sqlite3
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.note_texts import Note


@dataclass(frozen=True)
class Batch:
    """Bytes of the batch, and CPU seconds to make it and to take it in."""

    size: int
    cpu_up: float
    cpu_down: float


def one_batch(folder: Path, notes: Sequence[Note]) -> Batch:
    """Sends the notes of one database to another, without a network between."""
    here, there = _database(folder / "here.sqlite"), _database(folder / "there.sqlite")
    with here:
        here.executemany("INSERT INTO notes (id, line) VALUES (?, ?)", ((note.id, note.line) for note in notes))
    begun = time.thread_time()
    rows = [json.loads(line) for (line,) in here.execute("SELECT line FROM notes WHERE sent = 0")]
    batch = zlib.compress(json.dumps(rows).encode())
    with here:
        here.execute("UPDATE notes SET sent = 1")
    made = time.thread_time()
    received = json.loads(zlib.decompress(batch))
    with there:
        there.executemany(
            "INSERT INTO notes (id, line) VALUES (?, ?)", ((row["id"], json.dumps(row)) for row in received)
        )
    ended = time.thread_time()
    here.close()
    there.close()
    return Batch(len(batch), made - begun, ended - made)


def _database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE notes (id TEXT PRIMARY KEY, line TEXT, sent INTEGER DEFAULT 0)")
    return database
