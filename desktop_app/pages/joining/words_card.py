"""What is to be done about the twelve words: those of the other laptop are wanted here, or a laptop was lost.

Promises: hidden when there is nothing to do; says what waits for the words and what stays where it is without them;
new words are made only in a dialog that shows them. Used by Welcome, Settings and the Sync page. ``settled`` when the
learner has done it.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.sharing import WordsStanding
from desktop_app.pages.joining.new_words_dialog import NewWordsDialog
from desktop_app.pages.joining.words_field import WordsField
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar


class WordsCard(Card):
    """``show_standing`` fills it, shows it or hides it."""

    settled = Signal()

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(padding=(22, 18, 22, 20), parent=parent)
        self._app = app
        self._standing = WordsStanding()
        self._title = Label("", "h3", wrap=True)
        self._sentence = Label("", "ui", "ink2", wrap=True)
        self.field = WordsField()
        self.notice = NoticeBar("failure")
        self.use = Button("", "secondary", icon="key-round")
        self.make = Button("", "quiet")
        self.body.addWidget(self._title)
        self.body.gap(4)
        self.body.addWidget(self._sentence)
        self.body.gap(14)
        self.body.addWidget(self.field)
        self.body.addWidget(self.notice)
        self.body.gap(14)
        deeds = Column(spacing=10)
        for button in (self.use, self.make):
            deeds.addLayout(at_start(button))
        self.body.addLayout(deeds)
        self.use.clicked.connect(self._on_use)
        self.make.clicked.connect(self._on_make)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Every word anew."""
        self.field.retranslate()
        self.use.setText(self.tr("Use these words"))
        self._say()

    def show_standing(self, standing: WordsStanding) -> None:
        """Shows what is to be done; hides itself when nothing is."""
        self._standing = standing
        self._say()
        self.setVisible(standing != WordsStanding())

    def _say(self) -> None:
        standing = self._standing
        wants = standing.wants_words
        self.field.setVisible(wants)
        self.use.setVisible(wants)
        self.make.setVisible(standing.lost or standing.awaited)
        self.make.set_kind("quiet" if wants else "secondary")
        self.make.setText(self.tr("Make new words") if standing.lost else self.tr("I do not have these words"))
        title, sentence = self._words()
        self._title.set_text(title)
        self._sentence.set_text(sentence)

    def _words(self) -> tuple[str, str]:
        standing = self._standing
        if standing.lost and not standing.wants_words:
            return self.tr("Your other laptop was reported lost"), self.tr(
                "It knows your recovery words. With new ones it cannot read what you write from now on."
            )
        if standing.lost:
            return self.tr("Your other laptop was reported lost"), self.tr(
                "Notes from your other laptop are here, and wait for its new recovery words. If no other laptop of"
                " yours has made any, make new ones here."
            )
        if standing.unread:
            title = self.tr("Notes from your other laptop are here, and wait for its recovery words")
        else:
            title = self.tr("This laptop waits for the recovery words of your other one")
        if standing.awaited:
            return title, self.tr("Until then the notes, marks and drafts that you write here stay on this laptop.")
        return title, self.tr("This laptop was not given the newest words. What you write here is sent all the same.")

    @Slot()
    def _on_use(self) -> None:
        from desktop_app.operations import own_words

        self.notice.hide()
        if self.field.insist():
            self.use.setEnabled(False)
            self._app.run(own_words.use_words, self.field.words, done=self._on_done, failed=self._on_failed)

    @Slot()
    def _on_make(self) -> None:
        from desktop_app.operations import own_words

        self._app.run(own_words.proposed, done=self._show_new)

    @Slot(object)
    def _show_new(self, words: tuple[str, ...]) -> None:
        dialog = NewWordsDialog(self, words, lost=self._standing.lost)
        dialog.agreed.connect(self._on_agreed)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_agreed(self, words: tuple[str, ...]) -> None:
        from desktop_app.operations import own_words

        self._app.run(own_words.take_new, words, done=self._on_done, failed=self._on_failed)

    @Slot(object)
    def _on_done(self, _: object) -> None:
        self.use.setEnabled(True)
        self.field.clear()
        self.settled.emit()

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self.use.setEnabled(True)
        what, todo = what_and_todo(known)
        self.notice.tell("failure", what, todo)
