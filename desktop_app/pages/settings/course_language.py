"""In which language the course is read, beside the language of the program.

Promises: offers only languages that a pack here or in the known list has; the choice holds at once for all that is on
this laptop. What would have to come first is told with its size, and comes only when somebody presses.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cancelling import Cancelling
from desktop_app.domain.course_language import Lacking
from desktop_app.operations.changed import Changed
from desktop_app.operations.session import Session
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.course_words import language_name
from desktop_app.qt_support.wording import isolate, number_text, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.select import Select

translate = QCoreApplication.translate  # by this name lupdate finds the strings

_Found = tuple[tuple[str, ...], tuple[Lacking, ...], str]


class CourseLanguageChoice(QWidget):
    """Hidden while the course is known in one language only and none was chosen."""

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._codes: tuple[str, ...] = ("",)
        self._lacking: tuple[Lacking, ...] = ()
        self._chosen = self._wanted = ""
        self._program = app.preferences.language
        self.select = Select("", ("",))
        self.note = Label("", "meta", "ink2", wrap=True)
        self.bring = Button("", "secondary", icon="download")
        column = Column(self, spacing=8)
        column.addWidget(self.select)
        column.addWidget(self.note)
        column.addLayout(at_start(self.bring))
        self.select.chosen.connect(self._on_chosen)
        self.bring.clicked.connect(self._on_bring)
        app.known.connect(self._on_known)
        app.changed.connect(self._on_changed)
        self.hide()
        self.retranslate()

    def look(self) -> None:
        """Asks anew what there is to choose from."""
        self._app.run(_find, done=self._take)

    def retranslate(self) -> None:
        """Every word anew."""
        options = [language_name(code) if code else self.tr("As the program") for code in self._codes]
        chosen = self._codes.index(self._chosen) if self._chosen in self._codes else 0
        self.select.set_words(self.tr("Language of the course"), tuple(options), chosen)
        self._show()

    @Slot(object)
    def _take(self, found: _Found) -> None:
        self.show_choice(self._app.preferences.course_language, *found)

    def show_choice(self, chosen: str, languages: tuple[str, ...], lacking: tuple[Lacking, ...], wanted: str) -> None:
        """Shows what there is to choose from, what is ``chosen``, and what can come in the ``wanted`` language."""
        self._chosen, self._lacking, self._wanted = chosen, lacking, wanted
        known = (*languages, chosen) if chosen and chosen not in languages else languages
        self._codes = ("", *known)
        self.setVisible(len(languages) > 1 or bool(chosen))
        self.retranslate()

    def _show(self) -> None:
        waiting = [each for each in self._lacking if not each.coming]
        self.bring.setVisible(bool(waiting))
        self.note.setVisible(bool(self._lacking))
        if not self._lacking:
            return
        language, named = isolate(language_name(self._wanted)), _named(waiting or self._lacking)
        if waiting:
            words = self.tr("Can be had in {language}: {weeks}. Until it is here you read it as it is now.")
            size = size_text(sum(each.size for each in waiting))
            self.bring.setText(self.tr("Download {size}").format(size=size))
        else:
            words = self.tr("On its way in {language}: {weeks}.")
        self.note.set_text(words.format(language=language, weeks=named))

    @Slot()
    def _on_known(self) -> None:
        """The choice, or the program's language, may be another."""
        if self._program != self._app.preferences.language:
            self._program = self._app.preferences.language
            self._settle_soon()
        self._chosen = self._app.preferences.course_language
        self.retranslate()

    @Slot(object)
    def _on_changed(self, topics: frozenset[str]) -> None:
        if self.isVisible() and topics & {"packs", "preferences"}:
            self.look()

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._app.set_preferences(course_language=self._codes[index])
        self._settle_soon()

    def _settle_soon(self) -> None:
        """After the choice is kept: the database thread answers in order."""
        self._app.run(_find, done=self._on_kept)

    @Slot(object)
    def _on_kept(self, _found: _Found) -> None:
        self._app.run_on_network(_settle, done=self._on_settled)

    @Slot(object)
    def _on_settled(self, _changed: Changed) -> None:
        self.look()

    @Slot()
    def _on_bring(self) -> None:
        for each in self._lacking:
            if not each.coming:
                self._app.transfer.want(each.pack, self._wanted)


def _named(lacking: Iterable[Lacking]) -> str:
    """ "Week 1, Week 3"."""
    week = translate("CourseWords", "Week {number}")
    return ", ".join(
        isolate(each.title) if each.week is None else week.format(number=number_text(each.week)) for each in lacking
    )


def _find(session: Session) -> _Found:
    from desktop_app.operations import course_language

    return course_language.languages(session), course_language.lacking(session), course_language.wanted(session)


def _settle(session: Session, *, cancelled: Cancelling) -> Changed:
    """In a worker: whoever has the packs folder may need a moment to make way."""
    from desktop_app.operations import course_language

    return course_language.settle(session)
