"""Searching everything on this laptop."""

from pathlib import Path

import pytest

from course_format.glossary import Term
from course_format.lesson import Heading, Inline, Lesson, Paragraph, Section
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.searching import Hit, HitKind
from desktop_app.operations import notes, practices
from desktop_app.operations.search_items import LessonText, index_pack
from desktop_app.operations.searching import search
from desktop_app.operations.session import Session
from tests.support.profiles import open_test_session

LESSON = Lesson(
    title="Why coordinate",
    blocks=(
        Paragraph((Inline("Humanity comes first."),)),
        Heading(2, "who", (Inline("Who is there"),)),
        Paragraph((Inline("Actors " + "and more actors " * 20 + "with a mandate to protect, and others."),)),
    ),
    footnotes=(),
    sections=(Section("top", "Why coordinate", 0, 1), Section("who", "Who is there", 1, 3)),
)
TERM = Term("mandate", "Mandate", "What an actor may do.", ("mandates",), (("fr", "mandat"), ("ar", "التفويض")))


@pytest.fixture
def session(tmp_path: Path):
    with open_test_session(tmp_path / "a") as found:
        index_pack(found, PackId("week-1"), "en", [LessonText(ActivityId("w1-l1"), "1.1", LESSON)], [TERM])
        yield found


def hits(session: Session, query: str) -> dict[tuple[HitKind, str], Hit]:
    return {(hit.kind, hit.target): hit for hit in search(session, query).hits}


def test_everything_on_this_laptop_is_found(session: Session) -> None:
    note = notes.add_note(session, title="My thoughts", text="on the *mandate* of others")
    draft = practices.add_practice(session, title="Mandates on one page", parts={"context": "a harbour"})
    found = hits(session, "mand")
    assert set(found) == {
        (HitKind.LESSON, "w1-l1"),
        (HitKind.GLOSSARY, "mandate"),
        (HitKind.NOTE, note.id),
        (HitKind.PRACTICE, draft.id),
    }
    lesson = found[HitKind.LESSON, "w1-l1"]
    assert (lesson.section, lesson.title, lesson.meta) == (1, "Who is there", "1.1 Why coordinate")
    for hit in found.values():
        places = [hit.title[a:b] for a, b in hit.title_matches] + [hit.context[a:b] for a, b in hit.context_matches]
        assert places
        assert {place.lower() for place in places} == {"mand"}


def test_the_context_is_around_the_match(session: Session) -> None:
    (lesson,) = [hit for hit in search(session, "protect").hits if hit.kind is HitKind.LESSON]
    assert lesson.context.startswith("… ")
    assert "protect, and others." in lesson.context
    assert len(lesson.context) < 200


def test_a_term_is_found_in_its_other_languages(session: Session) -> None:
    assert (HitKind.GLOSSARY, "mandate") in hits(session, "mandat")
    assert (HitKind.GLOSSARY, "mandate") in hits(session, "التفويض")


def test_a_lesson_is_found_by_its_title_and_its_beginning(session: Session) -> None:
    (found,) = search(session, "why coordinate").hits
    assert (found.target, found.section) == ("w1-l1", 0)
    assert search(session, "humanity").total == 1


def test_typing_narrows(session: Session) -> None:
    totals = [search(session, "mandate protect"[:n]).total for n in range(1, 16)]
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] == 1


@pytest.mark.parametrize("query", ["", " ", "…", "\x00", '"', "mandate xyzzy"])
def test_nothing_is_no_error(session: Session, query: str) -> None:
    results = search(session, query)
    assert (results.hits, results.total, results.query) == ((), 0, query)


def test_a_removed_pack_is_not_found(session: Session) -> None:
    index_pack(session, PackId("week-1"), "en", [], [])
    assert search(session, "mandate").total == 0


def test_the_bin_is_not_found(session: Session) -> None:
    note = notes.add_note(session, title="xylophone")
    assert search(session, "xylo").total == 1
    notes.delete_note(session, note.id)
    assert search(session, "xylo").total == 0
    notes.restore_note(session, note.id)
    assert search(session, "xylo").total == 1
