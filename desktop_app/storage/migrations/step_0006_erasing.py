"""What goes for good, and what took the place of what (erasing.py, slice_shelf.py)."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the tables.

    erased: entries whose bodies are gone everywhere; ``seq`` counts them, so that who keeps texts open notices.
    deletions_told: what the centre's clock said (ms UTC) when it was first heard with this deletion here.
    replaced_slices: short names of slices of *mine* whose place ``slice`` takes.
    written_again: entries that this laptop wrote in place of refused ones, which is done once.
    slices: ``standing_in`` is 1 for a slice that takes the place of acknowledged ones until it is acknowledged itself:
    nothing of it waits. ``unclean`` is 1 when it has to be packed anew, because a body in it was erased, or because
    another took its place that has not all of it.
    """
    for statement in (
        "CREATE TABLE erased (seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, counter INTEGER NOT NULL, "
        "UNIQUE (run, counter))",
        "CREATE TABLE deletions_told (run INTEGER NOT NULL, counter INTEGER NOT NULL, clock INTEGER NOT NULL, "
        "PRIMARY KEY (run, counter)) WITHOUT ROWID",
        "CREATE TABLE replaced_slices (short BLOB NOT NULL, slice INTEGER NOT NULL, PRIMARY KEY (short, slice)) "
        "WITHOUT ROWID",
        "CREATE TABLE written_again (run INTEGER NOT NULL, counter INTEGER NOT NULL, PRIMARY KEY (run, counter)) "
        "WITHOUT ROWID",
        "ALTER TABLE slices ADD COLUMN standing_in INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE slices ADD COLUMN unclean INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX slices_by_short ON slices (substr(name, 1, 8))",
        "CREATE INDEX slices_unclean ON slices (seq) WHERE unclean = 1",
    ):
        database.run(statement)
