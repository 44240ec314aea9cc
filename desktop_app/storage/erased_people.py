"""People whom the centre erased: what this laptop holds of them goes, names and ids stay.

Promises: slices that their devices signed lose their bytes, whether they could be read here or not, and so do those in
which the centre handed on what they wrote; the entries in them lose their bodies; what comes later of theirs is not
kept. On the person's own laptops nothing goes: what they wrote is theirs, also when the centre says that it was
somebody else's.
Refuses to decide: only what the centre signed comes here. Called by sync/taking_in.py.
"""

from collections.abc import Container, Iterable
from typing import Final

from desktop_app.storage.database import Database
from desktop_app.storage.entry_table import EntryTable
from desktop_app.storage.library_bodies import drop_slices, empty_entry, slices_with
from sync_protocol.bodies import PersonErased
from sync_protocol.entries import MINE, Entry
from sync_protocol.kinds import decode_body
from sync_protocol.refusals import BodyRefused

ERASED_PERSON: Final = "person.erased"


def forget(database: Database, entries: Iterable[Entry], person: str, known: Container[bytes]) -> None:
    """Do as these entries say, where they do not speak of ``person``, whose laptop this is, nor of one of their
    devices or the centre's, which are ``known``. Must stand in a write block."""
    for body in _bodies(entries):
        if body.person == person:
            continue
        for device in body.devices:
            if device not in known:
                held = database.rows("SELECT seq FROM slices WHERE device = ? AND audience <> ?", (device, MINE))
                drop_slices(database, [seq for (seq,) in held])
        for each in body.entries:
            empty_entry(database, each)
            drop_slices(database, slices_with(database, each))


def devices(database: Database, person: str) -> frozenset[bytes]:
    """The names of the devices of which nothing is kept any more."""
    said = _bodies(EntryTable(database).of_kind(ERASED_PERSON))
    return frozenset(device for body in said if body.person != person for device in body.devices)


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
