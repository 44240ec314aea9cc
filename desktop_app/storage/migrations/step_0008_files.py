"""The boxes of files: what each has to do with the centre (box_ledger.py)."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the table.

    boxes: by name. ``size``: bytes of the content. ``source``: the sealed box whose content this one shows to others.
    ``wanted``: when somebody asked for it (ms UTC). ``told``: the run of the centre that said that it has all of it, or
    that it dropped it. ``refused``: why the centre does not take it. ``gone``: 1 once nothing here speaks of it.
    """
    database.run(
        "CREATE TABLE boxes (box BLOB PRIMARY KEY, size INTEGER NOT NULL, source BLOB, wanted INTEGER, told INTEGER, "
        "refused TEXT, gone INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"
    )
