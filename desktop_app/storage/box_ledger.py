"""What each box has to do with the centre: to be sent, wanted, there, refused, or no longer needed.

Promises: rows only; whether a box is here the folder says (box_folder.py). Called by the projection of files, by
operations/files.py and sync/files.py; writing joins the open transaction.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.storage.database import Database

_COLUMNS: Final = "box, size, source, wanted, told, refused, gone, there"


@dataclass(frozen=True)
class BoxRow:
    """As in migrations/step_0008_files.py, and step_0009_library_files.py. One of the library has itself for its
    source: nobody sealed it (``of_others``)."""

    box: bytes
    size: int
    source: bytes | None
    wanted: int | None
    told: int | None
    refused: str | None
    gone: int
    there: int = 0

    def is_there(self, run: int) -> bool:
        """Whether this run of the centre said that it has all of it: over the line, or in an answer that came by stick,
        which may be older than what happened since, so that it is asked again over the line (``claimed``)."""
        return self.told is not None and self.told in (run, -run)

    @property
    def of_others(self) -> bool:
        """Whether it belongs to a practice that somebody else published."""
        return self.source == self.box

    @property
    def sealed(self) -> bool:
        """Whether only the learner's laptops can read it."""
        return self.source is None


def get(database: Database, box: bytes) -> BoxRow | None:
    """What is known of a box; None for one that was only heard of."""
    row = database.row(f"SELECT {_COLUMNS} FROM boxes WHERE box = ?", (box,))  # noqa: S608  # our own columns
    return None if row is None else BoxRow(*row)


def to_ask(database: Database, run: int) -> list[BoxRow]:
    """Boxes about which this run of the centre has something to be told or asked; what is wanted first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM boxes WHERE told IS NULL OR told <> ? OR wanted IS NOT NULL "  # noqa: S608
        "ORDER BY gone DESC, wanted IS NULL, wanted, size",
        (run,),
    )
    return [BoxRow(*row) for row in rows]


def add(database: Database, box: bytes, size: int, source: bytes | None = None) -> None:
    """A box that is here and has to be sent; the centre is asked about it even if it said once that it has it, because
    another laptop may have told it since that it may go."""
    database.run(
        "INSERT INTO boxes (box, size, source) VALUES (?, ?, ?) ON CONFLICT (box) DO UPDATE SET "
        "source = excluded.source, told = NULL, gone = 0, there = 0",
        (box, size, source),
    )


def want(database: Database, box: bytes, size: int, now: int | None) -> None:
    """Somebody asked for it (``now``: ms UTC), or does so no longer (None)."""
    database.run("INSERT OR IGNORE INTO boxes (box, size, told) VALUES (?, ?, -1)", (box, size))
    database.run("UPDATE boxes SET wanted = ? WHERE box = ?", (now, box))


def told(database: Database, box: bytes, run: int) -> None:
    """The centre said under this run that it has all of it, or has dropped it."""
    database.run("UPDATE boxes SET told = ?, refused = NULL WHERE box = ?", (run, box))


def claimed(database: Database, box: bytes, run: int) -> None:
    """An answer that came by stick says that the centre has all of it."""
    database.run(
        "UPDATE boxes SET told = ?, refused = NULL WHERE box = ? AND gone = 0 AND told IS NOT ?", (-run, box, run)
    )


def is_partly_there(database: Database, box: bytes, there: int) -> None:
    """The centre has so many bytes of it, says an answer that came by stick: the next stick goes on from there."""
    database.run("UPDATE boxes SET there = ? WHERE box = ? AND gone = 0", (there, box))


def missing(database: Database, box: bytes) -> None:
    """The centre lost it, or its disk changed it: it is asked again what it has."""
    database.run("UPDATE boxes SET told = NULL, there = 0 WHERE box = ? AND gone = 0", (box,))


def refused(database: Database, box: bytes, code: str | None) -> None:
    """The centre does not take it; None for another try."""
    database.run("UPDATE boxes SET refused = ? WHERE box = ?", (code, box))


def let_go(database: Database, box: bytes, size: int) -> None:
    """Nothing here speaks of it any more: it goes from this laptop and from the centre."""
    database.run(
        "INSERT INTO boxes (box, size, gone) VALUES (?, ?, 1) ON CONFLICT (box) DO UPDATE SET "
        "wanted = NULL, refused = NULL, told = CASE gone WHEN 1 THEN told END, gone = 1",
        (box, size),
    )


def again(database: Database, box: bytes, *, described: bool) -> None:
    """Its file is described once more, because the text was taken out of the bin where others erased it: the box may
    stay, and the centre may have dropped it. ``described``: the first description is still here."""
    database.run(
        "UPDATE boxes SET told = NULL, gone = 0, there = 0 WHERE box = ? AND (gone = 1 OR ?)", (box, described)
    )


def may_go(database: Database, box: bytes, run: int) -> bool:
    """Whether it was let go, and nothing is yet to be made from it for this run of the centre."""
    return bool(
        database.value(
            "SELECT gone AND NOT EXISTS (SELECT 1 FROM boxes o WHERE o.source = b.box AND o.gone = 0 "
            "AND (o.told IS NULL OR o.told <> ?)) FROM boxes b WHERE box = ?",
            (run, box),
        )
    )


def small_waiting(database: Database) -> int:
    """How many entries of the learner lie in no slice yet."""
    return int(database.value("SELECT count(*) FROM entries WHERE own = 1 AND packed = 0"))
