"""Weeks on their way, as the Journey tells of them, and what they may take: made numbers shown by the real pages.

Promises: the numbers are those of a slow line and a small course. Used by tour_scenes.py only.
"""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState, WeekRow
from desktop_app.domain.transfers import Hold, Metered, Transfer, TransferLimits
from desktop_app.pages.journey import JourneyPage
from desktop_app.pages.journey.transfer_line import TransferLine
from desktop_app.pages.settings import SettingsPage
from desktop_app.pages.sync import SyncPage
from desktop_app.widgets.card import Card
from desktop_app.widgets.page_frame import PageFrame

_LIMITS: Final = TransferLimits(8_000, time(18), time(6), Metered.ASK)
_MONTH: Final = (214_000, 6_100_000)
_SIZES: Final = (4_700_000, 4_300_000, 5_200_000, 5_600_000, 4_800_000, 3_100_000)
_AGAIN: Final = datetime(2027, 2, 10, 9, 52, tzinfo=UTC)
_RUNNING: Final = Transfer(PackId("week-2"), "en", 1_700_000, 4_300_000, 2_040.0, 1_270.0)
_NEXT: Final = Transfer(PackId("week-3"), "en", hold=Hold.QUEUED)


def _show(page: JourneyPage, *transfers: Transfer) -> None:
    view = page.view
    if view is None:
        return
    page.show_view(replace(view, weeks=tuple(map(_offered, view.weeks))))
    page.show_transfers({each.pack: each for each in transfers}, Metered.ASK)
    _reveal(page, page.findChild(TransferLine))


def _offered(week: WeekRow) -> WeekRow:
    """A week that the centre has, if it is not here."""
    if week.activities:
        return week
    size = _SIZES[week.number - 1]
    return replace(week, pack=PackId(f"week-{week.number}"), pack_state=PackState.AVAILABLE, size=size)


def downloading(page: JourneyPage) -> None:
    """One comes, one is next."""
    _show(page, _RUNNING, _NEXT)


def paused(page: JourneyPage) -> None:
    """By the learner."""
    _show(page, replace(_RUNNING, hold=Hold.PAUSED), replace(_NEXT, hold=Hold.PAUSED))


def no_link(page: JourneyPage) -> None:
    """The line is gone; it is tried again by itself."""
    _show(page, replace(_RUNNING, hold=Hold.LINK, until=_AGAIN), replace(_NEXT, hold=Hold.LINK, until=_AGAIN))


def update(page: JourneyPage) -> None:
    """A newer version of the week that is read."""
    _show(page, Transfer(PackId("week-1"), "en", 12_000, 38_200, 2_040.0, 13.0))


def limits(page: SyncPage) -> None:
    """Limits that were set, and what the month took."""
    page.show_limits((_LIMITS, _MONTH))
    _reveal(page, page.limits)


def downloads(page: SettingsPage) -> None:
    """The way to them from the settings."""
    card: QWidget | None = page.limits
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    _reveal(page, card)


def _reveal(page: QWidget, widget: QWidget | None) -> None:
    frame = page.findChild(PageFrame)
    if isinstance(frame, PageFrame) and widget is not None:
        frame.reveal(widget)
