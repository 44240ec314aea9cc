"""Colleagues' files that this laptop carries: sealed, kept as they are until the centre has answered, and the answers
until they were handed back.

Promises: what was taken is there after a power cut, and is delivered once however often it is taken; nothing that waits
is dropped. Its bytes are nobody's here to read. Called by sync/courier.py and operations/.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.database import Database

ROOM: Final = 60_000_000
"""Bytes that may be carried: a dozen of the largest files, or thousands of the usual size."""

_COLUMNS: Final = "name, label, taken, size, refused, answer IS NOT NULL, handed"


@dataclass(frozen=True)
class Carried:
    """``label``: what the file was called on its stick, without its ending. ``refused``: the code with which the centre
    said no. ``handed``: when its answer was written onto a stick, in ms UTC."""

    name: bytes
    label: str
    taken: int
    size: int
    refused: str | None
    answered: bool
    handed: int | None

    @property
    def waits(self) -> bool:
        """Whether it has still to reach the centre."""
        return not self.answered and self.refused is None


class CourierBag:
    """The table ``carried_bundles``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Carried]:
        """What is carried, oldest first."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM carried_bundles ORDER BY seq")  # noqa: S608  # ours
        return [_carried(row) for row in rows]

    def count_waiting(self) -> int:
        """How many have still to reach the centre."""
        return sum(item.waits for item in self.all())

    def get(self, name: bytes) -> Carried | None:
        """The item of this name."""
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM carried_bundles WHERE name = ?",  # noqa: S608  # ours
            (name,),
        )
        return None if row is None else _carried(row)

    def take(self, name: bytes, label: str, data: bytes, now: int) -> None:
        """Keeps a file; one that is here already stays as it is, but is tried again if it was refused.

        Raises Known("courier-full"). Must stand in a write block.
        """
        if self.get(name) is not None:
            self._database.run(
                "UPDATE carried_bundles SET refused = NULL, bytes = ? WHERE name = ? AND refused IS NOT NULL",
                (data, name),
            )
            return
        self._make_room(len(data))
        self._database.run(
            "INSERT INTO carried_bundles (name, label, taken, size, bytes) VALUES (?, ?, ?, ?, ?)",
            (name, label, now, len(data), data),
        )

    def data(self, name: bytes) -> bytes | None:
        """The bytes of an item that the centre itself has not answered."""
        found: bytes | None = self._database.value("SELECT bytes FROM carried_bundles WHERE name = ?", (name,))
        return found

    def answer(self, name: bytes) -> bytes | None:
        """Its answer file."""
        found: bytes | None = self._database.value("SELECT answer FROM carried_bundles WHERE name = ?", (name,))
        return found

    def answered(self, name: bytes, answer: bytes) -> None:
        """The centre answered. Joins the transaction that is open, or makes one."""
        with self._database.write():
            self._database.run(
                "UPDATE carried_bundles SET answer = ?, bytes = NULL, refused = NULL, handed = NULL WHERE name = ?",
                (answer, name),
            )

    def brought(self, name: bytes, answer: bytes) -> None:
        """An answer came by stick, sealed for somebody else: nobody here can tell whether it is the centre's. It goes
        to whom it is for, and the file itself stays, and goes over the line all the same. Joins the transaction that is
        open, or makes one."""
        with self._database.write():
            self._database.run("UPDATE carried_bundles SET answer = ? WHERE name = ?", (answer, name))

    def refused(self, name: bytes, code: str) -> None:
        """The centre said no. Joins the transaction that is open, or makes one."""
        with self._database.write():
            self._database.run("UPDATE carried_bundles SET refused = ?, bytes = NULL WHERE name = ?", (code, name))

    def handed(self, name: bytes, now: int) -> None:
        """Its answer is on a stick. Joins the transaction that is open, or makes one."""
        with self._database.write():
            self._database.run("UPDATE carried_bundles SET handed = ? WHERE name = ?", (now, name))

    def _make_room(self, size: int) -> None:
        """Drops what was handed back or refused, the oldest first, when there is not enough room."""
        rows = self._database.rows(
            "SELECT seq, coalesce(length(bytes), 0) + coalesce(length(answer), 0), "
            "handed IS NOT NULL OR refused IS NOT NULL FROM carried_bundles ORDER BY seq"
        )
        used = sum(row[1] for row in rows)
        for seq, weight, done in rows:
            if used + size <= ROOM:
                return
            if done:
                self._database.run("DELETE FROM carried_bundles WHERE seq = ?", (seq,))
                used -= weight
        if used + size > ROOM:
            raise Known("courier-full")


def _carried(row: tuple[object, ...]) -> Carried:
    name, label, taken, size, refused, answered, handed = row
    assert isinstance(name, bytes) and isinstance(label, str) and isinstance(taken, int) and isinstance(size, int)
    assert refused is None or isinstance(refused, str)
    assert handed is None or isinstance(handed, int)
    return Carried(name, label, taken, size, refused, bool(answered), handed)
