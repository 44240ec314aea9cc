"""What can be wrong with a story beyond what its reader sees: passages no way leads to, ends without a choice, ways
that go round and round, text that is never shown, values that cannot be worked out, passages that are too long.

Promises: where every way can be walked, what is said is so on the ways a learner can take; where there are too many,
links alone decide and conditions are not judged. Called by checks only.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from course_format.lesson import Inline
from course_format.story import Mode, Passage, Story, StoryText
from pack_publisher.findings import Findings
from pack_publisher.story_walk import Walk, walk

LONGEST_PASSAGE: Final = 300  # words
_NAMED: Final = 5


def check_story(found: Findings, file: str, story: Story) -> None:
    walked = walk(story)
    for fault in walked.faults:
        found.problem(file, fault.line, fault.code, **fault.facts)
    _check_reached(found, file, story, walked)
    dead_ends = walked.dead_ends | (set() if walked.whole else _without_links(story, walked))
    for passage in story.passages:
        if passage.name in dead_ends:
            found.problem(file, passage.line, "story-dead-end", passage=passage.name)
        if passage.words > LONGEST_PASSAGE:
            facts = {"words": passage.words, "high": LONGEST_PASSAGE}
            found.problem(file, passage.line, "story-passage-long", passage=passage.name, **facts)
    stuck = walked.stuck if walked.whole else _going_round(story)
    if stuck:
        named = ", ".join(f'"{name}"' for name in stuck[:_NAMED]) + (" …" if len(stuck) > _NAMED else "")
        found.problem(file, story.by_name[stuck[0]].line, "story-no-way-out", passages=named)
    if walked.whole and not walked.faults:
        _check_shown(found, file, story, walked)


def story_runs(story: Story) -> Iterator[Inline]:
    """Every run of words of a story."""
    for passage in story.passages:
        for segment in passage.segments:
            for block in segment.blocks:
                if isinstance(block, StoryText):
                    yield from (run for run in block.runs if isinstance(run, Inline))


def _check_reached(found: Findings, file: str, story: Story, walked: Walk) -> None:
    linked = _reached(story, (story.start,))
    walked_in = linked if not walked.whole or walked.faults else linked & _with_embeds(story, walked.seen)
    for passage in story.passages:
        if passage.name not in walked_in:
            found.problem(file, passage.line, "story-unreachable", passage=passage.name)


def _check_shown(found: Findings, file: str, story: Story, walked: Walk) -> None:
    places = {place for place, _ in walked.shown} | walked.seen
    for passage in story.passages:
        for segment in passage.segments:
            meant = all(condition.mode is not Mode.NEVER for condition in segment.conditions)
            if meant and passage.name in places and (passage.name, segment.line) not in walked.shown:
                line = segment.conditions[0].line if segment.conditions else segment.line
                found.problem(file, line, "story-never-shown")


def _reached(story: Story, starts: Iterable[str]) -> set[str]:
    """Passages that links and embeds lead to, whatever stands over them."""
    seen: set[str] = set()
    left = [name for name in starts if name in story.by_name]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left.extend(each for each in _next(story.by_name[name]) if each in story.by_name)
    return seen


def _next(passage: Passage) -> Iterator[str]:
    yield from (link.target for link in passage.links())
    yield from (embed.passage for embed in passage.embeds())


def _with_embeds(story: Story, names: set[str]) -> set[str]:
    found, left = set(names), list(names)
    while left:
        for embed in story.by_name[left.pop()].embeds():
            if embed.passage in story.by_name and embed.passage not in found:
                found.add(embed.passage)
                left.append(embed.passage)
    return found


def _without_links(story: Story, walked: Walk) -> set[str]:
    """Passages no link leads on from, but for those that only stand in others."""
    targets = {link.target for passage in story.passages for link in passage.links()} | {story.start} | walked.seen
    return {
        passage.name
        for passage in story.passages
        if passage.name in targets and not passage.is_end and not any(_links_of(story, passage.name))
    }


def _links_of(story: Story, name: str) -> Iterator[str]:
    for each in _with_embeds(story, {name}):
        yield from (link.target for link in story.by_name[each].links())


def _going_round(story: Story) -> list[str]:
    """Passages from which links lead to no passage that ends the chapter or has no link."""
    reached = _reached(story, (story.start,))
    ends = {name for name in reached if story.by_name[name].is_end or not any(_links_of(story, name))}
    return [passage.name for passage in story.passages if passage.name in reached - _leading_to(story, ends)]


def _leading_to(story: Story, ends: set[str]) -> set[str]:
    back: dict[str, set[str]] = {}
    for passage in story.passages:
        for target in _links_of(story, passage.name):
            back.setdefault(target, set()).add(passage.name)
        for embed in passage.embeds():
            back.setdefault(passage.name, set()).add(embed.passage)
    free, left = set(ends), list(ends)
    while left:
        for name in back.get(left.pop(), set()) - free:
            free.add(name)
            left.append(name)
    return free
