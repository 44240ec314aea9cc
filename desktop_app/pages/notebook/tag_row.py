"""The tags of the open note: a chip each, taken away with its x, and a place to write another.

Promises: tags have no # and no spaces, none stands twice; chips wrap into as many rows as they need. ``edited`` carries
all tags after a person changed them.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop_app.qt_support.theme import app_theme, is_rtl
from desktop_app.widgets import paint
from desktop_app.widgets.filter_chip import FilterChip
from desktop_app.widgets.themed import Themed

_ICON: Final = 16
_GAP: Final = 9


class TagRow(Themed, QWidget):
    """``show_tags`` fills it; read-only it shows tags that cannot be taken away."""

    edited = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._fixed = False
        self._chips: list[FilterChip] = []
        self.editor = _TagEditor(self)
        self.editor.committed.connect(self._on_committed)
        self.editor.back.connect(self._on_back)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def show_tags(self, tags: tuple[str, ...], *, fixed: bool = False) -> None:
        """Other tags, in this order."""
        if (tags, fixed) == (self._tags, self._fixed):
            return
        self._tags, self._fixed = tags, fixed
        self._build()

    def retranslate(self) -> None:
        """Every word anew."""
        self.editor.setPlaceholderText(self.tr("Add a tag"))
        self.editor.setAccessibleName(self.tr("Add a tag"))
        self._build()

    def chips(self) -> list[FilterChip]:
        return list(self._chips)

    def theme_changed(self) -> None:
        self.editor.follow_theme()
        super().theme_changed()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.heightForWidth(max(self.width(), self.theme.px(240))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self._line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = self.theme.icon(_ICON)
        rect = QRect(0, (self._line() - side) // 2, side, side).toRectF()
        paint.icon(painter, paint.seen(rect, self.width(), self.mirrored), "tag", "ink2", mirrored=self.mirrored)
        painter.end()

    def _build(self) -> None:
        focused = next((number for number, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for tag in self._tags:
            chip = FilterChip(tag, mark="" if self._fixed else "x", checkable=False, parent=self)
            chip.setAccessibleName(self.tr("Tag {tag}").format(tag=tag))
            chip.setEnabled(not self._fixed)
            chip.removed.connect(lambda tag=tag: self._remove(tag))
            chip.show()
            self._chips.append(chip)
        self.editor.setVisible(not self._fixed)
        before: QWidget | None = None
        for stop in (*self._chips, self.editor):
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop
        if focused is not None:
            target = self._chips[min(focused, len(self._chips) - 1)] if self._chips else self.editor
            target.setFocus(Qt.FocusReason.TabFocusReason)
        self.updateGeometry()
        self._place()

    def _line(self) -> int:
        return max(self.theme.px(26), self.editor.sizeHint().height())

    def _arranged(self, width: int) -> tuple[list[QRect], int]:
        """Where chips and editor stand, as if left to right, and the height of all."""
        theme, line = self.theme, self._line()
        start = x = theme.icon(_ICON) + theme.px(8)
        y, places = 0, []
        sizes = [chip.sizeHint() for chip in self._chips]
        if not self._fixed:
            sizes.append(QSize(self.editor.sizeHint().width(), line))
        for size in sizes:
            if x > start and x + size.width() > width:
                x, y = start, y + line + theme.px(4)
            places.append(QRect(x, y + (line - size.height()) // 2, min(size.width(), width - x), size.height()))
            x += size.width() + theme.px(_GAP)
        return places, y + line

    def _place(self) -> None:
        places, _ = self._arranged(self.width())
        for widget, place in zip((*self._chips, self.editor), places, strict=False):
            seen = paint.seen(place.toRectF(), self.width(), self.mirrored)
            widget.setGeometry(seen.toRect())
        self.update()

    def _remove(self, tag: str) -> None:
        self._tell(each for each in self._tags if each != tag)

    def _on_committed(self, words: str) -> None:
        tag = tidy_tag(words)
        if tag and tag not in self._tags:
            self._tell((*self._tags, tag))

    def _on_back(self) -> None:
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, tags: Iterable[str]) -> None:
        self._tags = tuple(tags)
        self._build()
        self.edited.emit(self._tags)


def tidy_tag(words: str) -> str:
    """A tag as it is kept."""
    return "-".join(words.strip().lstrip("#").split())


class _TagEditor(QLineEdit):
    """Enter, a comma or leaving it commits; Backspace in it while it is empty goes to the last tag."""

    committed = Signal(str)
    back = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setMaxLength(60)
        self.setTextMargins(0, 0, 0, 0)
        self.textChanged.connect(self._on_text)
        self.follow_theme()

    def follow_theme(self) -> None:
        theme = app_theme()
        self.setAlignment(paint.leading(is_rtl()) | Qt.AlignmentFlag.AlignAbsolute)
        self.setFont(theme.fonts.style("meta"))
        palette = QPalette(theme.palette())
        palette.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.color("ink2"))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        theme = app_theme()
        words = self.text() or self.placeholderText()
        width = QFontMetricsF(theme.fonts.style("meta")).horizontalAdvance(words)
        return QSize(round(width) + theme.px(10), max(24, theme.fonts.line("meta") + 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() in (",", "،"):
            self._commit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = paint.begin(self)
            y = self.height() - 1
            paint.line(painter, 0, y, self.width(), y, "accent", 2)
            painter.end()

    def _commit(self) -> None:
        words = self.text()
        self.clear()
        if words.strip():
            self.committed.emit(words)

    def _on_text(self) -> None:
        parent = self.parentWidget()
        if isinstance(parent, TagRow):
            parent.updateGeometry()
            parent._place()
