"""The list of hits in the search: groups with a heading, one line each, the match in bold.

Promises: headings are never chosen; the model says each hit to a screen reader; the delegate paints with the same
functions as the widgets.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.searching import Hit, HitKind, SearchResults
from desktop_app.qt_support.theme import app_theme, is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.text_block import UNBOUND, TextBlock

translate = QCoreApplication.translate  # by this name lupdate finds the strings

ORDER: Final = (HitKind.LESSON, HitKind.NOTE, HitKind.GLOSSARY, HitKind.PRACTICE)
ICONS: Final = {
    HitKind.LESSON: "book-open",
    HitKind.NOTE: "notebook-pen",
    HitKind.GLOSSARY: "book-marked",
    HitKind.PRACTICE: "sprout",
}
_Index = QModelIndex | QPersistentModelIndex


def group_words(kind: HitKind) -> str:
    """The heading over the hits of a kind."""
    return {
        HitKind.LESSON: translate("Search", "Lessons"),
        HitKind.NOTE: translate("Search", "My notes"),
        HitKind.GLOSSARY: translate("Search", "Glossary"),
        HitKind.PRACTICE: translate("Search", "Good practices"),
    }[kind]


@dataclass(frozen=True)
class Line:
    """A heading (``hit`` is None) or a hit."""

    words: str
    hit: Hit | None


def marked(words: str, matches: tuple[tuple[int, int], ...]) -> str:
    """``words`` with its matches between ``<b>`` marks, and nothing else taken for a mark."""
    pieces, at = [], 0
    for start, end in matches:
        pieces += [_escaped(words[at:start]), "<b>", _escaped(words[start:end]), "</b>"]
        at = end
    return "".join([*pieces, _escaped(words[at:])])


class HitModel(QAbstractListModel):
    """Lines of one search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_results(self, results: SearchResults | None) -> None:
        """Groups the hits in a fixed order; within a group the best stays first."""
        self.beginResetModel()
        lines: list[Line] = []
        for kind in ORDER if results is not None else ():
            hits = [hit for hit in results.hits if hit.kind is kind] if results else []
            if hits:
                lines.append(Line(group_words(kind), None))
                lines += [Line(hit.title, hit) for hit in hits]
        self.lines = tuple(lines)
        self.endResetModel()

    def next_hit(self, row: int, step: int) -> int:
        """The row of the nearest hit in that direction; the same row when there is none."""
        at = row + step
        while 0 <= at < len(self.lines):
            if self.lines[at].hit is not None:
                return at
            at += step
        return row

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and line.hit is not None:
            return ", ".join(part for part in (line.hit.title, line.hit.meta, line.hit.context) if part)
        return line.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        hit = self.lines[index.row()].hit
        if hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitDelegate(QStyledItemDelegate):
    """Paints one line; the words for the Enter key stand at the end of the chosen one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = app_theme()
        line = _line(index)
        if line.hit is None:
            return QSize(0, theme.fonts.line("meta") + theme.px(12))
        return QSize(0, max(theme.px(37), theme.fonts.line("ui") + theme.px(15)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(option.rect.topLeft())
        size = QRectF(0, 0, option.rect.width(), option.rect.height())
        line = _line(index)
        if line.hit is None:
            self._paint_heading(painter, size, line.words)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _HitPainter(painter, size, line.hit, chosen).paint()
        painter.restore()

    def _paint_heading(self, painter: QPainter, size: QRectF, words: str) -> None:
        theme = app_theme()
        room = size.adjusted(theme.px(14), theme.px(5), -theme.px(14), 0)
        paint.text(painter, room, words, theme.fonts.style("meta-medium"), "ink2", paint.leading(is_rtl()))


class _HitPainter:
    """One hit: icon, title, then what it is about, as far as there is room."""

    def __init__(self, painter: QPainter, size: QRectF, hit: Hit, chosen: bool) -> None:
        self._painter, self._size, self._hit, self._chosen = painter, size, hit, chosen
        self._mirrored = is_rtl()

    def paint(self) -> None:
        theme, size = app_theme(), self._size
        if self._chosen:
            paint.box(self._painter, size, "tint", None, 6)
        side = theme.icon(17)
        at = QRectF(theme.px(14), round((size.height() - side) / 2), side, side)
        token = "accent" if self._chosen else "ink2"
        paint.icon(self._painter, self._seen(at), ICONS[self._hit.kind], token, mirrored=self._mirrored)
        end = size.width() - theme.px(14) - self._paint_key()
        x = at.right() + theme.px(12)
        x += self._paint_words(x, end, marked(self._hit.title, self._hit.title_matches), "ui", "ink") + theme.px(13)
        if self._hit.kind is not HitKind.GLOSSARY and self._hit.meta:
            x += self._paint_words(x, end, marked(self._hit.meta, ()), "meta", "ink3") + theme.px(13)
        context = marked(self._hit.context, self._hit.context_matches)
        self._paint_words(x, end, context, "meta", "ink3")

    def _paint_key(self) -> float:
        """ "Enter" on the chosen line; gives the room it takes."""
        if not self._chosen:
            return 0
        theme, words = app_theme(), translate("Search", "Enter")
        font = theme.fonts.style("caption")
        room = QRectF(0, 0, self._size.width() - theme.px(14), self._size.height())
        paint.text(self._painter, self._seen(room), words, font, "ink2", paint.trailing(self._mirrored))
        return QFontMetricsF(font).horizontalAdvance(words) + theme.px(12)

    def _paint_words(self, x: float, end: float, words: str, style: str, token: str) -> float:
        """One line from ``x``, cut off softly at ``end``; gives the width it took."""
        if end - x < app_theme().px(30) or not words:
            return 0
        fonts = app_theme().fonts
        block = TextBlock(words, fonts.style(style), fonts.line(style), self._mirrored, wrap=False)
        block.layout(UNBOUND)
        width = min(block.natural, end - x)
        block.layout(max(block.natural, 1))
        top = round((self._size.height() - block.height) / 2)
        room = self._seen(QRectF(x, 0, width, self._size.height()))
        self._painter.save()
        self._painter.setClipRect(room)
        left = room.right() - block.natural if self._mirrored else room.left()
        block.paint(self._painter, QPointF(left, top), token)
        self._painter.restore()
        return width

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self._size.width(), self._mirrored)


def _line(index: _Index) -> Line:
    model = index.model()
    assert isinstance(model, HitModel)
    return model.lines[index.row()]


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
