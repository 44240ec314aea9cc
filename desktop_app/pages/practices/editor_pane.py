"""Writing a practice: title, place and the eight parts, saved while one writes.

Promises: what is typed is saved a second after the last key, on leaving a field and on leaving the page; a save that
fails leaves the text on the screen, says so and is tried again; what arrives from another laptop is merged into the
fields without moving what is being typed. A save says what stood here before, so that it takes away nothing that
nobody saw here, whatever the database gave out meanwhile. Knows no operations: ``save_wanted`` asks, ``take_saved``
answers.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.practices import PARTS, PracticeView
from desktop_app.domain.text_merge import rebase
from desktop_app.pages.practices.part_words import part_label, part_question
from desktop_app.widgets.field import Field, TextArea
from desktop_app.widgets.layouts import Column

_PAUSE_MS: Final = 1000
_LINES: Final = ("title", "place")


class EditorPane(QWidget):
    """``save_wanted`` carries the texts by name, and those they go on from; ``touched`` comes with the first key after
    a save."""

    save_wanted = Signal(object, object)
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: Field("") for name in _LINES}
        self.areas = {part: TextArea("", lines=2, most=16) for part in PARTS}
        self._sent: dict[str, str] | None = None  # on its way to the database
        self._saved: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save_now)
        column = Column(self, spacing=12)
        for widget in self.fields():
            column.addWidget(widget)
            widget.edited.connect(self._on_edited)
            widget.editor.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self.lines["title"].set_words(self.tr("Title"), self.tr("Say what to do, in one line."))
        self.lines["place"].set_words(self.tr("Place or region"), self.tr("As exact as is safe. A region is enough."))
        for part, area in self.areas.items():
            area.set_words(part_label(part), part_question(part))

    def show_view(self, view: PracticeView) -> None:
        """Shows a draft from the beginning."""
        self._pause.stop()
        self._sent = None
        self._saved = {"title": view.title, "place": view.place, **{part: view.parts.get(part, "") for part in PARTS}}
        for name, text in self._saved.items():
            self._field(name).set_text(text)

    def texts(self) -> dict[str, str]:
        """What stands on the screen."""
        return {name: self._field(name).text() for name in (*_LINES, *PARTS)}

    @property
    def unsaved(self) -> bool:
        """True while the screen holds something the database does not."""
        return self.texts() != self._saved

    @Slot()
    def save_now(self) -> None:
        """Asks for what changed to be saved; one save at a time."""
        self._pause.stop()
        if self._sent is None and self.unsaved:
            self._sent = self.texts()
            self.save_wanted.emit(dict(self._sent), dict(self._saved))

    def take_saved(self, fields: dict[str, str]) -> None:
        """The save went through: takes in what came from elsewhere, keeps what was typed meanwhile."""
        sent, self._sent = self._sent or {}, None
        for name, theirs in fields.items():
            before, now = sent.get(name, theirs), self._field(name).text()
            self._saved[name] = theirs
            self._field(name).set_text(theirs if now == before else rebase(before, now, theirs))
        if self.unsaved and self.isVisible():
            self._pause.start()
        elif self.unsaved:  # the page or the window went while the save was under way
            self.save_now()

    def take_refusal(self) -> None:
        """The save failed: everything stays, and is tried again with the next key."""
        self._sent = None

    def say_missing(self, field: str, sentence: str) -> None:
        """Marks the field that keeps a practice from being sent, and puts the keyboard into it."""
        widget = self._field(field if field in (*_LINES, *PARTS) else PARTS[0])
        widget.set_error(sentence)
        widget.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and isinstance(watched, QLineEdit | QPlainTextEdit):
            self.save_now()
        return False

    def fields(self) -> tuple[Field | TextArea, ...]:
        """From the first to the last."""
        return (*self.lines.values(), *self.areas.values())

    def _field(self, name: str) -> Field | TextArea:
        return self.lines[name] if name in self.lines else self.areas[name]

    @Slot()
    def _on_edited(self, *_text: str) -> None:
        for widget in self.fields():
            widget.set_error("")
        self._pause.start()
        self.touched.emit()
