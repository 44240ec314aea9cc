"""Third step: the twelve words, shown once. The course opens when the learner says they are written down."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.joining.words_panel import WordsPanel
from desktop_app.pages.welcome.step_head import StepHead
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.button import Button
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row


class WordsStep(QWidget):
    """``finished`` when the learner has them on paper."""

    finished = Signal()

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._head = StepHead(3)
        self.panel = WordsPanel()
        self.written = CheckBox("")
        self.button = Button("", "primary", trailing="arrow-right", tall=True)
        self._why = Label("", "meta", "ink2", wrap=True)
        column = Column(self)
        column.addWidget(self._head)
        column.addWidget(self.panel)
        column.gap(16)
        column.addLayout(at_start(self.written))
        column.gap(14)
        row = Row(spacing=16)
        row.addWidget(self.button)
        row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.written.toggled.connect(self._on_written)
        self.button.clicked.connect(self._on_open)
        self.retranslate()
        self._on_written(False)

    def retranslate(self) -> None:
        """Every word anew."""
        self._head.say(
            self.tr("Write down twelve words"),
            self.tr("They are the key to your private notes. If this laptop is lost, they open your work on another."),
        )
        self.panel.retranslate()
        self.written.setText(self.tr("I have the words on paper, in this order"))
        self.button.setText(self.tr("Open the course"))
        self._why.set_text(self.tr("First write the words down or print them, then tick the box."))

    @Slot(bool)
    def _on_written(self, written: bool) -> None:
        self.button.setEnabled(written)
        self._why.setVisible(not written)

    @Slot()
    def _on_open(self) -> None:
        from desktop_app.operations import learner

        self._app.run(learner.words_shown)
        self.finished.emit()
