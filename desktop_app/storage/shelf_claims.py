"""What an answer that came in a file says of the slices on the shelf.

Promises: what the centre acknowledged under the run of its last answer over the line is never taken back, and never
replaced by a word that may be older; everything else that a file acknowledges is a claim, which the next exchange
offers by name. Called by sync/answer_file.py, within a write block.
"""

from collections.abc import Iterable

from desktop_app.storage.database import Database
from desktop_app.storage.replaced_slices import REPLACED


class ShelfClaims:
    """The table ``slices``; ``run``: the centre's, of the last answer over the line."""

    def __init__(self, database: Database, run: int) -> None:
        self._database = database
        self._run = run

    def find(self, short: bytes) -> int | None:
        """The place of the slice with this short name."""
        found: int | None = self._database.value("SELECT seq FROM slices WHERE substr(name, 1, 8) = ?", (short,))
        return found

    def holds(self, short: bytes) -> bool:
        """Whether the slice of this short name is here, or one that took its place."""
        if self.find(short) is not None:
            return True
        return self._database.row("SELECT 1 FROM replaced_slices WHERE short = ?", (short,)) is not None

    def acknowledge(self, seqs: Iterable[int], run: int) -> list[int]:
        """This run of the centre has these; returns the places of own ones that waited until now."""
        waited = []
        for seq in seqs:
            row = self._database.row(
                "SELECT own AND NOT standing_in, acknowledged, aside FROM slices WHERE seq = ?", (seq,)
            )
            if row is None or row[1] == self._run or row[2] == REPLACED:
                continue
            if row[0] and row[1] is None:
                waited.append(seq)
            self._database.run(
                "UPDATE slices SET acknowledged = ?, aside = NULL, standing_in = 0 WHERE seq = ?", (run, seq)
            )
        return waited

    def doubt(self, seqs: Iterable[int]) -> None:
        """The centre did not have these when it was asked; what it acknowledged under ``run`` it has."""
        self._database.run_many(
            "UPDATE slices SET acknowledged = NULL, aside = NULL "
            "WHERE seq = ? AND (acknowledged IS NULL OR acknowledged <> ?) AND aside IS NOT ?",
            ((seq, self._run, REPLACED) for seq in seqs),
        )

    def put_aside(self, reasons: Iterable[tuple[int, str]]) -> bool:
        """The centre did not take these: (seq, code). Returns whether one of them was of this profile and waited."""
        own = False
        for seq, why in reasons:
            row = self._database.row(
                "SELECT own FROM slices WHERE seq = ? AND acknowledged IS NULL AND aside IS NOT ?", (seq, REPLACED)
            )
            if row is not None:
                own = own or bool(row[0])
                self._database.run("UPDATE slices SET aside = ? WHERE seq = ?", (why, seq))
        return own
