"""What the moderator, or the centre, said: a colleague's voice in plum, with one clear action."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.practices import PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.qt_support.icons import STROKE_STATE
from desktop_app.qt_support.wording import day_text, facts
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row


class DecisionCard(Card):
    """Hidden while nobody said anything that asks for an answer. ``edit_wanted`` for another try."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plumT", None, padding=(16, 12, 16, 14), parent=parent)
        self._token, self._icon = "plum", "undo-2"
        self._title = Label("", "ui-strong", "plum", wrap=True)
        self._meta = Label("", "caption", "ink2")
        self._text = Label("", "ui", wrap=True)
        self.button = Button("", "primary")
        head = Row(margins=(24, 0, 0, 0), spacing=12)
        head.addWidget(self._title, 1)
        head.addWidget(self._meta, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.gap(4)
        self.body.addWidget(self._text)
        self.body.gap(12)
        self.body.addLayout(at_start(self.button))
        self.button.clicked.connect(self.edit_wanted)

    def show_view(self, view: PracticeView, editing: bool) -> None:
        """Shows what was said about this practice, if it was."""
        decision, refused = view.decision, view.state is SharingState.REFUSED
        returned = view.state is SharingState.RETURNED and decision is not None
        self.setVisible(view.mine and (refused or returned))
        if refused:
            self._tell("redT", "red", "triangle-alert", self.tr("The centre did not accept it"), "", view.refused or "")
        elif returned and decision is not None:
            who = facts(day_text(decision.when.date()), decision.by)
            said = self.tr("“{text}”").format(text=decision.text)
            self._tell("plumT", "plum", "undo-2", self.tr("The moderator asks for changes"), who, said)
        self.button.setText(self.tr("Edit and send again"))
        self.button.setVisible(view.editable and not editing)

    def _tell(self, fill: str, token: str, icon: str, title: str, meta: str, text: str) -> None:
        self._token, self._icon = token, icon
        self.set_look(fill, None)
        self._title.set_token(token)
        self._title.set_text(title)
        self._meta.set_text(meta)
        self._text.set_text(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(16)
        top = theme.px(12) + round((theme.fonts.line("ui") - side) / 2)
        at = paint.seen(QRectF(theme.px(16), top, side, side), self.width(), self.mirrored)
        paint.icon(painter, at, self._icon, self._token, STROKE_STATE, self.mirrored)
        painter.end()
