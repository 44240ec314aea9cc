"""What sync/ learned to keep: slices that the centre put aside, and slices of others that it has to be given again."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Adds ``aside`` to slices: "quarantined", or the code with which the centre refused the slice; NULL otherwise.

    A slice of anybody waits to be sent while it is neither acknowledged nor aside.
    """
    for statement in (
        "ALTER TABLE slices ADD COLUMN aside TEXT",
        "DROP INDEX slices_waiting",
        "CREATE INDEX slices_waiting ON slices (seq) WHERE acknowledged IS NULL",
        "CREATE INDEX slices_by_acknowledged ON slices (acknowledged)",
        "CREATE INDEX slices_unread ON slices (seq) WHERE opened = 0",
    ):
        database.run(statement)
