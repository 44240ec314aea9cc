"""What a press on a stop in the text does: a card for a term or a footnote, a note at a question, an answer, a link.

Promises: what appears is announced to screen readers, and so is a drawing's description when a person comes to it.
Answers and links change the page: for those it only asks. Used by the reader's page.
"""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from course_format.lesson import Figure
from desktop_app.operations.lessons import LessonView
from desktop_app.pages.reader.document_parts import Stop, StopKind
from desktop_app.pages.reader.lesson_text import LessonText
from desktop_app.pages.reader.lesson_words import footnote_card, term_card
from desktop_app.pages.reader.margin import Margin
from desktop_app.pages.reader.marking import Marking
from desktop_app.pages.reader.passages import Passage


class LessonStops(QObject):
    """Made with the page as its parent. ``answer_wanted`` carries a Stop, ``link_wanted`` where it leads."""

    answer_wanted = Signal(object)
    link_wanted = Signal(str)

    def __init__(self, text: LessonText, margin: Margin, marking: Marking, parent: QObject) -> None:
        super().__init__(parent)
        self._text, self._margin, self._marking = text, margin, marking
        self._view: LessonView | None = None
        text.pressed.connect(self._on_pressed)
        text.stop_changed.connect(self._on_changed)

    def show_view(self, view: LessonView) -> None:
        """Another lesson, or the same as it is now."""
        self._view = view

    def announce(self, words: str) -> None:
        """Says them to those who hear the screen."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, words))

    @Slot(object)
    def _on_pressed(self, stop: Stop) -> None:
        view = self._view
        if view is None:
            return
        match stop.kind:
            case StopKind.TERM:
                term = view.terms.get(stop.target)
                if term is not None:
                    self._margin.open_card(term_card(term), stop.start)
                    self.announce(f"{term.term}. {term.definition}")
            case StopKind.FOOTNOTE:
                for note in view.lesson.footnotes:
                    if note.id == stop.target:
                        self._margin.open_card(footnote_card(note), stop.start)
                        self.announce("".join(run.text for run in note.inlines))
            case StopKind.LINK:
                self.link_wanted.emit(stop.target)
            case StopKind.WRITE:
                question = dict(view.lesson.texts())[stop.paragraph].split("\n")[0]
                self._marking.write_at(Passage(stop.paragraph, 0, len(question)))
            case StopKind.ANSWER:
                self.answer_wanted.emit(stop)

    @Slot(object)
    def _on_changed(self, stop: Stop | None) -> None:
        """A drawing is met by its description, for those who cannot see it."""
        if stop is None or self._view is None or stop.kind is not StopKind.FIGURE:
            return
        figure = self._view.lesson.blocks[stop.paragraph]
        if isinstance(figure, Figure):
            self.announce(figure.alt)
