"""Highlights of one paragraph are the union of what was marked without what was removed, and never touch."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.anchoring import anchor_of
from desktop_app.operations import lessons
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, install, week_1

ranges = st.tuples(st.integers(0, 39), st.integers(1, 12)).map(lambda found: (found[0], min(40, sum(found))))
steps = st.lists(ranges | st.integers(0, 5), max_size=12)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_highlights_are_the_union_of_what_was_marked(tmp_path_factory, done):
    with open_test_session(tmp_path_factory.mktemp("highlights")) as session:
        install(session, week_1())
        view = lessons.open_lesson(session, L1)
        paragraph, text = next((index, text) for index, text in view.lesson.texts() if len(text) >= 40)
        marked: set[int] = set()
        for step in done:
            here = lessons.open_lesson(session, L1).highlights
            if isinstance(step, tuple):
                if text[slice(*step)].strip():
                    made = lessons.highlight(session, anchor_of(L1, view.version, paragraph, *step, text))
                    marked |= set(range(*step))
                    assert made.anchor.start <= step[0] < step[1] <= made.anchor.end
            elif here:
                gone = here[step % len(here)]
                lessons.remove_highlight(session, gone.id)
                marked -= set(range(gone.anchor.start, gone.anchor.end))
        found = [each.anchor for each in lessons.open_lesson(session, L1).highlights]
        assert {at for anchor in found for at in range(anchor.start, anchor.end)} == marked
        assert all(one.end < other.start for one, other in pairwise(found))
        assert all(anchor == anchor_of(L1, view.version, paragraph, anchor.start, anchor.end, text) for anchor in found)
