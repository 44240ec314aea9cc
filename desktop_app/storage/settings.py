"""What this laptop remembers about itself: names of its own choosing, never sent to anybody.

Promises: values come back with the type they had (text, number, bytes). Everything is inside the encrypted database,
so keys and recovery words may be kept here. Called by operations and sync; a page asks operations.
"""

from typing import Final

from desktop_app.storage.database import Database, Value

WORDS: Final = "words"
"""The recovery words, with a space between; there once the learner has begun."""

KEY_IN_FILE_TOLD: Final = "key_in_file_told"
"""1 once the window said that the key lies in a file."""

WORDS_AWAITED: Final = "words_awaited"
"""1 on a second laptop until it was given the learner's words: what is *mine* stays here, unsent."""

WORDS_GIVEN: Final = "words_given"
"""1 once somebody typed in words from another laptop."""

WORDS_SHOWN: Final = "words_shown"
"""1 once the learner said that they have written the words down."""

PREFERENCES: Final = "preferences"
"""JSON of domain.learner.Preferences."""

PERSON: Final = "person"
"""The person's id, 16 hexadecimal digits; there once enrolled."""

CENTRE: Final = "centre"
"""The address of the centre; there once enrolled."""

CENTRE_PUBLIC: Final = "centre_public"
"""The centre's public key, as the enrolment pinned it."""

COHORT: Final = "cohort"
"""The name of the cohort as the enrolment gave it; what the centre describes later goes before it."""

LAST_CONTACT: Final = "last_contact"
"""When the centre last answered, in ms UTC by the laptop's clock."""

CENTRE_RUN: Final = "centre_run"
"""The run of the centre's last answer; there once enrolled."""

CENTRE_CLOCK: Final = "centre_clock"
"""What the centre's own clock said then, in ms UTC: it tells whether the laptop's can be believed (domain.schedule)."""

_SET: Final = (
    "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value "
    "WHERE value IS NOT excluded.value OR typeof(value) <> typeof(excluded.value)"
)


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
        """Keeps the value; None forgets it. Joins the transaction that is open, or makes one. Nothing is written where
        it is the same already."""
        with self._database.write():
            if value is None:
                self._database.run("DELETE FROM settings WHERE name = ?", (name,))
            else:
                self._database.run(_SET, (name, value))
