"""What stands where nothing is yet: dashed box, icon, title, one sentence how to begin, one secondary button.

``acted`` when the button is pressed. No button without an ``action``.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.qt_support.icons import STROKE_LARGE
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.label import Label
from desktop_app.widgets.themed import Themed


class EmptyState(Card):
    """``set_words`` after a change of language."""

    acted = Signal()

    def __init__(self, icon: str, title: str, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(None, "line2", padding=(24, 18, 24, 20), dashed=True, parent=parent)
        self._title = Label("", "h3", centred=True, wrap=True)
        self._sentence = Label("", "meta", "ink2", centred=True, wrap=True)
        self._button = Button("")
        self.body.addStretch(1)
        self.body.addWidget(LargeIcon(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.gap(10)
        self.body.addWidget(self._title)
        self.body.gap(2)
        self.body.addWidget(self._sentence)
        self.body.gap(12)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button.clicked.connect(self.acted)
        self.set_words(title, sentence, action)

    def set_words(self, title: str, sentence: str, action: str = "") -> None:
        self._title.set_text(title)
        self._sentence.set_text(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))


class LargeIcon(Themed, QWidget):
    """A 28 px icon in a thin stroke."""

    def __init__(self, icon: str, token: str = "ink3", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        side = self.theme.icon(28)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.icon(painter, QRectF(self.rect()), self._icon, self._token, STROKE_LARGE, self.mirrored)
        painter.end()
