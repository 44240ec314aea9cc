"""The state path of a good practice, from facts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practice_state import (
    UNDERWAY,
    WITHDRAWABLE,
    Ruling,
    Submission,
    Word,
    as_texts,
    deciding,
    decision_of,
    path_of,
    state_of,
    to_take_back,
)
from desktop_app.domain.sharing import SharingState as State


def sent(name="a.1", **facts):
    """A submission. Those of one laptop, "a", knew of each other."""
    laptop, _, number = name.partition(".")
    turn = facts.pop("turn", int(number) if laptop == "a" else 1)
    return Submission(RecordId(name), facts.pop("hash", f"hash of {name}".encode()), turn=turn, **facts)


def ruling(word, written=1, entry="c.1", text="", by=""):
    return Ruling(word, written, entry, text, by)


REVIEW = ruling(Word.UNDER_REVIEW, 1, "c.1")
RETURNED = ruling(Word.RETURNED, 2, "c.2", "Please say who agreed the hours.", "J. Okoro")
PUBLISHED = ruling(Word.PUBLISHED, 3, "c.3", by="J. Okoro")
UNPUBLISHED = ruling(Word.UNPUBLISHED, 4, "c.4")


@pytest.mark.parametrize(
    ("submissions", "state"),
    [
        ([], State.DRAFT),
        ([sent()], State.WAITING),
        ([sent(acknowledged=True)], State.RECEIVED),
        ([sent(rulings=(REVIEW,))], State.UNDER_REVIEW),
        ([sent(rulings=(REVIEW, RETURNED))], State.RETURNED),
        ([sent(rulings=(REVIEW, PUBLISHED))], State.PUBLISHED),
        ([sent(rulings=(PUBLISHED, UNPUBLISHED))], State.WITHDRAWN),
        ([sent(acknowledged=True, refused="title-empty")], State.REFUSED),
        ([sent(withdrawn=True, rulings=(REVIEW,))], State.WITHDRAWN),
        ([sent(rulings=(RETURNED,)), sent("a.2")], State.WAITING),
        ([sent(withdrawn=True), sent("a.2", rulings=(REVIEW,))], State.UNDER_REVIEW),
        ([sent(rulings=(PUBLISHED,)), sent("a.2", withdrawn=True)], State.PUBLISHED),
        ([sent(rulings=(RETURNED,)), sent("a.2", withdrawn=True)], State.WITHDRAWN),
    ],
)
def test_states(submissions, state):
    assert state_of(submissions) is state


def drawn(submissions):
    return [f"{'now ' if step.now else 'done ' if step.done else ''}{step.state}" for step in path_of(submissions)]


def test_the_path_of_a_draft_is_the_plain_way_ahead():
    assert drawn([]) == ["now draft", "waiting", "under-review", "published"]


def test_returned_is_on_the_path_only_when_it_happened():
    assert drawn([sent(rulings=(REVIEW,))]) == ["done draft", "done waiting", "now under-review", "published"]
    assert drawn([sent(rulings=(REVIEW, RETURNED))]) == [
        "done draft",
        "done waiting",
        "done under-review",
        "now returned",
        "published",
    ]


def test_sent_again_the_path_remembers_the_return():
    again = [sent(rulings=(RETURNED,)), sent("a.2")]
    assert drawn(again) == ["done draft", "done returned", "now waiting", "under-review", "published"]


def test_the_paths_of_all_other_states():
    assert drawn([sent()]) == ["done draft", "now waiting", "under-review", "published"]
    assert drawn([sent(acknowledged=True)]) == [
        "done draft",
        "done waiting",
        "now received",
        "under-review",
        "published",
    ]
    assert drawn([sent(refused="x")]) == ["done draft", "done waiting", "now refused", "under-review", "published"]
    assert drawn([sent(withdrawn=True)]) == ["done draft", "done waiting", "now withdrawn"]
    published = path_of([sent(rulings=(PUBLISHED,))])
    assert [step.state for step in published] == [State.DRAFT, State.WAITING, State.UNDER_REVIEW, State.PUBLISHED]
    assert published[-1].done
    assert published[-1].now


def test_the_decision_goes_with_the_state():
    assert decision_of([]) is None
    assert decision_of([sent(rulings=(REVIEW,))]) is None
    assert decision_of([sent(rulings=(RETURNED,))]) is RETURNED
    assert decision_of([sent(rulings=(RETURNED,)), sent("a.2")]) is None
    assert decision_of([sent(rulings=(PUBLISHED,))]) is PUBLISHED


def test_a_withdrawn_newer_text_leaves_the_published_one_deciding():
    published, newer = sent(rulings=(PUBLISHED,)), sent("a.2", withdrawn=True)
    assert deciding([published, newer]) is published


def test_a_withdrawal_takes_back_the_same_text_from_all_laptops_and_all_that_is_underway():
    here, there = sent(hash=b"same"), sent("a.2", hash=b"same", rulings=(REVIEW,))
    published, newer = sent("a.3", rulings=(PUBLISHED,)), sent("a.4")
    refused, gone = sent("a.5", refused="x"), sent("a.6", withdrawn=True)
    assert to_take_back([here, there]) == (here, there)
    assert to_take_back([published, newer]) == (newer,)
    assert to_take_back([published, gone]) == (published,)
    assert to_take_back([refused, here]) == (here,)
    assert to_take_back([]) == ()


rulings = st.lists(
    st.builds(Ruling, st.sampled_from(Word), st.integers(0, 5), st.sampled_from(["c.1", "c.2", "d.1"])),
    max_size=5,
    unique_by=lambda each: (each.written, each.entry),
)
submissions = st.lists(
    st.builds(
        Submission,
        st.sampled_from(["a.1", "a.2"]).map(RecordId),
        st.just(b"hash"),
        st.booleans(),
        st.booleans(),
        st.none() | st.just("reason"),
        rulings.map(tuple),
        st.integers(0, 2),
    ),
    max_size=4,
)


@given(submissions, st.randoms(use_true_random=False))
def test_the_order_in_which_submissions_arrive_changes_nothing(found, random):
    found = [replace(each, id=RecordId(f"a.{number}")) for number, each in enumerate(found)]
    shuffled = random.sample(found, len(found))
    for question in (state_of, path_of, decision_of, deciding, lambda each: state_of(as_texts(each))):
        assert question(shuffled) == question(found)
    assert set(to_take_back(shuffled)) == set(to_take_back(found))


@given(submissions)
def test_every_bag_of_facts_has_one_state_that_its_path_shows_once(found):
    path = path_of(found)
    assert [step.state for step in path if step.now] == [state_of(found)]
    passed = [index for index, step in enumerate(path) if step.done or step.now]
    assert passed == list(range(len(passed)))
    assert path[0].state is State.DRAFT


@given(submissions, st.randoms(use_true_random=False))
def test_the_order_in_which_the_centres_words_arrive_changes_nothing(found, random):
    shuffled = [replace(each, rulings=tuple(random.sample(each.rulings, len(each.rulings)))) for each in found]
    assert state_of(shuffled) is state_of(found)
    assert path_of(shuffled) == path_of(found)


@given(submissions)
def test_taking_all_back_leaves_nothing_underway(found):
    taken = to_take_back(found)
    left = [replace(each, withdrawn=True) if each in taken else each for each in found]
    assert not UNDERWAY & {state_of([each]) for each in left}
    assert (state_of(found) in WITHDRAWABLE) <= bool(taken)


@given(submissions)
def test_returned_and_published_are_never_hoped_for(found):
    said = {each.word for submission in found for each in submission.rulings}
    state = state_of(found)
    assert state is not State.RETURNED or Word.RETURNED in said
    assert state is not State.PUBLISHED or Word.PUBLISHED in said
    assert state is not State.DRAFT or not found


@pytest.mark.parametrize("other", [sent("b.1", withdrawn=True), sent("b.1", rulings=(RETURNED,)), sent("b.1")])
def test_what_is_underway_decides_in_whatever_order_laptops_learned_of_it(other):
    reviewed = sent("a.1", acknowledged=True, rulings=(REVIEW,))
    assert deciding((reviewed, other)) == deciding((other, reviewed)) == reviewed
    assert state_of((reviewed, other)) is State.UNDER_REVIEW


@pytest.mark.parametrize(
    ("here", "there", "state"),
    [
        (sent("b.1", rulings=(RETURNED,)), sent("c.1", rulings=(PUBLISHED,)), State.PUBLISHED),
        (sent("b.1", rulings=(RETURNED,)), sent("c.1", rulings=(PUBLISHED, UNPUBLISHED)), State.WITHDRAWN),
        (sent("b.1", rulings=(RETURNED,)), sent("c.1", withdrawn=True, rulings=(PUBLISHED,)), State.RETURNED),
        (sent("b.1", rulings=(RETURNED,)), sent("c.1", refused="x"), State.RETURNED),
        (sent("b.1", withdrawn=True), sent("c.1", refused="x"), State.REFUSED),
        (sent("b.1", rulings=(PUBLISHED,)), sent("c.1", turn=2, rulings=(RETURNED,)), State.RETURNED),
        (sent("b.1", rulings=(PUBLISHED,)), sent("c.1", turn=2, withdrawn=True), State.PUBLISHED),
    ],
)
def test_of_two_that_did_not_know_of_each_other_the_centres_last_word_counts(here, there, state):
    assert state_of((here, there)) is state_of((there, here)) is state


def test_one_text_sent_twice_is_one_submission_to_the_centre():
    first = sent("a.1", hash=b"text", acknowledged=True, rulings=(PUBLISHED,))
    again = sent("b.1", hash=b"text", acknowledged=True)
    other = sent("c.1", hash=b"another", acknowledged=True)
    assert state_of(as_texts((first, again))) is State.PUBLISHED
    assert state_of(as_texts((again, first))) is State.PUBLISHED
    assert state_of(as_texts((first, other))) is State.RECEIVED
    assert state_of(as_texts((replace(first, withdrawn=True), again))) is State.RECEIVED
