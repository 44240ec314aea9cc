"""A week in another language is the same week, with its ids, order, sources and shape, so that work counts in both."""

from pathlib import Path

import pytest

from course_format.glossary import Term
from course_format.lesson import Callout, Figure, Heading, Lesson, ListItem, Paragraph, Table
from course_format.quiz import Choice, Matching, Numerical, Question, ShortAnswer
from pack_publisher.checks import PackCheck
from pack_publisher.source_folder import SourceFolder, pack_folders

PACKS = Path(__file__).parents[2] / "content_packs"
OTHERS = [folder for folder in pack_folders(PACKS) if folder.parent != PACKS]
Shape = list[tuple[object, ...]]


def checked(folder: Path) -> PackCheck:
    check = PackCheck(SourceFolder(folder))
    check.run()
    return check


@pytest.fixture(scope="module", params=OTHERS, ids=lambda folder: folder.relative_to(PACKS).as_posix())
def pair(request: pytest.FixtureRequest) -> tuple[PackCheck, PackCheck]:
    """The English week and the other."""
    return checked(request.param.parent), checked(request.param)


def shape(lesson: Lesson) -> Shape:
    """What of a lesson no language changes."""
    found: Shape = []
    for block in lesson.blocks:
        match block:
            case Heading():
                found.append(("heading", block.level, block.id))
            case Paragraph():
                found.append(("paragraph", block.sources))
            case ListItem():
                found.append(("item", block.depth, block.marker, block.sources))
            case Table():
                found.append(("table", len(block.header), len(block.rows), block.aligns))
            case Figure():
                found.append(("figure", block.id, block.path))
            case Callout():
                inner = [(type(part), part.sources) for part in (*block.blocks, *block.answer)]
                found.append((block.kind, block.id, inner, bool(block.answer), bool(block.source)))
    return found


def credit(question: Question) -> list[float]:
    match question:
        case Choice():
            return [option.fraction for option in question.options]
        case Matching():
            return [float(len(question.pairs))]
        case ShortAnswer() | Numerical():
            return [100.0]  # a language may know more spellings of the same answer
        case _:
            return []


def terms_by_id(check: PackCheck) -> dict[str, Term]:
    assert check.manifest.glossary is not None
    return {term.id: term for term in check.terms}


def test_its_activities_are_the_same(pair: tuple[PackCheck, PackCheck]) -> None:
    one, other = (check.manifest for check in pair)
    assert other.language != one.language
    assert (other.id, other.week) == (one.id, one.week)
    assert [(each.id, each.kind, each.number, each.minutes) for each in other.activities] == [
        (each.id, each.kind, each.number, each.minutes) for each in one.activities
    ]
    files = zip(one.activities, other.activities, strict=True)
    assert all(theirs.file in (ours.file, None) for ours, theirs in files)  # a translation may come later
    assert [source.key for source in other.sources] == [source.key for source in one.sources]
    assert len(other.readings) == len(one.readings)
    assert [week.number for week in other.course_weeks] == [week.number for week in one.course_weeks]


def test_its_lessons_have_the_same_shape(pair: tuple[PackCheck, PackCheck]) -> None:
    one, other = pair
    assert other.lessons
    for file, lesson in other.lessons.items():
        assert shape(lesson) == shape(one.lessons[file]), file


def test_its_questions_have_the_same_ids_and_credit(pair: tuple[PackCheck, PackCheck]) -> None:
    one, other = pair
    assert other.quizzes
    for file, quiz in other.quizzes.items():
        assert [(each.id, each.lesson, credit(each)) for each in quiz.questions] == [
            (each.id, each.lesson, credit(each)) for each in one.quizzes[file].questions
        ]


def test_each_calls_its_terms_as_the_other_says(pair: tuple[PackCheck, PackCheck]) -> None:
    one, other = pair
    ours, theirs = terms_by_id(one), terms_by_id(other)
    assert list(theirs) == list(ours)
    for name, term in theirs.items():
        assert dict(ours[name].others)[other.manifest.language] == term.term
        assert dict(term.others)[one.manifest.language] == ours[name].term
