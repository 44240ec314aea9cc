"""What can be wrong with lessons beyond what their reader sees: ways, sources, pictures, length, terms, sentences.

Called by checks only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from course_format.lesson import Block, Callout, Figure, Inline, Lesson, ListItem, Paragraph, Style
from course_format.manifest import Activity
from course_format.markdown_reader import all_runs
from course_format.media_check import PICTURES, kind_of
from pack_publisher.findings import Findings
from pack_publisher.reading_level import LONGEST_AVERAGE, LONGEST_SENTENCE, measure, words_in

FEWEST_WORDS: Final = 600
MOST_WORDS: Final = 1_200
_ABBREVIATION: Final = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*[A-Z][A-Z]+[A-Za-z]*(?!-?\w)")


def check_length(found: Findings, activity: Activity, file: str, lesson: Lesson) -> None:
    """The words of a lesson, and of its sentences in the languages this program can cut into sentences."""
    if activity.kind == "lesson":
        words = sum(words_in(text) for _, text in lesson.texts())
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            found.problem(file, 0, "lesson-length", words=words, low=FEWEST_WORDS, high=MOST_WORDS)
    level = measure(lesson, found.pack.manifest.language)
    for sentence in level.long if level else ():
        start = " ".join(sentence.text.split()[:4])
        found.at(file, start, "sentence-long", words=sentence.words, high=LONGEST_SENTENCE, text=start)
    if level and level.average > LONGEST_AVERAGE:
        found.problem(file, 0, "sentences-long", average=level.average, high=LONGEST_AVERAGE)


def check_lesson(found: Findings, file: str, lesson: Lesson, lessons: Mapping[str, Lesson]) -> Iterator[str]:
    """Check links and pictures; the pictures' paths come back."""
    check_runs(found, file, runs_of(lesson), lessons)
    _check_sources(found, file, lesson)
    for block in lesson.blocks:
        if isinstance(block, Figure):
            yield block.path
            if kind_of(block.path) not in PICTURES:
                found.at(file, block.path, "file-kind", kind=kind_of(block.path))
            elif block.path not in found.files:
                found.at(file, block.path, "file-missing", path=block.path)


def check_runs(found: Findings, file: str, runs: Iterable[Inline], lessons: Mapping[str, Lesson]) -> None:
    """Ways to lessons and to terms."""
    for run in runs:
        if run.style is Style.LINK and run.target:
            path, _, section = run.target.partition("#")
            if not leads_to(lessons.get(path), section):
                found.at(file, f"#{section}" if section else path, "link-dead", target=run.target)
        elif run.style is Style.TERM and run.target and not found.pack.matcher.knows(run.target):
            found.at(file, run.target, "term-unknown", id=run.target)


def leads_to(lesson: Lesson | None, section: str) -> bool:
    """Whether there is such a lesson, and in it what ``section`` names: a heading, figure or callout; "" for all."""
    if lesson is None or not section:
        return lesson is not None
    own = {block.id for block in lesson.blocks if hasattr(block, "id")}
    return section in own or any(section == part.id for part in lesson.sections)


def _check_sources(found: Findings, file: str, lesson: Lesson) -> None:
    """A pack that lists its sources lists all of them."""
    known = {source.key for source in found.pack.manifest.sources}
    named = (key for block in lesson.blocks for text in _sourced(block) for key in text.sources)
    for key in dict.fromkeys(named) if known else ():
        if key not in known:
            found.at(file, key, "source-unknown", key=key)


def check_terms(found: Findings, texts: Mapping[str, Iterable[Inline]]) -> None:
    """Terms no text uses, and abbreviations that texts use and the glossary does not explain."""
    glossary = found.pack.manifest.glossary
    if glossary is None:
        return
    terms = found.pack.terms
    for term in terms:
        if term.id not in found.pack.matcher.used:
            found.at(glossary, f'"{term.id}"', "term-unused", id=term.id)
    known = {words for term in terms for words in (term.term, *term.variants)}
    seen: set[str] = set()
    for file, runs in texts.items():
        for run in runs:
            for word in _ABBREVIATION.findall(run.text) if run.style is Style.PLAIN else ():
                if word not in seen and not any(word.removesuffix("s") in words for words in known):
                    seen.add(word)
                    found.at(file, word, "term-missing", term=word)


def _sourced(block: Block) -> Iterator[Paragraph | ListItem]:
    """Everything in a block that may name its sources."""
    match block:
        case Paragraph() | ListItem():
            yield block
        case Callout():
            yield from (*block.blocks, *block.answer)


def runs_of(lesson: Lesson) -> Iterator[Inline]:
    for block in lesson.blocks:
        yield from all_runs(block)
    for note in lesson.footnotes:
        yield from note.inlines
