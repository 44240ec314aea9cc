"""The open note: its title in the first line, Markdown below it, already typeset while it is written.

Promises: what is stored is what was typed, character by character; signs of headings, lists and quotes hang in the
margin, those of strong and light words show only where the cursor is; typing can be taken back, also across a save that
brought words from elsewhere, and those stay; the cursor stays at its words. Refuses: to save, and rich text.
"""

from time import monotonic
from typing import Final

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop_app.domain.text_changes import changes
from desktop_app.pages.notebook.markdown_lines import Kind, next_sign, toggled
from desktop_app.pages.notebook.text_units import to_units
from desktop_app.pages.notebook.typesetting import line_of, reads_rtl, set_line, sign_rect_width
from desktop_app.pages.notebook.typing_history import Step, TypingHistory
from desktop_app.pages.notebook.writing_style import WritingStyle
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets import paint
from desktop_app.widgets.scroll_area import ScrollBar

_KEEP: Final = QTextCursor.MoveMode.KeepAnchor
_BLOCK: Final = QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveOperation.EndOfBlock
_WRAPS: Final = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}


class MarkdownEditor(QTextEdit):
    """``edited`` when a person changed the text; ``left`` when the keyboard goes elsewhere; ``escaped`` with Esc."""

    edited = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = WritingStyle(app_theme())
        self._history = TypingHistory()
        self._setting = False
        self._changed: tuple[int, int] | None = None
        self._block = 0
        self._title_words = self._text_words = ""
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)  # setting type would be taken back too; see typing_history.py
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(ScrollBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # lines keep their width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.document().contentsChange.connect(self._on_change)
        self.document().contentsChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.follow_theme()
        self.show_note("", "")

    # ---- content

    def content(self) -> tuple[str, str]:
        """Title and text as they stand on the screen."""
        title, _, text = self._raw().partition("\n")
        return title, text

    def show_note(self, title: str, text: str) -> None:
        """Another note, from its top; nothing can be taken back."""
        self._setting = True
        self.setPlainText(f"{_one_line(title)}\n{text}")
        self._setting = False
        self._history.restart(Step(self._raw(), 0))
        self._block = 0
        self._set_all()
        self.verticalScrollBar().setValue(0)

    def receive(self, title: str, text: str) -> None:
        """The same note with words from elsewhere; the cursor stays at its words, ``edited`` does not come."""
        before, now = self._raw(), f"{_one_line(title)}\n{text}"
        if now != before:
            self._apply(now)
            self._history.received(before, now, Step(self._raw(), self.textCursor().position()))

    def set_words(self, name: str, title: str, text: str) -> None:
        """Accessible name, and what stands in place of a title and a text that are empty."""
        self.setAccessibleName(name)
        self._title_words, self._text_words = title, text
        self.viewport().update()

    def write_at_start(self) -> None:
        """Puts the keyboard into the title when there is none yet, else at the start of the text."""
        cursor = QTextCursor(self.document())
        if self.content()[0]:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_theme(self) -> None:
        """Fonts, distances and colours of now."""
        theme = app_theme()
        self._style = WritingStyle(theme)
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._set_all()

    def undo(self) -> None:
        """Takes the last step back."""
        self._go(self._history.undo())

    def redo(self) -> None:
        """Brings it again."""
        self._go(self._history.redo())

    # ---- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif self.isReadOnly() or not self._writing_key(event):
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._task_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._task_at(event.position())
        if block is not None and event.button() is Qt.MouseButton.LeftButton and not self.isReadOnly():
            self._toggle(block)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            ours = {"edit-undo": (self._history.can_undo, self.undo), "edit-redo": (self._history.can_redo, self.redo)}
            if action.objectName() in ours:
                possible, act = ours[action.objectName()]
                action.setEnabled(possible and not self.isReadOnly())
                action.triggered.connect(act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_blocks(self.textCursor().block(), self.textCursor().block())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_blocks(self.textCursor().block(), self.textCursor().block())
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))
        self.ensureCursorVisible()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        self._paint_title_sign(painter)
        first = self.document().firstBlock()
        if first.length() == 1:
            self._paint_hint(painter, first, self._title_words)
        if self.document().blockCount() == 2 and first.next().length() == 1:
            self._paint_hint(painter, first.next(), self._text_words)
        painter.end()
        super().paintEvent(event)

    def _paint_title_sign(self, painter: QPainter) -> None:
        first = self.document().firstBlock()
        rtl, style = reads_rtl(first), self._style
        rect = self.document().documentLayout().blockBoundingRect(first)
        room = QRectF(0, rect.top(), style.margin - round(10 * style.scale), style.line(Kind.TEXT, True, rtl))
        room.translate(0, round(3 * style.scale))
        align = Qt.AlignmentFlag.AlignRight
        if rtl:
            room.moveRight(self.viewport().width())
            align = Qt.AlignmentFlag.AlignLeft
        paint.text(painter, room, "#", style.sign(Kind.HEADING_1, False).font(), "ink3", align)

    def _paint_hint(self, painter: QPainter, block: QTextBlock, words: str) -> None:
        style, title, rtl = self._style, block.blockNumber() == 0, reads_rtl(block)
        rect = self.document().documentLayout().blockBoundingRect(block)
        left = 0 if rtl else style.margin
        room = QRectF(left, rect.top(), self.viewport().width() - style.margin, style.line(Kind.TEXT, title, rtl))
        room.translate(0, round(2 * style.scale))
        font = QFont(style.font(Kind.TEXT, title, rtl))
        font.setWeight(QFont.Weight.Normal)
        paint.text(painter, room, words, font, "ink3", paint.leading(rtl), elide=True)

    # ---- writing

    def _writing_key(self, event: QKeyEvent) -> bool:
        """Keys that do more here than elsewhere; False for all others."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self._toggle(self.textCursor().block())
            else:
                self._new_line()
            return True
        if control and event.key() in _WRAPS:
            self._wrap(_WRAPS[Qt.Key(event.key())])
            return True
        return False

    def _new_line(self) -> None:
        """Enter: a list or a quote goes on; on an item without words it ends."""
        cursor = self.textCursor()
        block = cursor.block()
        sign = None if block.blockNumber() == 0 else next_sign(block.text())
        inside = cursor.positionInBlock() >= line_of(block).sign
        cursor.beginEditBlock()
        if sign is not None and block.text().strip() == block.text()[: line_of(block).sign].strip():
            cursor.movePosition(_BLOCK[0])
            cursor.movePosition(_BLOCK[1], _KEEP)
            cursor.removeSelectedText()
        else:
            cursor.insertText(f"\n{sign}" if sign is not None and inside else "\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _wrap(self, mark: str) -> None:
        """Marks the selected words strong or light, or takes the marks away; without words, the cursor stands between
        two marks."""
        cursor = self.textCursor()
        if cursor.block().blockNumber() == 0 or "\u2029" in cursor.selectedText():
            return
        words = cursor.selectedText()
        marked = len(words) > 2 * len(mark) and words.startswith(mark) and words.endswith(mark)
        start = cursor.selectionStart()
        written = words[len(mark) : -len(mark)] if marked else f"{mark}{words}{mark}"
        cursor.insertText(written)
        length = to_units(written, len(written))
        if words:
            cursor.setPosition(start)
            cursor.setPosition(start + length, _KEEP)
        else:
            cursor.setPosition(start + len(mark))
        self.setTextCursor(cursor)

    def _toggle(self, block: QTextBlock) -> None:
        text = None if block.blockNumber() == 0 else toggled(block.text())
        if text is None:
            return
        at = block.position() + block.text().index("[") + 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + 1, _KEEP)
        cursor.insertText(text[text.index("[") + 1])

    def _task_at(self, point: QPointF) -> QTextBlock | None:
        """The task whose sign is at a point of the viewport."""
        block = self.cursorForPosition(point.toPoint()).block()
        if line_of(block).kind is not Kind.TASK:
            return None
        rect = self.document().documentLayout().blockBoundingRect(block)
        y = point.y() + self.verticalScrollBar().value()
        x = self.viewport().width() - point.x() if reads_rtl(block) else point.x()
        wide = sign_rect_width(block, self._style)
        return block if rect.top() <= y <= rect.bottom() and 0 <= self._style.margin - x <= wide else None

    # ---- following what changes

    def _on_change(self, place: int, _removed: int, added: int) -> None:
        if self._setting:
            return
        first, last = self._changed or (place, place + added)
        self._changed = min(first, place), max(last, place + added)

    def _on_changed(self) -> None:
        if self._setting or self._changed is None:
            return
        (first, last), self._changed = self._changed, None
        document = self.document()
        ends = document.findBlock(last)
        self._set_blocks(document.findBlock(first), ends if ends.isValid() else document.lastBlock())
        text = self._raw()
        self._history.typed(Step(text, self.textCursor().position()), monotonic())
        self.edited.emit()

    def _on_cursor(self) -> None:
        block = self.textCursor().block()
        before, self._block = self.document().findBlockByNumber(self._block), block.blockNumber()
        if self._setting:
            return
        for each in {before.blockNumber(): before, block.blockNumber(): block}.values():
            if each.isValid() and line_of(each).spans:
                self._set_lines(each, each)

    def _set_all(self) -> None:
        self._set_lines(self.document().firstBlock(), self.document().lastBlock())

    def _set_blocks(self, first: QTextBlock, last: QTextBlock) -> None:
        """Sets lines and their neighbours, whose direction and height depend on them."""
        first = first.previous() if first.previous().isValid() else first
        last = last.next() if last.next().isValid() else last
        self._set_lines(first, last)

    def _set_lines(self, first: QTextBlock, last: QTextBlock) -> None:
        at = self.textCursor()
        setting, self._setting = self._setting, True
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        block = first
        while block.isValid():
            here = self.hasFocus() and block.blockNumber() == at.blockNumber()
            set_line(block, self._style, at.positionInBlock() if here else -1)
            if block == last:
                break
            block = block.next()
        edit.endEditBlock()
        self._setting = setting

    def _go(self, step: Step | None) -> None:
        if step is None or self.isReadOnly():
            return
        self._apply(step.text)
        cursor = self.textCursor()
        cursor.setPosition(min(step.place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.edited.emit()

    def _apply(self, text: str) -> None:
        """Makes the text another one with as few changes as possible, which leaves the cursor at its words."""
        before = self._raw()
        self._setting = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for change in reversed(changes(before, text)):
            cursor.setPosition(to_units(before, change.start))
            cursor.setPosition(to_units(before, change.end), _KEEP)
            cursor.insertText(change.text)
        cursor.endEditBlock()
        self._setting = False
        self._set_all()

    def _raw(self) -> str:
        # toPlainText() would make plain spaces of no-break ones.
        return self.document().toRawText().replace("\u2029", "\n")


def _one_line(title: str) -> str:
    return " ".join(title.splitlines())
