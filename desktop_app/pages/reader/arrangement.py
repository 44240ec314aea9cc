"""Where the columns of the reader stand in a window of a given width.

Promises: the text keeps its measure as long as it fits; then the margin notes go first into the text (below their
paragraph), then the contents into a button. Pure numbers; x runs from the start of reading and is mirrored by whoever
places widgets. Called by the page on every resize.
"""

from dataclasses import dataclass
from typing import Final

SIDE: Final = 26
CONTENTS: Final = 140
GAP: Final = 26
LINE_GAP: Final = 28
NOTE_GAP: Final = 16
NOTES: Final = 226
NOTES_MOST: Final = 272
EDGE: Final = 19
PAGE: Final = 36


@dataclass(frozen=True)
class Arrangement:
    """Pixels. ``contents``: x of the contents column, None when it is behind a button; ``line``: x of the margin line,
    None when there is no room; ``notes``: (x, width) beside the text, None when notes stand in the text."""

    width: int
    contents: int | None
    column: int
    column_width: int
    line: int | None
    notes: tuple[int, int] | None

    @property
    def inline(self) -> bool:
        return self.notes is None


def arrange(width: int, measure: int, contents_width: int, notes_width: int) -> Arrangement:
    """``measure``: the text's own width; ``contents_width`` and ``notes_width``: least widths of the side columns at
    the interface's text size."""
    left = SIDE + contents_width + GAP
    beside = LINE_GAP + NOTE_GAP + notes_width + EDGE
    if width >= left + measure + beside:
        return _three_columns(width, measure, contents_width, notes_width)
    if width >= PAGE + measure + beside:
        return _beside(width, measure, None, max(PAGE, (width - measure - beside) // 2), notes_width)
    if width >= left + measure + PAGE:
        spare = width - left - measure - PAGE
        column = left + spare // 2
        return Arrangement(width, SIDE + spare // 2, column, measure, column + measure + LINE_GAP - 8, None)
    column_width = min(measure, width - 2 * PAGE)
    column = (width - column_width) // 2
    line = column + column_width + LINE_GAP if width - column - column_width >= 2 * LINE_GAP else None
    return Arrangement(width, None, column, column_width, line, None)


def _three_columns(width: int, measure: int, contents_width: int, notes_width: int) -> Arrangement:
    """In a wide window the three stay together, and stand in the middle of it."""
    left = SIDE + contents_width + GAP
    spare = width - left - measure - LINE_GAP - NOTE_GAP - notes_width - EDGE
    wider = min(spare, NOTES_MOST - NOTES)
    shift = (spare - wider) // 2
    return _beside(width, measure, SIDE + shift, left + shift, notes_width + wider)


def _beside(width: int, measure: int, contents: int | None, column: int, notes_width: int) -> Arrangement:
    line = column + measure + LINE_GAP
    return Arrangement(width, contents, column, measure, line, (line + NOTE_GAP, notes_width))
