"""Where the columns of the reader stand, and how margin notes make room for one another."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.pages.reader.arrangement import CONTENTS, NOTES, arrange
from desktop_app.pages.reader.stacking import stack


def test_at_1280_contents_text_and_notes_stand_side_by_side() -> None:
    columns = arrange(1041, 560, CONTENTS, NOTES)
    assert (columns.contents, columns.column, columns.line, columns.notes) == (26, 192, 780, (796, 226))


def test_when_it_gets_narrow_the_contents_go_first_and_then_the_notes() -> None:
    assert arrange(900, 560, CONTENTS, NOTES).contents is None
    assert not arrange(900, 560, CONTENTS, NOTES).inline
    assert arrange(786, 560, CONTENTS, NOTES).inline


@given(st.integers(400, 3000), st.sampled_from([560, 700, 840, 1120]), st.sampled_from([1.0, 1.5, 2.0]))
def test_nothing_reaches_out_of_the_window_and_nothing_overlaps(width: int, measure: int, scale: float) -> None:
    columns = arrange(width, measure, round(CONTENTS * scale), round(NOTES * scale))
    assert 0 < columns.column_width <= measure
    assert columns.column >= 0
    end = columns.column + columns.column_width
    assert end <= width
    if columns.contents is not None:
        assert columns.contents + round(CONTENTS * scale) <= columns.column
    if columns.line is not None:
        assert end < columns.line < width
    if columns.notes is not None and columns.line is not None:
        assert columns.line < columns.notes[0]
        assert sum(columns.notes) <= width


HEIGHTS = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200)), max_size=8)


@given(HEIGHTS)
def test_notes_never_overlap_and_never_rise(notes: list[tuple[float, float]]) -> None:
    notes.sort()
    wanted, heights = [top for top, _ in notes], [height for _, height in notes]
    tops = stack(wanted, heights, 4)
    assert all(top >= want for top, want in zip(tops, wanted, strict=True))
    for number in range(1, len(tops)):
        assert tops[number] >= tops[number - 1] + heights[number - 1] + 4 - 1e-6


def test_a_note_with_room_stays_at_its_line() -> None:
    assert stack([0, 100], [50, 10], 4) == [0, 100]
    assert stack([0, 40, 60], [50, 10, 10], 4) == [0, 54, 68]
