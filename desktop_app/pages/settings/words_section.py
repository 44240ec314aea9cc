"""The twelve words again, on request, because the sheet of paper may be lost while the laptop is not."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import WordsStanding
from desktop_app.pages.joining.words_card import WordsCard
from desktop_app.pages.joining.words_panel import WordsPanel
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.button import Button
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column


class WordsSection(QWidget):
    """Hidden again each time the page is entered."""

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._intro = Label("", "meta", "ink2", wrap=True)
        self.button = Button("", "secondary", icon="key-round")
        self.panel = WordsPanel()
        self.wanted = WordsCard(app)
        column = Column(self, spacing=12)
        column.addWidget(self.wanted)
        column.addWidget(self._intro)
        column.addLayout(at_start(self.button))
        column.addWidget(self.panel)
        self.button.clicked.connect(self._on_asked)
        app.known.connect(self._show_standing)
        self.conceal()
        self.retranslate()
        self._show_standing()

    def retranslate(self) -> None:
        """Every word anew."""
        self._intro.set_text(self.tr("They open your work on another laptop. Look around before you show them."))
        self.panel.retranslate()
        self.wanted.retranslate()
        self._say()

    def conceal(self) -> None:
        """Takes the words off the screen."""
        self.panel.show_words(())
        self.panel.hide()
        self._say()

    def _say(self) -> None:
        hidden = self.panel.isHidden()
        self.button.setText(self.tr("Show my twelve words") if hidden else self.tr("Hide the words"))

    @Slot()
    def _show_standing(self) -> None:
        """On a laptop that waits for the words of another there is nothing to show but the field for them."""
        status = self._app.status
        standing = status.words if status else WordsStanding()
        self.wanted.show_standing(standing)
        self._intro.setVisible(not standing.awaited)
        self.button.setVisible(not standing.awaited)

    @Slot()
    def _on_asked(self) -> None:
        from desktop_app.operations import own_words

        if self.panel.isHidden():
            self._app.run(own_words.recovery_words, done=self._take)
        else:
            self.conceal()

    @Slot(object)
    def _take(self, words: tuple[str, ...]) -> None:
        self.panel.show_words(words)
        self.panel.setVisible(bool(words))
        self._say()
