"""Good practices from the first word to the library, with real storage and a centre that only speaks."""

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import SharingState as State
from desktop_app.operations import practices
from desktop_app.storage import search_index
from sync_protocol.bodies import practice_hash
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import decode_body
from tests.support.centre_voice import Centre, acknowledge_all, tell
from tests.support.profiles import open_test_session

PARTS = {"context": "Two forces, one weekly market.", "action": "We asked both to keep the road free."}


@pytest.fixture
def centre():
    return Centre()


def written(session, title="Market day hours for escorts", **parts):
    return practices.add_practice(session, title=title, place="Telmo valley", parts=parts or PARTS)


def submissions(session):
    return session.journal.entries.of_kind("practice.submitted")


def submitted(session, **parts):
    """(practice id, submission id)"""
    practice = practices.submit(session, written(session, **parts).id)
    return practice.id, submissions(session)[-1].id.text()


def refused_with(code, verb, *args):
    with pytest.raises(Known) as caught:
        verb(*args)
    assert caught.value.code == code
    return caught.value.facts


# -- drafts


def test_a_new_draft_has_its_eight_parts_and_the_plain_way_ahead(session):
    view = written(session)
    assert (view.title, view.place, view.author, view.state) == (
        "Market day hours for escorts",
        "Telmo valley",
        "Amina Diallo",
        State.DRAFT,
    )
    assert list(view.parts) == ["context", "problem", "action", "who", "result", "evidence", "limits", "transfer"]
    assert view.parts["action"] == PARTS["action"]
    assert [step.state for step in view.path] == [State.DRAFT, State.WAITING, State.UNDER_REVIEW, State.PUBLISHED]
    assert (view.editable, view.mine, view.can_submit, view.can_withdraw) == (True, True, True, False)


def test_autosave_keeps_what_is_given_and_leaves_the_rest(session, clock):
    view = written(session)
    clock.advance(minutes=5)
    saved = practices.save_practice(session, view.id, parts={"who": "Council, us"})
    assert saved.fields["who"] == "Council, us"
    assert saved.fields["title"] == view.title
    assert saved.changed == clock.moment
    assert practices.open_practice(session, view.id).parts == view.parts | {"who": "Council, us"}


def test_saving_the_same_again_writes_nothing(session):
    view = written(session)
    before = session.journal.waiting()
    practices.save_practice(session, view.id, title=view.title, place=view.place, parts=view.parts)
    assert session.journal.waiting() == before


def test_a_window_and_a_command_on_one_draft_keep_both_ones_words(session, tmp_path, clock):
    view = written(session)
    practices.open_practice(session, view.id)
    with open_test_session(tmp_path / "profile", clock=clock) as command:
        practices.save_practice(command, view.id, parts={"result": "No incident."})
    saved = practices.save_practice(session, view.id, parts={"who": "Council", "result": ""})
    assert saved.fields["result"] == "No incident."
    assert saved.fields["who"] == "Council"


def test_an_unknown_part_is_a_bug_and_an_unknown_practice_is_known(session):
    with pytest.raises(ValueError, match="conclusion"):
        practices.add_practice(session, parts={"conclusion": "x"})
    for verb in (practices.open_practice, practices.save_practice, practices.submit, practices.withdraw):
        refused_with("record-unknown", verb, session, "00000000000001.7")
        refused_with("record-unknown", verb, session, "nonsense")


# -- the bin


def test_a_draft_goes_to_the_bin_and_comes_back(session):
    view = written(session)
    assert practices.delete_practice(session, view.id) == {"practices"}
    assert practices.list_practices(session) == ()
    (binned,) = practices.list_practices(session, deleted=True)
    assert binned.id == view.id
    assert binned.deleted is not None
    assert not practices.open_practice(session, view.id).editable
    refused_with("practice-state", practices.submit, session, view.id)
    refused_with("practice-state", practices.save_practice, session, view.id)
    assert practices.restore_practice(session, view.id) == {"practices"}
    assert [row.id for row in practices.list_practices(session)] == [view.id]
    assert practices.list_practices(session, deleted=True) == ()


def test_a_draft_in_the_bin_is_not_found_by_search(session):
    view = written(session)
    assert search_index.find(session.database, ("market",), 5)[1] == 1
    practices.delete_practice(session, view.id)
    assert search_index.find(session.database, ("market",), 5)[1] == 0
    practices.restore_practice(session, view.id)
    assert search_index.find(session.database, ("market",), 5)[1] == 1


def test_what_was_sent_is_taken_back_before_its_draft_is_deleted(session):
    practice, _ = submitted(session)
    assert refused_with("practice-state", practices.delete_practice, session, practice)["reason"] == "sent"
    practices.withdraw(session, practice)
    practices.delete_practice(session, practice)
    assert practices.list_practices(session) == ()


# -- sending


def test_sending_waits_before_enrolment_and_nothing_is_lost_by_joining_later(session, centre):
    practice, submission = submitted(session)
    view = practices.open_practice(session, practice)
    assert view.state is State.WAITING
    assert not session.settings.get("person")
    acknowledge_all(session)  # they joined, and exchanged
    assert practices.open_practice(session, practice).state is State.RECEIVED
    tell(session, centre.published(submission))
    assert practices.open_practice(session, practice).state is State.PUBLISHED


def test_a_submission_is_one_frozen_text_with_its_hash(session):
    practice, _ = submitted(session)
    (entry,) = submissions(session)
    body = decode_body(entry.kind, entry.body)
    assert entry.about is None
    assert entry.audience == "managers"
    assert body.draft == practice
    assert body.hash == practice_hash(body.title, body.place, body.parts)
    practices.save_practice(session, practice, title="Another title")
    assert submissions(session) == [entry]


def test_a_word_deleted_from_the_draft_never_travels(session):
    view = written(session, context="Ask Captain Haddadin at the gate.")
    practices.save_practice(session, view.id, parts={"context": "Ask the captain at the gate."})
    practices.submit(session, view.id)
    (entry,) = submissions(session)
    assert b"captain" in entry.body
    assert b"Haddadin" not in entry.body
    others = [each for each in session.journal.waiting() if each.audience != "mine"]
    assert all(b"Haddadin" not in each.body for each in others)


def test_the_same_text_again_is_one_submission(session):
    practice, _ = submitted(session)
    again = practices.submit(session, practice)
    assert again.state is State.WAITING
    assert not again.can_submit
    assert len(submissions(session)) == 1


def test_outer_space_is_no_new_text(session):
    practice, _ = submitted(session)
    practices.save_practice(session, practice, title="  Market day hours for escorts ")
    assert not practices.open_practice(session, practice).edited_since
    practices.submit(session, practice)
    assert len(submissions(session)) == 1


@pytest.mark.parametrize(
    ("title", "parts", "field"),
    [("  ", PARTS, "title"), ("A title", {}, "parts"), ("A title", {"who": " \n"}, "parts")],
)
def test_an_empty_practice_is_not_sent(session, title, parts, field):
    view = practices.add_practice(session, title=title, parts=parts)
    assert refused_with("practice-empty", practices.submit, session, view.id)["field"] == field
    assert submissions(session) == []


def test_a_text_too_long_for_the_centre_is_not_sent(session):
    view = practices.add_practice(session, title="x" * 2_001, parts=PARTS)
    assert refused_with("too-large", practices.submit, session, view.id) == {"field": "title", "limit": 2_000}


# -- taking back


def test_what_is_taken_back_before_it_left_never_leaves(session):
    practice, submission = submitted(session)
    view = practices.withdraw(session, practice)
    assert view.state is State.WITHDRAWN
    assert not view.can_withdraw
    assert {entry.kind for entry in session.journal.waiting()} <= {
        "profile.edit",
        "practice.edit",
        "draft.begun",
        "practice.withdrawn",
    }
    assert submission not in {entry.id.text() for entry in session.journal.waiting()}


@pytest.mark.parametrize("it_left", [False, True])
def test_taken_back_before_or_after_it_left_looks_the_same_elsewhere(session, tmp_path, clock, it_left):
    practice, _ = submitted(session)
    with open_test_session(tmp_path / "second", clock=clock) as second:
        if it_left:
            second.journal.receive(session.journal.waiting())
            acknowledge_all(session)
        practices.withdraw(session, practice)
        second.journal.receive([entry for _, entry in session.journal.entries.each() if entry.audience == "mine"])
        second.journal.receive(session.journal.waiting())
        assert practices.open_practice(second, practice).path == practices.open_practice(session, practice).path
        assert practices.open_practice(second, practice).state is State.WITHDRAWN
        assert practices.submit(second, practice).state is State.WAITING
        session.journal.receive(second.journal.waiting())
        assert practices.open_practice(session, practice).state is not State.WITHDRAWN


def test_what_two_laptops_sent_at_once_has_one_state_in_every_order(session, tmp_path, clock, centre):
    practice = written(session).id
    with open_test_session(tmp_path / "second", clock=clock) as second:
        second.journal.receive([entry for _, entry in session.journal.entries.each()])
        practices.save_practice(second, practice, title="Another title")
        for each in (session, second):
            practices.submit(each, practice)
        (one,), (two,) = submissions(session), submissions(second)
        said = [centre.published(one.id.text(), "x"), centre.returned(two.id.text(), "Who agreed?")]
        tell(session, *reversed(said), two)
        tell(second, one, *said)
        states = {practices.open_practice(each, practice).state for each in (session, second)}
        assert states == {State.RETURNED}, "the centre said that last"


def test_what_has_left_is_taken_back_by_an_act(session):
    practice, submission = submitted(session)
    acknowledge_all(session)
    practices.withdraw(session, practice)
    (act,) = session.journal.waiting()
    assert (act.kind, act.about.text()) == ("practice.withdrawn", submission)


def test_the_same_text_sent_from_two_laptops_is_taken_back_twice(session):
    practice, _ = submitted(session)
    (entry,) = submissions(session)
    other = Entry(EntryId(77, 1), entry.kind, None, entry.audience, entry.written, entry.body)
    tell(session, other)
    acknowledge_all(session)
    practices.withdraw(session, practice)
    assert {act.about for act in session.journal.waiting()} == {entry.id, other.id}


def test_there_must_be_something_to_take_back(session):
    assert refused_with("practice-state", practices.withdraw, session, written(session).id)["state"] == "draft"


def test_after_taking_back_the_same_text_can_be_sent_again(session):
    practice, _ = submitted(session)
    practices.withdraw(session, practice)
    assert practices.submit(session, practice).state is State.WAITING
    assert len(submissions(session)) == 2


def test_a_withdrawal_that_the_centre_refused_did_not_happen(session, centre):
    practice, submission = submitted(session)
    acknowledge_all(session)
    practices.withdraw(session, practice)
    (act,) = session.journal.waiting()
    tell(session, centre.published(submission), centre.refused(act.id.text()))
    assert practices.open_practice(session, practice).state is State.PUBLISHED


# -- what the centre says


def test_review_return_edit_and_send_again(session, centre):
    practice, submission = submitted(session)
    acknowledge_all(session)
    tell(session, centre.under_review(submission))
    assert practices.open_practice(session, practice).state is State.UNDER_REVIEW
    tell(session, centre.returned(submission))
    view = practices.open_practice(session, practice)
    assert view.state is State.RETURNED
    assert (view.decision.published, view.decision.text, view.decision.by) == (False, "Say who agreed.", "J. Okoro")
    assert view.editable
    assert not view.can_submit  # nothing was changed yet
    assert refused_with("practice-state", practices.submit, session, practice)["reason"] == "unchanged"
    practices.save_practice(session, practice, parts={"who": "The council agreed."})
    assert practices.open_practice(session, practice).can_submit
    again = practices.submit(session, practice)
    assert again.state is State.WAITING
    assert again.decision is None
    assert [step.state for step in again.path][:3] == [State.DRAFT, State.RETURNED, State.WAITING]


def test_a_no_of_the_centre_deletes_nothing_and_says_why(session, centre):
    practice, submission = submitted(session)
    acknowledge_all(session)
    tell(session, centre.refused(submission, "This practice could not be read."))
    view = practices.open_practice(session, practice)
    assert (view.state, view.refused) == (State.REFUSED, "This practice could not be read.")
    assert view.parts["context"] == PARTS["context"]
    assert view.can_submit
    assert practices.submit(session, practice).state is State.WAITING


def test_a_newer_text_takes_the_place_of_the_one_under_review(session, centre):
    practice, submission = submitted(session)
    acknowledge_all(session)
    tell(session, centre.under_review(submission))
    practices.save_practice(session, practice, parts={"limits": "Not in fighting."})
    assert practices.submit(session, practice).state is State.WAITING
    waiting = [entry for entry in session.journal.waiting() if entry.kind.startswith("practice.")]
    assert [entry.kind for entry in waiting if entry.kind != "practice.edit"] == [
        "practice.withdrawn",
        "practice.submitted",
    ]


def test_a_published_practice_stays_so_while_a_newer_text_is_sent_and_taken_back(session, centre):
    practice, submission = submitted(session)
    acknowledge_all(session)
    tell(session, centre.published(submission))
    practices.save_practice(session, practice, title="Market hours")
    assert practices.open_practice(session, practice).edited_since
    assert practices.submit(session, practice).state is State.WAITING
    assert practices.withdraw(session, practice).state is State.PUBLISHED
    assert practices.withdraw(session, practice).state is State.WITHDRAWN


def test_what_the_centre_takes_out_of_the_library_is_withdrawn(session, centre):
    practice, submission = submitted(session)
    acknowledge_all(session)
    published, unpublished = centre.published(submission), centre.unpublished(submission)
    tell(session, unpublished)
    tell(session, published)  # late
    assert practices.open_practice(session, practice).state is State.WITHDRAWN


# -- the library


def test_others_practices_are_listed_and_opened_and_nobody_here_can_change_them(session, centre):
    tell(session, centre.published("000000000000b1.4", "One phone, one role"))
    (row,) = practices.list_practices(session)
    assert (row.id, row.title, row.mine, row.author, row.state) == (
        "000000000000b1.4",
        "One phone, one role",
        False,
        "L. Sow",
        State.PUBLISHED,
    )
    view = practices.open_practice(session, row.id)
    assert view.parts["context"] == "One weekly market."
    assert view.parts["limits"] == ""
    assert (view.editable, view.mine, view.can_submit, view.can_withdraw) == (False, False, False, False)
    assert view.decision.by == "J. Okoro"
    for verb in (practices.save_practice, practices.submit, practices.withdraw, practices.delete_practice):
        assert refused_with("practice-state", verb, session, row.id)["reason"] == "others"


def test_a_practice_leaves_the_library_whichever_word_comes_first(session, centre):
    first, gone = centre.published("000000000000b1.4"), centre.unpublished("000000000000b1.4")
    tell(session, gone, first)
    assert practices.list_practices(session) == ()
    refused_with("record-unknown", practices.open_practice, session, "000000000000b1.4")
    assert search_index.find(session.database, ("market",), 5)[1] == 0


def test_published_again_it_is_back(session, centre):
    tell(session, centre.published("000000000000b1.4"), centre.unpublished("000000000000b1.4"))
    tell(session, centre.published("000000000000b1.4", "Better title"))
    assert [row.title for row in practices.list_practices(session)] == ["Better title"]


def test_the_own_published_practice_stands_once_and_among_the_own(session, centre):
    practice, submission = submitted(session)
    tell(session, centre.published(submission))
    (row,) = practices.list_practices(session)
    assert (row.id, row.mine) == (practice, True)
    assert practices.open_practice(session, submission).id == practice
    assert search_index.find(session.database, ("market",), 5)[1] == 1


def test_filters(session, centre, clock):
    tell(session, centre.published("000000000000b1.4", "Photo rule on one card", parts={"context": "Checkpoint."}))
    clock.advance(hours=1)
    draft = written(session, title="Ford map with the council", context="The river at the checkpoint.")
    assert [row.mine for row in practices.list_practices(session)] == [True, False]  # the last changed first
    assert [row.id for row in practices.list_practices(session, mine=True)] == [draft.id]
    assert [row.mine for row in practices.list_practices(session, mine=False)] == [False]
    assert [row.id for row in practices.list_practices(session, state=State.DRAFT)] == [draft.id]
    assert len(practices.list_practices(session, theme="CHECKPOINT")) == 2
    assert [row.id for row in practices.list_practices(session, theme="check river")] == [draft.id]
    assert practices.list_practices(session, theme="helicopter") == ()


def test_a_submission_whose_draft_is_not_here_is_still_shown(session, tmp_path, clock):
    practice, _ = submitted(session)
    entries = [entry for entry in session.journal.waiting() if entry.audience != "mine"]
    with open_test_session(tmp_path / "second", clock=clock) as second:
        second.journal.receive(entries)
        (row,) = practices.list_practices(second)
        assert (row.id, row.title, row.state) == (practice, "Market day hours for escorts", State.RECEIVED)
        view = practices.open_practice(second, practice)
        assert view.parts["action"] == PARTS["action"]
        assert not view.editable
        refused_with("practice-state", practices.save_practice, second, practice)
        assert practices.withdraw(second, practice).state is State.WITHDRAWN
