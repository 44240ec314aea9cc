"""A lesson as typed blocks: what Markdown in a pack becomes before anybody paints, searches or checks it.

Promises: every text a reader sees is in these blocks, in reading order; a text block's index within
``Lesson.blocks`` is what anchors call ``paragraph``. Refuses: raw HTML, scripts and remote addresses (see
markdown_reader). Anybody may import it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"  # target: a path inside the pack, "lessons/1-2-x.md" or "lessons/1-2-x.md#section"; never remote
    TERM = "term"  # target: a glossary term id
    FOOTNOTE = "footnote"  # target: Footnote.id; text: its number


@dataclass(frozen=True)
class Inline:
    """A run of text of one style. STRONG inside EMPHASIS is flattened to STRONG. A line break is "\\n"."""

    text: str
    style: Style = Style.PLAIN
    target: str | None = None


Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The text without styles; anchors count their offsets in it."""
    return "".join(run.text for run in inlines)


@dataclass(frozen=True)
class Heading:
    """``level`` 2 starts a section, 3 a part of one. ``id`` is stable (attr_list, else a slug)."""

    level: int
    id: str
    inlines: Inlines


@dataclass(frozen=True)
class Paragraph:
    """``sources``: keys of the fact brief the paragraph rests on (``{: src="S1 S2" }``)."""

    inlines: Inlines
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListItem:
    """``depth`` from 0; ``marker`` "" for a bullet, else "1.", "2." …"""

    depth: int
    marker: str
    inlines: Inlines
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Header and rows of cells, each cell inlines. ``aligns``: "start", "end" or "center" for each column."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """``path`` is the member's path in the pack; ``alt`` is never empty (check refuses that)."""

    id: str
    path: str
    alt: str
    caption: Inlines


class CalloutKind(StrEnum):
    PRINCIPLE = "principle"
    VOICE = "voice"  # a testimony; source line says it is a composite
    CHECK = "check"  # a question; answer is shown on request
    CASE = "case"  # a real case with its year
    OBJECTIVES = "objectives"


@dataclass(frozen=True)
class Callout:
    """``blocks``: what stands inside (paragraphs and list items). ``answer``: of a CHECK only.

    ``source``: the line under a VOICE or CASE ("Composite of …", "Mozambique, 2019"). ``label``: of the other kinds,
    what the author wrote in place of the kind's usual label, "" for the usual one.
    """

    kind: CalloutKind
    id: str
    blocks: tuple["Paragraph | ListItem", ...]
    answer: tuple["Paragraph | ListItem", ...] = ()
    source: str = ""
    label: str = ""


@dataclass(frozen=True)
class Footnote:
    """``id`` is what a FOOTNOTE run's target names; ``number`` counts from 1 in the order of the definitions."""

    id: str
    number: int
    inlines: Inlines


Block = Heading | Paragraph | ListItem | Table | Figure | Callout


@dataclass(frozen=True)
class Section:
    """``first`` is the index in ``Lesson.blocks`` of its heading (level 2).

    What stands before any heading is a section too: id ``top``, and the lesson's title.
    """

    id: str
    title: str
    first: int
    last: int  # exclusive


@dataclass(frozen=True)
class Lesson:
    title: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    sections: tuple[Section, ...]

    def texts(self) -> Iterator[tuple[int, str]]:
        """(block index, plain text) of every block: callouts joined by newlines, tables by tabs and newlines."""
        for index, block in enumerate(self.blocks):
            match block:
                case Heading() | Paragraph() | ListItem():
                    yield index, plain(block.inlines)
                case Callout():
                    yield index, "\n".join(plain(inner.inlines) for inner in (*block.blocks, *block.answer))
                case Table():
                    yield (
                        index,
                        "\n".join("\t".join(plain(cell) for cell in row) for row in (block.header, *block.rows)),
                    )
                case Figure():
                    yield index, plain(block.caption)
