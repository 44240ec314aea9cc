"""What the centre refused for a reason that this laptop can mend by itself: it writes the item again, under a new name.

Promises: once for each item, and only on the laptop that wrote these very bytes; nobody is asked, and the item is
waiting again in the transaction that stores the refusal, so no screen ever says that it failed. Every other reason
stays with the author, with the centre's words. Called by taking_in.py.
"""

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from desktop_app.storage.database import Database
from desktop_app.storage.journal import Journal
from sync_protocol.bodies import ActRefused, PracticeSubmitted, practice_hash
from sync_protocol.entries import Entry, entry_digest
from sync_protocol.kinds import decode_body, encode_body
from sync_protocol.refusals import BodyRefused

REFUSED_ACT: Final = "act.refused"


def mend(database: Database, journal: Journal, refusals: Iterable[Entry]) -> int:
    """Writes again what can be mended of these; returns how many it did. Must stand in a write block."""
    return sum(_mend(database, journal, refusal) for refusal in refusals if refusal.kind == REFUSED_ACT)


def _mend(database: Database, journal: Journal, refusal: Entry) -> bool:
    said = _decoded(refusal)
    found = journal.entries.get(refusal.record)
    if not isinstance(said, ActRefused) or found is None or not journal.entries.is_own(found.id):
        return False
    if said.digest and not entry_digest(found).startswith(said.digest):
        return False  # of something else under this name, that another laptop of the person wrote
    body = _MENDED[said.reason](found) if said.reason in _MENDED else None
    if body is None or _was_written_again(database, found):
        return False
    if said.reason == "id-known":
        journal.begin_run()  # a twin of this session goes on counting in the same run
    written = journal.append_again(found, body)
    database.run("INSERT INTO written_again (run, counter) VALUES (?, ?)", written)
    return True


def _as_it_was(entry: Entry) -> bytes:
    return entry.body


def _with_its_hash(entry: Entry) -> bytes | None:
    """A submission whose hash is not that of its text, with the right one; None when there is nothing to mend."""
    body = _decoded(entry)
    if not isinstance(body, PracticeSubmitted):
        return None
    right = practice_hash(body.title, body.place, body.parts, body.files)
    return None if right == body.hash else encode_body(msgspec.structs.replace(body, hash=right))


_MENDED: Final[dict[str, Callable[[Entry], bytes | None]]] = {
    "id-known": _as_it_was,
    "in-company": _as_it_was,
    "hash-wrong": _with_its_hash,
}
"""Code → the body with which the item is written again."""


def _was_written_again(database: Database, entry: Entry) -> bool:
    return database.row("SELECT 1 FROM written_again WHERE run = ? AND counter = ?", entry.id) is not None


def _decoded(entry: Entry) -> object:
    try:
        return decode_body(entry.kind, entry.body)
    except (BodyRefused, KeyError):
        return None
