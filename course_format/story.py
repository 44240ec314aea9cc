"""A branching story as typed passages. Read from Twee 3 by story_reader, played by story_play.

Promises: nothing here can run or reach anything: texts are runs of words, conditions are trees of expressions.
A passage's name is its stable id: choices and the counts of how people chose are kept under it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from course_format.lesson import Inline
from course_format.story_expressions import Expression, Value, names

METER_LOW: Final = 0
METER_HIGH: Final = 10
END_TAG: Final = "end"
WHY: Final = "why"
"""The variable whose text, set by a passage, is the sentence beside the meters."""

LOOKUPS: Final = frozenset({"passage.name", "passage.visits", "story.name"})
"""Names Chapbook gives values to, which this program gives too."""

_RESERVED: Final = frozenset({"browser", "config", "engine", "now", "passage", "random", "story"})


def is_foreign(name: str) -> bool:
    """Whether Chapbook keeps the name for itself, and this program knows no value for it: ``random.d6``."""
    return name.split(".")[0] in _RESERVED and name not in LOOKUPS


@dataclass(frozen=True)
class Insert:
    """``{name}``: the value of the expression (a name) at that moment, as plain words."""

    expression: Expression
    line: int


@dataclass(frozen=True)
class Link:
    """A choice. ``target``: the name of the passage it leads to, which is there."""

    label: str
    target: str
    line: int


Run = Inline | Insert | Link


@dataclass(frozen=True)
class StoryText:
    """A paragraph, or with a ``depth`` an item of a list, whose ``marker`` is "" for a bullet, else "1."."""

    runs: tuple[Run, ...]
    depth: int | None = None
    marker: str = ""


@dataclass(frozen=True)
class Embed:
    """Another passage's text in this place; its variables are set too."""

    passage: str
    line: int


Block = StoryText | Embed


class Mode(StrEnum):
    IF = "if"
    UNLESS = "unless"
    ELSE = "else"  # the opposite of the condition before it in the passage, whichever kind that was
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True)
class Condition:
    """``expression``: of IF and UNLESS only."""

    mode: Mode
    expression: Expression | None
    line: int


@dataclass(frozen=True)
class Segment:
    """Text between two lines of modifiers; shown when all ``conditions`` hold. ``append``: goes on in the paragraph.

    ``links``: all choices of the segment in the order of the source, those within sentences too.
    """

    conditions: tuple[Condition, ...]
    append: bool
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    line: int


@dataclass(frozen=True)
class Assignment:
    """``name: value`` or ``name (condition): value`` of a vars section."""

    name: str
    value: Expression
    condition: Expression | None
    line: int


@dataclass(frozen=True)
class Passage:
    """``words``: of its text, whatever conditions stand over it."""

    name: str
    tags: tuple[str, ...]
    assignments: tuple[Assignment, ...]
    segments: tuple[Segment, ...]
    words: int
    line: int

    @property
    def is_end(self) -> bool:
        return END_TAG in self.tags

    def links(self) -> Iterator[Link]:
        for segment in self.segments:
            yield from segment.links

    def embeds(self) -> Iterator[Embed]:
        for segment in self.segments:
            yield from (block for block in segment.blocks if isinstance(block, Embed))

    def names(self) -> Iterator[tuple[str, int]]:
        """Every name whose value the passage asks for, with the line."""
        for each in self.assignments:
            yield from ((name, each.line) for part in (each.value, each.condition) for name in names(part))
        for segment in self.segments:
            for condition in segment.conditions:
                yield from ((name, condition.line) for name in names(condition.expression))
            for block in segment.blocks:
                for run in block.runs if isinstance(block, StoryText) else ():
                    if isinstance(run, Insert):
                        yield from ((name, run.line) for name in names(run.expression))


@dataclass(frozen=True)
class Meter:
    """A whole number from 0 to 10 that is shown as a ruler. ``name`` is its variable, ``label`` its word."""

    name: str
    label: str
    start: int


@dataclass(frozen=True)
class Story:
    """``start``: the name of the first passage. ``variables``: declared ones that are no meters, with their start.

    ``carried``: whether meters and declared variables go on from the chapter before. ``file``: its path in the pack.
    """

    title: str
    file: str
    start: str
    passages: tuple[Passage, ...]
    meters: tuple[Meter, ...] = ()
    variables: tuple[tuple[str, Value], ...] = ()
    carried: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, Passage]:
        return {passage.name: passage for passage in self.passages}

    @cached_property
    def starts(self) -> Mapping[str, Value]:
        """Every declared variable with the value a learner begins with when none is carried over."""
        return dict(self.variables) | {meter.name: meter.start for meter in self.meters}

    @cached_property
    def meter_names(self) -> frozenset[str]:
        return frozenset(meter.name for meter in self.meters)
