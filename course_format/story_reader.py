"""Reads a story written in Twee 3, the text format of Twine, with a subset of Chapbook, into typed passages.

Promises: docs/pack_format.md, "Stories", is what is read. Every link and embed of a story leads to a passage of it, and
every name in an expression is given a value somewhere. What Twine or Chapbook can write and this program cannot show
is named as ``story-unsupported`` with its line. Why not a library: docs/decisions/0067-our-own-twee-reader.md.
"""

import re
from dataclasses import replace
from typing import Final

from course_format.lesson import Inline
from course_format.problems import FormatError, Report, refuse
from course_format.story import (
    LOOKUPS,
    METER_HIGH,
    METER_LOW,
    WHY,
    Assignment,
    Meter,
    Passage,
    Segment,
    Story,
    StoryText,
    is_foreign,
)
from course_format.story_expressions import (
    Constant,
    Expression,
    ExpressionError,
    Unary,
    Value,
    evaluate,
    is_name,
)
from course_format.story_text import TextReader
from course_format.term_matcher import TermMatcher
from course_format.twee_source import RawPassage, raw_passages, read_json

LARGEST_STORY: Final = 256_000  # bytes of text
MOST_PASSAGES: Final = 500
MOST_METERS: Final = 6
TITLE_PASSAGE: Final = "StoryTitle"
DATA_PASSAGE: Final = "StoryData"
START_PASSAGE: Final = "Start"
METERS_TAG: Final = "meters"
VARIABLES_TAG: Final = "variables"
CARRIED_TAG: Final = "carried"
FORMAT: Final = "Chapbook"
_NOT_SHOWN: Final = frozenset({"script", "stylesheet", "annotation", "haml", "twine.image", "twine.audio"})
_OTHER_FORMATS: Final = frozenset(
    {
        "StoryAuthor", "StoryBanner", "StoryCaption", "StoryIncludes", "StoryInit", "StoryInterface", "StoryMenu",
        "StorySettings", "StoryShare", "StorySubtitle", "PassageReady", "PassageDone", "PassageHeader", "PassageFooter",
    }
)  # fmt: skip
_VARS_END: Final = re.compile(r"^--[ \t]*$", re.MULTILINE)
_CONDITIONAL: Final = re.compile(r"(\S+)\s*\((.+)\)")
_METER_LINE: Final = re.compile(r"(?:[-*+]\s+)?([^\s:]+)\s*:\s*(.+)")


def read_story(text: str, file: str, report: Report = refuse, matcher: TermMatcher | None = None) -> Story:
    """Raises what ``report`` raises (by default FormatError for the first error)."""
    if len(text) > LARGEST_STORY:
        report(FormatError(file, 0, "file-too-large", size=len(text), limit=LARGEST_STORY))
        text = ""
    return _StoryReader(file, matcher or TermMatcher(()), report).read(text)


class _StoryReader:
    """Reads one file. Keeps what was declared: the title, the first passage, meters and variables."""

    def __init__(self, file: str, matcher: TermMatcher, report: Report) -> None:
        self._file = file
        self._report = report
        self._texts = TextReader(file, matcher, report)
        self._title = ""
        self._start = ""
        self._start_line = 0
        self._meters: list[Meter] = []
        self._variables: dict[str, Value] = {}
        self._carried = False
        self._declared: set[str] = set()

    def read(self, text: str) -> Story:
        passages: dict[str, Passage] = {}
        seen: set[str] = set()
        for raw in raw_passages(text, self._file, self._report):
            if raw.name in seen:
                self._problem(raw.line, "duplicate-id", id=raw.name)
                continue
            seen.add(raw.name)
            if len(seen) > MOST_PASSAGES:
                self._problem(raw.line, "number-range", key="passages", low=1, high=MOST_PASSAGES)
                break
            if passage := self._taken(raw):
                passages[raw.name] = passage
        story = Story(
            self._title,
            self._file,
            self._first(passages),
            tuple(passages.values()),
            tuple(self._meters),
            tuple(self._variables.items()),
            self._carried,
        )
        self._check(story)
        return story

    def _problem(self, line: int, code: str, **facts: object) -> None:
        self._report(FormatError(self._file, line, code, **facts))

    def _syntax(self, line: int, reason: str, text: str) -> None:
        self._problem(line, "story-syntax", reason=reason, text=text[:60])

    def _unsupported(self, line: int, what: str, text: str = "") -> None:
        self._problem(line, "story-unsupported", what=what, text=text[:60])

    def _taken(self, raw: RawPassage) -> Passage | None:
        """The passage as one of the story; None for what is something else."""
        tags = {tag.lower() for tag in raw.tags}
        if raw.name == TITLE_PASSAGE:
            self._title = " ".join(raw.text.split())
        elif raw.name == DATA_PASSAGE:
            self._read_data(raw)
        elif raw.name in _OTHER_FORMATS:
            self._unsupported(raw.line, raw.name)
        elif tags & _NOT_SHOWN:
            self._unsupported(raw.line, f"[{sorted(tags & _NOT_SHOWN)[0]}]", raw.name)
        elif tags & {METERS_TAG, VARIABLES_TAG}:
            self._declared.add(raw.name)
            self._declare(raw, tags)
        else:
            return self._passage(raw)
        return None

    def _read_data(self, raw: RawPassage) -> None:
        data = read_json(raw.text)
        if data is None:
            self._unsupported(raw.line, DATA_PASSAGE, "no JSON object")
            return
        start, story_format = data.get("start"), data.get("format")
        if isinstance(start, str):
            self._start, self._start_line = start, raw.line
        if isinstance(story_format, str) and story_format.casefold() != FORMAT.casefold():
            self._unsupported(raw.line, "format", story_format)

    def _first(self, passages: dict[str, Passage]) -> str:
        wished = self._start or START_PASSAGE
        if wished in passages:
            return wished
        self._problem(self._start_line, "story-start", name=wished)
        return next(iter(passages), wished)

    def _passage(self, raw: RawPassage) -> Passage:
        assignments, text, line = self._vars(raw)
        segments = self._texts.segments(text, line)
        return Passage(raw.name, raw.tags, assignments, segments, _words(segments), raw.line)

    def _vars(self, raw: RawPassage) -> tuple[tuple[Assignment, ...], str, int]:
        """(what is set, the text behind it, the text's line)."""
        end = _VARS_END.search(raw.text)
        if end is None:
            return (), raw.text, raw.line + 1
        found = []
        for number, line in enumerate(raw.text[: end.start()].split("\n"), start=raw.line + 1):
            if line.strip() and (made := self._assignment(line, number)):
                found.append(made)
        # The end of the line of dashes stays, so that the text begins on the line of the dashes.
        return tuple(found), raw.text[end.end() :], raw.line + 1 + raw.text.count("\n", 0, end.end())

    def _assignment(self, text: str, line: int) -> Assignment | None:
        left, colon, right = _split_colon(text)
        conditional = _CONDITIONAL.fullmatch(left)
        name = conditional.group(1) if conditional else left
        if not colon or not is_name(name):
            self._syntax(line, "a variable", text.strip())
            return None
        if is_foreign(name) or name in LOOKUPS:
            self._unsupported(line, name)
            return None
        condition = self._texts.expression(conditional.group(2), line) if conditional else None
        return Assignment(name, self._texts.expression(right, line), condition, line)

    def _declare(self, raw: RawPassage, tags: set[str]) -> None:
        """A passage that only says which variables there are: ``[meters]`` or ``[variables]``."""
        self._carried = self._carried or CARRIED_TAG in tags
        if _VARS_END.search(raw.text) is None:
            # Nobody sees this passage, so that all of it can only be what is set.
            raw = replace(raw, text=f"{raw.text}\n--")
        assignments, text, first = self._vars(raw)
        labels: dict[str, str] = {}
        for number, line in enumerate(text.split("\n"), start=first):
            if match := _METER_LINE.fullmatch(line.strip()):
                labels[match.group(1)] = match.group(2).strip()
            elif line.strip() and METERS_TAG in tags:
                self._syntax(number, "a meter's name", line.strip())
        for each in assignments:
            self._declare_one(each, labels if METERS_TAG in tags else None)

    def _declare_one(self, each: Assignment, labels: dict[str, str] | None) -> None:
        if each.name in self._variables or any(meter.name == each.name for meter in self._meters):
            self._problem(each.line, "duplicate-id", id=each.name)
            return
        value = _constant(each.value)
        if value is None or each.condition is not None:
            self._syntax(each.line, "a start value", each.name)
        elif labels is None:
            self._variables[each.name] = value
        elif isinstance(value, bool) or not isinstance(value, int) or not METER_LOW <= value <= METER_HIGH:
            self._problem(each.line, "number-range", key=each.name, low=METER_LOW, high=METER_HIGH)
        elif len(self._meters) == MOST_METERS:
            self._problem(each.line, "number-range", key=METERS_TAG, low=1, high=MOST_METERS)
        else:
            if each.name not in labels:
                self._problem(each.line, "key-missing", key=f"{each.name}: …")
            self._meters.append(Meter(each.name, labels.get(each.name, each.name), value))

    def _check(self, story: Story) -> None:
        known = {*LOOKUPS, WHY, *story.starts}
        known |= {each.name for passage in story.passages for each in passage.assignments}
        for passage in story.passages:
            for name, line in passage.names():
                if name not in known:
                    self._problem(line, "story-variable", name=name)
            self._check_ways(story, passage)
            conditions = [condition for segment in passage.segments for condition in segment.conditions]
            if conditions and conditions[0].mode == "else":
                self._syntax(conditions[0].line, "[else] without an [if] before it", passage.name)

    def _check_ways(self, story: Story, passage: Passage) -> None:
        for link in passage.links():
            if link.target not in story.by_name:
                self._problem(link.line, "link-dead", target=link.target)
        embeds = list(passage.embeds())
        for embed in embeds:
            # Where it is played in Chapbook, a story has its meters embedded in its first passage.
            if embed.passage not in story.by_name and embed.passage not in self._declared:
                self._problem(embed.line, "link-dead", target=embed.passage)
        if embeds and _embeds_itself(story, passage.name):
            self._problem(embeds[0].line, "story-embed-loop", passage=passage.name)


def _split_colon(text: str) -> tuple[str, str, str]:
    """At the first colon outside the parentheses of a condition, which may hold a text with a colon."""
    depth = 0
    for at, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == ":" and depth <= 0:
            return text[:at].strip(), ":", text[at + 1 :]
    return text.strip(), "", ""


def _constant(expression: Expression) -> Value | None:
    """The value of a number, a number below zero, a text, true or false."""
    if not isinstance(expression, (Constant, Unary)):
        return None
    try:
        return evaluate(expression, lambda name: None)
    except ExpressionError:
        return None


def _embeds_itself(story: Story, start: str) -> bool:
    seen: set[str] = set()
    left = [start]
    while left:
        passage = story.by_name.get(left.pop())
        for embed in passage.embeds() if passage else ():
            if embed.passage == start:
                return True
            if embed.passage not in seen:
                seen.add(embed.passage)
                left.append(embed.passage)
    return False


def _words(segments: tuple[Segment, ...]) -> int:
    return sum(
        len(run.text.split()) if isinstance(run, Inline) else 1
        for segment in segments
        for block in segment.blocks
        if isinstance(block, StoryText)
        for run in block.runs
    )
