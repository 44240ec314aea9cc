"""The text of a margin note: written where it stands, as high as its words.

Promises: the Markdown while it is written, its words alone while it is read; ``paused`` after typing rests and
whenever the editor is left, never twice for one text, and with the text that it goes on from; Escape and Ctrl+Enter
leave it (``left``). Refuses: to save; the page does. Used by MarginNote.
"""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop_app.domain.markdown_text import plain
from desktop_app.qt_support.theme import app_theme

PAUSE_MS: Final = 700
_SHOWN: Final = 220
_BOX: Final = re.compile(r"^\[[ xX]\] ")
_GAP: Final = re.compile(r" (?=[,.])")  # left where a sign was taken away
_COMES_BACK: Final = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_FIXED: Final = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class NoteEditor(QTextEdit):
    """Has no frame of its own; its note paints one while it has the keyboard."""

    paused = Signal(str, str)  # the text, and the one before it that is known to be saved
    typed = Signal()
    left = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: str | None = ""
        self._saved = ""
        self._source = ""
        self._open = False
        self._width = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._on_changed)
        self.follow_theme()

    def text(self) -> str:
        """The note's Markdown, whatever is shown of it now."""
        return self.toPlainText() if self._open else self._source

    @property
    def unsaid(self) -> bool:
        """True while there are words that were not said yet, or did not arrive."""
        return self.text() != self._told

    def set_text(self, text: str) -> None:
        """Shows a text that is saved already; the cursor stays where it was, as far as that is possible."""
        self.go_on(text, text)

    def go_on(self, saved: str, text: str) -> None:
        """Shows a text that was typed on the ``saved`` one; what is new in it is said after a pause."""
        self._pause.stop()
        self._saved = self._told = saved
        self._source = text
        self._put(text if self._open else shown(text))
        if text != saved:
            self._pause.start()

    def open(self) -> None:
        """Shows the Markdown itself, to be written in."""
        if not self._open:
            self._open = True
            self._put(self._source)

    def close_up(self) -> None:
        """Shows the words without their signs, to be read."""
        if self._open:
            self._source = self.toPlainText()
            self._open = False
            self._put(shown(self._source))

    def tell(self) -> None:
        """Says now what was typed and not yet said."""
        self._pause.stop()
        if self.unsaid:
            self._told = text = self.text()
            self.paused.emit(text, self._saved)

    def forget(self) -> None:
        """What was said did not arrive: the next pause says it again."""
        self._told = None

    def fit(self, width: int) -> None:
        """Takes that width and the height its words need there."""
        self._width = width
        self.setFixedWidth(width)
        self._fit()

    def follow_theme(self) -> None:
        """Font, line box and colours of now."""
        theme = app_theme()
        self.setFont(theme.fonts.style("meta"))
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.color("ink2"))
        self.setPalette(palette)
        blocked = self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(theme.fonts.line("meta"), _FIXED)
        cursor.mergeBlockFormat(form)
        self.blockSignals(blocked)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.open()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _COMES_BACK:
            return
        self.tell()
        self.close_up()

    def _put(self, words: str) -> None:
        if words == self.toPlainText():
            return
        blocked = self.blockSignals(True)
        place = min(self.textCursor().position(), len(words))
        self.setPlainText(words)
        self.follow_theme()
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.blockSignals(blocked)
        self._fit()

    def _on_changed(self) -> None:
        self._pause.start()
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        line = app_theme().fonts.line("meta")
        if self._width:
            self.document().setTextWidth(self._width)  # also before Qt has given this width to a hidden widget
        height = max(line, round(self.document().size().height())) + 2
        if height != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()


def shown(text: str) -> str:
    """A note as it is read in the margin: its lines without Markdown signs, and only the beginning of a long one."""
    lines = [words for line in text[: 4 * _SHOWN].splitlines() if (words := _BOX.sub("", _GAP.sub("", plain(line))))]
    words = "\n".join(lines)
    if len(words) <= _SHOWN and len(text) <= 4 * _SHOWN:
        return words
    return words[:_SHOWN].rsplit(" ", 1)[0] + "…"
