"""Asked when the window is to close and something stands on the screen only, because it could not be saved.

Promises: going back is the first choice and what Esc does; nothing is thrown away without a press on its own button.
"""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.label import Label

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class UnsavedDialog(Dialog):
    """``abandoned`` when the person closes the window all the same."""

    abandoned = Signal()

    def __init__(self, host: QWidget, code: str) -> None:
        super().__init__(host, translate("UnsavedDialog", "Your last words are not saved"))
        for sentence in what_and_todo(Known(code)):
            self.body.addWidget(Label(sentence, "ui", "ink2", wrap=True))
        self.back = self.add_button(self.tr("Go back"), "primary")
        self.abandon = self.add_button(self.tr("Close without saving"), "danger")
        self.abandon.clicked.connect(self.abandoned)
