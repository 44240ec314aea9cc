"""What this laptop remembers about itself: names of its own choosing, never sent to anybody.

Promises: values come back with the type they had (text, number, bytes). Everything is inside the encrypted database,
so keys and recovery words may be kept here. Called by operations and sync; a page asks operations.
"""

from desktop_app.storage.database import Database, Value


class Settings:
    """A table of names and values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> Value:
        """The value, or None when it was never set."""
        found: Value = self._database.value("SELECT value FROM settings WHERE name = ?", (name,))
        return found

    def text(self, name: str, default: str = "") -> str:
        """A setting that is a text."""
        found = self.get(name)
        return found if isinstance(found, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """A setting that is a whole number."""
        found = self.get(name)
        return found if isinstance(found, int) else default

    def blob(self, name: str) -> bytes | None:
        """A setting that is bytes; None when it was never set."""
        found = self.get(name)
        return found if isinstance(found, bytes) else None

    def set(self, name: str, value: Value) -> None:
        """Keeps the value; None forgets it. Joins the transaction that is open, or makes one."""
        with self._database.write():
            if value is None:
                self._database.run("DELETE FROM settings WHERE name = ?", (name,))
            else:
                self._database.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
