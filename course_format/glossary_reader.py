"""Reads glossary.toml into terms, in the order of the file.

Promises: ids are given once, and no text stands for two terms. Keys that are language codes ("fr", "ar") are the term
in that language; ``unreviewed`` may only name those.
"""

from typing import Final

from course_format.glossary import Term
from course_format.manifest_reader import is_id, is_language
from course_format.problems import FormatError, Report, refuse
from course_format.toml_source import TomlSource, TomlTable

_OWN_KEYS: Final = ("id", "term", "definition", "variants", "unreviewed")


def read_glossary(text: str, file: str, report: Report = refuse) -> tuple[Term, ...]:
    """Raises what ``report`` raises (by default FormatError for the first error)."""
    source = TomlSource(text, file, report)
    for name in source.values:
        if name != "term":
            report(FormatError(file, 1, "key-unknown", key=name))
    terms: list[Term] = []
    ids: set[str] = set()
    owners: dict[str, str] = {}
    for table in source.tables("term"):
        term = _term(table)
        if term.id in ids:
            table.problem("id", "duplicate-id", id=term.id)
        ids.add(term.id)
        for words in dict.fromkeys((term.term, *term.variants)):
            if words and owners.setdefault(words, term.id) != term.id:
                table.problem("term", "duplicate-term", term=words, other=owners[words])
        terms.append(term)
    return tuple(terms)


def _term(table: TomlTable) -> Term:
    languages = tuple(key for key in table.values if key not in _OWN_KEYS and is_language(key))
    table.only(*_OWN_KEYS, *languages)
    term_id = table.text("id")
    if term_id and not is_id(term_id):
        table.problem("id", "id-shape", value=term_id)
    unreviewed = table.texts("unreviewed")
    for language in unreviewed:
        if language not in languages:
            table.problem("unreviewed", "language-shape", value=language)
    return Term(
        id=term_id,
        term=table.text("term"),
        definition=table.text("definition"),
        variants=table.texts("variants"),
        others=tuple((language, table.text(language)) for language in languages),
        unreviewed=unreviewed,
    )
