"""The course itself: what every week must have, whoever wrote it."""

from pathlib import Path

import pytest

from course_format.lesson import Callout, Lesson, Table
from pack_publisher.check_table import table, totals
from pack_publisher.checks import PackCheck
from pack_publisher.pack_zip import build_pack
from pack_publisher.source_folder import SourceFolder, pack_folders
from tools.course_page import PAGE, with_tables

PACKS = Path(__file__).parents[2] / "content_packs"
FOLDERS = pack_folders(PACKS)
LATER = ("map", "story", "debate", "summary")
LARGEST_WEEK = 600_000  # bytes


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.relative_to(PACKS).as_posix())
def check(request: pytest.FixtureRequest) -> PackCheck:
    found = PackCheck(SourceFolder(request.param))
    found.run()
    return found


def test_six_weeks_are_there() -> None:
    found = {folder.relative_to(PACKS).as_posix() for folder in FOLDERS}
    assert found == {f"week_{number}" for number in range(1, 7)} | {"week_1/fr"}


def test_nothing_is_to_mend_or_to_weigh(check: PackCheck) -> None:
    assert [str(problem) for problem in check.problems] == []


def test_its_size_and_shape(check: PackCheck) -> None:
    of = totals(check)
    assert of.lessons in (6, 7)
    assert of.questions >= 10
    assert of.average is not None and of.average <= 18
    assert of.used == of.terms
    packed = build_pack(check.files, check.members, check.manifest)
    assert len(packed.zip) <= LARGEST_WEEK
    assert of.bytes <= LARGEST_WEEK


def test_every_lesson_has_its_length_its_aims_and_something_to_look_at(check: PackCheck) -> None:
    rows = {row.activity: row for row in table(check)}
    for activity in check.manifest.activities:
        if activity.kind != "lesson" or activity.file is None:
            continue
        lesson, row = check.lessons[activity.file], rows[activity.id]
        assert 15 <= activity.minutes <= 25, activity.id
        assert row.words is not None and 600 <= row.words <= 1_200, activity.id
        callouts = [block.kind for block in lesson.blocks if isinstance(block, Callout)]
        assert callouts.count("objectives") == 1 and "check" in callouts and "case" in callouts, activity.id
        assert row.figures or any(isinstance(block, Table) for block in lesson.blocks), activity.id


def test_facts_name_sources_that_the_pack_knows(check: PackCheck) -> None:
    known = {source.key for source in check.manifest.sources}
    named = [key for lesson in check.lessons.values() for key in _keys(lesson)]
    assert set(named) <= known
    assert known <= set(named), "a source that no sentence names"
    assert len(named) >= 15


def test_terms_have_their_words_in_other_languages(check: PackCheck) -> None:
    wanted = {"fr", "ar"} if check.manifest.language == "en" else {"en", "ar"}
    for term in check.terms:
        assert {code for code, _ in term.others} >= wanted, term.id
        assert "ar" in term.unreviewed, term.id


def test_the_places_of_later_activities_are_kept(check: PackCheck) -> None:
    week = check.manifest.week
    assert {f"w{week}-{kind}" for kind in LATER} <= {activity.id for activity in check.manifest.activities}


def test_a_week_in_another_language_has_the_same_ids() -> None:
    packs = {}
    for folder in FOLDERS:
        found = PackCheck(SourceFolder(folder))
        found.run()
        packs.setdefault(found.manifest.id, []).append(found)
    for same in packs.values():
        first, *others = same
        for other in others:
            assert [each.id for each in other.manifest.activities] == [each.id for each in first.manifest.activities]
            assert _ids(other) == _ids(first)


def test_a_term_means_the_same_in_every_week() -> None:
    meanings: dict[tuple[str, str], set[object]] = {}
    for folder in FOLDERS:
        found = PackCheck(SourceFolder(folder))
        found.run()
        for term in found.terms:
            meaning = (term.term, term.definition, term.others)
            meanings.setdefault((found.manifest.language, term.id), set()).add(meaning)
    assert {term for term, found in meanings.items() if len(found) > 1} == set()


def test_the_page_of_the_course_has_the_numbers_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_tables(page, PACKS) == page, "python tools/course_page.py"


def _keys(lesson: Lesson) -> list[str]:
    blocks = [inner for block in lesson.blocks for inner in (block.blocks if isinstance(block, Callout) else (block,))]
    return [key for block in blocks for key in getattr(block, "sources", ())]


def _ids(check: PackCheck) -> list[tuple[str, str]]:
    """Sections of lessons and questions of quizzes: what progress and answers are kept by."""
    found = []
    for activity in check.manifest.activities:
        lesson, quiz = check.lessons.get(activity.file or ""), check.quizzes.get(activity.file or "")
        found += [(activity.id, section.id) for section in lesson.sections] if lesson else []
        found += [(activity.id, question.id) for question in quiz.questions] if quiz else []
    return sorted(found)
