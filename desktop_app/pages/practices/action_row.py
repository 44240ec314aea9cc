"""What can be done with the open practice now: one filled button at most, and why it is sent or not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.domain.practices import PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed


class ActionRow(Themed, QWidget):
    """The buttons are shown by what the state allows."""

    submit_wanted = Signal()
    edit_wanted = Signal()
    withdraw_wanted = Signal()
    delete_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.submit = Button("", "primary", icon="send")
        self.edit = Button("", "secondary", icon="pencil")
        self.withdraw = Button("", "secondary", icon="undo-2")
        self.restore = Button("", "secondary", icon="undo-2")
        self.delete = Button("", "danger", icon="trash-2")
        self._why = Label("", "meta", "ink2", wrap=True)
        self._row = Row(self, spacing=10)
        for button in (self.submit, self.edit, self.withdraw, self.restore, self.delete):
            self._row.addWidget(button)
        self._row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        self.submit.clicked.connect(self.submit_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.retranslate()
        self.follow_theme()
        self.theme_changed()

    def retranslate(self) -> None:
        """Every word anew."""
        self.submit.setText(self.tr("Submit"))
        self.edit.setText(self.tr("Edit"))
        self.withdraw.setText(self.tr("Take back"))
        self.restore.setText(self.tr("Put it back"))
        self.delete.setText(self.tr("Delete draft"))

    def show_view(self, view: PracticeView, editing: bool) -> None:
        """Shows what this practice allows."""
        gone = view.deleted is not None
        self.submit.setVisible(view.mine and not gone and view.can_submit and editing)
        answered = view.state in (SharingState.RETURNED, SharingState.REFUSED)
        self.edit.setVisible(view.editable and not editing and not answered)
        self.withdraw.setVisible(view.can_withdraw)
        self.restore.setVisible(gone)
        self.delete.setVisible(view.editable and not gone and not view.can_withdraw)
        self._why.set_text(self._words(view, editing))
        self.setVisible(view.mine)

    def theme_changed(self) -> None:
        compact = self.theme.compact
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        super().theme_changed()

    def _words(self, view: PracticeView, editing: bool) -> str:
        if view.deleted is not None:
            return self.tr("It lies in the bin.")
        if editing:
            return self.tr("Only you see a draft. Submitting sends this text to the moderators.")
        return {
            SharingState.WAITING: self.tr("It goes with the next exchange. Until then you can still change it."),
            SharingState.RECEIVED: self.tr("The centre has it. A moderator will read it."),
            SharingState.UNDER_REVIEW: self.tr("A moderator is reading it."),
            SharingState.PUBLISHED: self.tr("Colleagues read it in their library."),
            SharingState.WITHDRAWN: self.tr("You took it back. Your draft is still here."),
        }.get(view.state, "")
