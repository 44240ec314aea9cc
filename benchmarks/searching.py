"""A keystroke in the search field over 10,000 notes, beside a bare FTS5 table with the same texts."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.sample_profile import make_profile, note_text, open_sample
from desktop_app.operations.searching import search

NOTES = 10_000
TYPED = ("checkpoint", "bridge", "water truck", "permit li")
"""What somebody types, a letter at a time."""

HITS = 40


def figures() -> list[Figure]:
    """The usual keystroke and the slowest one."""
    with tempfile.TemporaryDirectory() as folder:
        make_profile(Path(folder), NOTES)
        bare = _bare(Path(folder) / "bare.db")
        ours: list[float] = []
        floor: list[float] = []
        with closing(bare), open_sample(Path(folder)) as session:
            for keys in keystrokes():
                ours.append(_timed(lambda keys=keys: search(session, keys, HITS)))  # type: ignore[misc]
                floor.append(_timed(lambda keys=keys: _ask(bare, keys)))  # type: ignore[misc]
    beside = "bare FTS5, not encrypted"
    return [
        Figure(
            f"search keystroke, {NOTES:,} notes, median",
            statistics.median(ours),
            "ms",
            statistics.median(floor),
            beside,
        ),
        Figure(f"search keystroke, {NOTES:,} notes, slowest", max(ours), "ms", max(floor), beside),
    ]


def keystrokes() -> list[str]:
    return [text[:length] for text in TYPED for length in range(1, len(text) + 1) if text[length - 1] != " "]


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE notes USING fts5 (title, body, prefix = '1 2 3')")
    rows = ((note_text(number, 20), note_text(number)) for number in range(NOTES))
    connection.executemany("INSERT INTO notes VALUES (?, ?)", rows)
    connection.commit()
    return connection


def _ask(connection: sqlite3.Connection, keys: str) -> list[tuple[str, str]]:
    wanted = " ".join(f'"{word}"*' for word in keys.split())
    query = "SELECT title, body FROM notes WHERE notes MATCH ? ORDER BY rank LIMIT ?"
    return connection.execute(query, (wanted, HITS)).fetchall()
