"""Distances that the rows of the list share, at 100 %."""

from typing import Final

START: Final = 17
END: Final = 13
ICON: Final = 18
AFTER_ICON: Final = 14
INDENT: Final = START + ICON + AFTER_ICON
"""Where the words of a row begin."""

PANE: Final = (INDENT, 0, 18, 18)
"""Around what is unfolded below a row: start, top, end, bottom."""
