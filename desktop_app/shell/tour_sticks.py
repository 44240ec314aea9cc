"""Files on their way by stick, as the Sync page tells of them: made numbers shown by the real page.

Promises: nothing is written anywhere. Used by tour_scenes.py only.
"""

from datetime import UTC, datetime
from typing import Final

from desktop_app.domain.bundles import CarriedFile, CarryView, FilesToCarry
from desktop_app.pages.sync import SyncPage
from desktop_app.widgets.page_frame import PageFrame

_MORNING: Final = datetime(2027, 2, 10, 8, 5, tzinfo=UTC)
_VIEW: Final = CarryView(
    can_write=True,
    waiting=3,
    waiting_bytes=7_300,
    photos=FilesToCarry(2, 3_400_000),
    written=_MORNING.replace(day=9, hour=16, minute=30),
    carried=(
        CarriedFile("samir", _MORNING, 9_200, "waiting"),
        CarriedFile("leila", _MORNING, 4_100, "waiting"),
        CarriedFile("omar", _MORNING, 2_300, "answered"),
    ),
)


def carried(page: SyncPage) -> None:
    """A file of one's own that is not answered yet, and three of colleagues."""
    page.carry.show_view(_VIEW)
    frame = page.findChild(PageFrame)
    if isinstance(frame, PageFrame):
        frame.reveal(page.carry.card)
