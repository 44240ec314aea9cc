"""The search index in half the space (docs/decisions/0087)."""

from desktop_app.storage.database import Database

_TABLE = (
    "CREATE VIRTUAL TABLE search_words USING fts5 (title, body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 0', prefix='1')"
)


def apply(database: Database) -> None:
    """Makes ``search_words`` anew with one table of beginnings, that of the first letters, instead of three: those of
    two and three letters were half of the index, and what begins with them is found as quickly among the words.
    Its pages are as long as fit into one of the database, of which encryption takes 80 bytes.

    The words are taken from the old index, which is the only place that has all of them: each where it stood.
    """
    for statement in (
        "INSERT INTO search_words (search_words) VALUES ('optimize')",  # leaves out what was removed
        "CREATE VIRTUAL TABLE search_places USING fts5vocab ('search_words', 'instance')",
        "CREATE TEMP TABLE search_before AS SELECT doc, "
        "group_concat(term, ' ' ORDER BY offset) FILTER (WHERE col = 'title') AS title, "
        "group_concat(term, ' ' ORDER BY offset) FILTER (WHERE col = 'body') AS body "
        "FROM search_places GROUP BY doc",
        "DROP TABLE search_places",
        "DROP TABLE search_words",
        _TABLE,
        "INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO search_words (search_words, rank) VALUES ('pgsz', 3900)",
        "INSERT INTO search_words (rowid, title, body) "
        "SELECT i.id, coalesce(b.title, ''), coalesce(b.body, '') FROM search_items i "
        "LEFT JOIN search_before b ON b.doc = i.id ORDER BY i.id",
        "DROP TABLE search_before",
    ):
        database.run(statement)
