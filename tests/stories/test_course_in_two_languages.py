"""A week is begun in English and goes on in French: what was done counts, what was marked waits, sticks carry both."""

from pathlib import Path

from desktop_app.domain.anchoring import anchor_of
from desktop_app.domain.course_language import Stands
from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import course_language, lessons, notes, pack_sticks, packs, quizzes
from desktop_app.operations.lost_places import lost_lessons, lost_places
from desktop_app.operations.session import Session
from tests.support.pack_sources import small_pack
from tests.support.sticks import WEEK_1, WEEK_2, Course

L1, QUIZ = ActivityId("w1-l1"), ActivityId("w1-quiz")


def mark(session: Session, quote: str) -> tuple[str, str]:
    """The ids of a highlight and of a note on the same words."""
    view = lessons.open_lesson(session, L1)
    paragraph, text = next((index, text) for index, text in view.lesson.texts() if quote in text)
    start = text.index(quote)
    anchor = anchor_of(L1, view.version, paragraph, start, start + len(quote), text, view.language)
    return lessons.highlight(session, anchor).id, notes.add_note(session, title="", text=quote, anchor=anchor).id


def marks(session: Session) -> set[str]:
    view = lessons.open_lesson(session, L1)
    assert not view.unplaced
    return {each.id for each in (*view.highlights, *view.notes)}


def test_begun_in_english_gone_on_in_french(tmp_path: Path) -> None:
    english = small_pack(words="We ask who decides.")
    french = small_pack(language="fr", words="Nous demandons qui decide.")
    course = Course(tmp_path, english, french, small_pack(pack="week-2"))
    with course.laptop("a") as a:
        for pack in (WEEK_1, WEEK_2):
            packs.install(a, pack, source=str(course.repository))
        lessons.read_section(a, L1, 0)
        quizzes.answer(a, QUIZ, "q1", (0,))
        in_english = set(mark(a, "We ask who decides."))

        course_language.choose(a, "fr")
        assert lessons.open_lesson(a, L1).spoken == ("en", "fr", Stands.OFFERED), "English until French is here"
        packs.install(a, WEEK_1, source=str(course.repository))
        view = lessons.open_lesson(a, L1)
        assert (view.language, view.spoken.stands, view.read_sections) == ("fr", Stands.FITS, frozenset({0}))
        assert quizzes.open_quiz(a, QUIZ).answers["q1"].fraction == 1.0
        assert marks(a) == set()
        assert lost_places(a) == lost_lessons(a) == (), "they wait, and are not lost"
        assert {note.anchor.quote for note in notes.list_notes(a) if note.anchor} == {"We ask who decides."}
        in_french = set(mark(a, "Nous demandons"))
        assert marks(a) == in_french

        course_language.choose(a, "en")
        assert marks(a) == in_english
        given = pack_sticks.export_packs(a, course.stick)
        assert sorted((each.id, each.language) for each in given.packs) == [
            (WEEK_1, "en"),
            (WEEK_1, "fr"),
            (WEEK_2, "en"),
        ]
        packs.remove(a, WEEK_1, "fr")
        assert {place.id for place in lost_lessons(a)} == in_french, "the words of that language are not here"
        assert {place.id for place in lost_places(a)} == in_french

    with course.laptop("b") as b:  # has never seen a network, and reads French
        course_language.choose(b, "fr")
        pack_sticks.import_packs(b, course.stick)
        assert {pack.id: pack.language for pack in b.packs.installed()} == {WEEK_1: "fr", WEEK_2: "en"}
        pack_sticks.import_packs(b, course.stick, {WEEK_1}, language="en")
        assert b.packs.languages(WEEK_1) == ("fr", "en"), "beside the one that is read"
        assert {use.language: use.use for use in pack_sticks.look_at(b, course.stick).packs if use.id == WEEK_1} == {
            "en": "same",
            "fr": "same",
        }
