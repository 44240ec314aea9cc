"""The head of a step of Welcome: which step it is, its title, and a sentence."""

from PySide6.QtWidgets import QWidget

from desktop_app.qt_support.wording import number_text
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.progress_segments import ProgressSegments

STEPS = 3


class StepHead(QWidget):
    """``step`` counts from 1."""

    def __init__(self, step: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._segments = ProgressSegments()
        self._count = Label("", "meta", "ink2")
        self._title = Label("", "display", wrap=True)
        self._sentence = Label("", "lead", "ink2", wrap=True)
        column = Column(self)
        column.addWidget(self._segments)
        column.gap(10)
        column.addWidget(self._count)
        column.gap(4)
        column.addWidget(self._title)
        column.gap(8)
        column.addWidget(self._sentence)
        column.gap(22)

    def say(self, title: str, sentence: str) -> None:
        """The words of the step."""
        count = self.tr("Step {number} of {total}").format(number=number_text(self._step), total=number_text(STEPS))
        self._segments.show_progress(STEPS, self._step - 1, frozenset(range(self._step - 1)))
        self._count.set_text(count)
        self._title.set_text(title)
        self._sentence.set_text(sentence)
