"""Beside the journey when there is no cohort: own pace, and the offer to join. ``join_wanted`` asks for the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import SharingStatus
from desktop_app.widgets.button import Button
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column


class OwnPacePanel(QWidget):
    """``show_status`` fills it."""

    join_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "ui-strong")
        self._first = Label("", "meta", "ink2", wrap=True)
        self._second = Label("", "meta", "ink2", wrap=True)
        self._join = Button("")
        column = Column(self)
        column.addWidget(self._title)
        column.gap(4)
        column.addWidget(self._first)
        column.gap(8)
        column.addWidget(self._second)
        column.gap(14)
        column.addWidget(self._join, 0, Qt.AlignmentFlag.AlignLeft)
        self._join.clicked.connect(self.join_wanted)

    def show_status(self, status: SharingStatus) -> None:
        """Says what it means to work without a cohort; offers to join when not enrolled."""
        self._title.set_text(self.tr("Your own pace"))
        self._join.setText(self.tr("Join with a code"))
        self._join.setVisible(not status.enrolled)
        if status.enrolled:
            self._first.set_text(self.tr("You are not in a cohort now. Nothing closes; take the time you need."))
            self._second.set_text(self.tr("When the course team places you in one, its calendar appears here."))
        else:
            self._first.set_text(self.tr("Nothing closes; take the time you need. All you do stays on this laptop."))
            self._second.set_text(
                self.tr(
                    "With a code from the course team you can join a cohort at any time. "
                    "Its calendar appears here, and nothing you made is lost."
                )
            )
