"""Every component once, beside LOOK's own drawing of them. Shown by the tour only.

Promises: it is made of the real widgets with words of no meaning; nothing in it does anything.
"""

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.sharing import SharingState, SharingStatus
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.chip_states import state_chip
from desktop_app.widgets.empty_state import EmptyState
from desktop_app.widgets.field import Field
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.meter import Meter
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.page_frame import PageFrame
from desktop_app.widgets.ring import Bar, Ring
from desktop_app.widgets.segmented import Segmented
from desktop_app.widgets.skeleton import Skeleton
from desktop_app.widgets.sync_badge import SyncBadge
from desktop_app.widgets.themed import Themed

_CONTACT = datetime(2026, 2, 8, 18, 40, tzinfo=UTC)
_COLOURS = (
    ("desk", "paper", "sheet", "well", "line"),
    ("ink", "accent", "tint", "marker", "margin"),
    ("red", "ochre", "slate", "plum", "line2"),
)


class ComponentsPage(QWidget):
    """See navigation.Page."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focused = Button(self.tr("Focus"), "primary")
        self._skeleton = Skeleton()
        frame = PageFrame()
        Column(self).addWidget(frame)
        frame.header.addWidget(Label(self.tr("Components"), "h1"))
        frame.header.gap(14)
        columns = Column(spacing=24) if frame.theme.compact else Row(spacing=30)
        for column in (self._first(), self._second(), self._third()):
            columns.addLayout(column, 1)
        frame.column.addLayout(columns)
        frame.column.addStretch(1)

    def enter(self, target: str | None) -> None:
        """Shows the focus ring where LOOK shows it."""
        self._skeleton.show()
        self._focused.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Made anew for each language."""

    def _first(self) -> Column:
        column = Column()
        _title(column, self.tr("Buttons"))
        later, off = Button(self.tr("Not now"), "primary"), Button(self.tr("Off"))
        later.setEnabled(False)
        off.setEnabled(False)
        onward = Button(self.tr("Continue"), "primary", trailing="arrow-right")
        _line(column, onward, self._focused, later, spacing=14)
        column.gap(14)
        _line(column, Button(self.tr("Export"), icon="upload"), Button(self.tr("Open")), off, spacing=14)
        column.gap(14)
        again = Button(self.tr("Read again"), "quiet", trailing="arrow-right")
        _line(column, again, Button(self.tr("Delete draft"), "danger"), spacing=24)
        column.gap(18)
        _title(column, self.tr("States"))
        states = [state_chip(state) for state in (SharingState.DRAFT, SharingState.WAITING, SharingState.UNDER_REVIEW)]
        _line(column, *states[:2], spacing=7)
        column.gap(6)
        _line(column, states[2], state_chip(SharingState.PUBLISHED), spacing=7)
        column.gap(6)
        _line(column, state_chip(SharingState.RETURNED), state_chip(SharingState.SAVED), spacing=7)
        column.gap(6)
        wrong = Chip(self.tr("Signature not valid"), "failure", "triangle-alert")
        _line(column, wrong, Chip(self.tr("Not here yet"), "outline"), spacing=7)
        column.gap(16)
        self._fields(column)
        return column

    def _fields(self, column: Column) -> None:
        _title(column, self.tr("Fields"))
        empty = Field(self.tr("Organisation"), example=self.tr("For example: district office"))
        filled = Field(self.tr("Region"), hint=self.tr("Others see only the region."))
        filled.set_text(self.tr("Telmo valley"))
        wrong = Field(self.tr("Speed"))
        wrong.set_text("abc")
        wrong.set_error(self.tr("Write a number, for example 8."))
        for field in (empty, filled, wrong):
            column.addWidget(field)
            column.gap(8)
        column.addStretch(1)

    def _second(self) -> Column:
        column = Column()
        _title(column, self.tr("Notice bar"))
        notices = (
            NoticeBar("done", self.tr("Received by the server."), self.tr("3 items, 7.3 KB, today 18:02.")),
            NoticeBar(
                "waiting",
                self.tr("No connection now."),
                self.tr("You can work. We try again at 18:00."),
                action=self.tr("Try now"),
            ),
            NoticeBar(
                "failure",
                self.tr("This pack is damaged. We did not install it."),
                self.tr("The file on the stick is not complete. Copy it again."),
                action=self.tr("Why?"),
            ),
        )
        for notice in notices:
            column.addWidget(notice)
            column.gap(7)
        column.gap(11)
        _title(column, self.tr("Sync badge"))
        for waiting in (3, 0):
            badge = SyncBadge()
            badge.show_status(SharingStatus(True, None, True, waiting, None, _CONTACT, 0))
            badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            column.addWidget(badge)
            column.gap(7)
        column.gap(11)
        _title(column, self.tr("Meter"))
        column.addWidget(Meter(self.tr("Acceptance"), "handshake", 7, 1))
        column.gap(6)
        column.addWidget(Meter(self.tr("Coherence"), "puzzle", 3, -2))
        column.addStretch(1)
        return column

    def _third(self) -> Column:
        column = Column()
        _title(column, self.tr("Empty state"))
        sentence = self.tr("Select a sentence in a lesson and press N.")
        column.addWidget(EmptyState("notebook-pen", self.tr("No notes yet"), sentence, self.tr("Open lesson 4.2")))
        column.gap(18)
        _title(column, self.tr("Skeleton, only after 400 ms"))
        column.addWidget(self._skeleton)
        column.gap(18)
        _title(column, self.tr("Progress"))
        progress = Row(spacing=10)
        for share in (0, 0.33, 0.75, 1):
            progress.addWidget(Ring(share))
        progress.gap(4)
        progress.addWidget(Bar(0.4), 1)
        column.addLayout(progress)
        column.gap(12)
        _line(column, Segmented((self.tr("My pace"), self.tr("With the cohort")), 0, self.tr("Progress")), spacing=0)
        column.gap(18)
        _title(column, self.tr("Colour"))
        for tokens in _COLOURS:
            _line(column, *(_Swatch(token) for token in tokens), spacing=9)
            column.gap(4)
        column.addStretch(1)
        return column


class _Swatch(Themed, QWidget):
    """A colour over its token."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(44), self.theme.px(31) + self.theme.fonts.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, lead = self.theme, paint.leading(self.mirrored)
        paint.box(painter, QRectF(0, 0, self.width(), theme.px(28)), self._token, "line2", 6)
        below = QRectF(0, theme.px(31), self.width(), theme.fonts.line("caption"))
        paint.text(painter, below, self._token, theme.fonts.style("caption"), "ink2", lead)
        painter.end()


def _title(column: Column, words: str) -> None:
    column.addWidget(Label(words, "meta-strong", "ink3"))
    column.gap(8)


def _line(column: Column, *widgets: QWidget, spacing: int) -> None:
    row = Row(spacing=spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    column.addLayout(row)
