"""Ctrl+K: search in everything on this laptop, as one types.

Promises: the keyboard stays in the field, arrows move the choice, Enter opens it, Esc closes; an answer to an older
question is never shown; what is found is on this laptop, and the head says so.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from desktop_app.domain.searching import Hit, HitKind, SearchResults
from desktop_app.operations.searching import search
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.runner import Job
from desktop_app.shell.search_results import HitDelegate, HitModel
from desktop_app.widgets import paint
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.popover import SHADOW, paint_floating
from desktop_app.widgets.scroll_area import ScrollBar
from desktop_app.widgets.themed import Themed
from desktop_app.widgets.veil import Veil

_WIDTH = 658
_TOP = 97
_PAUSE_MS = 60
_MOST = 40
_SHARE = 0.6  # of the window's height, for the list


class SearchDialog(Veil):
    """``open`` shows it, empty."""

    def __init__(self, host: QWidget, app: AppState, navigate: Navigator) -> None:
        super().__init__(host)
        self._app, self._navigate = app, navigate
        self._job: Job | None = None
        self.model = HitModel(self)
        self._sheet = _Sheet(self)
        self.editor = QLineEdit()
        self._count = Label("", "meta", "ink2")
        self._list = _list(self.model)
        self._empty = Label("", "ui", "ink2", wrap=True)
        self._foot = Label("", "caption", "ink2")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.editor.textChanged.connect(self._on_text)
        self.editor.installEventFilter(self)
        self._list.clicked.connect(self._open)
        self.setAccessibleName(self.tr("Search"))

    def open(self) -> None:
        """Shows it; the keyboard stands in the field."""
        self.open_over()
        self._show(None)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # -- inside

    def _lay_out(self) -> None:
        theme = self._sheet.theme
        column = self._column = Column(self._sheet, margins=(21, 12, 21, 12))
        head = Row(spacing=12, margins=(14, 10, 14, 11))
        self.editor.setFrame(False)
        self.editor.setFont(theme.fonts.ui(17))
        self.editor.setAlignment(paint.leading(self._sheet.mirrored) | Qt.AlignmentFlag.AlignAbsolute)
        self.editor.setMinimumHeight(theme.text(30))
        self.editor.setAccessibleName(self.tr("Search in everything on this laptop"))
        palette = QPalette()
        palette.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
        self.editor.setPalette(palette)
        head.gap(26)
        head.addWidget(self.editor, 1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addWidget(self._empty)
        foot = Row(margins=(14, 10, 14, 10))
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self._foot.set_text(
            "      ".join(
                (
                    self.tr("<b>Enter</b>  open"),
                    self.tr("<b>Up and Down</b>  choose"),
                    self.tr("<b>Esc</b>  close"),
                )
            )
        )

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        words = self.editor.text().strip()
        if not words:
            self._show(None)
        else:
            self._job = self._app.run(search, words, _MOST, done=self._show)

    @Slot(object)
    def _show(self, results: SearchResults | None) -> None:
        self.model.show_results(results)
        total = results.total if results is not None else 0
        self._count.set_text(self.tr("%n results, all on this laptop", "", total) if total else "")
        self._empty.set_text(self._empty_words(results))
        self._empty.setVisible(total == 0)
        self._list.setVisible(total > 0)
        if total:
            self._list.setCurrentIndex(self.model.index(self.model.next_hit(-1, 1)))
            self._list.scrollToTop()
        self._place()

    def _empty_words(self, results: SearchResults | None) -> str:
        if results is None:
            return self.tr("Lessons, your notes, the glossary and good practices. The beginning of a word is enough.")
        return self.tr("Nothing on this laptop has these words. Try fewer letters, or another word.")

    def _on_key(self, key: int) -> bool:
        row = self._list.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentIndex(self.model.index(self.model.next_hit(row, step)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._list.currentIndex())
            return True
        return False

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        hit = self.model.lines[index.row()].hit if index.isValid() else None
        if hit is None:
            return
        screen, target = place_of(hit)
        if screen:
            self.shut()
            self._navigate.go(screen, target)

    def _place(self) -> None:
        theme = self._sheet.theme
        width = min(round(_WIDTH * (theme.scale + 1) / 2) + 2 * SHADOW, self.width() - theme.px(16))
        top = min(theme.px(_TOP) - SHADOW, self.height() // 8)
        rows = sum(self._list.sizeHintForRow(row) for row in range(self.model.rowCount())) + theme.px(12)
        around = theme.text(30) + theme.fonts.line("caption") + theme.px(83)
        most = min(self.height() - top - around, round(self.height() * _SHARE))
        self._list.setFixedHeight(max(theme.px(40), min(rows, most)))
        self._column.invalidate()
        asked = self._sheet.sizeHint().height()
        if self._column.hasHeightForWidth():
            asked = self._column.heightForWidth(width)
        self._sheet.setGeometry((self.width() - width) // 2, top, width, min(asked, self.height() - top))


def place_of(hit: Hit) -> tuple[str, str]:
    """Screen and target of a hit; no screen for a term, whose sentence stands in the list already."""
    if hit.kind is HitKind.LESSON:
        return "reader", hit.target if hit.section is None else f"{hit.target}#{hit.section}"
    if hit.kind is HitKind.NOTE:
        return "notebook", hit.target
    if hit.kind is HitKind.PRACTICE:
        return "practices", hit.target
    return "", ""


class _Sheet(Themed, QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.follow_theme()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sheet is not one on the veil."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, inner = self.theme, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_floating(painter, inner, 10)
        side = theme.icon(20)
        head = theme.text(30) + theme.px(21)
        at = QRectF(theme.px(34), theme.px(12) + round((head - side) / 2), side, side)
        paint.icon(painter, paint.seen(at, self.width(), self.mirrored), "search", "ink")
        left, right = inner.left() + 9, inner.right() - 9
        y = theme.px(12) + head + 0.5
        paint.line(painter, left, y, right, y, "line")
        foot = self.height() - theme.px(32) - theme.fonts.line("caption") - 0.5
        paint.line(painter, left, foot, right, foot, "line")
        painter.end()


def _list(model: HitModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(HitDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setVerticalScrollBar(ScrollBar(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)
    view.viewport().setAutoFillBackground(False)
    palette = QPalette()
    palette.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
    view.setPalette(palette)
    return view
