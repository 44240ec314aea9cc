"""The journal, and what belongs to this laptop alone."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the tables.

    entries: ``seq`` is the order of arrival on this laptop. The record an entry makes or speaks of always stands in
    ``record_run``/``record_counter``; for the entry that makes it they repeat its own id. ``own`` is 1 when this
    profile wrote it. ``packed`` is 1 once it lies in a slice, from which time sync/ answers for it. ``sound`` is 0 for
    an edit whose bytes are no Yjs update: it is kept and forwarded, and never applied.
    settings: of this profile on this laptop, never sent.
    """
    entries = database.tables.table("entries").create(
        {
            "seq": int,
            "run": int,
            "counter": int,
            "kind": str,
            "record_run": int,
            "record_counter": int,
            "audience": str,
            "written": int,
            "body": bytes,
            "own": int,
            "packed": int,
            "sound": int,
        },
        pk="seq",
        not_null={"run", "counter", "kind", "record_run", "record_counter", "audience", "written", "body", "own"},
        defaults={"packed": 0, "sound": 1},
    )
    entries.create_index(["run", "counter"], unique=True, index_name="entries_by_id")
    entries.create_index(["record_run", "record_counter", "kind", "seq"], index_name="entries_by_record")
    entries.create_index(["kind", "seq"], index_name="entries_by_kind")
    database.run("CREATE INDEX entries_waiting ON entries (seq) WHERE own = 1 AND packed = 0")
    database.run("CREATE TABLE settings (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
    database.tables.table("projections").create({"name": str, "shape": str}, pk="name", not_null={"shape"})
