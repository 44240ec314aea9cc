"""Files of practices that others published, and how much of a box the centre said that it has."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the table.

    library_boxes: files of the library that somebody here asked for, by the name of their box. ``size``: bytes of the
    content. ``key``: what it is encrypted with on this disk. ``wanted``: when somebody asked for it (ms UTC), until it
    is here.
    boxes.there: bytes that the centre said it has, in an answer that came by stick.
    """
    database.run(
        "CREATE TABLE library_boxes (box BLOB PRIMARY KEY, size INTEGER NOT NULL, key BLOB NOT NULL, wanted INTEGER) "
        "WITHOUT ROWID"
    )
    database.run("ALTER TABLE boxes ADD COLUMN there INTEGER NOT NULL DEFAULT 0")
