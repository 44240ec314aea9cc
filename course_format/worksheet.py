"""A worksheet as typed fields: a form a learner fills in and keeps. Read from TOML by worksheet_reader.

Promises: every field, option, column and row has an id that never changes, for what is written is kept under them
(a text under its field's id; a table's cell under row and column). What is a learner's never stands in here.
"""

from dataclasses import dataclass
from enum import StrEnum

from course_format.lesson import ListItem, Paragraph


class FieldKind(StrEnum):
    TEXT = "text"  # one line
    LONG_TEXT = "long-text"
    CHOICE = "choice"  # one of the options
    CHOICES = "choices"  # any of the options
    RATING = "rating"  # a whole number from ``low`` to ``high``, with words at both ends
    NUMBER = "number"
    DATE = "date"  # a day, without a time
    LIST = "list"  # lines of text, each with an id of its own when it is written
    TABLE = "table"


@dataclass(frozen=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True)
class Column:
    """``kind``: TEXT, LONG_TEXT, CHOICE, NUMBER, RATING or DATE. ``options`` of CHOICE; ``low``, ``high`` of RATING."""

    id: str
    label: str
    kind: FieldKind
    options: tuple[Option, ...] = ()
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Row:
    """A row that is there from the beginning; its label stands before its cells."""

    id: str
    label: str


@dataclass(frozen=True)
class Field:
    """``section``: the id of the section it stands in, "" before any.

    ``low`` and ``high``: ends of a RATING (always given) or of a NUMBER (None for open), and the fewest and most lines
    of a LIST or added rows of a TABLE. ``unit``: of a NUMBER, "km". ``rows``: a TABLE's own; with ``adds_rows`` a
    learner adds more, each with an id made then.
    """

    id: str
    kind: FieldKind
    label: str
    hint: str = ""
    required: bool = False
    section: str = ""
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    adds_rows: bool = False
    low: int | None = None
    high: int | None = None
    low_label: str = ""
    high_label: str = ""
    unit: str = ""


@dataclass(frozen=True)
class SheetSection:
    """``text``: what stands under its title."""

    id: str
    title: str
    text: tuple[Paragraph | ListItem, ...] = ()


@dataclass(frozen=True)
class Worksheet:
    """Fields in the order in which they are asked; those of a section stand together."""

    title: str
    introduction: tuple[Paragraph | ListItem, ...]
    sections: tuple[SheetSection, ...]
    fields: tuple[Field, ...]
