"""The parts of the quiz and where they stand: the column of the question, the margin with its sentence, the foot.

Promises: the sentence stands beside the answer it explains, or below the answers when there is no room; mirrored in
right-to-left layouts; the column is never wider than its lines are easy to read. Refuses: to know quizzes.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.pages.quiz.end_view import EndView
from desktop_app.pages.quiz.lesson_quote import DOT, LINE, LessonQuote
from desktop_app.pages.quiz.question_area import QuestionArea
from desktop_app.qt_support.theme import app_theme, is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.margin_line import paint_line
from desktop_app.widgets.progress_segments import ProgressSegments
from desktop_app.widgets.scroll_area import ScrollArea

_PAGE: Final = 36
_COLUMN: Final = 680
_TO_LINE: Final = 54
_SIDE: Final = 230
_AFTER: Final = 24
_LINE_TOP: Final = 103
_FOOT: Final = 71
_TALL: Final = 800
"""In a taller window the foot stays near what it belongs to."""


class QuizFrame(QWidget):
    """Owns the parts. ``show_quote(None)`` takes the sentence away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kicker = Label("", "meta-medium", "ink3")
        self.title = Label("", "h1", wrap=True)
        self.note = Label("", "meta", "ink2", wrap=True)
        self.note.hide()
        self.segments = ProgressSegments()
        self.count = Label("", "meta", "ink2")
        self.saved = Label("", "meta", "ink3")
        self.question = QuestionArea()
        self.end = EndView()
        self.again = Button("", "quiet", icon="rotate-ccw")
        self.back = Button("", "quiet", icon="arrow-left")
        self.go_on = Button("", "primary", trailing="arrow-right")
        self._sheet = QWidget()
        self._column = QWidget(self._sheet)
        self.quote = LessonQuote(self._sheet)
        self.quote.hide()
        self._area = ScrollArea(self._sheet, self)
        self._area.setWidgetResizable(False)
        self._foot = QWidget(self)
        self._line_x = 0
        self._bottom = 0
        self._fill_column()
        self._fill_foot()
        self._column.installEventFilter(self)
        app_theme().changed.connect(self.arrange)

    def arrange(self) -> None:
        """Everything to its place, for the width and the words of now."""
        theme, width = app_theme(), self.width()
        foot = max(theme.px(_FOOT), self._foot.sizeHint().height())
        room = width - 12  # of the scroll bar
        page, side = theme.px(_PAGE), theme.text(_SIDE)
        beside = side + theme.px(_TO_LINE + LINE + _AFTER)
        column = min(theme.text(_COLUMN), room - page - beside)
        fits = column >= theme.text(440)
        if not fits:
            column = min(theme.text(_COLUMN), room - 2 * page)
        whole = column + (beside if fits else 0)
        start = max(page, (width - whole) // 2) if width > whole + 6 * page else page
        self._line_x = start + column + theme.px(_TO_LINE) if fits else 0
        self._area.setGeometry(0, 0, width, max(0, self.height() - foot))
        content = self._place_column(start, column, side if fits else 0)
        self._bottom = min(self.height(), max(theme.text(_TALL), content + foot))
        self._area.setGeometry(0, 0, width, max(0, self._bottom - foot))
        self._foot.setGeometry(self._seen(QRect(start, self._bottom - foot, column, foot), width))
        self.update()

    def show_quote(self, shown: bool) -> None:
        """Shows or hides the lesson's sentence."""
        self.quote.setVisible(shown)
        self.arrange()

    def to_top(self) -> None:
        """Shows the beginning of the page."""
        self._area.verticalScrollBar().setValue(0)

    def bring_result(self) -> None:
        """Scrolls as little as possible, so that the best answer can be read."""
        row = self.question.best_row()
        if row is not None:
            self._area.ensureWidgetVisible(row, 0, app_theme().px(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._line_x or self.quote.isHidden():
            return
        painter = paint.begin(self)
        x = self.width() - self._line_x if is_rtl() else self._line_x
        paint_line(painter, x, app_theme().px(_LINE_TOP), self._bottom - app_theme().px(18))
        painter.end()

    # ---- inside

    def _place_column(self, start: int, column: int, side: int) -> int:
        """Places question and sentence; gives the height they take."""
        theme = app_theme()
        layout = self._column.layout()
        assert layout is not None
        for widget in reversed(self._column.findChildren(QWidget)):
            if (inner := widget.layout()) is not None:
                inner.activate()  # rows made just now have their heights at once, not with the next event
        layout.activate()
        height = max(layout.totalHeightForWidth(column), layout.totalMinimumSize().height())
        width = self._area.viewport().width()
        self._column.setGeometry(self._seen(QRect(start, 0, column, height), width))
        layout.activate()
        bottom = height
        if self.quote.isVisibleTo(self._sheet):
            self.quote.on_line = bool(side)
            tall = self.quote.fit(side or column)
            top = self._quote_top(tall) if side else height + theme.px(8)
            x = (self._line_x if side else start - theme.px(LINE)) - DOT
            self.quote.setGeometry(self._seen(QRect(x, top, self.quote.width(), tall), width))
            bottom = max(bottom, top + tall)
        self._sheet.resize(width, bottom + theme.px(20))
        return self._sheet.height()

    def _quote_top(self, tall: int) -> int:
        """Beside the best answer, as far as the window shows it."""
        row = self.question.best_row()
        theme = app_theme()
        if row is None:
            return theme.px(_LINE_TOP)
        middle = row.mapTo(self._sheet, QPoint(0, 0)).y() + theme.px(12) + theme.fonts.line("lead") / 2
        top = round(middle + theme.px(6) - self.quote.head_middle())
        lowest = self._area.viewport().height() - tall - theme.px(8)
        return max(theme.px(_LINE_TOP), min(top, lowest)) if top > lowest else top

    def _seen(self, rect: QRect, width: int) -> QRect:
        if not is_rtl():
            return rect
        return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def _fill_column(self) -> None:
        column = Column(self._column, margins=(0, 21, 0, 12))
        column.addWidget(self.kicker)
        column.gap(4)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.gap(21)
        row = Row(spacing=20)
        row.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.saved)
        column.addLayout(row)
        column.gap(19)
        column.addWidget(self.question)
        column.addWidget(self.end)

    def _fill_foot(self) -> None:
        column = Column(self._foot)
        column.addWidget(Rule())
        row = Row(spacing=28, margins=(0, 12, 0, 22))
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.go_on)
        column.addLayout(row)
