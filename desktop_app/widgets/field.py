"""Text fields: the label above, the box, and a hint or an error below.

Promises: the label is the field's accessible name, the hint or the error its description; a 2 px border while the
keyboard is in it; an error is an icon and a sentence, never colour alone; nothing clips in Arabic. Refuses: a
placeholder in place of a label.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop_app.qt_support.icons import STROKE_STATE
from desktop_app.widgets import paint
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.scroll_area import ScrollBar
from desktop_app.widgets.themed import Themed


class FieldBox(Themed, QWidget):
    """The painted box around an editor without a frame of its own."""

    def __init__(self, editor: QWidget, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._icon = icon
        self._wrong = False
        self.row = Row(self, spacing=8, margins=(10, 0, 11, 0))
        self._room = QWidget(self)  # for the icon, which is painted
        self._room.setVisible(bool(icon))
        self.row.addWidget(self._room)
        self.row.addWidget(editor, 1)
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.installEventFilter(self)
        _bare(editor)
        self.follow_theme()
        self.theme_changed()

    def set_wrong(self, wrong: bool) -> None:
        """Draws the border as an error."""
        self._wrong = wrong
        self.update()

    def theme_changed(self) -> None:
        theme = self.theme
        self._editor.setFont(theme.fonts.style("ui"))
        self._room.setFixedWidth(theme.icon(16) - theme.px(3))
        if isinstance(self._editor, QLineEdit):
            self._editor.setAlignment(paint.leading(self.mirrored) | Qt.AlignmentFlag.AlignAbsolute)
            self.setFixedHeight(max(theme.px(36), theme.fonts.line("ui") + theme.px(14)))
        super().theme_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        focused = self._editor.hasFocus()
        border = "red" if self._wrong else "accent" if focused else "line2"
        fill = "sheet" if self._editor.isEnabled() else "well"
        paint.box(painter, QRectF(self.rect()), fill, border, 6, 2 if focused else 1)
        if self._icon:
            side = self.theme.icon(16)
            rect = QRectF(self.theme.px(11), round((self.height() - side) / 2), side, side)
            paint.icon(painter, paint.seen(rect, self.width(), self.mirrored), self._icon, "ink2")
        painter.end()


class Field(Themed, QWidget):
    """A line of text. ``edited`` carries what a person typed; ``entered`` comes with the Enter key."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = QLineEdit()
        self.editor.setMinimumHeight(24)
        self._frame = _Framed(self, label, hint, FieldBox(self.editor))
        self.editor.setPlaceholderText(example)
        self.editor.textEdited.connect(self.edited)
        self.editor.returnPressed.connect(self.entered)
        self.setFocusProxy(self.editor)

    def text(self) -> str:
        return self.editor.text()

    def set_text(self, text: str) -> None:
        if text != self.editor.text():
            self.editor.setText(text)

    def set_error(self, sentence: str) -> None:
        """Shows what is wrong, with an example of what is right; empty takes it away."""
        self._frame.set_error(sentence)

    def set_words(self, label: str, hint: str = "", example: str = "") -> None:
        """Other words, after a change of language."""
        self._frame.set_words(label, hint)
        self.editor.setPlaceholderText(example)


class TextArea(Themed, QWidget):
    """Several lines of plain text; grows with its content between ``lines`` and ``most`` lines."""

    edited = Signal()

    def __init__(
        self, label: str, *, hint: str = "", lines: int = 3, most: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setVerticalScrollBar(ScrollBar(self.editor))
        self._box = FieldBox(self.editor)
        self._frame = _Framed(self, label, hint, self._box)
        self.editor.textChanged.connect(self._fit)
        self.editor.textChanged.connect(self.edited)
        self.setFocusProxy(self.editor)
        self.follow_theme()
        self._fit()

    def text(self) -> str:
        return self.editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows another text without ``edited``; keeps the cursor when the text is the same."""
        if text == self.editor.toPlainText():
            return
        blocked = self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(blocked)
        self._fit()

    def set_error(self, sentence: str) -> None:
        self._frame.set_error(sentence)

    def set_words(self, label: str, hint: str = "") -> None:
        self._frame.set_words(label, hint)

    def theme_changed(self) -> None:
        self._fit()
        super().theme_changed()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stub names QResizeEvent, nothing of it is used
        self._fit()

    def _fit(self) -> None:
        line = self.editor.fontMetrics().lineSpacing()
        layout = self.editor.document().documentLayout()
        count = int(layout.documentSize().height())  # a plain text document measures in lines
        shown = min(max(self._lines, count), self._most)
        self._box.setFixedHeight(shown * line + 2 * self.theme.px(8))


class _Framed:
    """Label, box, hint and error of one field, put into its owner's column."""

    def __init__(self, owner: QWidget, label: str, hint: str, box: FieldBox) -> None:
        self._box = box
        self._label = Label(label, "meta-medium", "ink2")
        self._hint = Label(hint, "caption", "ink3", wrap=True)
        self._error = _ErrorLine()
        column = Column(owner, spacing=0)
        column.addWidget(self._label)
        column.gap(5)
        column.addWidget(box)
        column.gap(5)
        column.addWidget(self._hint)
        column.addWidget(self._error)
        self._label.setBuddy(box)
        owner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_words(label, hint)
        self.set_error("")

    def set_words(self, label: str, hint: str) -> None:
        self._label.set_text(label)
        self._label.setVisible(bool(label))
        self._hint.set_text(hint)
        proxy = self._box.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(label)
            proxy.setAccessibleDescription(hint)
        self._show()

    def set_error(self, sentence: str) -> None:
        self._error.set_text(sentence)
        self._box.set_wrong(bool(sentence))
        proxy = self._box.focusProxy()
        if proxy is not None:
            proxy.setAccessibleDescription(sentence or self._hint.text())
        self._show()

    def _show(self) -> None:
        wrong = bool(self._error.text())
        self._error.setVisible(wrong)
        self._hint.setVisible(not wrong and bool(self._hint.text()))


class _ErrorLine(Themed, QWidget):
    """A red triangle and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, margins=(19, 0, 0, 0))
        self._words = Label("", "caption", "red", wrap=True)
        row.addWidget(self._words, 1)
        self.follow_theme()

    def text(self) -> str:
        return self._words.text()

    def set_text(self, sentence: str) -> None:
        self._words.set_text(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = self.theme.icon(14)
        rect = QRectF(0, round((self.theme.fonts.line("caption") - side) / 2), side, side)
        paint.icon(painter, paint.seen(rect, self.width(), self.mirrored), "triangle-alert", "red", STROKE_STATE)
        painter.end()


def _bare(editor: QWidget) -> None:
    """Takes frame and ground from an editor, so that the painted box shows."""
    if isinstance(editor, QLineEdit):
        editor.setFrame(False)
    if isinstance(editor, QAbstractScrollArea):
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.viewport().setAutoFillBackground(False)
    palette = QPalette()  # of the application: every other colour goes on following the theme
    palette.setBrush(QPalette.ColorRole.Base, Qt.BrushStyle.NoBrush)
    editor.setPalette(palette)
