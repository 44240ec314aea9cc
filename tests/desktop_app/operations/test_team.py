"""What the course team sees: finished activities and what was sent, and never anything else."""

import dataclasses
from datetime import date

from desktop_app.domain.anchoring import anchor_of
from desktop_app.domain.marks import Place
from desktop_app.operations import lessons, notes, practices, quizzes
from desktop_app.operations.team import team_sees
from desktop_app.storage.settings import LAST_CONTACT, PERSON
from sync_protocol.kinds import KINDS
from tests.support.centre_voice import PERSON as SOMEBODY
from tests.support.centre_voice import Centre, acknowledge_all, tell
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, QUIZ, T1

SECRET = "Hushword"


def test_before_anything_was_done_it_sees_how_the_learner_is_known(session):
    seen = team_sees(session)
    assert (seen.name, seen.role, seen.place) == ("Amina Diallo", "Liaison", "Telmo")
    assert (seen.enrolled, seen.cohort, seen.last_contact) == (False, None, None)
    assert (seen.finished, seen.practices) == ((), ())


def test_on_a_profile_that_was_never_begun_it_sees_nobody(tmp_path):
    with open_test_session(tmp_path / "empty") as session:
        assert team_sees(session).name == ""


def test_finished_activities_with_their_dates_and_whether_they_were_sent(session, clock):
    lessons.finish(session, L1)
    acknowledge_all(session)
    clock.advance(days=1)
    lessons.finish(session, T1)
    first, second = team_sees(session).finished
    assert (first.title, first.kind, first.week, first.sent) == ("What coordination is for", "lesson", 1, True)
    assert (second.kind, second.finished, second.sent) == ("testimony", clock.moment, False)


def test_a_finished_activity_is_told_also_when_its_pack_is_gone(session):
    lessons.finish(session, L1)
    with session.packs.alone():
        session.packs.remove("week-1")
    (row,) = team_sees(session).finished
    assert (row.title, row.kind, row.week) == ("w1-l1", "", 0)


def test_answers_notes_highlights_and_drafts_are_never_seen(session):
    lesson = lessons.open_lesson(session, L1)
    paragraph, text = next((index, text) for index, text in lesson.lesson.texts() if len(text) > 20)
    anchor = anchor_of(L1, lesson.version, paragraph, 0, 10, text)
    lessons.highlight(session, anchor)
    lessons.keep_place(session, Place(L1, 1, 3))
    lessons.read_section(session, L1, 1)
    lessons.set_bookmark(session, L1, True)
    notes.add_note(session, title=SECRET, text=SECRET, anchor=anchor)
    quizzes.answer(session, QUIZ, "w1-q06", SECRET)
    quizzes.ask_again(session, QUIZ, "w1-q06", True)
    practices.add_practice(session, title=SECRET, parts={"context": SECRET})
    seen = team_sees(session)
    assert SECRET not in repr(dataclasses.asdict(seen))
    assert (seen.finished, seen.practices) == ((), ())
    for entry in session.journal.waiting():
        assert entry.audience == ("managers" if entry.kind == "profile.edit" else "mine")


def test_nothing_but_these_kinds_leaves_a_laptop_for_other_eyes():
    for_others = {kind.name for kind in KINDS.values() if kind.audience != "mine" and not kind.by_centre}
    assert for_others == {"profile.edit", "activity.finished", "practice.submitted", "practice.withdrawn"}


def test_sent_practices_with_state_and_date(session, clock):
    practice = practices.add_practice(session, title="Market day hours", parts={"context": "A market."}).id
    practices.submit(session, practice)
    assert team_sees(session).practices == (("Market day hours", "waiting", date(2026, 2, 10)),)
    acknowledge_all(session)
    submission = session.journal.entries.of_kind("practice.submitted")[0].id.text()
    tell(session, Centre().under_review(submission))
    practices.save_practice(session, practice, title="Another title")
    assert team_sees(session).practices == (("Market day hours", "under-review", date(2026, 2, 10)),)
    practices.withdraw(session, practice)
    assert team_sees(session).practices == (("Market day hours", "withdrawn", date(2026, 2, 10)),)


def test_what_was_taken_back_before_it_left_is_not_seen(session):
    practice = practices.add_practice(session, title="Market day hours", parts={"context": "A market."}).id
    practices.submit(session, practice)
    practices.withdraw(session, practice)
    acknowledge_all(session)
    assert team_sees(session).practices == ()


def test_once_enrolled_it_says_the_cohort_and_the_last_contact(session, clock):
    session.settings.set(PERSON, SOMEBODY)
    session.settings.set(LAST_CONTACT, clock.now())
    centre = Centre()
    described = centre.cohort("2026-02-02", name="February cohort")
    tell(session, described, centre.placed(described.id.text()))
    seen = team_sees(session)
    assert (seen.enrolled, seen.cohort, seen.last_contact) == (True, "February cohort", clock.moment)
