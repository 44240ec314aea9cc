"""Marks whose place has gone: beside a lesson that was rewritten, and of a week that is not on this laptop.

Promises: those of the lesson are the sample learner's own (tour_learner.py), those of the notebook are made here.
Used by tour_scenes.py only.
"""

from datetime import UTC, datetime
from typing import Final

from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.marks import LostPlace
from desktop_app.pages.notebook import NotebookPage
from desktop_app.pages.reader import ReaderPage

_GONE: Final = (
    LostPlace(
        RecordId("7d1.1"),
        ActivityId("w4-l2"),
        "Deconfliction tells where you are. It asks for nothing.",
        datetime(2027, 2, 6, 10, 20, tzinfo=UTC),
        None,
        "4.2 Deconfliction is not coordination",
        4,
        lesson_here=False,
    ),
    LostPlace(
        RecordId("7d1.2"),
        ActivityId("w4-l2"),
        "Who needs what",
        datetime(2027, 2, 6, 10, 32, tzinfo=UTC),
        "The drivers need the hour, not the route.",
        "4.2 Deconfliction is not coordination",
        4,
        lesson_here=False,
    ),
    LostPlace(
        RecordId("7d1.3"),
        ActivityId("w6-l1"),
        "Say early when you will leave, and who stays.",
        datetime(2027, 2, 7, 8, 15, tzinfo=UTC),
        None,
        "6.1 Leaving well",
        6,
        lesson_here=False,
    ),
)


def in_lesson(page: ReaderPage) -> None:
    """Opens the list beside the lesson."""
    page.contents.lost.click()


def in_notebook(page: NotebookPage) -> None:
    """Opens the list in the notebook."""
    page.lost.show_places(_GONE)
    page.list_pane.show_lost(len(_GONE))
    page.list_pane.lost.click()
