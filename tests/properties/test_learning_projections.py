"""What screens read of a learner's work: the same rows in whatever order entries arrive, however often, and rebuilt."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sync_protocol import bodies
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import KINDS, encode_body
from tests.support.profiles import open_test_session

TABLES = (
    "progress_finished",
    "progress_parts",
    "highlights",
    "highlights_removed",
    "places",
    "bookmarks",
    "answers",
    "again",
    "cohorts",
    "placements",
    "draft_beginnings",
)

activities = st.sampled_from(["w1-l1", "w1-quiz"])
parts = st.sampled_from(["a", "b"])
responses = st.one_of(st.lists(st.integers(0, 3), max_size=3), st.text(max_size=5), st.floats(allow_nan=False))
fractions = st.floats(0, 1)
numbers = st.integers(0, 5)
ids = st.builds(EntryId, st.integers(1, 3), st.integers(1, 9))

EVENTS = {
    "activity.finished": st.builds(
        bodies.ActivityFinished, activities, st.just("week-1"), st.just("1.0.0"), st.just("en")
    ),
    "section.read": st.builds(bodies.SectionRead, activities, parts),
    "place.kept": st.builds(bodies.PlaceKept, activities, st.just("1.0.0"), parts, numbers),
    "answer.given": st.builds(bodies.AnswerGiven, activities, st.just("1.0.0"), parts, responses, fractions),
    "question.again": st.builds(bodies.QuestionAgain, activities, parts, st.booleans()),
    "bookmark.set": st.builds(bodies.BookmarkSet, activities, st.booleans()),
    "highlight.made": st.builds(
        bodies.HighlightMade, activities, st.just("1.0.0"), numbers, numbers, numbers, st.text(max_size=5)
    ),
    "highlight.removed": st.none(),
    "draft.begun": st.builds(bodies.DraftBegun, parts, st.just("en"), st.just("1.0.0"), st.just(bytes(32))),
    "cohort.described": st.builds(
        bodies.CohortDescribed, st.text(max_size=5), st.just("2026-02-02"), st.integers(1, 8), st.just([])
    ),
    "person.placed": st.builds(bodies.PersonPlaced, ids.map(EntryId.text)),
}


@st.composite
def entries(draw):
    kind = draw(st.sampled_from(sorted(EVENTS)))
    about = draw(ids) if not KINDS[kind].makes else draw(st.none() | ids)
    body = encode_body(draw(EVENTS[kind]))
    if draw(st.integers(0, 9)) == 0:
        body = draw(st.binary(max_size=6))  # written by something that is not Fieldbook
    return Entry(draw(ids), kind, about, "mine", draw(st.integers(0, 3)), body)


bags = st.lists(entries(), max_size=12, unique_by=lambda entry: entry.id)


def lying(session):
    return {name: sorted(session.database.rows(f"SELECT * FROM {name}"), key=repr) for name in TABLES}


@settings(max_examples=30, deadline=None)
@given(bags, st.integers(0, 2**16))
def test_any_order_any_number_of_times_and_rebuilt(tmp_path_factory, bag, seed):
    folder = tmp_path_factory.mktemp("projections")
    shuffled = list(bag)
    random.Random(seed).shuffle(shuffled)
    with open_test_session(folder / "one") as one, open_test_session(folder / "two") as two:
        one.journal.receive(bag)
        for entry in shuffled:
            two.journal.receive([entry])
        two.journal.receive(bag)
        assert lying(two) == lying(one)
        one.storage.projector.rebuild()
        assert lying(one) == lying(two)
