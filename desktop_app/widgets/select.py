"""One of several, in a box that opens a list: the label above, the choice inside.

Promises: Space, Enter, Alt+Down and a press open the list, the arrow keys change the choice at once; label and choice
are the accessible name. ``chosen`` is emitted for a person's choice only.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.choice_menu import ChoiceMenu
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.themed import Themed


class Select(QWidget):
    """``options`` are the words to choose from."""

    chosen = Signal(int)

    def __init__(self, label: str, options: tuple[str, ...], index: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(label, "meta-medium", "ink2")
        self._box = _SelectBox()
        column = Column(self, spacing=5)  # none of it when the label is hidden
        column.addWidget(self._label)
        column.addWidget(self._box)
        self.setFocusProxy(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.chosen.connect(self.chosen)
        self.set_words(label, options, index)

    @property
    def index(self) -> int:
        return self._box.index

    def choose(self, index: int) -> None:
        """Shows another choice, without telling."""
        self._box.index = index
        self._box.say()

    def set_name(self, name: str) -> None:
        """What a screen reader calls it, where the label stands elsewhere."""
        self._box.name = name
        self._box.say()

    def set_words(self, label: str, options: tuple[str, ...], index: int | None = None) -> None:
        """Other words, after a change of language; with ``index``, other options, of which that one is chosen."""
        self._label.set_text(label)
        self._label.setVisible(bool(label))
        self._box.name = label
        self._box.options = options
        self._box.index = self._box.index if index is None else index
        self._box.say()


class _SelectBox(KeyboardFocus, Themed, QAbstractButton):
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.options: tuple[str, ...] = ()
        self.index = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.follow_theme()

    def say(self) -> None:
        """Name and choice, as painted and as read out."""
        words = self.options[self.index] if self.options else ""
        self.setText(words)
        self.setAccessibleName(self.tr("{label}: {choice}").format(label=self.name, choice=words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        metrics = QFontMetricsF(theme.fonts.style("ui"))
        widest = max((metrics.horizontalAdvance(words) for words in self.options), default=0.0)
        height = max(theme.px(36), theme.fonts.line("ui") + theme.px(14))
        return QSize(round(widest) + theme.px(32) + theme.icon(16), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (alt and key == Qt.Key.Key_Down):
            self._open()
        elif key == Qt.Key.Key_Down:
            self._take(min(len(self.options) - 1, self.index + 1))
        elif key == Qt.Key.Key_Up:
            self._take(max(0, self.index - 1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(16)
        paint.box(painter, QRectF(self.rect()), "sheet", "ink2" if self.underMouse() else "line2", 6)
        room = QRectF(theme.px(11), 0, self.width() - theme.px(24) - side, self.height())
        at = QRectF(self.width() - theme.px(10) - side, round((self.height() - side) / 2), side, side)
        lead = paint.leading(self.mirrored)
        paint.text(painter, self._seen(room), self.text(), theme.fonts.style("ui"), "ink", lead, elide=True)
        paint.icon(painter, self._seen(at), "chevron-down", "ink2")
        painter.end()

    def _open(self) -> None:
        menu = ChoiceMenu(self, self.options, self.index)
        menu.chosen.connect(self._take)
        menu.closed.connect(menu.deleteLater)
        menu.open_below(self)

    def _take(self, index: int) -> None:
        if index != self.index:
            self.index = index
            self.say()
            self.chosen.emit(index)

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
