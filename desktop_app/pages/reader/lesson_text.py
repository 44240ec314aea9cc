"""The lesson on the screen: a read-only text with everything drawn behind it, and the keys that move in it.

Promises: the text is one accessible, selectable document; arrows, space and page keys scroll; Tab walks through terms,
links, footnotes, figures and actions and Enter opens them; Left, Right and Shift with arrows place a text cursor for
selecting by keyboard until Escape. The margin line belongs to it, so text and margin are one scrolled plane.
Refuses: to know notes, operations or navigation; it tells by signals. Used by the reader's page.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop_app.pages.reader import lesson_geometry, lesson_painting
from desktop_app.pages.reader.arrangement import Arrangement
from desktop_app.pages.reader.document_parts import Dot, Stop, StopKind
from desktop_app.pages.reader.flash import Flash
from desktop_app.pages.reader.lesson_document import LessonDocument
from desktop_app.pages.reader.passages import Passage
from desktop_app.pages.reader.reading_keys import next_stop, scroll_step, wants_caret
from desktop_app.qt_support.theme import app_theme

_TOP: Final = 24
_FIRST_LINE: Final = 12


class LessonText(QTextEdit):
    """Shows one ``LessonDocument`` in one ``Arrangement``."""

    pressed = Signal(object)  # a Stop, by mouse or Enter
    band_pressed = Signal(str)  # id of the highlight under the mouse
    laid_out = Signal()  # heights of the document are new
    escaped = Signal()
    stop_changed = Signal(object)  # the Stop the keyboard is at, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lesson: LessonDocument | None = None
        self._arrangement: Arrangement | None = None
        self._geometry: lesson_geometry.Geometry | None = None
        self._marks: dict[str, tuple[Passage, ...]] = {}
        self._bands: dict[str, list[QRectF]] = {}
        self._dots: Sequence[Dot] = ()
        self._stop: Stop | None = None
        self._foot = 0
        self._flash = Flash(self.viewport())
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    # ---- what is shown

    def show_lesson(self, lesson: LessonDocument) -> None:
        """Shows another document, or the same lesson typeset anew; the caller says where to scroll."""
        old = None if self.lesson is None else self.lesson.document
        self.lesson = lesson
        self._stop = None
        self._geometry = None
        lesson.document.setParent(self)
        self._use_palette()
        self._set_edges()
        self.setDocument(lesson.document)
        if old is not None and old is not lesson.document:
            old.deleteLater()
        self.measure()

    def arrange(self, arrangement: Arrangement, foot: int) -> None:
        """Takes new columns; ``foot`` is the room kept free below the text, in pixels."""
        if (arrangement, foot) == (self._arrangement, self._foot):
            return
        self._arrangement, self._foot = arrangement, foot
        if self.lesson is not None:
            self._set_edges()
            self.measure()

    def set_marks(self, marks: Mapping[str, tuple[Passage, ...]]) -> None:
        """The learner's highlights, by id."""
        self._marks = dict(marks)
        self._measure_bands()
        self.viewport().update()

    def set_dots(self, dots: Sequence[Dot]) -> None:
        """What stands on the margin line."""
        self._dots = dots
        self.viewport().update()

    def flash(self, passage: Passage) -> None:
        """Shows where a jump went."""
        if self.lesson is not None:
            self._flash.show_at(lesson_geometry.bands(self.lesson.document, self.lesson.passages.ranges(passage)))

    # ---- heights

    def measure(self) -> None:
        """Measures what is painted. Called after the document's layout changed."""
        if self.lesson is None or self._arrangement is None:
            return
        document = self.lesson.document
        document.documentLayout().documentSize()
        left, right = self.edges()
        self._geometry = lesson_geometry.measure(self.lesson, left, right)
        self._measure_bands()
        self.viewport().update()
        self.laid_out.emit()

    def line_top(self, position: int) -> QRectF:
        """The letters of the line at ``position``, in the document's coordinates."""
        assert self.lesson is not None
        return lesson_geometry.line_rect(self.lesson.document, position)

    def make_room(self, room: Mapping[int, int]) -> None:
        """Keeps so many pixels free below each of these paragraphs; what is being read stays where it is."""
        if self.lesson is None or not self.lesson.make_room(room):
            return
        self.measure()

    def room_top(self, paragraph: int) -> float:
        """Where the room below a paragraph begins."""
        assert self.lesson is not None and self._geometry is not None
        table = self.lesson.table_at(paragraph)
        position = self.lesson.tail(paragraph) if table is None else table.lastPosition()
        bottom = lesson_geometry.block_rect(self.lesson.document, position).bottom()
        return bottom + self.lesson.free_below(paragraph)

    def scrolled(self) -> int:
        """How many pixels of the document are above the window."""
        return self.verticalScrollBar().value()

    def top_position(self) -> int:
        """Position of the first line that is wholly in the window; 0 when nothing is scrolled."""
        if self.scrolled() == 0:
            return 0
        left, right = self.edges()
        begin = right - 2 if self.lesson is not None and self.lesson.style.rtl else left + 2
        return self.cursorForPosition(QPointF(begin, _FIRST_LINE + 4).toPoint()).position()

    def first_shown(self) -> int:
        """Position of the first text in the window that belongs to the lesson."""
        return max(self.top_position(), self.lesson.passages.first() if self.lesson is not None else 0)

    def text_end(self) -> float:
        """Where the last line of the lesson ends, with its free space, in the document."""
        assert self.lesson is not None
        last = self.lesson.document.lastBlock()
        bottom = self.lesson.document.documentLayout().blockBoundingRect(last).bottom()
        return bottom + last.blockFormat().bottomMargin()

    def show_position(self, position: int, above: int = _FIRST_LINE) -> None:
        """Scrolls so that the line at ``position`` is the first one, ``above`` pixels below the edge."""
        if position <= 0 or self.lesson is None:
            self.verticalScrollBar().setValue(0)
            return
        self.verticalScrollBar().setValue(round(self.line_top(position).top()) - above)

    def bring(self, rects: Sequence[QRectF]) -> None:
        """Scrolls only if these are not in the window."""
        if not rects:
            return
        bar, edge = self.verticalScrollBar(), self.viewport().height()
        top, bottom = rects[0].top() - 40, rects[-1].bottom() + 40
        if top < bar.value():
            bar.setValue(round(top))
        elif bottom > bar.value() + edge:
            bar.setValue(round(min(bottom - edge, top)))

    # ---- stops

    @property
    def stop(self) -> Stop | None:
        """Where the keyboard is among terms, links and actions."""
        return self._stop

    def set_stop(self, stop: Stop | None) -> None:
        """Moves the ring there."""
        if stop == self._stop:
            return
        self._stop = stop
        if stop is not None:
            self.bring(self.stop_rects(stop))
        self.viewport().update()
        self.stop_changed.emit(stop)

    def focusNextPrevChild(self, next: bool) -> bool:
        stop = None
        if self.lesson is not None:
            window = float(self.scrolled()), float(self.scrolled() + self.viewport().height())
            stop = next_stop(self.lesson.stops, self._stop, next, self._stop_middle, window)
        if stop is None:
            self.set_stop(None)
            return super().focusNextPrevChild(next)
        self.set_stop(stop)
        return True

    def _stop_middle(self, stop: Stop) -> float:
        return self.line_top(stop.start).center().y()

    def stop_at(self, position: int) -> Stop | None:
        """The stop that holds a position of the document."""
        if self.lesson is None:
            return None
        return next((stop for stop in self.lesson.stops if stop.start <= position < stop.end), None)

    def stop_rects(self, stop: Stop) -> list[QRectF]:
        """Where the words of a stop are, in the document."""
        assert self.lesson is not None
        return list(lesson_geometry.range_rects(self.lesson.document, stop.start, stop.end))

    # ---- events

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = app_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.scrolled())
        exposed = QRectF(event.rect()).translated(0, self.scrolled())
        if self._geometry is not None and self.lesson is not None:
            if self._arrangement is not None and self._arrangement.line is not None:
                lesson_painting.paint_margin(painter, exposed, self._line_x(self._arrangement.line), self._dots, theme)
            lesson_painting.paint_behind(painter, self._geometry, exposed, theme, self.lesson.style.rtl)
            for bands in self._bands.values():
                lesson_painting.paint_bands(painter, bands, exposed, theme.color("marker"))
            self._flash.paint(painter, exposed)
            lesson_painting.paint_underlines(painter, self._geometry, exposed, theme)
            if self._stop is not None and self.hasFocus():
                lesson_painting.paint_ring(painter, self.stop_rects(self._stop), theme)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.lesson is not None:
            self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave_caret()
            self.escaped.emit()
        elif self._stop is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self._stop)
        else:
            bar, line = self.verticalScrollBar(), self.lesson.style.line() if self.lesson is not None else 30
            step = scroll_step(event, line, self.viewport().height() - line, bar.maximum(), self.caret_shown())
            if step is not None:
                bar.setValue(bar.value() + step)
            elif self.caret_shown() or not wants_caret(event):
                super().keyPressEvent(event)
            else:
                self._show_caret()
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._leave_caret()
        self.set_stop(None)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        stop = self._stop_under(event.position())
        if stop is not None and stop.kind is not StopKind.FIGURE:
            self.pressed.emit(stop)
        elif (mark := self.mark_under(event.position())) is not None:
            self.band_pressed.emit(mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        stop = self._stop_under(event.position())
        hand = stop is not None and stop.kind is not StopKind.FIGURE
        shape = Qt.CursorShape.PointingHandCursor if hand else self._plain_cursor(event.position())
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Only up and down: while Qt lays out anew a document is wide for a moment, and in right-to-left layouts it
        would take the notes away sideways."""
        super().scrollContentsBy(0, dy)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self.lesson is not None:
            self._set_edges()
            self.measure()

    # ---- inside

    def _use_palette(self) -> None:
        theme = app_theme()
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.color("paper"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.color("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("onacc"))
        self.setPalette(palette)

    def edges(self) -> tuple[float, float]:
        """Left and right edge of the text column, as seen."""
        arrangement = self._arrangement
        if arrangement is None:
            return 0.0, float(self.viewport().width())
        left = arrangement.column
        if self.isRightToLeft():
            left = self.viewport().width() - arrangement.column - arrangement.column_width
        return float(left), float(left + arrangement.column_width)

    def _set_edges(self) -> None:
        if self.lesson is None or self._arrangement is None:
            return
        left, right = self.edges()
        self.lesson.figures.width = right - left
        frame = self.lesson.document.rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(left)
        form.setRightMargin(max(0.0, self.viewport().width() - right))
        form.setTopMargin(self.lesson.style.gap(_TOP))
        form.setBottomMargin(self._foot + self.lesson.document.lastBlock().blockFormat().bottomMargin())
        frame.setFrameFormat(form)

    def _line_x(self, line: int) -> int:
        return self.viewport().width() - line if self.isRightToLeft() else line

    def _measure_bands(self) -> None:
        if self.lesson is None:
            return
        document, passages = self.lesson.document, self.lesson.passages
        self._bands = {
            mark: lesson_geometry.bands(document, [span for part in parts for span in passages.ranges(part)])
            for mark, parts in self._marks.items()
        }

    def _show_caret(self) -> None:
        """Selecting by keyboard begins at the stop, or at the first line in the window."""
        if not self.textCursor().hasSelection():
            cursor = QTextCursor(self.document())
            cursor.setPosition(self.top_position() if self._stop is None else self._stop.start)
            self.setTextCursor(cursor)
        self.set_stop(None)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)

    def _leave_caret(self) -> None:
        if self.caret_shown():
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def caret_shown(self) -> bool:
        """True while the learner moves a text cursor by keyboard."""
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def clear_selection(self) -> None:
        """Keeps the text cursor where it is, and selects nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _stop_under(self, point: QPointF) -> Stop | None:
        position = self._position_under(point)
        return None if position is None else self.stop_at(position)

    def mark_under(self, point: QPointF) -> str | None:
        """Id of the highlight at a point of the window."""
        there = QPointF(point.x(), point.y() + self.scrolled())
        for mark, bands in self._bands.items():
            if any(band.contains(there) for band in bands):
                return mark
        return None

    def _position_under(self, point: QPointF) -> int | None:
        left, right = self.edges()
        if not left <= point.x() <= right:
            return None
        there = QPointF(point.x(), point.y() + self.scrolled())
        found = self.document().documentLayout().hitTest(there, Qt.HitTestAccuracy.ExactHit)
        return found if found >= 0 else None

    def _plain_cursor(self, point: QPointF) -> Qt.CursorShape:
        left, right = self.edges()
        inside = left - 8 <= point.x() <= right + 8
        return Qt.CursorShape.IBeamCursor if inside else Qt.CursorShape.ArrowCursor
