"""Plays a story: a state goes in, what is seen and what can be chosen comes out.

Promises: pure functions, the same for everybody: no chance, no clock, nothing kept between calls. Everything is
bounded: embeds, the length of texts, the size of numbers; a meter stays a whole number from 0 to 10. Raises FormatError
``story-evaluation`` with the line for what cannot be worked out (an unset variable, a text taken for a number), which
an author's check finds by walking every way (pack_publisher.story_checks).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from course_format.lesson import Inline, ListItem, Paragraph, Style
from course_format.problems import FormatError
from course_format.story import (
    METER_HIGH,
    METER_LOW,
    WHY,
    Assignment,
    Condition,
    Insert,
    Link,
    Meter,
    Mode,
    Passage,
    Run,
    Segment,
    Story,
    StoryText,
)
from course_format.story_expressions import Expression, ExpressionError, Value, evaluate, truth, words

MOST_EMBEDS: Final = 50  # in one scene, however deep


@dataclass(frozen=True)
class StoryState:
    """Before ``passage`` is shown. ``trail``: the passages shown before, the first one first."""

    passage: str
    values: Mapping[str, Value]
    trail: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """``target`` names it: two words for one way are the same choice."""

    label: str
    target: str


@dataclass(frozen=True)
class Reading:
    """A meter now, and ``before`` this passage changed it."""

    meter: Meter
    value: int
    before: int


@dataclass(frozen=True)
class Scene:
    """What is shown of one passage. ``why``: the sentence beside the meters, "" for none.

    ``values``: all variables after it. ``is_end``: whether the chapter ends here.
    """

    passage: str
    blocks: tuple[Paragraph | ListItem, ...]
    choices: tuple[Choice, ...]
    readings: tuple[Reading, ...]
    why: str
    is_end: bool
    values: Mapping[str, Value]
    shown: frozenset[tuple[str, int]] = field(default=frozenset(), compare=False)
    """Passage and line of each segment that was shown: what a check counts."""


def begin(story: Story, carried: Mapping[str, Value] | None = None) -> StoryState:
    """The state at the first passage. ``carried``: values at the end of the chapter before; declared ones count."""
    values = dict(story.starts)
    for name, value in (carried or {}).items() if story.carried else ():
        if name in values and _kind(value) is _kind(values[name]):
            values[name] = _metered(story, name, value)
    return StoryState(story.start, values)


def show(story: Story, state: StoryState) -> Scene:
    """Raises FormatError (``story-evaluation``), also for a passage that is not there."""
    passage = story.by_name.get(state.passage)
    if passage is None:
        raise FormatError(story.file, 0, "story-evaluation", reason="passage", what=state.passage)
    player = _Player(story, state)
    player.play(passage)
    readings = tuple(
        Reading(meter, int(player.values[meter.name]), int(state.values.get(meter.name, meter.start)))
        for meter in story.meters
    )
    why = player.values.get(WHY, "") if player.why else ""
    return Scene(
        passage.name,
        tuple(player.blocks),
        tuple(dict.fromkeys(Choice(link.label, link.target) for link in player.links)),
        readings,
        words(why),
        passage.is_end,
        player.values,
        frozenset(player.shown),
    )


def choose(story: Story, state: StoryState, target: str) -> StoryState:
    """The state behind a choice. Raises FormatError when it is not to be had here."""
    scene = show(story, state)
    if all(choice.target != target for choice in scene.choices):
        raise FormatError(story.file, 0, "story-evaluation", reason="choice", what=target)
    return StoryState(target, scene.values, (*state.trail, state.passage))


def replay(story: Story, targets: Iterable[str], carried: Mapping[str, Value] | None = None) -> tuple[StoryState, int]:
    """(state, number of choices taken): as far as this version of the story still offers what was chosen."""
    state, taken = begin(story, carried), 0
    for target in targets:
        try:
            state = choose(story, state, target)
        except FormatError:
            break
        taken += 1
    return state, taken


class _Player:
    """Shows one passage and what it embeds. ``values`` change as it goes."""

    def __init__(self, story: Story, state: StoryState) -> None:
        self._story = story
        self._state = state
        self._embeds = 0
        self.values: dict[str, Value] = dict(story.starts) | dict(state.values)
        self.blocks: list[Paragraph | ListItem] = []
        self.links: list[Link] = []
        self.shown: list[tuple[str, int]] = []
        self.why = False

    def play(self, passage: Passage) -> None:
        for assignment in passage.assignments:
            self._assign(assignment)
        last: bool | None = None
        for segment in passage.segments:
            visible = True
            for condition in segment.conditions:
                last = self._holds(condition, last)
                visible = visible and last
            if visible:
                self.shown.append((passage.name, segment.line))
                self._show(segment)

    def _assign(self, assignment: Assignment) -> None:
        if assignment.condition is not None and not truth(self._value(assignment.condition, assignment.line)):
            return
        value = self._value(assignment.value, assignment.line)
        if assignment.name in self._story.meter_names and isinstance(value, (bool, str)):
            raise self._fault(assignment.line, "wrong-type", assignment.name)
        self.values[assignment.name] = _metered(self._story, assignment.name, value)
        self.why = self.why or assignment.name == WHY

    def _holds(self, condition: Condition, last: bool | None) -> bool:
        match condition.mode:
            case Mode.ALWAYS:
                return True
            case Mode.NEVER:
                return False
            case Mode.ELSE:
                return not last
        assert condition.expression is not None
        return truth(self._value(condition.expression, condition.line)) is (condition.mode is Mode.IF)

    def _show(self, segment: Segment) -> None:
        # Choices stand in the order of the source; those of an embedded passage follow.
        self.links.extend(segment.links)
        append = segment.append
        for block in segment.blocks:
            if isinstance(block, StoryText):
                self._write(block, append)
                append = False
                continue
            self._embeds += 1
            if self._embeds > MOST_EMBEDS:
                raise self._fault(block.line, "embeds", block.passage)
            if (embedded := self._story.by_name.get(block.passage)) is not None:
                self.play(embedded)

    def _write(self, text: StoryText, append: bool) -> None:
        runs = tuple(self._run(run) for run in text.runs)
        last = self.blocks[-1] if self.blocks else None
        if append and last is not None:
            self.blocks[-1] = replace(last, inlines=(*last.inlines, Inline(" "), *runs))
        elif text.depth is None:
            self.blocks.append(Paragraph(runs))
        else:
            self.blocks.append(ListItem(text.depth, text.marker, runs))

    def _run(self, run: Run) -> Inline:
        match run:
            case Insert():
                return Inline(words(self._value(run.expression, run.line)))
            case Link():
                return Inline(run.label, Style.STRONG)
        return run

    def _value(self, expression: Expression, line: int) -> Value:
        try:
            return evaluate(expression, self._lookup)
        except ExpressionError as error:
            raise self._fault(line, error.reason, error.what) from error

    def _lookup(self, name: str) -> Value | None:
        match name:
            case "passage.name":
                return self._state.passage
            case "passage.visits":
                return self._state.trail.count(self._state.passage) + 1
            case "story.name":
                return self._story.title
        return self.values.get(name)

    def _fault(self, line: int, reason: str, what: str) -> FormatError:
        return FormatError(self._story.file, line, "story-evaluation", reason=reason, what=what)


def _kind(value: Value) -> type:
    return bool if isinstance(value, bool) else str if isinstance(value, str) else float


def _metered(story: Story, name: str, value: Value) -> Value:
    """A meter as a whole number within its ends; any other value as it is."""
    if name not in story.meter_names or isinstance(value, (bool, str)):
        return value
    return max(METER_LOW, min(METER_HIGH, round(value)))
