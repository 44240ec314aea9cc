"""Reads a worksheet written in TOML into typed fields.

Promises: docs/pack_format.md, "Worksheets", is what is read: nine kinds of field; ids of the shape of other ids, each
given once where it counts; options for what is chosen, columns for tables. A key that means nothing to a kind of field
is reported. Every problem has its line.
"""

from dataclasses import dataclass
from typing import Final

from course_format.lesson import ListItem, Paragraph
from course_format.manifest_reader import is_id
from course_format.markdown_reader import read_texts
from course_format.problems import FormatError, Report, refuse
from course_format.term_matcher import TermMatcher
from course_format.toml_source import TomlSource, TomlTable
from course_format.worksheet import Column, Field, FieldKind, Option, Row, SheetSection, Worksheet

LARGEST_WORKSHEET: Final = 256_000  # bytes of text
MOST_FIELDS: Final = 100
MOST_OPTIONS: Final = 40
MOST_COLUMNS: Final = 8
MOST_ROWS: Final = 60
FEWEST_OPTIONS: Final = 2
_LIMIT: Final = 1_000_000_000
_COMMON: Final = ("id", "kind", "label", "hint", "required", "section")
_OWN: Final = {
    FieldKind.CHOICE: ("option",),
    FieldKind.CHOICES: ("option",),
    FieldKind.RATING: ("low", "high", "low_label", "high_label"),
    FieldKind.NUMBER: ("low", "high", "unit"),
    FieldKind.LIST: ("low", "high"),
    FieldKind.TABLE: ("column", "row", "adds_rows", "low", "high"),
}
_IN_TABLES: Final = frozenset(FieldKind) - {FieldKind.CHOICES, FieldKind.LIST, FieldKind.TABLE}


def read_worksheet(text: str, file: str, report: Report = refuse, matcher: TermMatcher | None = None) -> Worksheet:
    """Raises what ``report`` raises (by default FormatError for the first error)."""
    if len(text) > LARGEST_WORKSHEET:
        report(FormatError(file, 0, "file-too-large", size=len(text), limit=LARGEST_WORKSHEET))
        text = ""
    return _WorksheetReader(TomlSource(text, file, report), matcher or TermMatcher(()), report).read()


@dataclass(frozen=True)
class _Parts:
    """The tables inside one ``[[field]]``, with their lines."""

    options: list[TomlTable]
    columns: list[TomlTable]
    rows: list[TomlTable]


class _WorksheetReader:
    def __init__(self, source: TomlSource, matcher: TermMatcher, report: Report) -> None:
        self._source = source
        self._matcher = matcher
        self._report = report

    def read(self) -> Worksheet:
        for name in self._source.values:
            if name not in {"worksheet", "section", "field"}:
                self._problem(1, "key-unknown", key=name)
        head = self._source.table("worksheet")
        head.only("title", "introduction")
        sections = self._sections()
        fields = self._fields({section.id for section in sections})
        if not fields:
            self._problem(0, "worksheet-empty")
        # A section's fields stand together, whatever order they were written in.
        order = {section.id: number for number, section in enumerate(sections, start=1)}
        fields.sort(key=lambda field: order.get(field.section, 0))
        return Worksheet(head.text("title"), self._text(head, "introduction"), sections, tuple(fields))

    def _problem(self, line: int, code: str, **facts: object) -> None:
        self._report(FormatError(self._source.file, line, code, **facts))

    def _text(self, table: TomlTable, key: str) -> tuple[Paragraph | ListItem, ...]:
        """Markdown of paragraphs and lists; its problems have the line on which the text begins."""
        line = table.key_lines.get(key, table.line)

        def report(problem: FormatError) -> None:
            self._report(FormatError(problem.file, line, problem.code, **problem.facts))

        return read_texts(table.text(key, ""), self._source.file, self._matcher, report)

    def _sections(self) -> tuple[SheetSection, ...]:
        found: list[SheetSection] = []
        ids: set[str] = set()
        for table in self._source.tables("section"):
            table.only("id", "title", "text")
            found.append(SheetSection(_own_id(table, ids), table.text("title"), self._text(table, "text")))
        return tuple(found)

    def _fields(self, sections: set[str]) -> list[Field]:
        found: list[Field] = []
        ids: set[str] = set()
        options, columns, rows = (self._source.nested("field", key) for key in ("option", "column", "row"))
        column_options = self._source.nested("field", "column", "option")
        for number, table in enumerate(self._source.tables("field")):
            if number == MOST_FIELDS:
                table.problem("id", "number-range", low=1, high=MOST_FIELDS)
                break
            parts = _Parts(options.get((number,), []), columns.get((number,), []), rows.get((number,), []))
            inner = [column_options.get((number, at), []) for at in range(len(parts.columns))]
            found.append(self._field(table, parts, inner, ids))
            if found[-1].section and found[-1].section not in sections:
                table.problem("section", "link-dead", target=found[-1].section)
        return found

    def _field(self, table: TomlTable, parts: _Parts, inner: list[list[TomlTable]], ids: set[str]) -> Field:
        kind = _kind(table, frozenset(FieldKind))
        table.only(*_COMMON, *_OWN.get(kind, ()))
        field_id = _own_id(table, ids)
        low, high = _ends(table, kind)
        return Field(
            id=field_id,
            kind=kind,
            label=table.text("label"),
            hint=table.text("hint", ""),
            required=table.flag("required"),
            section=table.text("section", ""),
            options=_options(table, parts.options, field_id) if kind in {FieldKind.CHOICE, FieldKind.CHOICES} else (),
            columns=_columns(table, parts.columns, inner, field_id) if kind is FieldKind.TABLE else (),
            rows=_rows(table, parts.rows) if kind is FieldKind.TABLE else (),
            adds_rows=kind is FieldKind.TABLE and (table.flag("adds_rows") or not parts.rows),
            low=low,
            high=high,
            low_label=table.text("low_label", "") if kind is FieldKind.RATING else "",
            high_label=table.text("high_label", "") if kind is FieldKind.RATING else "",
            unit=table.text("unit", "") if kind is FieldKind.NUMBER else "",
        )


def _own_id(table: TomlTable, ids: set[str]) -> str:
    name = table.text("id")
    if name and not is_id(name):
        table.problem("id", "id-shape", value=name)
    if name in ids:
        table.problem("id", "duplicate-id", id=name)
    ids.add(name)
    return name


def _kind(table: TomlTable, allowed: frozenset[FieldKind]) -> FieldKind:
    name = table.text("kind")
    if name in {kind.value for kind in allowed}:
        return FieldKind(name)
    if name:
        table.problem("kind", "kind-unknown", kind=name)
    return FieldKind.TEXT


def _ends(table: TomlTable, kind: FieldKind) -> tuple[int | None, int | None]:
    """``low`` and ``high`` of the kinds that have them."""
    match kind:
        case FieldKind.RATING:
            low, high = table.number("low", 0, 1, 1), table.number("high", 2, 10, 5)
            return low, high
        case FieldKind.NUMBER:
            least, most = -_LIMIT, _LIMIT
        case FieldKind.LIST | FieldKind.TABLE:
            least, most = 0, MOST_ROWS
        case _:
            return None, None
    ends = [table.number(key, least, most) if key in table.values else None for key in ("low", "high")]
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        table.problem("high", "number-range", low=ends[0], high=most)
    return ends[0], ends[1]


def _options(table: TomlTable, tables: list[TomlTable], owner: str) -> tuple[Option, ...]:
    ids: set[str] = set()
    for option in tables:
        option.only("id", "label")
    found = tuple(Option(_own_id(option, ids), option.text("label")) for option in tables[:MOST_OPTIONS])
    if not len(tables) >= FEWEST_OPTIONS:
        table.problem("option", "choices-few", id=owner, low=FEWEST_OPTIONS, what="options")
    if len(tables) > MOST_OPTIONS:
        table.problem("option", "number-range", low=FEWEST_OPTIONS, high=MOST_OPTIONS)
    return found


def _columns(table: TomlTable, tables: list[TomlTable], inner: list[list[TomlTable]], owner: str) -> tuple[Column, ...]:
    ids: set[str] = set()
    found: list[Column] = []
    for column, options in zip(tables[:MOST_COLUMNS], inner, strict=False):
        kind = _kind(column, _IN_TABLES)
        keys = {FieldKind.CHOICE: ("option",), FieldKind.RATING: ("low", "high")}.get(kind, ())
        column.only("id", "kind", "label", *keys)
        column_id = _own_id(column, ids)
        chosen = _options(column, options, f"{owner}.{column_id}") if kind is FieldKind.CHOICE else ()
        low, high = _ends(column, kind) if kind is FieldKind.RATING else (None, None)
        found.append(Column(column_id, column.text("label"), kind, chosen, low, high))
    if not tables:
        table.problem("column", "choices-few", id=owner, low=1, what="column")
    if len(tables) > MOST_COLUMNS:
        table.problem("column", "number-range", low=1, high=MOST_COLUMNS)
    return tuple(found)


def _rows(table: TomlTable, tables: list[TomlTable]) -> tuple[Row, ...]:
    ids: set[str] = set()
    for row in tables:
        row.only("id", "label")
    if len(tables) > MOST_ROWS:
        table.problem("row", "number-range", low=0, high=MOST_ROWS)
    return tuple(Row(_own_id(row, ids), row.text("label")) for row in tables[:MOST_ROWS])
