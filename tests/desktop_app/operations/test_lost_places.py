"""Marks whose place has gone: told with all that is known of them, and found again."""

import pytest

from desktop_app.domain.anchoring import anchor_of
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import lessons, notes
from desktop_app.operations.lost_places import lost_lessons, lost_places, of_lesson
from tests.support.small_course import L1, damage, install, week_1

SENTENCE = "But the person who decides at the barrier did not know."
GONE = "one thing"


def passage(session, quote):
    view = lessons.open_lesson(session, L1)
    paragraph, text = next((index, text) for index, text in view.lesson.texts() if quote in text)
    start = text.index(quote)
    return anchor_of(L1, view.version, paragraph, start, start + len(quote), text, view.language)


@pytest.fixture
def marked(session, clock):
    """(a highlight that stays, one that goes, a note that goes)"""
    stays = lessons.highlight(session, passage(session, SENTENCE))
    goes = lessons.highlight(session, passage(session, GONE))
    clock.advance(minutes=3)
    note = notes.add_note(session, title="", text="Ask *why*.", anchor=passage(session, "deconfliction"))
    return stays.id, goes.id, note.id


def test_nothing_is_lost_as_long_as_the_text_stays(session, marked):
    assert lost_places(session) == lost_lessons(session) == ()
    assert of_lesson(lessons.open_lesson(session, L1)) == ()


def test_what_a_new_version_left_out_is_told(session, marked):
    _, goes, note = marked
    install(session, week_1("2.0.0"))
    highlight, written = lost_places(session)
    assert (highlight.id, highlight.quote, highlight.note) == (goes, GONE, None)
    assert (written.id, written.quote, written.note) == (note, "deconfliction", "Ask *why*.")
    assert {(each.title, each.week, each.lesson_here) for each in (highlight, written)} == {
        ("1.1 What coordination is for", 1, True)
    }
    assert of_lesson(lessons.open_lesson(session, L1)) == (highlight, written)
    assert lost_lessons(session) == ()


def test_with_its_words_the_place_comes_back(session, marked):
    install(session, week_1("2.0.0"))
    install(session, week_1("1.0.0"))
    assert lost_places(session) == ()


def test_a_pack_that_was_removed_takes_no_mark_with_it(session, marked):
    session.packs.remove(PackId("week-1"))
    found = lost_lessons(session)
    assert {each.id for each in found} == set(marked)
    assert {(each.title, each.week, each.lesson_here) for each in found} == {("1.1 What coordination is for", 1, False)}
    assert lost_places(session) == found
    install(session, week_1())
    assert lost_places(session) == ()


def test_what_was_removed_or_deleted_is_not_told(session, marked):
    stays, goes, note = marked
    session.packs.remove(PackId("week-1"))
    assert lessons.remove_highlight(session, goes) == {"marks"}
    notes.delete_note(session, note)
    assert [each.id for each in lost_lessons(session)] == [stays]
    notes.restore_note(session, note)
    assert len(lost_lessons(session)) == 2


def test_a_lesson_that_cannot_be_read_has_no_places_until_it_is_mended(session, marked):
    damage(session, week_1(), "lessons/1-1.md")
    del session.packs  # a later start of the program has read nothing yet
    assert {each.lesson_here for each in lost_places(session)} == {False}
    install(session, week_1())
    assert lost_places(session) == ()


def test_a_highlight_whose_words_are_gone_is_not_joined_by_one_beside_it(session):
    """In other languages and versions a place may be the same, and the words others."""
    lost = lessons.highlight(session, passage(session, "A convoy of nine trucks"))
    files = dict(week_1())
    files["pack.toml"] = files["pack.toml"].replace(b'language = "en"', b'language = "fr"')
    files["lessons/1-1.md"] = b"# Le titre\n\nUn convoi de neuf camions attend.\n\n## Trois mots {#three-words}\n"
    install(session, files)
    made = lessons.highlight(session, passage(session, "Un convoi de neuf camions"))
    assert made.anchor.quote == "Un convoi de neuf camions"
    assert [each.id for each in lessons.open_lesson(session, L1).highlights] == [made.id]
    assert lost_places(session) == lost_lessons(session) == (), "each waits for its own language"
    install(session, week_1())
    assert [each.id for each in lessons.open_lesson(session, L1).highlights] == [lost.id]
    assert lost_places(session) == ()


def test_a_mark_that_came_from_another_laptop_has_no_title_here(session, marked):
    session.settings.set(f"title:{L1}", "not for this version of the program")
    session.packs.remove(PackId("week-1"))
    assert {(each.title, each.week) for each in lost_lessons(session)} == {("", None)}
