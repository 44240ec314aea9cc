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
    slices = database.tables.table("slices").create(
        {
            "seq": int,
            "name": bytes,
            "audience": str,
            "device": bytes,
            "own": int,
            "received": int,
            "acknowledged": int,
            "opened": int,
            "bytes": bytes,
        },
        pk="seq",
        not_null={"name", "audience", "device", "own", "received", "opened", "bytes"},
        defaults={"opened": 1},
    )
    slices.create_index(["name"], unique=True, index_name="slices_by_name")
    database.run("CREATE INDEX slices_waiting ON slices (seq) WHERE own = 1 AND acknowledged IS NULL")
    database.run(
        "CREATE TABLE slice_entries (slice INTEGER NOT NULL REFERENCES slices (seq), run INTEGER NOT NULL, "
        "counter INTEGER NOT NULL, PRIMARY KEY (run, counter, slice)) WITHOUT ROWID"
    )
    database.run("CREATE INDEX slice_entries_by_slice ON slice_entries (slice)")
    database.tables.table("positions").create(
        {"feed": str, "run": int, "count": int}, pk="feed", not_null={"run", "count"}
    )
    numbers = ("started", "ended", "requests", "bytes_up", "bytes_down", "sent", "received")
    database.tables.table("exchanges").create(
        {"seq": int, "started": int, "ended": int, "code": str} | dict.fromkeys(numbers[2:], int),
        pk="seq",
        not_null=set(numbers),
    )
