"""Walks every way through a story, as far as they can be counted.

Promises: no more than ``MOST_STATES`` states are visited; ``whole`` says whether that was all. A state is a passage
with the values of all variables (and how often it was seen, where the story asks for that). Used by story_checks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from course_format.problems import FormatError
from course_format.story import METER_HIGH, METER_LOW, Story
from course_format.story_expressions import Value
from course_format.story_play import StoryState, begin, show

MOST_STATES: Final = 20_000
MOST_COUNTED: Final = 4_000  # states of a story that asks how often a passage was seen: each keeps its way
MOST_BEGINNINGS: Final = 400
_VISITS: Final = "passage.visits"

Key = tuple[str, tuple[tuple[str, str], ...], int]


@dataclass
class Walk:
    """``shown``: each segment seen, as passage and line. ``stuck``: passages from which no way leads to an end."""

    whole: bool = True
    seen: set[str] = field(default_factory=set)
    shown: set[tuple[str, int]] = field(default_factory=set)
    dead_ends: set[str] = field(default_factory=set)
    stuck: list[str] = field(default_factory=list)
    faults: list[FormatError] = field(default_factory=list)


def walk(story: Story) -> Walk:
    walked = Walk()
    if story.start not in story.by_name:
        walked.whole = False
        return walked
    counted = _counted(story)
    ways: dict[Key, list[Key]] = {}
    ends: set[Key] = set()
    left: list[StoryState] = list(_beginnings(story, walked))
    known = {_key(state, counted) for state in left}
    while left:
        state = left.pop()
        if len(ways) == (MOST_COUNTED if counted else MOST_STATES):
            walked.whole = False
            break
        key = _key(state, counted)
        ways[key] = []
        walked.seen.add(state.passage)
        for after in _after(story, state, walked, counted):
            reached = _key(after, counted)
            ways[key].append(reached)
            if reached not in known:
                known.add(reached)
                left.append(after)
        if not ways[key] or story.by_name[state.passage].is_end:
            ends.add(key)
    if walked.whole:
        walked.stuck = _stuck(story, ways, ends)
    return walked


def _after(story: Story, state: StoryState, walked: Walk, counted: bool) -> Iterator[StoryState]:
    """The states one choice away; what was seen on the way is kept in ``walked``."""
    try:
        scene = show(story, state)
    except FormatError as fault:
        walked.faults.append(fault)
        return
    walked.shown.update(scene.shown)
    if not scene.choices and not scene.is_end:
        walked.dead_ends.add(state.passage)
    trail = (*state.trail, state.passage) if counted else ()
    for target in dict.fromkeys(choice.target for choice in scene.choices):
        yield StoryState(target, scene.values, trail)


def _key(state: StoryState, counted: bool) -> Key:
    values = tuple((name, repr(value)) for name, value in sorted(state.values.items()))
    return state.passage, values, state.trail.count(state.passage) if counted else 0


def _counted(story: Story) -> bool:
    """Whether the story asks anywhere how often a passage was seen."""
    return _VISITS in _used(story)


def _used(story: Story) -> set[str]:
    return {name for passage in story.passages for name, _ in passage.names()}


def _beginnings(story: Story, walked: Walk) -> Iterator[StoryState]:
    """The states a chapter can begin with: one, or each that the chapter before can leave behind."""
    if not story.carried:
        yield begin(story)
        return
    used = _used(story)
    choices: dict[str, tuple[Value, ...]] = {}
    for name, value in story.starts.items():
        if name not in used:
            continue
        if name in story.meter_names:
            choices[name] = tuple(range(METER_LOW, METER_HIGH + 1))
        elif isinstance(value, bool):
            choices[name] = (False, True)
        else:
            # What a text or a number was left at cannot be known here.
            walked.whole = False
    for number, values in enumerate(product(*choices.values())):
        if number == MOST_BEGINNINGS:
            walked.whole = False
            return
        yield begin(story, dict(zip(choices, values, strict=True)))


def _stuck(story: Story, ways: dict[Key, list[Key]], ends: set[Key]) -> list[str]:
    """Passages seen in a state from which no end can be reached, in the order of the file."""
    back: dict[Key, list[Key]] = {}
    for key, reached in ways.items():
        for each in reached:
            back.setdefault(each, []).append(key)
    free, left = set(ends), list(ends)
    while left:
        for key in back.get(left.pop(), ()):
            if key not in free:
                free.add(key)
                left.append(key)
    names_stuck = {key[0] for key in ways if key not in free}
    return [passage.name for passage in story.passages if passage.name in names_stuck]
