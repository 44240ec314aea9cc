"""Welcome: three short steps between the first start and the course.

Promises: nothing waits for a network; a learner who closes the window in the middle goes on at the next step, and one
who has begun is never asked for their name again. Shown alone, without the rail.
"""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.welcome.centre_step import CentreStep
from desktop_app.pages.welcome.given_step import GivenStep
from desktop_app.pages.welcome.words_step import WordsStep
from desktop_app.pages.welcome.you_step import YouStep
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.widgets.avatar import Mark
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.page_frame import PageFrame

_WIDEST: Final = 600
STEPS: Final = ("you", "centre", "words", "given")


class WelcomePage(QWidget):
    """See navigation.Page. ``enter`` takes a step's name, for the tour and for going on in the middle."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self.you = YouStep(app)
        self.centre = CentreStep(app)
        self.words = WordsStep(app)
        self.given = GivenStep(app)
        self._steps: dict[str, YouStep | CentreStep | WordsStep | GivenStep] = {
            "you": self.you,
            "centre": self.centre,
            "words": self.words,
            "given": self.given,
        }
        frame = self._frame = PageFrame(widest=_WIDEST)
        Column(self).addWidget(frame)
        brand = Row(spacing=12)
        brand.addWidget(Mark())
        brand.addWidget(Label("Fieldbook", "h2"))
        brand.addStretch(1)
        frame.header.gap(14)
        frame.header.addLayout(brand)
        frame.header.gap(34)
        for step in self._steps.values():
            frame.column.addWidget(step)
            step.hide()
        frame.column.addStretch(1)
        self.you.begun.connect(self._on_begun)
        self.centre.settled.connect(self._on_settled)
        self.centre.form.joined.connect(self._on_joined)
        self.words.finished.connect(self._on_finished)
        self.given.finished.connect(self._on_finished)
        self.show_step("you")

    def enter(self, target: str | None) -> None:
        """Begins, or goes on where the learner stopped."""
        if target in STEPS:
            self.show_step(str(target))
        elif self._app.learner is not None:
            self._ask_words()
            self.show_step("words" if self._app.learner.person else "centre")
        else:
            self.show_step("you")

    def retranslate(self) -> None:
        """Every word anew."""
        for step in self._steps.values():
            step.retranslate()

    def show_step(self, name: str) -> None:
        """Shows one step with the keyboard on its first field."""
        for each, step in self._steps.items():
            step.setVisible(each == name)
        self._frame.area.verticalScrollBar().setValue(0)
        first = {
            "you": self.you.name,
            "centre": self.centre.form.address,
            "words": self.words.written,
            "given": self.given.card.field,
        }[name]
        first.setFocus()

    def _ask_words(self) -> None:
        from desktop_app.operations import own_words

        self._app.run(own_words.recovery_words, done=self._take_words)

    @Slot(object)
    def _take_words(self, words: tuple[str, ...]) -> None:
        self.words.panel.show_words(words)
        if not words and not self.words.isHidden():
            self.show_step("given")  # a second laptop: its words are on the first one

    @Slot(object)
    def _on_begun(self, words: tuple[str, ...]) -> None:
        self._take_words(words)
        self.show_step("centre")

    @Slot()
    def _on_joined(self) -> None:
        """Whose words were typed in has them on paper; a second laptop without them asks for them."""
        if self.centre.form.has_words.isChecked():
            self._on_finished()
        else:
            self._ask_words()
            self.show_step("words")

    @Slot()
    def _on_settled(self) -> None:
        self.show_step("words")

    @Slot()
    def _on_finished(self) -> None:
        self._navigate.go("journey")
