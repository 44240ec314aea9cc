"""Reading and marking lessons, also when the lesson is rewritten."""

import pytest

from course_format.lesson import plain
from desktop_app.domain.anchoring import anchor_of
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.journey import ActivityState
from desktop_app.domain.marks import Place
from desktop_app.operations import lessons, notes
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_course import L1, L2, QUIZ, STORY, T1, install, week_1, week_2

SENTENCE = "But the person who decides at the barrier did not know."


def passage(session, quote, activity=L1):
    view = lessons.open_lesson(session, activity)
    paragraph, text = next((index, text) for index, text in view.lesson.texts() if quote in text)
    start = text.index(quote)
    return anchor_of(activity, view.version, paragraph, start, start + len(quote), text)


def shown(session, anchor):
    """The words a highlight covers in the lesson that is open now."""
    texts = dict(lessons.open_lesson(session, anchor.activity).lesson.texts())
    return texts[anchor.paragraph][anchor.start : anchor.end]


# -- opening


def test_a_lesson_opens_with_all_that_the_reader_shows(session):
    view = lessons.open_lesson(session, L1)
    assert view.activity.title == "What coordination is for"
    assert view.week_title == "Title of week 1"
    assert view.lesson.title == view.activity.title
    assert (view.previous, view.next.id) == (None, T1)
    assert view.terms["deconfliction"].definition.startswith("An exchange")
    assert list(view.figures) == ["figures/road.svg"]
    assert view.figures["figures/road.svg"].startswith(b"<svg")
    assert (view.pack, view.version, view.language) == ("week-1", "1.0.0", "en")
    assert view.place is None
    assert (view.highlights, view.notes, view.read_sections, view.bookmarked) == ((), (), frozenset(), False)
    assert view.unplaced == frozenset()


def test_kinds_of_the_future_lie_between_no_two_lessons(session):
    assert lessons.open_lesson(session, T1).next.id == L2
    assert lessons.open_lesson(session, L2).previous.id == T1


def test_the_next_week_follows_the_last_activity(session):
    install(session, week_2())
    assert lessons.open_lesson(session, ActivityId("w2-l1")).previous.id == QUIZ


@pytest.mark.parametrize("activity", ["w9-l9", STORY, QUIZ])
def test_what_is_no_lesson_here_is_unknown(session, activity):
    with pytest.raises(Known) as caught:
        lessons.open_lesson(session, ActivityId(activity))
    assert caught.value.code == "activity-unknown"


def test_without_any_pack_nothing_can_be_opened(tmp_path):
    with open_test_session(tmp_path / "empty") as session, pytest.raises(Known) as caught:
        lessons.finish(session, L1)
    assert caught.value.code == "activity-unknown"


# -- place, sections, finishing


def test_the_place_is_remembered_and_the_same_place_is_written_once(session):
    place = Place(L1, 1, 3)
    assert lessons.keep_place(session, place) == {"progress"}
    assert lessons.open_lesson(session, L1).place == place
    before = len(session.journal.waiting())
    assert lessons.keep_place(session, place) == frozenset()
    assert len(session.journal.waiting()) == before


def test_a_clock_that_stood_ten_years_ahead_does_not_freeze_the_place(session, clock):
    clock.advance(days=3650)
    lessons.keep_place(session, Place(L1, 2, 6))
    clock.advance(days=-3650)
    lessons.keep_place(session, Place(L1, 1, 3))
    assert lessons.open_lesson(session, L1).place == Place(L1, 1, 3)
    session.storage.projector.rebuild()
    assert lessons.open_lesson(session, L1).place == Place(L1, 1, 3)


def test_in_a_new_version_the_place_is_the_beginning_of_its_section(session):
    lessons.keep_place(session, Place(L1, 1, 3))
    install(session, week_1("2.0.0"))
    view = lessons.open_lesson(session, L1)
    assert view.lesson.sections[view.place.section].id == "three-words"
    assert view.place.paragraph == view.lesson.sections[view.place.section].first


def test_a_place_in_a_section_that_is_gone_is_no_place(session):
    lessons.keep_place(session, Place(L1, 2, 6))
    install(session, week_1("2.0.0"))
    assert lessons.open_lesson(session, L1).place is None


def test_sections_read_shorten_what_is_left_and_follow_their_names_into_a_new_version(session):
    assert lessons.read_section(session, L1, 1) == {"progress"}
    assert lessons.read_section(session, L1, 1) == frozenset()
    view = lessons.open_lesson(session, L1)
    assert view.read_sections == {1}
    assert view.activity.minutes_left < view.activity.minutes == 18
    install(session, week_1("2.0.0"))
    view = lessons.open_lesson(session, L1)
    assert [view.lesson.sections[index].id for index in view.read_sections] == ["three-words"]
    assert view.activity.minutes_left < 18


def test_a_section_that_is_not_there_is_a_bug_of_the_caller(session):
    with pytest.raises(ValueError, match="section 9"):
        lessons.read_section(session, L1, 9)
    with pytest.raises(ValueError, match="section -1"):
        lessons.keep_place(session, Place(L1, -1, 0))


def test_finishing_is_told_once_and_dated(session, clock):
    assert lessons.finish(session, L1) == {"progress"}
    clock.advance(days=2)
    assert lessons.finish(session, L1) == frozenset()
    view = lessons.open_lesson(session, L1)
    assert view.activity.state is ActivityState.DONE
    assert view.activity.done_on == FakeClock().moment.date()
    (entry,) = [entry for entry in session.journal.waiting() if entry.kind == "activity.finished"]
    assert entry.audience == "managers"


def test_finishing_asks_for_nothing_that_was_read(session):
    lessons.finish(session, T1)
    assert lessons.open_lesson(session, T1).activity.minutes_left == 0


def test_bookmarks(session):
    assert lessons.set_bookmark(session, L1, True) == {"marks"}
    assert lessons.set_bookmark(session, L1, True) == frozenset()
    assert lessons.open_lesson(session, L1).bookmarked
    assert lessons.set_bookmark(session, L1, False) == {"marks"}
    assert not lessons.open_lesson(session, L1).bookmarked


# -- highlights


def test_a_highlight_is_kept_where_it_was_made(session, clock):
    made = lessons.highlight(session, passage(session, SENTENCE))
    assert made.made == clock.moment
    assert lessons.open_lesson(session, L1).highlights == (made,)
    assert shown(session, made.anchor) == SENTENCE


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("But the person who decides", "who decides at the barrier", "But the person who decides at the barrier"),
        ("who decides at the barrier", "But the person who decides", "But the person who decides at the barrier"),
        ("But the person", " who decides", "But the person who decides"),
        ("the person", "But the person who", "But the person who"),
    ],
)
def test_overlapping_and_touching_highlights_become_one(session, first, second, whole):
    lessons.highlight(session, passage(session, first))
    made = lessons.highlight(session, passage(session, second))
    assert made.anchor == passage(session, whole)
    assert lessons.open_lesson(session, L1).highlights == (made,)


def test_a_passage_between_two_joins_both(session):
    lessons.highlight(session, passage(session, "But the person"))
    lessons.highlight(session, passage(session, "at the barrier"))
    made = lessons.highlight(session, passage(session, "person who decides at"))
    assert made.anchor.quote == "But the person who decides at the barrier"
    assert lessons.open_lesson(session, L1).highlights == (made,)


def test_inside_a_highlight_there_is_nothing_to_do(session):
    whole = lessons.highlight(session, passage(session, SENTENCE))
    before = len(session.journal.waiting())
    assert lessons.highlight(session, passage(session, "who decides")) == whole
    assert lessons.highlight(session, passage(session, SENTENCE)) == whole
    assert len(session.journal.waiting()) == before


def test_highlights_apart_stay_two_in_reading_order(session):
    later = lessons.highlight(session, passage(session, "at the barrier"))
    earlier = lessons.highlight(session, passage(session, "But the person"))
    assert lessons.open_lesson(session, L1).highlights == (earlier, later)


def test_removing_takes_one_away_for_good(session):
    one = lessons.highlight(session, passage(session, "But the person"))
    two = lessons.highlight(session, passage(session, "at the barrier"))
    assert lessons.remove_highlight(session, one.id) == {"marks"}
    assert lessons.remove_highlight(session, one.id) == frozenset()
    assert lessons.open_lesson(session, L1).highlights == (two,)
    with pytest.raises(Known) as caught:
        lessons.remove_highlight(session, RecordId("nonsense"))
    assert caught.value.code == "record-unknown"


def test_nothing_cannot_be_highlighted(session):
    anchor = passage(session, SENTENCE)
    text = dict(lessons.open_lesson(session, L1).lesson.texts())[anchor.paragraph]
    with pytest.raises(Known) as caught:
        lessons.highlight(session, anchor_of(L1, "1.0.0", anchor.paragraph, 5, 5, text))
    assert caught.value.code == "input-empty"


def test_a_highlight_survives_a_new_version_of_its_lesson(session):
    kept = lessons.highlight(session, passage(session, SENTENCE))
    lost = lessons.highlight(session, passage(session, "one thing"))
    install(session, week_1("2.0.0"))
    view = lessons.open_lesson(session, L1)
    now = {each.id: each.anchor for each in view.highlights}
    assert now.keys() == {kept.id, lost.id}
    assert shown(session, now[kept.id]) == SENTENCE
    assert now[kept.id].pack_version == "2.0.0"
    assert view.unplaced == {lost.id}
    assert now[lost.id] == lost.anchor


def test_a_passage_in_other_words_is_told_with_those_that_were_marked(session):
    made = lessons.highlight(session, passage(session, "waits at a junction. The driver"))
    kept = lessons.highlight(session, passage(session, SENTENCE))
    install(session, week_1("2.0.0"))
    view = lessons.open_lesson(session, L1)
    assert view.reworded == {made.id: "waits at a junction. The driver"}
    assert kept.id not in view.unplaced | view.reworded.keys()


def test_a_new_highlight_joins_one_of_an_older_version(session):
    lessons.highlight(session, passage(session, "But the person who decides"))
    install(session, week_1("2.0.0"))
    made = lessons.highlight(session, passage(session, "who decides at the barrier"))
    assert shown(session, made.anchor) == "But the person who decides at the barrier"
    assert lessons.open_lesson(session, L1).highlights == (made,)


def test_the_words_of_a_figure_and_of_every_block_can_be_marked(session):
    view = lessons.open_lesson(session, L1)
    figure = next(block for block in view.lesson.blocks if hasattr(block, "caption"))
    made = lessons.highlight(session, passage(session, plain(figure.caption)))
    assert shown(session, made.anchor) == "The road."


# -- notes in the margin


def test_notes_stand_beside_their_passage_also_in_a_new_version(session):
    note = notes.add_note(session, title="", text="Same at our gate.", anchor=passage(session, SENTENCE))
    assert [each.id for each in lessons.open_lesson(session, L1).notes] == [note.id]
    install(session, week_1("2.0.0"))
    (found,) = lessons.open_lesson(session, L1).notes
    assert shown(session, found.anchor) == SENTENCE
    notes.delete_note(session, note.id)
    assert lessons.open_lesson(session, L1).notes == ()


def test_a_note_whose_passage_is_gone_is_still_there(session):
    note = notes.add_note(session, title="", text="Ask.", anchor=passage(session, "as if they were one thing"))
    install(session, week_1("2.0.0"))
    view = lessons.open_lesson(session, L1)
    assert [each.id for each in view.notes] == [note.id]
    assert view.unplaced == {note.id}
