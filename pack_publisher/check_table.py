"""What a pack holds, in numbers, a row for each activity that has a file: for authors, and for the course's own page.

Promises: the same numbers whether printed as Markdown or as JSON. Called by the command ``check --table``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from course_format.lesson import Figure, Inline, Lesson, Style
from course_format.manifest import Activity
from pack_publisher.checks import PackCheck
from pack_publisher.lesson_checks import runs_of
from pack_publisher.quiz_checks import has_feedback
from pack_publisher.reading_level import measure
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
        return sum(len(text.split()) for _, text in lesson.texts())
    story = check.stories.get(file)
    return sum(passage.words for passage in story.passages) if story else None
