"""Distances that the rows of the list share, at 100 %."""

from typing import Final

START: Final = 17
END: Final = 13
ABOVE: Final = 8
ICON: Final = 18
AFTER_ICON: Final = 14

INSET: Final = 18
FOOT: Final = 18
"""Beside and below what is unfolded in a row."""
