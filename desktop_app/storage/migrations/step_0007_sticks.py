"""What goes by stick: files written here, files carried for others, and how an exchange went (stick_ledger.py,
courier_bag.py, exchange_history.py)."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the tables.

    written_bundles: what this laptop wrote onto sticks, by the file's name (SHA-256); times in ms UTC.
    carried_bundles: colleagues' files. ``bytes`` go once the answer is here, ``answer`` once it was handed back and
    others need the room. ``refused`` is the code with which the centre said no to the file.
    exchanges: ``way`` is "line", or "stick" for an answer that came in a file.
    """
    for statement in (
        "CREATE TABLE written_bundles (name BLOB PRIMARY KEY, written INTEGER NOT NULL, size INTEGER NOT NULL, "
        "entries INTEGER NOT NULL, answered INTEGER) WITHOUT ROWID",
        "CREATE TABLE carried_bundles (seq INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, label TEXT NOT NULL, "
        "taken INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB, refused TEXT, answer BLOB, handed INTEGER)",
        "ALTER TABLE exchanges ADD COLUMN way TEXT NOT NULL DEFAULT 'line'",
    ):
        database.run(statement)
