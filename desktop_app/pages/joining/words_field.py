"""The field for the twelve words: of another laptop, or of this profile when its key is not here.

Promises: each word is checked as it is typed, and the check sum when there are twelve; what is wrong is said by its
number; the words run from left to right in every language, as they stand on the paper. ``completed`` says whether all
twelve are right now.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.word_check import WordCheck
from desktop_app.qt_support.wording import isolate, number_text
from desktop_app.widgets.field import TextArea
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column

NEEDED = 12


class WordsField(QWidget):
    """``words`` are the twelve when they are right, else none."""

    completed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, name: str = "", hint: str = "") -> None:
        """``name`` and ``hint`` where the words are not those of another laptop."""
        super().__init__(parent)
        self._named = (name, hint)
        self._check = WordCheck()
        self.area = TextArea("", lines=3, most=6)
        self.area.editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._state = Label("", "caption", "ink2", wrap=True)
        column = Column(self, spacing=4)
        column.addWidget(self.area)
        column.addWidget(self._state)
        self.setFocusProxy(self.area)
        self.area.edited.connect(self._on_edited)
        self.retranslate()

    @property
    def words(self) -> tuple[str, ...]:
        """The twelve words; none while they are not right."""
        return self._check.words if self._check.whole else ()

    def retranslate(self) -> None:
        """Every word anew, but for those that were typed."""
        name, hint = self._named
        self.area.set_words(
            name or self.tr("The twelve words of your other laptop"),
            hint or self.tr("In their order, with a space between. Your other laptop shows them in Settings."),
        )
        self._say()

    def clear(self) -> None:
        """Takes the words off the screen."""
        self.area.set_text("")
        self._on_edited()

    def insist(self) -> bool:
        """Whether the words are right; if not, says what is missing and takes the keyboard."""
        if self._check.whole:
            return True
        if not self._check.wrong and not self._check.mixed:
            self.area.set_error(self.tr("All twelve words are needed, in their order."))
        self.area.setFocus()
        return False

    @Slot()
    def _on_edited(self) -> None:
        from desktop_app.operations.word_check import check_words

        before = self._check.whole
        self._check = check_words(self.area.text())
        self._say()
        if self._check.whole != before:
            self.completed.emit(self._check.whole)

    def _say(self) -> None:
        check, count = self._check, len(self._check.words)
        self.area.set_error(self._fault())
        if check.whole:
            self._state.set_text(self.tr("All twelve words are right."))
        else:
            of = self.tr("{count} of {needed} words")
            self._state.set_text(of.format(count=number_text(count), needed=number_text(NEEDED)))
        self._state.setVisible(bool(check.words))

    def _fault(self) -> str:
        check = self._check
        if check.wrong:
            first = check.wrong[0]
            told = self.tr("Word {number}, “{word}”, is not one of the words there are.")
            sentence = told.format(number=number_text(first.number), word=isolate(first.word))
            if first.nearest:
                perhaps = self.tr("Perhaps “{word}”?").format(word=isolate(first.nearest))
                return self.tr("{what} {todo}").format(what=sentence, todo=perhaps)
            return sentence
        if len(check.words) > NEEDED:
            return self.tr("These are %n words. Twelve are needed.", "", len(check.words))
        if check.mixed:
            return self.tr(
                "Each of these words can be right, but together they are not: one stands for another, or two changed"
                " places."
            )
        return ""
