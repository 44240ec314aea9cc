"""One of each component, for tests that hold for all of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.journey import ActivityRow, ActivityState, PackState, WeekRow
from desktop_app.domain.sharing import SharingState, SharingStatus
from desktop_app.widgets.activity_row import ActivityRowWidget
from desktop_app.widgets.avatar import Avatar, Mark
from desktop_app.widgets.button import Button
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.chip_states import state_chip
from desktop_app.widgets.empty_state import EmptyState
from desktop_app.widgets.field import Field, TextArea
from desktop_app.widgets.filter_chip import FilterChip
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.margin_line import columns
from desktop_app.widgets.meter import Meter
from desktop_app.widgets.nav_item import NavItem
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.option_row import OptionRow
from desktop_app.widgets.page_frame import PageHeader
from desktop_app.widgets.progress_segments import ProgressSegments
from desktop_app.widgets.ring import Bar, Ring
from desktop_app.widgets.search_field import SearchField
from desktop_app.widgets.segmented import Segmented
from desktop_app.widgets.select import Select
from desktop_app.widgets.skeleton import Skeleton
from desktop_app.widgets.state_path import StatePath, Step
from desktop_app.widgets.sync_badge import SyncBadge, SyncBar
from desktop_app.widgets.week_row import WeekRowWidget

CONTACT = datetime(2026, 2, 8, 18, 40, tzinfo=UTC)


def activity(state: ActivityState = ActivityState.OPEN, kind: str = "lesson", left: int = 18) -> ActivityRow:
    return ActivityRow(ActivityId("w1-l2"), kind, 1, "1.2", "Two working cultures", 18, left, state, None)


def week(
    number: int = 1,
    state: PackState = PackState.INSTALLED,
    done: int = 2,
    is_open: bool = False,
    done_on: date | None = None,
) -> WeekRow:
    return WeekRow(
        number=number,
        title="Why we coordinate",
        pack=PackId(f"week-{number}"),
        pack_state=state,
        size=4_800_000,
        here=1_900_000 if state is PackState.PARTLY else 0,
        done=done,
        total=8,
        minutes_left=90,
        done_on=done_on,
        starts=date(2026, 1, 19),
        ends=date(2026, 1, 23),
        is_open=is_open,
        activities=(),
    )


def status(waiting: int = 3, **changes: object) -> SharingStatus:
    fields: dict[str, object] = {
        "saved": True,
        "unsaved_code": None,
        "enrolled": True,
        "waiting": waiting,
        "sending": None,
        "last_contact": CONTACT,
        "refused": 0,
    }
    return SharingStatus(**(fields | changes))  # type: ignore[arg-type]  # the names are SharingStatus's own


def _badge(kind: type[SyncBadge] | type[SyncBar]) -> QWidget:
    badge = kind()
    badge.show_status(status())
    return badge


def _answered() -> QWidget:
    row = OptionRow("Ask what the officer will do with it, then give the least that does it.")
    row.set_result("Yes: first the purpose, then the minimum.", "best")
    return row


SAMPLES: dict[str, Callable[[], QWidget]] = {
    "primary": lambda: Button("Continue", "primary", trailing="arrow-right"),
    "secondary": lambda: Button("Export", icon="upload"),
    "quiet": lambda: Button("Read again", "quiet", trailing="arrow-right"),
    "danger": lambda: Button("Delete draft", "danger"),
    "icon button": lambda: IconButton("bookmark", "Bookmark"),
    "chip": lambda: state_chip(SharingState.WAITING),
    "filter": lambda: FilterChip("Checkpoint", mark="x", checked=True),
    "label": lambda: Label("Six weeks", "h1"),
    "check box": lambda: CheckBox("Less motion", True),
    "segmented": lambda: Segmented(("My pace", "With the cohort"), 0, "Order"),
    "field": lambda: Field("Region", hint="Others see only the region."),
    "text area": lambda: TextArea("Context"),
    "search": lambda: SearchField("Search my notes"),
    "select": lambda: Select("Language", ("English", "العربية")),
    "nav item": lambda: NavItem("Journey", "map"),
    "narrow nav item": lambda: NavItem("Journey", "map", narrow=True),
    "badge": lambda: _badge(SyncBadge),
    "bar of badge": lambda: _badge(SyncBar),
    "notice": lambda: NoticeBar("failure", "This pack is damaged.", "Copy it again.", action="Why?", closable=True),
    "empty": lambda: EmptyState("notebook-pen", "No notes yet", "Select a sentence and press N.", "Open lesson 1.2"),
    "skeleton": Skeleton,
    "ring": lambda: Ring(0.4, words="4"),
    "bar": lambda: Bar(0.4),
    "avatar": lambda: Avatar("Amina Diallo"),
    "mark": Mark,
    "meter": lambda: Meter("Coherence", "puzzle", 3, -2),
    "option": lambda: OptionRow("Send the list. The road is what you need.", multiple=True),
    "answered option": _answered,
    "segments": lambda: ProgressSegments(6, 2),
    "path": lambda: StatePath((Step("Draft", done=True), Step("Waiting", now=True), Step("Published"))),
    "activity": lambda: ActivityRowWidget(activity(ActivityState.CURRENT, left=9), columns(("Lesson",))),
    "week": lambda: WeekRowWidget(week(state=PackState.PARTLY), columns(("Week 1",)), first=True),
    "open week": lambda: WeekRowWidget(week(is_open=True), columns(("Week 1",)), last=True),
    "header": lambda: PageHeader("Journey", "Week 4 of 6"),
}
