"""People whom the centre erased: what this laptop holds of them goes, names and ids stay.

Promises: slices that their devices signed lose their bytes, whether they could be read here or not, and so do those in
which the centre handed on what they wrote; the entries in them lose their bodies; what comes later of theirs is not
kept. On the person's own laptops nothing goes: what they wrote is theirs.
Refuses to decide: only what the centre signed comes here. Called by sync/taking_in.py.
"""

from collections.abc import Iterable
from typing import Final

from desktop_app.storage import replaced_slices
from desktop_app.storage.database import Database, Row
from desktop_app.storage.entry_table import EntryTable
from sync_protocol.bodies import PersonErased
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

ERASED_PERSON: Final = "person.erased"


def forget(database: Database, entries: Iterable[Entry], person: str) -> None:
    """Do as these entries say, where they do not speak of ``person``, whose laptop this is. Must stand in a write
    block."""
    for body in _bodies(entries):
        if body.person == person:
            continue
        for device in body.devices:
            _drop(database, [seq for (seq,) in database.rows("SELECT seq FROM slices WHERE device = ?", (device,))])
        for each in body.entries:
            _empty(database, each)
            held = "SELECT slice FROM slice_entries WHERE run = ? AND counter = ?"
            _drop(database, [seq for (seq,) in database.rows(held, each)])


def devices(database: Database, person: str) -> frozenset[bytes]:
    """The names of the devices of which nothing is kept any more."""
    said = _bodies(EntryTable(database).of_kind(ERASED_PERSON))
    return frozenset(device for body in said if body.person != person for device in body.devices)


def _drop(database: Database, seqs: list[int]) -> None:
    for seq in seqs:
        for each in database.rows("SELECT run, counter FROM slice_entries WHERE slice = ?", (seq,)):
            _empty(database, each)
    replaced_slices.drop(database, seqs)


def _empty(database: Database, entry: Row) -> None:
    # Among what was erased it is also what makes the next quiet moment clean the free space (cleansing.py).
    database.insert("INSERT OR IGNORE INTO erased (run, counter) VALUES (?, ?)", entry)
    database.run("UPDATE entries SET body = x'', sound = 0 WHERE run = ? AND counter = ?", entry)


def _bodies(entries: Iterable[Entry]) -> list[PersonErased]:
    found = []
    for entry in entries:
        if entry.kind != ERASED_PERSON:
            continue
        try:
            body = decode_body(ERASED_PERSON, entry.body)
        except BodyRefused:
            continue
        if isinstance(body, PersonErased):
            found.append(body)
    return found
