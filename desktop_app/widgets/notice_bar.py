"""A notice that stays until it is solved or closed: tint, icon, one strong sentence, what to do next, one action.

Promises: nothing disappears by itself; the sentence is announced as the notice's accessible name; ``acted`` when the
action is pressed, ``closed`` when a person closes it (only when ``closable``).
"""

from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row

NoticeTone = Literal["done", "waiting", "failure", "voice", "review"]

_LOOKS: Final = {
    "done": ("tint", "accent", "circle-check"),
    "waiting": ("ochreT", "ochre", "clock"),
    "failure": ("redT", "red", "triangle-alert"),
    "voice": ("plumT", "plum", "undo-2"),
    "review": ("slateT", "slate", "eye"),
}

_NARROW = 280  # at 100 %


class NoticeBar(Card):
    """``tell`` fills and shows it; made hidden when it has no sentence."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        tone: NoticeTone = "waiting",
        sentence: str = "",
        more: str = "",
        *,
        action: str = "",
        closable: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("ochreT", None, padding=(42, 10, 14, 11), parent=parent)
        self._icon, self._icon_token = "clock", "ochre"
        self._sentence = Label("", "ui-medium", wrap=True)
        self._more = Label("", "meta", "ink2", wrap=True)
        self._action = Button("", "quiet")
        self._close = IconButton("x", self.tr("Close this notice"))
        words = Column()
        words.addStretch(1)
        words.addWidget(self._sentence)
        words.addWidget(self._more)
        words.addStretch(1)
        self._beside = Row(spacing=14)
        self._beside.addLayout(words, 1)
        self._beside.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row = Row(spacing=14)
        row.addLayout(self._beside, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._on_close)
        self.tell(tone, sentence, more, action=action, closable=closable, icon=icon)
        if not sentence:
            self.hide()

    def tell(
        self,
        tone: NoticeTone,
        sentence: str,
        more: str = "",
        *,
        action: str = "",
        closable: bool = False,
        icon: str = "",
    ) -> None:
        """Says something else and shows itself."""
        fill, self._icon_token, usual = _LOOKS[tone]
        self._icon = icon or usual
        self.set_look(fill, None)
        self._sentence.set_text(sentence)
        self._more.set_text(more)
        self._more.setVisible(bool(more))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        self._close.set_name(self.tr("Close this notice"))  # told anew in another language
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(more)
        if sentence and self.parentWidget() is not None:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place the action goes below the words."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.text(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() is not direction:
            self._beside.setDirection(direction)
            self._beside.setSpacing(self.theme.px(2 if narrow else 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(17)
        top = theme.px(10) + round((theme.fonts.line("ui") - side) / 2)
        at = QRectF(theme.px(14), top, side, side)
        paint.icon(painter, paint.seen(at, self.width(), self.mirrored), self._icon, self._icon_token)
        painter.end()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
