"""What a pack holds, in numbers, a row for each activity that has a file: for authors, and for the course's own page.

Promises: the same numbers whether printed as Markdown or as JSON. Called by the command ``check --table``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from course_format.lesson import Figure, Inline, Lesson, Style
from course_format.manifest import Activity
from pack_publisher.checks import PackCheck
from pack_publisher.lesson_checks import runs_of
from pack_publisher.quiz_checks import has_feedback
from pack_publisher.reading_level import measure, words_in
from pack_publisher.story_checks import story_runs

_HEADS: Final = (
    "activity", "title", "words", "sentences", "average", "longest", "figures", "questions", "with feedback", "terms",
    "links", "bytes",
)  # fmt: skip


@dataclass(frozen=True)
class TableRow:
    """``sentences``, ``average`` and ``longest`` (words a sentence): of lessons in English or French, else
    None. Of other kinds the columns that mean nothing are None. ``bytes``: of the file and its figures.
    """

    activity: str
    title: str
    words: int | None
    sentences: int | None
    average: float | None
    longest: int | None
    figures: int | None
    questions: int | None
    with_feedback: int | None
    terms: int | None
    links: int | None
    bytes: int


@dataclass(frozen=True)
class Totals:
    """Of a whole pack. ``average``: words a sentence over all its lessons. ``used``: terms of the glossary that a text
    of the pack holds. ``others``: for each other language how many terms have their word in it, and how many of those
    nobody has reviewed. ``bytes``: of all its files, before they are packed.
    """

    pack: str
    language: str
    lessons: int
    words: int
    average: float | None
    figures: int
    questions: int
    terms: int
    used: int
    others: tuple[tuple[str, int, int], ...]
    bytes: int


def totals(check: PackCheck) -> Totals:
    """``check`` must have run."""
    rows = table(check)
    sentences = sum(row.sentences or 0 for row in rows)
    spoken = sum((row.average or 0) * (row.sentences or 0) for row in rows)
    found = {run.target for row in check.lessons.values() for run in runs_of(row) if run.style is Style.TERM}
    found |= {run.target for story in check.stories.values() for run in story_runs(story) if run.style is Style.TERM}
    have = Counter(code for term in check.terms for code, _ in term.others)
    unreviewed = Counter(code for term in check.terms for code in term.unreviewed)
    return Totals(
        pack=check.manifest.id,
        language=check.manifest.language,
        lessons=sum(each.kind == "lesson" and each.file in check.files for each in check.manifest.activities),
        words=sum(row.words or 0 for row in rows),
        average=round(spoken / sentences, 1) if sentences else None,
        figures=sum(row.figures or 0 for row in rows),
        questions=sum(row.questions or 0 for row in rows),
        terms=len(check.terms),
        used=sum(term.id in found for term in check.terms),
        others=tuple((code, have[code], unreviewed[code]) for code in sorted(have)),
        bytes=sum(len(check.files[path]) for path in check.members),
    )


def as_sentence(of: Totals) -> str:
    """One line under the table."""
    languages = "".join(
        f", {count} in {code}" + (f" ({unreviewed} not reviewed)" if unreviewed else "")
        for code, count, unreviewed in of.others
    )
    average = f", {of.average} words a sentence" if of.average else ""
    return (
        f"{of.pack} ({of.language}): {of.lessons} lessons, {of.words} words{average}, {of.figures} figures, "
        f"{of.questions} questions, {of.terms} terms ({of.used} used in the texts{languages}), {of.bytes} bytes."
    )


def table(check: PackCheck) -> tuple[TableRow, ...]:
    """``check`` must have run."""
    return tuple(_row(check, each, each.file) for each in check.manifest.activities if each.file in check.files)


def as_markdown(rows: Sequence[TableRow]) -> str:
    lines = ["| " + " | ".join(_HEADS) + " |", "|---|---" + "|--:" * (len(_HEADS) - 2) + "|"]
    for row in rows:
        cells = ("" if value is None else str(value).replace("|", "\\|") for value in asdict(row).values())
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def as_facts(rows: Iterable[TableRow]) -> list[dict[str, object]]:
    return [asdict(row) for row in rows]


def _row(check: PackCheck, activity: Activity, file: str | None) -> TableRow:
    assert file is not None
    lesson, quiz = check.lessons.get(file), check.quizzes.get(file)
    figures = [block.path for block in lesson.blocks if isinstance(block, Figure)] if lesson else []
    level = measure(lesson, check.manifest.language) if lesson else None
    runs = _runs(check, file, lesson)
    return TableRow(
        activity=activity.id,
        title=activity.title,
        words=_words(check, file, lesson),
        sentences=level.sentences if level else None,
        average=level.average if level else None,
        longest=level.longest if level else None,
        figures=len(figures) if lesson else None,
        questions=len(quiz.questions) if quiz else None,
        with_feedback=sum(has_feedback(question) for question in quiz.questions) if quiz else None,
        terms=len({run.target for run in runs if run.style is Style.TERM}) if runs else None,
        links=sum(run.style is Style.LINK for run in runs) if runs else None,
        bytes=sum(len(check.files[path]) for path in dict.fromkeys([file, *figures]) if path in check.files),
    )


def _runs(check: PackCheck, file: str, lesson: Lesson | None) -> list[Inline]:
    if lesson:
        return list(runs_of(lesson))
    story = check.stories.get(file)
    return list(story_runs(story)) if story else []


def _words(check: PackCheck, file: str, lesson: Lesson | None) -> int | None:
    if lesson:
        return sum(words_in(text) for _, text in lesson.texts())
    story = check.stories.get(file)
    return sum(passage.words for passage in story.passages) if story else None
