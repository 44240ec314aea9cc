"""How the learner is known: name, role and place, and what the centre said of cohorts.

Promises: of several profile entries the last writer of each field wins, in whatever order they arrive.
"""

from desktop_app.storage.database import Database
from desktop_app.storage.projections import Projection, View, is_later
from sync_protocol.bodies import ProfileEdit
from sync_protocol.entries import Entry
from sync_protocol.kinds import decode_body

_TABLES = {
    "profile_fields": (
        "CREATE TABLE profile_fields (name TEXT PRIMARY KEY, value TEXT NOT NULL, written INTEGER NOT NULL, "
        "entry TEXT NOT NULL) WITHOUT ROWID",
    ),
}


def fields(database: Database) -> dict[str, str]:
    """name, role and place, as far as the learner gave them."""
    return dict(database.rows("SELECT name, value FROM profile_fields"))


def _edited(view: View, entry: Entry) -> None:
    body = decode_body(entry.kind, entry.body)
    if not isinstance(body, ProfileEdit):
        return
    for name, value in (("name", body.name), ("role", body.role), ("place", body.place)):
        if value is None:
            continue
        row = view.database.row("SELECT written, entry FROM profile_fields WHERE name = ?", (name,))
        if is_later(entry, *(row or (None, None))):
            view.database.run(
                "INSERT OR REPLACE INTO profile_fields VALUES (?, ?, ?, ?)",
                (name, value, entry.written, entry.id.text()),
            )


PROJECTION = Projection(name="profile", tables=_TABLES, events={"profile.edit": _edited})
