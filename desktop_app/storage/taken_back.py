"""Slices of others that their author took back: what this laptop holds of them goes, their names stay.

Promises: only what the centre says counts, and nothing goes that a laptop of the learner's own signed; a slice that
could not be read here goes as well. Called by sync/taking_in.py.
"""

from collections.abc import Container, Iterable
from typing import Final

from desktop_app.storage.database import Database
from desktop_app.storage.library_bodies import drop_slices
from sync_protocol.bodies import SlicesTakenBack
from sync_protocol.entries import MANAGERS, Entry
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

KIND: Final = "slices.taken_back"

_REST: Final = 24
"""Bytes of a name behind the short one."""


def forget(database: Database, entries: Iterable[Entry], known: Container[bytes]) -> None:
    """Do as these entries say. ``known``: the devices of the learner, of which nothing goes. Must stand in a write
    block."""
    for short in _names(entries):
        held = database.rows(
            "SELECT seq, device FROM slices WHERE name BETWEEN ? AND ? AND own = 0 AND audience = ?",
            (short + bytes(_REST), short + b"\xff" * _REST, MANAGERS),
        )
        drop_slices(database, [seq for seq, device in held if device not in known])


def _names(entries: Iterable[Entry]) -> list[bytes]:
    found: list[bytes] = []
    for entry in entries:
        if entry.kind != KIND:
            continue
        try:
            body = decode_body(KIND, entry.body)
        except BodyRefused:
            continue
        if isinstance(body, SlicesTakenBack):
            found += body.slices
    return found
