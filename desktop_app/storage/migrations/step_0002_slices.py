"""What sync/ keeps: slices, positions in feeds, and the history of exchanges (slice_shelf.py)."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the tables.

    slices: every slice this laptop holds, whoever signed it. ``name`` is the SHA-256 of ``bytes``; ``own`` is 1 when
    this profile cut it; ``received`` is the laptop's clock in ms; ``acknowledged`` is the centre's run under which it
    was acknowledged, NULL before. ``opened`` is 0 for a sealed slice whose words are not here.
    slice_entries: which of the journal's entries lie in a slice.
    positions: how far each feed was read: a count under a run of the centre.
    exchanges: one row an exchange; times in ms, sizes in bytes on the wire.
    """
    for statement in (
        "CREATE TABLE slices (seq INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, audience TEXT NOT NULL, "
        "device BLOB NOT NULL, own INTEGER NOT NULL, received INTEGER NOT NULL, acknowledged INTEGER, "
        "opened INTEGER NOT NULL DEFAULT 1, bytes BLOB NOT NULL)",
        "CREATE INDEX slices_waiting ON slices (seq) WHERE own = 1 AND acknowledged IS NULL",
        "CREATE TABLE slice_entries (slice INTEGER NOT NULL REFERENCES slices (seq), run INTEGER NOT NULL, "
        "counter INTEGER NOT NULL, PRIMARY KEY (run, counter, slice)) WITHOUT ROWID",
        "CREATE INDEX slice_entries_by_slice ON slice_entries (slice)",
        "CREATE TABLE positions (feed TEXT PRIMARY KEY, run INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE exchanges (seq INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER NOT NULL, "
        "code TEXT, requests INTEGER NOT NULL, bytes_up INTEGER NOT NULL, bytes_down INTEGER NOT NULL, "
        "sent INTEGER NOT NULL, received INTEGER NOT NULL)",
    ):
        database.run(statement)
