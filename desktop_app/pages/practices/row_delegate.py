"""How one practice is painted in the list: title, whose and where, state. The chosen one is a card.

Promises: heights follow the text scale; mirrored with the layout; the row's words for a screen reader are the model's.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.practices import PracticeSummary
from desktop_app.pages.practices.row_model import PRACTICE, about_line
from desktop_app.qt_support.theme import app_theme, is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.chip import chip_size, paint_chip
from desktop_app.widgets.chip_states import chip_look

_PAD_X, _PAD_Y, _GAP = 14, 11, 7


class RowDelegate(QStyledItemDelegate):
    """For a QListView over RowModel."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = app_theme()
        words = theme.fonts.line("ui") + theme.fonts.line("meta")
        chip = chip_size("x", "check").height()
        return QSize(theme.text(200), words + chip + 2 * theme.px(_PAD_Y) + theme.px(_GAP) + theme.px(2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        practice: PracticeSummary = index.data(PRACTICE)
        theme, mirrored = app_theme(), is_rtl()
        rect, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        card = rect.adjusted(1, 1, -1, -1)
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            paint.box(painter, card, "sheet", "accent" if focused else "line", 8, 2 if focused else 1)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, card, "well", None, 8)
        lead = paint.leading(mirrored)
        inner = rect.adjusted(theme.px(_PAD_X), theme.px(_PAD_Y), -theme.px(_PAD_X), -theme.px(_PAD_Y))
        title = QRectF(inner.left(), inner.top(), inner.width(), theme.fonts.line("ui"))
        paint.text(
            painter,
            title,
            index.data(Qt.ItemDataRole.DisplayRole),
            theme.fonts.style("ui-strong"),
            "ink",
            lead,
            elide=True,
        )
        about = QRectF(inner.left(), title.bottom(), inner.width(), theme.fonts.line("meta"))
        paint.text(painter, about, about_line(practice), theme.fonts.style("meta"), "ink2", lead, elide=True)
        look = chip_look(practice.state)
        size = chip_size(look.words, look.icon)
        left = inner.right() - size.width() if mirrored else inner.left()
        chip = QRectF(left, about.bottom() + theme.px(_GAP), size.width(), size.height())
        paint_chip(painter, chip, look.words, look.tone, look.icon, mirrored)
        painter.restore()
