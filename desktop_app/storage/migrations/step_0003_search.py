"""What can be searched: lessons and glossaries of installed packs, notes, practices."""

from desktop_app.storage.database import Database


def apply(database: Database) -> None:
    """Makes the tables of search_index.py.

    search_items: what can be found. ``body`` is empty where another table has the text (notes). ``source`` is the pack
    that an item came from, empty for the learner's own. search_words: the words of each item, folded, by its id;
    it keeps no copy of the text.
    """
    texts = ("kind", "target", "title", "body", "meta", "source")
    items = database.tables.table("search_items").create(
        {"id": int, "section": int} | dict.fromkeys(texts, str), pk="id", not_null=set(texts)
    )
    items.create_index(["target", "kind"], index_name="search_items_by_target")
    for statement in (
        "CREATE INDEX search_items_by_source ON search_items (source) WHERE source <> ''",
        "CREATE VIRTUAL TABLE search_words USING fts5 (title, body, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
        "INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1)",
    ):
        database.run(statement)
