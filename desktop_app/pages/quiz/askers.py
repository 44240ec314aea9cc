"""The ways of giving an answer: options to choose, a line, a number, pairs, a text of one's own.

Promises: one tab stop leads into each, numbers 1 to 9 choose, ``ready`` says whether there is anything to save,
``entered`` comes with the Enter key when there is. Refuses: to grade and to save. Used by QuestionArea.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from course_format.quiz import Choice, Essay, Matching, Numerical, Question, ShortAnswer
from desktop_app.pages.quiz.answer_lines import lefts
from desktop_app.pages.quiz.option_order import order_of
from desktop_app.widgets.field import Field, TextArea
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.option_row import OptionRow
from desktop_app.widgets.select import Select

Response = tuple[int, ...] | str
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Asker(QWidget):
    """What all of them have."""

    changed = Signal()
    entered = Signal()

    def ready(self) -> bool:
        """True when there is an answer to save."""
        raise NotImplementedError

    def response(self) -> Response:
        """The answer as operations.quizzes.answer takes it."""
        raise NotImplementedError

    def choose_number(self, number: int) -> bool:
        """A number key, from 1. False when it means nothing here."""
        return False

    def begin(self, reason: Qt.FocusReason) -> None:
        """Takes the keyboard."""
        raise NotImplementedError

    def show_error(self, sentence: str) -> None:
        """What is wrong with the answer's form; empty takes it away."""


class ChoiceAsker(Asker):
    """Options in ``order`` (indexes of the question's own)."""

    def __init__(self, question: Choice, order: Sequence[int]) -> None:
        super().__init__()
        self._order = tuple(order)
        column = Column(self, spacing=10)
        self.rows: list[OptionRow] = []
        for index in self._order:
            row = OptionRow(question.options[index].text, multiple=question.several)
            row.toggled.connect(self.changed)
            row.installEventFilter(self)
            column.addWidget(row)
            self.rows.append(row)

    def ready(self) -> bool:
        return any(row.isChecked() for row in self.rows)

    def response(self) -> Response:
        chosen = [index for index, row in zip(self._order, self.rows, strict=True) if row.isChecked()]
        return tuple(sorted(chosen))

    def choose_number(self, number: int) -> bool:
        if not 1 <= number <= len(self.rows):
            return False
        row = self.rows[number - 1]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.click()
        return True

    def begin(self, reason: Qt.FocusReason) -> None:
        if self.rows:
            self.rows[0].setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on what is chosen already means: that is my answer."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if pressed and isinstance(watched, OptionRow) and watched.isChecked():
            self.entered.emit()
            return True
        return False


class LineAsker(Asker):
    """A short answer or a number."""

    def __init__(self, label: str, example: str) -> None:
        super().__init__()
        self.field = Field(label, example=example)
        Column(self).addWidget(self.field)
        self.field.edited.connect(self._on_edited)
        self.field.entered.connect(self.entered)

    def ready(self) -> bool:
        return bool(self.field.text().strip())

    def response(self) -> Response:
        return self.field.text()

    def begin(self, reason: Qt.FocusReason) -> None:
        self.field.setFocus(reason)

    def show_error(self, sentence: str) -> None:
        self.field.set_error(sentence)

    def _on_edited(self) -> None:
        self.field.set_error("")
        self.changed.emit()


class MatchingAsker(Asker):
    """For each left side one of the right sides, these in an order of their own."""

    def __init__(self, question: Matching, order: Sequence[int], choose: str) -> None:
        super().__init__()
        self._order = tuple(order)
        options = (choose, *(question.pairs[index][1] for index in self._order))
        column = Column(self, spacing=14)
        self.selects: list[Select] = []
        for left in lefts(question):
            select = Select(left, options)
            select.chosen.connect(self.changed)
            column.addWidget(select)
            self.selects.append(select)

    def ready(self) -> bool:
        return all(select.index > 0 for select in self.selects)

    def response(self) -> Response:
        none = len(self._order)
        return tuple(self._order[select.index - 1] if select.index else none for select in self.selects)

    def begin(self, reason: Qt.FocusReason) -> None:
        if self.selects:
            self.selects[0].setFocus(reason)


class EssayAsker(Asker):
    """A text for oneself."""

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self.area = TextArea(label, hint=hint, lines=5)
        Column(self).addWidget(self.area)
        self.area.edited.connect(self.changed)

    def ready(self) -> bool:
        return bool(self.area.text().strip())

    def response(self) -> Response:
        return self.area.text()

    def begin(self, reason: Qt.FocusReason) -> None:
        self.area.setFocus(reason)


def option_count(question: Question) -> int:
    """How many things of this question have an order to be shown in."""
    match question:
        case Choice():
            return len(question.options)
        case Matching():
            return len(question.pairs)
        case ShortAnswer() | Numerical() | Essay():
            return 0


def shown_order(question: Question, learner: str) -> tuple[int, ...]:
    """The order in which this learner sees the answers of this question."""
    return order_of(option_count(question), learner, question.id)
