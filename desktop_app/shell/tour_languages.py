"""A course in several languages: the choice, and what is said where a week is not in the one that was chosen.

Promises: the size is that of a small pack; what is chosen here is kept nowhere. Used by tour_scenes.py only.
"""

from dataclasses import replace
from typing import Final

from desktop_app.domain.course_language import Lacking, Spoken, Stands
from desktop_app.domain.identifiers import PackId
from desktop_app.pages.journey import JourneyPage
from desktop_app.pages.reader import ReaderPage
from desktop_app.pages.settings import SettingsPage

_ONLY: Final = Spoken("en", "fr", Stands.ONLY)
_LACKING: Final = (Lacking(PackId("week-1"), 1, "Who we are and what we bring", 231_000, False),)


def choice(page: SettingsPage) -> None:
    """French was chosen, and one week can come in it."""
    page.course_language.show_choice("fr", ("en", "fr"), _LACKING, "fr")


def journey(page: JourneyPage) -> None:
    """A week that is in English only."""
    if page.view is not None:
        weeks = tuple(replace(week, spoken=_ONLY if week.activities else None) for week in page.view.weeks)
        page.show_view(replace(page.view, weeks=weeks))


def reader(page: ReaderPage) -> None:
    """The sentence below the title of a lesson."""
    if page.view is not None:
        page.show_view(replace(page.view, spoken=_ONLY, place=None))
