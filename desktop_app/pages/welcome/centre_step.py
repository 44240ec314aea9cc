"""Second step: join a centre with a code, or begin without one and join later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.pages.joining.join_form import JoinForm
from desktop_app.pages.welcome.step_head import StepHead
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column


class CentreStep(QWidget):
    """``settled`` when the learner begins without a centre; ``form.joined`` when joined."""

    settled = Signal()

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = StepHead(2)
        self.form = JoinForm(app)
        self.form.button.set_kind("primary")
        self._without_title = Label("", "ui-strong")
        self._without = Label("", "meta", "ink2", wrap=True)
        self.without = Button("", "secondary")
        card = Card(padding=(22, 18, 22, 20))
        card.body.addWidget(self.form)
        column = Column(self)
        column.addWidget(self._head)
        column.addWidget(card)
        column.gap(24)
        column.addWidget(self._without_title)
        column.gap(3)
        column.addWidget(self._without)
        column.gap(12)
        column.addLayout(at_start(self.without))
        self.without.clicked.connect(self.settled)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._head.say(
            self.tr("Do you have a code?"),
            self.tr(
                "With it your laptop exchanges practices and progress with your course team. It needs a connection."
            ),
        )
        self.form.retranslate()
        self._without_title.set_text(self.tr("No code, or no connection now?"))
        self._without.set_text(
            self.tr("Begin without a centre. Lessons, quizzes and notes all work. You can join later and lose nothing.")
        )
        self.without.setText(self.tr("Begin without a centre"))
